"""Reports and their citations in the database; the same report again is recognised by its hash."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from dalel.model import Citation, Claim, Finding, Footnote, Report
from dalel.urls import host_of, platform_of
from storage.tables import CitationRow, HostRow, ReportRow, SourceRow, row_id


def save_report(session: Session, report: Report, name: str, location: str, now: datetime) -> int:
    """Store a report with its sources and citations; returns its id, the old one where it is known.

    A report read anew by a newer reader keeps its id: citations are added by key, none is removed.
    """
    row = session.exec(select(ReportRow).where(ReportRow.sha256 == report.sha256)).first()
    ledger = json.dumps(asdict(report), ensure_ascii=False)
    if row is None:
        row = ReportRow(
            sha256=report.sha256,
            name=name,
            location=location,
            title=report.title,
            added_at=now,
            ledger=ledger,
        )
    row.ledger, row.title, row.name, row.location = ledger, report.title, name, location
    session.add(row)
    session.flush()
    report_id = row_id(row)
    sources = save_sources(session, sorted({citation.source for citation in report.citations}))
    known = set(session.exec(select(CitationRow.key).where(CitationRow.report_id == report_id)).all())
    session.add_all(
        CitationRow(report_id=report_id, source_id=sources[c.source], key=c.id, position=position)
        for position, c in enumerate(report.citations)
        if c.id not in known
    )
    return report_id


def load_report(row: ReportRow) -> Report:
    """The ledger as it was read."""
    value: dict[str, Any] = json.loads(row.ledger)
    parts = {
        "footnotes": tuple(Footnote(**{**n, "urls": tuple(n["urls"])}) for n in value["footnotes"]),
        "claims": tuple(Claim(**{**c, "footnotes": tuple(c["footnotes"])}) for c in value["claims"]),
        "citations": tuple(Citation(**c) for c in value["citations"]),
        "findings": tuple(Finding(**f) for f in value["findings"]),
        "period": tuple(value["period"]) if value["period"] else None,
    }
    return Report(**{**value, **parts})


def source_key(url: str) -> str:
    """What a source is unique by."""
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()


def make_due(session: Session, source_ids: Sequence[int], now: datetime, older_than: datetime) -> int:
    """Mark sources due that have no capture since ``older_than``; returns how many are due now."""
    due = 0
    for row in session.exec(select(SourceRow).where(col(SourceRow.id).in_(source_ids))):
        if row.due_at is None and (row.checked_at is None or row.checked_at < older_than):
            row.due_at = now
        due += row.due_at is not None and row.due_at <= now
    return due


def have_unread(session: Session, source_ids: Sequence[int]) -> bool:
    """Whether some of these were never fetched; most others show the same as before."""
    query = select(SourceRow.id).where(col(SourceRow.id).in_(source_ids), col(SourceRow.last_capture_id).is_(None))
    return session.exec(query.limit(1)).first() is not None


def save_sources(session: Session, urls: Sequence[str]) -> dict[str, int]:
    """Ids of the sources at these canonical addresses, added where they are new."""
    keys = {source_key(url): url for url in urls}
    rows = {row.key: row for row in session.exec(select(SourceRow).where(col(SourceRow.key).in_(list(keys))))}
    for key, url in keys.items():
        if key not in rows:
            rows[key] = SourceRow(key=key, url=url, host=host_of(url), platform=platform_of(url))
            session.add(rows[key])
    hosts = {row.host for row in rows.values()}
    known = set(session.exec(select(HostRow.host).where(col(HostRow.host).in_(list(hosts)))).all())
    session.add_all(HostRow(host=host) for host in sorted(hosts - known))
    session.flush()
    return {keys[key]: row_id(row) for key, row in rows.items()}
