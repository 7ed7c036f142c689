"""Words with their places in the text, and the sentences they stand in."""

import re
from dataclasses import dataclass

from dalel.details.fold import fold

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'ʼ`ʻ‘][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?…])[»”\")\]]*\s+(?=[«“\"(—–-]*\s*[^\W_])|\n+")
_ABBREVIATIONS = (
    "ст ч п г гг р с д т е м им ул пр обл руб тыс млн млрд ж б ш о янв фев мар апр авг сен окт ноя дек"
    " mr mrs ms dr st no art p vs etc jan feb mar apr jun jul aug sep sept oct nov dec"
)
_SHORT = frozenset(_ABBREVIATIONS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a number: as written, its key, and where it stands (character offsets)."""

    text: str
    key: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Begins with a capital, or is of a script that has none (and may be a name for all we know).

        Title case tells: Georgian has upper case for headlines, but no capital within a sentence.
        """
        first = self.text[0]
        return first.isalpha() and first.title() == first

    @property
    def number(self) -> bool:
        """Written in digits."""
        return self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in it."""
        return self.start <= offset < self.end


def words_of(text: str) -> list[Word]:
    """All words of a text, in order."""
    return [_word(m) for m in _WORD.finditer(text)]


def _word(m: re.Match[str]) -> Word:
    """A word without the English possessive: Sutyagin’s is Sutyagin."""
    told = m[0][:-2] if m[0][-2:] in ("'s", "’s") else m[0]
    return Word(told, fold(told), m.start(), m.start() + len(told))


def sentences_of(text: str) -> list[Span]:
    """Sentences in order; an abbreviation or an initial (ст., г., М.) does not end one."""
    spans, start = [], 0
    for gap in _END.finditer(text):
        if "\n" not in gap[0] and _is_abbreviation(text, gap.start()):
            continue
        spans.append(Span(start, gap.start()))
        start = gap.end()
    spans.append(Span(start, len(text)))
    return [s for s in spans if text[s.start : s.end].strip()]


def _is_abbreviation(text: str, end: int) -> bool:
    before = re.search(r"([^\W\d_]+)\.$", text[max(0, end - 12) : end])
    if before is None:
        return False
    word = before[1]
    return word.lower() in _SHORT or (len(word) <= 2 and word[0].isupper())
