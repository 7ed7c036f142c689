"""Every answer of Save Page Now, as WAYBACK's tables list them, beside its near-misses."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from archives.spn_answers import (
    RECENT,
    SCOPES,
    WINDOW,
    Answer,
    Fate,
    Scope,
    after,
    delay_s,
    is_login,
    read_allowance,
    read_error,
    read_submitted,
)
from archives.transport import Reply, retry_after_s
from dalel.errors import ArchiveError

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 3, 0, 1, tzinfo=UTC)
P, L, N, T, U, H, HQ, S, A = (
    Scope.PERMANENT, Scope.LATER, Scope.TOMORROW, Scope.TRANSIENT, Scope.URL_QUOTA, Scope.HOST, Scope.HOST_QUOTA,
    Scope.SESSIONS, Scope.ACCOUNT,
)  # fmt: skip
# section 2.5: every documented status_ext
CODES = {
    "invalid-url-syntax": P, "bad-request": P, "filesize-limit": P, "ftp-access-denied": P, "too-many-redirects": P,
    "http-version-not-supported": P, "method-not-allowed": P, "not-implemented": P, "blocked-url": P,
    "not-found": L, "no-access": L, "unauthorized": L, "network-authentication-required": L, "blocked": L,
    "invalid-host-resolution": N, "live-page-not-available": N, "blocked-client-ip": A,
    "too-many-daily-captures": U, "too-many-daily-captures-host": HQ, "user-session-limit": S,
    "max-daily-bandwidth": A, "max-daily-bandwidth-from-ip": A, "max-daily-bandwidth-host": HQ,
    "too-many-captures-today": A, "too-many-requests": H, "bandwidth-limit-exceeded": H, "host-paused": H,
    "bad-gateway": T, "service-unavailable": T, "gateway-timeout": T, "read-timeout": T, "protocol-error": T,
    "invalid-server-response": T, "browsing-timeout": T, "soft-time-limit-exceeded": T, "no-browsers-available": T,
    "celery": T, "cannot-fetch": T, "job-failed": T, "proxy-error": T, "capture-location-error": T,
    "internal-server-error": T, "redis-error": T, "no-captures": T, "cannot-start": T,
}  # fmt: skip
# what each scope means: the state, and when the request wants attention again (asked at noon, answered at once)
PLANS: dict[Scope, tuple[Fate, datetime | None]] = {
    P: (Fate.REFUSED, None),
    L: (Fate.REFUSED, NOON + timedelta(days=7)),
    N: (Fate.REFUSED, NOON + timedelta(days=1)),
    T: (Fate.DEFERRED, NOON + timedelta(minutes=10)),
    U: (Fate.DEFERRED, MIDNIGHT),
    H: (Fate.DEFERRED, NOON + timedelta(minutes=1)),
    HQ: (Fate.DEFERRED, MIDNIGHT),
    S: (Fate.DEFERRED, NOON + timedelta(seconds=20)),
    A: (Fate.DEFERRED, MIDNIGHT),
}


def said(text: str, status: int = 200) -> Answer:
    return read_submitted(Reply(status, "text/html", text))


def test_2_5_the_table_holds_every_code_that_the_program_knows() -> None:
    assert CODES == SCOPES


@pytest.mark.parametrize("code", CODES)
def test_2_5_every_code_has_the_state_and_the_next_time_of_its_scope(code: str) -> None:
    answer = read_error({"status": "error", "status_ext": f"error:{code}", "message": "…"})
    assert answer.scope is CODES[code]
    assert after(answer, int(answer.scope is T), NOON, NOON) == PLANS[CODES[code]]


def test_2_5_an_unknown_code_is_passing_three_times_and_then_a_refusal() -> None:
    answer = read_error({"status": "error", "status_ext": "error:invented-yesterday"})
    assert [after(answer, n, NOON, NOON)[0] for n in (1, 2, 3)] == [Fate.DEFERRED, Fate.DEFERRED, Fate.REFUSED]


@pytest.mark.parametrize("code", ["browsing-timeout", "too-many-requests"])
def test_a_job_that_failed_is_not_begun_again_within_the_window(code: str) -> None:
    answer = read_error({"status": "error", "status_ext": f"error:{code}"}, "spn2-1")
    assert after(answer, 1, NOON, NOON + timedelta(minutes=2)) == (Fate.DEFERRED, NOON + WINDOW)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("You have already reached the limit of active Save Page Now sessions", "user-session-limit"),
        ("Cannot start capture", "cannot-start"),
        ("Crawling this host is paused for 20 seconds", "host-paused"),
        ("You cannot make more than 4,000 captures per day", "too-many-captures-today"),
        ("You have reached your daily not-logged-in captures limit of 200", "too-many-captures-today"),
        ("Live page is not available: http://news.example/a", "live-page-not-available"),
        ("This URL has been already captured 5 times today", "too-many-daily-captures"),
        ("This URL has been archived 5 times this year", None),
        ("The Wayback Machine is back soon", None),
    ],
)
def test_2_5_sentences_without_a_code_are_known_in_pages_and_in_json(words: str, code: str | None) -> None:
    pages = [said(f"<html><h2>Sorry</h2><p>{words}.</p></html>", status) for status in (200, 429, 500)]
    assert {answer.code for answer in pages} == {code}
    assert said(json.dumps({"message": words})).code == code
    if code is None:
        assert {answer.fate for answer in pages} == {Fate.UNKNOWN}


def test_2_3_a_young_snapshot_is_followed_by_its_job_or_looked_up_where_none_is_named() -> None:
    words = "The same snapshot had been made 2 minutes ago. You can make new capture of this URL after 1 hour."
    with_job = said(json.dumps({"url": "u", "job_id": "spn2-1", "message": words}))
    without = said(json.dumps({"url": "u", "job_id": None, "message": words}))
    assert (with_job.fate, with_job.job_id) == (Fate.SUBMITTED, "spn2-1")
    assert (without.fate, without.code) == (Fate.UNKNOWN, RECENT)
    assert after(without, 1, NOON, NOON) == (Fate.UNKNOWN, NOON)


@pytest.mark.parametrize(
    ("message", "seconds"),
    [
        ("The capture will start in 1 minute, 20 seconds because the host is busy.", 80),
        ("The capture will start in 2 hours, 3 minutes because our service is overloaded.", 7380),
        ("The capture will start in 1 hour.", 3600),
        ("The same snapshot had been made 2 minutes ago.", None),
        ("", None),
    ],
)
def test_2_3_a_queue_delays_the_first_question(message: str, seconds: float | None) -> None:
    assert delay_s(message) == seconds
    answer = said(json.dumps({"job_id": "spn2-1", "message": message}))
    assert after(answer, 0, NOON, NOON)[1] == NOON + timedelta(seconds=(seconds or 0) + 5)


@pytest.mark.parametrize("status", [502, 503, 504, 520, 523])
def test_2_3_a_broken_answer_leaves_it_open_and_is_looked_up_when_the_window_is_over(status: int) -> None:
    answer = said("<html>bad weather</html>", status)
    assert after(answer, 1, NOON, NOON) == (Fate.UNKNOWN, NOON + WINDOW)
    assert after(answer, 3, NOON, NOON)[1] == NOON + timedelta(days=1)


ASKED = "https://www.facebook.com/page/posts/17"


@pytest.mark.parametrize(
    ("final", "asked", "login"),
    [
        ("https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Fpage%2Fposts%2F17", ASKED, True),
        ("https://www.facebook.com/login.php", ASKED, True),
        ("https://www.instagram.com/accounts/login/", "https://www.instagram.com/p/AbC/", True),
        ("https://x.com/i/flow/login", "https://x.com/a/status/1", True),
        ("https://consent.youtube.com/m?continue=x", "https://www.youtube.com/watch?v=a", True),
        ("https://sso.paper.example/?continue=https://paper.example/news/17", "https://paper.example/news/17", True),
        ("https://paper.example/news/login-page-leak", "https://paper.example/news/17", False),
        ("https://paper.example/list?next=2", "https://paper.example/list", False),
        ("https://paper.example/login", "https://paper.example/login", False),
        ("https://paper.example/news/17/", "https://paper.example/news/17", False),
        ("https://paper.example/", "https://paper.example/news/17", False),
    ],
)
def test_2_4_a_snapshot_that_ended_at_a_log_in_is_told_from_one_that_did_not(
    final: str, asked: str, login: bool
) -> None:
    assert is_login(final, asked) is login


def test_2_4_the_service_tells_how_many_jobs_and_snapshots_are_left() -> None:
    told = {"processing": 0, "available": 3, "daily_captures": 49, "daily_captures_limit": 30000}
    allowance = read_allowance(Reply(200, "application/json", json.dumps(told)))
    assert (allowance.sessions, allowance.today) == (3, 29951)
    assert read_allowance(Reply(200, "application/json", "{}")).sessions is None
    with pytest.raises(ArchiveError):
        read_allowance(Reply(502, "text/html", "<html>"))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 02 Mar 2026 12:05:00 GMT", 300.0),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("999999999", 86400.0),
    ],
)
def test_1_retry_after_is_read_in_both_forms(header: str, seconds: float | None) -> None:
    assert retry_after_s(header, NOON) == seconds
