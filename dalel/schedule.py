"""When something is looked at again: every so often (``1d``) or by a cron line (``0 6 * * 1``), in UTC.

A schedule is a grid of times: a run that was missed is made up once, however many times were missed,
and the next one is again at its time on the grid. Cron lines have Debian's meaning (crontab(5)).
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise

from cronsim import CronSim, CronSimError

from dalel.errors import SettingsError

SHORTEST = timedelta(minutes=15)
"""Pages of the kind that reports cite do not change faster, and their hosts owe us nothing."""
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_CRON = re.compile(r"[\dA-Za-z*,/ -]+")
_LOOKED_AT = 60  # enough of a cron line's times to meet its narrowest gap within an hour


def duration(text: str) -> timedelta:
    """A duration such as 90m, 12h or 1d. Raises SettingsError."""
    match = re.fullmatch(r"(\d{1,6})([smh])|(\d{1,4})([dw])", text.strip())
    if not match:
        raise SettingsError(f"{text!r} is not a duration such as 90m, 12h or 1d")
    return timedelta(**{_UNITS[match[2] or match[4]]: int(match[1] or match[3])})


def schedule(every: str | None, cron: str | None, now: datetime) -> str:
    """The schedule that a person asked for (neither: every day). Raises SettingsError with one line."""
    if every and cron:
        raise SettingsError("--every and --cron exclude each other; give one")
    text = " ".join(cron.split()) if cron is not None else (every or "1d").strip()
    gap = _narrowest(text, now) if cron is not None else duration(text)
    if gap < SHORTEST:
        raise SettingsError(f"{text!r} runs more often than every {SHORTEST // timedelta(minutes=1)} minutes")
    return text


def is_interval(text: str) -> bool:
    """Whether a schedule is a duration; else it is a cron line."""
    return " " not in text


def times(text: str, anchor: datetime, after: datetime) -> Iterator[datetime]:
    """The schedule's times after ``after``, in order; an interval counts from ``anchor``, its first time."""
    if not is_interval(text):
        yield from CronSim(text, max(after, anchor))
        return
    step = duration(text)
    at = anchor + max(0, (after - anchor) // step + 1) * step
    while True:
        yield at
        at += step


def due_since(text: str, anchor: datetime, ran_at: datetime | None, now: datetime) -> datetime | None:
    """The first time that passed since the last run began; None where nothing is due."""
    first = next(times(text, anchor, ran_at or anchor - timedelta(microseconds=1)), None)
    return first if first is not None and first <= now else None


def _narrowest(cron: str, now: datetime) -> timedelta:
    if len(cron.split()) != 5:
        raise SettingsError(f"--cron: {cron!r} has not five fields (minute hour day month weekday), as '0 6 * * 1' has")
    if not _CRON.fullmatch(cron):
        raise SettingsError(f"--cron: {cron!r} holds more than numbers, names and * , - /")
    try:
        found = list(islice(CronSim(cron, now), _LOOKED_AT))
    except CronSimError as error:
        raise SettingsError(f"--cron: {cron!r} is no cron line ({str(error).lower()})") from None
    if not found:
        raise SettingsError(f"--cron: {cron!r} names a day that never comes")
    return min((b - a for a, b in pairwise(found)), default=timedelta.max)
