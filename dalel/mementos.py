"""Which archived copies to open, in which order, and what a replay server's answer means.

Source: RFC 7089 (Memento) and the Wayback Machine's observed behaviour: ``Memento-Datetime`` is present
exactly where the status line is the archived one; without it the archive itself speaks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from urllib.parse import unquote, urljoin

import ada_url

MOST_COPIES = 8
MOST_LISTED = 60
"""Copies of one source that are remembered; some home pages have been copied a hundred thousand times."""
EMPTY_BODY = "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
"""SHA-1 of nothing: all redirects bear it, wherever they lead."""
NO_DIGEST = frozenset({EMPTY_BODY, "-", ""})
"""Digests that do not say which bytes a copy has."""
_TIMESTAMP = re.compile(r"/(\d{4,14})([a-z]{2}_)?/(.+)$", re.S)


@dataclass(frozen=True)
class CdxRow:
    """One line of an archive's index. ``status`` is "-" where the index does not tell it."""

    timestamp: str
    original: str
    mimetype: str
    status: str
    digest: str

    @property
    def time(self) -> datetime:
        """When the copy was made."""
        return datetime.strptime(self.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


class Replayed(StrEnum):
    """What one answer of a replay server is."""

    MEMENTO = "memento"
    NEAREST = "nearest"
    ARCHIVED_REDIRECT = "archived_redirect"
    NOT_ARCHIVED = "not_archived"
    EXCLUDED = "excluded"
    BUSY = "busy"
    BROKEN = "broken"


@dataclass(frozen=True)
class Step:
    """What an answer means and, for redirects, where it leads; ``timestamp`` and ``original`` of the copy shown."""

    kind: Replayed
    timestamp: str = ""
    original: str = ""
    location: str = ""
    because: str = ""


def candidates(rows: Sequence[CdxRow], cited: date | None, posted: date | None = None) -> list[CdxRow]:
    """Copies worth opening, best first: those that bracket the cited day, nearest first; one a digest.

    Errors are dropped; redirects stay at the end, as leads. Nothing from before the post itself.
    """
    good = [row for row in _with_revisits_resolved(rows) if row.status == "200"]
    leads = [row for row in rows if row.status.startswith("3")]
    if posted is not None:
        good = [row for row in good if row.time.date() >= posted]
    ordered = sorted(good, key=lambda row: _distance(row, cited)) + sorted(leads, key=lambda row: _distance(row, cited))
    by_digest: dict[str, CdxRow] = {}
    for row in ordered:
        by_digest.setdefault(_sameness(row), row)
    return list(by_digest.values())[:MOST_COPIES]


def worth_remembering(rows: Sequence[CdxRow], cited: date | None) -> list[CdxRow]:
    """The first and the last row and those nearest to the cited day, oldest first, at most MOST_LISTED."""
    if len(rows) <= MOST_LISTED:
        return list(rows)
    near = sorted(rows[1:-1], key=lambda row: _distance(row, cited))[: MOST_LISTED - 2]
    return sorted([rows[0], *near, rows[-1]], key=lambda row: row.timestamp)


def _sameness(row: CdxRow) -> str:
    """Equal bytes make an equal verdict, unless the bytes are none (redirects) or were not counted."""
    return row.timestamp if row.digest in NO_DIGEST else row.digest


def is_row_of(url: str, original: str) -> bool:
    """Whether an index row is of this very address: its keys fold case, and video ids differ by case alone."""
    return _plain(url) == _plain(original)


def _plain(url: str) -> tuple[str, str, tuple[str, ...]]:
    """Host without www, path without a last slash, sorted parameters: what an index key keeps, in its own case."""
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return (url, "", ())
    host = re.sub(r"^www\d*\.", "", parsed.hostname)
    query = filter(None, parsed.search.removeprefix("?").split("&"))
    return host, unquote(parsed.pathname).rstrip("/"), tuple(sorted(map(unquote, query)))


def replay_url(base: str, timestamp: str, original: str, mode: str = "id_") -> str:
    """The address of a copy; ``id_`` is the original bytes, no mode is for people."""
    return f"{base}/{timestamp}{mode}/{original}"


def classify_replay(
    status: int, headers: Mapping[str, str], asked: str, base: str, window: timedelta, body: str = ""
) -> Step:
    """What a replay server's answer to ``asked`` means. ``headers`` have lower-case names.

    ``window``: how far a nearest copy may lie from the one asked for.
    """
    timestamp, _ = split_replay(asked)
    location = urljoin(asked, headers.get("location", ""))
    if "memento-datetime" in headers:
        return _archived(status, headers, asked, base, window)
    if "x-archive-wayback-runtime-error" in headers or "has been excluded from the Wayback Machine" in body:
        return Step(Replayed.EXCLUDED, because="the archive does not show this address")
    if status in (301, 302, 307) and location.startswith(f"{base}/"):
        return _nearest(timestamp, location, window)
    if status == 404:
        return Step(Replayed.NOT_ARCHIVED, because="the archive holds no copy at this address")
    if status in (429, 503):
        return Step(Replayed.BUSY, because=f"the archive answered {status}, it is busy")
    return Step(Replayed.BROKEN, because=f"the archive answered {status} and no copy")


def split_replay(address: str) -> tuple[str, str]:
    """Timestamp (14 digits) and original of a replay address; empty where it is none."""
    match = _TIMESTAMP.search(address)
    return (match[1].ljust(14, "0"), match[3]) if match else ("", "")


def _archived(status: int, headers: Mapping[str, str], asked: str, base: str, window: timedelta) -> Step:
    """A copy: its own time is what the header says (some servers answer at once with the nearest one)."""
    wanted, original = split_replay(asked)
    shown = _header_time(headers["memento-datetime"]) or wanted
    far = abs(_time(shown) - _time(wanted))
    if far > window:
        return Step(Replayed.NOT_ARCHIVED, because=f"the nearest copy lies {far.days} days away")
    if not (300 <= status < 400 and "location" in headers):
        return Step(Replayed.MEMENTO, shown, original)
    location = urljoin(asked, headers["location"])
    if not location.startswith(f"{base}/"):  # pywb leaves the live address; followed as it is, it leaves the archive
        location = replay_url(base, shown, urljoin(original, headers["location"]))
    return Step(Replayed.ARCHIVED_REDIRECT, shown, original, location)


def _header_time(text: str) -> str:
    try:
        return parsedate_to_datetime(text).astimezone(UTC).strftime("%Y%m%d%H%M%S")
    except ValueError:
        return ""


def _nearest(timestamp: str, location: str, window: timedelta) -> Step:
    there, original = split_replay(location)
    if not there:
        return Step(Replayed.BROKEN, because="the archive redirects to an address without a time")
    far = abs(_time(there) - _time(timestamp))
    if far > window:
        return Step(Replayed.NOT_ARCHIVED, because=f"the nearest copy lies {far.days} days away")
    return Step(Replayed.NEAREST, there, original, location)


def _time(timestamp: str) -> datetime:
    """A timestamp as time; impossible days (the index has some) count as the month's first."""
    try:
        return datetime.strptime(timestamp[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return datetime(max(1, int(timestamp[:4] or 1)), 1, 1, tzinfo=UTC)


def _with_revisits_resolved(rows: Sequence[CdxRow]) -> list[CdxRow]:
    """A revisit names the bytes of an earlier copy: it has that copy's status, or none we may trust."""
    known = {row.digest: row.status for row in rows if row.status != "-"}
    return [
        CdxRow(row.timestamp, row.original, row.mimetype, known.get(row.digest, "-"), row.digest)
        if row.status == "-"
        else row
        for row in rows
    ]


def _distance(row: CdxRow, cited: date | None) -> tuple[int, int, float]:
    """Days from the cited one; at equal distance the copy before it, which its author may have seen. No day: newest."""
    if cited is None:
        return (0, 0, -row.time.timestamp())
    days = (row.time.date() - cited).days
    noon = datetime(cited.year, cited.month, cited.day, 12, tzinfo=UTC)
    return (abs(days), 1 if days > 0 else 0, abs((row.time - noon).total_seconds()))
