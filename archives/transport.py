"""One request to an archive: timed, paced, never redirected, and every odd answer an error of its own.

Only a plain answer of the expected kind is an answer. A throttled, broken or unexpected one is never
read as "nothing there" (the libraries' own clients read 403, 404, 503 and HTML pages as no captures).
"""

import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import requests
import urllib3

from archives.pace import Clock, Pace, take_turn, try_turn
from dalel.config import Settings
from dalel.errors import ArchiveBusy, ArchiveError, ArchiveRefused

CONNECT_S = 10.0
DEFAULT_HOLD_S = {"cdx": 60.0, "memento": 60.0, "available": 60.0, "save": 20.0, "status": 60.0}
"""What a 429 without Retry-After means, by bucket."""
BLOCK_S = 3600.0
"""A refused connection means a block at the firewall: one hour, doubled when ignored."""
LARGEST_BYTES = 64 * 1024 * 1024
EXCLUDED = ("AdministrativeAccessControlException", "RobotAccessControlException")


@dataclass(frozen=True)
class Reply:
    """A response whose status the caller judges."""

    status: int
    media_type: str
    text: str


class Transport:
    """Speaks with one archive for one run."""

    def __init__(self, settings: Settings, pace: Pace, clock: Clock, ca_bundle: str | None = None) -> None:
        self._settings = settings
        self._pace = pace
        self._clock = clock
        self._in_hand: set[str] = set()
        self._session = requests.Session()
        self._session.trust_env = False  # the environment's proxies are not asked
        self._session.verify = ca_bundle or True
        self._session.headers["User-Agent"] = settings.network.user_agent
        if settings.network.proxy:
            self._session.proxies = {"http": settings.network.proxy, "https": settings.network.proxy}

    def get(self, bucket: str, url: str, headers: Mapping[str, str] | None = None) -> Reply:
        """A GET. Raises ArchiveBusy (429, hold), ArchiveRefused (excluded) or ArchiveError."""
        return self._ask("GET", bucket, url, headers or {}, None)

    def post(self, bucket: str, url: str, form: Mapping[str, str], headers: Mapping[str, str]) -> Reply:
        """A POST of a form."""
        return self._ask("POST", bucket, url, headers, form)

    def turn(self, bucket: str) -> float:
        """0 where the next request to this bucket may go out at once, else the seconds to wait. Raises ArchiveBusy.

        For callers that have other things to do than to wait.
        """
        wait = try_turn(self._pace, bucket, rate_of(self._settings, bucket), self._clock)
        if not wait:
            self._in_hand.add(bucket)
        return wait

    def close(self) -> None:
        """Let the connections go."""
        self._session.close()

    def _ask(
        self, method: str, bucket: str, url: str, headers: Mapping[str, str], form: Mapping[str, str] | None
    ) -> Reply:
        if bucket in self._in_hand:
            self._in_hand.remove(bucket)
        else:
            take_turn(self._pace, bucket, rate_of(self._settings, bucket), self._clock)
        try:
            with self._session.request(
                method,
                url,
                headers=dict(headers),
                data=form,
                timeout=(CONNECT_S, self._settings.archive.timeout_s),
                allow_redirects=False,
                stream=True,
            ) as response:
                return self._reply(bucket, response)
        except requests.exceptions.ProxyError as error:
            raise ArchiveError(f"the proxy did not reach the archive ({_reason(error)})") from error
        except requests.exceptions.ConnectTimeout as error:
            raise ArchiveError(f"the archive cannot be reached within {CONNECT_S:.0f} s") from error
        except requests.exceptions.ConnectionError as error:
            raise self._unreachable(bucket, error) from error
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise ArchiveError(f"the archive did not answer to the end ({_reason(error)})") from error

    def _reply(self, bucket: str, response: requests.Response) -> Reply:
        text = self._body(response).decode("utf-8", "replace")
        media_type = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        said = response.headers.get("X-Archive-Wayback-Runtime-Error", "")
        said += "" if response.status_code == 200 else text
        if any(mark in said for mark in EXCLUDED):
            raise ArchiveRefused("the archive does not show this address: its owner had it excluded")
        if response.status_code == 429:
            self._hold(bucket, retry_after_s(response.headers.get("Retry-After"), self._clock.now()))
        return Reply(response.status_code, media_type, text)

    def _body(self, response: requests.Response) -> bytes:
        """The whole body, within the time limit of one question and our own limit of size."""
        end = time.monotonic() + self._settings.archive.timeout_s
        parts: list[bytes] = []
        for part in response.raw.stream(1 << 16, decode_content=True):
            parts.append(part)
            if time.monotonic() > end or sum(map(len, parts)) > LARGEST_BYTES:
                raise ArchiveError("the archive's answer does not end")
        body = b"".join(parts)
        # the Wayback Machine may name two content-encodings, an empty one and gzip (edgi 0.5.1)
        return _unzipped(body) if body[:2] == b"\x1f\x8b" else body

    def _hold(self, bucket: str, asked: float | None) -> None:
        seconds = DEFAULT_HOLD_S.get(bucket, 60.0) if asked is None else asked
        self._pace.hold(bucket, self._clock.now() + timedelta(seconds=seconds), "it answered 429, too many requests")
        raise ArchiveBusy(f"the archive asks for patience: {seconds:.0f} s", seconds)

    def _unreachable(self, bucket: str, error: Exception) -> ArchiveError:
        if "refused" in str(error).lower() and not self._settings.network.proxy:
            until = self._clock.now() + timedelta(seconds=BLOCK_S)
            for name in DEFAULT_HOLD_S if bucket in DEFAULT_HOLD_S else (bucket,):
                self._pace.hold(name, until, "it refuses connections")
            return ArchiveBusy("the archive refuses connections; it is left alone for an hour", BLOCK_S)
        return ArchiveError(f"the archive cannot be reached ({_reason(error)})")


def _unzipped(body: bytes) -> bytes:
    """A whole gzip body within our limit of size, else ArchiveError: half of an index is not the index."""
    inflate = zlib.decompressobj(wbits=31)
    try:
        plain = inflate.decompress(body, LARGEST_BYTES)
    except zlib.error as error:
        raise ArchiveError(f"the archive's answer is not valid gzip ({error})") from error
    if not inflate.eof:
        raise ArchiveError("the archive's answer ends too early or is too large")
    return plain


def rate_of(settings: Settings, bucket: str) -> float:
    """Requests a minute: of the Wayback Machine's buckets, or of another archive by its name."""
    own = {other.name: other.per_minute for other in settings.archive.others}
    return own[bucket] if bucket in own else float(getattr(settings.archive.rates, bucket))


def retry_after_s(text: str | None, now: datetime) -> float | None:
    """Retry-After in seconds, from seconds or an HTTP date; at most a day."""
    if not text:
        return None
    if text.strip().isdigit():
        return min(float(text), 86400.0)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, min((until - now).total_seconds(), 86400.0))


def _reason(error: Exception) -> str:
    text = str(error)
    return (text.rpartition("] ")[2] or text).strip("')\"")[:160]
