"""Marks that were typed by hand: ``[1]``, ``¹``, ``(1)``, ``word.1``.

A number in the text is a mark only if the notes make it one: ``Article [12]``, ``[2021]`` and ``m²`` are not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalel.reading.links import addresses
from dalel.reading.sheet import SUPERSCRIPTS, Line, Mark, Note

_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LIST = r"\d{1,5}(?:\s*[,;–—-]\s*\d{1,5})*"
_LAW = (
    r"(?:\b(?:articles?|art\.?|sections?|sec\.?|paragraphs?|para\.?|part|no\.?|pp?\.|page|chapter|ст\.|статьи?|статье|статьей"
    r"|ч\.|части|пункта?|п\.|стр\.|с\.|бап\w{0,5}|тармақ\w{0,5})|[§№])\s*$"
)
_NOT_BEFORE = re.compile(_LAW, re.I)
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|[кдс]?м)$", re.I)
# How a mark may stand in the text. The notes' style says which are tried, the count of hits which is meant.
_MARKS = {
    "bracket": re.compile(rf"\[\s*({_LIST})\s*\](?!\()(?:\s*[,;]\s*(?=\[\s*\d))?"),
    "raised": re.compile(rf"(?<=\S)([{_SUP}]{{1,4}}(?:(?:[,\u02d2]\s?|\s)[{_SUP}]{{1,4}})*)"),
    "glued": re.compile(r"(?<=[^\W\d_]|[.,;:!?»”’)\"])(\d{1,3}(?:,\d{1,3})*)(?=[\s.,;:!?)»”]|$)"),
    "loose": re.compile(r"(?<=[.!?»”])\s(\d{1,3})(?=\s+[^\W\d_a-zа-я]|\s*$)"),
    "round": re.compile(rf"(?<=\S)\s?\(({_LIST})\)"),
}
BRACKETED = _MARKS["bracket"]
_TRIED = {
    "bracket": (("bracket",), ("raised",)),
    "raised": (("raised",), ("bracket",)),
    "round": (("round",), ("bracket",), ("raised",)),
    "plain": (("bracket",), ("raised",), ("glued", "loose"), ("round",)),
}
_ORDERLY = ("glued", "loose", "round")


def best_marked(lines: Sequence[Line], notes: Sequence[Note], style: str) -> tuple[Line, ...]:
    """The lines with the kind of mark that meets most notes; empty where none meets any."""
    numbers = [n.number for n in notes if isinstance(n.number, int)]
    best: tuple[Line, ...] = ()
    most = 0
    for kinds in _TRIED[style]:
        marked = _with_marks(lines, numbers, kinds)
        met = len({m.number for line in marked for m in line.marks} & set(numbers))
        if met > most:
            best, most = marked, met
    return best


def _with_marks(lines: Sequence[Line], numbers: Sequence[int], kinds: Sequence[str]) -> tuple[Line, ...]:
    order = _Order(numbers) if kinds[0] in _ORDERLY else None
    known = frozenset(numbers) | _beyond(lines, numbers, kinds)
    marked = tuple(_marked(line, known, kinds, order) for line in lines)
    return _unglued(marked) if kinds == ("raised",) else marked


def _unglued(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Raised marks that stand side by side read as one number: ``²³`` after 1 is 2 and 3, if seen nowhere else."""
    seen = {m.number for line in lines for m in line.marks}
    last, apart = 0, []
    for line in lines:
        marks: list[Mark] = []
        for mark in line.marks:
            parts = _in_a_row(str(mark.number), last + 1)
            split = len(parts) > 1 and seen.isdisjoint(parts)
            marks += [Mark(mark.at, n) for n in parts] if split else [mark]
            last = int(marks[-1].number)
        apart.append(replace(line, marks=tuple(marks)))
    return tuple(apart)


