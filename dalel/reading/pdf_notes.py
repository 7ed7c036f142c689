"""Lines of pages to a sheet: running heads left out, notes at the feet taken, paragraphs told by their gaps."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dalel.model import Finding, Number
from dalel.reading.passages import ends_abbreviated
from dalel.reading.pdf_lines import RAISE, Page, PdfLine
from dalel.reading.sheet import Line, Link, Note, Sheet, number_of, shifted
from dalel.reading.typed import note_of, read_typed, with_marks

_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_LABEL = re.compile(rf"([{_SUP}]{{1,4}})\s*(?=\S)")
_LABEL = re.compile(rf"([{_SUP}]{{1,4}}|\d{{1,4}}|\[\d{{1,4}}\])[.)]?\s*(?=[^\s\d/:,%–-])")
_PAGE_NUMBER = re.compile(r"\W*(?:page|стр\.?|с\.|бет)?\s*\d{1,4}(?:\s*(?:of|/|из)\s*\d{1,4})?\s*(?:бет)?\W*", re.I)
_ENDED = re.compile(rf"[.!?:;…][\"”’»)\]]*(?:\[\d+\]|[{_SUP}])*$")
_SMALL, _LARGE = 0.93, 1.15
_USUAL_PITCH = 1.2


def sheet_of_pages(pages: Sequence[Page]) -> Sheet:
    """The sheet of a document's pages."""
    lines = [replace(line, page=n) for n, page in enumerate(pages) for line in page.lines]
    lines = _without_running(lines, len(pages))
    body_height = _usual_height(lines)
    lines = _with_labels(lines, body_height)
    feet = _feet(lines, body_height)
    shown = _with_gaps(lines, feet, body_height)
    if not feet:
        return read_typed(Sheet(tuple(shown), wrapped=True, title=_title(lines, body_height)))
    notes, findings = _notes(shown, feet)
    body = _body(shown, feet)
    return with_marks(Sheet(tuple(body), notes, _title(lines, body_height), wrapped=True, findings=findings))


