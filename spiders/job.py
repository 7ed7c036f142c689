"""What one crawl child is told."""

from dataclasses import dataclass

from dalel.config import Settings


@dataclass(frozen=True)
class Wanted:
    """Copies of one source to try in order until one is usable; each is (memento id, replay address under ``base``)."""

    source_id: int
    url: str
    copies: tuple[tuple[int, str], ...]
    base: str


@dataclass(frozen=True)
class Job:
    """One crawl: settings, where things lie, and which sources: of these reports, or these alone (neither: all due)."""

    settings: Settings
    store: str
    worker: str
    report_ids: tuple[int, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    source_ids: tuple[int, ...] = ()
    read_text: bool = True
