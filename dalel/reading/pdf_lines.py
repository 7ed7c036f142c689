"""Glyphs with places to lines of words: what stands on one base line, in the order in which it was drawn."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dalel.reading.sheet import INVISIBLE, Link

RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# Arrows with which notes lead back to their marks are no words.
_ARROWS = dict.fromkeys((0x21A9, 0xFE0E, 0xFE0F))
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_DROPPED = {**_LIGATURES, **_ARROWS, **{code: None for code in INVISIBLE if code != 0xAD}}


class Glyph(NamedTuple):
    """A character, its left and right edge, its base line and its height, in points from the lower left."""

    char: str
    x0: float
    x1: float
    y: float
    height: float


class Box(NamedTuple):
    """A rectangle of a page."""

    x0: float
    x1: float
    y0: float
    y1: float


@dataclass(eq=False)
class Row:
    """The glyphs of one line."""

    glyphs: list[Glyph] = field(default_factory=list)
    height: float = 0
    y: float = 0

    def add(self, glyph: Glyph) -> None:
        """Adds a glyph; the tallest letters give the row its height and base line."""
        if glyph.height > self.height:
            self.height, self.y = glyph.height, glyph.y
        self.glyphs.append(glyph)


@dataclass(frozen=True)
class PdfLine:
    """A line of a page: words with raised numbers as ``¹²``, and what links lie over them."""

    text: str
    links: tuple[Link, ...]
    x0: float
    x1: float
    y: float
    height: float
    page: int = 0


@dataclass(frozen=True)
class Page:
    """The lines of a page in the order in which they were drawn."""

    lines: tuple[PdfLine, ...]


def page_of(glyphs: Sequence[Glyph], links: Sequence[tuple[Box, str]]) -> Page:
    """A page's lines."""
    lines = (_line(row, links) for row in _filled(_rows(glyphs)))
    return Page(tuple(line for line in lines if line.text))


def _rows(glyphs: Sequence[Glyph]) -> list[Row]:
    rows: list[Row] = []
    for glyph in glyphs:
        if not rows or not (glyph.char.isspace() or _stands_in(rows[-1], glyph)):
            if glyph.char.isspace():
                continue
            rows.append(Row())
        rows[-1].add(glyph) if not glyph.char.isspace() else rows[-1].glyphs.append(glyph)
    return rows


def _stands_in(row: Row, glyph: Glyph) -> bool:
    """Whether a glyph goes on in a row: at its height, and next to its last word."""
    if not _is_level(row, glyph):
        return False
    if unicodedata.bidirectional(glyph.char) in _RIGHT_TO_LEFT:
        return True
    last = next((g for g in reversed(row.glyphs) if not g.char.isspace()), row.glyphs[-1])
    if glyph.x0 == last.x0:  # the letters of one ligature share its place
        return True
    words = sum(not g.char.isspace() for g in row.glyphs)
    far = 12 if words < 4 else 3.5
    return -0.5 * row.height <= glyph.x0 - last.x1 <= far * row.height


def _is_level(one: Row, other: Row | Glyph) -> bool:
    """Whether two stand at one height, by more than half of the smaller one."""
    low = max(one.y - 0.2 * one.height, other.y - 0.2 * other.height)
    high = min(one.y + 0.8 * one.height, other.y + 0.8 * other.height)
    return high - low >= 0.5 * min(one.height, other.height)


def _filled(rows: Sequence[Row]) -> list[Row]:
    """Rows with the letters that were drawn apart from them put back in their gaps.

    A font that lacks letters (Kazakh ones, often) borrows them from another, and these are drawn before or after.
    """
    whole: list[Row] = []
    for row in rows:
        start = len(whole)
        while start and _is_level(whole[start - 1], row):
            start -= 1
        parts = [one for one in whole[start:] if _interleaves(one, row)]
        if not parts:
            whole.append(row)
            continue
        host = max((*parts, row), key=lambda one: len(one.glyphs))
        host.glyphs = sorted((g for one in (*parts, row) for g in one.glyphs), key=lambda g: g.x0)
        whole[start:] = [one for one in whole[start:] if one not in parts[1:]]
        whole[whole.index(parts[0])] = host
    return whole


def _interleaves(one: Row, other: Row) -> bool:
    """Whether two rows fill each other's gaps, or touch, and no letter stands on another."""
    few, many = ([g for g in row.glyphs if not g.char.isspace()] for row in (one, other))
    apart = max(min(g.x0 for g in row) for row in (few, many)) - min(max(g.x1 for g in row) for row in (few, many))
    if apart > 0.35 * min(one.height, other.height):
        return False
    if any(unicodedata.bidirectional(g.char) in _RIGHT_TO_LEFT for g in few):
        return False
    return all(min(g.x1, h.x1) - max(g.x0, h.x0) < 0.2 * (g.x1 - g.x0) for g in few for h in many)


def _line(row: Row, links: Sequence[tuple[Box, str]]) -> PdfLine:
    solid = [g for g in row.glyphs if not g.char.isspace()]
    height = _usual([g.height for g in solid])
    base = _usual([g.y for g in solid if g.height > 0.9 * height] or [row.y])
    text, found = "", list[tuple[int, int, str]]()
    last: Glyph | None = None
    for glyph in row.glyphs:
        if glyph.char.isspace() or (last and glyph.x0 - last.x1 > 0.15 * height):
            text += "" if text.endswith(" ") or not text else " "
        if glyph.char.isspace():
            continue
        raised = glyph.height < 0.86 * height and glyph.y > base + 0.12 * height
        shown = glyph.char.translate(RAISE) if raised else glyph.char.translate(_DROPPED)
        url = _url_over(glyph, links)
        if url and found and found[-1][2] == url and not text[found[-1][1] :].strip():
            found[-1] = (found[-1][0], len(text) + len(shown), url)
        elif url:
            found.append((len(text), len(text) + len(shown), url))
        text += shown
        last = glyph
    spans = tuple(Link(start, end, url) for start, end, url in found)
    return PdfLine(text.rstrip(), spans, min(g.x0 for g in solid), max(g.x1 for g in solid), base, height)


def _usual(values: Sequence[float]) -> float:
    return Counter(round(v * 2) / 2 for v in values).most_common(1)[0][0]


def _url_over(glyph: Glyph, links: Sequence[tuple[Box, str]]) -> str:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.25 * glyph.height
    return next((url for box, url in links if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1), "")
