"""Capture files wherever they lie: in the store's folder, and copied to a place that all machines reach (fsspec).

A file is written, synced and acknowledged in the folder. When it is closed it is copied, read back and compared; then
its place is recorded, and from then on it is read there where the folder has it no more, or never had it.
"""

import fcntl
import hashlib
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Engine
from sqlmodel import col, select

from dalel.errors import DalelError, StoreError
from storage.database import reading, writing
from storage.tables import CaptureFileRow
from storage.warc import opened_in

CLOSED = "*.warc.gz"
_BLOCK = 1 << 20
"""Of one range request; a record of an ordinary page takes one or two."""
_PART = 16 << 20
"""Of an upload; S3 takes ten thousand of them a file."""


class RemoteFailed(StoreError):
    """The remote place did not take or give a file; what the folder holds is safe there."""


@dataclass(frozen=True)
class CaptureFiles:
    """The capture files that this machine can read."""

    engine: Engine
    folder: Path

    @contextmanager
    def opened(self, file: str) -> Iterator[BinaryIO]:
        """The file, to read. Raises StoreError where it is neither here nor at a recorded place, RemoteFailed."""
        here = opened_in(self.folder, file)
        with here if here is not None else opened_at(self._place(file)) as stream:
            yield stream

    def waiting(self) -> list[Path]:
        """Closed files of the folder that were not copied yet, oldest first."""
        paths = self._closed()
        known = self._recorded(paths)
        return [path for path in paths if path.name not in known]

    def upload(self, path: Path, remote: str, now: datetime) -> None:
        """Copy a file, read it back and record its place, unless another process did so. Raises RemoteFailed."""
        with suppress(FileNotFoundError), path.open("rb") as stream:  # gone: another copied and removed it
            if _is_free(stream) and path.name not in self._recorded([path]):
                row = _copied(path, stream, f"{remote}/{path.name}", now)
                with writing(self.engine) as session:
                    session.merge(row)

    def remove_copied(self, before: datetime) -> None:
        """Remove from the folder what was copied before then, if it still is there. Raises RemoteFailed if not."""
        paths = self._closed()
        known = self._recorded(paths)
        for path in paths:
            row = known.get(path.name)
            if row and row.at < before:
                _require_size(row)
                path.unlink(missing_ok=True)

    def _place(self, file: str) -> str:
        with reading(self.engine) as session:
            row = session.get(CaptureFileRow, file)
        if row is None:
            raise StoreError(f"the capture file {file} is missing from {self.folder}, and it was not uploaded (yet)")
        return row.place

    def _closed(self) -> list[Path]:
        return sorted(self.folder.glob(CLOSED))

    def _recorded(self, paths: Sequence[Path]) -> dict[str, CaptureFileRow]:
        oldest = paths[0].name if paths else ""  # names begin with the time
        with reading(self.engine) as session:
            rows = session.exec(select(CaptureFileRow).where(col(CaptureFileRow.file) >= oldest))
            return {row.file: row for row in rows}


@contextmanager
def opened_at(place: str) -> Iterator[BinaryIO]:
    """The file at an fsspec address, read by ranges. Raises RemoteFailed."""
    with _told(place, "cannot be read"):
        system, path = _system(place)
        with system.open(path, "rb", block_size=_BLOCK, cache_type="readahead") as stream:
            yield stream


def probe(remote: str) -> None:
    """Write, read and remove a small file. Raises RemoteFailed."""
    with _told(remote, "does not take and give files"):
        system, path = _system(f"{remote}/dalel-probe-{uuid.uuid4().hex}")
        system.pipe_file(path, b"dalel")
        came = system.cat_file(path)
        system.rm_file(path)
    if came != b"dalel":
        raise RemoteFailed(f"{remote}: gave back something else than it was given")


def _copied(path: Path, stream: BinaryIO, place: str, now: datetime) -> CaptureFileRow:
    row = CaptureFileRow(file=path.name, place=place, size=path.stat().st_size, sha256=_sha256(stream), at=now)
    stream.seek(0)
    with _told(place, "was not uploaded"):
        system, there = _system(place)
        if "file" in system.protocol and Path(there).exists() and path.samefile(there):
            raise RemoteFailed(f"{place}: is the store's own folder; captures.remote must be another place")
        with system.open(there, "wb", block_size=_PART) as out:  # put_file would hold ten parts of 50 MB at once
            shutil.copyfileobj(stream, out, _BLOCK)
        with system.open(there, "rb", block_size=_PART, cache_type="readahead") as back:
            is_same = _sha256(back) == row.sha256
    if not is_same:
        raise RemoteFailed(f"{place}: what was read back is not what was uploaded")
    return row


def _require_size(row: CaptureFileRow) -> None:
    with _told(row.place, "is not found any more, so the local file stays"):
        system, path = _system(row.place)
        size = system.size(path)
    if size != row.size:
        raise RemoteFailed(f"{row.place}: has {size} bytes and not {row.size}, so the local file stays")


def _system(place: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    found: tuple[Any, str] = url_to_fs(place)
    return found


@contextmanager
def _told(place: str, what: str) -> Iterator[None]:
    """Every file system has exceptions of its own: one line of ours for all of them."""
    try:
        yield
    except DalelError:
        raise
    except Exception as error:
        why = str(error).strip().split("\n")[0] or type(error).__name__
        raise RemoteFailed(f"{place}: {what} ({why})") from error


def _is_free(stream: BinaryIO) -> bool:
    """Whether no other process of this machine is copying it; the lock goes with the stream."""
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sha256(stream: BinaryIO) -> str:
    return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
