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
    """The bytes of a report and where they came from; ``address`` is the last one, behind all redirects."""

    data: bytes
    name: str
    location: str
    address: str = ""

    @property
    def label(self) -> str:
        """What messages call it: its file's name."""
        return "standard input" if self.location == "-" else os.path.basename(self.location) or self.location


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
        why = "only http and https addresses are fetched" if "://" in where else error.strerror or error
        raise ReportUnreadable(f"{where}: cannot be opened ({why}); check the name") from error
    except ValueError as error:
        raise ReportUnreadable(f"{where!r}: not a file name ({error})") from error
    return Given(_bounded(data, where), path.stem, os.fspath(path.absolute()))


def read(report: Given, published: date | None) -> Report:
    """The ledger, read in a limited child; what had to be left out or mended is told on standard error."""
    ledger, warnings = in_limited_child(_read, report.data, report.label, published, report.address, what=report.label)
    for warning in (*_misnamed(report.location, ledger.media_type), *warnings):
        sys.stderr.write(f"dalel: warning: {report.label}: {warning}\n")
    return ledger


def save(engine: "object", report: Report, source: Given, now: datetime) -> int:
    """Store the ledger; returns the report's id."""
    from sqlalchemy import Engine

    from storage.database import writing
    from storage.ledger import save_report

    assert isinstance(engine, Engine)
    with writing(engine) as session:
        return save_report(session, report, source.name, source.location, now)


def _read(data: bytes, label: str, published: date | None, address: str) -> tuple[Report, tuple[str, ...]]:
    from dalel.reading import read_with_warnings

    return read_with_warnings(data, label, published, address)


# What a name's ending says, in the words of the media type that content must have.
_ENDINGS = {
    ".pdf": "pdf", ".docx": "wordprocessingml", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "text/", ".markdown": "text/", ".txt": "text/",
}  # fmt: skip
_KINDS = {"pdf": "PDF", "html": "HTML", "wordprocessingml": "a Word file", "text/": "text"}


def _misnamed(location: str, media_type: str) -> list[str]:
    """A warning where a file's name says another kind than its content; the content wins."""
    ending = Path(location).suffix.lower() if "://" not in location else ""
    said = _ENDINGS.get(ending)
    if said is None or said in media_type:
        return []
    kind = next(words for part, words in _KINDS.items() if part in media_type)
    return [f"the name ends in {ending}, the content is {kind} and is read as such"]


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
