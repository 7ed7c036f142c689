"""Asking the Wayback Machine for a snapshot: Save Page Now 2, with keys.

Source: the SPN2 API document (2025-10-22) and answers that clients recorded. A job's fate is a value;
what cannot be told apart from a fate is UNKNOWN and looked up before anything is asked again.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from archives.transport import Reply, Transport
from dalel.config import Settings
from dalel.errors import ArchiveBusy, ArchiveError, ArchiveRefused

_WALL = re.compile(
    r"/(login|login\.php|accounts/login|checkpoint|i/flow/login|ServiceLogin)\b|[?&](next|continue)=", re.I
)


class Fate(StrEnum):
    """What became of a request, as stored and printed."""

    SUBMITTED = "submitted"
    CAPTURED = "captured"
    CAPTURED_WALL = "captured_wall"
    REFUSED = "refused"
    DEFERRED = "deferred"
    EXCLUDED = "excluded"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """Whom an error concerns, and so what may be tried again when."""

    PERMANENT = "permanent"
    LATER = "later"  # the target said so; again after a week
    TRANSIENT = "transient"
    URL_QUOTA = "url_quota"  # captured often enough today, by anybody
    HOST = "host"
    ACCOUNT = "account"


@dataclass(frozen=True)
class Answer:
    """The archive's word on one request. ``wait_s``: how long to leave it alone."""

    fate: Fate
    job_id: str | None = None
    timestamp: str | None = None
    final_url: str | None = None
    code: str | None = None
    message: str = ""
    wait_s: float | None = None


WRONG_KEYS = "keys"
"""Our fault and not the source's: nothing else is worth submitting in this run."""
_DAY, _WEEK, _MINUTE = 86400.0, 7 * 86400.0, 60.0
_CODES: dict[Scope, tuple[str, ...]] = {
    Scope.PERMANENT: (
        "invalid-url-syntax", "bad-request", "filesize-limit", "ftp-access-denied", "too-many-redirects",
        "http-version-not-supported", "method-not-allowed", "not-implemented", "blocked-url",
    ),
    Scope.LATER: (
        "not-found", "no-access", "unauthorized", "network-authentication-required", "blocked",
        "invalid-host-resolution",
    ),
    Scope.TRANSIENT: (
        "bad-gateway", "service-unavailable", "gateway-timeout", "read-timeout", "protocol-error",
        "invalid-server-response", "browsing-timeout", "soft-time-limit-exceeded", "no-browsers-available", "celery",
        "cannot-fetch", "job-failed", "proxy-error", "capture-location-error", "internal-server-error", "redis-error",
        "no-captures",
    ),
    Scope.URL_QUOTA: ("too-many-daily-captures",),
    Scope.HOST: (
        "too-many-daily-captures-host", "too-many-requests", "bandwidth-limit-exceeded", "max-daily-bandwidth-host",
    ),
    Scope.ACCOUNT: ("user-session-limit", "max-daily-bandwidth", "max-daily-bandwidth-from-ip", "blocked-client-ip"),
}  # fmt: skip
SCOPES = {code: scope for scope, codes in _CODES.items() for code in codes}
_FATES: dict[Scope, tuple[Fate, float | None]] = {
    Scope.PERMANENT: (Fate.REFUSED, None),
    Scope.LATER: (Fate.REFUSED, _WEEK),
    Scope.TRANSIENT: (Fate.DEFERRED, 10 * _MINUTE),
    Scope.URL_QUOTA: (Fate.DEFERRED, _DAY),
    Scope.HOST: (Fate.DEFERRED, 60 * _MINUTE),
    Scope.ACCOUNT: (Fate.DEFERRED, _MINUTE),
}


class SavePageNow:
    """Submits and polls; keeps no state, the caller stores each answer before the next step."""

    def __init__(self, settings: Settings, transport: Transport) -> None:
        self._archive = settings.archive
        self._transport = transport

    @property
    def has_keys(self) -> bool:
        """Without keys nothing is asked: the anonymous way answers in too many ways to be believed."""
        return self._archive.access_key is not None and self._archive.secret_key is not None

    def submit(self, url: str) -> Answer:
        """Ask for a snapshot. A time-out or broken answer is UNKNOWN: it may have been taken."""
        form = {"url": url, "skip_first_archive": "1"}
        try:
            reply = self._transport.post("save", self._archive.save, form, self._headers())
        except ArchiveBusy as busy:
            return Answer(Fate.DEFERRED, message=str(busy), wait_s=busy.retry_after)
        except ArchiveRefused as refused:
            return Answer(Fate.EXCLUDED, message=str(refused))
        except ArchiveError as error:
            return Answer(Fate.UNKNOWN, message=str(error))
        return read_submitted(reply)

    def poll(self, job_id: str) -> Answer | None:
        """The fate of a job, or None while it runs. Raises ArchiveBusy or ArchiveError."""
        try:
            reply = self._transport.get("status", f"{self._archive.save}/status/{job_id}", self._headers())
        except ArchiveRefused as refused:
            return Answer(Fate.EXCLUDED, job_id, message=str(refused))
        return read_status(reply, job_id)

    def _headers(self) -> Mapping[str, str]:
        keys = self._archive
        assert keys.access_key
        assert keys.secret_key
        login = f"LOW {keys.access_key.get_secret_value()}:{keys.secret_key.get_secret_value()}"
        return {"Authorization": login, "Accept": "application/json"}


def read_submitted(reply: Reply) -> Answer:
    """What the answer to POST /save means."""
    if reply.status == 401:
        message = "the archive does not accept the keys; check IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY"
        return Answer(Fate.DEFERRED, code=WRONG_KEYS, message=message, wait_s=_MINUTE)
    value = _object(reply)
    if reply.status != 200 or value is None:
        return Answer(Fate.UNKNOWN, message=f"the archive answered {reply.status} to the request")
    if value.get("status") == "error":
        return read_error(value)
    message = str(value.get("message") or "")
    if value.get("job_id"):
        return Answer(Fate.SUBMITTED, job_id=str(value["job_id"]), message=message)
    return Answer(Fate.UNKNOWN, message=message or "the archive named no job")


def read_status(reply: Reply, job_id: str) -> Answer | None:
    """What the answer about a job means; None while it is pending."""
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
    fate = Fate.CAPTURED_WALL if _WALL.search(final) else Fate.CAPTURED
    return Answer(fate, job_id, str(value["timestamp"]), final)


def read_error(value: Mapping[str, Any], job_id: str | None = None) -> Answer:
    """A ``status_ext``; one we do not know is taken as passing."""
    code = str(value.get("status_ext") or "").removeprefix("error:")
    fate, wait_s = _FATES[SCOPES.get(code, Scope.TRANSIENT)]
    return Answer(fate, job_id, code=code, message=str(value.get("message") or code), wait_s=wait_s)


def _object(reply: Reply) -> dict[str, Any] | None:
    try:
        value = json.loads(reply.text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
