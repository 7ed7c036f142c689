"""Bytes of a report to a Report: one reader a format, one ledger."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from dalel.model import Report
from dalel.reading.formats import sheet_of
from dalel.reading.notes import ledger
from dalel.reading.printed import ledger_json, ledger_table

__all__ = ["ledger_json", "ledger_table", "read_report", "read_with_warnings"]


def read_report(data: bytes, name: str = "", published: date | None = None, address: str = "") -> Report:
    """The ledger of a report: text, Markdown, HTML, DOCX or PDF, judged by content and never by name.

    ``published`` supplies the year or period where the report has none; ``address``, where the report was fetched,
    completes the links of a page. Raises ReportUnreadable with one line that says what, where and what to do.
    """
    return read_with_warnings(data, name, published, address)[0]


def read_with_warnings(
    data: bytes, name: str = "", published: date | None = None, address: str = ""
) -> tuple[Report, tuple[str, ...]]:
    """The ledger, and sentences about what of the file was left out or had to be mended to read it."""
    from dalel.lint import findings

    media_type, sheet = sheet_of(data, name, address)
    read = ledger(sheet, published)
    title = read.title or PurePath(name).stem
    report = replace(read, title=title, sha256=sha256(data).hexdigest(), media_type=media_type)
    return replace(report, findings=report.findings + findings(report)), sheet.warnings
