"""Text from strangers made safe to show: nothing hidden, nothing that a browser or a spreadsheet would run."""

import re
import unicodedata
from urllib.parse import urlsplit

_SHOWN_AS_ESCAPES = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_KEPT = frozenset("\n\u200c\u200d\u00ad")
_FORMULA = re.compile(r"^[\s\u200b-\u200f\ufeff]*[=+\-@\t\r\n＝＋－＠]")


def visible(text: str) -> str:
    """Control, direction and private characters as escapes such as ⟨U+202E⟩; a soft hyphen goes, new lines stay."""
    return "".join(_shown(c) for c in text)


def _shown(c: str) -> str:
    if c == "\u00ad":
        return ""
    if c in _KEPT or unicodedata.category(c) not in _SHOWN_AS_ESCAPES:
        return c
    return " " if c == "\t" else f"⟨U+{ord(c):04X}⟩"


def link(url: str) -> str | None:
    """The address where it may be a link (http and https alone), else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc and not _has_controls(url) else None


def cell(value: object) -> object:
    """A CSV cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if value is None or isinstance(value, int | float):
        return value
    text = visible(str(value)).replace("\n", " ")
    return f"'{text}" if _FORMULA.match(text) else text


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(c) in _SHOWN_AS_ESCAPES for c in text)
