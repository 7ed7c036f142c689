"""One report in every format, made by pandoc, LibreOffice and Chromium (samples/report/make.sh): equal ledgers."""

from functools import cache
from pathlib import Path

import pytest

from dalel.model import Report
from dalel.reading import read_report

FOLDER = Path(__file__).resolve().parents[2] / "samples/report"
FILES = {
    "report.md": "text/markdown",
    "report.txt": "text/plain",
    "report.html": "text/html",
    "report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "report.pdf": "application/pdf",
    "chromium.pdf": "application/pdf",
    "libreoffice.html": "text/html",
    "libreoffice.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@cache
def read(name: str) -> Report:
    return read_report((FOLDER / name).read_bytes(), name)


def test_the_example_is_read_whole() -> None:
    report = read("report.md")
    assert report.title == "Freedom of assembly in the Zarechny region: monitoring from March 1 to March 31, 2024"
    assert (report.language, report.period) == ("en", ("2024-03-01", "2024-03-31"))
    assert [n.number for n in report.footnotes] == [*range(1, 28)]
    assert (len(report.claims), len(report.citations)) == (26, 27)
    assert [(f.kind, f.footnote) for f in report.findings] == [("several_urls", 7), ("no_url", 14)]
    assert report.claims[1].footnotes == (2, 3)
    assert [c.language for c in report.claims[16:20]] == ["ru", "ru", "kk", "kk"]


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_ledger(name: str) -> None:
    report, first = read(name), read("report.md")
    assert report.media_type == FILES[name]
    assert (report.title, report.language, report.period) == (first.title, first.language, first.period)
    assert report.claims == first.claims
    assert [n.number for n in report.footnotes] == [n.number for n in first.footnotes]
    assert [(c.id, c.claim, c.footnote, c.source) for c in report.citations] == [
        (c.id, c.claim, c.footnote, c.source) for c in first.citations
    ]
    assert [(f.kind, f.footnote) for f in report.findings] == [(f.kind, f.footnote) for f in first.findings]


@pytest.mark.parametrize("name", [name for name in FILES if name != "libreoffice.docx"])
def test_addresses_are_kept_as_written(name: str) -> None:
    """LibreOffice undoes the percent signs of an address when it writes a Word file."""
    assert [n.urls for n in read(name).footnotes] == [n.urls for n in read("report.md").footnotes]
