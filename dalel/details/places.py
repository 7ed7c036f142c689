"""Places of a text by one id for all their names (Astana, Nur-Sultan, Ақмола), from GeoNames' facts."""

import re
from functools import cache

from dalel.details.fold import fold
from dalel.details.phrases import Named, Phrases
from dalel.details.tables import rows
from dalel.details.words import Word

_CAPITAL = re.compile(r"(?i)\b(?:столиц[аеуы]|столице[йю]|the capital|астанадағы|елорда\w*)\b")
_ADJECTIVE = re.compile(r"(?<=[sT]k)(?:i|e|aia|oi|oiu|uiu|oe|ogo|omu|om|im|ik|imi)$")
_OF_A_REGION = re.compile(r"\W+(?:област|район)", re.I)
_KAZAKH_CAPITAL = "1526273"
"""GeoNames' id of Astana, which pages call «столица»."""


@cache
def _phrases() -> Phrases:
    return Phrases((row[0], name) for row in rows("places") for name in row[3].split(";"))


@cache
def _regions() -> dict[str, str]:
    return {row[0]: row[2] for row in rows("places")}


@cache
def _adjectives() -> dict[str, str]:
    """«алматинск», «таразск», «уральск»: folded stems of the Russian adjectives of towns, with the towns' ids."""
    found: dict[str, str] = {}
    for row in filter(lambda row: is_town(row[0]), rows("places")):
        for name in filter(lambda name: len(name) > 3, row[3].split(";")):
            root = name.rsplit("-", 1)[-1] if len(name) > 10 else name  # «усть-каменогорский» is two words
            root = re.sub("(?:sk|ск)$", "", root)
            found |= {fold(root + "sk"): row[0], fold(root.rstrip("aeiouy") + "insk"): row[0]}
    return found


def _in_an_adjective(text: str, word: Word) -> Named | None:
    """«Таразский суд», «алматинский активист»: the town; «Карагандинская область» is the region."""
    ending = _ADJECTIVE.search(word.key) if "k" in word.key[-5:] else None
    id_ = _adjectives().get(word.key[: ending.start()]) if ending else None
    if id_ is None or _OF_A_REGION.match(text, word.end):
        return None
    return Named(id_, word.text, word.start, word.end)


def places_in(text: str, words: list[Word]) -> list[Named]:
    """All known places in order."""
    found = _phrases().find(text, words)
    told = [named for word in words if (named := _in_an_adjective(text, word))]
    found += [named for named in told if not any(p.start <= named.start < p.end for p in found)]
    found += [Named(_KAZAKH_CAPITAL, m[0], m.start(), m.end()) for m in _CAPITAL.finditer(text)]
    return sorted(found, key=lambda p: p.start)


def is_compatible(a: str, b: str) -> bool:
    """The same place, or one lies in the other's region, or both are in one region (a village and its town)."""
    region = _regions()
    return a == b or region.get(a) == b or region.get(b) == a


def is_town(id_: str) -> bool:
    """A town of size: its name alone is not some village's or somebody's."""
    return id_.isdigit()


def is_region(id_: str) -> bool:
    """A region, not a settlement."""
    return not id_.lstrip("~").isdigit()
