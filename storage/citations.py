"""What is known of each citation of a report: its source, captures, mementos, look-ups and checks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, func, select

from storage.captures import NOT_ASKED
from storage.tables import (
    CaptureRow,
    CheckRow,
    CitationRow,
    LookupRow,
    MementoRow,
    ReportRow,
    SnapshotRow,
    SourceRow,
    TextRow,
    row_id,
)

_DECIDES = {"busy": 0, "failed": 0, "found": 1, "refused": 2, "excluded": 2, "none": 3}


@dataclass
class Known:
    """All that was found out about one source. ``texts`` are by capture id."""

    source: SourceRow
    capture: CaptureRow | None = None
    text: TextRow | None = None
    mementos: list[MementoRow] = field(default_factory=list)
    memento_captures: dict[int, CaptureRow] = field(default_factory=dict)
    memento_texts: dict[int, TextRow] = field(default_factory=dict)
    lookups: dict[str, LookupRow] = field(default_factory=dict)
    snapshot: SnapshotRow | None = None

    @property
    def lookup(self) -> LookupRow | None:
        """The newest look-up that decides: one without an answer, else copies found, else what the archives said.

        Whether a usable copy is known is asked before this; where none is, an unanswered question leaves it open.
        """
        newest = sorted(self.lookups.values(), key=lambda row: row.at, reverse=True)
        return min(newest, key=lambda row: _DECIDES.get(row.outcome, 1), default=None)


def report_row(session: Session, report_id: int, *, lock: bool = False) -> ReportRow:
    """The report by its id; with ``lock`` no other run judges it or tells of it until the transaction ends."""
    return session.get_one(ReportRow, report_id, with_for_update=lock)


def citations_of(session: Session, report_id: int) -> Sequence[CitationRow]:
    """The citations of a report in its order."""
    query = select(CitationRow).where(CitationRow.report_id == report_id).order_by(col(CitationRow.position))
    return session.exec(query).all()


def known_sources(session: Session, report_id: int) -> dict[int, Known]:
    """What is known of the report's sources, by source id; a fixed number of queries."""
    return known_by_id(session, select(CitationRow.source_id).where(CitationRow.report_id == report_id))


def known_by_id(session: Session, cited: Any) -> dict[int, Known]:
    """The same for some source ids, or a query of them."""
    query = (
        select(SourceRow, CaptureRow, TextRow)
        .outerjoin(CaptureRow, col(CaptureRow.id) == col(SourceRow.last_capture_id))
        .outerjoin(TextRow, col(TextRow.id) == col(CaptureRow.text_id))
        .where(col(SourceRow.id).in_(cited))
    )
    found = {row_id(source): Known(source, capture, text) for source, capture, text in session.exec(query)}
    mementos = (
        select(MementoRow, CaptureRow, TextRow)
        .outerjoin(CaptureRow, col(CaptureRow.id) == col(MementoRow.capture_id))
        .outerjoin(TextRow, col(TextRow.id) == col(CaptureRow.text_id))
        .where(col(MementoRow.source_id).in_(cited))
        .order_by(col(MementoRow.time))
    )
    for memento, capture, text in session.exec(mementos):
        known = found[memento.source_id]
        known.mementos.append(memento)
        if capture is not None:
            known.memento_captures[row_id(memento)] = capture
        if text is not None:
            known.memento_texts[row_id(memento)] = text
    for lookup in session.exec(
        select(LookupRow).where(col(LookupRow.source_id).in_(cited)).order_by(col(LookupRow.id))
    ):
        found[lookup.source_id].lookups[lookup.archive] = lookup
    for snapshot in session.exec(
        select(SnapshotRow).where(col(SnapshotRow.source_id).in_(cited)).order_by(col(SnapshotRow.id))
    ):
        found[snapshot.source_id].snapshot = snapshot
    return found


def unasked_since(session: Session, report_id: int) -> int:
    """How many sources of a report could not be asked since their last capture, for a fault of ours."""
    cited = select(CitationRow.source_id).where(CitationRow.report_id == report_id)
    later = select(CaptureRow.source_id).where(
        col(CaptureRow.source_id) == col(SourceRow.id),
        col(CaptureRow.id) > col(SourceRow.last_capture_id),
        col(CaptureRow.failure).in_(list(NOT_ASKED)),
    )
    query = select(SourceRow.id).where(col(SourceRow.id).in_(cited), later.exists())
    return len(session.exec(query).all())


def latest_checks(session: Session, report_id: int) -> dict[int, CheckRow]:
    """The newest check of each citation, by citation id."""
    newest = (
        select(func.max(CheckRow.id))
        .join(CitationRow, col(CitationRow.id) == col(CheckRow.citation_id))
        .where(CitationRow.report_id == report_id)
        .group_by(col(CheckRow.citation_id))
    )
    return {row.citation_id: row for row in session.exec(select(CheckRow).where(col(CheckRow.id).in_(newest)))}


def add_check(session: Session, check: CheckRow, before: CheckRow | None) -> bool:
    """Add a check made when ``before`` was the newest; False where another run has judged the citation since."""
    newest = select(func.max(CheckRow.id)).where(CheckRow.citation_id == check.citation_id)
    if session.exec(newest).one() != (before.id if before else None):
        return False
    session.add(check)
    return True


def newest_ids(session: Session, report_id: int) -> dict[int, tuple[int | None, int | None]]:
    """By citation id, the ids of its newest check and of its source's last capture."""
    query = (
        select(CitationRow.id, func.max(CheckRow.id), SourceRow.last_capture_id)
        .join(SourceRow, col(SourceRow.id) == col(CitationRow.source_id))
        .outerjoin(CheckRow, col(CheckRow.citation_id) == col(CitationRow.id))
        .where(CitationRow.report_id == report_id)
        .group_by(col(CitationRow.id), col(SourceRow.last_capture_id))
    )
    return {citation_id or 0: (check_id, capture_id) for citation_id, check_id, capture_id in session.exec(query)}


def lost_since(known: dict[int, Known]) -> dict[int, str]:
    """Source ids that count as lost for good, with the day since when."""
    grouped: dict[int, str] = defaultdict(str)
    for source_id, item in known.items():
        if item.source.lost_since:
            grouped[source_id] = item.source.lost_since.date().isoformat()
    return dict(grouped)
