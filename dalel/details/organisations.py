"""Organisations of a text by one id for their English, Russian and Kazakh names."""

from functools import cache

from dalel.details.phrases import Named, Phrases
from dalel.details.tables import rows
from dalel.details.words import Word


@cache
def _phrases() -> Phrases:
    return Phrases(((row[0], name) for row in rows("organisations") for name in row[1].split(";")), capital=True)


def organisations_in(text: str, words: list[Word]) -> list[Named]:
    """All known organisations in order."""
    return _phrases().find(text, words)
