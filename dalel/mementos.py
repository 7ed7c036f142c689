"""Rows of archives' indexes, and what a replay server's answer means.

Source: RFC 7089 (Memento) and the Wayback Machine's observed behaviour: ``Memento-Datetime`` is present
exactly where the status line is the archived one; without it the archive itself speaks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from urllib.parse import unquote, urljoin

import ada_url

_EXCLUDED = re.compile(
    r"(?:Administrative|Robot)AccessControlException|has been excluded from the Wayback Machine", re.I
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
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


def is_row_of(url: str, original: str) -> bool:
    """Whether an index row is of this very address: its keys fold case, and video ids differ by case alone."""
    return identity(url) == identity(original)


# Where names are read in any case and ids are numbers; elsewhere two paths that differ by case are two pages.
_ANY_CASE = re.compile(
    r"(?:(?:\w+\.)?(?:twitter|x)\.com/(?:\w+|i/web)/status/\d+|t(?:elegram)?\.me/(?:s/)?\w+/\d+|"
    r"(?:m\.)?vk\.com/(?:wall|photo|video)-?\d+_\d+|(?:\w+\.)?facebook\.com/(?!.*pfbid)[\w.]+/posts/\d+)$",
    re.I,
)


def identity(url: str) -> tuple[str, str, tuple[str, ...]]:
    """Host without www, path without a last slash, sorted parameters: what an index key keeps, in its own case."""
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return (url, "", ())
    host = re.sub(r"^www\d*\.|:(?:80|443)$", "", parsed.host)
    path = unquote(parsed.pathname).rstrip("/")
    query = filter(None, parsed.search.removeprefix("?").split("&"))
    return host, path.lower() if _ANY_CASE.match(host + path) else path, tuple(sorted(map(unquote, query)))


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
    location = _inside(urljoin(asked, headers.get("location", "")), base)
    if "memento-datetime" in headers:
        return _archived(status, headers, asked, base, window)
    if _EXCLUDED.search(headers.get("x-archive-wayback-runtime-error", "")) or _EXCLUDED.search(body):
        return Step(Replayed.EXCLUDED, because="the archive does not show this address: it was excluded")
    if status in _REDIRECTS and location.startswith(f"{base}/"):
        return _nearest(timestamp, location, window)
    if status == 404:
        return Step(Replayed.NOT_ARCHIVED, because="the archive holds no copy at this address")
    if status in (429, 503):
        return Step(Replayed.BUSY, because=f"the archive answered {status}, it is busy")
    return Step(Replayed.BROKEN, because=f"the archive answered {status} and no copy")


def _inside(location: str, base: str) -> str:
    """An address of the archive under the base it was asked at: some answer https with http, or name port 80."""
    host = re.sub(r"^https?://|:(?:80|443)(?=/)", "", base)
    there = re.sub(r"^(https?://[^/]+?):(?:80|443)(?=/)", r"\1", location)
    there = re.sub(r"^https?://", "", there)
    return base + there.removeprefix(host) if there.startswith(f"{host}/") else location


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
    location = _inside(urljoin(asked, headers["location"]), base)
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
