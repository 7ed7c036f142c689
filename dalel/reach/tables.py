"""The tables of signs, read from ``signs/*.toml``: rows are data, so that a new wording is a new line and no code.

A row gives its alternatives by language (``any`` for signs in none); ``{name}`` stands for a group of
``[words.<language>]`` or ``[words.any]`` of the same file. Labels, and rows marked ``anywhere``, are searched.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from dalel.model import Platform, Reach
from dalel.reach.sign import Place, Sign

_LANGUAGES = ("any", "en", "ru", "kk")
_NAME = re.compile(r"\{([a-z]+)\}")
_POLITE = "|".join(
    (
        "oops|ooops|whoops|uh oh|hmm|sorry|we're sorry|we are sorry|unfortunately|error|attention",
        "упс|ой|увы|к сожалению|извините|простите|нам очень жаль|внимание|ошибка(?: 404)?",
        "кешіріңіз|өкінішке орай|қате",
    )
)
_OPENING = rf"^(?:(?:{_POLITE})[\s,.!:;—–-]*(?:but |но )?){{0,2}}"


@cache
def signs(*names: str) -> tuple[Sign, ...]:
    """The rows of the named tables, in order: a row for each place and language."""
    return tuple(sign for name in names for sign in _table(name))


def _table(name: str) -> Iterator[Sign]:
    data = tomllib.loads((files("dalel.reach") / "signs" / f"{name}.toml").read_text(encoding="utf-8"))
    for row in data["sign"]:
        for place in row["places"]:
            for language in (one for one in _LANGUAGES if one in row):
                yield _sign(row, Place[place.upper()], language, data.get("words", {}))


def _sign(row: dict[str, Any], place: Place, language: str, words: dict[str, dict[str, list[str]]]) -> Sign:
    known = {**words.get("any", {}), **words.get(language, {})}
    pattern = _filled(row.get("before", ""), known) + f"(?:{_filled('|'.join(row[language]), known)})"
    return Sign(
        rule=row["rule"],
        reach=Reach(row["reach"]),
        place=place,
        pattern=_compiled(place, pattern, bool(row.get("is_label") or row.get("anywhere"))),
        because=row["because"],
        language=None if language == "any" else language,
        platforms=frozenset(map(Platform, row["platforms"])) if "platforms" in row else None,
        prose=_limit(row, "prose", 120),
        strange=_limit(row, "strange", 6),
        is_label=bool(row.get("is_label")),
        is_plain=bool(row.get("anywhere")),
        needs_password=bool(row.get("needs_password")),
        after_home=bool(row.get("after_home")),
        also=re.compile(row["also"]) if "also" in row else None,
        asked=re.compile(row["asked"]) if "asked" in row else None,
    )


def _limit(row: dict[str, Any], key: str, default: int) -> int | None:
    """A row's limit; -1 in the table stands for none."""
    value = int(row.get(key, default))
    return value if value >= 0 else None


def _filled(pattern: str, words: dict[str, list[str]]) -> str:
    return _NAME.sub(lambda match: f"(?:{'|'.join(words[match.group(1)])})", pattern)


def _compiled(place: Place, pattern: str, anywhere: bool) -> re.Pattern[str]:
    """Titles and headings match whole, notices and gates from their beginning, the rest anywhere."""
    if anywhere:
        return re.compile(pattern)
    if place in (Place.TITLE, Place.HEADING):
        return re.compile(rf"{_OPENING}(?:{pattern})$")
    if place in (Place.NOTICE, Place.GATE):
        return re.compile(rf"{_OPENING}(?:{pattern})")
    return re.compile(pattern, re.IGNORECASE)
