"""What a text tells of, as concepts that English, Russian and Kazakh words share (dalel/data/concepts.txt)."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from dalel.details.fold import fold
from dalel.details.tables import rows
from dalel.details.words import Word

Stems = dict[str, list[tuple[tuple[str, ...], bool, str]]]


@cache
def _stems(column: int) -> Stems:
    """Folded beginnings of words by their first three letters; column 0 English, 1 Russian, 2 Kazakh."""
    index: Stems = defaultdict(list)
    for row in rows("concepts"):
        for stem in row[2 + column].split():
            keys = tuple(fold(part.replace("-", "")) for part in stem.rstrip("$").split("_"))
            index[keys[0][:3]].append((keys, stem.endswith("$"), row[0]))
    return dict(index)


@cache
def weight_of(concept: str) -> float:
    """How much a concept sets one event apart: 1 common to 3 telling."""
    return _weights()[concept]


@cache
def _weights() -> dict[str, float]:
    return {row[0]: float(row[1][0]) for row in rows("concepts")}


@cache
def acts() -> dict[str, str]:
    """Concepts that say what was done to somebody, with what stands for each: «detained» and «arrested» are held."""
    return {row[0]: row[1][2:] or row[0] for row in rows("concepts") if row[1][1:2] == "!"}


@cache
def occasions() -> frozenset[str]:
    """Concepts that say on what occasion: a rally, an election."""
    return frozenset(row[0] for row in rows("concepts") if row[1][1:] == "?")


ENGLISH, RUSSIAN, KAZAKH = 0, 1, 2
Columns = tuple[int, ...]
_SLAVIC = frozenset(
    fold(w)
    for w in re.findall(r"\w+", "и в на не что с по он она как для за из от это его но а о у к і що та з від до")
)
_SLAVIC_SHARE = 0.06
"""Of a text's words those that only join Russian or Ukrainian ones."""


def languages_of(words: list[Word], latin_kazakh: bool) -> tuple[Columns, Columns]:
    """The columns for a text's words in Latin letters and in others: «қаза» (death) is no beginning of «Казахстан»."""
    latin = (KAZAKH, RUSSIAN) if latin_kazakh else (ENGLISH,)
    is_slavic = sum(w.key in _SLAVIC and not w.text.isascii() for w in words) >= _SLAVIC_SHARE * len(words)
    return latin, (RUSSIAN,) if is_slavic else (RUSSIAN, KAZAKH)


def concepts_of(
    word: Word, languages: tuple[Columns, Columns] | None = None, after: Word | None = None
) -> frozenset[str]:
    """The concepts a word speaks of, alone or with the one ``after`` it, in its text's languages (all by default)."""
    columns = (languages or _ANY)[0 if word.text[0].lower() < "\u0250" else 1]
    return _concepts(word.key, after.key if after and word.key[:3] in _openings(columns) else "", columns)


_ANY: tuple[Columns, Columns] = ((ENGLISH,), (RUSSIAN, KAZAKH))


@cache
def _openings(columns: Columns) -> frozenset[str]:
    """How the phrases of two words begin."""
    stems = (entry for column in columns for entries in _stems(column).values() for entry in entries)
    return frozenset(keys[0][:3] for keys, _, _ in stems if len(keys) > 1)


@lru_cache(maxsize=200_000)
def _concepts(key: str, after: str, columns: Columns) -> frozenset[str]:
    found = set()
    for column in columns:
        for keys, whole, concept in _stems(column).get(key[:3], ()):
            last = after if len(keys) > 1 else key
            if key.startswith(keys[0]) and (last == keys[-1] if whole else last.startswith(keys[-1])):
                found.add(concept)
    return frozenset(found)
