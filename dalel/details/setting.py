"""A claim held against one passage of a page: what the comparisons of all kinds share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import exp
from typing import Protocol, TypeVar

from dalel.details.claims import Checkable
from dalel.details.facts import Facts
from dalel.details.words import Span
from dalel.model import DetailKind, Evidence, EvidenceResult

FADE = 60.0
"""Characters over which a word's nearness fades to a third: about a clause."""
ASIDE = 0.4
"""What is left of likeness in a sentence that turns to something else («Напомним, …»)."""
ALIKE = 1.5
"""Likeness of surroundings from which one day stands where another should; a page tells many."""
SAME_TELLING = 0.4
"""The same for an article, a term or a sum, of which a telling has few."""
MOST, ALMOST = 2, 0.5
"""Counterparts shown beside a detail that differs, and how likely the second must be, measured by the first."""


class Detail(Protocol):
    """Something told at a place of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


D = TypeVar("D", bound=Detail)


@dataclass
class Setting:
    """``written`` is the page's own date; ``told`` maps the claim's concepts to where the passage speaks of them."""

    claim: Checkable
    page: Facts
    span: Span
    written: date | None
    said: dict[str, list[int]] = field(default_factory=dict)
    named: list[int] = field(default_factory=list)
    """Where the passage names the claim's persons."""

    @cached_property
    def marks(self) -> list[tuple[int, float]]:
        """Places that speak for the claim's event, with their weights."""
        content = self.claim.content
        concepts = [(at, content[c]) for c, places in self.said.items() for at in places]
        return concepts + [(at, 3.0) for at in self.named]

    def nearness(self, offset: int) -> float:
        """How closely a place on the page belongs to the claim's event."""
        return sum(weight * exp(-abs(offset - at) / FADE) for at, weight in self.marks)

    def likeness(self, told: int, offset: int) -> float:
        """How alike the surroundings of a place in the claim and of one on the page are: what stands
        beside the claim's «March 17» (a rally, an embassy) stands beside its counterpart."""
        total = 0.0
        for places, wheres, weight in self._shared:
            mine = max(exp(-abs(told - at) / FADE) for at in wheres)
            total += weight * (0.2 + mine) * max(exp(-abs(offset - at) / FADE) for at in places)
        return total * (ASIDE if self.page.is_aside(offset) else 1.0)

    @cached_property
    def _shared(self) -> list[tuple[list[int], list[int], float]]:
        """What passage and claim both speak of: places on the page, places in the claim, weight."""
        claim = self.claim
        shared = [(self.said[c], claim.where[c], weight) for c, weight in claim.content.items() if c in self.said]
        named = [(self.named, [p.start for p in claim.persons], 3.0)] if self.named else []
        return shared + named + list(self._alike())

    def _alike(self) -> Iterator[tuple[list[int], list[int], float]]:
        """Details on which passage and claim agree."""
        mine, page = self.claim.facts, self.page
        pairs: list[tuple[Detail, Detail, float]]
        pairs = [(q, x, 3.0) for q in mine.quantities for x in page.quantities if q.kind == x.kind and q.equals(x)]
        pairs += [(p, x, 1.5) for p in mine.places for x in page.places if p.id == x.id]
        pairs += [(a, x, 2.0) for a in mine.articles for x in page.articles if a.same_number(x)]
        for told, them, weight in pairs:
            if self.span.holds(them.start):
                yield [them.start], [told.start], weight

    def counterparts(self, told: Detail, rivals: Sequence[D], least: float = ALIKE) -> list[D]:
        """Of details that all differ, the one told where the claim's would be; a second where it is told almost so."""
        ranked = sorted(((self.likeness(told.start, (r.start + r.end) // 2), r) for r in rivals), key=lambda x: -x[0])
        best = ranked[0][0] if ranked else 0.0
        return [r for likeness, r in ranked[:MOST] if likeness >= max(least, ALMOST * best)]

    def row(
        self, kind: DetailKind, result: EvidenceResult, claim: str, at: int | None, source: str, because: str
    ) -> Evidence:
        """One detail's evidence, with the sentence that holds ``at``."""
        quote = self.page.sentences_from(at, at + len(source)) if at is not None else ""
        return Evidence(kind, result, " ".join(claim.split()), " ".join(source.split()), quote, because)


@dataclass
class Compared:
    """Rows for the reader and signals for the score, of one kind of detail."""

    evidence: list[Evidence] = field(default_factory=list)
    signals: dict[str, float] = field(default_factory=dict)

    def add(self, signal: str, times: float = 1.0) -> None:
        """Count a signal."""
        self.signals[signal] = self.signals.get(signal, 0.0) + times
