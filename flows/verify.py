"""The judging step: from what was stored about a report's sources to one check for each citation."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

import dalel
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
from storage.citations import Known, add_check, citations_of, known_sources, latest_checks, report_row
from storage.database import reading, writing
from storage.ledger import load_report
from storage.tables import CheckRow, CitationRow, MementoRow, SnapshotRow, TextRow, row_id

RULES = ("details/*.py", "data/*", "evidence.py", "verdict.py")
"""Of the domain: what makes a verdict of words."""
READABLE = frozenset({Reach.LIVE, Reach.MOVED, Reach.PAYWALLED})


def verify(engine: Engine, report_id: int, now: datetime) -> int:
    """Judge those citations of a report of which anything is known anew; returns how many were judged."""
    with reading(engine) as session:
        report = load_report(report_row(session, report_id))
        citations = citations_of(session, report_id)
        known = known_sources(session, report_id)
        newest = latest_checks(session, report_id)
    keys = {c.id: c for c in report.citations}
    claims = {c.id: c for c in report.claims}
    checks = [
        check
        for row in citations
        if row.key in keys
        and (
            check := _check(
                row, claims[keys[row.key].claim], report, known[row.source_id], newest.get(row_id(row)), now
            )
        )
    ]
    with writing(engine) as session:
        report_row(session, report_id, lock=True)
        added = sum(add_check(session, check, newest.get(check.citation_id)) for check in checks)
    # what another run judged meanwhile may rest on less than is known now
    return added if added == len(checks) else added + verify(engine, report_id, now)


@cache
def judge_version() -> str:
    """The hash of the rules, so that nobody need remember to say when they changed."""
    files = sorted(path for rules in RULES for path in Path(dalel.__file__).parent.glob(rules) if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def verdict_of(check: CheckRow) -> Verdict:
    """The stored verdict as a value."""
    value: dict[str, Any] = json.loads(check.verdict)
    evidence = tuple(Evidence(**one) for one in value.pop("evidence"))
    return Verdict(**{**value, "reach": Reach(value["reach"]), "kept": Kept(value["kept"]),
                      "support": Support(value["support"])}, evidence=evidence)  # fmt: skip


def _check(
    row: CitationRow, claim: Claim, report: Report, known: Known, newest: CheckRow | None, now: datetime
) -> CheckRow | None:
    """The check of a citation; None where the newest one was made from the same."""
    kept = judge_kept_of(known)
    made_from = _made_from(claim, report, known, kept)
    if newest is not None and newest.basis.partition(":")[0] == made_from:
        return None
    verdict = _verdict(claim, report, known, kept)
    return CheckRow(
        citation_id=row_id(row),
        at=now,
        # the check before is part of it: what is again as it once was is a check of its own
        basis=f"{made_from}:{newest.id if newest else 0}",
        reach=verdict.reach,
        kept=verdict.kept,
        support=verdict.support,
        score=verdict.score,
        verdict=json.dumps(asdict(verdict), ensure_ascii=False, sort_keys=True),
        capture_id=known.capture.id if known.capture else None,
    )


def _made_from(claim: Claim, report: Report, known: Known, kept: tuple[Kept, str]) -> str:
    """All that a verdict rests on, hashed: the rules, the claim, how the source was reached and kept, and its words.

    The words and not their capture: a page that is fetched again and says the same is not judged again.
    """
    reached = reached_of(known)
    mementos = [(m.id, m.judgement, _words(known.memento_texts.get(row_id(m)))) for m in known.mementos]
    asked = [judge_version(), claim.text, claim.context, claim.date, report.period]
    basis = [*asked, reached.reach, reached.because, kept, _words(known.text), mementos]
    return hashlib.sha256(json.dumps(basis).encode()).hexdigest()


def _words(text: TextRow | None) -> tuple[str | None, ...]:
    if text is None:
        return ()
    return text.sha256, text.title, text.published, text.language, text.completeness, text.because


def _verdict(claim: Claim, report: Report, known: Known, kept: tuple[Kept, str]) -> Verdict:
    reached = reached_of(known)
    live = judge_text(claim, report, known.text) if reached.reach in READABLE else None
    memento = best_for(claim, report, known)
    from_memento = judge_text(claim, report, known.memento_texts.get(row_id(memento))) if memento else None
    return combine(reached, *kept, live, from_memento, memento.time if memento else None)


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
