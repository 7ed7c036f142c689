"""What archives answered: look-ups, the copies they list, and the fate of snapshot requests."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, select

from dalel.mementos import CdxRow
from storage.tables import LookupRow, MementoRow, SnapshotRow


def save_lookup(
    session: Session,
    source_id: int,
    archive: str,
    now: datetime,
    outcome: str,
    message: str,
    rows: Sequence[CdxRow],
    question: str | None = None,
) -> None:
    """Record a look-up (under ``question``) and the copies it listed; a copy known before is not added again."""
    session.add(LookupRow(source_id=source_id, archive=question or archive, at=now, outcome=outcome, message=message))
    known = {
        (memento.time, memento.digest)
        for memento in session.exec(
            select(MementoRow).where(MementoRow.source_id == source_id, MementoRow.archive == archive)
        )
    }
    for row in rows:
        if (row.time, row.digest) not in known:
            known.add((row.time, row.digest))
            session.add(memento_row(source_id, archive, row))


def confirm_snapshots(session: Session, source_id: int, rows: Sequence[CdxRow]) -> None:
    """A snapshot is confirmed when the index shows the very second that the archive named."""
    shown = {row.timestamp for row in rows}
    query = select(SnapshotRow).where(SnapshotRow.source_id == source_id, SnapshotRow.state == "captured")
    for snapshot in session.exec(query):
        if snapshot.timestamp in shown:
            snapshot.state = "confirmed"


def memento_row(source_id: int, archive: str, row: CdxRow) -> MementoRow:
    """An index row as a table row."""
    return MementoRow(
        source_id=source_id,
        archive=archive,
        original=row.original,
        time=row.time,
        status=row.status,
        media_type=row.mimetype,
        digest=row.digest,
    )


def cdx_row(memento: MementoRow) -> CdxRow:
    """The index row again."""
    return CdxRow(f"{memento.time:%Y%m%d%H%M%S}", memento.original, memento.media_type, memento.status, memento.digest)
