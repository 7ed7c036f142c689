"""Which sources the Wayback Machine is asked to copy, and what became of each request, in words.

What is wanted is queued in the database; flows/snapshots sends and follows it at the archive's pace, and a later
run finishes what this one leaves.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from archives.pace import Clock
from archives.savepagenow import SavePageNow
from archives.spn_answers import Fate
from dalel.config import Settings, is_private
from dalel.urls import archived_original, refusal
from dalel.verdict import WALLED_PLATFORMS
from flows.archive_client import WALL_CLOCK, transport
from flows.progress import progress
from flows.snapshots import Follower
from flows.verify import READABLE, reached_of, told_of
from storage.citations import Known, known_by_id
from storage.database import reading, writing
from storage.pace import StoredPace
from storage.snapshots import drop_wish, requests_of, seal, want
from storage.tables import SnapshotRow

NO_KEYS = "no archive.org keys are set"
NOT_LOOKED_UP = "what the archive holds could not be looked up, and a second copy is not asked for on a guess"
PENDING = frozenset({Fate.NOT_ASKED, Fate.SUBMITTED, Fate.UNKNOWN})


@dataclass(frozen=True)
class Request:
    """What became of asking for one source's snapshot. ``until``: when it is looked at again."""

    url: str
    state: str
    because: str
    code: str | None = None
    until: datetime | None = None
    job_id: str | None = None
    timestamp: str | None = None
    archived_url: str | None = None


def preserve(
    engine: Engine,
    settings: Settings,
    store: Path,
    source_ids: Sequence[int],
    wait: timedelta,
    clock: Clock = WALL_CLOCK,
) -> str:
    """Ask for copies of those of these sources that need one, and follow the requests for ``wait``; see follow."""
    now = clock.now()
    with writing(engine) as session:
        known = known_by_id(session, list(source_ids))
        missing = [i for i, one in known.items() if why_not(one, settings, now) is None]
        drop_wish(session, known.keys() - set(missing))
        fresh = timedelta(days=settings.archive.fresh_days)
        want(session, missing, now, fresh, "" if has_keys(settings) else NO_KEYS)
    return follow(engine, settings, store, source_ids, wait, clock)


def follow(
    engine: Engine,
    settings: Settings,
    store: Path,
    source_ids: Sequence[int] | None,
    wait: timedelta,
    clock: Clock = WALL_CLOCK,
) -> str:
    """Go on with the open requests of these sources, or of the whole store; without keys nothing is asked.

    Returns why the keys are refused, which is told on standard error too; else nothing.
    """
    with transport(settings, engine, store, clock) as wire, reading(engine) as session:
        if not SavePageNow(settings, wire).has_keys:
            return ""
        waiting = [row for row in requests_of(session, source_ids) if row.state in (Fate.NOT_ASKED, Fate.DEFERRED)]
        session.close()
        follower = Follower(engine, settings, wire, StoredPace(engine), clock, source_ids)
        with progress("Asking for snapshots", len(waiting)) as step:
            follower.work(wait, step)
    if follower.stopped:
        sys.stderr.write(f"dalel: no snapshot was asked for: {follower.stopped}\n")
    return follower.stopped


def has_keys(settings: Settings) -> bool:
    """Whether snapshots can be asked for at all."""
    return settings.archive.access_key is not None and settings.archive.secret_key is not None


def seal_private(session: Session, settings: Settings, ids: Sequence[int], private: bool | None = None) -> None:
    """Remember which of these are private: by the option (None: as they were), and by the setting ``private``."""
    if private is not None:
        seal(session, ids, private)
    known = known_by_id(session, list(ids))
    seal(session, [i for i, one in known.items() if is_private(one.source.url, settings.private)], True)


def why_not(source: Known, settings: Settings, now: datetime) -> str | None:
    """Why no snapshot of a source is asked for, in a sentence; None where one is needed."""
    url, platform = source.source.url, source.source.platform
    if source.source.sealed:
        return "private: nothing about it is told to any archive"
    if archived_original(url):
        return "it is an archive's own address"
    if refused := refusal(url):
        return refused
    reached = reached_of(source)
    if reached.reach not in READABLE:
        return f"the source is {reached.reach}: {reached.because}"
    if platform in WALLED_PLATFORMS:
        return f"archives get log-in pages from {platform}; our own copy is kept"
    lookup = source.lookups.get("wayback")
    if lookup is not None and lookup.outcome == "refused":
        return lookup.message
    if lookup is None or lookup.outcome not in ("none", "found"):
        return NOT_LOOKED_UP
    fresh = now - timedelta(days=settings.archive.fresh_days)
    young = [m for m in source.mementos if m.time >= fresh and m.judgement in (None, "usable") and m.status == "200"]
    return f"the archive has a copy of {young[-1].time:%Y-%m-%d}" if young else None


def requests(session: Session, settings: Settings, source_ids: Sequence[int], now: datetime) -> list[Request]:
    """The state of each source's request, also of those that were not made."""
    known = known_by_id(session, list(source_ids))
    return [_request(known[i], settings, now) for i in source_ids if i in known]


def _request(source: Known, settings: Settings, now: datetime) -> Request:
    row, url = source.snapshot, source.source.url
    if row is None or source.source.sealed:
        reason = why_not(source, settings, now) or "nothing was asked yet"
        return Request(url, Fate.NOT_ASKED, reason)
    until = row.retry_at if row.state in (Fate.DEFERRED, Fate.REFUSED) else None
    return Request(
        url, row.state, told_of(row), row.code, until, row.job_id, row.timestamp, _archived_url(row, settings)
    )


def _archived_url(row: SnapshotRow, settings: Settings) -> str | None:
    return f"{settings.archive.public}/{row.timestamp}/{row.final_url or row.url}" if row.timestamp else None


def is_put_off(session: Session, settings: Settings, source_ids: Sequence[int], waited: bool) -> bool:
    """Whether the archive put a request off; after waiting for it, also whether one is not finished."""
    states = {row.state for row in requests_of(session, source_ids)}
    return Fate.DEFERRED in states or (waited and has_keys(settings) and bool(states & PENDING))


def pending_lines(session: Session, settings: Settings, source_ids: Sequence[int]) -> list[str]:
    """What is still to come from the archive, and how to have it finished; nothing where nothing is."""
    states = Counter(row.state for row in requests_of(session, source_ids))
    waiting = sum(states[state] for state in (*PENDING, Fate.DEFERRED))
    if not waiting:
        return []
    if not has_keys(settings):
        return [f"Snapshots wanted: {waiting}; {NO_KEYS}: see docs/archives.md"]
    told = ", ".join(f"{states[s]} {s.replace('_', ' ')}" for s in (*sorted(PENDING), Fate.DEFERRED) if states[s])
    return [f"Snapshots pending: {told}; later: dalel archive --resume"]
