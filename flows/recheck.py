"""Looking again at what a report cites: due sources, lost ones, copies, verdicts, and what is to be told.

Each step is a function of its own and finds in the database what is left to do.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from dalel.config import Settings
from dalel.due import Watched, next_look, within_budget
from dalel.lost import is_confirmed
from dalel.model import Platform
from flows import check as steps
from flows.alerts import edited_sources, raise_alerts
from flows.checks import dossier_folder
from flows.codes import DONE, WRONG_INPUT, highest
from flows.configure import store_folder
from flows.crawl import crawl_sources
from flows.fetch_report import is_address
from flows.notify import as_json, deliver, lines_of
from flows.progress import progress
from flows.recover import bring_back_sources, desk_of
from flows.verify import verify
from storage.alerts import all_alerts
from storage.captures import record_of
from storage.database import open_database, reading, writing
from storage.ledger import have_unread, make_due
from storage.tables import AlertRow, CaptureRow, CitationRow, ReportRow, SourceRow, TextRow, row_id
from storage.watches import watches


@dataclass(frozen=True)
class RecheckOutcome:
    """How many sources were looked at, what is new to tell, and which channels failed."""

    looked_at: int
    alerts: list[AlertRow]
    failed: list[str]


def recheck(engine: Engine, order: steps.Order, report_ids: Sequence[int]) -> RecheckOutcome:
    """All steps for some reports."""
    looked_at = sum(look_again(engine, order, report_id) for report_id in report_ids)
    for report_id in report_ids:
        if order.archive:
            steps.ask_archives(engine, order, report_id)
        verify(engine, report_id, steps.now())
    alerts = [row for report_id in report_ids for row in tell(engine, order, report_id)]
    return RecheckOutcome(looked_at, alerts, deliver(engine, order.settings, order.store, steps.now()))


def look_again(engine: Engine, order: steps.Order, report_id: int) -> int:
    """Fetch the report's sources whose time has come, within each host's budget; returns how many."""
    now = steps.now()
    with writing(engine) as session:
        chosen = within_budget(_watched(session, report_id, now), _looked_at_today(session, now))
        due = make_due(session, _not_yet_seen(session, chosen, now), now, now)
        unread = have_unread(session, chosen)
    with progress("Looking again", due) as step:
        if due:
            crawl_sources(
                order.settings,
                order.store,
                [report_id],
                lambda told: step(f"{told['reach']} {told['url']}"),
                unread=unread,
            )
    with writing(engine) as session:
        _set_next_looks(session, chosen, now)
    return due


def tell(engine: Engine, order: steps.Order, report_id: int) -> list[AlertRow]:
    """Store the alerts of a report; returns the new ones. What was edited is looked for in archives first."""
    if order.archive and (edited := edited_sources(engine, order.settings, order.store, report_id)):
        bring_back_sources(desk_of(engine, order.settings, order.store, report_id), edited)
        verify(engine, report_id, steps.now())
    with reading(engine) as session:
        before = {row.id for row in all_alerts(session, [report_id])}
    raise_alerts(engine, order.settings, order.store, report_id, steps.now())
    with reading(engine) as session:
        return [row for row in all_alerts(session, [report_id]) if row.id not in before]


def recheck_command(settings: Settings, reports: Sequence[str], archive: bool, out: Path | None = None) -> int:
    """``dalel recheck``: reports are named as they were given to ``check`` or ``watch``."""
    order = steps.Order(settings, store_folder(settings, os.environ), archive)
    engine = steps.open_store(order)
    try:
        found, codes = _reports(engine, reports, out)
        print_outcome(recheck(engine, order, list(found)))
        for report_id, folder in found.items():
            steps.write(engine, order, report_id, folder)
            sys.stdout.write(f"Dossier: {folder / 'dossier.html'}\n")
    finally:
        engine.dispose()
    return highest([*codes, DONE])


def alerts_command(settings: Settings, form: str) -> int:
    """``dalel alerts``."""
    engine = open_database(store_folder(settings, os.environ), settings.database)
    try:
        with reading(engine) as session:
            rows = all_alerts(session)
    finally:
        engine.dispose()
    for row in rows:
        lines = [json.dumps(as_json(row), ensure_ascii=False)] if form == "json" else lines_of(row)
        sys.stdout.write("\n".join(lines) + "\n")
    return DONE


def _reports(engine: Engine, reports: Sequence[str], out: Path | None) -> tuple[dict[int, Path], list[int]]:
    """The id of the newest stored version of each report and its dossier's folder; exit codes of unknown ones."""
    found, codes = dict[int, Path](), list[int]()
    with reading(engine) as session:
        watched = {row.location: Path(row.out) for row in watches(session) if row.report_id is not None}
        for where in reports or watched:
            place = where if is_address(where) else os.path.abspath(where)
            query = select(ReportRow.id).where(ReportRow.location == place).order_by(col(ReportRow.id).desc())
            newest = session.exec(query.limit(1)).first()
            if newest is None:
                sys.stderr.write(f"dalel: {where}: was not checked yet in this store; run dalel check first\n")
                codes.append(WRONG_INPUT)
            else:
                own = None if out else watched.get(place)
                found[newest] = own or dossier_folder(where, out, many=len(reports) > 1)
    return found, codes


