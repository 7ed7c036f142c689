"""The queue of snapshot requests on both databases: one claim a source and window, holds and seals kept."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from storage.database import reading, writing
from storage.ledger import save_sources
from storage.pace import StoredPace
from storage.snapshots import claim, drop_wish, host_bucket, next_times, put_off, seal, take_look_up, take_poll, want
from storage.tables import SnapshotRow

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MONTH, HOUR, MINUTE = timedelta(days=30), timedelta(hours=1), timedelta(minutes=1)
URLS = [f"https://paper-{n % 2}.example/{n}" for n in range(4)]


@pytest.fixture
def ids(engine: Engine) -> list[int]:
    with writing(engine) as session:
        found = save_sources(session, URLS)
        want(session, found.values(), NOON, MONTH)
        return [found[url] for url in URLS]


class SoLate:
    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def rows(engine: Engine) -> list[SnapshotRow]:
    with reading(engine) as session:
        return list(session.exec(select(SnapshotRow).order_by(SnapshotRow.id)))  # type: ignore[arg-type]


def test_many_claim_at_once_and_each_request_goes_to_one(engine: Engine, ids: list[int]) -> None:
    claimed: list[str] = []

    def take() -> None:
        for _ in range(len(URLS)):
            with writing(engine) as session:
                row = claim(session, None, NOON, HOUR)
            if row is not None:
                claimed.append(row.url)

    crew = [threading.Thread(target=take) for _ in range(4)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    assert sorted(claimed) == sorted(URLS)
    assert {(row.state, row.asked_at) for row in rows(engine)} == {("unknown", NOON)}


def test_wanting_twice_at_once_makes_one_request(engine: Engine, ids: list[int]) -> None:
    with writing(engine) as session:
        want(session, ids, NOON, MONTH)
    assert len(rows(engine)) == len(URLS)


@pytest.mark.parametrize(
    ("state", "retry_at", "later", "again"),
    [
        ("captured", None, timedelta(minutes=59), False),
        ("captured", None, timedelta(days=29), False),
        ("captured", None, timedelta(days=31), True),
        ("refused", None, timedelta(days=365), False),
        ("refused", NOON + timedelta(days=7), timedelta(days=6), False),
        ("refused", NOON + timedelta(days=7), timedelta(days=8), True),
        ("submitted", None, timedelta(days=31), False),
        ("unknown", None, timedelta(days=31), False),
        ("excluded", None, timedelta(days=365), False),
    ],
)
def test_a_new_request_is_made_only_when_the_old_one_is_over(
    sqlite: Engine, state: str, retry_at: datetime | None, later: timedelta, again: bool
) -> None:
    with writing(sqlite) as session:
        source = save_sources(session, URLS[:1])[URLS[0]]
        session.add(SnapshotRow(source_id=source, url=URLS[0], state=state, asked_at=NOON, retry_at=retry_at))
    with writing(sqlite) as session:
        want(session, [source], NOON + later, MONTH)
    assert (len(rows(sqlite)) == 2) is again


def test_a_host_on_hold_is_left_alone_and_the_others_go_on(engine: Engine, ids: list[int]) -> None:
    StoredPace(engine).hold(host_bucket("paper-0.example"), NOON + MINUTE, "paused")
    with writing(engine) as session:
        taken = [row.url for _ in URLS if (row := claim(session, None, NOON, HOUR))]
        assert next_times(session, None, NOON)["submit"] == NOON + MINUTE
        put_off(session, None, NOON)
    assert taken == [URLS[1], URLS[3]]
    assert {(row.state, row.retry_at) for row in rows(engine) if row.url not in taken} == {("deferred", NOON + MINUTE)}


def test_a_sealed_source_is_not_queued_claimed_asked_about_or_looked_up(engine: Engine, ids: list[int]) -> None:
    with writing(engine) as session:
        states = ("submitted", "captured", "unknown", "not_asked")
        for row, state in zip(session.exec(select(SnapshotRow)), states, strict=True):
            row.state = state
        seal(session, ids, True)
        want(session, ids, NOON + 2 * MONTH, MONTH)
    with writing(engine) as session:
        late = NOON + 3 * MONTH
        assert [take(session, None, late) for take in (take_poll, take_look_up)] == [None] * 2
        assert claim(session, None, late, HOUR) is None
        assert next_times(session, None, late) == {}
        seal(session, ids, False)
        assert claim(session, None, late, HOUR) is not None


def test_a_wish_that_is_over_is_dropped_and_what_was_sent_stays(engine: Engine, ids: list[int]) -> None:
    with writing(engine) as session:
        claim(session, None, NOON, HOUR)
    with writing(engine) as session:
        drop_wish(session, ids)
    assert [row.state for row in rows(engine)] == ["unknown"]


def test_a_running_job_is_asked_about_by_one_at_a_time(engine: Engine, ids: list[int]) -> None:
    with writing(engine) as session:
        for row in session.exec(select(SnapshotRow)):
            row.state = "submitted"
    with writing(engine) as session:
        first = take_poll(session, ids[:1], NOON)
        assert first is not None
    with writing(engine) as session:
        assert take_poll(session, ids[:1], NOON) is None
        assert take_poll(session, ids[:1], NOON + MINUTE) is not None


def test_turns_never_lie_closer_than_the_rate_allows_however_many_ask(engine: Engine) -> None:
    pace, clock = StoredPace(engine), SoLate()
    assert pace.turn("save", 6, clock) == 0
    assert pace.turn("save", 6, clock) == 10
    clock.at += timedelta(seconds=25)  # late: no turn is saved up
    assert [pace.turn("save", 6, clock) for _ in range(2)] == [0, 10]


def test_a_new_bucket_is_made_once_by_many(engine: Engine) -> None:
    pace, waits = StoredPace(engine), list[float]()
    crew = [threading.Thread(target=lambda: waits.append(pace.turn("new", 6, SoLate()))) for _ in range(4)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    assert sorted(waits) == [0, 10, 10, 10]
