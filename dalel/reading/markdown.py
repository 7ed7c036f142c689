"""Markdown to a sheet: ``[^1]`` notes by our own hand, everything else as HTML.

Notes are taken out before rendering, because renderers drop what is defined twice, never or never used, and
these are what a reader of the ledger wants to know (https://pandoc.org/MANUAL.html#footnotes).
"""

import re
from dataclasses import replace

from dalel.model import Finding, Number
from dalel.reading.html import sheet_of_html
from dalel.reading.sheet import Line, Mark, Note, Sheet, glued, number_of
from dalel.reading.typed import linked_urls

_DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n(?: {4}|\t)\S)))*)", re.M)
_INLINE = re.compile(r"\^\[((?:[^\[\]]|\[[^\[\]]*\](?:\([^()\s]*\))?)+)\]")
_MARK = re.compile(r"\[\^([^\]\s]{1,60})\]")
_NUMBERED = re.compile(r"^ {0,3}\[(\d{1,4})\]:[ \t]+(?=<?https?://)", re.M)
_TEXT_BY_NUMBER = re.compile(r"\[[^\]\n]*[^\W\d][^\]\n]*\]\[\d{1,4}\]")
_OPEN, _CLOSE = "\ue000", "\ue001"
_SENTINEL = re.compile(rf"\s*{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_HEADING_NAMES = re.compile(r"^(#{1,6} .*?)[ \t]*\{:?[ \t]*[#.][^{}\n]*\}[ \t]*$", re.M)
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.S)


def read_markdown(text: str, what: str = "the report") -> Sheet:
    """The sheet of a Markdown text."""
    text, title = _without_front_matter(text.replace("\r\n", "\n").replace(_OPEN, "").replace(_CLOSE, ""))
    if _NUMBERED.search(text) and not _TEXT_BY_NUMBER.search(text):
        text = re.sub(r"\[(\d{1,4})\](?![(:])", r"[^\1]", _NUMBERED.sub(r"[^\1]: ", text))
    text = _spelt_out(_HEADING_NAMES.sub(r"\1", text))
    defined = [(m[1], re.sub(r"\n[ \t]+", "\n", m[2])) for m in _DEFINED.finditer(text)]
    marked = _MARK.sub(rf"{_OPEN}\1{_CLOSE}", _DEFINED.sub("", text))
    sheet = sheet_of_html(_rendered(marked), what)
    sheet = replace(sheet, title=sheet.title or title)
    labels = _SENTINEL.findall(" ".join(line.text for line in sheet.lines))
    if not defined and not labels:
        return sheet
    numbers = _numbers([*labels, *(label for label, _ in defined)])
    notes, findings = _notes(defined, numbers, what)
    return replace(sheet, lines=tuple(_marked(line, numbers) for line in sheet.lines), notes=notes, findings=findings)


def _without_front_matter(text: str) -> tuple[str, str]:
    front = _FRONT_MATTER.match(text)
    if front is None:
        return text, ""
    said = re.search(r"^title:\s*[\"']?(.+?)[\"']?\s*$", front[1], re.M)
    return text[front.end() :], said[1] if said else ""


def _spelt_out(text: str) -> str:
    """Inline notes ``^[…]`` as ordinary ones at the end."""
    bodies: list[str] = []

    def label(match: re.Match[str]) -> str:
        bodies.append(match[1])
        return f"[^inline-{len(bodies)}]"

    text = _INLINE.sub(label, text)
    return text + "".join(f"\n\n[^inline-{n}]: {body}\n" for n, body in enumerate(bodies, 1))


def _rendered(text: str) -> str:
    from markdown_it import MarkdownIt

    return f"<html><body>{MarkdownIt('commonmark').enable('table').render(text)}</body></html>"


def _numbers(labels: list[str]) -> dict[str, Number]:
    """Numbers as printed where all labels are digits, else in order of appearance."""
    distinct = list(dict.fromkeys(labels))
    if all(label.isdecimal() for label in distinct):
        return {label: number_of(label) for label in distinct}
    return {label: n for n, label in enumerate(distinct, 1)}


def _notes(
    defined: list[tuple[str, str]], numbers: dict[str, Number], what: str
) -> tuple[tuple[Note, ...], tuple[Finding, ...]]:
    notes: dict[str, Note] = {}
    again: list[Note] = []
    findings: list[Finding] = []
    for label, body in defined:
        lines = sheet_of_html(_rendered(body) if body.strip() else "<p>-</p>", what).lines
        whole = glued(lines) if body.strip() else Line("")
        urls, doubts = linked_urls(numbers[label], whole)
        findings += doubts
        note = Note(numbers[label], whole.text, urls, "" if label in notes else label)
        if label in notes:
            again.append(note)
        else:
            notes[label] = note
    ordered = sorted(notes.values(), key=lambda n: int(n.number))
    return (*ordered, *again), tuple(findings)


def _marked(line: Line, numbers: dict[str, Number]) -> Line:
    text, marks, last = "", [*line.marks], 0
    for match in _SENTINEL.finditer(line.text):
        text += line.text[last : match.start()]
        marks.append(Mark(len(text), numbers[match[1]], match[1]))
        last = match.end()
    return replace(line, text=text + line.text[last:], marks=tuple(marks), links=()) if last else line
