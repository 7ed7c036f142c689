"""The passages that marks vouch for: from the mark before, or the paragraph's start, in whole sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalel.reading.sheet import Line, Mark

_CLOSING = r"[\"”’»)\]]*"
_CLOSED_BEFORE = re.compile(rf"[.!?…]{_CLOSING}\s*$")
_CLOSED_AFTER = re.compile(rf"\s*{_CLOSING}[.!?…]+{_CLOSING}(?=\s|$)")
_STARTS_ANEW = re.compile(r"\s*(?:$|[\"“«„‘(\[–—-]*\s*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d])")
_SENTENCE_END = re.compile(rf"[.!?…]+{_CLOSING}(?=\s+[\"“«„‘(\[]*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d]|\s*$)")
# A full stop after these is not the end of a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:mr|mrs|ms|dr|st|no|nos|art|para|zh|sh|ch|kh|yu|ya|ts|dzh|pp|vs|etc|e\.g|i\.e|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|ст|ч|п|пп|г|гг|ул|им|д|кв|обл|стр|тыс|млн|млрд|тг|руб|т\.е|т\.д|т\.п|р|ж|жж|ғ))$",
    re.I,
)


@dataclass(frozen=True)
class Passage:
    """Words of one paragraph and the marks that vouch for them."""

    text: str
    marks: tuple[Mark, ...]


def passages(line: Line) -> Iterator[Passage]:
    """The passages of a paragraph, in order. A mark at the very start has an empty passage."""
    groups = _groups(line)
    start = 0
    for n, group in enumerate(groups):
        at = group[-1].at
        following = groups[n + 1][0].at if n + 1 < len(groups) else None
        end = max(start, _passage_end(line.text, at, following))
        yield Passage(_tidy(line.text[start:end]), tuple(group))
        start = end


def _groups(line: Line) -> list[list[Mark]]:
    """Marks with no word between them vouch for the same passage."""
    groups: list[list[Mark]] = []
    for mark in sorted(line.marks, key=lambda m: m.at):
        if groups and not re.search(r"\w", line.text[groups[-1][-1].at : mark.at]):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _passage_end(text: str, at: int, following: int | None) -> int:
    """A mark inside a sentence vouches for all of it, unless another mark takes over before its end."""
    closed = _CLOSED_AFTER.match(text, at)
    if closed:
        return at if _CLOSED_BEFORE.search(text[:at]) else closed.end()
    if _STARTS_ANEW.match(text, at) and _ends_sentence(text[:at]):
        return at
    end = sentence_end(text, at)
    return at if following is not None and following <= end else end


def _ends_sentence(before: str) -> bool:
    closed = _CLOSED_BEFORE.search(before)
    return bool(closed) and not _is_abbreviated(before, closed.start() if closed else 0)


def sentence_end(text: str, at: int) -> int:
    """Where the sentence that holds position ``at`` ends."""
    for end in _SENTENCE_END.finditer(text, at):
        if not text[end.end() :].strip() or not _is_abbreviated(text, end.start()):
            return end.end()
    return len(text)


def sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds position ``at`` begins."""
    start = 0
    for end in _SENTENCE_END.finditer(text, 0, max(0, at)):
        if end.end() < at and text[end.end() : at].strip() and not _is_abbreviated(text, end.start()):
            start = end.end()
    return start


def ends_abbreviated(text: str) -> bool:
    """Whether a text ends with an abbreviation or initial, so that its full stop need not end a sentence."""
    return text.endswith(".") and _is_abbreviated(text, len(text) - 1)


def _is_abbreviated(text: str, stop: int) -> bool:
    """Initials and abbreviations: ``Zh. Mamay``, ``ст. 405``. A digit or closing bracket before is none."""
    return text[stop] == "." and bool(_ABBREVIATION.search(text, max(0, stop - 6), stop))


def _tidy(passage: str) -> str:
    return passage.strip().lstrip(".,;:!?)]”»’").strip(" \t,;:")


def inline_passages(line: Line, marks: Sequence[Mark]) -> Iterator[Passage]:
    """For reports whose sentences carry the links themselves: each link vouches for its whole sentence."""
    for mark in marks:
        start, end = sentence_start(line.text, mark.at), sentence_end(line.text, mark.at)
        yield Passage(_tidy(line.text[start:end]), (mark,))
