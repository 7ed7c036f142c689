"""The shape of a dossier: plain values that `flows` fills from the store and that every output is written from.

Source: CONTRACT "dossier.json". Nothing here reads a database, a clock or a file.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dalel.alerts import AlertKind
from dalel.model import (
    Evidence,
    EvidenceResult,
    Finding,
    Kept,
    MementoJudgement,
    Number,
    Reach,
    Support,
)


@dataclass(frozen=True)
class ReportView:
    """The report that was checked; ``name`` is its file's name or address, ``period`` (from, to) as ISO dates."""

    title: str
    name: str
    sha256: str
    media_type: str
    checked_at: datetime
    language: str | None = None
    period: tuple[str, str] | None = None


@dataclass(frozen=True)
class MementoView:
    """An archive's copy; ``url`` is the public link, ``judgement`` None while nobody looked at it."""

    archive: str
    url: str
    time: datetime
    usable: bool
    judgement: MementoJudgement | None = None


@dataclass(frozen=True)
class CaptureView:
    """Our own record and its place in the WARC; ``of`` says whether the live page or a memento was fetched.

    ``id`` becomes a file name: letters, digits, ``.``, ``_`` and ``-``, at most 100 of them.
    """

    id: str
    time: datetime
    warc_file: str
    warc_offset: int
    sha256: str
    url: str = ""
    of: str = "live"

    @property
    def text_path(self) -> str:
        """Where the extracted text stands, relative to dossier.html."""
        return f"captures/{self.id}.txt"


@dataclass(frozen=True)
class ChangeView:
    """What became of a watched source since the first check, as it was told.

    ``before`` and ``after`` are the sentences that carried the claim (``after`` empty: gone); ``memento`` is the
    address of an archived copy that bears the words before.
    """

    kind: AlertKind
    time: datetime
    because: str
    before: str = ""
    after: str = ""
    capture_before: CaptureView | None = None
    capture_after: CaptureView | None = None
    memento: str = ""


@dataclass(frozen=True)
class CitationView:
    """One citation with its verdict. ``*_because`` are sentences; ``support_from`` is live, memento or None (UNREAD).

    ``source_title``, ``source_author`` and ``source_published`` are the page's own words, shown as claimed;
    ``history`` are sentences that the archived copies prove together; ``changes`` is what was told, oldest first.
    """

    id: str
    footnote: Number
    claim: str
    claim_id: str
    url: str
    source: str
    reach: Reach
    reach_because: str
    kept: Kept
    kept_because: str
    support: Support
    support_because: str
    support_from: str | None = None
    score: float = 0.0
    claim_date: str | None = None
    claim_language: str | None = None
    context: str = ""
    reach_seen: str = ""
    moved_to: str | None = None
    lost_since: datetime | None = None
    mementos: tuple[MementoView, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    captures: tuple[CaptureView, ...] = ()
    source_title: str = ""
    source_author: str = ""
    source_published: str | None = None
    source_language: str | None = None
    history: tuple[str, ...] = ()
    changes: tuple[ChangeView, ...] = ()

    @property
    def archived(self) -> MementoView | None:
        """The memento to offer first: a usable one, in the order given."""
        return next((memento for memento in self.mementos if memento.usable), None)

    @property
    def differing(self) -> tuple[Evidence, ...]:
        """The details that the source tells otherwise."""
        return tuple(row for row in self.evidence if row.result is EvidenceResult.DIFFERS)


@dataclass(frozen=True)
class DossierView:
    """A whole dossier. ``citations`` stand in the report's order; ``notes`` are sentences about the run itself."""

    report: ReportView
    citations: tuple[CitationView, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Totals:
    """How often each state occurs; every state is listed, also those that do not occur."""

    citations: int
    sources: int
    findings: int
    needs_person: int
    lost: int
    read_from_memento: int
    changed: int
    reach: dict[str, int]
    kept: dict[str, int]
    support: dict[str, int]


def totals(view: DossierView) -> Totals:
    """The counts of a dossier."""
    # Here, not above: attention looks at citations, whose shape this module owns.
    from dossier.attention import is_lost, reason

    citations = view.citations
    return Totals(
        citations=len(citations),
        sources=len({citation.source for citation in citations}),
        findings=len(view.findings),
        needs_person=sum(reason(citation) is not None for citation in citations),
        lost=sum(is_lost(citation) for citation in citations),
        read_from_memento=sum(citation.support_from == "memento" for citation in citations),
        changed=sum(bool(citation.changes) for citation in citations),
        reach=_counts(Reach, (citation.reach for citation in citations)),
        kept=_counts(Kept, (citation.kept for citation in citations)),
        support=_counts(Support, (citation.support for citation in citations)),
    )


def _counts(states: type[StrEnum], seen: Iterable[StrEnum]) -> dict[str, int]:
    counted = Counter(seen)
    return {state.value: counted[state] for state in states}
