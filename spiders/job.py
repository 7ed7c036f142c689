"""What one crawl child is told."""

from dataclasses import dataclass
from datetime import date, datetime

from dalel.config import Settings


@dataclass(frozen=True)
class Wanted:
    """Copies of one source to try in order until one is usable. Each is (memento id, archive time, replay address)."""

    source_id: int
    url: str
    copies: tuple[tuple[int, datetime, str], ...]
    cited: date | None = None


@dataclass(frozen=True)
class Job:
    """One crawl: settings, where things lie, and which sources (None: all that are due)."""

    settings: Settings
    store: str
    worker: str
    report_ids: tuple[int, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    read_text: bool = True
