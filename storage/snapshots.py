"""The queue of snapshot requests: wanted, claimed by one process, followed, put off. Sealed sources stay out of it.

A claim moves the row under its lock (SQLite: the write lock) and is committed before anything is sent, so that
no two processes, and no run after a kill, ask for the same source twice in a window.
"""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import literal
from sqlmodel import Session, col, select, update

from storage.tables import CitationRow, PaceRow, SnapshotRow, SourceRow

OPEN = ("not_asked", "submitted", "deferred", "unknown")
LOOKED_UP = "looked_up"
"""The code of an unknown one that the index does not show although its window is over: it may be sent again."""
POLL_LEASE = timedelta(minutes=1)
LOOKUP_LEASE = timedelta(minutes=5)
SAVE = "save"


def host_bucket(host: str) -> str:
    """The bucket by which one host is left alone."""
    return f"{SAVE} {host}"


def want(session: Session, source_ids: Iterable[int], now: datetime, fresh: timedelta, reason: str = "") -> None:
    """Queue a request for each of these sources that has none open, none younger than ``fresh`` and is not sealed."""
    for source_id in sorted(source_ids):
        source = session.get_one(SourceRow, source_id, with_for_update=True)
        newest = select(SnapshotRow).where(SnapshotRow.source_id == source_id).order_by(col(SnapshotRow.id).desc())
        last = session.exec(newest.limit(1)).first()
        if last is not None and last.state == "not_asked":
            last.message = reason
        elif not source.sealed and (last is None or _is_over(last, now, fresh)):
            session.add(
                SnapshotRow(
                    source_id=source_id, url=source.url, state="not_asked", asked_at=now, retry_at=now, message=reason
                )
            )


def _is_over(last: SnapshotRow, now: datetime, fresh: timedelta) -> bool:
    if last.state in OPEN:
        return False
    if last.state in ("refused", "excluded"):
        return last.retry_at is not None and last.retry_at <= now
    return last.asked_at <= now - fresh


def drop_wish(session: Session, source_ids: Iterable[int]) -> None:
    """Requests that were never sent and are not needed any more."""
    query = select(SnapshotRow).where(col(SnapshotRow.source_id).in_(list(source_ids)))
    for row in session.exec(query.where(SnapshotRow.state == "not_asked")):
        session.delete(row)


def seal(session: Session, source_ids: Iterable[int], sealed: bool) -> None:
    """Nothing about these is told to any archive from now on, or it may be again."""
    session.exec(update(SourceRow).where(col(SourceRow.id).in_(list(source_ids))).values(sealed=sealed))


def sources_of(session: Session, report_id: int) -> list[int]:
    """Ids of a report's sources, each once, in its order."""
    query = select(CitationRow.source_id).where(CitationRow.report_id == report_id).order_by(col(CitationRow.position))
    return list(dict.fromkeys(session.exec(query)))


def next_times(session: Session, among: Collection[int] | None, now: datetime) -> dict[str, datetime]:
    """When the next request of each kind wants attention: ``submit``, ``poll``, ``look_up``."""
    free = _may_be_sent() & ~_host_held(now)
    kinds = {"submit": free, "poll": _runs(), "look_up": _wants_look_up()}
    found: dict[str, datetime] = {}
    for kind, states in kinds.items():
        first = session.exec(_requests(among).where(states).order_by(col(SnapshotRow.retry_at)).limit(1)).first()
        if first is not None and first.retry_at is not None:
            found[kind] = first.retry_at
    held = session.exec(_requests(among).where(_may_be_sent(), _host_held(now)).limit(1)).first()
    if held is not None:
        hold = _hold(session, held)
        found["submit"] = min(found.get("submit", datetime.max.replace(tzinfo=UTC)), hold.held_until or now)
    return found


def claim(session: Session, among: Collection[int] | None, now: datetime, window: timedelta) -> SnapshotRow | None:
    """The request that goes out now, marked as sent; commit before sending. Hosts on hold are left alone.

    Until ``window`` is over nobody asks for it again, whatever becomes of this process.
    """
    query = _due(_requests(among).where(_may_be_sent(), ~_host_held(now)), now)
    row: SnapshotRow | None = session.exec(query).first()
    if row is not None:
        row.state, row.asked_at, row.retry_at = "unknown", now, now + window
        row.job_id, row.code, row.message = None, None, "sent; no answer was stored"
    return row


