"""Asking the Wayback Machine for what it does not hold yet, and following each request to its end.

A row is committed before anything is sent, and the job's id before it is first asked about: a run
killed in between finds the row and looks before it asks again.
"""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from archives.savepagenow import WRONG_KEYS, Answer, Fate, SavePageNow
from dalel.config import Settings
from dalel.errors import ArchiveBusy, ArchiveError
from dalel.urls import archived_original
from dalel.verdict import WALLED_PLATFORMS
from flows.archive_client import WallClock, transport
from flows.progress import progress
from flows.verify import READABLE, reached_of
from storage.archived import unfinished_snapshots
from storage.citations import Known, known_sources
from storage.database import reading, writing
from storage.tables import SnapshotRow, row_id

WINDOW = timedelta(hours=1)
"""The archive itself hands out the same job for an address within the hour."""
POLL_S = 5.0
JOB_LIFE = timedelta(hours=1)
"""How long the archive remembers a job."""


def preserve(engine: Engine, settings: Settings, store: Path, report_id: int, wait: timedelta) -> None:
    """Submit what is live and unkept, then ask about running jobs until ``wait`` is over (at least once)."""
    clock = WallClock()
    with transport(settings, engine, store) as wire:
        archive = SavePageNow(settings, wire)
        if not archive.has_keys:
            return
        with reading(engine) as session:
            sources = known_sources(session, report_id)
        missing = [s for s in sources.values() if _is_missing(s, settings, clock.now())]
        with progress("Asking for snapshots", len(missing)) as step:
            for source in missing:
                answer = _submit(engine, archive, source, clock.now)
                step(source.source.url)
                if answer.code == WRONG_KEYS:
                    sys.stderr.write(f"dalel: no snapshot was asked for: {answer.message}\n")
                    break
        _follow(engine, archive, clock, clock.now() + wait)


def _submit(engine: Engine, archive: SavePageNow, source: Known, now: Callable[[], datetime]) -> Answer:
    asked_at = now()
    row = SnapshotRow(
        source_id=row_id(source.source),
        window=f"{asked_at:%Y%m%d%H}",
        url=source.source.url,
        state=Fate.UNKNOWN,
        asked_at=asked_at,
        message="sent; no answer was stored",
        retry_at=asked_at + WINDOW,
    )
    with writing(engine) as session:
        session.add(row)
    answer = archive.submit(row.url)
    _record(engine, row, answer, now())
    return answer


def _follow(engine: Engine, archive: SavePageNow, clock: WallClock, until: datetime) -> None:
    """Ask about every running job, again and again until the time is over or none runs."""
    while True:
        with reading(engine) as session:
            running = [row for row in unfinished_snapshots(session, clock.now()) if row.state == Fate.SUBMITTED]
        for row in running:
            _ask(engine, archive, row, clock.now())
        if not running or clock.now() + timedelta(seconds=POLL_S) > until:
            return
        clock.sleep(POLL_S)


def _ask(engine: Engine, archive: SavePageNow, row: SnapshotRow, now: datetime) -> None:
    if row.job_id is None or now - row.asked_at > JOB_LIFE:
        _record(engine, row, Answer(Fate.UNKNOWN, row.job_id, message="the archive forgot the job"), now)
        return
    try:
        answer = archive.poll(row.job_id)
    except (ArchiveBusy, ArchiveError):
        return
    if answer is not None:
        _record(engine, row, answer, now)


def _record(engine: Engine, row: SnapshotRow, answer: Answer, now: datetime) -> None:
    with writing(engine) as session:
        stored = session.get_one(SnapshotRow, row_id(row))
        stored.state = answer.fate
        stored.job_id = answer.job_id or stored.job_id
        stored.timestamp, stored.final_url = answer.timestamp, answer.final_url
        stored.code, stored.message = answer.code, answer.message
        stored.retry_at = now + timedelta(seconds=answer.wait_s) if answer.wait_s else None


def _is_missing(source: Known, settings: Settings, now: datetime) -> bool:
    """Live, no copy young enough, looked up with a plain answer, and not asked for in this window."""
    if reached_of(source).reach not in READABLE or source.source.platform in WALLED_PLATFORMS:
        return False
    if archived_original(source.source.url) or source.lookup is None or source.lookup.outcome not in ("none", "found"):
        return False
    fresh = now - timedelta(days=settings.archive.fresh_days)
    if any(m.time >= fresh and m.judgement in (None, "usable") and m.status == "200" for m in source.mementos):
        return False
    last = source.snapshot
    return last is None or (last.retry_at is not None and last.retry_at <= now)
