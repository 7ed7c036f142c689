"""The first step: from what a person names to a stored report. A file, standard input, or (for check) a URL."""

import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dalel.errors import ReportUnreadable
from dalel.model import Report
from flows.limits import in_limited_child

LARGEST_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True)
class Given:
    """The bytes of a report and where they came from."""

    data: bytes
    name: str
    location: str


def given(where: str) -> Given:
    """The report at a path, or on standard input for ``-``. Raises ReportUnreadable with one line."""
    if where == "-":
        return Given(_bounded(sys.stdin.buffer.read(LARGEST_BYTES + 1), "standard input"), "report", "-")
    path = Path(where)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
            raise ReportUnreadable(f"{where}: this is {kind}; name the report's file")
        data = _read_unchanging(path)
    except OSError as error:
        raise ReportUnreadable(f"{where}: cannot be opened ({error.strerror or error}); check the name") from error
    except ValueError as error:
        raise ReportUnreadable(f"{where!r}: not a file name ({error})") from error
    return Given(_bounded(data, where), path.stem, os.fspath(path.absolute()))


def read(report: Given, published: date | None) -> Report:
    """The ledger, read in a limited child."""
    return in_limited_child(_read, report.data, report.name, published, what=report.location)


def save(engine: "object", report: Report, source: Given, now: datetime) -> int:
    """Store the ledger; returns the report's id."""
    from sqlalchemy import Engine

    from storage.database import writing
    from storage.ledger import save_report

    assert isinstance(engine, Engine)
    with writing(engine) as session:
        return save_report(session, report, source.name, source.location, now)


def _read(data: bytes, name: str, published: date | None) -> Report:
    from dalel.reading import read_report

    return read_report(data, name, published)


def _read_unchanging(path: Path) -> bytes:
    """The bytes of a file that does not change while it is read; a second try where it did."""
    for _ in range(2):
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
        with path.open("rb") as stream:
            again = hashlib.file_digest(stream, "sha256").hexdigest() if len(data) <= LARGEST_BYTES else None
        if again is None or again == hashlib.sha256(data).hexdigest():
            return data
    raise ReportUnreadable(f"{path}: the file changes while it is read; wait until it is saved and try again")


def _bounded(data: bytes, where: str) -> bytes:
    if len(data) > LARGEST_BYTES:
        raise ReportUnreadable(f"{where}: larger than {LARGEST_BYTES >> 20} MB; save the report without its pictures")
    return data
