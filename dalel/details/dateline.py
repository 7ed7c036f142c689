"""The day a page was written, as its own text tells it."""

import re
from datetime import date

from dalel.details.day import Day
from dalel.details.facts import Facts

_CLOSED = re.compile(r"[.:\n]|\s+(?:г\.)?\s*(?:[-–—]|\n)|\Z")
"""What follows a date that stands by itself."""
_SIGNED = re.compile(
    r"(?i)(?:опубликован\w*|дата публикации|published|posted|dated|жариялан\w*"
    r"|(?:новость|текст|запись|пост) от)\W{1,3}(?:on\s)?$"
)
_HEAD = 120
"""Characters in which a page's own date line stands."""


def written_on(page: Facts, year: int | None) -> date | None:
    """The page's own date where it opens the text («23.05.2023. С обыском…», "ALMATY, January 19, 2024 --").

    ``year`` is the report's: a week's digest («5–11 февраля») tells none, and its weekdays belong to it.
    """
    days = [d for d in page.days if d.day and not d.about]
    signed = next((d for d in days if _signs(page.text, d)), None)
    if signed and (signed.year or year):
        return _real(signed, signed.year or year)
    head = next((d for d in days if d.end <= _HEAD), None)
    told = (head.year or (year if head.until else None)) if head else None
    if head is None or not told or not (head.start <= 3 or head.until or _CLOSED.match(page.text, head.end)):
        return None
    return _real(head, told)


def _signs(text: str, day: Day) -> bool:
    """«Новость от 8 октября», or a date that is all of the last sentence."""
    before = text[max(0, day.start - 24) : day.start]
    is_last = day.end >= len(text.rstrip(" .)\n")) and (not before.strip() or before.rstrip()[-1] in ".\n(!?»”")
    return bool(_SIGNED.search(before)) or is_last


def first_day(page: Facts, year: int | None) -> date | None:
    """The first day the page tells, from which its weekdays count where it does not say when it was written."""
    told = next((d for d in page.days if d.day and not d.about and (d.year or year)), None)
    return _real(told, told.year or year) if told else None


def _real(day: Day, year: int | None) -> date | None:
    try:
        return sensible(date(year or 0, day.month, day.until or day.day))
    except ValueError:
        return None


def sensible(written: date) -> date | None:
    """A day on which a web page can have been written, give or take a slip; days are counted from it."""
    return written if 1950 <= written.year <= 2100 else None
