"""What every format becomes first: lines of running text and the notes that are already known as such."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dalel.model import Finding, Number

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f"))


@dataclass(frozen=True)
class Link:
    """A hyperlink on ``text[start:end]`` of its line."""

    start: int
    end: int
    url: str


@dataclass(frozen=True)
class Mark:
    """A reference to a note, standing before ``text[at]``; ``key`` names the note where the format does."""

    at: int
    number: Number
    key: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a text file, or a block of a richer format, with single spaces.

    ``gap``: a blank line, a rule or a block's edge stands before it; ``place`` to ``until``: where it stands
    among all lines of the report, notes included.
    ``full``: whether the line ends because the page does; None where only its length can tell.
    """

    text: str
    links: tuple[Link, ...] = ()
    marks: tuple[Mark, ...] = ()
    heading: bool = False
    gap: bool = False
    rule: bool = False
    full: bool | None = None
    place: int = 0
    until: int = 0


@dataclass(frozen=True)
class Note:
    """A footnote as found; ``place`` is that of its line."""

    number: Number
    text: str
    urls: tuple[str, ...] = ()
    key: str = ""
    place: int = 0


@dataclass(frozen=True)
class Sheet:
    """A report on its way to the ledger. ``wrapped``: lines are cut by width and make up paragraphs.

    ``warnings``: sentences about what of the file was left out or mended.
    """

    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
    title: str = ""
    language: str | None = None
    wrapped: bool = False
    findings: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()


def number_of(printed: str) -> Number:
    """A note's number as printed: an int where it is digits of any script."""
    plain = printed.strip().translate(SUPERSCRIPTS)
    return int(plain) if plain.isdecimal() and len(plain) < 9 else plain


def placed(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with their places."""
    return tuple(replace(line, place=n, until=n) for n, line in enumerate(lines))


def shifted(line: Line, start: int) -> Line:
    """The line without its first ``start`` characters, and without the blanks that then lead."""
    start += len(line.text[start:]) - len(line.text[start:].lstrip())
    links = tuple(replace(k, start=max(0, k.start - start), end=k.end - start) for k in line.links if k.end > start)
    marks = tuple(replace(m, at=m.at - start) for m in line.marks if m.at >= start)
    return replace(line, text=line.text[start:], links=links, marks=marks)


def glued(lines: Iterable[Line], between: str = " ") -> Line:
    """Several lines as one, with their links and marks."""
    text, links, marks = "", [], []
    first: Line | None = None
    for line in lines:
        first = first or line
        at = len(text) + (len(between) if text else 0)
        text = f"{text}{between}{line.text}" if text else line.text
        links += [Link(k.start + at, k.end + at, k.url) for k in line.links]
        marks += [replace(m, at=m.at + at) for m in line.marks]
    return replace(first or Line(""), text=text, links=tuple(links), marks=tuple(marks))