def _usual_height(lines: Iterable[PdfLine]) -> float:
    """The height of running text: the largest that a good part of the words have. Notes may be longer than the text."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.height] += sum(len(word) for word in line.text.split() if "/" not in word)
    most = max(weights.values(), default=0)
    return max((height for height, weight in weights.items() if weight * 3 >= most), default=1.0)


def _title(lines: Sequence[PdfLine], body_height: float) -> str:
    """The largest words of the first page, if they are larger than the text."""
    first = [line for line in lines if line.page == 0]
    largest = max((line.height for line in first), default=0.0)
    if largest < _LARGE * body_height:
        return ""
    start = next(n for n, line in enumerate(first) if line.height == largest)
    words = []
    for line in first[start : start + 6]:
        if line.height < 0.9 * largest:
            break
        words.append(line.text)
    return " ".join(words)


# --- running heads ----------------------------------------------------------------------------------------


def _without_running(lines: Sequence[PdfLine], pages: int) -> list[PdfLine]:
    """The lines without page numbers and what stands at the same height on many pages."""
    edge = _edges(lines)
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    keys = {id(line): [(pattern, round(line.y / 4)) for pattern in _patterns(line)] for line in edge}
    for line in edge:
        for key in keys[id(line)]:
            seen[key].add(line.page)
    often = max(2, 0.3 * pages)
    again = {id(line) for line in edge if any(len(seen[key]) >= often for key in keys[id(line)])}
    rest: dict[int, list[PdfLine]] = defaultdict(list)
    for line in lines:
        if id(line) not in again:
            rest[line.page].append(line)
    pitches = _pitches(lines)
    outside = {
        id(line)
        for line in edge
        if _PAGE_NUMBER.fullmatch(line.text) or (id(line) in again and not _is_attached(line, rest[line.page], pitches))
    }
    return [line for line in lines if id(line) not in outside]


def _is_attached(line: PdfLine, rest: Iterable[PdfLine], pitches: dict[float, float]) -> bool:
    """Whether a line that occurs again at its height stands as near to running text as the next line would."""
    close = 1.25 * min(pitches.get(line.height, _USUAL_PITCH), 1.7)
    return any(abs(one.y - line.y) < close * line.height and one.x0 < line.x1 and line.x0 < one.x1 for one in rest)


def _edges(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The two highest and two lowest lines of each page."""
    by_page: dict[int, list[PdfLine]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    edges = []
    for on_page in by_page.values():
        ordered = sorted(on_page, key=lambda line: line.y)
        edges += ordered[:2] + ordered[2:][-2:]
    return edges


def _patterns(line: PdfLine) -> tuple[str, str]:
    """A line as it is, and with its numbers counted from its page: notes that stand at one height count otherwise."""
    counted = re.sub(r"(?<![\w/.-])\d{1,4}\b", lambda m: f"#{int(m[0]) - line.page}", line.text)
    return line.text, counted


def _with_labels(lines: Sequence[PdfLine], body_height: float) -> list[PdfLine]:
    """A small number alone on a line, because an address fills the next one, goes before that address."""
    whole: list[PdfLine] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last and line.page == last.page and line.y < last.y and _is_label_alone(last, body_height):
            label = f"{last.text.translate(RAISE)} "
            links = tuple(Link(k.start + len(label), k.end + len(label), k.url) for k in line.links)
            whole[-1] = replace(line, text=label + line.text, links=links)
        else:
            whole.append(line)
    return whole


def _is_label_alone(line: PdfLine, body_height: float) -> bool:
    return line.height < 0.75 * body_height and bool(re.fullmatch(r"\d{1,4}", line.text))


# --- notes at the feet ------------------------------------------------------------------------------------


def _feet(lines: Sequence[PdfLine], body_height: float) -> frozenset[int]:
    """Indexes of the lines that stand in notes: from the first label to the column's end."""
    feet: set[int] = set()
    start = 0
    for column in _columns(lines):
        end = start + len(column)
        first = next((n for n, line in enumerate(column) if _opens_notes(line, column[n:], body_height)), None)
        if first is None and feet and start - 1 in feet and all(_is_small(line, body_height) for line in column):
            first = 0
        if first is not None:
            while first and _is_small(column[first - 1], body_height) and start - 1 in feet:
                first -= 1
            feet.update(range(start + first, end))
        start = end
    return frozenset(feet)


def _columns(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """Lines that stand one under the other."""
    columns: list[list[PdfLine]] = []
    for line in lines:
        last = columns[-1][-1] if columns else None
        if last is None or line.page != last.page or line.y > last.y + 1.5 * last.height:
            columns.append([])
        columns[-1].append(line)
    return columns


def _opens_notes(line: PdfLine, rest: Sequence[PdfLine], body_height: float) -> bool:
    if _RAISED_LABEL.match(line.text):
        return True
    return bool(_LABEL.match(line.text)) and all(_is_small(one, body_height) for one in rest)


def _is_small(line: PdfLine, body_height: float) -> bool:
    return line.height < _SMALL * body_height


def _notes(lines: Sequence[Line], feet: frozenset[int]) -> tuple[tuple[Note, ...], tuple[Finding, ...]]:
    """The notes; a line without the next number goes on with the note above, over a page's end too."""
    groups: list[tuple[Number, list[Line]]] = []
    for index in sorted(feet):
        label = _LABEL.match(lines[index].text)
        if label and _comes_next(number_of(label[1].strip("[]")), label[1], groups):
            groups.append((number_of(label[1].strip("[]")), [shifted(lines[index], label.end())]))
        elif groups:
            groups[-1][1].append(lines[index])
    notes, findings = [], []
    for number, parts in groups:
        note, doubts = note_of(number, parts, parts[0].place, 0)
        notes.append(note)
        findings += doubts
    return tuple(notes), tuple(findings)


def _comes_next(number: Number, label: str, groups: Sequence[tuple[Number, list[Line]]]) -> bool:
    if not isinstance(number, int) or label[0] in _SUP or not groups:
        return True
    last = groups[-1][0]
    return number == 1 or (isinstance(last, int) and last < number <= last + 3)


# --- paragraphs -------------------------------------------------------------------------------------------


def _with_gaps(lines: Sequence[PdfLine], feet: frozenset[int], body_height: float) -> list[Line]:
    """The lines with what their places tell: a new paragraph, a heading, a line cut by the column's edge."""
    rights = _rights(line for line in lines if line.height <= _LARGE * body_height)
    pitches = _pitches(lines)
    shown = []
    last: PdfLine | None = None
    for n, line in enumerate(lines):
        following = next((lines[m] for m in range(n + 1, len(lines)) if (m in feet) == (n in feet)), None)
        heading = line.height > _LARGE * body_height and n not in feet
        gap = last is None or n in feet or _new_paragraph(last, line, pitches.get(last.height, _USUAL_PITCH), rights)
        full = following is not None and _is_full(line, following, rights)
        shown.append(Line(line.text, line.links, (), heading, gap, False, full, n, n))
        last = last if n in feet else line
    return shown


def _body(lines: Sequence[Line], feet: frozenset[int]) -> list[Line]:
    return [line for n, line in enumerate(lines) if n not in feet]


def _rights(lines: Iterable[PdfLine]) -> dict[int, float]:
    """For each left edge (in steps of ten points) how far its lines reach to the right; headings may span columns."""
    rights: dict[int, float] = defaultdict(float)
    for line in lines:
        for step in (-1, 0, 1):
            key = round(line.x0 / 10) + step
            rights[key] = max(rights[key], line.x1)
    return rights


def _pitches(lines: Sequence[PdfLine]) -> dict[float, float]:
    """For each height of letters the usual distance of two lines, as a share of that height."""
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    for a, b in itertools.pairwise(lines):
        if a.page == b.page and a.height == b.height and 0 < a.y - b.y < 3 * a.height:
            steps[a.height][round((a.y - b.y) / a.height, 1)] += 1
    return {height: counted.most_common(1)[0][0] for height, counted in steps.items()}


def _is_full(line: PdfLine, following: PdfLine, rights: dict[int, float]) -> bool:
    """Whether the next line's first word would not have found room."""
    word = following.text.split()[0]
    letter = (following.x1 - following.x0) / max(1, len(following.text))
    return line.x1 + letter * (len(word) + 1) > rights[round(line.x0 / 10)] - letter


def _new_paragraph(last: PdfLine, line: PdfLine, pitch: float, rights: dict[int, float]) -> bool:
    down = (last.y - line.y) / max(last.height, 1)
    ended = bool(_ENDED.search(last.text)) and not _ends_within_address(last.text)
    if line.page != last.page or down < 0:
        return ended and not ends_abbreviated(last.text) and not line.text[:1].islower()
    if down > pitch + 0.35 or abs(last.height - line.height) > 0.15 * line.height:
        return True
    indented = line.x0 - last.x0 > 0.8 * line.height and ended
    short = not _is_full(last, line, rights) and ended and not ends_abbreviated(last.text)
    return indented or short


def _ends_within_address(text: str) -> bool:
    """Whether a line ends with an address and a sign that joins its parts, as in ``page.php?``."""
    return bool(re.search(r"(?:https?://|www\.)\S*[?:;]$", text, re.I))
