"""A stand-in for the Wayback Machine: index, replay, availability and Save Page Now 2, nasty answers included.

Behaviour follows what was recorded of the real one: rows of seven fields, `Memento-Datetime` on archived
answers alone, 302 with a reason to the nearest copy, exclusion as 403, jobs that end in their own time, and
an index that shows a new copy only later.
"""

import gzip
import hashlib
import json
import re
from base64 import b32encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, quote, urlsplit

from demo.articles import articles
from demo.savepagenow import SaveDesk
from demo.web import LOGIN

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
    """One capture in the archive. ``location`` makes it an archived redirect.

    ``is_revisit``: the index tells no status of it. ``plays``: else a neighbour is shown in its place. ``zipped``:
    its body is sent compressed, under no header that says so.
    """

    timestamp: str
    original: str
    body: bytes
    status: int = 200
    media_type: str = "text/html"
    location: str = ""
    indexed: bool = True
    is_revisit: bool = False
    plays: bool = True
    zipped: bool = False

    @property
    def digest(self) -> str:
        """Base32 SHA-1 of the stored bytes."""
        return b32encode(hashlib.sha1(self.body, usedforsecurity=False).digest()).decode()

    @property
    def row(self) -> str:
        """Its line of the index."""
        kind, status = ("warc/revisit", "-") if self.is_revisit else (self.media_type, str(self.status))
        return (
            f"{key_of(self.original)} {self.timestamp} {self.original} {kind} {status} {self.digest} {len(self.body)}"
        )


class Archive:
    """What the archive holds and how it answers. ``weather`` may answer in place of it, for tests.

    Hosts in ``excluded`` and ``robots`` are shown nowhere, those in ``hidden`` are listed and not shown; ``junk`` are
    malformed rows, given with the rows of their key.
    """

    def __init__(self, copies: list[Copy] | None = None) -> None:
        self.copies = copies if copies is not None else demo_copies()
        self.excluded = {"sarybel-prosecutor.example"}
        self.robots: set[str] = set()
        self.hidden: set[str] = set()
        self.junk: list[str] = []
        self.most_rows = 150_000
        self.weather: Callable[[str, str], Reply | None] = lambda method, path: None
        self.desk = SaveDesk(self._keep)

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
            return Reply(*self.desk.answer(method, parts.path, headers, body))
        replay = _REPLAY.match(path)
        return self._replay(*replay.groups()) if replay else Reply(404, b"<html>no such page</html>", _type(HTML))

    def _keep(self, timestamp: str, url: str, indexed: bool) -> None:
        """A copy that a snapshot job made."""
        self.copies.append(Copy(timestamp, url, b"<html>copy</html>", indexed=indexed))

    def _index(self, query: dict[str, list[str]]) -> Reply:
        self.desk.publish()
        url = query.get("url", [""])[0]
        error = self._refusal(url)
        if error:
            text = f"org.archive.util.io.RuntimeIOException: {error}\n"
            return Reply(403, text.encode(), _type("text/plain") | {"X-Archive-Wayback-Runtime-Error": error})
        rows = [c for c in self.copies if c.indexed and key_of(c.original) == key_of(url) and _is_within(c, query)]
        lines = [line for line in self.junk if line.startswith(f"{key_of(url)} ")]
        lines += [c.row for c in _collapsed(sorted(rows, key=lambda c: c.timestamp), query)]
        limit = min(int(query.get("limit", ["150000"])[0]), self.most_rows)
        cut = f"\n{quote(lines[limit])}\n" if len(lines) > limit and "showResumeKey" in query else ""
        return Reply(200, ("".join(f"{x}\n" for x in lines[:limit]) + cut).encode(), _type("text/plain;charset=UTF-8"))

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
        if self._refusal(original) or any(host in original for host in self.hidden):
            return Reply(200, b"<html>This URL has been excluded from the Wayback Machine.</html>", _type(HTML))
        rows = [c for c in self.copies if key_of(c.original) == key_of(original)]
        if not rows:
            return Reply(404, b"<html>The Wayback Machine has not archived that URL.</html>", _type(HTML))
        rows = [c for c in rows if c.plays] or rows
        exact = next((c for c in rows if (c.timestamp, c.original) == (timestamp, original)), None)
        exact = exact or next((c for c in rows if c.timestamp == timestamp), None)
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
        return Reply(copy.status, gzip.compress(copy.body, mtime=0) if copy.zipped else copy.body, headers)

    def _refusal(self, url: str) -> str:
        """What the archive says of an address that its owner had excluded, or of robots.txt."""
        said = "org.archive.wayback.exception."
        if any(host in url for host in self.excluded):
            return f"{said}AdministrativeAccessControlException: Blocked Site Error"
        blocked = any(host in url for host in self.robots)
        return f"{said}RobotAccessControlException: Blocked By Robots" if blocked else ""


def _is_within(copy: Copy, query: Mapping[str, list[str]]) -> bool:
    first, last = query.get("from", [""])[0], query.get("to", ["9"])[0]
    return first.ljust(14, "0") <= copy.timestamp <= last.ljust(14, "9")


def _collapsed(copies: list[Copy], query: Mapping[str, list[str]]) -> list[Copy]:
    """Of neighbours that share so many digits of their time the first is kept."""
    digits = int(query.get("collapse", ["timestamp:14"])[0].rpartition(":")[2])
    return list({copy.timestamp[:digits]: copy for copy in reversed(copies)}.values())[::-1] if digits < 14 else copies


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
