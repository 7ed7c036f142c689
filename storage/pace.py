"""An archive's limits, shared by all processes of a store: one row a bucket, moved in a write transaction."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from storage.database import reading, writing
from storage.tables import PaceRow


class StoredPace:
    """Implements archives.pace.Pace on the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reserve(self, bucket: str, per_minute: float, now: datetime) -> datetime:
        """When this request may go out; the slot is taken."""
        with writing(self._engine) as session:
            row = session.get(PaceRow, bucket, with_for_update=True) or PaceRow(bucket=bucket)
            at = max(now, row.next_at or now)
            row.next_at = at + timedelta(seconds=60 / per_minute)
            session.add(row)
            return at

    def hold(self, bucket: str, until: datetime, reason: str) -> None:
        """Nothing more is asked of this bucket until then."""
        with writing(self._engine) as session:
            row = session.get(PaceRow, bucket, with_for_update=True) or PaceRow(bucket=bucket)
            if row.held_until is None or row.held_until < until:
                row.held_until, row.reason = until, reason
            session.add(row)

    def held(self, bucket: str) -> tuple[datetime, str] | None:
        """Until when, and why; the caller compares with its clock."""
        with reading(self._engine) as session:
            row = session.get(PaceRow, bucket)
            return (row.held_until, row.reason) if row and row.held_until else None
