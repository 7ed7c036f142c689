"""What the answers of Save Page Now mean: bytes to fates, and when a request may be looked at again.

Source: the SPN2 API document (2025-10-22) and answers that clients recorded. No clock and no wire here. What
cannot be told apart from a fate is UNKNOWN and looked up before anything is asked again.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from archives.transport import Reply
from dalel.errors import ArchiveError


class Fate(StrEnum):
    """What became of a request, as stored and printed."""

    NOT_ASKED = "not_asked"
    SUBMITTED = "submitted"
    CAPTURED = "captured"
    CONFIRMED = "confirmed"
    CAPTURED_WALL = "captured_wall"
    REFUSED = "refused"
    DEFERRED = "deferred"
    EXCLUDED = "excluded"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """Whom an error concerns, and so what may be tried again when."""

    PERMANENT = "permanent"
    LATER = "later"  # the target said so; again after a week
    TOMORROW = "tomorrow"  # the target could not be found; once more next day
    TRANSIENT = "transient"
    URL_QUOTA = "url_quota"  # captured often enough today, by anybody
    HOST = "host"  # the host is left alone for minutes
    HOST_QUOTA = "host_quota"
    SESSIONS = "sessions"  # too many at once
    ACCOUNT = "account"


@dataclass(frozen=True)
class Answer:
    """The archive's word on one request. ``wait_s``: how long to leave it alone; ``next_day``: until 00:00 UTC."""

    fate: Fate
    job_id: str | None = None
    timestamp: str | None = None
    final_url: str | None = None
    code: str | None = None
    message: str = ""
    wait_s: float | None = None
    next_day: bool = False
    scope: Scope | None = None


@dataclass(frozen=True)
class Allowance:
    """What the service says it will still take: jobs at once, and snapshots today. None: it does not say."""

    sessions: int | None
    today: int | None


WRONG_KEYS = "keys"
"""Our fault and not the source's: nothing else is worth submitting in this run."""
RECENT = "recent"
"""The archive has a snapshot that is young enough for it, and does not say which."""
WINDOW = timedelta(minutes=62)
"""The archive hands out the same job for an address within the hour; we do not ask twice in it, and arrive late."""
MOST_TRIES = 3
FAILING = frozenset({Scope.TRANSIENT, Scope.HOST})
"""What counts as a try that ended in nothing: after MOST_TRIES the archive counts as unable to take the address."""
CONFIRM_AFTER = timedelta(hours=2)
"""New copies show in the index after 1 h 42 m to 5 h and more."""
_DAY, _WEEK, _MINUTE = 86400.0, 7 * 86400.0, 60.0
_FIRST_POLL_S = 5.0

