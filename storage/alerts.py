"""Alerts, what readers were told, and what was delivered where."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlmodel import Session, col, select

from dalel.alerts import Alert, AlertKind
from dalel.standing import Standing
from storage.captures import bearers
from storage.tables import AlertRow, CaptureRow, CheckRow, CitationRow, DeliveryRow, StandingRow, TextRow, row_id


def add_alert(
    session: Session, alert: Alert, now: datetime, report_id: int, source_id: int, citation_id: int | None, basis: str
) -> AlertRow | None:
    """Add an alert; None where the same thing was told from the same ``basis`` before."""
    key = hashlib.sha256(json.dumps([alert.kind, report_id, source_id, citation_id, basis]).encode()).hexdigest()
    if session.exec(select(AlertRow.id).where(AlertRow.key == key)).first() is not None:
        return None
    value = json.dumps(asdict(alert), ensure_ascii=False)
    row = AlertRow(
        key=key, at=now, kind=alert.kind, report_id=report_id, source_id=source_id, citation_id=citation_id, value=value
    )
    session.add(row)
    session.flush()
    return row


def alert_of(row: AlertRow) -> Alert:
    """The stored alert as a value."""
    value = json.loads(row.value)
    return Alert(**{**value, "kind": AlertKind(value["kind"]), "captures": tuple(value["captures"])})


def all_alerts(session: Session, report_ids: Sequence[int] = ()) -> Sequence[AlertRow]:
    """The alerts of some reports, or all, oldest first."""
    query = select(AlertRow).order_by(col(AlertRow.id))
    return session.exec(query.where(col(AlertRow.report_id).in_(report_ids)) if report_ids else query).all()


def undelivered(session: Session, channel: str) -> Sequence[AlertRow]:
    """Alerts whose sending on a channel was never begun, oldest first."""
    begun = select(DeliveryRow.alert_id).where(DeliveryRow.channel == channel)
    return session.exec(select(AlertRow).where(col(AlertRow.id).not_in(begun)).order_by(col(AlertRow.id))).all()


def captures_told(session: Session, rows: Sequence[AlertRow]) -> dict[int, tuple[CaptureRow, TextRow | None]]:
    """The captures that alerts name, by the id that is named: each the one that holds its bytes, with its words."""
    ids = {capture_id for row in rows for capture_id in alert_of(row).captures if capture_id}
    query = select(CaptureRow, TextRow).outerjoin(TextRow, col(TextRow.id) == col(CaptureRow.text_id))
    found = session.exec(query.where(col(CaptureRow.id).in_(ids))).all()
    held = bearers(session, [capture for capture, _ in found])
    return {row_id(capture): (held[row_id(capture)], text) for capture, text in found}


class Standings:
    """What readers of one report were told of all that changes; only what becomes another is written."""

    def __init__(self, session: Session, prefix: str) -> None:
        """``prefix`` names the report; keys are within it."""
        self._session, self._prefix = session, prefix
        rows = session.exec(select(StandingRow).where(col(StandingRow.key).startswith(prefix, autoescape=True)))
        self._rows = {row.key: row for row in rows}

    def of(self, key: str) -> Standing | None:
        """What was last told."""
        row = self._rows.get(self._prefix + key)
        return Standing(row.told, row.seen, row.days, row.first_at, row.last_at) if row else None

    def is_pending(self, *keys: str) -> bool:
        """Whether another state than the told one was seen and is not confirmed yet."""
        return any(before.seen is not None for key in keys if (before := self.of(key)))

    def remember(self, key: str, now: Standing) -> None:
        """Keep what is known now."""
        if now == self.of(key):
            return
        row = self._rows.setdefault(self._prefix + key, StandingRow(key=self._prefix + key, told=now.told))
        for name, value in asdict(now).items():
            setattr(row, name, value)
        self._session.add(row)


def told_checks(session: Session, citations: Sequence[CitationRow]) -> dict[int, tuple[CheckRow, TextRow | None]]:
    """The checks that readers of these citations know, with the words they were made from, by citation id."""
    query = (
        select(CheckRow, TextRow)
        .outerjoin(CaptureRow, col(CaptureRow.id) == col(CheckRow.capture_id))
        .outerjoin(TextRow, col(TextRow.id) == col(CaptureRow.text_id))
        .where(col(CheckRow.id).in_([row.told_check_id for row in citations]))
    )
    return {check.citation_id: (check, text) for check, text in session.exec(query)}
