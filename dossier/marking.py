"""Words of strangers as HTML: escaped, hidden characters visible, and the wordings that decide marked."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from dossier.safe import escape_of, pieces

LONGEST = 4000
"""Characters of one passage on the page; dossier.json holds it whole."""


def marked(text: str, wordings: Iterable[tuple[str, str]]) -> Markup:
    """Text as safe HTML in which the first whole occurrence of each (wording, class) is marked."""
    spans = _apart(filter(None, (_span(text, wording, kind) for wording, kind in wordings)))
    start = max(0, spans[0][0] - LONGEST // 2) if spans else 0
    end, html = start + LONGEST, Markup("… " if start else "")
    for left, right, kind in spans:
        if right <= end:
            html += _codes(text[start:left]) + _mark(text[left:right], kind)
            start = right
    return html + _codes(text[start:end]) + _rest(len(text) - end)


def differing(before: str, after: str) -> tuple[Markup, Markup]:
    """Two wordings as safe HTML in which the words that only one of them has are marked."""
    old, new = (re.findall(r"\S+|\s+", text[:LONGEST]) for text in (before, after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    marked_old = [(kind != "equal" and bool(after), "".join(old[i:j])) for kind, i, j, _, _ in steps]
    marked_new = [(kind != "equal", "".join(new[i:j])) for kind, _, _, i, j in steps]
    return _marking(before, marked_old), _marking(after, marked_new)


def _marking(text: str, parts: list[tuple[bool, str]]) -> Markup:
    html = (_mark(words, "changed") if differs and words.strip() else _codes(words) for differs, words in parts)
    return Markup("").join(html) + _rest(len(text) - LONGEST)


def _span(text: str, wording: str, kind: str) -> tuple[int, int, str] | None:
    """Whole words only: a "5" inside "15" would mark what the evidence does not mean."""
    words = wording.split()
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    match = re.search(pattern, text, re.IGNORECASE) if words else None
    return (match.start(), match.end(), kind) if match else None


def _apart(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans in order without overlaps; what was asked for first wins."""
    taken: list[tuple[int, int, str]] = []
    for left, right, kind in spans:
        if all(right <= other[0] or left >= other[1] for other in taken):
            taken.append((left, right, kind))
    return sorted(taken)


def _mark(text: str, kind: str) -> Markup:
    return Markup('<mark class="{}">{}</mark>').format(kind, _codes(text))


def _codes(text: str) -> Markup:
    parts = (_code(piece) if hidden else escape(piece) for hidden, piece in pieces(text))
    return Markup("").join(parts)


def _code(character: str) -> Markup:
    return Markup('<span class="code">{}</span>').format(escape_of(character))


def _rest(count: int) -> Markup:
    return Markup(" <i>… {} more characters in dossier.json</i>").format(f"{count:,}") if count > 0 else Markup("")
