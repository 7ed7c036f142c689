"""Notes and marks that were typed by hand: ``[1]``, ``1.``, ``¹``, ``(1)``, ``word.1``, as text files have them.

A number in the text is a mark only if the notes make it one: ``Article [12]``, ``[2021]`` and ``m²`` are not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dalel.model import Finding, Number
from dalel.reading.links import Written, addresses, joined, same_link, url_goes_on
from dalel.reading.marks import BRACKETED, best_marked, chained_marks, expanded
from dalel.reading.sheet import Line, Note, Sheet, glued, number_of, placed, shifted

_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_WEB = r"(?:h?t{1,3}ps?[:;]|www\.|hxxps?:)"
# How a note may open its line, strictest first.
_OPENERS = {
    "bracket": re.compile(r"\[\s*(\d{1,5})\s*\]\s*[:.]?\s*(?=\S)"),
    "raised": re.compile(rf"([{_SUP}]{{1,4}})\s*(?=\S)"),
    "round": re.compile(r"\((\d{1,4})\)\s*(?=\S)"),
    "plain": re.compile(
        rf"(\d{{1,4}})(?:[.)]\s*(?={_WEB})|[.)]\s+(?=\S)|[.)](?=[\"«“]?(?-i:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]))"
        rf"|\s*(?={_WEB})|\s+(?=[^\W\d_\"«“]))",
        re.I,
    ),
}
_LABEL_ALONE = re.compile(rf"\[\d{{1,5}}\]|\(\d{{1,4}}\)|\d{{1,4}}[.)]?|[{_SUP}]{{1,4}}")
_NOTES_HEADING = re.compile(
    r"(?:foot|end)?notes?|references|sources|links|bibliography|сноски|примечани[ея]|источники|ссылки|список источников"
    r"|ескерт(?:пе|у)(?:лер)?|дереккөз(?:дер)?(?:і)?|сілтемелер|түсініктемелер",
    re.I,
)
_REACH = 6


@dataclass(frozen=True)
class _Opened:
    """A line that may open a note."""

    index: int
    style: str
    number: int
    start: int
    web: bool


def read_typed(sheet: Sheet) -> Sheet:
    """The sheet with the notes and marks that are typed in its lines."""
    sheet = replace(sheet, lines=placed(_with_labels(sheet.lines)))
    for style in _OPENERS:
        opened = _accepted([*_opened(sheet, style)], sheet)
        if not opened:
            continue
        lines, notes, findings = _taken(sheet, opened)
        body = _paragraphs(lines, sheet.wrapped)
        marked = best_marked(body, notes, style)
        if marked or style == "bracket":
            return replace(sheet, lines=marked or body, notes=notes, findings=sheet.findings + findings)
    body = _paragraphs(list(sheet.lines), sheet.wrapped)
    return replace(sheet, lines=chained_marks(body))


def _with_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A number alone on a line, because a long address fills the next one, goes before that address."""
    whole: list[Line] = []
    for line in lines:
        if whole and _LABEL_ALONE.fullmatch(whole[-1].text) and re.match(_WEB, line.text, re.I):
            whole[-1] = replace(glued((whole[-1], line)), full=line.full)
        else:
            whole.append(line)
    return tuple(whole)


def with_marks(sheet: Sheet) -> Sheet:
    """A sheet whose notes are known, with the marks that are typed in its lines."""
    body = _paragraphs(list(sheet.lines), sheet.wrapped)
    return replace(
        sheet, lines=best_marked(body, sheet.notes, "raised") or best_marked(body, sheet.notes, "plain") or body
    )


def _opened(sheet: Sheet, style: str) -> Iterator[_Opened]:
    for index, line in enumerate(sheet.lines):
        match = _OPENERS[style].match(line.text)
        if match:
            number = number_of(match[1])
            web = bool(re.match(_WEB, line.text[match.end() :], re.I)) or _links_alone(line, match.end())
            yield _Opened(index, style, int(number), match.end(), web)


