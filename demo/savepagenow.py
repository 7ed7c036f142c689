"""The stand-in's Save Page Now, with the nasty cases that were recorded of the real one; its log is the judge.

What a request meets is named by a fault: 429, 502, 520, 523, drop (with ``+`` in front: the capture is made all the
same), html, sessions, sessions_html, url_quota, host_quota, account_quota, host_paused, delay, same, recent, and for
jobs lost, wall, or any status_ext as ``error:…``.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, quote

Reply = tuple[int, bytes, dict[str, str]]
"""Status, body, headers; status 0: the connection is dropped."""
ACCESS, SECRET = "DEMOACCESSKEY", "demosecretkey"
DECLINED = frozenset(
    {"429", "sessions", "sessions_html", "url_quota", "host_quota", "account_quota", "host_paused", "recent", "401"}
)
"""Answers that say themselves that nothing was begun."""
_PAGES = {
    "429": (429, "Too Many Requests"),
    "502": (502, "Bad Gateway"),
    "520": (520, "Web server is returning an unknown error"),
    "523": (523, "Origin is unreachable"),
    "html": (200, "The Wayback Machine is back soon"),
    "sessions_html": (200, "You have already reached the limit of active Save Page Now sessions."),
}
_ERRORS = {
    "sessions": ("error:user-session-limit", "You have already reached the limit of active Save Page Now sessions."),
    "url_quota": ("error:too-many-daily-captures", "This URL has been already captured 5 times today."),
    "host_quota": ("error:too-many-daily-captures-host", "This host has been captured too often today."),
    "account_quota": ("error:max-daily-bandwidth", "Your account has used its bandwidth of today."),
    "host_paused": ("", "Crawling this host is paused for 60 seconds."),
}
_SAYS = {
    "delay": "The capture will start in 1 minute, 20 seconds because the host is busy.",
    "same": "The same snapshot had been made 2 minutes ago. You can make new capture of this URL after 1 hour.",
}


@dataclass
class Job:
    """One job; ``fault`` decides how it ends. ``at``: when it was begun."""

    id: str
    url: str
    at: datetime
    ready_at: float
    fault: str


@dataclass(frozen=True)
class Asked:
    """One request: when, of which kind, about what, what it met, and whether a job was begun."""

    at: float
    bucket: str
    url: str
    met: str
    begun: bool


class SaveDesk:
    """Takes requests. ``fault`` names what the nth request for an address meets; "" is fair weather.

    ``keep`` is told timestamp and address of each new copy, and whether the index shows it.
    """

    def __init__(self, keep: Callable[[str, str, bool], None], now: Callable[[], datetime] | None = None) -> None:
        self.now = now or (lambda: datetime.now(UTC))
        self.fault: Callable[[str, int], str] = lambda url, nth: ""
        self.status_fault: Callable[[int], str] = lambda nth: ""
        self.job_s, self.sessions, self.daily_captures_limit = 0.3, 12, 30_000
        self.index_lag_s: float | None = None
        self.jobs: dict[str, Job] = {}
        self.log: list[Asked] = []
        self._keep = keep
        self._late: list[tuple[float, str, str]] = []
        self._done: set[str] = set()
        self._lock = threading.Lock()

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Anything under /save."""
        with self._lock:
            if headers.get("authorization") != f"LOW {ACCESS}:{SECRET}":
                return _json({"message": "You need to be logged in to use Save Page Now."}, 401)
            if path.startswith("/save/status/"):
                return self._status(path.rpartition("/")[2])
            if method != "POST" or path != "/save":
                return _page(404, "no such page")
            return self._submit(parse_qs(body.decode()).get("url", [""])[0])

    def publish(self) -> None:
        """Hand on the copies that the index shows from now on."""
        with self._lock:
            now = self.now().timestamp()
            self._settle(now)
            for _, timestamp, url in [late for late in self._late if late[0] <= now]:
                self._keep(timestamp, url, True)
            self._late = [late for late in self._late if late[0] > now]

    def _submit(self, url: str) -> Reply:
        met = self.fault(url, sum(asked.bucket == "save" and asked.url == url for asked in self.log))
        kind = met.removeprefix("+")
        breaks = kind in _PAGES or kind in _ERRORS or kind in ("drop", "recent")
        begun = not breaks or met.startswith("+")
        self.log.append(Asked(self.now().timestamp(), "save", url, met, begun))
        job = self._job(url, "" if breaks else met) if begun else None
        if kind == "drop":
            return (0, b"", {})
        if kind in _PAGES:
            return _page(*_PAGES[kind])
        if kind in _ERRORS:
            code, message = _ERRORS[kind]
            return _json({"status": "error", "status_ext": code, "message": message})
        if kind == "recent":
            words = "The same snapshot had been made 177 hours, 9 minutes ago."
            return _json({"url": url, "job_id": None, "message": words})
        said = {"message": _SAYS[met]} if met in _SAYS else {}
        return _json({"url": url, "job_id": job.id if job else None, **said})

    def _job(self, url: str, fault: str) -> Job:
        """The same job for the same address within the hour."""
        now = self.now()
        name = f"spn2-{hashlib.sha1(f'{url} {now:%Y%m%d%H}'.encode(), usedforsecurity=False).hexdigest()}"
        last = next(
            (job for job in self.jobs.values() if job.url == url and (now - job.at).total_seconds() < 3600), None
        )
        if last is not None:
            return last
        wait = 80.0 if fault == "delay" else 0.0
        self.jobs[name] = Job(name, url, now, now.timestamp() + self.job_s + wait, fault)
        return self.jobs[name]

    def _status(self, name: str) -> Reply:
        now = self.now().timestamp()
        met = self.status_fault(sum(asked.bucket == "status" for asked in self.log))
        job = self.jobs.get(name)
        self.log.append(Asked(now, "status", job.url if job else name, met, begun=False))
        if met == "drop":
            return (0, b"", {})
        if met in _PAGES:
            return _page(*_PAGES[met])
        if name == "user":
            return self._user(now)
        if job is None or job.fault == "lost" or now > job.at.timestamp() + 3700 + self.job_s:
            return _json({"message": "no such job"}, 404)
        if now < job.ready_at:
            return _json({"status": "pending", "job_id": name, "resources": []})
        self._settle(now)
        return self._ended(job)

    def _user(self, now: float) -> Reply:
        running = sum(now < job.ready_at for job in self.jobs.values())
        value = {"available": max(0, self.sessions - running), "processing": running}
        return _json(value | {"daily_captures": len(self.jobs), "daily_captures_limit": self.daily_captures_limit})

    def _settle(self, now: float) -> None:
        """Copies of the jobs that are done: they play at once, and the index shows them hours later or never."""
        for job in self.jobs.values():
            if job.ready_at > now or job.id in self._done or job.fault.startswith("error:"):
                continue
            self._done.add(job.id)
            self._keep(stamp_of(job), job.url, False)
            if self.index_lag_s is not None:
                self._late.append((job.ready_at + self.index_lag_s, stamp_of(job), job.url))

    def _ended(self, job: Job) -> Reply:
        if job.fault.startswith("error:"):
            message = f"The capture failed ({job.fault})."
            return _json(
                {"status": "error", "status_ext": job.fault, "message": message, "job_id": job.id, "resources": []}
            )
        timestamp = stamp_of(job)
        final = f"https://social.example/login/?next={quote(job.url)}" if job.fault == "wall" else job.url
        answer = {"status": "success", "job_id": job.id, "original_url": final, "timestamp": timestamp}
        return _json(answer | {"duration_sec": self.job_s, "http_status": 200})


def stamp_of(job: Job) -> str:
    """The second that a job names when it is done."""
    return f"{job.at:%Y%m%d%H%M%S}"


def _page(status: int, words: str) -> Reply:
    return status, f"<html><h1>{words}</h1></html>".encode(), {"Content-Type": "text/html; charset=utf-8"}


def _json(value: object, status: int = 200) -> Reply:
    return status, json.dumps(value).encode(), {"Content-Type": "application/json"}
