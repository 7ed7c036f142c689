"""Pairs marks, notes and claims: a sheet of any format becomes the ledger."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dalel.lint_links import IBID
from dalel.model import Citation, Claim, Footnote, Number, Report
from dalel.reading.language import language_of
from dalel.reading.links import addresses
from dalel.reading.passages import Passage, inline_passages, passages
from dalel.reading.period import Period, claim_date, is_date_line, report_period
from dalel.reading.sheet import Line, Link, Mark, Note, Sheet
from dalel.reading.typed import read_typed
from dalel.urls import canonical_url

TITLE_LENGTH = 300


@dataclass(frozen=True)
class _Bound:
    """A passage with its paragraph, and for each mark the notes it stands for."""

    passage: Passage
    paragraph: Line
    notes: tuple[Note, ...]
    day: str


def ledger(sheet: Sheet, published: date | None = None) -> Report:
    """The report of a sheet, without its bytes' hash and type, and without the findings of lint."""
    if not sheet.notes and not any(line.marks for line in sheet.lines):
        sheet = read_typed(sheet)
    marked = any(line.marks for line in sheet.lines)
    if not sheet.notes and not marked:
        sheet = _inline(sheet)
    sheet = replace(sheet, notes=_with_ibid(sheet.notes))
    heads, paragraphs = _heads(sheet), [line.text for line in sheet.lines]
    period = report_period([sheet.title, *heads], paragraphs, published)
    bound = [*_bound(sheet, inline=not marked and bool(sheet.notes) and _is_inline(sheet))]
    claims, citations = _cited(bound, period)
    return Report(
        title=_title(sheet, heads),
        language=sheet.language or language_of(" ".join(paragraphs)[:6000]),
        period=period,
        sha256="",
        media_type="",
        footnotes=tuple(Footnote(n.number, n.text, n.urls) for n in sheet.notes),
        claims=claims,
        citations=citations,
        findings=sheet.findings,
    )


# --- the head ---------------------------------------------------------------------------------------------


def _heads(sheet: Sheet) -> list[str]:
    """The lines before the first mark that are not running text."""
    heads = []
    for line in sheet.lines[:25]:
        if line.marks:
            break
        heads.append(line.text)
    return heads


def _title(sheet: Sheet, heads: Sequence[str]) -> str:
    """The format's title, else a heading, else the head's line most like one."""
    if sheet.title:
        return sheet.title[:TITLE_LENGTH]
    heading = next((line.text for line in sheet.lines[:25] if line.heading and line.text), None)
    likely = [h for h in heads[:8] if 3 < len(h) <= TITLE_LENGTH and not is_date_line(h)]
    likely = [h for h in likely if len(h) < 60 or not re.search(r"[.!?:;,]\W*$", h)]
    best = min(likely, key=_unlike_title, default="")
    return (heading or best)[:TITLE_LENGTH]


def _unlike_title(head: str) -> int:
    letters = [c for c in head if c.isalpha()]
    if letters and sum(map(str.isupper, letters)) > 0.6 * len(letters):
        return 0
    if report_period([head], []):
        return 1
    return 3 if re.search(r"[.!?:;,]\W*$", head) else 2


# --- notes ------------------------------------------------------------------------------------------------


def _with_ibid(notes: Sequence[Note]) -> tuple[Note, ...]:
    """A note that says "ibid." and no address has the addresses of the note before."""
    done: list[Note] = []
    for note in notes:
        same = done and not note.urls and IBID.match(note.text)
        done.append(replace(note, urls=done[-1].urls) if same else note)
    return tuple(done)


def _inline(sheet: Sheet) -> Sheet:
    """Each link of the running text as a citation of its own, numbered in order."""
    notes: list[Note] = []
    lines = []
    for line in sheet.lines:
        marks = []
        for text, link in _links(line):
            number = len(notes) + 1
            notes.append(Note(number, text, (link.url,), key=f"inline{number}"))
            marks.append(Mark(link.start, number, f"inline{number}"))
        lines.append(replace(line, marks=tuple(marks)))
    return replace(sheet, lines=tuple(lines), notes=tuple(notes))


def _is_inline(sheet: Sheet) -> bool:
    return all(note.key.startswith("inline") for note in sheet.notes)


def _links(line: Line) -> Iterator[tuple[str, Link]]:
    """A line's hyperlinks and the addresses written in it, in order; contact addresses are no sources."""
    found = [*line.links]
    for a in addresses(line.text):
        if not any(k.start < a.end and a.start < k.end for k in found):
            found.append(Link(a.start, a.end, a.url))
    for link in sorted(found, key=lambda k: k.start):
        if re.match(r"https?:", link.url, re.I):
            yield line.text[link.start : link.end].strip(), link


# --- pairing ----------------------------------------------------------------------------------------------