_CODES: dict[Scope, tuple[str, ...]] = {
    Scope.PERMANENT: (
        "invalid-url-syntax", "bad-request", "filesize-limit", "ftp-access-denied", "too-many-redirects",
        "http-version-not-supported", "method-not-allowed", "not-implemented", "blocked-url",
    ),
    Scope.LATER: ("not-found", "no-access", "unauthorized", "network-authentication-required", "blocked"),
    Scope.TOMORROW: ("invalid-host-resolution", "live-page-not-available"),
    Scope.TRANSIENT: (
        "bad-gateway", "service-unavailable", "gateway-timeout", "read-timeout", "protocol-error",
        "invalid-server-response", "browsing-timeout", "soft-time-limit-exceeded", "no-browsers-available", "celery",
        "cannot-fetch", "job-failed", "proxy-error", "capture-location-error", "internal-server-error", "redis-error",
        "no-captures", "cannot-start",
    ),
    Scope.URL_QUOTA: ("too-many-daily-captures",),
    Scope.HOST: ("too-many-requests", "bandwidth-limit-exceeded", "host-paused"),
    Scope.HOST_QUOTA: ("too-many-daily-captures-host", "max-daily-bandwidth-host"),
    Scope.SESSIONS: ("user-session-limit",),
    Scope.ACCOUNT: (
        "max-daily-bandwidth", "max-daily-bandwidth-from-ip", "blocked-client-ip", "too-many-captures-today",
    ),
}  # fmt: skip
SCOPES = {code: scope for scope, codes in _CODES.items() for code in codes}
_FATES: dict[Scope, Answer] = {
    Scope.PERMANENT: Answer(Fate.REFUSED),
    Scope.LATER: Answer(Fate.REFUSED, wait_s=_WEEK),
    Scope.TOMORROW: Answer(Fate.REFUSED, wait_s=_DAY),
    Scope.TRANSIENT: Answer(Fate.DEFERRED, wait_s=10 * _MINUTE),
    Scope.URL_QUOTA: Answer(Fate.DEFERRED, next_day=True),
    Scope.HOST: Answer(Fate.DEFERRED, wait_s=_MINUTE),
    Scope.HOST_QUOTA: Answer(Fate.DEFERRED, next_day=True),
    Scope.SESSIONS: Answer(Fate.DEFERRED, wait_s=20.0),
    Scope.ACCOUNT: Answer(Fate.DEFERRED, next_day=True),
}
_SAID = {  # sentences that come without a code, some of them in an HTML page
    "reached the limit of active Save Page Now sessions": "user-session-limit",
    "Cannot start capture": "cannot-start",
    "Crawling this host is paused": "host-paused",
    "daily not-logged-in captures limit": "too-many-captures-today",
    "Live page is not available": "live-page-not-available",
}
_PER_DAY = re.compile(r"You cannot make more than [\d,]+ captures per day")
_PER_URL = re.compile(r"already (?:been )?captured \d+ times? today")
_DELAY = re.compile(r"capture will start in ([^.]+)", re.I)
_UNITS = {"hour": 3600.0, "minute": 60.0, "second": 1.0}
_LOGIN = re.compile(r"/(login|login\.php|accounts/login|checkpoint|i/flow/login|servicelogin|v3/signin)(/|$)", re.I)


def read_submitted(reply: Reply) -> Answer:
    """What the answer to POST /save means."""
    if reply.status == 401:
        message = "the archive does not accept the keys; check IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY"
        return Answer(Fate.DEFERRED, code=WRONG_KEYS, message=message, wait_s=_MINUTE)
    value = _object(reply)
    if value is None or reply.status != 200:
        code = _code_said(reply.text)
        if code:
            return read_error({"status_ext": code, "message": code.replace("-", " ")})
        return Answer(Fate.UNKNOWN, message=f"the archive answered {reply.status} to the request")
    message = str(value.get("message") or "")
    code = None if value.get("job_id") else _code_said(message)
    if value.get("status") == "error" or code:
        return read_error({"status_ext": code, **value})
    if value.get("job_id"):
        return Answer(Fate.SUBMITTED, job_id=str(value["job_id"]), message=message, wait_s=delay_s(message))
    recent = RECENT if "same snapshot had been made" in message else None
    return Answer(Fate.UNKNOWN, code=recent, message=message or "the archive named no job")


def read_status(reply: Reply, job_id: str, asked: str = "") -> Answer | None:
    """What the answer about a job for the address ``asked`` means; None while it is pending."""
    value = _object(reply)
    if reply.status == 404:
        return Answer(Fate.UNKNOWN, job_id, message="the archive no longer knows the job")
    if reply.status != 200 or value is None:
        raise ArchiveError(f"the archive answered {reply.status} about the job")
    if value.get("status") == "pending":
        return None
    if value.get("status") == "error":
        return read_error(value, job_id)
    if value.get("status") != "success" or not re.fullmatch(r"\d{14}", str(value.get("timestamp"))):
        return Answer(Fate.UNKNOWN, job_id, message="the archive's answer about the job names no snapshot")
    final = str(value.get("original_url") or "")
    fate = Fate.CAPTURED_WALL if is_login(final, asked) else Fate.CAPTURED
    return Answer(fate, job_id, str(value["timestamp"]), final)


