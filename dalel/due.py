"""When a source is looked at again: what changes or fails sooner, what has stood still for years rarely.

The wait is a tenth of the time for which the page has stood as it is, the rule of web caches (RFC 9111
§4.2.2): a post of yesterday is seen again tomorrow, an article of ten years once a month.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

SHARE = 0.1
SOONEST = timedelta(days=1)
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
    """When to look again. A failing source is seen daily, so that three failures on three days can tell."""
    if lost:
        return now + LOST_AGAIN
    if failing or since is None:
        return now + SOONEST
    return now + min(max((now - since) * SHARE, SOONEST), POST_LATEST if post else LATEST)


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
