"""What is watched and when it ran: the truth about schedules, whatever starts the runs.

A run claims its watch first: only what is due and not held by another run can be claimed, so a week that
was missed is made up once and a run that two workers were told of is made by one of them.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, update
from sqlmodel import Session, col, select

from dalel.schedule import due_since
from storage.database import reading, writing
from storage.ledger import source_key
from storage.tables import ListedRow, WatchRow

LEASE_S = 120.0
"""What a killed run held is free again after this."""


def save_watch(
    session: Session, location: str, report_id: int | None, schedule: str, out: str, now: datetime
) -> WatchRow:
    """Watch it from now on; what is watched already gets the new schedule and folder."""
    row = find_watch(session, location)
    if row is None:
        row = WatchRow(key=source_key(location), location=location, schedule=schedule, out=out, added_at=now)
    if row.schedule != schedule:
        row.schedule, row.added_at = schedule, now
    row.report_id, row.out = report_id, out
    session.add(row)
    session.flush()
    return row


def find_watch(session: Session, location: str) -> WatchRow | None:
    """The watch of what is at ``location``."""
    return session.exec(select(WatchRow).where(WatchRow.key == source_key(location))).first()


def drop_watch(session: Session, location: str) -> bool:
    """Watch it no longer; whether it was watched. What was stored about it stays."""
    row = find_watch(session, location)
    if row is None:
        return False
    session.execute(delete(ListedRow).where(col(ListedRow.watch_id) == row.id))
    session.delete(row)
    return True


def watches(session: Session) -> Sequence[WatchRow]:
    """All watches, oldest first."""
    return session.exec(select(WatchRow).order_by(col(WatchRow.id))).all()


def due_time(row: WatchRow, now: datetime) -> datetime | None:
    """Since when a watch that no run holds is due; None where it is not, or is at work."""
    if row.leased_until is not None and row.leased_until > now:
        return None
    return due_since(row.schedule, row.added_at, row.ran_at, now)


def claim(engine: Engine, watch_id: int, worker: str, now: datetime) -> WatchRow | None:
    """Take the watch for one run; None where it is gone, not due, or held by another run."""
    with writing(engine) as session:
        row = session.get(WatchRow, watch_id, with_for_update=True)
        if row is None or due_time(row, now) is None:
            return None
        row.leased_by, row.leased_until = worker, now + timedelta(seconds=LEASE_S)
        return row


def finish(engine: Engine, watch_id: int, worker: str, began_at: datetime | None) -> None:
    """Give the watch back; ``began_at`` None: the run came to nothing and the watch stays due."""
    values: dict[str, datetime | None] = {"leased_until": None}
    _set(engine, watch_id, worker, values | ({"ran_at": began_at} if began_at else {}))


@contextmanager
def kept(engine: Engine, watch_id: int, worker: str) -> Iterator[None]:
    """Renew the lease beside the work, for as long as the work takes."""
    done = threading.Event()

    def renew() -> None:
        while not done.wait(LEASE_S / 4):
            _set(engine, watch_id, worker, {"leased_until": datetime.now(UTC) + timedelta(seconds=LEASE_S)})

    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def all_watches(engine: Engine) -> Sequence[WatchRow]:
    """All watches, in a view of their own."""
    with reading(engine) as session:
        return watches(session)


def _set(engine: Engine, watch_id: int, worker: str, values: dict[str, datetime | None]) -> None:
    mine = (col(WatchRow.id) == watch_id, col(WatchRow.leased_by) == worker)
    with writing(engine) as session:
        session.execute(update(WatchRow).where(*mine).values(**values))
