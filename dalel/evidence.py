"""Claim and source text to a Judgement: is it the same event, and does each detail agree?

Every detail of the claim is set against the passage of the page where the claim's event is told, not
against the page as a bag of words. The text of a page is data: it is only ever compared.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dalel.details.claims import Checkable, checkable
from dalel.details.compare_acts import compare_acts
from dalel.details.compare_content import (
    compare_content,
    compare_organisations,
    compare_places,
    compare_quotations,
)
from dalel.details.compare_dates import compare_dates
from dalel.details.compare_law import compare_law
from dalel.details.compare_numbers import compare_numbers
from dalel.details.compare_persons import compare_persons
from dalel.details.compare_titles import compare_titles
from dalel.details.dateline import first_day, sensible, written_on
from dalel.details.dates import with_relative
from dalel.details.facts import Facts, facts_of
from dalel.details.passages import Anchor, passages_of
from dalel.details.setting import Setting
from dalel.details.weights import agreement_of, score_of
from dalel.details.words import Span
from dalel.model import Completeness, DetailKind, Evidence, EvidenceResult, Judgement, SourceText, Support

COMPARISONS = (
    compare_persons,
    compare_dates,
    compare_places,
    compare_law,
    compare_numbers,
    compare_organisations,
    compare_quotations,
    compare_content,
    compare_acts,
    compare_titles,
)
HARD = frozenset({DetailKind.PERSON, DetailKind.LAW, DetailKind.TERM, DetailKind.AMOUNT})
"""Details whose difference contradicts a claim; the days of an arrest, its ruling and the news of it differ anyway."""
OTHER_DAY = frozenset({"date_week", "date_month", "date_far"})
"""The day of the event is told, and lies further from the claim's than those do: another event, or a wrong date."""
_CUT = re.compile(
    r"(?i)(?:read (?:more|on)|continue reading|subscribe to read|чита(?:йте|ть) (?:далее|дальше|полностью)"
    r"|подробнее|продолжение следует|толығырақ|жалғасын оқ)\W{0,5}\Z|\[(?:…|\.\.\.)\]\s*\Z"
)
SUPPORTED, PARTLY = 0.7, 0.5
"""Scores from which a page counts as telling the claim's event, whole or in part."""
TOLD = frozenset({"term_found", "amount_found", "quotation_found"})
"""Any of these says what was done, where the page has none of the claim's words for it."""
NOBODY = 0.3
"""The most a page scores that tells of none of the claim's people."""


@dataclass(frozen=True)
class Reading:
    """One passage weighed: its score, signals and rows."""

    score: float
    signals: dict[str, float]
    evidence: tuple[Evidence, ...]


def judge_claim(
    claim: str,
    text: SourceText,
    *,
    context: str = "",
    claim_date: str | None = None,
    period: tuple[str, str] | None = None,
) -> Judgement:
    """Whether a text says what a claim says; ``period`` gives the year to dates without one.

    ``context`` is the claim's paragraph; it lends the day of the event where the claim tells none.
    """
    if not text.text.strip():
        return Judgement(Support.UNREAD, 0.0, text.because or "no text could be read from the page")
    words = f"{text.title}\n{text.text}" if text.title and text.title not in text.text[:400] else text.text
    told = checkable(claim, claim_date, period, context)
    return _judgement(text, read_page(told, words, _written(text)))


def read_page(told: Checkable, words: str, published: date | None) -> Reading:
    """The best passage of a page for a claim."""
    page = facts_of(words)
    written = published or written_on(page, told.year)
    counted_from = written or first_day(page, told.year)
    if counted_from:
        page = replace(page, days=with_relative(page.text, page.words, page.days, counted_from))
    readings = [_weigh(told, page, span, written) for span in passages_of(page, _anchors(told, page))]
    return max(readings, key=lambda r: agreement_of(r.signals))


def _weigh(told: Checkable, page: Facts, span: Span, written: date | None) -> Reading:
    setting = Setting(told, page, span, written, _said(told, page, span), _named(told, page, span))
    parts = [compare(setting) for compare in COMPARISONS]
    signals: dict[str, float] = {}
    for part in parts:
        for name, times in part.signals.items():
            signals[name] = signals.get(name, 0.0) + times
    if "act_untold" in signals and TOLD & signals.keys() and told.persons:
        signals["act_by_figure"] = 1.0
    return Reading(score_of(signals), signals, _once(row for part in parts for row in part.evidence))


