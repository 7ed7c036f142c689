"""``dalel check URL``: the report itself is fetched like a source, kept in WARC, and read from there."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy import Engine
from sqlmodel import select

from dalel.config import Settings
from dalel.errors import ReportUnreadable
from dalel.model import Reach
from dalel.urls import canonical_url, refusal
from flows.crawl import crawl_alone
from flows.intake import Given
from pipelines.decode import decoded
from spiders.visit import Answer
from storage.capture_files import CaptureFiles
from storage.captures import bearers
from storage.database import reading, writing
from storage.ledger import save_sources, source_key
from storage.tables import CaptureRow, SourceRow, row_id
from storage.warc import Place, read_record

_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)


def is_address(where: str) -> bool:
    """Whether REPORT names an address and not a file."""
    return bool(_ADDRESS.match(where))


def fetch_report(engine: Engine, settings: Settings, store: Path, url: str, now: datetime, max_age: timedelta) -> Given:
    """The bytes at an address, from a capture younger than ``max_age`` or fetched now. Raises ReportUnreadable."""
    why_not = refusal(url, settings.network.permit)
    if why_not:
        raise ReportUnreadable(f"{url}: {why_not}")
    source_id = _due(engine, url, now, max_age)
    if source_id is not None:
        crawl_alone(settings, store, source_id)
    capture = _capture(engine, url, now - max_age)
    if capture is None or not _came(capture):
        why = capture.reach_because if capture else "the network is down, or another run holds its host"
        raise ReportUnreadable(f"{url}: the report could not be fetched: {why}; save it to a file and check that")
    return Given(body_of(engine, capture, settings, store), name_of(url), url, capture.final_url or url)


def _due(engine: Engine, url: str, now: datetime, max_age: timedelta) -> int | None:
    """The report as a source, where it must be fetched; None where it was lately."""
    with writing(engine) as session:
        address = canonical_url(url)
        source_id = save_sources(session, [address])[address]
        source = session.get_one(SourceRow, source_id)
        last = session.get(CaptureRow, source.last_capture_id) if source.last_capture_id else None
        if last is not None and _came(last) and source.checked_at is not None and source.checked_at >= now - max_age:
            return None
        source.due_at = now
        return source_id


def _came(capture: CaptureRow) -> bool:
    """A page that is the report as far as we can tell; what our own reader could not parse may still be one."""
    readable = (Reach.LIVE, Reach.MOVED, Reach.PAYWALLED, Reach.UNKNOWN)
    return capture.failure is None and (capture.status or 0) // 100 == 2 and capture.reach in readable


def _capture(engine: Engine, url: str, since: datetime) -> CaptureRow | None:
    """The last capture; where that only said "not changed", the one before that holds the bytes.

    None where the report was last seen before ``since``: yesterday's words are not passed off as today's.
    """
    with reading(engine) as session:
        source = session.exec(select(SourceRow).where(SourceRow.key == source_key(canonical_url(url)))).one()
        last = session.get(CaptureRow, source.last_capture_id) if source.last_capture_id else None
        is_old = source.checked_at is None or source.checked_at < since
        if last is None or (is_old and _came(last)):
            return None
        return bearers(session, [last])[row_id(last)]


def body_of(engine: Engine, capture: CaptureRow, settings: Settings, store: Path) -> bytes:
    """The body as its author wrote it, from the file it was kept in, on whatever machine.

    Raises ReportUnreadable where it came damaged, StoreError where the file cannot be read.
    """
    place = Place(capture.warc_file, capture.warc_offset, capture.warc_bytes, capture.warc_sha256)
    with CaptureFiles(engine, store / "captures").opened(place.file) as stream:
        record, payload = read_record(stream, place)
    headers = tuple(record.http_headers.headers) if record.http_headers else ()
    answer = Answer(capture.final_url, capture.at, (), capture.status or 0, "HTTP/1.1", headers, payload)
    body = decoded(answer, settings.network.max_body_mb * 1024 * 1024)
    if body.fault or capture.truncated:
        why = body.fault or f"longer than network.max_body_mb = {settings.network.max_body_mb}"
        raise ReportUnreadable(f"{capture.url}: the report came damaged ({why}); save it to a file and check that")
    return body.body


def name_of(url: str) -> str:
    """A name for the dossier's folder: the last part of the path, or the host."""
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    return re.sub(r"\.(html?|pdf|docx|txt|md)$", "", last, flags=re.IGNORECASE) or parts.hostname or "report"
