"""The judging step: from what was stored about a report's sources to one check for each citation."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from dalel.copies import LISTED, NO_DIGEST, UNTOLD, WHOLE
from dalel.model import (
    Claim,
    Evidence,
    FailureKind,
    Kept,
    MementoJudgement,
    Reach,
    Reached,
    Report,
    Support,
    Verdict,
)
from dalel.verdict import WALLED_PLATFORMS, combine, judge_kept
from flows.choose import best_for, judge_text
from storage.citations import Known, add_check, citations_of, known_sources, report_row
from storage.database import reading, writing
from storage.ledger import load_report
from storage.tables import CheckRow, CitationRow, MementoRow, SnapshotRow, row_id

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
        capture_id=known.capture.id if known.capture else None,
    )


def _basis(known: Known, verdict: str) -> str:
    """What a verdict was made from, hashed with what was made of it."""
    mementos = [(m.id, m.judgement) for m in known.mementos]
    basis = [JUDGE, known.capture.id if known.capture else None, mementos, verdict]
    return hashlib.sha256(json.dumps(basis).encode()).hexdigest()


def _verdict(claim: Claim, report: Report, known: Known) -> Verdict:
    reached = reached_of(known)
    kept, kept_because = judge_kept_of(known)
    live = judge_text(claim, report, known.text) if reached.reach in READABLE else None
    memento = best_for(claim, report, known)
    from_memento = judge_text(claim, report, known.memento_texts.get(row_id(memento))) if memento else None
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
    if any(capture.failure == FailureKind.ARCHIVE_EXCLUDED for capture in known.memento_captures.values()):
        return Kept.REFUSED, "the owner of the site had it excluded from the archive: copies are listed, none is shown"
    judged = ((m.digest, m.judgement) for m in known.mementos if m.digest not in NO_DIGEST)
    hollow = {digest: judgement for digest, judgement in judged if judgement not in (None, MementoJudgement.USABLE)}
    told = {m.digest: m.status in WHOLE for m in known.mementos if m.status != UNTOLD}
    shown = [(m.judgement or hollow.get(m.digest), m) for m in known.mementos]
    listed = [(j, m) for j, m in shown if j or m.status in WHOLE or (m.status == UNTOLD and told.get(m.digest))]
    kept, because = judge_kept(
        tuple((MementoJudgement(judgement) if judgement else None, m.time) for judgement, m in listed),
        known.lookup.outcome if known.lookup else None,
        known.lookup.message if known.lookup else "",
        _request_state(known),
        known.source.platform,
        told_of(known.snapshot) if known.snapshot else "",
    )
    if kept is Kept.CONFIRMED and (refused := _not_shown(known)):
        return Kept.UNKNOWN, f"copies are listed, and the archive did not show them: {refused}"
    leads = sum(judgement is None and _may_lead(m, told) for judgement, m in shown)
    if kept is Kept.HOLLOW and leads:
        return Kept.UNKNOWN, f"{because}; {leads} redirects or copies of untold status are listed and were not opened"
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


def _not_shown(known: Known) -> str:
    """What an archive said when it did not show the listed copies; empty where one is usable, or none was asked for."""
    if any(m.judgement == MementoJudgement.USABLE for m in known.mementos):
        return ""
    return next((m.because for m in known.mementos if m.judgement is None and m.status in WHOLE and m.because), "")


def _may_lead(memento: MementoRow, told: Mapping[str, bool]) -> bool:
    """A redirect, a copy listed without its status, and a revisit of bytes that no row tells of."""
    if memento.status == UNTOLD:
        return memento.digest in NO_DIGEST or memento.digest not in told
    return memento.status == LISTED or memento.status.startswith("3")
