"""Dates as pages write them, in machine form or in English, Russian and Kazakh words, as ISO 8601.

A date without its year, or with a month that does not exist, is no date: nothing is filled in.
"""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    1: ("january", "jan", "январ", "янв", "қаңтар"), 2: ("february", "feb", "феврал", "фев", "ақпан"),
    3: ("march", "mar", "март", "мар", "наурыз"), 4: ("april", "apr", "апрел", "апр", "сәуір"),
    5: ("may", "мая", "май", "мамыр"), 6: ("june", "jun", "июн", "маусым"),
    7: ("july", "jul", "июл", "шілде"), 8: ("august", "aug", "август", "авг", "тамыз"),
    9: ("september", "sept", "sep", "сентябр", "сен", "қыркүйек"), 10: ("october", "oct", "октябр", "окт", "қазан"),
    11: ("november", "nov", "ноябр", "ноя", "қараша"), 12: ("december", "dec", "декабр", "дек", "желтоқсан"),
}  # fmt: skip
_BY_STEM = sorted(((stem, month) for month, stems in _MONTHS.items() for stem in stems), key=lambda one: -len(one[0]))
_NAME = "|".join(stem for stem, _ in _BY_STEM)
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = r"(?P<d>\d{1,2})"
_WRITTEN = (
    re.compile(
        rf"(?<!\d){_DAY}(?:st|nd|rd|th)?\.?\s+(?P<m>{_NAME})[а-яәғқңөұүһі]*\.?,?\s+{_YEAR}(?!\d)", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<m>{_NAME})[a-z]*\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"{_YEAR}\s*(?:жылғы|жылы|ж\.)\s+{_DAY}\s+(?P<m>{_NAME})", re.IGNORECASE),
    re.compile(rf"(?<![\d.]){_DAY}[./](?P<m>\d{{1,2}})[./]{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?!\d)"),
)
_LONGEST = 300


def iso_date(text: str) -> str | None:
    """A machine-written or written date as ISO 8601, with its time and offset where they are given."""
    text = text.strip()[:_LONGEST]
    if not text:
        return None
    return _machine(text) or written_date(text)


def written_date(text: str) -> str | None:
    """The first date in a line of text as ``YYYY-MM-DD``."""
    found = [match for pattern in _WRITTEN if (match := pattern.search(text[:_LONGEST]))]
    for match in sorted(found, key=lambda one: one.start()):
        try:
            return date(int(match["y"]), _month(match["m"]), int(match["d"])).isoformat()
        except ValueError:
            continue
    return None


def _machine(text: str) -> str | None:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _checked(text)
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text):
        return _checked(re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", text.replace(" +", "+").replace(" ", "T")))
    if re.fullmatch(r"\d{10}", text):
        return None  # seconds since 1970: whose clock they mean is not said
    try:
        return parsedate_to_datetime(text).isoformat() if "," in text[:5] else None
    except ValueError:
        return None


def _checked(text: str) -> str | None:
    try:
        return text if len(text) == 10 and date.fromisoformat(text) else datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(month for stem, month in _BY_STEM if word.lower().startswith(stem))
