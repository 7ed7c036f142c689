"""Snapshot requests against the stand-in archive, on a clock that jumps instead of waiting; its log is the judge."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from archives.spn_answers import WINDOW
from dalel.config import Settings, settings_from
from demo.archive import Archive, Copy, Reply
from demo.savepagenow import DECLINED
from demo.world import World
from flows.preserve import follow
from storage.database import reading, writing
from storage.ledger import save_sources
from storage.snapshots import claim, want
from storage.tables import SnapshotRow

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 3, 0, 1, tzinfo=UTC)
URLS = [f"http://paper-{n}.example/news/{n}" for n in range(3)]
HOURS_6 = timedelta(hours=6)


class JumpClock:
    """Stands still but for its waits."""

    def __init__(self) -> None:
        self.at = MORNING

    def now(self) -> datetime:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Case:
    """A store, a world, and a clock that both share."""

    def __init__(self, world: World, engine: Engine, store: Path) -> None:
        self.world, self.engine, self.store, self.clock = world, engine, store, JumpClock()
        self.desk = world.archive.desk
        self.desk.now, self.desk.job_s = self.clock.now, 25.0
        self.archive = {"rates": {"save": 6.5, "status": 30, "cdx": 24}}

    @property
    def settings(self) -> Settings:
        own = self.world.settings()
        return settings_from({**own, "archive": {**own["archive"], **self.archive}})

    def want(self, *urls: str) -> None:
        with writing(self.engine) as session:
            want(session, save_sources(session, urls).values(), self.clock.now(), timedelta(days=30))

    def follow(self, wait: timedelta = HOURS_6) -> None:
        follow(self.engine, self.settings, self.store, None, wait, self.clock)

    def rows(self) -> dict[str, SnapshotRow]:
        with reading(self.engine) as session:
            return {row.url: row for row in session.exec(select(SnapshotRow))}

    def posts(self) -> list[Any]:
        return [asked for asked in self.desk.log if asked.bucket == "save"]

    def meets(self, *faults: str) -> None:
        """What the first address meets, time after time; then fair weather."""
        self.desk.fault = lambda url, nth: faults[nth] if url == URLS[0] and nth < len(faults) else ""


@pytest.fixture
def case(sqlite: Engine, store: Path) -> Iterator[Case]:
    with World() as world:
        world.archive = Archive([])
        yield Case(world, sqlite, store)


@pytest.mark.parametrize(
    ("fault", "state", "code", "posts"),
    [
        pytest.param("", "captured", None, 1, id="2.4 fair weather"),
        pytest.param("429", "captured", None, 2, id="1 429"),
        pytest.param("502", "captured", None, 2, id="2.3 502, nothing begun"),
        pytest.param("+502", "confirmed", None, 1, id="2.3 502, made all the same"),
        pytest.param("520", "captured", None, 2, id="2.3 520"),
        pytest.param("+523", "confirmed", None, 1, id="2.3 523, made all the same"),
        pytest.param("drop", "captured", None, 2, id="2.3 dropped connection"),
        pytest.param("+drop", "confirmed", None, 1, id="2.3 dropped connection, made all the same"),
        pytest.param("html", "captured", None, 2, id="2.3 a page in place of an answer"),
        pytest.param("delay", "captured", None, 1, id="2.3 delayed queue"),
        pytest.param("same", "captured", None, 1, id="2.3 the same snapshot, with a job"),
        pytest.param("recent", "captured", None, 2, id="2.3 the same snapshot, without a job"),
        pytest.param("lost", "captured", None, 2, id="2.4 a forgotten job"),
        pytest.param("sessions", "captured", None, 2, id="2.5 session limit"),
        pytest.param("sessions_html", "captured", None, 2, id="2.5 session limit, as a page"),
        pytest.param("host_paused", "captured", None, 2, id="2.5 paused host"),
        pytest.param("url_quota", "deferred", "too-many-daily-captures", 1, id="2.5 quota of the address"),
        pytest.param("host_quota", "deferred", "too-many-daily-captures-host", 1, id="2.5 quota of the host"),
        pytest.param("account_quota", "deferred", "max-daily-bandwidth", 1, id="2.5 quota of the account"),
        pytest.param("error:no-access", "refused", "no-access", 1, id="2.5 the page itself said no"),
        pytest.param("error:browsing-timeout", "captured", None, 2, id="2.5 a passing error"),
        pytest.param("error:too-many-requests", "captured", None, 2, id="2.5 the page throttles the archive"),
        pytest.param("wall", "captured_wall", None, 1, id="2.4 ended at a log-in"),
    ],
)
def test_every_fault_ends_in_a_true_state_and_nothing_is_asked_twice_in_a_window(
    case: Case, fault: str, state: str, code: str | None, posts: int
) -> None:
    case.desk.index_lag_s = 1800 if fault.startswith("+") else None
    case.meets(fault)
    case.want(URLS[0])
    case.follow(timedelta(minutes=100))
    row = case.rows()[URLS[0]]
    assert (row.state, row.code) == (state, code)
    assert len(case.posts()) == posts
    assert row.state != "deferred" or row.retry_at == MIDNIGHT
    begun = [asked.at for asked in case.posts() if asked.met not in DECLINED]
    assert all(later - earlier >= 3600 for earlier, later in pairwise(begun))


def test_2_5_an_address_captured_by_somebody_today_is_found_in_the_index(case: Case) -> None:
    case.meets("url_quota")
    case.world.archive.copies = [Copy("20260302063000", URLS[0], b"theirs"), Copy("20260301235959", URLS[0], b"old")]
    case.want(URLS[0])
    case.follow()
    assert (case.rows()[URLS[0]].state, case.rows()[URLS[0]].timestamp) == ("confirmed", "20260302063000")


@pytest.mark.parametrize("quota", ["account_quota", "host_quota"])
def test_2_5_a_quota_of_account_or_host_stops_what_it_concerns_until_midnight(case: Case, quota: str) -> None:
    same_host = "http://paper-0.example/other"
    case.meets(quota)
    case.want(URLS[0], same_host, URLS[1])
    case.follow()
    sent = {asked.url for asked in case.posts()}
    states = {url: (row.state, row.retry_at) for url, row in case.rows().items()}
    assert states[URLS[0]] == states[same_host] == ("deferred", MIDNIGHT)
    assert sent == ({URLS[0]} if quota == "account_quota" else {URLS[0], URLS[1]})
    case.clock.at = MIDNIGHT
    case.follow()
    assert {row.state for row in case.rows().values()} <= {"captured", "confirmed"}


@pytest.mark.parametrize(("header", "hold"), [({}, 20), ({"Retry-After": "120"}, 120)])
def test_1_a_429_stops_the_whole_bucket_for_as_long_as_it_says(case: Case, header: dict[str, str], hold: int) -> None:
    answers = [Reply(429, b"<html>Too Many Requests</html>", header)]
    seen: list[datetime] = []

    def weather(method: str, path: str) -> Reply | None:
        if path == "/save":
            seen.append(case.clock.now())
        return answers.pop() if path == "/save" and answers else None

    case.world.archive.weather = weather
    case.want(*URLS)
    case.follow(timedelta(minutes=3))
    assert (seen[1] - seen[0]).total_seconds() >= hold
    assert {row.state for row in case.rows().values()} == {"captured"}


def test_1_a_refused_connection_leaves_the_archive_alone_for_an_hour(case: Case) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{free.getsockname()[1]}"
    case.archive["save"] = f"{closed}/save"  # type: ignore[assignment]
    own = case.world.settings()
    own["network"].pop("proxy")
    settings = settings_from({**own, "archive": {**own["archive"], **case.archive}})
    case.want(*URLS)
    follow(case.engine, settings, case.store, None, timedelta(0), case.clock)
    assert {row.state for row in case.rows().values()} == {"deferred"}
    assert all((row.retry_at or MORNING) >= MORNING + timedelta(hours=1) for row in case.rows().values())
    assert "refuses connections" in case.rows()[URLS[2]].message


@pytest.mark.parametrize(("refusals", "state"), [(1, "captured"), (2, "not_asked")])
def test_2_1_keys_count_as_wrong_when_they_are_refused_twice(
    case: Case, refusals: int, state: str, capsys: pytest.CaptureFixture[str]
) -> None:
    left = [Reply(401, b'{"message": "You need to be logged in to use Save Page Now."}')] * refusals
    case.world.archive.weather = lambda method, path: left.pop() if path.startswith("/save") and left else None
    case.want(*URLS)
    case.follow(timedelta(minutes=3))
    assert {row.state for row in case.rows().values()} == {state}
    assert ("keys" in capsys.readouterr().err) is (state == "not_asked")


@pytest.mark.parametrize("broken", ["/save/status", "/save"])
def test_2_3_an_archive_that_is_out_of_order_is_left_alone_and_the_rest_is_put_off(case: Case, broken: str) -> None:
    down = Reply(502, b"<html>502</html>")
    case.world.archive.weather = lambda method, path: down if path.partition("?")[0].startswith(broken) else None
    urls = [f"http://paper-{n}.example/down" for n in range(6)]
    case.want(*urls)
    case.follow(timedelta(0))
    states = [row.state for row in case.rows().values()]
    assert states.count("unknown") <= 3
    assert set(states) == {"deferred"} | ({"unknown"} if "unknown" in states else set())
    case.world.archive.weather = lambda method, path: None
    case.follow()
    assert {row.state for row in case.rows().values()} == {"captured"}


def test_2_4_no_more_jobs_run_at_once_than_the_service_tells(case: Case) -> None:
    case.desk.sessions = 1
    case.want(*URLS)
    case.follow(timedelta(minutes=10))
    at = [asked.at for asked in case.posts()]
    assert all(later - earlier >= case.desk.job_s for earlier, later in pairwise(at))
    assert {row.state for row in case.rows().values()} == {"captured"}


def test_2_4_an_account_without_snapshots_left_today_asks_nothing(case: Case) -> None:
    case.desk.daily_captures_limit = 0
    case.want(*URLS)
    case.follow()
    assert case.posts() == []
    assert {(row.state, row.retry_at) for row in case.rows().values()} == {("deferred", MIDNIGHT)}


def test_2_7_a_snapshot_is_confirmed_only_by_a_later_run_that_sees_its_very_second(case: Case) -> None:
    case.desk.index_lag_s = 4 * 3600
    case.want(URLS[0])
    case.follow(timedelta(minutes=3))
    named = case.rows()[URLS[0]].timestamp
    case.world.archive.copies.append(Copy("20260302090000", URLS[0], b"another second"))
    case.clock.at = MORNING + timedelta(hours=3)
    case.follow(timedelta(0))
    assert case.rows()[URLS[0]].state == "captured"
    case.clock.at = MORNING + timedelta(hours=6)
    case.follow(timedelta(0))
    assert (case.rows()[URLS[0]].state, case.rows()[URLS[0]].timestamp) == ("confirmed", named)


def test_a_run_killed_after_its_claim_looks_before_it_asks_again(case: Case) -> None:
    case.want(URLS[0])
    with writing(case.engine) as session:
        claim(session, None, case.clock.now(), WINDOW)
    case.follow(timedelta(minutes=50))
    assert (case.posts(), case.rows()[URLS[0]].state) == ([], "unknown")
    case.follow(timedelta(minutes=90))
    asked = [address for _, _, address in case.world.log]
    assert "/cdx/" in asked[0]
    assert any(address.endswith("/save") for address in asked[1:])
    assert len(case.posts()) == 1


def test_without_waiting_what_is_pending_stays_for_a_later_run(case: Case) -> None:
    case.want(*URLS)
    case.follow(timedelta(0))
    assert {row.state for row in case.rows().values()} <= {"submitted", "captured"}
    assert len(case.posts()) == len(URLS)
    case.clock.sleep(120)
    case.follow(timedelta(0))
    assert {row.state for row in case.rows().values()} == {"captured"}


def test_polls_and_submissions_share_the_time_so_that_no_job_grows_too_old(case: Case) -> None:
    many = [f"http://paper-{n}.example/many" for n in range(15)]
    case.want(*many)
    case.follow(timedelta(minutes=3))
    first = min(asked.at for asked in case.desk.log if asked.bucket == "status" and asked.url in many)
    assert first < max(asked.at for asked in case.posts())
    assert {row.state for row in case.rows().values()} == {"captured"}
    gaps = [asked.at for asked in case.posts()]
    assert all(later - earlier > 60 / 7 for earlier, later in pairwise(gaps))


def test_the_requests_are_followed_on_either_database(engine: Engine, store: Path) -> None:
    with World() as world:
        world.archive = Archive([])
        case = Case(world, engine, store)
        case.meets("502", "error:browsing-timeout")
        case.want(*URLS)
        case.follow()
        assert {row.state for row in case.rows().values()} == {"captured"}
        assert len(case.posts()) == len(URLS) + 2