def _apart(found: list[int], known: frozenset[int]) -> list[int]:
    """A number that no note has, as the two or more it is put together from: 910 as 9 and 10."""
    if len(found) != 1 or found[0] in known:
        return found
    digits = str(found[0])
    cuts = (_in_a_row(digits, int(digits[:at])) for at in range(1, len(digits)))
    return next((cut for cut in cuts if cut and known.issuperset(cut)), found)


def _in_a_row(digits: str, first: int) -> list[int]:
    """``1112`` from 11 on as 11 and 12; empty where the digits are not numbers that follow each other."""
    numbers: list[int] = []
    while digits.startswith(str(first)):
        numbers.append(first)
        digits, first = digits.removeprefix(str(first)), first + 1
    return [] if digits else numbers


def _beyond(lines: Sequence[Line], numbers: Sequence[int], kinds: Sequence[str]) -> frozenset[int]:
    """Numbers without a note that stand as marks in the row of the others: their notes are missing."""
    top = max(numbers, default=0)
    gaps = frozenset(range(1, top))
    if kinds[0] != "bracket":
        return gaps
    seen = {n for line in lines for m in _MARKS["bracket"].finditer(line.text) for n in expanded(m[1])}
    while top + 1 in seen:
        top += 1
    return frozenset(range(1, top + 1))


def chained_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Marks of a report whose notes are all missing: brackets that count from one, at least three."""
    return (
        tuple(lines)
        if len(known := _beyond(lines, (), ("bracket",))) < 3
        else _with_marks(lines, sorted(known), ("bracket",))
    )


class _Order:
    """Marks without brackets count only in the order of their notes, a note or two left out at most."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self.numbers = list(numbers)
        self.at = 0

    def takes(self, found: Sequence[int]) -> bool:
        """Whether these numbers come next; remembers them if so."""
        ahead = self.numbers[self.at : self.at + 3]
        if found[0] in ahead:
            self.at += ahead.index(found[0]) + len(found)
            return True
        return False


def _marked(line: Line, known: frozenset[int], kinds: Sequence[str], order: _Order | None) -> Line:
    text, marks, last = "", [*line.marks], 0
    for match, found in _found(line.text, known, kinds, order):
        text = _before(text + line.text[last : match.start()], line.text[match.end() :])
        marks += [Mark(len(text), n) for n in found]
        last = match.end()
    if not last:
        return line
    return replace(line, text=(text + line.text[last:]).rstrip(), marks=tuple(marks), links=())


def _before(text: str, following: str) -> str:
    """A blank before a mark goes with it, unless words follow at once."""
    return text if following[:1].isalnum() else text.rstrip()


def _found(
    text: str, known: frozenset[int], kinds: Sequence[str], order: _Order | None
) -> Iterator[tuple[re.Match[str], list[int]]]:
    matches = sorted((m for kind in kinds for m in _MARKS[kind].finditer(text)), key=re.Match.start)
    urls = [(a.start, a.end) for a in addresses(text)] if order else []
    end = 0
    for match in matches:
        found = _apart(expanded(re.sub(r"(?<=\d)\s+(?=\d)", ",", match[1].translate(SUPERSCRIPTS))), known)
        outside = not any(a <= match.start(1) < b for a, b in urls)
        if (
            match.start() >= end
            and outside
            and _is_mark(text[: match.start()], found, known)
            and (order is None or order.takes(found))
        ):
            end = match.end()
            yield match, found


def _is_mark(before: str, found: Sequence[int], known: frozenset[int]) -> bool:
    raised_unit = found in ([2], [3]) and _UNIT.search(before)
    return bool(found) and known.issuperset(found) and not raised_unit and not _NOT_BEFORE.search(before)


def expanded(listed: str) -> list[int]:
    """``1,2–4`` as numbers; empty where a range makes no sense."""
    numbers: list[int] = []
    for part in re.split(r"\s*[,;\u02d2]\s*", listed.strip()):
        ends = [int(n) for n in re.split(r"\s*[–—-]\s*", part)]
        first, last = ends[0], ends[-1]
        if len(ends) > 2 or not first <= last < first + 50:
            return []
        numbers += range(first, last + 1)
    return numbers
