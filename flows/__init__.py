"""When things happen: the command line, and the flows that wrap the same steps."""
