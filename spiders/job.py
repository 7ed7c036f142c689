"""What one crawl child is told."""

from dataclasses import dataclass

from dalel.config import Settings
from dalel.model import Claim


@dataclass(frozen=True)
class Wanted:
    """Copies of one source to try in order until one is usable and bears one of ``claims`` (none: any will do).

    Each is (memento id, replay address under ``base``). ``bucket`` and ``per_minute`` are the archive's own limits.
    """

    source_id: int
    url: str
    copies: tuple[tuple[int, str], ...]
    base: str
    claims: tuple[Claim, ...] = ()
    period: tuple[str, str] | None = None
    bucket: str = "memento"
    per_minute: float = 60.0


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
    unread: bool = True
    """Whether pages are expected that were never read."""
