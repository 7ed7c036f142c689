"""Places of a text by one id for all their names (Astana, Nur-Sultan, Ақмола), from GeoNames' facts."""

import re
from functools import cache

from dalel.details.phrases import Named, Phrases
from dalel.details.tables import rows
from dalel.details.words import Word

_CAPITAL = re.compile(r"(?i)\b(?:столиц[аеуы]|столице[йю]|the capital|астанадағы|елорда\w*)\b")
_KAZAKH_CAPITAL = "1526273"
"""GeoNames' id of Astana, which pages call «столица»."""


@cache
def _phrases() -> Phrases:
    return Phrases((row[0], name) for row in rows("places") for name in row[3].split(";"))


@cache
def _regions() -> dict[str, str]:
    return {row[0]: row[2] for row in rows("places")}


def places_in(text: str, words: list[Word]) -> list[Named]:
    """All known places in order."""
    found = _phrases().find(text, words)
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
