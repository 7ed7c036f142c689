"""One row of the tables: a sign, where it is looked for, and what it means.

How a pattern is applied depends on the place: titles and headings are matched whole, notices and
gates from the beginning of a sentence or block, everything else is searched.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from dalel.model import Platform, Reach


class Place(StrEnum):
    """Where on a page (or beside it) a sign was seen, in words for the reader."""

    TITLE = "the title"
    HEADING = "a heading"
    NOTICE = "the page's only text"
    GATE = "a block in place of the text"
    NAMES = "a known element"
    ADDRESS = "the address"
    HEADER = "a response header"
    SOURCE = "the page's source"


class Talk(StrEnum):
    """What the other sentences of the page must be about, for the page to be nothing but the notice."""

    GONE = "gone"
    CHALLENGE = "challenge"
    WALL = "wall"
    PARKED = "parked"
    ANY = "any"


@dataclass(frozen=True)
class Sign:
    """A sign. ``prose``: most words of running text beside it; ``is_label``: only words of the closed vocabulary;
    ``after_home``: only where a redirect led from a page to a home page."""

    rule: str
    reach: Reach
    place: Place
    pattern: re.Pattern[str]
    because: str
    language: str | None = None
    platforms: frozenset[Platform] | None = None
    talk: Talk = Talk.ANY
    prose: int | None = 100
    story: int = 30
    is_label: bool = False
    needs_password: bool = False
    after_home: bool = False
    also: re.Pattern[str] | None = None


_POLITE = (
    r"(?:(?:oops|ooops|whoops|uh oh|hmm|sorry|we're sorry|we are sorry|unfortunately|error|attention|упс|ой|увы|к сожалению|извините"
    r"|простите|нам очень жаль|внимание|ошибка(?: 404)?|кешіріңіз|өкінішке орай|қате)[\s,.!:;—–-]*(?:but |но )?){0,2}"
)


def rows(
    rule: str,
    reach: Reach,
    place: Place,
    because: str,
    patterns: dict[str, str],
    *,
    platforms: tuple[Platform, ...] = (),
    talk: Talk = Talk.ANY,
    prose: int | None = 100,
    story: int = 30,
    is_label: bool = False,
    needs_password: bool = False,
    after_home: bool = False,
    also: str = "",
) -> tuple[Sign, ...]:
    """One row for each language; the key ``*`` stands for signs that are in no language."""
    return tuple(
        Sign(
            rule,
            reach,
            place,
            _compiled(place, pattern, is_label),
            because,
            None if language == "*" else language,
            frozenset(platforms) or None,
            talk,
            prose,
            story,
            is_label,
            needs_password,
            after_home,
            re.compile(also) if also else None,
        )
        for language, pattern in patterns.items()
    )


def _compiled(place: Place, pattern: str, is_label: bool) -> re.Pattern[str]:
    if is_label:
        return re.compile(pattern)
    if place in (Place.TITLE, Place.HEADING):
        return re.compile(rf"^{_POLITE}(?:{pattern})$")
    if place in (Place.NOTICE, Place.GATE):
        return re.compile(rf"^{_POLITE}(?:{pattern})")
    return re.compile(pattern, re.IGNORECASE)
