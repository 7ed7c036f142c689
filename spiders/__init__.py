"""Fetching: which addresses may be reached, how one source is visited, and who visits when."""
