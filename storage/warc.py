"""WARC files: one gzip member a record, appended, synced, found again by offset (ISO 28500:2017).

A file is `.open` and locked while its process writes it. What a crash leaves is repaired at the next
start: whole members stay, a torn tail moves to quarantine/, because a record appended after a torn
one could never be read (warcio issue 138).
"""

import fcntl
import hashlib
import json
import os
import uuid
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dalel.errors import StoreError

OPEN = ".open"
ROTATE_BYTES = 1_000_000_000
LEVEL = 4
"""Of gzip. 6 takes nearly twice the time for one twenty-fifth less, 9 four times for a little more."""
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Place:
    """Where a record lies: file name, offset and length in bytes, sha256 of its gzip member."""

    file: str
    offset: int
    size: int
    sha256: str


@dataclass(frozen=True)
class Record:
    """One WARC record to write. ``http`` is (status or request line, headers) or None."""

    kind: str
    uri: str
    at: datetime
    payload: bytes
    http: tuple[str, list[tuple[str, str]]] | None = None
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


class WarcFile:
    """The one open file of this process."""

    def __init__(self, folder: Path, software: str, now: datetime) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Containers count processes alike, and files of many machines meet in one place: a nonce tells them apart.
        stem = f"dalel-{now:%Y%m%dT%H%M%S%f}-{uuid.uuid4().hex[:8]}.warc.gz"
        self.name = stem
        self._open_path = folder / (stem + OPEN)
        self._folder = folder
        self._file = self._open_path.open("xb")
        fcntl.flock(self._file, fcntl.LOCK_EX)
        self._size = 0
        info = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
        self.append(packed([Record("warcinfo", stem, now, info, media_type="application/warc-fields")]))
        self._empty_size = self._size

    @property
    def is_full(self) -> bool:
        """Time for the next file."""
        return self._size >= ROTATE_BYTES

    def append(self, members: Iterable[bytes]) -> list[Place]:
        """Append packed records that belong together; not yet durable, see ``sync``."""
        places = []
        for member in members:
            places.append(Place(self.name, self._size, len(member), hashlib.sha256(member).hexdigest()))
            self._file.write(member)
            self._size += len(member)
        return places

    def sync(self) -> None:
        """Return when everything appended is on disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Sync and give the file its final, read-only name; an empty one is removed."""
        self.sync()
        self._file.close()
        if self._size == self._empty_size:
            self._open_path.unlink()
        else:
            _finish(self._open_path)


def packed(records: Iterable[Record]) -> list[bytes]:
    """Each record as its gzip member. zlib lets other threads run meanwhile, so that this is fit for one."""
    return [zlib.compress(_written(record), LEVEL, wbits=31) for record in records]


def repair(folder: Path) -> list[str]:
    """Close the files that dead processes left open; returns a line for each torn tail cut off."""
    told = []
    for path in sorted(folder.glob(f"*{OPEN}")):
        with path.open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            whole = _whole_members_end(path)
            torn = path.stat().st_size - whole
            if torn:
                _quarantine(folder, path, whole)
                file.truncate(whole)
                os.fsync(file.fileno())
                told.append(f"{path.name}: {torn} bytes of an unfinished record moved to quarantine/")
        _finish(path)
    return told


def opened_in(folder: Path, file: str) -> BinaryIO | None:
    """The file to read, also one that is being written; None where it is not in this folder."""
    for name in (file, file + OPEN, file):  # it may be closed between the first look and the second
        with suppress(FileNotFoundError):
            return (folder / name).open("rb")
    return None


def read_record(stream: BinaryIO, place: Place) -> tuple[ArcWarcRecord, bytes]:
    """The record at a place and its payload. Raises StoreError where the file holds something else there."""
    stream.seek(place.offset)
    member = stream.read(place.size)
    if hashlib.sha256(member).hexdigest() != place.sha256:
        raise StoreError(f"what {place.file} holds at offset {place.offset} is not what was stored there")
    record = next(iter(ArchiveIterator(BytesIO(member))))
    return record, record.raw_stream.read()


def json_record(uri: str, at: datetime, value: object, headers: tuple[tuple[str, str], ...] = ()) -> Record:
    """A metadata record that holds one JSON value."""
    body = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
    return Record("metadata", uri, at, body, media_type="application/json", headers=headers)


def _written(record: Record) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    headers = {
        "WARC-Date": record.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        **dict(record.headers),
    }
    http = (
        StatusAndHeaders(record.http[0], record.http[1], is_http_request=record.kind == "request")
        if record.http
        else None
    )
    writer.write_record(
        writer.create_warc_record(
            record.uri,
            record.kind,
            payload=BytesIO(record.payload),
            length=len(record.payload),
            warc_content_type=record.media_type or "",
            warc_headers_dict=headers,
            http_headers=http,
        )
    )
    return out.getvalue()


def _whole_members_end(path: Path) -> int:
    """The offset behind the last gzip member that ends and whose checksum holds."""
    end = position = 0
    inflate = zlib.decompressobj(wbits=31)
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            while chunk:
                try:
                    inflate.decompress(chunk)
                except zlib.error:
                    return end
                rest = inflate.unused_data
                position += len(chunk) - len(rest)
                if inflate.eof:
                    end, inflate = position, zlib.decompressobj(wbits=31)
                chunk = rest
    return end


def _quarantine(folder: Path, path: Path, offset: int) -> None:
    torn = folder / "quarantine"
    torn.mkdir(exist_ok=True, mode=0o700)
    with path.open("rb") as stream, (torn / f"{path.name}.{offset}").open("wb") as out:
        stream.seek(offset)
        out.write(stream.read())
        os.fsync(out.fileno())


def _finish(path: Path) -> None:
    final = path.with_name(path.name.removesuffix(OPEN))
    path.chmod(0o444)
    path.rename(final)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
