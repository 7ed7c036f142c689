"""The period a report speaks of, and the dates of its claims, which seldom name their year."""

import calendar
import re
from datetime import date

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(MONTHS)
DAY = re.compile(rf"\b(?:({_MONTH})\s+(\d{{1,2}})|(\d{{1,2}})\s+({_MONTH}))\b(?:,?\s+(\d{{4}}))?", re.I)


def report_period(text: str) -> tuple[str, str] | None:
    """The first and last dated day named in the report's head, as ISO dates; None where no year is told."""
    found = [day for match in DAY.finditer(text[:2000]) if (day := _day(match, None))]
    year = found[0].year if found else None
    if year is None:
        return None
    days = [day for match in DAY.finditer(text[:300]) if (day := _day(match, year))] or found
    return min(days).isoformat(), max(days).isoformat()


def claim_date(passage: str, period: tuple[str, str] | None) -> str | None:
    """The date that opens a passage, with the year of the report's period where none is written."""
    match = DAY.search(passage[:60])
    day = _day(match, int(period[0][:4]) if period else None) if match else None
    return day.isoformat() if day else None


def _day(match: re.Match[str], year: int | None) -> date | None:
    month = MONTHS[(match[1] or match[4]).lower()]
    written = int(match[5]) if match[5] else year
    try:
        return date(written, month, int(match[2] or match[3])) if written else None
    except ValueError:
        return None
