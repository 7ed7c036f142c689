"""PDF reports as LibreOffice and Chromium print them (samples/pdf/make.py), and files that are broken or mean harm."""

import importlib.util
import zlib
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from dalel.errors import ReportUnreadable
from dalel.model import Report
from dalel.reading import read_report, read_with_warnings

FOLDER = Path(__file__).resolve().parents[2] / "samples/pdf"
CORPUS = Path(__file__).resolve().parents[4] / "shared/corpora/qpdf-pdf"


@cache
def made() -> ModuleType:
    """The script that made the samples: what it wrote is what must be read."""
    spec = importlib.util.spec_from_file_location("made_samples", FOLDER / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def read(name: str) -> Report:
    return read_report((FOLDER / name).read_bytes(), name)


COUNTS = {"foot.pdf": 36, "linked.pdf": 36, "end.pdf": 36, "columns.pdf": 36}


@pytest.mark.parametrize("name", COUNTS)
def test_notes_at_the_foot_and_at_the_end_are_bound_to_their_claims(name: str) -> None:
    report, numbers = read(name), range(1, COUNTS[name] + 1)
    assert report.title == "Zarechny in June 2024"
    assert [(n.number, n.urls) for n in report.footnotes] == [(n, (made().address(n),)) for n in numbers]
    assert [(c.text, c.footnotes) for c in report.claims] == [(made().claim(n), (n,)) for n in numbers]
    assert [c.footnote for c in report.citations] == [*numbers]


WEB = {"list.pdf": "claim", "borrowed.pdf": "kazakh", "printed.pdf": "kazakh"}


@pytest.mark.parametrize("name", WEB)
def test_pages_made_from_html_keep_their_lists_of_notes_borrowed_letters_and_columns(name: str) -> None:
    """``10.Lantern`` with no room behind the number, letters from another font, notes longer than the text."""
    report, claim = read(name), getattr(made(), WEB[name])
    assert [(n.number, n.text, n.urls) for n in report.footnotes] == [
        (n, made().titled(n), (made().address(n),)) for n in range(1, 37)
    ]
    assert [(c.text, c.footnotes) for c in report.claims] == [(claim(n), (n,)) for n in range(1, 37)]


@pytest.mark.parametrize("name", COUNTS)
def test_running_heads_and_page_numbers_are_no_part_of_the_report(name: str) -> None:
    report = read(name)
    words = " ".join([*(c.context for c in report.claims), *(n.text for n in report.footnotes)])
    assert "Lantern Desk" not in words
    assert " of 9" not in words


def test_numbers_that_begin_anew_on_each_page_go_with_the_notes_of_their_page() -> None:
    report = read("anew.pdf")
    assert [n.number for n in report.footnotes] == [*range(1, 13), *range(1, 13)]
    assert [(c.text, *c.footnotes) for c in report.claims] == [
        (made().claim(n), (n - 1) % 12 + 1) for n in range(1, 25)
    ]
    assert [c.url for c in report.citations] == [made().address(n) for n in range(1, 25)]
    assert Counter(f.kind for f in report.findings)["number_repeated"] == 12


def test_an_address_over_a_line_column_or_page_is_whole_and_said_to_be_uncertain() -> None:
    uncertain = {f.footnote: f.url for f in read("columns.pdf").findings if f.kind == "uncertain_url"}
    assert uncertain == {n: made().address(n) for n in range(1, 37) if n % 5 in (0, 2)}
    assert {f.kind for f in read("columns.pdf").findings} == {"uncertain_url"}


def test_where_a_link_lies_over_an_address_it_is_certain() -> None:
    assert read("linked.pdf").findings == ()


def test_words_broken_at_a_line_end_are_whole_again() -> None:
    words = " ".join(c.context for c in read("columns.pdf").claims)
    assert "-" not in words
    assert "signatures" in words


def test_a_scan_says_that_it_has_no_text() -> None:
    with pytest.raises(ReportUnreadable, match=r"scan.pdf has no text layer \(a scan\?\)"):
        read("scan.pdf")


# --- files written by hand --------------------------------------------------------------------------------


def pdf(*pages: str, annotations: str = "", catalog: str = "", kids: str = "", stream: bytes | None = None) -> bytes:
    """A PDF of one font and a content stream for each page."""
    count = len(pages)
    numbers = range(4, 4 + 2 * count, 2)
    own = " ".join(f"{n} 0 R" for n in numbers)
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: f"<</Type/Pages/Kids[{kids or own}]/Count {kids.count('R') or count}>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    }
    for number, content in zip(numbers, pages, strict=True):
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {number + 1} 0 R"
            f"/Annots[{annotations}]>>"
        ).encode()
        data = stream if stream is not None else content.encode("latin-1")
        packed = "/Filter/FlateDecode" if stream is not None else ""
        objects[number + 1] = f"<</Length {len(data)}{packed}>>stream\n".encode() + data + b"\nendstream"
    out, places = b"%PDF-1.7\n", []
    for number in sorted(objects):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + objects[number] + b"endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Size {len(places) + 1}>>\n"
    return out + head.encode() + f"startxref\n{len(out)}\n%%EOF".encode()


