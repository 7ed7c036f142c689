"""When a source counts as lost: a plain 404, 410 or removal notice at once; anything else only after
failures on three days that span 48 hours, while the network worked (link checkers that believe one
failure are wrong about one "dead" link in nine or worse).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dalel.model import Reach

FAILED_DAYS = 3
SPAN = timedelta(hours=48)
PLAIN_RULES = frozenset({"status_404", "status_410"})
REMOVAL_MARK = "removed"
"""Rules of platform notices carry this in their name."""

_FAILING = frozenset({Reach.GONE, Reach.UNREACHABLE, Reach.PARKED})
_ANSWERING = frozenset({Reach.LIVE, Reach.MOVED, Reach.PAYWALLED})


@dataclass(frozen=True)
class Record:
    """How long a source has been failing; all None or 0 while it answers."""

    failed_days: int = 0
    first_failed_at: datetime | None = None
    last_failed_at: datetime | None = None
    lost_since: datetime | None = None


def after(record: Record, reach: Reach, rule: str, now: datetime) -> Record:
    """The record after one more visit. Walls, challenges and UNKNOWN change nothing either way."""
    if reach in _ANSWERING:
        return Record()
    if reach not in _FAILING:
        return record
    first = record.first_failed_at or now
    new_day = record.last_failed_at is None or record.last_failed_at.date() != now.date()
    failed = replace(
        record,
        failed_days=record.failed_days + new_day,
        first_failed_at=first,
        last_failed_at=now,
    )
    plain = reach is Reach.GONE and (rule in PLAIN_RULES or REMOVAL_MARK in rule)
    return replace(failed, lost_since=record.lost_since or (first if plain or is_confirmed(failed) else None))


def is_confirmed(record: Record) -> bool:
    """Whether three failures on three days say so; a page that answers 404 once may flicker."""
    first, last = record.first_failed_at, record.last_failed_at
    return record.failed_days >= FAILED_DAYS and first is not None and last is not None and last - first >= SPAN
