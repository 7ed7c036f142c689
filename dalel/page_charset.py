"""Which charset a page is really in: byte order mark, header, meta, then the bytes (WHATWG Encoding, HTML §13.2.3).

Declarations lie: windows-1251 in the header over UTF-8 bytes, ISO-8859-1 over Cyrillic, and Kazakh
pages that say windows-1251 but use KZ-1048 (RK1048), where «қ» sits in the place of «ќ».
"""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META_BYTES = 8192
_SAMPLE_BYTES = 200_000
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252", "iso8859-15"})
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
_COMMON_LETTERS = frozenset("оеаинтсрвлкмдпуыібғқң")
_ALIASES = {"win-1251": "cp1251", "windows1251": "cp1251", "cp-1251": "cp1251", "rk1048": "kz1048", "utf8": "utf-8"}


def decoded_page(body: bytes, content_type: str | None = None) -> str:
    """The text of a page's bytes; what cannot be decoded becomes U+FFFD. Never raises."""
    return body.decode(charset_of(body, content_type), errors="replace").lstrip("\ufeff")


def charset_of(body: bytes, content_type: str | None = None) -> str:
    """Python's name for the charset the bytes are in, by mark, header, meta and the bytes themselves."""
    marked = next((name for mark, name in _BOMS if body.startswith(mark)), None) or _utf16_by_zeros(body)
    if marked:
        return marked
    if _is_utf8(body):
        return "utf-8"
    declared = [name for name in (_from_header(content_type), _from_meta(body)) if name]
    for name in declared:
        if name not in _LATIN and not name.startswith("utf"):
            return _kazakh_or(name, body)
    return _by_letters(body, fallback=declared[0] if declared else "cp1252")


def _is_utf8(body: bytes) -> bool:
    """UTF-8 by its bytes: no other charset makes such sequences by chance. A cut last letter is forgiven."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body, final=False)
    except UnicodeDecodeError as error:
        # One broken byte in a long page (a cut teaser, an odd advertisement) does not change the charset.
        return error.start > 2000 and body[: error.start].count(b"\xd0") > 50
    return True


def _from_header(content_type: str | None) -> str | None:
    found = _HEADER.search(content_type or "")
    return _known(found.group(1)) if found else None


def _from_meta(body: bytes) -> str | None:
    found = _META.search(body[:_META_BYTES]) or _XML.search(body[:_META_BYTES])
    return _known(found.group(1).decode("ascii", "replace")) if found else None


def _known(label: str) -> str | None:
    """Python's name for a declared charset that decodes any bytes; «idna», «base64» and «undefined» do not."""
    try:
        name = codecs.lookup(_ALIASES.get(label.lower(), label)).name
        b"a\xff\x81".decode(name, errors="replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if name.endswith("escape") else name  # Python's own


def _utf16_by_zeros(body: bytes) -> str | None:
    head = body[:400]
    if len(head) < 20 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 8 or min(even, odd) > max(even, odd) // 4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _by_letters(body: bytes, fallback: str) -> str:
    """The Cyrillic charset whose reading looks most like words, or the fallback where none does."""
    sample = bytes(byte for byte in body[:_SAMPLE_BYTES] if byte > 127 or byte in b" \n")
    high = sum(byte > 127 for byte in sample)
    scores = {name: _wordlike(sample.decode(name, "replace")) for name in _CYRILLIC}
    best = max(scores, key=lambda name: scores[name])
    if high < 4 or scores[best] < high * 0.5:
        return "cp1252" if fallback in _LATIN or fallback.startswith("utf") else fallback
    return _kazakh_or(best, body)


def _wordlike(text: str) -> float:
    common = sum(letter in _COMMON_LETTERS for letter in text)
    odd = sum(not letter.isalpha() and letter not in " \n«»—–№" for letter in text)
    broken = len(re.findall(r"[а-яё][А-ЯЁ]", text))
    rare = len(re.findall(r"[ђѓєѕјљњќћўџґ]", text))
    return common - odd - broken - rare


def _kazakh_or(name: str, body: bytes) -> str:
    """KZ-1048 where a windows-1251 page is full of «ќ», a letter only Macedonian has."""
    if name != "cp1251":
        return name
    sample = body[:_SAMPLE_BYTES]
    high = sum(byte > 127 for byte in sample)
    return "kz1048" if sample.count(b"\x9d") > max(2, high // 200) else name
