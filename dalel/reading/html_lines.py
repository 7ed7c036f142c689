"""An HTML tree to lines: blocks with single spaces, their links, and the marks found before."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from dalel.reading.sheet import INVISIBLE, Line, Link, Mark

# lxml carries no types for its elements.
Element = Any

BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
        ),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav"),
        *(
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
            "details",
            "summary",
        ),
    )
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "title"))
_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SCHEME = re.compile(r"[a-z][a-z\d+.-]*:", re.I)


class Builder:
    """Collects words into lines."""

    def __init__(self, base: str = "") -> None:
        self.lines: list[Line] = []
        self.base = base
        self._clear(gap=True)
        self.rule = False
        self.heading = False
        self.raised = 0
        self.preformatted = 0

    def _clear(self, gap: bool) -> None:
        self.text = ""
        self.links: list[Link] = []
        self.marks: list[Mark] = []
        self.open: list[tuple[int, str]] = []
        self.gap = gap

    def words(self, text: str) -> None:
        """Adds words; a line feed ends the line only where text is preformatted."""
        if self.preformatted and "\n" in text:
            for n, part in enumerate(text.split("\n")):
                if n:
                    self.end(gap=not self.text)
                self.words(part)
            return
        if self.raised and re.fullmatch(r"\s*\d{1,4}(?:\s*[,;]\s*\d{1,4})*\s*", text):
            text = text.strip().translate(_RAISE)
        plain = re.sub(r"\s+", " ", text.translate(INVISIBLE))
        self.text += plain.lstrip() if not self.text or self.text.endswith(" ") else plain

    def mark(self, mark: Mark) -> None:
        """Adds a mark behind the last word; a separator between two marks goes."""
        before = self.marks[-1].at if self.marks else 0
        if self.marks and re.fullmatch(r"[\s,;]*", self.text[before:]):
            self.text = self.text[:before]
        self.text = self.text.rstrip()
        self.marks.append(Mark(len(self.text), mark.number, mark.key))

    def open_link(self, url: str) -> None:
        """Begins a hyperlink."""
        self.open.append((len(self.text), url))

    def close_link(self) -> None:
        """Ends the hyperlink begun last; one without words is none."""
        start, url = self.open.pop()
        if url and self.text[start:].strip():
            start += len(self.text[start:]) - len(self.text[start:].lstrip())
            self.links.append(Link(start, len(self.text.rstrip()), url))

    def end(self, gap: bool = True) -> None:
        """Ends the line."""
        open_now = [url for _, url in self.open]
        while self.open:
            self.close_link()
        text = self.text.rstrip()
        if text or self.marks:
            line = Line(text, tuple(self.links), tuple(self.marks), self.heading, self.gap, self.rule)
            self.lines.append(line)
            self.rule = False
            self._clear(gap)
        else:
            self._clear(gap or self.gap)
        self.open = [(0, url) for url in open_now]


def resolved(href: str, base: str) -> str:
    """A link's address; empty where it leads inside the page or cannot be resolved."""
    plain = re.sub(r"[\t\r\n]", "", href).strip()
    if not plain or plain.startswith("#"):
        return ""
    if _SCHEME.match(plain):
        return plain
    if not base and not plain.startswith("//"):
        return ""
    try:
        return urljoin(base or "https:", plain)
    except ValueError:  # an address of the sixth version without its end, and the like
        return plain


def lines_of(root: Element, marks: Mapping[Element, Mark], base: str = "") -> Iterator[Line]:
    """The lines under an element."""
    from lxml import etree

    builder = Builder(base)
    inside: Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if inside is None:
                builder.words(element.tail or "")
            continue
        if inside is None and event == "start":
            inside = element if _start(builder, element, marks) else None
        elif event == "end" and inside in (None, element):
            inside = None
            _end(builder, element, root)
    builder.end()
    yield from builder.lines


def _start(builder: Builder, element: Element, marks: Mapping[Element, Mark]) -> bool:
    """Opens an element; true where its content is to be left out."""
    tag = element.tag
    if element in marks:
        builder.mark(marks[element])
        return True
    if tag == "br":
        builder.end(gap=False)
    elif tag in BLOCKS:
        builder.end()
        builder.heading = tag in HEADINGS
        builder.rule = builder.rule or tag == "hr"
    builder.raised += tag == "sup"
    builder.preformatted += tag == "pre"
    if tag == "a" and element.get("href"):
        builder.open_link(resolved(element.get("href"), builder.base))
    builder.words(element.text or "")
    return False


def _end(builder: Builder, element: Element, root: Element) -> None:
    tag = element.tag
    if tag == "a" and element.get("href") and builder.open:
        builder.close_link()
    if tag in BLOCKS:
        builder.end()
        builder.heading = False
    builder.raised = max(0, builder.raised - (tag == "sup"))
    builder.preformatted = max(0, builder.preformatted - (tag == "pre"))
    if element is not root:
        builder.words(element.tail or "")