def _links_alone(line: Line, start: int) -> bool:
    return any(k.start <= start + 1 for k in line.links if k.end > start)


def _accepted(opened: list[_Opened], sheet: Sheet) -> list[_Opened]:
    """Those that lead to an address or stand under a heading for notes, and their neighbours by number."""
    headed = _under_heading(sheet)
    marked = _marked_numbers(sheet)
    sure = {
        o.index
        for o in opened
        if o.web
        or (o.index in headed and o.style != "plain")
        or (o.index in headed and (o.number == 1 or _follows(o, opened)))
        or (o.style == "bracket" and o.number in marked and _stands_apart(o, sheet, opened))
    }
    if not sure:
        return []
    for order in (opened, opened[::-1]):
        for one, other in pairwise(order):
            near = abs(one.index - other.index) <= _REACH
            if one.index in sure and near and 1 <= abs(one.number - other.number) <= 2:
                right_way = (one.number < other.number) == (one.index < other.index)
                sure |= {other.index} if right_way else set()
    return [o for o in opened if o.index in sure]


def _follows(one: _Opened, opened: Sequence[_Opened]) -> bool:
    return any(o.number == one.number - 1 and o.index < one.index for o in opened)


def _under_heading(sheet: Sheet) -> frozenset[int]:
    """Lines after the last heading for notes, or after a rule, until running text begins again."""
    under, inside = set(), False
    for index, line in enumerate(sheet.lines):
        if _NOTES_HEADING.fullmatch(line.text.strip(" :.")):
            inside = True
        elif line.rule:
            inside = True
            under.add(index)
        elif inside:
            under.add(index)
        if line.heading and not _NOTES_HEADING.search(line.text):
            inside = False
    return frozenset(under)


def _marked_numbers(sheet: Sheet) -> frozenset[int]:
    """Numbers in brackets that do not open their line."""
    return frozenset(n for line in sheet.lines for m in BRACKETED.finditer(line.text, 1) for n in expanded(m[1]))


def _stands_apart(one: _Opened, sheet: Sheet, opened: Sequence[_Opened]) -> bool:
    """Not a mark that a line's end pushed to the beginning of the next line."""
    before = one.index - 1
    return sheet.lines[one.index].gap or not sheet.wrapped or any(o.index == before for o in opened)


# --- taking the notes out of the lines -------------------------------------------------------------------


def _taken(sheet: Sheet, opened: Sequence[_Opened]) -> tuple[list[Line], tuple[Note, ...], tuple[Finding, ...]]:
    """The running text, the notes, and what is doubtful about their addresses."""
    by_index = {o.index: o for o in opened}
    nexts = {o.index: later.index for o, later in pairwise(opened)}
    width = _width([sheet.lines[o.index].text for o in opened])
    body: list[Line] = []
    notes: list[Note] = []
    findings: list[Finding] = []
    index = 0
    while index < len(sheet.lines):
        one = by_index.get(index)
        if one is None:
            if not _NOTES_HEADING.fullmatch(sheet.lines[index].text.strip(" :.")):
                body.append(_after_foot(body, sheet.lines[index]))
            index += 1
            continue
        end = _note_end(sheet, one, nexts.get(index), width)
        parts = [shifted(sheet.lines[index], one.start), *sheet.lines[index + 1 : end]]
        note, doubts = note_of(one.number, parts, index, width)
        notes.append(note)
        findings += doubts
        index = end
    return body, tuple(notes), tuple(findings)


def _after_foot(body: Sequence[Line], line: Line) -> Line:
    """Running text after notes at a page's foot: a new paragraph, unless the last one ended in mid-sentence."""
    if not body or body[-1].place == line.place - 1:
        return line
    broken_off = not re.search(r"[.!?:…][\"”’»)\]\d]*\s*$", body[-1].text) and line.text[:1].islower()
    return replace(line, gap=not broken_off)


def _width(lines: Sequence[str]) -> int:
    """A line shorter than this ended where its writer ended it."""
    return max(50, int(0.75 * max(map(len, lines), default=0)))


