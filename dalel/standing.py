"""What a reader was last told of something that changes, and when a new state counts: a flicker is no news.

The rule is that of dalel/lost: three days that span 48 hours, unless the caller knows better at once.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from dalel.lost import FAILED_DAYS, SPAN


@dataclass(frozen=True)
class Standing:
    """``told`` is what a reader knows; ``seen`` another state that is being confirmed, with its days."""

    told: str
    seen: str | None = None
    days: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None


def after(standing: Standing, seen: str, at: datetime, *, at_once: bool = False) -> Standing:
    """The standing after one more look; its ``told`` differs where the new state now counts.

    The same look given twice changes nothing.
    """
    if seen == standing.told:
        return Standing(standing.told)
    if at_once:
        return Standing(seen)
    same = standing if standing.seen == seen else Standing(standing.told, seen)
    new_day = same.last_at is None or same.last_at.date() < at.date()
    first = same.first_at or at
    now = replace(same, days=same.days + new_day, first_at=first, last_at=max(at, same.last_at or at))
    return Standing(seen) if now.days >= FAILED_DAYS and at - first >= SPAN else now
