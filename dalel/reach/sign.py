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


@dataclass(frozen=True)
class Sign:
    """A sign.

    ``prose``: most words of running text beside it (None: any); ``strange``: most of them that no notice would
    use; ``is_label``: only words of the closed vocabulary; ``is_plain``: all but one of them words of notices;
    ``also``: must be on the page too; ``asked``: must be in the address asked; ``after_home``: only where a
    redirect led from a page to a home page.
    """

    rule: str
    reach: Reach
    place: Place
    pattern: re.Pattern[str]
    because: str
    language: str | None = None
    platforms: frozenset[Platform] | None = None
    prose: int | None = 100
    strange: int | None = 6
    is_label: bool = False
    is_plain: bool = False
    needs_password: bool = False
    after_home: bool = False
    also: re.Pattern[str] | None = None
    asked: re.Pattern[str] | None = None