def _note_end(sheet: Sheet, one: _Opened, following: int | None, width: int) -> int:
    """The line after the last one that belongs to a note."""
    end = one.index + 1
    parts = [shifted(sheet.lines[one.index], one.start)]
    limit = len(sheet.lines) if following is None else following
    while end < limit and _goes_on(parts, sheet.lines[end], width, sheet.wrapped or limit - end < _REACH):
        parts.append(sheet.lines[end])
        end += 1
    return end


def _goes_on(parts: Sequence[Line], line: Line, width: int, words_may: bool) -> bool:
    """Whether a line belongs to the note above: an address alone, the rest of one, or words of a note."""
    found = [*addresses(line.text)]
    if found and found[0].start == 0 and found[0].end >= len(line.text) - 1:
        return True
    whole = joined(parts, width).line
    if same_link(whole, line):
        return True
    if line.gap or line.heading:
        return False
    text = whole.text
    if any(a.end >= len(text) - 1 for a in addresses(text)):
        return url_goes_on(text, parts[-1], line.text, width) or bool(found and found[0].start == 0)
    return words_may


def note_of(number: Number, parts: Sequence[Line], place: int, width: int) -> tuple[Note, list[Finding]]:
    """The note whose lines are ``parts``, and what is doubtful about its addresses."""
    whole = joined(parts, width)
    urls, findings = linked_urls(number, whole.line)
    findings += [uncertain(number, url) for url in whole.uncertain]
    return Note(number, whole.line.text, urls, place=place), findings


def linked_urls(number: Number, line: Line) -> tuple[tuple[str, ...], list[Finding]]:
    """A note's addresses, and what is wrong with their writing.

    Where the format has hyperlinks, the link is the truth; addresses written without one are added.
    """
    urls: list[tuple[int, str]] = [(k.start, k.url) for k in line.links]
    findings = []
    for a in addresses(line.text):
        over = [k for k in line.links if k.start < a.end and a.start < k.end]
        if over:
            findings += [] if any(same_address(k.url, a.url) for k in over) else [_differs(number, a, over[0].url)]
            continue
        urls.append((a.start, a.url))
        findings += [] if a.url == a.written else [_mended(number, a)]
    return tuple(dict.fromkeys(url for _, url in sorted(urls, key=lambda pair: pair[0]))), findings


def _differs(number: Number, shown: Written, url: str) -> Finding:
    message = f"Note {number} shows {shown.written} and leads to {url}."
    return Finding("text_differs_from_link", message, number, url, shown.url)


def _mended(number: Number, found: Written) -> Finding:
    message = f"Note {number} has an address that is not written as addresses are."
    return Finding("malformed_url", message, number, found.written, found.url)


def same_address(one: str, other: str) -> bool:
    """Whether two spellings lead to one place: escapes, scheme and a last slash do not count."""
    from urllib.parse import unquote

    def plain(url: str) -> str:
        return unquote(re.sub(r"^https?://(?:www\.)?", "", url)).rstrip("/.").casefold()

    return plain(one) == plain(other)


def uncertain(number: Number, url: str) -> Finding:
    """An address that was put together over the end of a line."""
    message = f"The address in note {number} runs over a line end and was put together again; open it to be sure."
    return Finding("uncertain_url", message, number, url)


def _paragraphs(lines: list[Line], wrapped: bool) -> tuple[Line, ...]:
    """Lines cut by width as paragraphs; other lines are paragraphs already."""
    if not wrapped:
        return tuple(lines)
    width = max(50, int(0.6 * max((len(line.text) for line in lines), default=0)))
    words = frozenset(w.lower() for line in lines for w in re.findall(r"[\w'’]+(?:-[\w'’]+)*", line.text))
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap and not line.heading and not groups[-1][-1].heading:
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_paragraph(group, width, words) for group in groups)


def _paragraph(group: list[Line], width: int, words: frozenset[str]) -> Line:
    return joined(group, width, words).line
