"""Words that begin with a capital yet are no names, and words too common to compare."""

from functools import cache

from dalel.details.fold import fold
from dalel.details.tables import rows
from dalel.details.words import Word


@cache
def _words(latin: bool) -> frozenset[str]:
    """Latin words as they are written, others folded (Kazakh has three scripts)."""
    words = (word for row in rows("common_words") for word in row[0].split() if word.isascii() is latin)
    return frozenset(words if latin else map(fold, words))


def is_common(word: Word) -> bool:
    """Whether a word is one of dalel/data/common_words.txt, in its own script: «Веры» is no "very", Kim no "him"."""
    return word.text.lower() in _words(True) if word.text.isascii() else word.key in _words(False)
