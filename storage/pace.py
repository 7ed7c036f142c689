"""An archive's limits, shared by all processes of a store: one row a bucket, moved in a write transaction."""

from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Engine, text
from sqlmodel import Session

from storage.database import reading, writing
from storage.tables import PaceRow


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """Aware UTC."""


class StoredPace:
    """Implements archives.pace.Pace on the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def turn(self, bucket: str, per_minute: float, clock: Clock) -> float:
        """0 where the turn is taken, else the seconds until it is worth asking again."""
        with writing(self._engine) as session:
            row = _locked(session, bucket)
            now = clock.now()
            wait = (row.next_at - now).total_seconds() if row.next_at else 0.0
            if wait <= 0:
                row.next_at = now + timedelta(seconds=60 / per_minute)
            return max(0.0, wait)

    def reserve(self, bucket: str, per_minute: float, now: datetime) -> datetime:
        """When this request may go out; the slot is taken. For many that wait together in one process."""
        with writing(self._engine) as session:
            row = _locked(session, bucket)
            at = max(now, row.next_at or now)
            row.next_at = at + timedelta(seconds=60 / per_minute)
            return at

    def hold(self, bucket: str, until: datetime, reason: str) -> None:
        """Nothing more is asked of this bucket until then."""
        with writing(self._engine) as session:
            row = _locked(session, bucket)
            if row.held_until is None or row.held_until < until:
                row.held_until, row.reason = until, reason

    def held(self, bucket: str) -> tuple[datetime, str] | None:
        """Until when, and why; the caller compares with its clock."""
        with reading(self._engine) as session:
            row = session.get(PaceRow, bucket)
            return (row.held_until, row.reason) if row and row.held_until else None


def _locked(session: Session, bucket: str) -> PaceRow:
    """The bucket's row, locked; made where it is missing, whoever else makes it at the same time."""
    row = session.get(PaceRow, bucket, with_for_update=True)
    if row is None:
        statement = text("insert into pace (bucket, reason) values (:bucket, '') on conflict do nothing")
        session.execute(statement, {"bucket": bucket})
        row = session.get_one(PaceRow, bucket, with_for_update=True)
    return row
