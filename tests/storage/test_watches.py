"""What is watched, on SQLite and on PostgreSQL: a run is claimed by one worker, and a dead run's claim ends."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

import storage.watches
from storage.database import writing
from storage.tables import row_id
from storage.watches import LEASE_S, all_watches, claim, drop_watch, finish, kept, save_watch

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
SOON = timedelta(minutes=1)


def watch(engine: Engine, schedule: str = "1d", location: str = "/r.txt") -> int:
    with writing(engine) as session:
        return row_id(save_watch(session, location, None, schedule, "/out", NOON))


def test_a_watch_is_kept_once_and_takes_a_new_schedule(engine: Engine) -> None:
    assert watch(engine) == watch(engine, "0 6 * * 1")
    assert [row.schedule for row in all_watches(engine)] == ["0 6 * * 1"]
    with writing(engine) as session:
        assert drop_watch(session, "/r.txt")
        assert not drop_watch(session, "/r.txt")
    assert all_watches(engine) == []


def test_a_run_missed_by_a_week_is_made_up_once_however_many_are_told(engine: Engine) -> None:
    watch_id = watch(engine)
    late = NOON + WEEK
    claimed = [claim(engine, watch_id, f"worker {n}", late + timedelta(seconds=n)) for n in range(7)]
    assert [row is not None for row in claimed] == [True] + [False] * 6
    finish(engine, watch_id, "worker 0", late)
    assert claim(engine, watch_id, "next", late + timedelta(hours=23)) is None
    assert claim(engine, watch_id, "next", late + timedelta(days=1)) is not None


def test_what_a_killed_or_failed_run_held_is_taken_over(engine: Engine) -> None:
    watch_id = watch(engine)
    assert claim(engine, watch_id, "killed", NOON)
    assert claim(engine, watch_id, "failed", NOON + SOON) is None
    assert claim(engine, watch_id, "failed", NOON + timedelta(seconds=LEASE_S + 1))
    finish(engine, watch_id, "killed", NOON)  # too late: another holds it
    assert claim(engine, watch_id, "third", NOON + timedelta(seconds=LEASE_S + 2)) is None
    finish(engine, watch_id, "failed", None)
    assert claim(engine, watch_id, "third", NOON + timedelta(seconds=LEASE_S + 2))


def test_a_long_run_keeps_its_claim(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(storage.watches, "LEASE_S", 0.4)
    watch_id = watch(sqlite)
    assert claim(sqlite, watch_id, "long", datetime.now(UTC))
    with kept(sqlite, watch_id, "long"):
        time.sleep(0.8)
        assert claim(sqlite, watch_id, "other", datetime.now(UTC)) is None