def words(*lines: str, size: int = 11, top: int = 780) -> str:
    shown = "".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T* " for line in lines)
    return f"BT /F {size} Tf {size + 3} TL 60 {top} Td {shown}ET\n"


TYPED = words("Orlova was held[1]. Petrov left[2].", "", "[1] https://a.example/1", "[2] https://b.example/2")


def urls(data: bytes) -> list[tuple[str, ...]]:
    return [n.urls for n in read_report(data, "r.pdf").footnotes]


def link(box: str, url: str) -> str:
    return f"<</Type/Annot/Subtype/Link/Rect[{box}]/A<</S/URI/URI({url})>>>>"


def test_marks_and_notes_that_were_typed_are_read() -> None:
    assert urls(pdf(TYPED)) == [("https://a.example/1",), ("https://b.example/2",)]


def test_the_link_over_an_address_is_the_truth() -> None:
    report = read_report(pdf(TYPED, annotations=link("60 720 300 762", "https://a.example/right") * 1), "r.pdf")
    assert ("text_differs_from_link", "https://a.example/right") in [(f.kind, f.url) for f in report.findings]
    assert report.footnotes[0].urls == ("https://a.example/right",)


def test_scripts_actions_and_attachments_are_ignored_and_noted() -> None:
    action = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(evil.exe)>>>>"
    files = "/Names<</EmbeddedFiles<</Names[(evil) <</Type/Filespec/F(evil.exe)>>]>>>>"
    report, warnings = read_with_warnings(pdf(TYPED, catalog=action + files), "r.pdf")
    assert [n.urls for n in report.footnotes] == [("https://a.example/1",), ("https://b.example/2",)]
    assert warnings == ("scripts, actions and attachments are ignored",)
    assert read_with_warnings(pdf(TYPED), "r.pdf")[1] == ()


def test_what_was_mended_is_warned_of() -> None:
    assert read_with_warnings(pdf(TYPED).replace(b"0000000", b"9999999"))[1] == ("damaged and read as far as it goes",)
    assert "cut off: its end may be missing" in read_with_warnings(pdf(TYPED)[:-12])[1]


def outcome(data: bytes) -> str:
    try:
        return f"{len(read_report(data, 'r.pdf').citations)} citations"
    except ReportUnreadable as error:
        return str(error)


BROKEN = {
    "no pages": (pdf(), "damaged PDF"),
    "a page tree that holds itself": (pdf(TYPED, kids="2 0 R"), "without readable pages"),
    "cut in half": (pdf(TYPED)[:300], "damaged PDF"),
    "only a head": (b"%PDF-1.7\n", "damaged PDF"),
    "a wrong table": (pdf(TYPED).replace(b"0000000", b"9999999"), "2 citations"),
    "a stream that is not packed as it says": (pdf(TYPED, stream=b"no"), "no text layer"),
    "blanks": (pdf(words(" ")), "no text layer"),
    "encrypted": (pdf(TYPED).replace(b"trailer<<", b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P 0>>"), ""),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_files_end_in_a_ledger_or_in_one_clear_line(case: str) -> None:
    data, end = BROKEN[case]
    assert end in outcome(data)
    assert "\n" not in outcome(data)


def test_a_page_that_cannot_be_read_is_warned_of_and_the_others_are_read() -> None:
    data = pdf(TYPED, words("Nothing."), kids="4 0 R 99 0 R 6 0 R")
    report, warnings = read_with_warnings(data, "r.pdf")
    assert (len(report.citations), warnings) == (2, ("1 of 3 pages cannot be read and are left out",))


def test_a_packed_flood_of_text_ends_soon() -> None:
    flood = zlib.compress(words("word " * 20).encode() * 60_000)
    assert len(flood) < 200_000
    assert outcome(pdf("", stream=flood)) == "0 citations"


@pytest.mark.skipif(not CORPUS.exists(), reason="the public corpora are not beside this checkout")
def test_every_pdf_of_the_corpus_ends_in_a_ledger_or_one_line() -> None:
    ends = {path.name: outcome(path.read_bytes()) for path in sorted(CORPUS.rglob("*")) if path.is_file()}
    assert len(ends) > 20
    assert [end for end in ends.values() if not end.startswith("r.pdf ") and not end.endswith("citations")] == []