def _once(rows: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One wording that stands in the headline and again in the text is shown where it stands first."""
    found: dict[tuple[str, str, str, str], Evidence] = {}
    for row in rows:
        found.setdefault((row.kind, row.result, row.claim, row.source.casefold()), row)
    return tuple(found.values())


def _said(told: Checkable, page: Facts, span: Span) -> dict[str, list[int]]:
    """Where the passage speaks of what the claim tells of."""
    said: dict[str, list[int]] = {}
    for word, concepts in page.concepts_in(span):
        for concept in concepts & told.content.keys():
            said.setdefault(concept, []).append(word.start)
    for organisation in page.organisations:
        if f"org:{organisation.id}" in told.content and span.holds(organisation.start):
            said.setdefault(f"org:{organisation.id}", []).append(organisation.start)
    return said


def _named(told: Checkable, page: Facts, span: Span) -> list[int]:
    return [x.start for p in told.persons for x in page.names.sightings(p) if span.holds(x.start)]


def _anchors(told: Checkable, page: Facts) -> list[Anchor]:
    """How loudly each sentence speaks for the claim: names loudest, then days, then what is told of."""
    weights = [0.0] * len(page.sentences)
    whole = Span(0, len(page.text))
    marks = [(at, 6.0) for at in _named(told, page, whole)]
    marks += [(at, told.content[c] / 3) for c, places in _said(told, page, whole).items() for at in places]
    marks += [(d.start, 3.0) for d in page.days if told.day and (d.month, d.day) == (told.day.month, told.day.day)]
    for at, weight in marks:
        k = next((i for i, s in enumerate(page.sentences) if s.holds(at)), None)
        if k is not None:
            weights[k] += weight
    return [Anchor(i, w) for i, w in enumerate(weights) if w]


def _written(text: SourceText) -> date | None:
    told = re.match(r"\d{4}-\d\d-\d\d", text.published or "")
    try:
        return sensible(date.fromisoformat(told[0])) if told else None
    except ValueError:
        return None


def _judgement(text: SourceText, reading: Reading) -> Judgement:
    """The verdict's word. A contradiction needs the same event first; a page half read cannot be "not found"."""
    nobody, rows = _names_nobody(reading.signals), reading.evidence
    score = round(min(reading.score, NOBODY) if nobody else reading.score, 4)
    because, differing = explain(rows), {r.kind for r in rows if r.result is EvidenceResult.DIFFERS}
    other_day = bool(OTHER_DAY & reading.signals.keys())
    if score >= SUPPORTED and (other_day or differing & HARD):
        return Judgement(Support.CONTRADICTED, score, f"the same event, but {because}", rows)
    untold = "act_untold" in reading.signals and "act_by_figure" not in reading.signals
    if untold:
        because = f"what the claim says was done is not seen there; {because}"
    if score >= SUPPORTED and not differing and "date_none" not in reading.signals and not untold:
        return Judgement(Support.SUPPORTED, score, f"the page tells of this event: {because}", rows)
    if score >= PARTLY and not other_day and "person_namesake" not in reading.signals:
        return Judgement(Support.PARTLY, score, f"the page tells of this event in part: {because}", rows)
    if text.completeness == Completeness.TEASER or _CUT.search(text.text[-160:]):
        reason = "only the beginning of the page could be read, and it does not tell of this; the rest may"
        return Judgement(Support.UNREAD, 0.0, reason, rows)
    return Judgement(Support.NOT_FOUND, score, f"the page does not tell of this event: {because}", rows)


def _names_nobody(signals: dict[str, float]) -> bool:
    """None of the people a claim names is told of: many are fined for one rally on one day by one article."""
    return "person_absent" in signals and not signals.keys() & {"other_full", "other_initial", "other_surname"}


def explain(rows: tuple[Evidence, ...]) -> str:
    """What agrees, what differs and what is not there, in one line."""
    differs = [f"{r.kind} “{_short(r.claim)}” against “{_short(r.source)}”" for r in _of(rows, EvidenceResult.DIFFERS)]
    parts = [
        ("differs: ", differs),
        ("agrees: ", [f"{r.kind} “{_short(r.source)}”" for r in _of(rows, EvidenceResult.FOUND)]),
        ("not there: ", [f"{r.kind} “{_short(r.claim)}”" for r in _of(rows, EvidenceResult.MISSING)]),
    ]
    return (
        "; ".join(word + ", ".join(told[:4]) for word, told in parts if told) or "nothing in common that can be checked"
    )


def _of(rows: tuple[Evidence, ...], result: EvidenceResult) -> list[Evidence]:
    return [row for row in rows if row.result is result]


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
