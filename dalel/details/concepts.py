"""What a text tells of, as concepts that English, Russian and Kazakh words share (dalel/data/concepts.txt)."""

from collections import defaultdict
from functools import cache, lru_cache

from dalel.details.fold import fold
from dalel.details.tables import rows
from dalel.details.words import Word

Stems = dict[str, list[tuple[str, bool, str]]]


@cache
def _stems(column: int) -> Stems:
    """Folded beginnings of words by their first three letters; column 0 English, 1 Russian, 2 Kazakh."""
    index: Stems = defaultdict(list)
    for row in rows("concepts"):
        for stem in row[2 + column].split():
            key = fold(stem.rstrip("$").replace("-", ""))
            index[key[:3]].append((key, stem.endswith("$"), row[0]))
    return dict(index)


@cache
def weight_of(concept: str) -> float:
    """How much a concept sets one event apart: 1 common to 3 telling."""
    return next(float(row[1]) for row in rows("concepts") if row[0] == concept)


def concepts_of(word: Word, latin_kazakh: bool = False) -> frozenset[str]:
    """The concepts a word speaks of; Latin letters are English unless the text is Latin Kazakh."""
    return _concepts(word.key, word.text[0].lower() < "\u0250" and not latin_kazakh)


@lru_cache(maxsize=100_000)
def _concepts(key: str, latin: bool) -> frozenset[str]:
    columns = (0,) if latin else (1, 2)
    return frozenset(
        concept
        for column in columns
        for stem, whole, concept in _stems(column).get(key[:3], ())
        if (key == stem if whole else key.startswith(stem))
    )
