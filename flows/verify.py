"""The judging step: from what was stored about a report's sources to one check for each citation."""

import hashlib
import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine

from dalel.evidence import judge_claim
from dalel.mementos import NO_DIGEST
from dalel.model import (
    Claim,
    Evidence,
    FailureKind,
    Judgement,
    Kept,
    MementoJudgement,
    Reach,
    Reached,
    Report,
    SourceText,
    Support,
    Verdict,
)
from dalel.verdict import WALLED_PLATFORMS, combine, judge_kept
from storage.citations import Known, add_check, citations_of, known_sources, report_row
from storage.database import reading, writing
from storage.ledger import load_report
from storage.tables import CheckRow, CitationRow, MementoRow, SnapshotRow, TextRow, row_id

JUDGE = "1"
"""Changes when the rules change what they make of the same captures."""

READABLE = frozenset({Reach.LIVE, Reach.MOVED, Reach.PAYWALLED})


def verify(engine: Engine, report_id: int, now: datetime) -> int:
    """Judge every citation of a report; returns how many were judged. The same basis adds no second check."""
    with reading(engine) as session:
        report = load_report(report_row(session, report_id))
        citations = citations_of(session, report_id)
        known = known_sources(session, report_id)
    keys = {c.id: c for c in report.citations}
    claims = {c.id: c for c in report.claims}
    checks = [
        _check(row, claims[keys[row.key].claim], report, known[row.source_id], now)
        for row in citations
        if row.key in keys
    ]
    with writing(engine) as session:
        for check in checks:
            add_check(session, check)
    return len(checks)


def cited_day(claim: Claim, report: Report) -> date | None:
    """The day whose version of a source the author saw: the claim's, or the end of the report's period."""
    day = claim.date or (report.period[1] if report.period else None)
    return date.fromisoformat(day) if day else None


def verdict_of(check: CheckRow) -> Verdict:
    """The stored verdict as a value."""
    value: dict[str, Any] = json.loads(check.verdict)
    evidence = tuple(Evidence(**one) for one in value.pop("evidence"))
    return Verdict(**{**value, "reach": Reach(value["reach"]), "kept": Kept(value["kept"]),
                      "support": Support(value["support"])}, evidence=evidence)  # fmt: skip


def _check(row: CitationRow, claim: Claim, report: Report, known: Known, now: datetime) -> CheckRow:
    verdict = _verdict(claim, report, known)
    value = json.dumps(asdict(verdict), ensure_ascii=False, sort_keys=True)
    return CheckRow(
        citation_id=row_id(row),
        at=now,
        basis=_basis(known, value),
        reach=verdict.reach,
        kept=verdict.kept,
        support=verdict.support,
        score=verdict.score,
        verdict=value,
    )


def _basis(known: Known, verdict: str) -> str:
    """What a verdict was made from, hashed with what was made of it."""
    mementos = [(m.id, m.judgement) for m in known.mementos]
    basis = [JUDGE, known.capture.id if known.capture else None, mementos, verdict]
    return hashlib.sha256(json.dumps(basis).encode()).hexdigest()


def _verdict(claim: Claim, report: Report, known: Known) -> Verdict:
    reached = reached_of(known)
    kept, kept_because = judge_kept_of(known)
    live = _judge(claim, report, known.text) if reached.reach in READABLE else None
    memento = best_copy(known, cited_day(claim, report))
    from_memento = _judge(claim, report, known.memento_texts.get(memento.id)) if memento and memento.id else None
    return combine(
        reached,
        kept,
        kept_because,
        live,
        from_memento,
        memento.time if memento else None,
    )


def reached_of(known: Known) -> Reached:
    """The reach that the last capture showed, or UNKNOWN where there is none yet."""
    capture = known.capture
    if capture is None:
        return Reached(Reach.UNKNOWN, FailureKind.NOT_TRIED, "this source has not been asked for yet")
    return Reached(
        Reach(capture.reach), capture.reach_rule, capture.reach_because, capture.seen, None, capture.moved_to
    )


def judge_kept_of(known: Known) -> tuple[Kept, str]:
    """Kept for one source, from its mementos, the last look-up and the last snapshot request.

    Bytes that were opened and are not the page are not it in another copy either, and a revisit is a copy of what
    it repeats. Rows of errors that nobody opened are no copies of the page; rows of redirects may lead to one,
    which nobody knows before they are opened.
    """
    judged = ((m.digest, m.judgement) for m in known.mementos if m.digest not in NO_DIGEST)
    hollow = {digest: judgement for digest, judgement in judged if judgement not in (None, MementoJudgement.USABLE)}
    whole = {m.digest for m in known.mementos if m.status == "200"}
    shown = [(m.judgement or hollow.get(m.digest), m) for m in known.mementos]
    listed = [(j, m) for j, m in shown if j or m.status == "200" or (m.status == "-" and m.digest in whole)]
    kept, because = judge_kept(
        tuple((MementoJudgement(judgement) if judgement else None, m.time) for judgement, m in listed),
        known.lookup.outcome if known.lookup else None,
        known.lookup.message if known.lookup else "",
        _request_state(known),
        known.source.platform,
        told_of(known.snapshot) if known.snapshot else "",
    )
    redirects = sum(judgement is None and m.status.startswith("3") for judgement, m in shown)
    if kept is Kept.HOLLOW and redirects:
        return Kept.UNKNOWN, f"{because}; {redirects} redirects are listed and were not opened"
    return kept, because


def _request_state(known: Known) -> str | None:
    """The state of the snapshot request, as far as it says something that the opened copies do not."""
    row = known.snapshot
    if known.source.sealed and (row is None or row.state in ("not_asked", "deferred")):
        return "sealed"
    if row is None or row.state != "confirmed":
        return row.state if row else "not_asked"
    opened = {f"{m.time:%Y%m%d%H%M%S}": m.judgement for m in known.mementos}
    if opened.get(row.timestamp or "") not in (None, MementoJudgement.USABLE):
        return None  # the copy that was asked for is there, and hollow
    return "captured" if known.source.platform in WALLED_PLATFORMS else row.state


def told_of(row: SnapshotRow) -> str:
    """More about a snapshot request, in words: when, where, why, until when."""
    asked = f"asked on {row.asked_at:%Y-%m-%d %H:%M} UTC"
    until = f"{row.retry_at:%Y-%m-%d %H:%M} UTC" if row.retry_at else ""
    if row.timestamp:
        return f"{row.timestamp}, of {row.final_url}" if row.final_url else row.timestamp
    if row.state in ("submitted", "unknown"):
        return ", ".join(filter(None, [asked, row.message]))
    reason = f"{row.message} ({row.code})" if row.code and row.code not in row.message else row.message
    if row.state == "deferred":
        return f"until {until}, {reason}"
    return f"{reason}; may be asked again from {until}" if row.state == "refused" and until else reason


def best_copy(known: Known, day: date | None) -> MementoRow | None:
    """The usable copy nearest to the day, the one before it at equal distance; without a day the newest."""
    usable = [m for m in known.mementos if m.judgement == MementoJudgement.USABLE]
    if day is None:
        return max(usable, key=lambda m: m.time, default=None)
    return min(usable, key=lambda m: (abs((m.time.date() - day).days), m.time.date() > day), default=None)


def _judge(claim: Claim, report: Report, text: TextRow | None) -> Judgement | None:
    if text is None:
        return None
    words = SourceText(**{name: getattr(text, name) for name in SourceText.model_fields})
    return judge_claim(claim.text, words, context=claim.context, claim_date=claim.date, period=report.period)
