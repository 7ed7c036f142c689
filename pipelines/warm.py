"""Imported by the server that readers are forked from: each of them starts with everything loaded."""

from pipelines.reader import read_one_page

read_one_page()
