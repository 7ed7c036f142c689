"""The words of sources that are not web pages: plain text, JSON of a post, PDF, DOCX.

A DOCX is read with the library of the standard archive format and bounded before anything is unpacked:
a 1.26 MB zip bomb made python-docx take 2.4 GB. PDF needs a child with limits around it (the caller's).
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from dalel.model import Completeness, SourceText
from dalel.page_charset import decoded_page
from dalel.source_text.language import language_of
from dalel.source_text.markup import plain

_MOST_UNPACKED = 50_000_000
_MOST_PAGES = 500
_MOST_CHARACTERS = 2_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_XML = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def read_plain(body: bytes, content_type: str | None) -> SourceText:
    """A text file: every line that is not empty."""
    lines = [line for line in map(plain, decoded_page(body, content_type)[:_MOST_CHARACTERS].splitlines()) if line]
    return _text_or_nothing(lines, "the text file is empty", lines[0][:200] if lines else "")


def read_json(body: bytes, content_type: str | None) -> SourceText:
    """The text of a post in an API's answer, which archives keep for X (WAYBACK §10)."""
    try:
        value = json.loads(decoded_page(body, content_type))
    except (ValueError, RecursionError):
        return SourceText(because="the answer is not valid JSON")
    return _text_or_nothing(list(_post_texts(value)), "the JSON answer holds no post")


def read_docx(body: bytes) -> SourceText:
    """The paragraphs of a Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            size = packed.getinfo("word/document.xml").file_size
            if size > _MOST_UNPACKED:
                return SourceText(because=f"the Word file unpacks to {size:,} bytes, more than we read")
            root = etree.fromstring(packed.read("word/document.xml"), _XML)
            title = _docx_title(packed)
    except (
        zipfile.BadZipFile,
        KeyError,
        etree.LxmlError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        return SourceText(because=f"the Word file cannot be read ({error})"[:300])
    lines = [line for line in map(_paragraph, root.iter(f"{_WORD}p", f"{_STRICT_WORD}p")) if line]
    return _text_or_nothing(lines, "the Word file has no text", title or (lines[0][:200] if lines else ""))


def read_pdf(body: bytes) -> SourceText:
    """The text layer of a PDF, by PDFium: three times as fast as pdfminer, and it does not grow to gigabytes."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
        pages = [document[i].get_textpage().get_text_bounded() for i in range(min(len(document), _MOST_PAGES))]
        title = str(document.get_metadata_dict().get("Title") or "")
    except pypdfium2.PdfiumError as error:
        return SourceText(because=f"the PDF cannot be read ({error})"[:300])
    lines = [line for page in pages for line in map(plain, page.splitlines()) if line]
    return _text_or_nothing(
        lines, "the PDF has no text layer (a scan, perhaps)", plain(title) or (lines[0][:200] if lines else "")
    )


def _text_or_nothing(lines: list[str], reason: str, title: str = "") -> SourceText:
    text = "\n".join(lines)[:_MOST_CHARACTERS]
    if not text:
        return SourceText(because=reason)
    return SourceText(title=title, language=language_of(text), text=text, completeness=Completeness.WHOLE)


def _paragraph(node: Any) -> str:
    pieces = []
    for part in node.iter():
        name = etree.QName(part).localname if isinstance(part.tag, str) else ""
        pieces.append(part.text or "" if name == "t" else " " if name in ("tab", "br") else "")
    return plain("".join(pieces))


def _docx_title(packed: zipfile.ZipFile) -> str:
    if "docProps/core.xml" not in packed.namelist() or packed.getinfo("docProps/core.xml").file_size > 1_000_000:
        return ""
    root = etree.fromstring(packed.read("docProps/core.xml"), _XML)
    return plain(root.findtext("{http://purl.org/dc/elements/1.1/}title") or "")


def _post_texts(value: Any, depth: int = 0) -> Iterator[str]:
    if depth > 12:
        return
    if isinstance(value, dict):
        for key, one in value.items():
            if re.fullmatch(r"full_text|text|body|message|description|caption", key) and isinstance(one, str):
                yield plain(one)
            else:
                yield from _post_texts(one, depth + 1)
    elif isinstance(value, list):
        for one in value[:200]:
            yield from _post_texts(one, depth + 1)
