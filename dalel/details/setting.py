"""A claim held against one passage of a page: what the comparisons of all kinds share."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import exp

from dalel.details.claims import Checkable
from dalel.details.facts import Facts
from dalel.details.words import Span
from dalel.model import DetailKind, Evidence, EvidenceResult

FADE = 60.0
"""Characters over which a word's nearness fades to a third: about a clause."""


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
