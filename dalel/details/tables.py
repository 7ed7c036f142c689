"""The tables of facts in dalel/data, read once, at first use."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table: fields between bars; lines that begin with `#` are remarks."""
    text = (files("dalel") / "data" / f"{name}.txt").read_text("utf-8")
    return tuple(tuple(line.split("|")) for line in text.splitlines() if line and not line.startswith("#"))
