"""Plain text to a Report: paragraphs with [1] marks, and notes that open a line with their number.

Sources: the shapes in which monitors publish; notes glued to their URL (``[47]https://…``), a second
URL on a line of its own, numbers without a note.
"""

import hashlib
import re
from collections.abc import Iterator

from dalel.model import Claim, Footnote, Report
from dalel.reading.period import claim_date, report_period

URL = re.compile(r"https?://[^\s<>\"«»“”]+")
BRACKETED_NOTE = re.compile(r"^\s*\[(\d{1,4})\]\s*(?=\S)")
MARK = re.compile(r"\[(\d{1,3})\]")
TRAILING = ".,;:!?)]}»”'\""


def read_text(text: str) -> Report:
    """The ledger of a text report whose marks and notes are bracketed."""
    paragraphs, footnotes = _split(text)
    title = next((p for p in paragraphs if not MARK.search(p)), "")
    period = report_period(text)
    claims = tuple(_claims(paragraphs, period))
    return Report(
        title=title[:300],
        language=None,
        period=period,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        footnotes=footnotes,
        claims=claims,
    )


def _split(text: str) -> tuple[list[str], tuple[Footnote, ...]]:
    """Body paragraphs, and the notes: a line that opens with ``[n]`` and goes on with its URL or words."""
    paragraphs: list[str] = []
    notes: list[tuple[int, list[str]]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        opened = BRACKETED_NOTE.match(line)
        if opened:
            notes.append((int(opened[1]), [line[opened.end() :]]))
        elif notes:
            notes[-1][1].append(line)
        else:
            paragraphs.append(line)
    return paragraphs, tuple(Footnote(n, " ".join(lines), tuple(urls_in("\n".join(lines)))) for n, lines in notes)


def urls_in(text: str) -> Iterator[str]:
    """The URLs written in a text, in order, without the punctuation that closes the sentence."""
    for found in URL.findall(text):
        url = found.rstrip(TRAILING)
        if "(" in url and found[len(url) :].startswith(")"):
            url += ")"
        yield url


def _claims(paragraphs: list[str], period: tuple[str, str] | None) -> Iterator[Claim]:
    """A claim runs from the mark before, or the paragraph's start, to its mark; adjacent marks share it."""
    number = 0
    for paragraph in paragraphs:
        start = 0
        for marks in re.finditer(r"(?:\[\d{1,3}\][\s,]*)+", paragraph):
            passage = paragraph[start : marks.start()].strip(" .")
            start = marks.end()
            if passage:
                number += 1
                yield Claim(
                    id=f"c{number}",
                    text=passage,
                    context=paragraph,
                    footnotes=tuple(map(int, MARK.findall(marks[0]))),
                    date=claim_date(passage, period),
                )
