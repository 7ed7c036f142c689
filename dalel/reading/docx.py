"""DOCX to a sheet: mammoth reads notes, links, accepted changes and text boxes; our HTML reader does the rest.

The archive is vetted before it is opened by anything else (zip bombs, names that leave the folder, DTDs);
pictures, templates and other outside relations are never fetched.
"""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import replace
from typing import Any
from xml.parsers.expat import ExpatError

from dalel.errors import ReportUnreadable
from dalel.reading.html import sheet_of_html
from dalel.reading.sheet import Sheet

MAX_MEMBERS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
RATIO_FROM = 1024 * 1024
# What mammoth and zipfile raise on broken files, seen with damaged ones.
_FOREIGN = (
    zipfile.BadZipFile, zlib.error, struct.error, ExpatError, EOFError, KeyError, ValueError, IndexError, TypeError,
    AttributeError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip
_OTHER_KINDS = (
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
)
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"


def read_docx(data: bytes, what: str = "the report") -> Sheet:
    """The sheet of a Word file's bytes. Raises ReportUnreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _vet(archive, what)
            stubs, warnings = _stubs(archive), _warnings(archive)
            whole = _with(archive, stubs) if stubs else data
        page = _html(whole)
    except _FOREIGN as error:
        raise ReportUnreadable(f"{what} is a damaged .docx ({_first_line(error)}); save it again as .docx") from None
    sheet = sheet_of_html(f"<html><body>{page}</body></html>", what)
    return replace(sheet, warnings=(*sheet.warnings, *warnings))


# (what the parts hold, what a reader should know of it)
_NOTED = (
    (re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) "), "tracked changes are read as accepted"),
    (re.compile(rb'TargetMode="External"[^>]*/(?:attachedTemplate|image|oleObject|frame)"'
                rb'|/(?:attachedTemplate|image|oleObject|frame)"[^>]*TargetMode="External"'),
     "templates, pictures and objects kept elsewhere are not fetched"),
)  # fmt: skip


def _warnings(archive: zipfile.ZipFile) -> list[str]:
    names = [n for n in archive.namelist() if n.startswith("word/") and n.endswith((".xml", ".rels"))]
    parts = [archive.read(name) for name in names]
    noted = [said for shape, said in _NOTED if any(shape.search(part) for part in parts)]
    return [f"{kind} {one} is referred to and not there" for kind, one in _lost(archive)] + noted


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]


def _html(data: bytes) -> str:
    import mammoth

    result = mammoth.convert_to_html(
        io.BytesIO(data), style_map=_STYLES, include_embedded_style_map=False, convert_image=_no_picture
    )
    # A place in a page is a switch of Word's field, HYPERLINK "address" \\l "place", which mammoth hands on as it is.
    return str(result.value).replace("&quot; \\l &quot;", "#")


_NOTE_PARTS = (("footnote", "word/footnotes.xml"), ("endnote", "word/endnotes.xml"))
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _stubs(archive: zipfile.ZipFile) -> dict[str, str]:
    """Parts of notes completed with empty ones where the text refers to notes that are not there."""
    parts = {}
    for kind, name in _NOTE_PARTS:
        lost = [one for lost_kind, one in _lost(archive) if lost_kind == kind]
        if lost:
            part = _part(archive, name) or f'<w:{kind}s xmlns:w="{_MAIN}"></w:{kind}s>'
            empty = "".join(f'<w:{kind} w:id="{one}"><w:p/></w:{kind}>' for one in lost)
            parts[name] = part.replace(f"</w:{kind}s>", f"{empty}</w:{kind}s>")
    return parts


def _lost(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """The notes, as (kind, id), to which the text refers and which are not there."""
    document = _part(archive, "word/document.xml")
    lost = []
    for kind, name in _NOTE_PARTS:
        used = set(re.findall(rf'<w:{kind}Reference\b[^>]*?w:id="(-?\d+)"', document))
        there = set(re.findall(rf'<w:{kind}\b[^>]*?w:id="(-?\d+)"', _part(archive, name)))
        lost += [(kind, one) for one in sorted(used - there)]
    return lost


def _part(archive: zipfile.ZipFile, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace") if name in archive.namelist() else ""


def _with(archive: zipfile.ZipFile, parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as copy:
        for member in archive.namelist():
            if member not in parts:
                copy.writestr(member, archive.read(member))
        for name, text in parts.items():
            copy.writestr(name, text)
    return out.getvalue()


def _no_picture(_image: Any) -> list[Any]:
    return []


def _vet(archive: zipfile.ZipFile, what: str) -> None:
    members = archive.infolist()
    names = [m.filename for m in members]
    refusal = _too_large(members) or _unsafe(members) or _other_kind(names)
    if refusal:
        raise ReportUnreadable(f"{what} {refusal}")
    for member in members:
        if member.filename.endswith((".xml", ".rels")) and _declares(archive.read(member)):
            raise ReportUnreadable(f"{what} declares XML entities, which no Word file does; it is refused")


def _too_large(members: list[zipfile.ZipInfo]) -> str | None:
    if len(members) > MAX_MEMBERS:
        return f"holds more than {MAX_MEMBERS} members; it is refused"
    if sum(m.file_size for m in members) > MAX_UNPACKED:
        return f"unpacks to more than {MAX_UNPACKED >> 20} MB; it is refused"
    if any(m.file_size > RATIO_FROM and m.file_size > MAX_RATIO * max(1, m.compress_size) for m in members):
        return f"is packed more than {MAX_RATIO} times over, as bombs are; it is refused"
    return None


def _unsafe(members: list[zipfile.ZipInfo]) -> str | None:
    names = [m.filename for m in members]
    if any(m.flag_bits & 1 for m in members):
        return "is encrypted; save it without a password"
    if any(re.match(r"[/\\]|[a-z]:", n, re.I) or ".." in re.split(r"[/\\]", n) for n in names):
        return "holds names that lead out of it; it is refused"
    if len(set(names)) < len(names):
        return "holds two members of one name; it is refused"
    if any((m.external_attr >> 16) & 0o170000 == 0o120000 for m in members):
        return "holds a symbolic link; it is refused"
    return None


def _other_kind(names: list[str]) -> str | None:
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return None
    kind = next((kind for name, kind in _OTHER_KINDS if name in names), "an archive of files")
    return f"is {kind}, not a Word file; save it as .docx or .pdf"


def _declares(xml: bytes) -> bool:
    return b"<!DOCTYPE" in (plain := xml.replace(b"\0", b"")) or b"<!ENTITY" in plain