def print_outcome(outcome: RecheckOutcome) -> None:
    """The alerts, and one line of numbers."""
    for row in outcome.alerts:
        sys.stdout.write("\n".join(lines_of(row)) + "\n")
    sys.stdout.write(f"{outcome.looked_at} sources looked at, {len(outcome.alerts)} alerts\n")
    for line in outcome.failed:
        sys.stderr.write(f"dalel: {line}\n")


def _watched(session: Session, report_id: int, now: datetime) -> list[Watched]:
    cited = select(CitationRow.source_id).where(CitationRow.report_id == report_id)
    waits = col(SourceRow.look_again_at)
    query = select(SourceRow).where(col(SourceRow.id).in_(cited), waits.is_(None) | (waits <= now))
    return [Watched(row_id(row), row.host, row.look_again_at or now) for row in session.exec(query)]


def _not_yet_seen(session: Session, source_ids: Sequence[int], now: datetime) -> list[int]:
    """Without those that a look which was cut off, or another report's, has fetched since they were due."""
    left = []
    for row in session.exec(select(SourceRow).where(col(SourceRow.id).in_(source_ids))):
        row.look_again_at = row.look_again_at or now
        if row.checked_at is None or row.checked_at < row.look_again_at:
            left.append(row_id(row))
    return left


def _looked_at_today(session: Session, now: datetime) -> dict[str, int]:
    midnight = datetime.combine(now.date(), time(), UTC)
    query = select(SourceRow.host, func.count()).where(col(SourceRow.checked_at) >= midnight).group_by(SourceRow.host)
    return {host: count for host, count in session.exec(query)}


def _set_next_looks(session: Session, source_ids: Sequence[int], now: datetime) -> None:
    first = select(CaptureRow.source_id, func.min(CaptureRow.at)).where(col(CaptureRow.source_id).in_(source_ids))
    seen = {source_id: at for source_id, at in session.exec(first.group_by(col(CaptureRow.source_id)))}
    query = (
        select(SourceRow, TextRow.published)
        .outerjoin(CaptureRow, col(CaptureRow.id) == col(SourceRow.last_capture_id))
        .outerjoin(TextRow, col(TextRow.id) == col(CaptureRow.text_id))
    )
    for row, published in session.exec(query.where(col(SourceRow.id).in_(source_ids))):
        since = _day(published) or _aware(seen.get(row_id(row)))
        post, lost = row.platform != Platform.WEB, is_confirmed(record_of(row))
        row.look_again_at = next_look(now, since, failing=row.failed_days > 0, lost=lost, post=post)


def _day(published: str | None) -> datetime | None:
    """A page's own date; one in the future is no date."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    moment = datetime.combine(day, time(), UTC)
    return moment if moment < steps.now() else None


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
