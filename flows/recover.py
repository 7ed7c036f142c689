"""What archives hold of a report's sources, and the copies of those that are lost, walled or blocked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from archives.wayback import Wayback
from dalel.config import Settings
from dalel.errors import ArchiveBusy, ArchiveError, ArchiveRefused
from dalel.mementos import CdxRow, candidates, replay_url
from dalel.model import Claim, Report
from dalel.urls import archived_original, lookup_variants
from dalel.verdict import WALLED_PLATFORMS
from flows.archive_client import WallClock, transport
from flows.crawl import crawl_mementos
from flows.progress import progress
from flows.verify import READABLE, cited_day, reached_of
from storage.archived import cdx_row, confirm_snapshots, save_lookup
from storage.citations import Known, citations_of, known_sources, report_row
from storage.database import reading, writing
from storage.ledger import load_report
from storage.tables import row_id

FRESH = timedelta(days=1)
"""A look-up younger than this is not made again."""
GIVE_UP_AFTER = 3
"""So many failures in a row, and the archive counts as out of reach for this run."""
VARIANTS_OF_LIVE = 2
NEVER_LOST = frozenset({"UNKNOWN"})


@dataclass(frozen=True)
class Found:
    """How a look-up ended: found, none, refused, busy or failed."""

    outcome: str
    message: str = ""
    rows: Sequence[CdxRow] = ()


def look_up(engine: Engine, settings: Settings, store: Path, report_id: int) -> None:
    """Ask the index about every source of a report, the lost ones first; the answer is stored one by one."""
    clock = WallClock()
    with reading(engine) as session:
        known = known_sources(session, report_id)
    waiting = sorted(
        (k for k in known.values() if _is_due(k, clock.now())), key=lambda k: reached_of(k).reach in READABLE
    )
    failures = 0
    with transport(settings, engine, store) as wire, progress("Asking the archive", len(waiting)) as step:
        wayback = Wayback(settings, wire)
        for source in waiting:
            found = (
                _ask(wayback, source) if failures < GIVE_UP_AFTER else Found("failed", "the archive is out of reach")
            )
            failures = failures + 1 if found.outcome == "failed" else 0
            source_id = row_id(source.source)
            with writing(engine) as session:
                save_lookup(session, source_id, wayback.name, clock.now(), found.outcome, found.message, found.rows)
                confirm_snapshots(session, source_id, found.rows)
            step(source.source.url)


def retrieve(engine: Engine, settings: Settings, store: Path, report_id: int) -> None:
    """Fetch copies of every source that a reader cannot open today, nearest to the cited day, until one is usable."""
    from spiders.job import Wanted

    with reading(engine) as session:
        report = load_report(report_row(session, report_id))
        known = known_sources(session, report_id)
        cited = _cited_days(report, {c.key: c.source_id for c in citations_of(session, report_id)})
    wanted = []
    for source_id, item in known.items():
        if _needs_copy(item):
            copies = _copies(item, settings.archive.replay, cited.get(source_id))
            if copies:
                wanted.append(Wanted(source_id, item.source.url, tuple(copies)))
    with progress("Bringing back copies", sum(len(w.copies) for w in wanted)) as step:
        crawl_mementos(settings, store, wanted, lambda told: step(f"{told['judgement']} {told['url']}"))


def _ask(wayback: Wayback, source: Known) -> Found:
    """The index's rows for the source's addresses, as cited first; only a plain "nothing" on all is none."""
    is_live = reached_of(source).reach in READABLE
    variants = addresses(source.source.url)[: VARIANTS_OF_LIVE if is_live else None]
    try:
        for url in variants:
            rows = wayback.captures(url)
            if any(row.status in ("200", "-") for row in rows):
                return Found("found", f"{len(rows)} copies listed", rows)
    except ArchiveRefused as error:
        return Found("refused", str(error))
    except ArchiveBusy as error:
        return Found("busy", str(error))
    except ArchiveError as error:
        return Found("failed", str(error))
    return Found("none", f"asked for {len(variants)} addresses")


def addresses(url: str) -> tuple[str, ...]:
    """What to look up for a source; for an archive's own address, what it is a copy of."""
    archived = archived_original(url)
    return lookup_variants(archived[0] if archived else url)


def _is_due(source: Known, now: datetime) -> bool:
    if not source.source.url.startswith(("http://", "https://")):
        return False
    last = source.lookup
    return last is None or last.outcome in ("busy", "failed") or last.at < now - FRESH


def _needs_copy(source: Known) -> bool:
    """Every state but LIVE, MOVED and UNKNOWN; and pages of platforms whose archived copies are often log-in pages."""
    reach = reached_of(source).reach
    if reach in NEVER_LOST:
        return False
    return reach not in READABLE or source.source.platform in WALLED_PLATFORMS or _has_no_words(source)


def _has_no_words(source: Known) -> bool:
    return source.text is None or not source.text.text


def _copies(source: Known, base: str, cited: date | None) -> list[tuple[int, str]]:
    """Copies not yet judged, in the order of trial; none where a usable one near the day is known already."""
    by_row = {cdx_row(memento): memento for memento in source.mementos}
    order = candidates(list(by_row), cited)
    copies: list[tuple[int, str]] = []
    for row in order:
        memento = by_row.get(row) or next(m for r, m in by_row.items() if r.timestamp == row.timestamp)
        if memento.judgement == "usable":
            return copies
        if memento.judgement is None:
            copies.append((row_id(memento), replay_url(base, row.timestamp, row.original)))
    return copies


def _cited_days(report: Report, sources: dict[str, int]) -> dict[int, date]:
    """The earliest day on which a claim rests on each source."""
    claims: dict[str, Claim] = {claim.id: claim for claim in report.claims}
    days: dict[int, date] = {}
    for citation in report.citations:
        day = cited_day(claims[citation.claim], report)
        source_id = sources.get(citation.id)
        if day and source_id is not None:
            days[source_id] = min(day, days.get(source_id, day))
    return days