def read_error(value: Mapping[str, Any], job_id: str | None = None) -> Answer:
    """A ``status_ext``; one we do not know is taken as passing, until MOST_TRIES."""
    message = str(value.get("message") or "")
    code = str(value.get("status_ext") or _code_said(message) or "").removeprefix("error:")
    scope = SCOPES.get(code, Scope.TRANSIENT)
    plan = _FATES[scope]
    return Answer(
        plan.fate,
        job_id,
        code=code or None,
        message=message or code,
        wait_s=plan.wait_s,
        next_day=plan.next_day,
        scope=scope,
    )


def read_allowance(reply: Reply) -> Allowance:
    """What /save/status/user tells. Raises ArchiveError where it does not answer."""
    value = _object(reply)
    if reply.status != 200 or value is None:
        raise ArchiveError(f"the archive answered {reply.status} about our account")
    made, limit, free = (_count(value.get(k)) for k in ("daily_captures", "daily_captures_limit", "available"))
    return Allowance(free, None if made is None or limit is None else limit - made)


def is_login(final: str, asked: str) -> bool:
    """Whether a capture that was asked for one address ended at a log-in or consent page instead."""
    there, here = urlsplit(final), urlsplit(asked)
    if (there.netloc, there.path) == (here.netloc, here.path):
        return False
    carried = {value for name, value in parse_qsl(there.query) if name in ("next", "continue")}
    leads_back = any(here.path in value for value in carried) if len(here.path) > 1 else False
    return there.netloc.startswith("consent.") or bool(_LOGIN.search(there.path)) or leads_back


def delay_s(message: str) -> float | None:
    """The seconds of "capture will start in 1 minute, 20 seconds"; None where nothing is said."""
    match = _DELAY.search(message)
    if not match:
        return None
    return sum(int(n) * _UNITS[unit] for n, unit in re.findall(r"(\d+) (hour|minute|second)", match[1]))


def after(answer: Answer, failures: int, asked_at: datetime, now: datetime) -> tuple[Fate, datetime | None]:
    """The state to store and when the request wants attention again; ``failures`` counts this answer too.

    What the archive may have taken is not asked again within WINDOW.
    """
    if answer.fate is Fate.SUBMITTED:
        return answer.fate, now + timedelta(seconds=(answer.wait_s or 0) + _FIRST_POLL_S)
    if answer.fate is Fate.CAPTURED:
        return answer.fate, now + CONFIRM_AFTER
    if answer.fate is Fate.UNKNOWN:
        look = now if answer.code == RECENT else max(now, asked_at + WINDOW)
        return answer.fate, look if failures < MOST_TRIES else max(look, now + timedelta(days=1))
    if answer.fate is Fate.DEFERRED and failures >= MOST_TRIES and answer.scope in FAILING:
        return Fate.REFUSED, now + timedelta(seconds=_WEEK)
    again = next_midnight(now) if answer.next_day else _later(answer, failures, now)
    if again and answer.job_id and answer.fate is Fate.DEFERRED:  # the same job, with the same end, within the window
        again = max(again, asked_at + WINDOW)
    return answer.fate, again


def _later(answer: Answer, failures: int, now: datetime) -> datetime | None:
    """After the wait that an answer implies, doubled for each failure before."""
    if answer.wait_s is None:
        return None
    doubled = 2 ** max(0, failures - 1) if answer.scope is Scope.TRANSIENT else 1
    return now + timedelta(seconds=answer.wait_s * doubled)


def next_midnight(now: datetime) -> datetime:
    """A minute after 00:00 UTC, when the archive's quotas begin anew."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(0, 1), UTC)


def _code_said(text: str) -> str | None:
    if _PER_DAY.search(text):
        return "too-many-captures-today"
    if _PER_URL.search(text):
        return "too-many-daily-captures"
    return next((code for words, code in _SAID.items() if words in text), None)


def _count(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _object(reply: Reply) -> dict[str, Any] | None:
    try:
        value = json.loads(reply.text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
