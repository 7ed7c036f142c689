"""Words that begin with a capital yet are no names, and words too common to compare (folded keys)."""

from functools import cache

from dalel.details.fold import fold
from dalel.details.tables import rows


@cache
def common_words() -> frozenset[str]:
    """The keys of dalel/data/common_words.txt."""
    return frozenset(fold(word) for row in rows("common_words") for word in row[0].split())
