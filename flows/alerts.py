"""The alerting step: what changed for good since readers were last told, stored once, then delivered."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from dalel.alerts import Alert, AlertKind
from dalel.config import Settings
from dalel.drift import Drift, drift, stands_in
from dalel.model import Citation, Claim, Kept, MementoJudgement, Report, SourceText, Support
from dalel.standing import Standing, after
from flows.assemble import public_url
from flows.verify import READABLE, reached_of, verdict_of
from storage.alerts import add_alert, save_standing, standing, text_of_capture
from storage.citations import Known, citations_of, known_sources, latest_checks, report_row
from storage.database import reading, writing
from storage.ledger import load_report
from storage.tables import CheckRow, CitationRow, TextRow, row_id

_HELD = frozenset({Kept.CONFIRMED, Kept.CAPTURED})
_NOT_HELD = frozenset({Kept.NONE, Kept.HOLLOW, Kept.REFUSED})


@dataclass(frozen=True)
class _Case:
    """One citation with all that is known of it now."""

    row: CitationRow
    citation: Citation
    claim: Claim
    known: Known
    check: CheckRow

    def alert(self, kind: AlertKind, because: str, **more: object) -> Alert:
        return Alert(kind, str(self.citation.footnote), self.claim.text, self.citation.url, because, **more)  # type: ignore[arg-type]


def raise_alerts(engine: Engine, settings: Settings, report_id: int, now: datetime) -> int:
    """Store what is to be told of a report; returns how many alerts are new. The first time nothing is told."""
    with reading(engine) as session:
        report = load_report(report_row(session, report_id))
        known, checks = known_sources(session, report_id), latest_checks(session, report_id)
        cases = _cases(report, list(citations_of(session, report_id)), known, checks)
    with writing(engine) as session:
        return sum(_tell(session, settings, case, report_id, now) for case in cases)


def _cases(
    report: Report, rows: list[CitationRow], known: dict[int, Known], checks: dict[int, CheckRow]
) -> list[_Case]:
    citations, claims = {c.id: c for c in report.citations}, {c.id: c for c in report.claims}
    return [
        _Case(row, cited, claims[cited.claim], known[row.source_id], checks[row_id(row)])
        for row in rows
        if (cited := citations.get(row.key)) and row.id in checks
    ]


def _tell(session: Session, settings: Settings, case: _Case, report_id: int, now: datetime) -> int:
    """The alerts about one citation; what concerns its source is told once a report, with the first note of it."""
    row = session.get_one(CitationRow, row_id(case.row))
    found = [_drift(session, settings, case, row), _lost(session, case, report_id), _kept(session, case, report_id)]
    drifted = found[0] is not None
    found.append(_support(session, case, drifted))
    new = 0
    for alert in filter(None, found):
        basis = f"{alert.before}|{alert.after}|{case.known.capture.id if case.known.capture else None}|{alert.because}"
        new += add_alert(session, alert, now, report_id, row.source_id, row.id, basis) is not None
    return new


def _drift(session: Session, settings: Settings, case: _Case, row: CitationRow) -> Alert | None:
    """Measured from the check that readers know, so that slow changes add up."""
    told = session.get(CheckRow, row.told_check_id) if row.told_check_id else None
    if told is None or verdict_of(told).support_from != "live":
        row.told_check_id = case.check.id
        return None
    before, now = text_of_capture(session, told.capture_id), _live_text(case.known)
    if before is None or now is None or now.text == before.text:
        return None
    found = drift(before, now, verdict_of(told).evidence)
    if not found.changes or (found.replaced and not _is_for_good(session, case, f"citation:{row.id}:page")):
        return None
    captures = (told.capture_id, case.check.capture_id)
    row.told_check_id = case.check.id
    return _drift_alert(settings, case, found, captures)


def _drift_alert(settings: Settings, case: _Case, found: Drift, captures: tuple[int | None, int | None]) -> Alert:
    vanished = not any(change.after for change in found.changes)
    kind = AlertKind.CLAIM_VANISHED if vanished else AlertKind.CLAIM_CHANGED
    kind = AlertKind.PAGE_REPLACED if found.replaced else kind
    before = " … ".join(change.before for change in found.changes)
    after_words = " … ".join(change.after for change in found.changes if change.after)
    memento = _memento_with(settings, case.known, found.changes[0].before)
    because = f"{len(found.changes)} of the sentences that carried the claim's evidence no longer stand as they stood"
    return case.alert(kind, because, before=before, after=after_words, captures=captures, memento=memento)


def _is_for_good(session: Session, case: _Case, key: str) -> bool:
    """Three days that span 48 hours: a page that is another one for an hour is a fault of its host."""
    capture = case.known.capture
    if capture is None:
        return False
    now = after(standing(session, key) or Standing("same"), f"replaced:{capture.body_sha256}"[:20], capture.at)
    save_standing(session, key, Standing("same") if now.told != "same" else now)
    return now.told != "same"


def _lost(session: Session, case: _Case, report_id: int) -> Alert | None:
    source, capture = case.known.source, case.known.capture
    if capture is None:
        return None
    key, seen = f"report:{report_id}:source:{source.id}:reach", "lost" if source.lost_since else "there"
    before = standing(session, key)
    save_standing(session, key, Standing(seen))
    if before is None or before.told == seen:
        return None
    reached = reached_of(case.known)
    kind = AlertKind.SOURCE_LOST if source.lost_since else AlertKind.SOURCE_BACK
    return case.alert(kind, f"{reached.reach}: {reached.because}", captures=(None, capture.id))


def _kept(session: Session, case: _Case, report_id: int) -> Alert | None:
    """A copy that appears is told at once; one that seems to vanish when three look-ups on three days agree."""
    kept, lookup = Kept(case.check.kept), case.known.lookup
    if kept not in _HELD | _NOT_HELD or lookup is None:
        return None
    key, seen = f"report:{report_id}:source:{case.known.source.id}:kept", "held" if kept in _HELD else "none"
    before = standing(session, key)
    now = after(before, seen, lookup.at, at_once=seen == "held") if before else Standing(seen)
    save_standing(session, key, now)
    if before is None or now.told == before.told:
        return None
    kind = AlertKind.COPY_APPEARED if seen == "held" else AlertKind.COPY_VANISHED
    return case.alert(kind, f"{kept}: {json.loads(case.check.verdict)['kept_because']}")


def _support(session: Session, case: _Case, drifted: bool) -> Alert | None:
    """A claim that could not be compared is no news; a change that its sentences explain was told with them."""
    support, capture = Support(case.check.support), case.known.capture
    if support is Support.UNREAD or capture is None:
        return None
    key = f"citation:{case.row.id}:support"
    before = standing(session, key)
    now = after(before, support, capture.at, at_once=drifted) if before else Standing(support)
    save_standing(session, key, now)
    if before is None or drifted or now.told == before.told:
        return None
    because = f"{before.told} before, {support} now: {json.loads(case.check.verdict)['support_because']}"
    return case.alert(AlertKind.SUPPORT_CHANGED, because, captures=(None, capture.id))


def _live_text(known: Known) -> SourceText | None:
    return _words(known.text) if known.text and reached_of(known).reach in READABLE else None


def _words(row: TextRow) -> SourceText:
    return SourceText(**{name: getattr(row, name) for name in SourceText.model_fields})


def _memento_with(settings: Settings, known: Known, sentence: str) -> str:
    """The address of the newest usable copy in which the sentence stands."""
    for memento in reversed(known.mementos):
        text = known.memento_texts.get(row_id(memento))
        if memento.judgement == MementoJudgement.USABLE and text and stands_in(sentence, _words(text)):
            return public_url(memento, settings)
    return ""
