"""Words that begin with a capital yet are no names, and words too common to compare."""

from functools import cache

from dalel.details.fold import fold
from dalel.details.tables import rows
from dalel.details.words import Word


@cache
def _keys(latin: bool) -> frozenset[str]:
    words = (word for row in rows("common_words") for word in row[0].split())
    return frozenset(fold(word) for word in words if word.isascii() is latin)


def is_common(word: Word) -> bool:
    """Whether a word is one of dalel/data/common_words.txt, in its own script: «Веры» is no "very"."""
    return word.key in _keys(word.text.isascii())
