"""Given names: the known ones in all their cases, and whether two words are one given name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from dalel.details.fold import fold
from dalel.details.phrases import ENDINGS
from dalel.details.tables import rows

_FEMALE = re.compile(r"((?:ov|ev|in|sk))(?:a|aia|oi|ui|uiu|u)$")
_ROOT = re.compile(r"(?:ov|ev|uli|uly|kizi|kazi)(?:a|u|i|e|oi|im|om|tin|di|ka|ga|din|ti|na|nin|ni|da|dan)?$")
"""What tells whose son or daughter, with the endings it may bear."""
_CASES = {
    "a": (1, "a i e u oi oiu ei eiu"),  # Анна, Нурлыгуля
    "i": (0, " a u em"),  # Юрий
    "e": (0, " a u m"),  # Андрей
    "o": (1, "o a u om e i"),  # Павло
    "": (0, " a u om em e i ia iu"),  # Ержан, Игорь
}
"""By a name's last letter: how much of it is cut, and the endings of Russian and Ukrainian cases."""


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Folded forms of known given names, with the names they may be of (the first of each row)."""
    forms: dict[str, set[str]] = defaultdict(set)
    for row in rows("given_names"):
        for names in row[0].split():
            first, *_ = keys = [fold(name) for name in names.split("=")]
            for key in keys:
                for form in _declined(key):
                    forms[form].add(first)
    return {form: frozenset(names) for form, names in forms.items()}


def _declined(key: str) -> Iterator[str]:
    """All cases of one folded name; a vowel may drop out: Павел, Павла."""
    for base in {key, re.sub("ea$", "ia", key), re.sub("ia$", "ea", key)}:
        cut, endings = _CASES.get(base[-1], _CASES[""])
        stem = base[: len(base) - cut]
        for ending in endings.split(" "):
            yield re.sub("[ei]{2,}", "e", re.sub(r"(.)\1", r"\1", stem + ending))
    fleeting = re.fullmatch(r"(.*[^aeiou])[eo]([^aeiou])", key)
    if fleeting:
        yield from (fleeting[1] + fleeting[2] + ending for ending in ("a", "u", "om", "e"))


@lru_cache(maxsize=100_000)
def known_given(key: str) -> frozenset[str]:
    """The known given names a folded word may be a form of, in Russian or Kazakh cases; empty for other words."""
    exact = _forms().get(key)
    return exact or frozenset().union(*(_forms().get(stem, frozenset()) for stem in stems_of(key)))


def is_given(key: str) -> bool:
    """A known given name, in any case."""
    return bool(known_given(key))


@lru_cache(maxsize=100_000)
def stems_of(key: str) -> tuple[str, ...]:
    """What a name may be without its endings: «жилanbaeva» → zhilanbaeva, zhilanbaev, …"""
    found = {key: None}
    female = _FEMALE.search(key)
    if female:
        found[key[: female.end(1)]] = None
    for cut in range(1, 5):
        if len(key) - cut >= 3 and key[-cut:] in ENDINGS:
            found[key[:-cut]] = None
    return tuple(found)


@lru_cache(maxsize=200_000)
def same_name(a: str, b: str) -> bool:
    """Whether two folded words may be one name: equal but for endings and the slips of transcription."""
    if not a or not b or not same_start(a, b) or abs(len(a) - len(b)) > 5:
        return False
    return any(_near(x, y) for x in stems_of(a) for y in stems_of(b)) or _same_root(a, b)


def _same_root(a: str, b: str) -> bool:
    """Nurgaliyev is Nurgaliuly, Nasirdin is Nasirdinov; but Serik is a given name, and no Serikov."""
    bare = [key for key in (a, b) if not _ROOT.search(key)]
    return not any(map(is_given, bare)) and is_of_root(a, b)


@lru_cache(maxsize=100_000)
def is_of_root(a: str, b: str) -> bool:
    """Whether one surname may be made of the other, or both of one given name: Memetov, Memet."""
    mine, theirs = _ROOT.sub("", a), _ROOT.sub("", b)
    if (a, b) == (mine, theirs) or min(len(mine), len(theirs)) < 5 or not same_start(a, b):
        return False
    return any(_near(x, y) for x in stems_of(mine) for y in stems_of(theirs) if min(len(x), len(y)) > 4)


@lru_cache(maxsize=100_000)
def same_given(a: str, b: str) -> bool:
    """Whether two folded words may be one given name: Pavel and Pasha are; Marat and Murat, both known, are two."""
    known = known_given(a), known_given(b)
    return bool(known[0] & known[1]) if all(known) else same_name(a, b)


def same_start(a: str, b: str) -> bool:
    """Whether two folded names may begin with one sound."""
    return (
        a[0] == b[0]
        or {a[0], b[0]} <= {"e", "i", "a"}
        or {a[0], b[0]} <= {"o", "u"}
        or {a[0], b[0]} <= {"j", "i", "d"}
        or {a[0], b[0]} <= {"S", "C"}
        or {a[0], b[0]} <= {"g", "k"}
        or {a[0], b[0]} <= {"v", "f"}
    )


_VOWELS = str.maketrans("", "", "aeiou")
_SOUNDS = str.maketrans("gv", "kf")
"""Romanisers take one for the other: Halyna is Галина, Kaliya Ғалия, Vogel Фогель."""


def _plain(name: str) -> str:
    """Lyailya is Ләйла: a Russian ear hears the l soft."""
    return (
        name.translate(_SOUNDS).replace("lia", "la").replace("liu", "lu") if len(name) > 4 else name.translate(_SOUNDS)
    )


def _near(x: str, y: str) -> bool:
    x, y = _plain(x), _plain(y)
    shorter = min(len(x), len(y))
    allowed = 0 if shorter < 5 else 1 if shorter < 9 else 2
    if shorter >= 6 and x.translate(_VOWELS) == y.translate(_VOWELS):  # Yoʻldoshev, Yuldashev
        allowed = 2
    return bool(Levenshtein.distance(x, y, score_cutoff=allowed) <= allowed)
