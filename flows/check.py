"""The main job: a report in, a dossier out. Steps meet only in the database, so a killed run goes on where it was.

Each step is a plain function that the command calls directly; flows/scheduled.py wraps the same functions.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from dalel.config import Settings
from dalel.model import Report
from dossier.export import write_dossier
from dossier.summary import summary_lines
from dossier.view import DossierView
from flows import intake
from flows.alerts import raise_alerts
from flows.assemble import dossier_view
from flows.crawl import crawl_these
from flows.notify import deliver
from flows.preserve import is_put_off, pending_lines, preserve, seal_private
from flows.progress import progress
from flows.recover import bring_back
from flows.uploads import upload_captures
from flows.verify import verify
from storage.database import open_database, reading, writing
from storage.ledger import have_unread, make_due
from storage.snapshots import sources_of
from storage.tables import CitationRow, SourceRow
from storage.warc import repair


@dataclass(frozen=True)
class Order:
    """What a person asked for."""

    settings: Settings
    store: Path
    archive: bool = True
    max_age: timedelta = timedelta(days=1)
    wait: timedelta = timedelta(0)
    published: date | None = None
    private: bool | None = None
    """Whether nothing about the report's sources may be told to an archive; None: as it was remembered."""


@dataclass(frozen=True)
class Outcome:
    """What came of one report. ``deferred``: sources or snapshots were put off to a later run."""

    view: DossierView
    lines: list[str]
    deferred: bool


def open_store(order: Order) -> Engine:
    """The database, migrated, and the capture files, repaired after a crash and copied if they are to be."""
    engine = open_database(order.store, order.settings.database)
    repair(order.store / "captures")
    upload_captures(engine, order.settings, order.store)
    return engine


def check_report(engine: Engine, order: Order, report: Report, source: intake.Given, out: Path) -> Outcome:
    """All steps for one report, and its dossier."""
    report_id = intake.save(engine, report, source, now())
    seal_sources(engine, order, report_id)
    fetch_due(engine, order, report_id)
    if order.archive:
        ask_archives(engine, order, report_id)
    verify(engine, report_id, now())
    _tell(engine, order, report_id)
    return write(engine, order, report_id, out)


def _tell(engine: Engine, order: Order, report_id: int) -> None:
    """What this look shows is what a recheck starts from; of a report that was checked before, changes are told."""
    if raise_alerts(engine, order.settings, order.store, report_id, now()):
        for line in deliver(engine, order.settings, order.store, now()):
            sys.stderr.write(f"dalel: {line}\n")


def seal_sources(engine: Engine, order: Order, report_id: int) -> None:
    """Remember which sources are private before anything is asked."""
    with writing(engine) as session:
        seal_private(session, order.settings, sources_of(session, report_id), order.private)


def fetch_due(engine: Engine, order: Order, report_id: int) -> int:
    """Fetch every source that has no capture within ``max_age``; returns how many were due."""
    with reading(engine) as session:
        ids = sources_of(session, report_id)
    return fetch_sources(engine, order, ids)


def fetch_sources(engine: Engine, order: Order, source_ids: Sequence[int]) -> int:
    """The same for sources by their ids."""
    started = now()
    with writing(engine) as session:
        due = make_due(session, source_ids, started, started - order.max_age)
        unread = have_unread(session, source_ids)
    with progress("Fetching sources", due) as step:
        if due:
            crawl_these(
                order.settings,
                order.store,
                source_ids,
                lambda told: step(f"{told['reach']} {told['url']}"),
                unread=unread,
            )
    return due


def ask_archives(engine: Engine, order: Order, report_id: int) -> None:
    """What archives hold, the copies of what is lost, and requests for what nobody holds."""
    seal_sources(engine, order, report_id)
    bring_back(engine, order.settings, order.store, report_id)
    with reading(engine) as session:
        source_ids = sources_of(session, report_id)
    preserve(engine, order.settings, order.store, source_ids, order.wait)


def write(engine: Engine, order: Order, report_id: int, out: Path) -> Outcome:
    """The dossier of what is known now."""
    view, texts = dossier_view(engine, report_id, order.settings, now())
    write_dossier(view, out, texts)
    with reading(engine) as session:
        lines = pending_lines(session, order.settings, sources_of(session, report_id))
        later = _put_off(session, report_id, now())
    if later:
        lines = [
            f"Put off by their hosts until {max(later):%Y-%m-%d %H:%M} UTC: {len(later)}; then: the same command",
            *lines,
        ]
    return Outcome(view, [*summary_lines(view, out), *lines], is_deferred(engine, order, report_id, now()))


def is_deferred(engine: Engine, order: Order, report_id: int, at: datetime) -> bool:
    """Whether a host or the archive asked to be left until later, or the archive was not finished within the wait."""
    with reading(engine) as session:
        if _put_off(session, report_id, at):
            return True
        ids, waited = sources_of(session, report_id), order.wait > timedelta(0)
        return order.archive and is_put_off(session, order.settings, ids, waited)


def _put_off(session: Session, report_id: int, at: datetime) -> list[datetime]:
    """Until when the report's sources are left alone that asked for it, one time a source."""
    cited = select(CitationRow.source_id).where(CitationRow.report_id == report_id)
    later = select(SourceRow.due_at).where(col(SourceRow.id).in_(cited), col(SourceRow.due_at) > at)
    return [due for due in session.exec(later) if due]


def now() -> datetime:
    """The flows own the clock; everything below is handed the time."""
    return datetime.now(UTC)
