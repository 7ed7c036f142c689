import asyncio
import itertools
from datetime import UTC, datetime

import pytest

from dalel.model import Failure, FailureKind
from spiders.visit import Answer, Visit, retry_after_s, visit

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def answer(url: str, status: int = 200, **headers: str) -> Answer:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(url, NOON, (), status, "HTTP/1.1", named, b"")


def go(url: str, script: dict[str, list[Answer | Failure]]) -> tuple[Visit, list[str]]:
    asked = []

    async def fetch(url: str, unverified: bool) -> Answer | Failure:
        asked.append(url)
        answers = script[url]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    return asyncio.run(visit(url, fetch, wait_s=0)), asked


A, B = "http://a.example/", "http://b.example/x"


def test_every_hop_of_a_redirect_is_kept_and_the_fragment_is_not_sent() -> None:
    done, asked = go(A, {A: [answer(A, 301, Location="//b.example/x#part")], B: [answer(B)]})
    assert [hop.status for hop in done.answers] == [301, 200]
    assert asked == [A, B]


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("file:///etc/passwd", FailureKind.SCHEME),
        ("javascript:alert(1)", FailureKind.SCHEME),
        ("http://localhost/", FailureKind.GUARD),
        ("http://user:pw@b.example/", FailureKind.GUARD),
        ("http://[broken", FailureKind.PROTOCOL),
    ],
)
def test_a_redirect_to_what_must_not_be_fetched_is_recorded_and_not_followed(location: str, kind: FailureKind) -> None:
    done, asked = go(A, {A: [answer(A, 302, Location=location)]})
    assert done.failure is not None
    assert done.failure.kind is kind
    assert set(asked) == {A}
    assert len(done.answers) == 1


@pytest.mark.parametrize(
    "url", ["https://archive.ph/AbCd1", "https://archive.today/2024/http://a.example/", "http://archive.is/x"]
)
def test_archive_today_is_never_fetched(url: str) -> None:
    done, asked = go(url, {})
    assert done.failure is not None
    assert done.failure.kind is FailureKind.GUARD
    assert asked == []


def test_redirects_that_never_end_are_given_up() -> None:
    done, asked = go(A, {A: [answer(A, 302, Location=B)], B: [answer(B, 302, Location=A)]})
    assert done.failure is not None
    assert done.failure.kind is FailureKind.REDIRECT_LOOP
    assert len(asked) == 2


def test_ten_redirects_are_followed_and_no_more() -> None:
    steps = [f"http://a.example/{i}" for i in range(20)]
    script: dict[str, list[Answer | Failure]] = {
        here: [answer(here, 302, Location=there)] for here, there in itertools.pairwise(steps)
    }
    done, asked = go(steps[0], script)
    assert done.failure is not None
    assert len(asked) == 11


@pytest.mark.parametrize("status", [401, 403, 429, 503])
def test_a_refusal_is_tried_once_more_and_both_tries_are_kept(status: int) -> None:
    done, asked = go(A, {A: [answer(A, status), answer(A, 200)]})
    assert asked == [A, A]
    assert [v.answers[0].status for v in (*done.earlier, done)] == [status, 200]


def test_a_plain_404_is_asked_once() -> None:
    assert go(A, {A: [answer(A, 404)]})[1] == [A]


def test_a_host_that_asks_for_an_hour_is_put_off_and_not_asked_again() -> None:
    done, asked = go(A, {A: [answer(A, 503, Retry_After="3600")]})
    assert asked == [A]
    assert done.retry_after_s == 3600


def test_a_bad_certificate_gets_a_second_unverified_try_that_is_marked() -> None:
    trust = []

    async def fetch(url: str, unverified: bool) -> Answer | Failure:
        trust.append(unverified)
        return answer(url) if unverified else Failure(FailureKind.TLS, "self-signed")

    done = asyncio.run(visit("https://a.example/", fetch, wait_s=0))
    assert trust == [False, True]
    assert done.unverified
    assert done.failure is not None
    assert done.last is not None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("120", 120), ("Sun, 01 Mar 2026 12:02:00 GMT", 120), ("soon", None), ("999999999", 86400), ("", None)],
)
def test_retry_after_is_read_in_both_forms(text: str, seconds: float | None) -> None:
    assert retry_after_s(answer(A, 429, Retry_After=text)) == seconds


def test_retry_after_counts_with_429_and_503_alone() -> None:
    assert retry_after_s(answer(A, 200, Retry_After="5")) is None
