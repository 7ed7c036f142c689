"""What kind of file the bytes are, by their content, and the reader for it.

Magic numbers: https://www.rfc-editor.org/rfc/rfc8118 (PDF), ECMA-376 (DOCX). The name is never believed.
"""

import re

from dalel.errors import ReportUnreadable
from dalel.reading.sheet import Sheet

MAX_BYTES = 50 * 1024 * 1024
MAX_URLS = 20_000

# (what the bytes begin with, what it is): kinds we do not read, and how to make one that we do.
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file; save it without a password as .docx"),
    (b"{\\rtf", "RTF; save it as .docx or .pdf"),
    (b"\x89PNG", "a picture; give the text of the report"),
    (b"\xff\xd8\xff", "a picture; give the text of the report"),
    (b"GIF8", "a picture; give the text of the report"),
    (b"II*\0", "a picture; give the text of the report"),
    (b"MM\0*", "a picture; give the text of the report"),
    (b"MZ", "a program; give the report itself"),
    (b"\x7fELF", "a program; give the report itself"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"BZh", "a compressed file; unpack it first"),
    (b"\xfd7zXZ", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"Rar!", "a compressed file; unpack it first"),
    (b"%!PS", "PostScript; save it as .pdf"),
    (b"WARC/", "a web archive; give the report itself"),
)
_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|meta|title)\b",
    re.I | re.S,
)
_XML = re.compile(rb"\s*(?:<\?xml|<!DOCTYPE|<!ENTITY)", re.I)
_MARKDOWN = re.compile(
    r"^\[\^[^\]\s]{1,40}\]:|^ {0,3}\[[^\]\n]{1,80}\]:\s+<?https?://|\[[^\]\n]{1,300}\]\(<?https?://|^#{1,6} \S", re.M
)
_STRONG_MARKDOWN = re.compile(r"^\[\^[^\]\s]{1,40}\]:|^ {0,3}\[[^\]\n]{1,80}\]:\s+<?https?://|\]\(<?https?://", re.M)


def sheet_of(data: bytes, name: str = "", address: str = "") -> tuple[str, Sheet]:
    """(media type, sheet) of a report's bytes, fetched at an address or not. Raises ReportUnreadable."""
    what = name or "the report"
    if len(data) > MAX_BYTES:
        raise ReportUnreadable(f"{what} is larger than {MAX_BYTES >> 20} MB; split it or give its text")
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f\v\0"):
        raise ReportUnreadable(f"{what} is empty; save it again and give that file")
    media_type, sheet = _read(data, what, address)
    if not any(line.text for line in sheet.lines) and not sheet.notes:
        raise ReportUnreadable(f"{what} is empty: it holds no words; save it again and give that file")
    links = sum(len(n.urls) for n in sheet.notes) + sum(
        len(line.links) + line.text.count("://") for line in sheet.lines
    )
    if links > MAX_URLS:
        raise ReportUnreadable(f"{what} has more than {MAX_URLS} addresses; split it into parts")
    return media_type, sheet


def _read(data: bytes, what: str, address: str) -> tuple[str, Sheet]:
    """Readers are imported when needed: each of them costs start-up that the others should not pay."""
    if b"%PDF-" in data[:1024]:
        from dalel.reading.pdf import read_pdf

        return "application/pdf", read_pdf(data, what)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from dalel.reading.docx import read_docx

        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_docx(data, what)
    for start, kind in _REFUSED:
        if data.startswith(start):
            raise ReportUnreadable(f"{what} is {kind}")
    if _HTML.match(data.lstrip(b"\xef\xbb\xbf")[:20000]) or _is_wide_html(data):
        from dalel.reading.html import read_html

        return "text/html", read_html(data, what, address)
    if _XML.match(data.lstrip(b"\xef\xbb\xbf")[:200]):
        raise ReportUnreadable(f"{what} is XML, which is not read; save it as .html, .docx or text")
    return _read_words(data, what)


def _is_wide_html(data: bytes) -> bool:
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") and bool(_HTML.match(data[2:4000].replace(b"\0", b"")))


def _read_words(data: bytes, what: str) -> tuple[str, Sheet]:
    text = decoded(data, what)
    found = _MARKDOWN.findall(text)
    if _STRONG_MARKDOWN.search(text) or len(found) > 2:
        from dalel.reading.markdown import read_markdown

        return "text/markdown", read_markdown(text, what)
    from dalel.reading.text import read_text

    return "text/plain", read_text(text)


def decoded(data: bytes, what: str) -> str:
    """The characters of a text file: by its byte order mark, else UTF-8, else the Cyrillic pages of old files."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strictly(data, encoding, what)
    if b"\0" in data[:4096]:
        raise ReportUnreadable(f"{what} is not text: it holds binary data; save it as text, .docx, .html or .pdf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, what)


def _strictly(data: bytes, encoding: str, what: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReportUnreadable(f"{what} cannot be read as {encoding} ({error.reason}); save it as UTF-8") from None


def _guessed(data: bytes, what: str) -> str:
    """Windows-1251 or KOI8-R, whichever gives more lower-case Cyrillic; else a refusal, never mojibake."""
    best = max(("cp1251", "koi8-r"), key=lambda encoding: _cyrillic_share(data, encoding))
    if _cyrillic_share(data, best) < 0.5:
        return _mostly_utf8(data, what)
    return data.decode(best, errors="replace")


def _cyrillic_share(data: bytes, encoding: str) -> float:
    high = [c for c in data[:20000].decode(encoding, errors="replace") if ord(c) > 127]
    return sum("а" <= c <= "я" for c in high) / max(1, len(high))


def _mostly_utf8(data: bytes, what: str) -> str:
    text = data.decode("utf-8", errors="replace")
    control = sum(c < " " and c not in "\t\r\n\f\v" for c in text[:4096])
    if text.count("\ufffd") > 0.02 * len(text) or control > 8:
        raise ReportUnreadable(f"{what} is of no kind that is read here; save it as text, .docx, .html or .pdf")
    return text
