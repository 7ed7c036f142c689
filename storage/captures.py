"""What the crawl found out, written in batches: captures, the texts read from them, and their sources' state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from dalel.copies import PROMISING
from dalel.lost import Record, after
from dalel.model import Capture, FailureKind, MementoJudgement, Reach, SourceText
from storage.tables import CaptureRow, MementoRow, SourceRow, TextRow, row_id

_NUL = "\x00"
NOT_ASKED = frozenset({FailureKind.NETWORK_DOWN, FailureKind.PROXY_DOWN})
"""Failures that say nothing about the source: it keeps what it was, and is asked again by the next run."""


@dataclass(frozen=True)
class Stored:
    """One capture to store; ``text`` is new, or None where ``text_id`` names one kept before or nothing was read.

    ``shown``: time and address of the copy that the archive really showed.
    """

    source_id: int
    capture: Capture
    text: SourceText | None = None
    text_key: str = ""
    text_sha256: str = ""
    text_id: int | None = None
    memento_id: int | None = None
    judgement: str | None = None
    because: str = ""
    due_at: datetime | None = None
    shown: tuple[datetime, str] | None = None


def store_captures(session: Session, batch: Sequence[Stored]) -> list[int]:
    """Add captures and move their sources on; ids in order. ``due_at`` set: the host asked to be left until then."""
    texts = _save_texts(session, batch)
    rows = []
    for item in batch:
        text_id = item.text_id if item.text is None else texts[item.text_key]
        row = CaptureRow(
            **_clean(item.capture.model_dump()),
            source_id=item.source_id,
            memento_id=item.memento_id,
            text_id=text_id,
        )
        rows.append(row)
    session.add_all(rows)
    session.flush()
    ids = [item.source_id for item in batch if item.memento_id is None]
    sources = {row_id(one): one for one in session.exec(select(SourceRow).where(col(SourceRow.id).in_(ids)))}
    for item, row in zip(batch, rows, strict=True):
        if item.memento_id is None:
            _move_source(sources[item.source_id], item, row)
        else:
            _judge_memento(session, item, row)
    return [row_id(row) for row in rows]


def _save_texts(session: Session, batch: Sequence[Stored]) -> dict[str, int]:
    new = {item.text_key: item for item in batch if item.text is not None}
    rows = {row.key: row for row in session.exec(select(TextRow).where(col(TextRow.key).in_(list(new))))}
    for key, item in new.items():
        if key not in rows and item.text is not None:
            rows[key] = TextRow(key=key, sha256=item.text_sha256, **_clean(item.text.model_dump()))
            session.add(rows[key])
    session.flush()
    return {key: row.id for key, row in rows.items() if row.id is not None}


def bearers(session: Session, captures: Sequence[CaptureRow]) -> dict[int, CaptureRow]:
    """By the id of each capture the one that holds its bytes: itself, or the last before that it is a repetition of."""
    bare = [one for one in captures if not one.body_bytes and one.body_sha256 and one.memento_id is None]
    same = (
        col(CaptureRow.source_id).in_([one.source_id for one in bare]),
        col(CaptureRow.body_sha256).in_([one.body_sha256 for one in bare]),
        col(CaptureRow.body_bytes) > 0,
        col(CaptureRow.memento_id).is_(None),
    )
    newest = (
        select(func.max(CaptureRow.id)).where(*same).group_by(col(CaptureRow.source_id), col(CaptureRow.body_sha256))
    )
    rows = session.exec(select(CaptureRow).where(col(CaptureRow.id).in_(newest))) if bare else ()
    whole = {(row.source_id, row.body_sha256): row for row in rows}
    found = {row_id(one): whole.get((one.source_id, one.body_sha256), one) for one in bare}
    return {row_id(one): found.get(row_id(one), one) for one in captures}


def record_of(source: SourceRow) -> Record:
    """How long a source has been failing."""
    return Record(source.failed_days, source.first_failed_at, source.last_failed_at, source.lost_since)


def _move_source(source: SourceRow, item: Stored, capture: CaptureRow) -> None:
    if capture.failure in NOT_ASKED:
        source.last_capture_id, source.due_at = source.last_capture_id or capture.id, None
        return
    now = after(record_of(source), Reach(capture.reach), capture.reach_rule, capture.at)
    source.failed_days, source.lost_since = now.failed_days, now.lost_since
    source.first_failed_at, source.last_failed_at = now.first_failed_at, now.last_failed_at
    source.last_capture_id, source.checked_at, source.due_at = capture.id, capture.at, item.due_at


def _judge_memento(session: Session, item: Stored, capture: CaptureRow) -> None:
    """The judgement belongs to the copy that was shown, which may be another than the one asked for."""
    asked = session.get_one(MementoRow, item.memento_id)
    memento = _shown(session, asked, item)
    if memento is not asked:
        asked.judgement = MementoJudgement.REDIRECT
        asked.because = f"the archive shows its copy of {memento.time:%Y-%m-%d %H:%M:%S} instead"
        capture.memento_id = memento.id
    memento.capture_id, memento.judgement, memento.because = capture.id, item.judgement, item.because


def _shown(session: Session, asked: MementoRow, item: Stored) -> MementoRow:
    if item.shown is None or item.shown == (asked.time, asked.original):
        return asked
    time, original = item.shown
    if time == asked.time and asked.status in PROMISING:
        return asked
    query = select(MementoRow).where(
        MementoRow.source_id == asked.source_id, MementoRow.archive == asked.archive, MementoRow.time == time
    )
    row = session.exec(query.where(MementoRow.original == original)).first()
    if row is None:
        row = MementoRow(
            source_id=asked.source_id, archive=asked.archive, original=original, time=time, status="200",
            media_type=item.capture.media_type or "unk", digest=f"seen-{item.capture.body_sha256}",
        )  # fmt: skip
        session.add(row)
        session.flush()
    return row


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    """PostgreSQL's text holds no NUL, and neither database a lone surrogate."""
    return {
        key: value.replace(_NUL, "").encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for key, value in values.items()
    }
