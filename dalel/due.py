"""When a source is looked at again: what changes or fails sooner, what has stood still for years rarely.

The wait is a tenth of the time for which the page has stood as it is, the rule of web caches (RFC 9111
§4.2.2): a post of yesterday is seen again within hours, an article of ten years once a month.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

SHARE = 0.1
SOONEST = timedelta(hours=1)
FAILING = timedelta(days=1)
"""Three failures on three days tell whether a source is lost."""
LATEST = timedelta(days=30)
POST_LATEST = timedelta(days=7)
"""Posts of platforms are deleted by their authors, and no editor keeps them."""
LOST_AGAIN = timedelta(days=7)
"""A source that is lost may come back."""
HOST_A_DAY = 200
"""Sources of one host that are looked at within a day, whatever is due."""


@dataclass(frozen=True)
class Watched:
    """What is known of a source: ``since`` is when it was published, first seen, or last seen to change."""

    source_id: int
    host: str
    due_at: datetime
    since: datetime | None = None


def next_look(now: datetime, since: datetime | None, *, failing: bool, lost: bool, post: bool) -> datetime:
    """When to look again; ``failing``: it failed and may be lost, ``post``: of a platform."""
    if lost:
        return now + LOST_AGAIN
    wait = max((now - since) * SHARE, SOONEST) if since else SOONEST
    return now + min(wait, POST_LATEST if post else LATEST, FAILING if failing else LATEST)


def within_budget(due: Iterable[Watched], looked_at_today: dict[str, int]) -> list[int]:
    """Which due sources are looked at now, the longest due first; the rest of a host waits for another day."""
    by_host: dict[str, list[Watched]] = {}
    for one in sorted(due, key=lambda w: (w.due_at, w.source_id)):
        by_host.setdefault(one.host, []).append(one)
    return [
        one.source_id
        for host, waiting in by_host.items()
        for one in islice(waiting, max(0, HOST_A_DAY - looked_at_today.get(host, 0)))
    ]
