"""``dalel page FILE…``: judge saved pages offline, one JSON line a file.

A WARC file (or our own capture of one visit) is one exchange: its responses chain by Location from the
first address asked. Anything else is taken for a page's body, with ``--url`` as its address.
"""

import json
import re
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from dalel.model import Exchange, Failure, FailureKind, Hop
from dalel.page import read_page

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WARC = re.compile(rb"^(?:\x1f\x8b|WARC/)")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_OWN_ADDRESS = re.compile(
    r"""<(?:link[^>]+rel=["']?canonical["']?[^>]+href|meta[^>]+property=["']?og:url["']?[^>]+content)=["']([^"'>]+)""",
    re.IGNORECASE,
)
_MOST_BYTES = 64 * 1024 * 1024


class PageFileError(Exception):
    """A file that holds no exchange; the text says why."""


def page_command(files: Sequence[Path], url: str | None = None) -> int:
    """Print one JSON line for each file. 0, or 2 where a file could not be read."""
    code = 0
    for path in files:
        line = page_line(path, url)
        code = 2 if "error" in line else code
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return code


def page_line(path: Path, url: str | None = None) -> dict[str, Any]:
    """What a file shows: reach and words, or ``{file, error}``."""
    try:
        exchange = read_exchange(path, url)
    except (OSError, PageFileError) as error:
        return {"file": str(path), "error": str(error)}
    reached, text = read_page(exchange)
    return {
        "file": str(path),
        "url": exchange.url,
        "final_url": exchange.final_url,
        "reach": str(reached.reach),
        "rule": reached.rule,
        "because": reached.because,
        "seen": reached.seen,
        "moved_to": reached.moved_to,
        "title": text.title,
        "author": text.author,
        "published": text.published,
        "modified": text.modified,
        "language": text.language or reached.language,
        "completeness": text.completeness,
        "text_because": text.because,
        "text": text.text,
    }


def read_exchange(path: Path, url: str | None = None) -> Exchange:
    """The exchange a file holds. Raises OSError, or PageFileError with the reason."""
    if path.stat().st_size > _MOST_BYTES:
        raise PageFileError(f"larger than {_MOST_BYTES // 1024 // 1024} MB")
    data = path.read_bytes()
    if _WARC.match(data):
        return _from_warc(data, url)
    address = url or _own_address(data)
    media_type = {".txt": "text/plain", ".pdf": "application/pdf", ".json": "application/json"}.get(
        path.suffix.lower(), "text/html"
    )
    return Exchange(address, (Hop(address, 200, (("Content-Type", media_type),)),), data)


def _own_address(data: bytes) -> str:
    head = data[:20_000].decode("utf-8", "replace")
    found = _SAVED_FROM.search(head) or _OWN_ADDRESS.search(head)
    return found.group(1) if found else "about:blank"


# --- WARC -----------------------------------------------------------------------------------------------


class _Response:
    def __init__(self, record: ArcWarcRecord) -> None:
        self.url = _bare(record.rec_headers.get_header("WARC-Target-URI") or "")
        self.truncated = bool(record.rec_headers.get_header("WARC-Truncated"))
        http = record.http_headers
        code = http.get_statuscode() if http else "200"
        self.status = int(code) if code.isdigit() else 0
        kind = record.rec_headers.get_header("Content-Type") or ""
        self.headers = tuple(http.headers) if http else (("Content-Type", kind),)
        self.body = record.content_stream().read()


def _from_warc(data: bytes, url: str | None) -> Exchange:
    responses, about = _records(data)
    if not responses:
        return _without_response(about, url)
    start = _bare(url) if url else str(about.get("asked") or about.get("source") or _first_page(responses))
    exchange = _chained(start, responses)
    failure = _failure(about)
    if failure and failure.kind is FailureKind.TLS and about.get("unverified_tls"):
        return Exchange(exchange.url, exchange.hops, exchange.body, failure, exchange.truncated, unverified=True)
    return (
        exchange
        if failure is None
        else Exchange(exchange.url, exchange.hops, exchange.body, failure, exchange.truncated)
    )


def _records(data: bytes) -> tuple[list[_Response], dict[str, Any]]:
    """The responses in order and our own metadata of the visit, where the file is ours."""
    responses: list[_Response] = []
    about: dict[str, Any] = {}
    try:
        for record in ArchiveIterator(BytesIO(data), arc2warc=True):
            if record.rec_type in ("response", "resource"):
                responses.append(_Response(record))
            elif record.rec_type == "metadata":
                about = _loaded(record.content_stream().read()) or about
    except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
        if not responses:
            raise PageFileError(f"no valid WARC: {error}") from None
    return responses, about


def _loaded(text: bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) and ("asked" in value or "failure" in value) else {}


def _without_response(about: dict[str, Any], url: str | None) -> Exchange:
    failure = _failure(about)
    if failure is None:
        raise PageFileError("the WARC file holds no response")
    return Exchange(url or str(about.get("asked") or about.get("source") or "about:blank"), failure=failure)


def _failure(about: dict[str, Any]) -> Failure | None:
    told = about.get("failure")
    if not isinstance(told, dict) or told.get("kind") not in set(FailureKind):
        return None
    return Failure(FailureKind(told["kind"]), str(told.get("message") or ""))


def _first_page(responses: list[_Response]) -> str:
    pages = [one.url for one in responses if one.url.startswith("http") and not one.url.endswith("/robots.txt")]
    return pages[0] if pages else responses[0].url


def _chained(start: str, responses: list[_Response]) -> Exchange:
    """Follow Location from the address asked; of a second try the second answer counts."""
    left = list(responses)
    chain: list[_Response] = []
    target: str | None = start
    while target is not None:
        found = next((one for one in left if _same(one.url, target)), None)
        if found is None:
            break
        left.remove(found)
        chain.append(found)
        target = _target(found)
        if target is None and any(_same(one.url, start) for one in left):
            chain, target = [], start
    if not chain:
        if _same(start, responses[0].url):
            raise PageFileError(f"the WARC file holds no response for {start}")
        return _chained(responses[0].url, responses)
    hops = tuple(Hop(one.url, one.status, one.headers) for one in chain)
    loops = target is not None and any(_same(one.url, target) for one in chain)
    failure = Failure(FailureKind.REDIRECT_LOOP, f"redirects never end, the last leads to {target}") if loops else None
    return Exchange(start, hops, chain[-1].body, failure, chain[-1].truncated)


def _target(response: _Response) -> str | None:
    location = next((value for name, value in response.headers if name.lower() == "location"), None)
    return _bare(urljoin(response.url, location.strip())) if location and response.status in _REDIRECTS else None


def _bare(url: str) -> str:
    return url.strip().strip("<>").partition("#")[0]


def _same(one: str, other: str) -> bool:
    return one == other or _loose(one) == _loose(other)


def _loose(url: str) -> tuple[str, str, str, str]:
    parts = urlsplit(url)
    return parts.scheme.lower(), parts.netloc.lower(), unquote(parts.path) or "/", unquote(parts.query)
