"""A stand-in for the Wayback Machine: index, replay, availability and Save Page Now 2, nasty answers included.

Behaviour follows what was recorded of the real one: rows of seven fields, `Memento-Datetime` on archived
answers alone, 302 with a reason to the nearest copy, exclusion as 403, jobs that end in their own time, and
an index that shows a new copy only later.
"""

import hashlib
import json
import re
import threading
import time
from base64 import b32encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

from demo.articles import articles
from demo.web import LOGIN

ACCESS, SECRET = "DEMOACCESSKEY", "demosecretkey"
HTML = "text/html; charset=utf-8"
_REPLAY = re.compile(r"^/web/(\d{1,14})([a-z]{2}_)?/(.+)$", re.S)


@dataclass(frozen=True)
class Reply:
    """One answer of the archive."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Copy:
    """One capture in the archive. ``location`` makes it an archived redirect."""

    timestamp: str
    original: str
    body: bytes
    status: int = 200
    media_type: str = "text/html"
    location: str = ""
    indexed: bool = True

    @property
    def digest(self) -> str:
        """Base32 SHA-1 of the stored bytes."""
        return b32encode(hashlib.sha1(self.body, usedforsecurity=False).digest()).decode()


@dataclass
class Job:
    """One snapshot request."""

    id: str
    url: str
    ready_at: float
    answer: dict[str, object]


class Archive:
    """What the archive holds and how it answers. ``weather`` may answer in place of it, for tests."""

    def __init__(self, copies: list[Copy] | None = None) -> None:
        self.copies = copies if copies is not None else demo_copies()
        self.excluded = {"sarybel-prosecutor.example"}
        self.weather: Callable[[str, str], Reply | None] = lambda method, path: None
        self.jobs: dict[str, Job] = {}
        self.job_s = 0.3
        self.refusals: dict[str, str] = {}
        self._lock = threading.Lock()

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Any request, by its path."""
        spoiled = self.weather(method, path)
        if spoiled:
            return spoiled
        parts = urlsplit(path)
        query = parse_qs(parts.query, keep_blank_values=True)
        if parts.path == "/cdx/search/cdx":
            return self._index(query)
        if parts.path == "/wayback/available":
            return self._available(query)
        if parts.path.startswith("/save"):
            with self._lock:
                return self._save(method, parts.path, headers, body)
        replay = _REPLAY.match(path)
        return self._replay(*replay.groups()) if replay else Reply(404, b"<html>no such page</html>", _type(HTML))

    def _index(self, query: dict[str, list[str]]) -> Reply:
        url = query.get("url", [""])[0]
        if self._is_excluded(url):
            error = "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"
            text = f"org.archive.util.io.RuntimeIOException: {error}\n"
            return Reply(403, text.encode(), _type("text/plain") | {"X-Archive-Wayback-Runtime-Error": error})
        rows = [c for c in self.copies if c.indexed and key_of(c.original) == key_of(url)]
        limit = int(query.get("limit", ["150000"])[0])
        lines = [
            f"{key_of(c.original)} {c.timestamp} {c.original} {c.media_type} {c.status} {c.digest} {len(c.body)}"
            for c in sorted(rows, key=lambda c: c.timestamp)[:limit]
        ]
        return Reply(200, "".join(f"{line}\n" for line in lines).encode(), _type("text/plain;charset=UTF-8"))

    def _available(self, query: dict[str, list[str]]) -> Reply:
        """Only a positive answer is evidence here, as in the wild: https forms come up empty."""
        url = query.get("url", [""])[0]
        rows = [c for c in self.copies if c.indexed and key_of(c.original) == key_of(url) and c.status == 200]
        found: dict[str, object] = {}
        if rows and not url.startswith("https:"):
            last = max(rows, key=lambda c: c.timestamp)
            address = f"http://web.archive.org/web/{last.timestamp}/{last.original}"
            found = {"closest": {"status": "200", "available": True, "url": address, "timestamp": last.timestamp}}
        return _json({"url": url, "archived_snapshots": found})

    def _replay(self, timestamp: str, mode: str | None, original: str) -> Reply:
        if self._is_excluded(original):
            return Reply(200, b"<html>This URL has been excluded from the Wayback Machine.</html>", _type(HTML))
        rows = [c for c in self.copies if key_of(c.original) == key_of(original)]
        if not rows:
            return Reply(404, b"<html>The Wayback Machine has not archived that URL.</html>", _type(HTML))
        exact = next((c for c in rows if c.timestamp == timestamp), None)
        if exact is None:
            near = min(rows, key=lambda c: abs(_moment(c.timestamp) - _moment(timestamp)))
            place = f"/web/{near.timestamp}{mode or ''}/{near.original}"
            return Reply(
                302, b"", {"Location": place, "X-Archive-Redirect-Reason": f"found capture at {near.timestamp}"}
            )
        return self._memento(exact, mode or "")

    def _memento(self, copy: Copy, mode: str) -> Reply:
        moment = datetime.fromtimestamp(_moment(copy.timestamp), UTC)
        headers = {
            "Memento-Datetime": format_datetime(moment, usegmt=True),
            "Link": f'<{copy.original}>; rel="original", </web/{copy.original}>; rel="timegate"',
            "x-archive-src": "demo-00001/demo-00001.warc.gz",
            "x-archive-orig-content-type": HTML,
            **_type(HTML),
        }
        if copy.location:
            headers["Location"] = f"/web/{copy.timestamp}{mode}/{copy.location}"
        return Reply(copy.status, copy.body, headers)

    def _save(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        if headers.get("authorization") != f"LOW {ACCESS}:{SECRET}":
            return _json({"message": "You need to be logged in to use Save Page Now."}, 401)
        if path == "/save/status/user":
            return _json(
                {"available": 3, "processing": 0, "daily_captures": len(self.jobs), "daily_captures_limit": 30000}
            )
        if path.startswith("/save/status/"):
            return self._status(path.rpartition("/")[2])
        if method != "POST" or path != "/save":
            return Reply(404, b"<html></html>", _type(HTML))
        url = parse_qs(body.decode()).get("url", [""])[0]
        if url in self.refusals:
            return _json({"status": "error", "status_ext": self.refusals[url], "message": "refused"})
        job = self._job(url)
        return _json({"url": url, "job_id": job.id})

    def _job(self, url: str) -> Job:
        """The same job for the same address within the hour."""
        name = "spn2-" + hashlib.sha1(url.encode(), usedforsecurity=False).hexdigest()
        if name not in self.jobs:
            timestamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
            answer: dict[str, object] = {
                "status": "success",
                "job_id": name,
                "original_url": url,
                "timestamp": timestamp,
            }
            self.jobs[name] = Job(name, url, time.monotonic() + self.job_s, answer)
        return self.jobs[name]

    def _status(self, name: str) -> Reply:
        job = self.jobs.get(name)
        if job is None:
            return _json({"status": "error", "status_ext": "error:not-found", "message": "no such job"}, 404)
        if time.monotonic() < job.ready_at:
            return _json({"status": "pending", "job_id": name, "resources": []})
        if job.answer["status"] == "success" and not any(c.timestamp == job.answer["timestamp"] for c in self.copies):
            # the new copy plays, but the index does not show it for hours
            self.copies.append(Copy(str(job.answer["timestamp"]), job.url, b"<html>copy</html>", indexed=False))
        return _json(job.answer)

    def _is_excluded(self, url: str) -> bool:
        return any(host in url for host in self.excluded)


def demo_copies() -> list[Copy]:
    """What the archive holds of the example's sources."""
    copies = [Copy(time, article.url, article.page()) for article in articles() for time in article.captures]
    copies += [
        Copy(
            f"2024042{day}100000",
            "http://drivers-club.example/posts/20240419",
            LOGIN.replace(b"</h1>", mark + b"</h1>"),
        )
        for day, mark in ((0, b""), (5, b" "))
    ]
    live = next(a for a in articles() if "bus-station" in a.url)
    return [*copies, Copy("20240405120000", live.url, live.page())]


def key_of(url: str) -> str:
    """An index key: host reversed without www, path in lower case (so that ids which differ by case collide)."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    host = re.sub(r"^www\d*\.", "", (parts.hostname or "").lower())
    query = "&".join(sorted(parts.query.lower().split("&"))) if parts.query else ""
    path = parts.path.lower().rstrip("/") or "/"
    return ",".join(reversed(host.split("."))) + f"){path}" + (f"?{query}" if query else "")


def _moment(timestamp: str) -> float:
    return datetime.strptime(timestamp.ljust(14, "0")[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()


def _type(media_type: str) -> dict[str, str]:
    return {"Content-Type": media_type}


def _json(value: object, status: int = 200) -> Reply:
    return Reply(status, json.dumps(value).encode(), _type("application/json"))