def take_poll(session: Session, among: Collection[int] | None, now: datetime) -> SnapshotRow | None:
    """A running job to ask about; nobody else asks within the lease."""
    return _leased(session.exec(_due(_requests(among).where(_runs()), now)).first(), now + POLL_LEASE)


def take_look_up(session: Session, among: Collection[int] | None, now: datetime) -> SnapshotRow | None:
    """A request whose snapshot the index may show by now."""
    return _leased(session.exec(_due(_requests(among).where(_wants_look_up()), now)).first(), now + LOOKUP_LEASE)


def put_off(session: Session, among: Collection[int] | None, now: datetime) -> None:
    """What waits for a bucket or a host on hold is deferred until that is over, for the hold's reason."""
    query = _requests(among).where(SnapshotRow.state == "not_asked")
    all_held = session.get(PaceRow, SAVE)
    if all_held is None or all_held.held_until is None or all_held.held_until <= now:
        query = query.where(_host_held(now))
    for row in session.exec(query).all():
        hold = _hold(session, row)
        row.state, row.retry_at, row.message = "deferred", hold.held_until, hold.reason


def requests_of(session: Session, among: Collection[int] | None) -> list[SnapshotRow]:
    """The newest request of each source, in the order of the sources; all open ones where ``among`` is None."""
    query = _requests(among).order_by(col(SnapshotRow.id))
    if among is None:
        query = query.where(col(SnapshotRow.state).in_((*OPEN, "captured")))
    newest = {row.source_id: row for row in session.exec(query)}
    return [newest[i] for i in (among if among is not None else newest) if i in newest]


def _requests(among: Collection[int] | None) -> Any:
    query = select(SnapshotRow).join(SourceRow, col(SourceRow.id) == col(SnapshotRow.source_id))
    query = query.where(col(SourceRow.sealed).is_(False))
    return query if among is None else query.where(col(SnapshotRow.source_id).in_(list(among)))


def _due(query: Any, now: datetime) -> Any:
    ordered = query.where(col(SnapshotRow.retry_at) <= now).order_by(col(SnapshotRow.retry_at), col(SnapshotRow.id))
    return ordered.limit(1).with_for_update(of=SnapshotRow, skip_locked=True)


def _may_be_sent() -> Any:
    looked_up = (col(SnapshotRow.state) == "unknown") & (col(SnapshotRow.code) == LOOKED_UP)
    return col(SnapshotRow.state).in_(("not_asked", "deferred")) | looked_up


def _host_held(now: datetime) -> Any:
    of_host = PaceRow.bucket == literal(f"{SAVE} ") + col(SourceRow.host)
    return select(PaceRow.bucket).where(of_host, col(PaceRow.held_until) > now).exists()


def _runs() -> Any:
    return col(SnapshotRow.state) == "submitted"


def _wants_look_up() -> Any:
    open_end = (col(SnapshotRow.state) == "unknown") & (
        col(SnapshotRow.code).is_(None) | (col(SnapshotRow.code) != LOOKED_UP)
    )
    return open_end | (col(SnapshotRow.state) == "captured")


def _leased(row: SnapshotRow | None, until: datetime) -> SnapshotRow | None:
    if row is not None:
        row.retry_at = until
    return row


def _hold(session: Session, row: SnapshotRow) -> PaceRow:
    """The longest hold that concerns a request, or an empty one."""
    host = session.get_one(SourceRow, row.source_id).host
    holds = [hold for bucket in (SAVE, host_bucket(host)) if (hold := session.get(PaceRow, bucket)) and hold.held_until]
    return max(holds, key=lambda hold: hold.held_until or row.asked_at, default=PaceRow(bucket=SAVE))


def host_of_request(session: Session, row: SnapshotRow) -> str:
    """The host that a request is about."""
    return session.get_one(SourceRow, row.source_id).host
