"""One WACZ file: WARC records with their index, a list of pages, and the digest of every part (WACZ 1.1.1).

Source: https://specs.webrecorder.net/wacz/1.1.1/. Records are copied as they lie in the store, byte for byte.
"""

import gzip
import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from dalel.surt import surt
from storage.warc import Record, packed

WARC = "data.warc.gz"
LINES_A_BLOCK = 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Files in a ZIP bear no time of ours: the same captures make the same bytes."""
_CHUNK = 1 << 20
Opened = Callable[[str], AbstractContextManager[BinaryIO]]
"""A capture file by its name, to read."""


@dataclass(frozen=True)
class Page:
    """A page to open: its address as recorded, when, and what it is called."""

    id: str
    url: str
    ts: str
    title: str


@dataclass(frozen=True)
class Visit:
    """Where the last answer of a visit lies (without one, its metadata), and how many answers there were."""

    file: str
    offset: int
    answers: int


@dataclass(frozen=True)
class Member:
    """One record's gzip member as it lies in a file."""

    offset: int
    data: bytes


def write_wacz(
    out: Path, opened: Opened, visits: Iterable[Visit], pages: Iterable[Page], about: dict[str, str]
) -> None:
    """Write the WACZ of these visits, replacing ``out`` at once. ``about``: title, software, created (ISO time)."""
    warc, lines = _records(opened, visits, about)
    index, blocks = _compressed(sorted(lines))
    head = {"format": "json-pages-1.0", "id": "pages", "title": about["title"], "hasText": False}
    parts = {
        f"archive/{WARC}": warc,
        "indexes/index.cdx.gz": index,
        "indexes/index.idx": blocks,
        "pages/pages.jsonl": "".join(f"{_json(one)}\n" for one in (head, *map(asdict, pages))).encode(),
    }
    package = _json(
        {"profile": "data-package", "wacz_version": "1.1.1", **about, "resources": _resources(parts)}
    ).encode()
    digest = _json({"path": "datapackage.json", "hash": _sha256(package)}).encode()
    draft = out.with_name(f".{out.name}.part")
    with zipfile.ZipFile(draft, "w") as packed_up:
        for name, data in (parts | {"datapackage.json": package, "datapackage-digest.json": digest}).items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            packed_up.writestr(entry, data)
    draft.replace(out)


def members(stream: BinaryIO) -> Iterator[Member]:
    """Every whole gzip member of a file, in order."""
    start, data, inflate = 0, bytearray(), zlib.decompressobj(wbits=31)
    while chunk := stream.read(_CHUNK):
        while chunk:
            inflate.decompress(chunk)
            rest = inflate.unused_data
            data += chunk[: len(chunk) - len(rest)]
            if inflate.eof:
                yield Member(start, bytes(data))
                start, data, inflate = start + len(data), bytearray(), zlib.decompressobj(wbits=31)
            chunk = rest


def _records(opened: Opened, visits: Iterable[Visit], about: dict[str, str]) -> tuple[bytes, list[str]]:
    """The WARC file and the index lines of its answers."""
    info = f"software: {about['software']}\r\nformat: WARC File Format 1.1\r\nisPartOf: {about['title']}\r\n".encode()
    moment = datetime.fromisoformat(about["created"])
    warc = bytearray(packed([Record("warcinfo", WARC, moment, info, media_type="application/warc-fields")])[0])
    wanted: dict[str, dict[int, int]] = {}
    for visit in visits:
        wanted.setdefault(visit.file, {})[visit.offset] = visit.answers
    lines = []
    for file, answers in wanted.items():
        with opened(file) as stream:
            for member in _wanted_of(stream, answers):
                lines += _lines(member, len(warc))
                warc += member.data
    return bytes(warc), lines


def _wanted_of(stream: BinaryIO, answers: dict[int, int]) -> Iterator[Member]:
    """The records of the wanted visits: a request and a response for each answer, and the metadata they end with."""
    before: list[Member] = []
    for member in members(stream):
        if _record(member).rec_type != "metadata":
            before.append(member)
            continue
        last = before[-1].offset if before else -1
        if last in answers:
            yield from [*before[-2 * answers[last] :], member]
        elif member.offset in answers:
            yield member
        before = []


def _record(member: Member) -> ArcWarcRecord:
    return next(iter(ArchiveIterator(BytesIO(member.data))))


def _lines(member: Member, offset: int) -> list[str]:
    """The CDXJ line of a response; other records are found through it."""
    record = _record(member)
    if record.rec_type != "response":
        return []
    url, when = record.rec_headers["WARC-Target-URI"], record.rec_headers["WARC-Date"]
    told = {
        "url": url,
        "mime": (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower(),
        "status": record.http_headers.get_statuscode(),
        "digest": record.rec_headers["WARC-Payload-Digest"],
        "length": str(len(member.data)),
        "offset": str(offset),
        "filename": WARC,
    }
    told = {name: value for name, value in told.items() if value}
    return [f"{surt(url)} {datetime.fromisoformat(when):%Y%m%d%H%M%S} {_json(told)}\n"]


def _compressed(lines: list[str]) -> tuple[bytes, bytes]:
    """The index in blocks, and the index of the blocks."""
    index, blocks = bytearray(), [f"!meta 0 {_json({'format': 'cdxj-gzip-1.0', 'filename': 'index.cdx.gz'})}\n"]
    for start in range(0, len(lines), LINES_A_BLOCK):
        block = gzip.compress("".join(lines[start : start + LINES_A_BLOCK]).encode(), mtime=0)
        place = {"offset": len(index), "length": len(block), "digest": _sha256(block), "filename": "index.cdx.gz"}
        blocks.append(f"{' '.join(lines[start].split(' ', 2)[:2])} {_json(place)}\n")
        index += block
    return bytes(index), "".join(blocks).encode()


def _resources(parts: dict[str, bytes]) -> list[dict[str, Any]]:
    return [
        {"name": path.rpartition("/")[2].lower(), "path": path, "hash": _sha256(data), "bytes": len(data)}
        for path, data in parts.items()
    ]


def _sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
