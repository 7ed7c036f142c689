"""The database as the frontier of a crawl: hosts are leased, so that no two workers fetch the same source.

A lease ends by itself: what a dead worker held is free again after LEASE_S at the latest, and at once
where its death is known (``storage/alive``).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, or_, update
from sqlmodel import Session, col, select

from storage.database import reading, writing
from storage.tables import CaptureRow, CitationRow, HostRow, SourceRow

LEASE_S = 120.0
SOURCES_AT_ONCE = 200


@dataclass(frozen=True)
class Due:
    """A source that is due, with its last capture, so that an unchanged page costs one request."""

    source_id: int
    url: str
    previous: CaptureRow | None = None


class Frontier:
    """What one worker may take: the due sources of some reports, or some sources alone (neither named: all due)."""

    def __init__(
        self, engine: Engine, worker: str, report_ids: Sequence[int] = (), source_ids: Sequence[int] = ()
    ) -> None:
        self._engine = engine
        self._worker = worker
        self._report_ids = tuple(report_ids)
        self._source_ids = tuple(source_ids)

    def claim(self, hosts: int, now: datetime) -> dict[str, list[Due]]:
        """Lease up to ``hosts`` free hosts that have due sources; their sources by host."""
        with writing(self._engine) as session:
            free = or_(col(HostRow.leased_until).is_(None), col(HostRow.leased_until) < now)
            waiting = self._due(select(SourceRow.host), now).distinct()
            query = select(HostRow).where(col(HostRow.host).in_(waiting), free).limit(hosts)
            rows = session.exec(query.with_for_update(skip_locked=True)).all()
            for row in rows:
                row.leased_by, row.leased_until = self._worker, now + timedelta(seconds=LEASE_S)
            return self._sources(session, [row.host for row in rows], now)

    def renew(self, hosts: Sequence[str], now: datetime) -> None:
        """Keep the leases of hosts still at work."""
        self._set(hosts, leased_until=now + timedelta(seconds=LEASE_S))

    def release(self, host: str, free_at: datetime) -> None:
        """Give a host back; nobody takes it before ``free_at``, so that its pace holds from worker to worker."""
        self._set([host], leased_by=None, leased_until=free_at)

    def free(self, workers: Sequence[str], free_at: datetime) -> None:
        """Give back, at ``free_at``, what workers held that are known to be dead; nobody waits for their leases."""
        held = col(HostRow.leased_by).in_(workers)
        with writing(self._engine) as session:
            session.execute(update(HostRow).where(held).values(leased_by=None, leased_until=free_at))

    def is_waiting(self, now: datetime) -> bool:
        """Whether sources are due on hosts that another worker holds."""
        with reading(self._engine) as session:
            return session.exec(self._due(select(SourceRow.id), now).limit(1)).first() is not None

    def _set(self, hosts: Sequence[str], **values: object) -> None:
        mine = (col(HostRow.host).in_(hosts), col(HostRow.leased_by) == self._worker)
        with writing(self._engine) as session:
            session.execute(update(HostRow).where(*mine).values(**values))

    def _due(self, query: Any, now: datetime) -> Any:
        query = query.where(col(SourceRow.due_at) <= now)
        if self._report_ids:
            cited = select(CitationRow.source_id).where(col(CitationRow.report_id).in_(self._report_ids))
            query = query.where(col(SourceRow.id).in_(cited))
        if self._source_ids:
            query = query.where(col(SourceRow.id).in_(self._source_ids))
        return query

    def _sources(self, session: Session, hosts: Sequence[str], now: datetime) -> dict[str, list[Due]]:
        query = (
            select(SourceRow, CaptureRow)
            .outerjoin(CaptureRow, col(CaptureRow.id) == col(SourceRow.last_capture_id))
            .where(col(SourceRow.host).in_(hosts))
            .limit(SOURCES_AT_ONCE * max(1, len(hosts)))
        )
        found: dict[str, list[Due]] = defaultdict(list)
        for source, capture in session.exec(self._due(query, now)):
            found[source.host].append(Due(source.id, source.url, capture))
        return dict(found)
