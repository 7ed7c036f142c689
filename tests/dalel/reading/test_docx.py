# ruff: noqa: E501  (markup as its makers write it)
"""Word reports: real notes and typed ones, and archives that mean harm are refused before they are parsed."""

import io
import zipfile
from pathlib import Path

import pytest

from dalel.errors import ReportUnreadable
from dalel.reading import read_report, read_with_warnings

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="f" Type="{RELATION}/footnotes" Target="footnotes.xml"/>'
        f'<Relationship Id="t" Type="{RELATION}/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/>'
        f'<Relationship Id="p" Type="{RELATION}/image" Target="http://evil.example/p.png" TargetMode="External"/>'
        "</Relationships>"
    ),
    "word/_rels/footnotes.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="h" Type="{RELATION}/hyperlink" Target="https://b.example/2" TargetMode="External"/>'
        "</Relationships>"
    ),
    "word/footnotes.xml": (
        f'<w:footnotes {W} {R}><w:footnote w:id="2"><w:p><w:r><w:t>https://a.example/1</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="3"><w:p><w:hyperlink r:id="h"><w:r><w:t>The Star</w:t></w:r></w:hyperlink></w:p></w:footnote>'
        "</w:footnotes>"
    ),
}  # fmt: skip


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(body: str, **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        archive.writestr("word/document.xml", f"<w:document {W} {R}><w:body>{body}</w:body></w:document>")
        for name, data in more.items():
            archive.writestr(name, data)
    return out.getvalue()


NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def test_footnotes_hyperlinks_and_accepted_changes_are_read() -> None:
    report = read_report(
        docx(
            f"<w:p>{run('Orlova was ')}<w:ins>{run('held')}</w:ins><w:del><w:r><w:delText>freed</w:delText></w:r></w:del>"
            f"{run('.')}{NOTE.format(2)}{run(' Petrov left.')}{NOTE.format(3)}</w:p>"
        )
    )
    assert [(c.text, c.footnotes) for c in report.claims] == [("Orlova was held.", (1,)), ("Petrov left.", (2,))]
    assert [(n.number, n.text, n.urls) for n in report.footnotes] == [
        (1, "https://a.example/1", ("https://a.example/1",)),
        (2, "The Star", ("https://b.example/2",)),
    ]


def test_typed_marks_are_read_as_in_a_text() -> None:
    report = read_report(docx("".join(f"<w:p>{run(t)}</w:p>" for t in (
        "Orlova was held[1]. Petrov left[2].", "[1]https://a.example/1", "[2] https://b.example/2", "https://c.example/3",
    ))))  # fmt: skip
    assert [(n.number, len(n.urls)) for n in report.footnotes] == [(1, 1), (2, 2)]
    assert len(report.citations) == 3


def test_a_dangling_note_does_not_stop_the_others() -> None:
    report = read_report(docx(f"<w:p>{run('A came.')}{NOTE.format(9)}{run(' B left.')}{NOTE.format(2)}</w:p>"))
    assert [(c.footnote, c.url) for c in report.citations] == [(2, "https://a.example/1")]
    assert [(f.kind, f.footnote) for f in report.findings] == [("no_url", 1)]


HOSTILE = {
    "many members": ({f"x{n}": b"" for n in range(5001)}, "5000 members"),
    "a bomb": ({"word/x.xml": b" " * 12_000_000}, "100 times"),
    "a name that leads out": ({"../evil": b"x"}, "lead out"),
    "an absolute name": ({"/etc/evil": b"x"}, "lead out"),
    "a DTD": ({"word/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "entities"),
    "a DTD in UTF-16": ({"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}, "entities"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_archives_are_refused_before_they_are_parsed(case: str) -> None:
    members, why = HOSTILE[case]
    with pytest.raises(ReportUnreadable, match=why):
        read_report(docx("<w:p/>", **members), "r.docx")


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = docx("<w:p/>", **{"word/footnotes.xml": b"<x/>"})
    with pytest.raises(ReportUnreadable, match="two members"):
        read_report(data)


@pytest.mark.parametrize(
    ("names", "why"),
    [(["content.xml"], "OpenDocument"), (["xl/workbook.xml"], "spreadsheet"), (["a.txt"], "archive of files")],
)
def test_other_archives_are_named(names: list[str], why: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(ReportUnreadable, match=why):
        read_report(out.getvalue(), "r.odt")


def test_a_damaged_file_is_one_clear_line() -> None:
    data = docx(f"<w:p>{run('A came.')}</w:p>")
    for cut in range(10, len(data), 97):
        with pytest.raises(ReportUnreadable, match=r"^[^\n]*$"):
            read_report(data[:cut], "r.docx")


CORPUS = Path(__file__).resolve().parents[4] / "shared/corpora"


def outcome(path: Path) -> str:
    try:
        return read_report(path.read_bytes(), path.name).media_type
    except ReportUnreadable as error:
        return str(error)


@pytest.mark.skipif(not CORPUS.exists(), reason="the public corpora are not beside this checkout")
def test_every_word_file_of_the_corpus_ends_in_a_ledger_or_one_line() -> None:
    ends = {path.name: outcome(path) for path in (CORPUS / "mammoth-docx").iterdir()}
    without_words = {name for name, end in ends.items() if "holds no words" in end}
    assert without_words == {"external-picture.docx", "tiny-picture.docx"}
    assert all(end.endswith("wordprocessingml.document") for name, end in ends.items() if name not in without_words)


END = '<w:r><w:endnoteReference w:id="{}"/></w:r>'
ENDNOTES = (
    f'<w:endnotes {W} {R}><w:endnote w:id="5"><w:p><w:r><w:t>https://c.example/3</w:t></w:r></w:p></w:endnote>'
    "</w:endnotes>"
).encode()
RELATED = PARTS["word/_rels/document.xml.rels"].replace(
    "</Relationships>", f'<Relationship Id="e" Type="{RELATION}/endnotes" Target="endnotes.xml"/></Relationships>'
)


def with_parts(body: str, **parts: str) -> bytes:
    """A Word file with some of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        whole = {**PARTS, "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>", **parts}
        for name, text in whole.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_endnotes_are_read_beside_footnotes() -> None:
    body = f"<w:p>{run('Orlova was held.')}{NOTE.format(2)}{run(' Petrov left.')}{END.format(5)}</w:p>"
    report = read_report(
        with_parts(body, **{"word/endnotes.xml": ENDNOTES.decode(), "word/_rels/document.xml.rels": RELATED})
    )
    assert [(c.text, c.footnotes) for c in report.claims] == [("Orlova was held.", (1,)), ("Petrov left.", (2,))]
    assert [c.url for c in report.citations] == ["https://a.example/1", "https://c.example/3"]


STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    RELATION: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def test_strict_files_are_read_as_others() -> None:
    body = f"<w:p>{run('Orlova was held.')}{NOTE.format(2)}{run(' Petrov left.')}{NOTE.format(3)}</w:p>"
    parts = {**PARTS, "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"}
    for usual, strict in STRICT.items():
        parts = {name: text.replace(usual, strict) for name, text in parts.items()}
    report = read_report(with_parts(body, **parts))
    assert [c.url for c in report.citations] == ["https://a.example/1", "https://b.example/2"]


def test_text_boxes_are_read() -> None:
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p>{run('Bek was fined.')}{NOTE.format(3)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    report = read_report(docx(f"<w:p>{run('Orlova was held.')}{NOTE.format(2)}</w:p><w:p>{box}</w:p>"))
    assert [c.text for c in report.claims] == ["Orlova was held.", "Bek was fined."]


def test_each_thing_left_out_is_warned_of() -> None:
    report, warnings = read_with_warnings(
        docx(f"<w:p>{run('A ')}<w:ins w:id='1'>{run('came.')}</w:ins>{NOTE.format(9)}</w:p>")
    )
    assert [n.number for n in report.footnotes] == [1]
    assert warnings == (
        "footnote 9 is referred to and not there",
        "tracked changes are read as accepted",
        "templates, pictures and objects kept elsewhere are not fetched",
    )


def test_links_in_a_file_without_notes_are_citations() -> None:
    link = '<w:hyperlink r:id="h"><w:r><w:t>said the Star</w:t></w:r></w:hyperlink>'
    relations = PARTS["word/_rels/footnotes.xml.rels"]
    report = read_report(
        with_parts(f"<w:p>{run('Orlova was held, ')}{link}{run('. Petrov left.')}</w:p>",
                   **{"word/_rels/document.xml.rels": relations})
    )  # fmt: skip
    assert [(c.text, c.footnotes) for c in report.claims] == [("Orlova was held, said the Star.", (1,))]
    assert [c.url for c in report.citations] == ["https://b.example/2"]


@pytest.mark.parametrize(("attribute", "why"), [("link", "symbolic link"), ("key", "encrypted")])
def test_links_and_locks_inside_an_archive_are_refused(attribute: str, why: str) -> None:
    data = bytearray(docx("<w:p/>", evil=b"x"))
    entry = data.rfind(b"PK\x01\x02")
    if attribute == "key":
        data[entry + 8] |= 1
    else:
        data[entry + 38 : entry + 42] = (0o120777 << 16).to_bytes(4, "little")
    with pytest.raises(ReportUnreadable, match=why):
        read_report(bytes(data))
