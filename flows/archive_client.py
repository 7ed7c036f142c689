"""Clients of the archive for one run, made from settings; the shared clocks live in the database."""

import contextlib
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from archives.pace import Clock
from archives.transport import Transport
from dalel.config import Settings
from flows.crawl import ca_bundle
from storage.pace import StoredPace


class WallClock:
    """The real time."""

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


WALL_CLOCK = WallClock()


@contextlib.contextmanager
def transport(settings: Settings, engine: Engine, store: Path, clock: Clock = WALL_CLOCK) -> Iterator[Transport]:
    """One connection to the archive, at the pace that all processes of the store share."""
    bundle = str(ca_bundle(settings.network.ca_file, store)) if settings.network.ca_file else None
    one = Transport(settings, StoredPace(engine), clock, bundle)
    try:
        yield one
    finally:
        one.close()
