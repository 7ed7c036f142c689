"""``dalel export wacz``: the captures of one report in one file that replay programs open."""

import hashlib
import json
import sys
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from dalel.errors import ReportUnreadable, StoreError
from flows.check import now
from storage.capture_files import CaptureFiles
from storage.captures import bearers
from storage.citations import Known, known_sources
from storage.database import reading
from storage.tables import CaptureRow, ReportRow, TextRow, row_id
from storage.wacz import Page, Visit, write_wacz

SOFTWARE = "Dalel/0.1"


def export_wacz(engine: Engine, store: Path, report: str, out: Path | None) -> int:
    """Write the file and say where it is. Raises ReportUnreadable for an unknown report, StoreError."""
    with reading(engine) as session:
        row = report_in_store(session, report)
        found = [one for known in known_sources(session, row.id or 0).values() for one in _captures(known)]
        held = bearers(session, [capture for capture, _ in found])
    captures = [(held[row_id(capture)], text) for capture, text in found]
    if not captures:
        raise ReportUnreadable(f"{report}: nothing of its sources was captured yet; run dalel check first")
    path = out or Path(f"{Path(row.name).stem or 'report'}.wacz")
    about = {"title": row.title or row.name, "software": SOFTWARE, "created": f"{now():%Y-%m-%dT%H:%M:%SZ}"}
    visits = [Visit(c.warc_file, c.warc_offset, len(json.loads(c.hops))) for c, _ in captures]
    pages = [_page(capture, text) for capture, text in captures if capture.status and not capture.failure]
    try:
        write_wacz(path, CaptureFiles(engine, store / "captures").opened, visits, pages, about)
    except OSError as error:
        raise StoreError(f"{error.filename}: {error.strerror}; the file was not written") from error
    sys.stdout.write(f"{path}: {len(pages)} pages, {len(captures)} captures\n")
    return 0


def report_in_store(session: Session, report: str) -> ReportRow:
    """The report as the file it was read from, by its name in the store, or by the first digits of its sha256."""
    path = Path(report)
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else report.lower()
    rows = session.exec(select(ReportRow).order_by(col(ReportRow.id).desc())).all()
    by_digest = [row for row in rows if len(digest) >= 8 and row.sha256.startswith(digest)]
    found = by_digest or [row for row in rows if report in (row.name, row.location)]
    if not found:
        raise ReportUnreadable(f"{report}: not a report of this store; dalel status lists them")
    return found[0]


def _captures(known: Known) -> list[tuple[CaptureRow, TextRow | None]]:
    """What was fetched of a source: the last visit, and every copy that was opened."""
    own = [(known.capture, known.text)] if known.capture else []
    return [*own, *((one, known.memento_texts.get(memento)) for memento, one in known.memento_captures.items())]


def _page(capture: CaptureRow, text: TextRow | None) -> Page:
    title = (text.title if text else "") or capture.final_url
    return Page(str(capture.id), capture.final_url, f"{capture.at:%Y-%m-%dT%H:%M:%SZ}", title)
