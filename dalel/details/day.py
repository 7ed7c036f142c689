"""A told date: its day, month and year as far as they are told, and where it stands."""

from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Day:
    """A told date. ``day`` 0: the whole month; ``about``: a part of the month or a relative word."""

    year: int | None
    month: int
    day: int
    wording: str
    start: int
    end: int
    about: bool = False
    until: int = 0
    """The last day of a range within the month, or 0."""
    counted: str = ""
    """How a relative word was counted: `day` («вчера») or `weekday` (may be a week off)."""

    def distance(self, other: date) -> int:
        """Days between this and a date, in the year told or, where none is, in the nearest that fits."""
        years = [self.year] if self.year else [other.year - 1, other.year, other.year + 1]
        return min(self._distance(other, year) for year in years)

    def _distance(self, other: date, year: int) -> int:
        first, last = _real(year, self.month, self.day or 1), _real(year, self.month, self.until or self.day or 31)
        if first <= other <= last:
            return 0
        return min(abs((other - first).days), abs((other - last).days))


def _real(year: int, month: int, day: int) -> date:
    """The date, or the last of its month where the day does not exist."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return (
        date(year, month, day) if day < 29 else min(date(year, month, 28) + timedelta(day - 28), after - timedelta(1))
    )


def with_year(day: Day, year: int) -> Day:
    """The same day in a year it did not tell."""
    return day if day.year else replace(day, year=year)
