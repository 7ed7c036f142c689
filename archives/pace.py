"""An archive's limits: one clock a bucket, kept by all requests of a store together.

A 429 stops the whole bucket, not one request: more than a minute of ignored 429s gets an address
refused at the Wayback Machine's firewall for an hour (observed by edgi, issue 137, 2023).
"""

import threading
from datetime import datetime, timedelta
from typing import Protocol

from dalel.errors import ArchiveBusy


class Pace(Protocol):
    """What keeps the clocks: this process alone, or a database shared by many."""

    def turn(self, bucket: str, per_minute: float, clock: "Clock") -> float:
        """0: a request may go out now, and the turn is taken; else the seconds until it is worth asking again.

        The time is read once the bucket is locked, so that two turns never lie closer together than the rate allows.
        """

    def hold(self, bucket: str, until: datetime, reason: str) -> None:
        """Nothing more is asked of this bucket until then."""

    def held(self, bucket: str) -> tuple[datetime, str] | None:
        """The last hold, over or not."""


class ProcessPace:
    """Clocks of one process, safe for its threads."""

    def __init__(self) -> None:
        self._next: dict[str, datetime] = {}
        self._holds: dict[str, tuple[datetime, str]] = {}
        self._lock = threading.Lock()

    def turn(self, bucket: str, per_minute: float, clock: "Clock") -> float:
        """See Pace."""
        with self._lock:
            now = clock.now()
            wait = (self._next.get(bucket, now) - now).total_seconds()
            if wait <= 0:
                self._next[bucket] = now + timedelta(seconds=60 / per_minute)
            return max(0.0, wait)

    def hold(self, bucket: str, until: datetime, reason: str) -> None:
        """See Pace."""
        with self._lock:
            if bucket not in self._holds or self._holds[bucket][0] < until:
                self._holds[bucket] = (until, reason)

    def held(self, bucket: str) -> tuple[datetime, str] | None:
        """See Pace."""
        return self._holds.get(bucket)


class Clock(Protocol):
    """Time and waiting, handed in so that tests need not wait."""

    def now(self) -> datetime:
        """Aware UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


def take_turn(pace: Pace, bucket: str, per_minute: float, clock: Clock) -> None:
    """Wait for this request's turn. Raises ArchiveBusy at once where the bucket is on hold."""
    while wait := try_turn(pace, bucket, per_minute, clock):
        clock.sleep(wait)


def try_turn(pace: Pace, bucket: str, per_minute: float, clock: Clock) -> float:
    """0 where the turn is taken, else the seconds to wait. Raises ArchiveBusy where the bucket is on hold."""
    refuse_if_held(pace, bucket, clock.now())
    return pace.turn(bucket, per_minute, clock)


def refuse_if_held(pace: Pace, bucket: str, now: datetime) -> None:
    """Raises ArchiveBusy where the bucket is on hold."""
    hold = pace.held(bucket)
    if hold and hold[0] > now:
        raise ArchiveBusy(
            f"the archive is left alone until {hold[0]:%H:%M:%S} UTC ({hold[1]})", (hold[0] - now).total_seconds()
        )
