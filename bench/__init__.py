"""`./run bench`: figures that compare within one run, on a generated web on loopback."""
