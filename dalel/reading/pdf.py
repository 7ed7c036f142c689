"""PDF to a sheet: glyphs with their places, and the links laid over them, read through pdfium.

pdfium reads damaged files as far as it can and runs no script, action or attachment
(https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdf_text.h).
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dalel.errors import ReportUnreadable
from dalel.reading.pdf_lines import Box, Glyph, Page, page_of
from dalel.reading.pdf_notes import sheet_of_pages
from dalel.reading.sheet import Sheet

MAX_PAGES = 3_000
MAX_GLYPHS = 12_000_000
_ACTIVE = re.compile(rb"/(?:JS|JavaScript|Launch|EmbeddedFiles?|RichMedia|GoToE)\b")
_URI_ACTION = 3
_LINE_END_HYPHENS = (0x02, 0xFFFE)


def read_pdf(data: bytes, what: str = "the report") -> Sheet:
    """The sheet of a PDF's bytes. Raises ReportUnreadable."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReportUnreadable(f"{what} {_why(str(error))}") from None
    try:
        warnings = _warnings(document, data)
        pages = [*_pages(document, what)]
        lost = len(document) - len(pages)
    finally:
        document.close()
    if not pages:
        raise ReportUnreadable(f"{what} is a damaged PDF without readable pages; save it again as .pdf or .docx")
    if not any(page.lines for page in pages):
        raise ReportUnreadable(f"{what} has no text layer (a scan?); recognise its text first, or give it as text")
    if lost:
        warnings.append(f"{lost} of {lost + len(pages)} pages cannot be read and are left out")
    return replace(sheet_of_pages(pages), warnings=tuple(warnings))


def _warnings(document: Any, data: bytes) -> list[str]:
    import pypdfium2.raw as pdfium

    active = _ACTIVE.search(data) or pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0
    rows = (
        (active or pdfium.FPDFDoc_GetAttachmentCount(document.raw) > 0, "scripts, actions and attachments are ignored"),
        (not pdfium.FPDF_DocumentHasValidCrossReferenceTable(document.raw), "damaged and read as far as it goes"),
        (b"%%EOF" not in data[-1024:], "cut off: its end may be missing"),
    )
    return [said for applies, said in rows if applies]


def _why(error: str) -> str:
    if "assword" in error or "ecurity" in error:
        return "is encrypted; save it without a password"
    return "is a damaged PDF; save it again as .pdf or .docx"


def _pages(document: Any, what: str) -> Iterator[Page]:
    """The pages that can be loaded. A page that cannot leaves a gap, as it would in a reader's hands."""
    import pypdfium2

    if len(document) > MAX_PAGES:
        raise ReportUnreadable(f"{what} has more than {MAX_PAGES} pages; split it into parts")
    glyphs = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            continue
        found = [*_glyphs(text.raw)]
        glyphs += len(found)
        if glyphs > MAX_GLYPHS:
            raise ReportUnreadable(f"{what} holds more text than a report can; split it into parts")
        yield page_of(found, [*_links(document.raw, page.raw)])
        text.close()
        page.close()


def _glyphs(text: Any) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    for n in range(min(pdfium.FPDFText_CountChars(text), MAX_GLYPHS)):
        code = pdfium.FPDFText_GetUnicode(text, n)
        if code in _LINE_END_HYPHENS:
            code = 0x2D
        elif code < 32 or 0xD800 <= code < 0xE000 or pdfium.FPDFText_IsGenerated(text, n) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, n, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, n, box)
        # A font's size is told more surely than its letters' boxes, which differ with the letters in some files.
        scale = math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(text, n, matrix) else 0.0
        size = pdfium.FPDFText_GetFontSize(text, n) * scale
        yield Glyph(chr(code), box.left, box.right, y.value, size or box.top - box.bottom)


def _links(document: Any, page: Any) -> Iterator[tuple[Box, str]]:
    """The rectangles that lead to an address."""
    import pypdfium2.raw as pdfium

    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != _URI_ACTION:
            continue
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        if not 1 < size < 20_000 or not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        path = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document, action, path, size)
        yield Box(box.left, box.right, box.bottom, box.top), path.value.decode("utf-8", "replace").strip()