class _Pairing:
    """Which note a mark stands for: by key, else by number within its own run of notes.

    Numbering that restarts (on each page, in each chapter) makes several runs. Notes at the feet serve the
    text above them; runs that all stand at the end serve the runs of marks in turn.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.by_key = {n.key: n for n in sheet.notes if n.key}
        self.runs = _runs(sheet.notes)
        self.numbered = [_by_number(run) for run in self.runs]
        self.ends = [max(n.place for n in run) for run in self.runs]
        self.at_end = all(line.until <= end for line in sheet.lines for end in self.ends[:1])
        self.run = 0
        self.last: Number = 0
        self.used: dict[tuple[int, Number], int] = defaultdict(int)

    def note(self, mark: Mark, line: Line) -> Note | None:
        """The note of a mark in a paragraph."""
        if mark.key:
            return self.by_key.get(mark.key)
        run = self._run_of(mark, line)
        same = self.numbered[run].get(mark.number, []) if self.runs else []
        if not same:
            return None
        turn = self.used[run, mark.number]
        self.used[run, mark.number] += 1
        return same[min(turn, len(same) - 1)]

    def _run_of(self, mark: Mark, line: Line) -> int:
        """Runs at the feet end before the next page's text; a second mark 1 may begin a run or repeat a note."""
        while self.run < len(self.runs) - 1 and line.place > self.ends[self.run]:
            self.run, self.last = self.run + 1, 0
        beyond = self.at_end or (bool(self.runs) and line.until > self.ends[self.run])
        if mark.number == 1 and self.last not in (0, 1) and beyond and self.run < len(self.runs) - 1:
            self.run += 1
        self.last = mark.number
        return self.run


def _by_number(run: Sequence[Note]) -> dict[Number, list[Note]]:
    numbered: dict[Number, list[Note]] = defaultdict(list)
    for note in run:
        numbered[note.number].append(note)
    return numbered


def _runs(notes: Sequence[Note]) -> list[list[Note]]:
    """Notes whose numbers count on; a 1 after another number begins anew."""
    runs: list[list[Note]] = []
    for note in notes:
        anew = note.number == 1 and bool(runs) and any(n.number == 1 for n in runs[-1])
        if anew or not runs:
            runs.append([])
        runs[-1].append(note)
    return runs


def _bound(sheet: Sheet, inline: bool) -> Iterator[_Bound]:
    pairing = _Pairing(sheet)
    day = ""
    last: _Bound | None = None
    datelines = sum(is_date_line(line.text) for line in sheet.lines) > 1
    for line in sheet.lines:
        if datelines and not line.marks and is_date_line(line.text):
            day = line.text
        for passage in inline_passages(line, line.marks) if inline else passages(line):
            notes = tuple(n for m in passage.marks if (n := pairing.note(m, line)))
            last = _again(last, passage, line, notes, day)
            yield last


def _again(last: _Bound | None, passage: Passage, line: Line, notes: tuple[Note, ...], day: str) -> _Bound:
    """A mark without words before it vouches for the passage before, or for its own paragraph."""
    if re.search(r"\w", passage.text):
        return _Bound(passage, line, notes, day)
    if last is None:
        return _Bound(replace(passage, text=line.text), line, notes, day)
    return _Bound(replace(passage, text=last.passage.text), last.paragraph, notes, last.day)


def _cited(bound: Sequence[_Bound], period: Period | None) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    claims: list[Claim] = []
    citations: list[Citation] = []
    taken: set[str] = set()
    for one in bound:
        numbers = tuple(dict.fromkeys(m.number for m in one.passage.marks))
        same = claims and claims[-1].text == one.passage.text and claims[-1].context == one.paragraph.text
        if same:
            claims[-1] = replace(claims[-1], footnotes=tuple(dict.fromkeys(claims[-1].footnotes + numbers)))
        else:
            claims.append(_claim(len(claims) + 1, one, numbers, period))
        citations += _citations(claims[-1].id, one.notes, taken)
    return tuple(claims), tuple(citations)


def _claim(count: int, one: _Bound, numbers: tuple[Number, ...], period: Period | None) -> Claim:
    text, context = one.passage.text, one.paragraph.text
    day = claim_date(text, context, period) or (claim_date(one.day, one.day, period) if one.day else None)
    return Claim(f"c{count}", text, context, numbers, day, language_of(text))


def _citations(claim: str, notes: Sequence[Note], taken: set[str]) -> Iterator[Citation]:
    for note in dict.fromkeys(notes):
        for url in note.urls:
            identity, n = f"{claim}-n{note.number}", 1
            while identity in taken:
                n += 1
                identity = f"{claim}-n{note.number}-{n}"
            taken.add(identity)
            yield Citation(identity, claim, note.number, url, canonical_url(url))
