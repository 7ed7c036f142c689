"""Imported by the server that readers are forked from: each of them starts with everything loaded."""

import gc
import sys

# trafilatura loads it, and numpy with it, for a guess at languages that is never asked for here
sys.modules["py3langid"] = None  # type: ignore[assignment]

from pipelines.reader import read_one_page  # noqa: E402

read_one_page()
gc.freeze()  # readers share it and never look through it
