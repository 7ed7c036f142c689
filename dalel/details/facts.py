"""All details of one text, read once: words, sentences, dates, law, quantities, places, organisations, names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TypeVar

from dalel.details.concepts import concepts_of, languages_of
from dalel.details.dates import days_in
from dalel.details.day import Day
from dalel.details.fold import fold
from dalel.details.law import Article, articles_in
from dalel.details.organisations import organisations_in
from dalel.details.page_names import PageNames
from dalel.details.phrases import Named
from dalel.details.places import places_in
from dalel.details.quantities import Quantity, quantities_in
from dalel.details.words import Span, Word, sentences_of, words_of

_LATIN_KAZAKH_WORDS = "jäne zhäne zhane üşin ushin boiynşa boiynsha turaly aitty dedi bul"
_LATIN_KAZAKH = frozenset(map(fold, _LATIN_KAZAKH_WORDS.split()))
_TITLE = re.compile(r"[“«\"„]([^\W\d_][^“”«»\"„\n]{2,60}?)[”»\"“]")
_UNQUOTED = re.compile(
    r"((?:[A-Z][\w’'-]+ ){1,3})(?:public |political |independent |opposition )?"
    r"(?:foundation|fund|party|movement|LLP|LLC|company|trade union|agency|website|newspaper|channel|institute|index)\b"
)
"""«Adil Kadam public foundation»: the name of a thing, without quotation marks."""
_QUOTED = re.compile(r"[“«\"„]([^“”«»\"„]{12,600})[”»\"“]")


_ASIDE = re.compile(
    r"(?i)\W{0,3}(?:напомн|ранее\b|до этого|прежде\b|earlier\b|previously|recall|as reported"
    r"|бұған дейін|бұдан бұрын|бұрын\b|осыған дейін|еске сал|бұдан бөлек)"
)


T = TypeVar("T")


@dataclass(frozen=True)
class Facts:
    """What a text tells, each thing with its place; ``quotations`` are the stretches between quotation marks."""

    text: str
    words: list[Word]
    sentences: list[Span]
    days: list[Day]
    articles: list[Article]
    quantities: list[Quantity]
    places: list[Named]
    organisations: list[Named]
    names: PageNames
    concepts: list[tuple[Word, frozenset[str]]]
    quotations: list[Span]
    titles: list[Span]
    """Names of things in quotation marks: «Оян», “Kun Stream”."""

    def sentences_from(self, start: int, end: int) -> str:
        """The sentences that hold a stretch, as written save for line breaks."""
        first, last = self.sentence_at(start), self.sentence_at(max(start, end - 1))
        return " ".join(self.text[self.sentences[first].start : self.sentences[last].end].split())

    def is_aside(self, offset: int) -> bool:
        """Whether the sentence opens by saying that it turns to what was before."""
        return bool(_ASIDE.match(self.text, self.sentences[self.sentence_at(offset)].start))

    def words_in(self, span: Span) -> list[Word]:
        """The words of a stretch."""
        return _within(self.words, span, lambda word: word.start)

    def concepts_in(self, span: Span) -> list[tuple[Word, frozenset[str]]]:
        """What a stretch tells of."""
        return _within(self.concepts, span, lambda told: told[0].start)

    def sentence_at(self, offset: int) -> int:
        """Which sentence (by index) holds an offset."""
        return max(bisect_right(self.sentences, offset, key=lambda s: s.start) - 1, 0)


def _titles(text: str) -> list[Span]:
    quoted = [Span(*m.span(1)) for m in _TITLE.finditer(text) if m[1][0].isupper() and len(m[1].split()) <= 5]
    return quoted + [Span(m.start(1), m.end(1) - 1) for m in _UNQUOTED.finditer(text)]


def _within(found: list[T], span: Span, start: Callable[[T], int]) -> list[T]:
    return found[bisect_left(found, span.start, key=start) : bisect_left(found, span.end, key=start)]


@lru_cache(maxsize=256)
def facts_of(text: str) -> Facts:
    """The details of a text; words that count from its own date («вчера») are added where that is known."""
    words = words_of(text)
    articles = articles_in(text)
    days = days_in(text, words)
    taken = [(a.start, a.end) for a in articles] + [(d.start, d.end) for d in days]
    kazakh = sum(w.key in _LATIN_KAZAKH for w in words) * 40 > len(words)
    places = places_in(text, words)
    languages = languages_of(words, kazakh)
    return Facts(
        text=text,
        words=words,
        sentences=sentences_of(text),
        days=days,
        articles=articles,
        quantities=quantities_in(text, words, taken),
        places=places,
        organisations=organisations_in(text, words),
        names=PageNames(text, words, frozenset(p.start for p in places)),
        concepts=[(w, f) for w, after in zip_longest(words, words[1:]) if (f := concepts_of(w, languages, after))],
        titles=_titles(text),
        quotations=[Span(m.start(1), m.end(1)) for m in _QUOTED.finditer(text)],
    )
