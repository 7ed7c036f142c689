"""Text of strangers made harmless and honest: hidden characters become visible, and nothing in it acts.

Source: Unicode TR 9 (bidi controls), TR 36 (hidden and combining characters).
"""

import re
import unicodedata
from urllib.parse import SplitResult, urlsplit

# Controls but for tab and line ends, soft hyphen, bidi and zero-width characters, separators, fillers,
# surrogates, private use, variation selectors beyond emoji, tags, non-characters.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# Persian and Kazakh in Arabic letters are misspelt without the joiners, and so are emoji families.
_JOINERS = "\u200c\u200d"
_JOINED = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc\ufe0f\U0001f300-\U0001faff]")
MARKS_KEPT = 4
_FORMULA = "=+-@＝＋－＠﹢﹣﹦﹫"
# Excel with ";" as separator reads a comma file too, and starts a new cell inside our quotes.
_INNER_FORMULA = re.compile(rf"(;\s*)(?=[{re.escape(_FORMULA)}])")


def visible(text: str) -> str:
    """The text with each hidden character as ``\\u202e``, and floods of combining marks cut; one line per line."""
    if text.isascii() and text.isprintable():  # most of a dossier, and nothing hides in it
        return text
    return "".join(escape_of(piece) if hidden else piece for hidden, piece in pieces(text))


def pieces(text: str) -> list[tuple[bool, str]]:
    """The text in runs: (True, one hidden character) or (False, plain text)."""
    text = _without_floods(text.replace("\r\n", "\n").replace("\r", "\n"))
    found: list[tuple[bool, str]] = []
    start = 0
    for match in HIDDEN.finditer(text):
        if match[0] in _JOINERS and _JOINED.match(text[match.start() - 1 : match.start()]):
            continue
        if match.start() > start:
            found.append((False, text[start : match.start()]))
        found.append((True, match[0]))
        start = match.end()
    return [*found, (False, text[start:])] if start < len(text) else found


def escape_of(character: str) -> str:
    """``\\x1b``, ``\\u202e`` or ``\\U000e0041``."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _without_floods(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MARKS_KEPT:
            kept.append(character)
    return "".join(kept)


def one_line(text: str) -> str:
    """Visible text on one line, for terminals and table cells."""
    return " ".join(visible(text).split())


def cell(value: object) -> object:
    """A CSV cell on one line that no spreadsheet takes for a formula; numbers, texts and dates stay as they are."""
    if value is None or isinstance(value, int | float):
        return value
    text = str(value)
    shown = _INNER_FORMULA.sub(r"\1'", one_line(text))
    acts = text[:1] in ("\t", "\r", "\n") or HIDDEN.match(text) or shown.startswith(tuple(_FORMULA))
    return f"'{shown}" if acts else shown


def link(url: str | None) -> str | None:
    """The address if a link may lead there: http or https, a host, no user name, nothing hidden; else None."""
    parts = _split(url or "")
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return None if re.search(r"[\s\\<>\"]", url or "") or HIDDEN.search(url or "") else url


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # a bracket without its partner, for instance
        return None
