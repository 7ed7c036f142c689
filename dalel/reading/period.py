"""The period a report speaks of, and the dates of its claims, which seldom name their year.

English, Russian and Kazakh, as written in the monitors' reports: ``May 1``, ``On 8 September``,
``с 1 по 31 мая 2023 года``, ``2021 жылғы 8 қыркүйекте``.
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

Period = tuple[str, str]

# Stems in the order of the year; a stem is followed by whatever its language's cases add.
_STEMS = (
    "january|jan|январ[ьяе]|қаңтар",
    "february|feb|феврал[ьяе]|ақпан",
    "march|mar|март|наурыз",
    "april|apr|апрел[ьяе]|сәуір",
    "may|ма[йяе]|мамыр",
    "june|jun|июн[ьяе]|маусым",
    "july|jul|июл[ьяе]|шілде",
    "august|aug|август|тамыз",
    "september|sept|sep|сентябр[ьяе]|қыркүйек",
    "october|oct|октябр[ьяе]|қазан",
    "november|nov|ноябр[ьяе]|қараша",
    "december|dec|декабр[ьяе]|желтоқсан",
)
_MONTH = "(?:" + "|".join(_STEMS) + r")(?:[а-яәғқңөұүһі]{0,5}|\.)(?!\w)"
_NUMBER_OF = [(re.compile(stem, re.I), n) for n, stem in enumerate(_STEMS, 1)]
_D = r"\d{1,2}(?:st|nd|rd|th)?"
_Y = r"(?:19|20)\d\d"
_KK_YEAR = r"\s*(?:жылғы|жылдың|жылы|ж\.)\s*"
_TO = r"\s*(?:to|until|till|through|and|по|до|-{1,3}|–|—)\s*(?:the\s+)?"
_DAY = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\s+(?P<d1>{_D})(?!\d|:)(?:,?\s+(?P<y1>{_Y})\b)?"
    rf"|(?:(?P<y2>{_Y}){_KK_YEAR})?(?P<d2>{_D})(?:\s+of)?[\s-]+(?P<m2>{_MONTH})(?:,?\s+(?P<y3>{_Y})\b)?"
    rf"|(?P<y4>{_Y})-(?P<n4>\d\d)-(?P<d4>\d\d)\b"
    rf"|(?P<d5>\d{{1,2}})[./](?P<n5>\d{{1,2}})[./](?P<y5>{_Y})\b)",
    re.I,
)
# Ranges, most explicit first: (pattern, the order in which its groups are read).
_RANGES = tuple(
    re.compile(row, re.I)
    for row in (
        rf"\b(?P<m1>{_MONTH})\s+(?P<d1>{_D})(?:,?\s+(?P<y1>{_Y}))?{_TO}(?:(?P<m2>{_MONTH})\s+)?(?P<d2>{_D}),?\s+(?P<y>{_Y})\b",
        rf"\b(?P<d1>{_D})(?:\s+(?P<m1>{_MONTH}))?(?:,?\s+(?P<y1>{_Y})(?:\s+года|\s+г\.)?)?{_TO}(?P<d2>{_D})\s+(?P<m2>{_MONTH}),?\s+(?P<y>{_Y})\b",
        rf"\b(?P<y>{_Y}){_KK_YEAR}(?P<d1>{_D})(?:\s+(?P<m1>{_MONTH}))?{_TO}(?P<d2>{_D})\s+(?P<m2>{_MONTH})",
        rf"\b(?P<y1>{_Y})-(?P<m1>\d\d)-(?P<d1>\d\d){_TO}(?P<y>{_Y})-(?P<m2>\d\d)-(?P<d2>\d\d)\b",
        rf"\b(?P<d1>\d{{1,2}})\.(?P<m1>\d\d)(?:\.(?P<y1>{_Y}))?{_TO}(?P<d2>\d{{1,2}})\.(?P<m2>\d\d)\.(?P<y>{_Y})\b",
    )
)
_MONTHS = tuple(
    re.compile(row, re.I)
    for row in (
        rf"\b(?:(?P<m1>{_MONTH})(?:\s+(?P<y1>{_Y}))?{_TO})?(?P<m2>{_MONTH}),?\s+(?P<y>{_Y})\b",
        rf"\b(?P<y>{_Y}){_KK_YEAR}(?:(?P<m1>{_MONTH}){_TO})?(?P<m2>{_MONTH})",
    )
)
_WHOLE_YEAR = re.compile(
    rf"\b(?:in|during|for|за|в)?\s*(?P<y>{_Y})\s*(?:year\b|год|жыл)|annual\D{{1,40}}(?P<z>{_Y})", re.I
)
_SPEAKS = re.compile(
    r"\b(?:report|monitor|period|review|digest|отч[её]т|мониторинг|период|обзор|шолу|есеп|кезең)", re.I
)
HEAD = 400
OPENING = 60


def report_period(heads: Sequence[str], paragraphs: Sequence[str], published: date | None = None) -> Period | None:
    """The first and last day a report speaks of, as ISO dates; None where no year can be told.

    ``heads`` are the lines before the first claim: a period written there wins. Else the days that open
    the paragraphs, with the year in which the text dates its own months; else the day of the report.
    """
    written = next((p for head in heads for p in [_written(head)] if p), None)
    if written:
        return written
    head_days = [d for head in heads[:12] for d in full_days(head[:HEAD])]
    opening = [m for p in paragraphs if (m := _opening(p))]
    long = sum(len(p) > OPENING for p in paragraphs)
    dated = any(is_date_line(head) and full_days(head) for head in heads[:5])
    if len(opening) >= max(6 if dated else 3, long / 3):
        return _spanned(opening, paragraphs, head_days, published)
    day = head_days[0] if head_days else published
    return (day.isoformat(), day.isoformat()) if day else None


def full_days(text: str) -> list[date]:
    """The days written with their year."""
    return [d for m in _DAY.finditer(text) if (d := _day(m, _written_year(m)))]


def claim_date(passage: str, paragraph: str, period: Period | None) -> str | None:
    """The date that opens a passage, else its paragraph, else the first one in it; the period gives the year."""
    found = _opening(passage) or _opening(paragraph) or _DAY.search(passage)
    day = _nearest(found, period) if found else None
    return day.isoformat() if day else None


def is_date_line(text: str) -> bool:
    """Whether a line is a date and hardly anything else, as a dateline or a heading for a day is."""
    found = _DAY.search(text)
    return bool(found) and len(text) - len(found[0] if found else "") <= 24 and len(text) < 60


def _opening(text: str) -> re.Match[str] | None:
    found = _DAY.search(text[: OPENING + 20])
    return found if found and found.start() <= OPENING // 2 else None


def _written(head: str) -> Period | None:
    """The period in a line that is a title, or that says that it speaks of the report."""
    if len(head) > HEAD or (re.search(r"[.!?;]\W*$", head) and not _SPEAKS.search(head)):
        return None
    for row in _RANGES:
        match = row.search(head)
        period = _from_range(match) if match else None
        if period:
            return period
    whole = next((m for row in _MONTHS for m in [row.search(head)] if m and not _DAY.search(head)), None)
    if whole:
        return _from_months(whole)
    year = _WHOLE_YEAR.search(head) if len(head) < 200 and not _DAY.search(head) else None
    return (f"{year['y'] or year['z']}-01-01", f"{year['y'] or year['z']}-12-31") if year else None


def _from_range(match: re.Match[str]) -> Period | None:
    year = int(match["y"])
    last_month = _month(match["m2"] or match["m1"])
    first_month = _month(match["m1"] or match["m2"])
    first_year = int(match.groupdict().get("y1") or (year - (first_month > last_month)))
    first = _date(first_year, first_month, match["d1"])
    last = _date(year, last_month, match["d2"])
    return (first.isoformat(), last.isoformat()) if first and last and first <= last else None


def _from_months(match: re.Match[str]) -> Period:
    year, last = int(match["y"]), _month(match["m2"])
    first = _month(match["m1"]) if match["m1"] else last
    first_year = int(match.groupdict().get("y1") or (year - (first > last)))
    days = calendar.monthrange(year, last)[1]
    return date(first_year, first, 1).isoformat(), date(year, last, days).isoformat()


def _spanned(
    opening: list[re.Match[str]], paragraphs: Iterable[str], head: list[date], published: date | None
) -> Period | None:
    """From the first to the last opening day, in the months that open a tenth of the paragraphs or more."""
    counts = Counter(_month_of(m) for m in opening)
    months = {month for month, n in counts.items() if n * 10 >= len(opening)}
    year = _year_of(months, paragraphs, head, published)
    days = [d for m in opening if _month_of(m) in months and (d := _day(m, _written_year(m) or year))]
    days = [d for d in days if year and abs(d.year - year) <= 1]
    return (min(days).isoformat(), max(days).isoformat()) if days else None


def _year_of(months: set[int], paragraphs: Iterable[str], head: list[date], published: date | None) -> int | None:
    dated = Counter(d.year for p in paragraphs for d in full_days(p) if d.month in months)
    if dated:
        return max(dated, key=lambda year: (dated[year], year))
    day = head[0] if head else published
    if day is None:
        return None
    return day.year - (min(months) > day.month)


def _nearest(match: re.Match[str], period: Period | None) -> date | None:
    """The day, in the year written or else in that which brings it nearest to the period."""
    written = _written_year(match)
    if written or period is None:
        return _day(match, written)
    first, last = date.fromisoformat(period[0]), date.fromisoformat(period[1])
    days = [d for year in range(first.year - 1, last.year + 2) if (d := _day(match, year))]
    return min(days, key=lambda d: max((first - d).days, (d - last).days, 0), default=None)


def _written_year(match: re.Match[str]) -> int | None:
    year = next((match[g] for g in ("y1", "y2", "y3", "y4", "y5") if match[g]), None)
    return int(year) if year else None


def _month_of(match: re.Match[str]) -> int:
    return _month(match["m1"] or match["m2"] or match["n4"] or match["n5"])


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else next(n for stem, n in _NUMBER_OF if stem.match(written))


def _day(match: re.Match[str], year: int | None) -> date | None:
    day = next(match[g] for g in ("d1", "d2", "d4", "d5") if match[g])
    return _date(year, _month_of(match), day) if year else None


def _date(year: int, month: int, day: str) -> date | None:
    try:
        return date(year, month, int(re.sub(r"\D", "", day)))
    except ValueError:
        return None
