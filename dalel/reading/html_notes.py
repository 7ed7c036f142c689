"""Footnotes that HTML marks as such: an anchor with a number that leads to a place further down.

Shapes: Word and LibreOffice exports, pandoc, mammoth, markdown-it, MediaWiki, WordPress plug-ins. They differ
in names and agree in this: the mark links forward to its note, and the note links back.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dalel.model import Finding, Number
from dalel.reading.html_lines import BLOCKS, HEADINGS, Element, lines_of
from dalel.reading.sheet import Line, Mark, Note, glued, number_of, shifted
from dalel.reading.typed import linked_urls

_LABEL = re.compile(
    r"[\[(]?\s*(?:(?:note|n\.?|прим\.?)\s*)?(\d{1,5}|[*†‡§]{1,3}|[a-z]{1,2}|[ivxl]{1,6})\s*[\])]?[.:]?", re.I
)
_OPENING = re.compile(
    r"\s*(?:[\^↑↩⇧▲]+\s*(?:[a-z](?:\s+[a-z])*\s+)?)?(?:\[\s*\w{1,5}\s*\]|\(\d{1,4}\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,4}[.):]?(?=\s|$|https?:)|[*†‡]+)?[.:]?\s*"
)
_BACK_ARROWS = re.compile(r"[\^↑↩⇧▲↵\ufe0e\s]+$")
_WIDE = frozenset(("body", "html", "article", "main", "ol", "ul", "table", "tbody"))
_ON_CLICK = re.compile(r"(?:footnote_moveTo\w*|goto\w*)\(\s*['\"]([\w-]+)['\"]")


@dataclass(frozen=True)
class Found:
    """Marks by the element that shows them, and for each key the element that holds the note."""

    marks: Mapping[Element, Mark]
    holders: Mapping[str, Element]
    backs: frozenset[Element]


def find_notes(root: Element) -> Found:
    """The linked marks and notes of a page, untouched."""
    place = {element: n for n, element in enumerate(root.iter())}
    targets = _targets(root)
    marks: dict[Element, Mark] = {}
    ends: dict[str, Element] = {}
    backs: set[Element] = set()
    for anchor in root.iter("a"):
        label = _LABEL.fullmatch(words := _words(anchor))
        key = _key(anchor, elsewhere=bool(label or _BACK_ARROWS.fullmatch(words)))
        target = targets.get(key)
        if target is None:
            continue
        if label and place[target] > place[anchor] and not _is_heading(target):
            marks[_shown(anchor)] = Mark(0, number_of(label[1]), key)
            ends[key] = target
        elif place[target] <= place[anchor]:
            backs.add(anchor)
    holders = _holders(ends, marks)
    kept = {shown: mark for shown, mark in marks.items() if mark.key in holders}
    return Found(kept, holders, frozenset(backs))


def _targets(root: Element) -> dict[str, Element]:
    targets: dict[str, Element] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name")) if isinstance(element.tag, str) else ():
            if name:
                targets.setdefault(name, element)
    return targets


def _key(anchor: Element, elsewhere: bool) -> str:
    """The place in the page to which an anchor leads; ``elsewhere``: even by the whole address of a page."""
    from urllib.parse import unquote

    href = (anchor.get("href") or "").strip()
    clicked = _ON_CLICK.search(anchor.get("onclick") or "")
    page, _, place = href.partition("#")
    if place and (elsewhere or not page):
        return unquote(place)
    return clicked[1] if clicked else ""


def _words(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _is_heading(target: Element) -> bool:
    return target.tag in HEADINGS or any(up.tag in HEADINGS for up in target.iterancestors())


def _shown(anchor: Element) -> Element:
    """The mark with the raised frame around it, where the frame holds nothing else."""
    shown = anchor
    while (parent := shown.getparent()) is not None and parent.tag in ("sup", "span", "small"):
        if not _LABEL.fullmatch(_words(parent)):
            break
        shown = parent
    return shown


def _holders(ends: Mapping[str, Element], marks: Mapping[Element, Mark]) -> dict[str, Element]:
    """For each note the largest element that holds no other note and no mark."""
    held: dict[Element, int] = {}
    for element in [*ends.values(), *marks]:
        for up in (element, *element.iterancestors()):
            held[up] = held.get(up, 0) + 1
    holders = {}
    for key, target in ends.items():
        holder = target
        while (parent := holder.getparent()) is not None and held[parent] == held[target]:
            if parent.tag in _WIDE or _has_heading(parent):
                break
            holder = parent
        if holder.tag in BLOCKS or holder is not target:
            holders[key] = holder
    return holders


def _has_heading(element: Element) -> bool:
    return next((True for tag in HEADINGS for _ in element.iter(tag)), False)


def take_notes(found: Found, base: str) -> tuple[list[Note], list[Finding]]:
    """The notes in the order of the page, taken out of the tree with their lists."""
    numbers: dict[str, Number] = {}
    for mark in found.marks.values():
        numbers.setdefault(mark.key, mark.number)
    notes: list[Note] = []
    findings: list[Finding] = []
    rows = [(key, holder, numbers[key]) for key, holder in found.holders.items()]
    for key, holder, number in [*rows, *_unmarked(found, numbers)]:
        note, doubts = _note(key, holder, number, found.backs, base)
        notes.append(note)
        findings += doubts
    for _, holder, _number in [*rows]:
        if holder.getparent() is not None:
            holder.drop_tree()
    return notes, findings


def _unmarked(found: Found, numbers: Mapping[str, Number]) -> Iterable[tuple[str, Element, Number]]:
    """Items of a list of notes to which no mark leads."""
    holders = set(found.holders.values())
    for parent in dict.fromkeys(h.getparent() for h in found.holders.values() if h.tag == "li"):
        items = [item for item in parent if item.tag == "li"]
        if sum(item in holders for item in items) * 2 < len(items):
            continue
        for n, item in enumerate(items, 1):
            if item not in holders and n not in numbers.values():
                yield f"unmarked-{n}", item, n


def _note(
    key: str, holder: Element, number: Number, backs: frozenset[Element], base: str
) -> tuple[Note, list[Finding]]:
    hidden = {back: Mark(0, "") for back in backs}
    lines = [line for line in lines_of(holder, hidden, base) if line.text]
    whole = glued(lines) if lines else Line("")
    opening = _OPENING.match(whole.text)
    whole = shifted(whole, opening.end() if opening else 0)
    text = _BACK_ARROWS.sub("", whole.text)
    urls, findings = linked_urls(number, whole)
    return Note(number, text, urls, key), findings
