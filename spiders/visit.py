"""One visit: from the address asked, hop by hop, to the last response or the failure. Nothing is followed unseen.

Redirects are followed here and not by a middleware because every hop is evidence, and because each
must be vetted like the first. 401, 403, 429 and passing faults are tried once more, later.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import ada_url

from dalel.model import Failure, FailureKind
from dalel.urls import is_only_linked, refusal

MAX_HOPS = 10
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRY_AGAIN_LATER = frozenset({401, 403, 429, 503})
PASSING = frozenset({FailureKind.DNS_FAILED, FailureKind.RESET, FailureKind.TIMEOUT, FailureKind.PROTOCOL})
LONGEST_WAIT_S = 60.0
"""A host that asks for more patience than this is put off to a later run."""


@dataclass(frozen=True)
class Answer:
    """One request and its response as received: raw body, before any content-encoding is undone."""

    url: str
    at: datetime
    request_headers: tuple[tuple[str, str], ...]
    status: int
    protocol: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    ip: str | None = None
    truncated: bool = False

    def header(self, name: str) -> str | None:
        """The first value of a header, or None."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True)
class Visit:
    """All hops of one try. ``retry_after_s`` is what the host asked for, where it asked."""

    url: str
    answers: tuple[Answer, ...] = ()
    failure: Failure | None = None
    unverified: bool = False
    retry_after_s: float | None = None
    earlier: tuple["Visit", ...] = field(default=())

    @property
    def last(self) -> Answer | None:
        """The last response."""
        return self.answers[-1] if self.answers else None


Fetch = Callable[[str, bool], Awaitable[Answer | Failure]]


async def visit(url: str, fetch: Fetch, wait_s: float, permit: tuple[str, ...] = ()) -> Visit:
    """Visit an address, with one more try after ``wait_s`` (or what the host asks) where that may help.

    ``permit`` are the ip:port pairs allowed although not on a web port.
    """
    first = await _follow(url, fetch, permit, unverified=False)
    if first.failure and first.failure.kind is FailureKind.TLS:
        second = await _follow(url, fetch, permit, unverified=True)
        return replace(second, failure=first.failure, earlier=(first,))
    pause = _pause_before_second_try(first, wait_s)
    if pause is None:
        return first
    await asyncio.sleep(pause)
    return replace(await _follow(url, fetch, permit, unverified=False), earlier=(first,))


async def _follow(url: str, fetch: Fetch, permit: tuple[str, ...], *, unverified: bool) -> Visit:
    answers: list[Answer] = []
    asked = url
    seen = set()
    while len(answers) <= MAX_HOPS:
        failure = _refused(url, permit)
        answer = failure or await fetch(url, unverified)
        if isinstance(answer, Failure):
            return Visit(asked, tuple(answers), answer, unverified)
        answers.append(answer)
        seen.add(url)
        try:
            target = _redirect_target(answer)
        except ValueError:
            where = answer.header("location") or ""
            bad = Failure(FailureKind.PROTOCOL, f"redirected to an address that is none: {where[:200]!r}")
            return Visit(asked, tuple(answers), bad, unverified)
        if target is None:
            return Visit(asked, tuple(answers), None, unverified, retry_after_s(answer))
        if target in seen:
            break
        url = target
    kind = FailureKind.REDIRECT_LOOP
    return Visit(asked, tuple(answers), Failure(kind, f"redirects never end, the last leads to {url}"), unverified)


def _refused(url: str, permit: tuple[str, ...]) -> Failure | None:
    if is_only_linked(url):
        return Failure(FailureKind.GUARD, "archive.today answers programs with captchas: it is linked, never fetched")
    reason = refusal(url, permit)
    if reason is None:
        return None
    kind = FailureKind.GUARD if url.lower().startswith(("http://", "https://")) else FailureKind.SCHEME
    return Failure(kind, reason)


def _redirect_target(answer: Answer) -> str | None:
    location = answer.header("location")
    if answer.status not in REDIRECTS or not location:
        return None
    target = ada_url.URL(location.strip(), base=answer.url)
    target.hash = ""
    return str(target.href)


def _pause_before_second_try(done: Visit, wait_s: float) -> float | None:
    """Seconds to wait for a second try; None where it cannot help or the host wants more patience than a run has."""
    if done.failure:
        return wait_s if done.failure.kind in PASSING else None
    if done.last and done.last.status in TRY_AGAIN_LATER:
        asked = done.retry_after_s
        return asked if asked is not None and asked <= LONGEST_WAIT_S else (wait_s if asked is None else None)
    return None


def retry_after_s(answer: Answer) -> float | None:
    """Retry-After of a 429 or 503 in seconds, from seconds or an HTTP date (RFC 9110 §10.2.3)."""
    text = answer.header("retry-after")
    if answer.status not in (429, 503) or not text:
        return None
    if text.strip().isdigit():
        return min(float(text), 86400.0)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, min((until - answer.at).total_seconds(), 86400.0))
