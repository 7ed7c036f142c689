"""The alerting step: what changed for good since readers were last told, stored once, then delivered."""

from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from dalel.alerts import Alert, AlertKind
from dalel.config import Settings
from dalel.copies import WHOLE
from dalel.drift import Drift
from dalel.due import FAILING
from dalel.lost import is_confirmed
from dalel.mementos import identity
from dalel.model import Kept, MementoJudgement, Reach, Support
from dalel.standing import Standing, after
from flows.cases import Case, cases_of
from flows.drifts import drift_alert, drift_of
from flows.questions import as_cited
from flows.verify import judge_version, reached_of, verdict_of
from flows.visible import visible_text_of
from storage.alerts import Standings, add_alert
from storage.captures import record_of
from storage.citations import newest_ids, report_row
from storage.database import reading, writing
from storage.tables import CitationRow, SourceRow, row_id

_HELD = frozenset({Kept.CONFIRMED, Kept.CAPTURED})
_NOT_HELD = frozenset({Kept.NONE, Kept.HOLLOW, Kept.REFUSED})
_DENIED = frozenset({"none", "refused", "excluded"})
_UNANSWERED = frozenset({"busy", "failed"})
_THERE = frozenset({Reach.LIVE, Reach.MOVED})
_CLOSED = frozenset({Reach.PAYWALLED, Reach.WALLED, Reach.BLOCKED})


def raise_alerts(engine: Engine, settings: Settings, store: Path, report_id: int, now: datetime) -> int:
    """Store what is to be told of a report; returns how many alerts are new. The first time nothing is told."""
    measured = _measured(engine, settings, store, report_id)  # pages are opened before the database is locked
    with writing(engine) as session:
        report_row(session, report_id, lock=True)
        told, newest = Standings(session, f"report:{report_id}:"), newest_ids(session, report_id)
        return sum(
            _tell(session, told, settings, case, found, now)
            for case, found in measured
            if newest.get(row_id(case.row)) == case.ids  # else another run has looked since, and tells what it saw
        )


def edited_sources(engine: Engine, settings: Settings, store: Path, report_id: int) -> list[int]:
    """The sources whose page no longer tells what readers know."""
    measured = _measured(engine, settings, store, report_id)
    return sorted({case.row.source_id for case, found in measured if found.changes})


def _measured(engine: Engine, settings: Settings, store: Path, report_id: int) -> list[tuple[Case, Drift]]:
    with reading(engine) as session:
        cases = cases_of(session, report_id)
    page = partial(visible_text_of, engine, settings, store)
    return [(case, drift_of(case, page)) for case in cases]


def _tell(session: Session, told: Standings, settings: Settings, case: Case, found: Drift, now: datetime) -> int:
    """The alerts about one citation; what concerns its source is told once a report, with the first note of it."""
    drifted = _drift(session, told, settings, case, found)
    alerts = [drifted, _reach(told, case), _kept(told, case), _support(told, case, drifted is not None)]
    if told.is_pending(_page_key(case), _reach_key(case), _support_key(case)):
        _look_sooner(session, case, now)
    return sum(_add(session, case, alert, now) for alert in alerts if alert)


def _look_sooner(session: Session, case: Case, now: datetime) -> None:
    """What was seen once or twice is confirmed by looks on the next days, however old the page."""
    source = session.get_one(SourceRow, case.row.source_id)
    if source.look_again_at is not None:
        source.look_again_at = min(source.look_again_at, now + FAILING)


def _page_key(case: Case) -> str:
    return f"citation:{case.row.id}:page"


def _reach_key(case: Case) -> str:
    return f"source:{case.known.source.id}:reach"


def _support_key(case: Case) -> str:
    return f"citation:{case.row.id}:support:{judge_version()}"


def _add(session: Session, case: Case, alert: Alert, now: datetime) -> bool:
    capture = case.known.capture
    basis = f"{alert.before}|{alert.after}|{capture.id if capture else None}|{alert.because}|{now:%Y-%m-%d}"
    return add_alert(session, alert, now, case.row.report_id, case.row.source_id, case.row.id, basis) is not None


def _drift(session: Session, told: Standings, settings: Settings, case: Case, found: Drift) -> Alert | None:
    """A page that is another one for an hour is a fault of its host: that one must stand for three days."""
    for_good = _is_for_good(told, case, found) or not found.replaced
    known = case.row.told_check_id == case.check.id
    if not known and ((found.changes and for_good) or case.told is None or case.told.text is None):
        row = session.get_one(CitationRow, row_id(case.row))
        if row.told_check_id != case.row.told_check_id:
            return None  # another run told it meanwhile
        row.told_check_id = case.check.id
    return drift_alert(settings, case, found) if found.changes and for_good else None


def _is_for_good(told: Standings, case: Case, found: Drift) -> bool:
    capture, key = case.known.capture, _page_key(case)
    before = told.of(key)
    if capture is None or (before is None and not found.replaced) or reached_of(case.known).reach not in _THERE:
        return False
    now = after(before or Standing("same"), "replaced" if found.replaced else "same", capture.at)
    told.remember(key, Standing("same") if now.told != "same" else now)
    return now.told != "same"


def _reach(told: Standings, case: Case) -> Alert | None:
    """Lost and closed are told when three looks on three days agree, and that it can be read again at once."""
    capture, key = case.known.capture, _reach_key(case)
    seen, before = _seen(case), told.of(key)
    if capture is None or (seen is None and before is not None):
        return None
    if before is None:  # as the dossier of this look shows it
        told.remember(key, Standing("lost" if case.known.source.lost_since else seen or "there"))
        return None
    assert seen is not None
    now = after(before, seen, capture.at, at_once=seen != "closed")
    told.remember(key, now)
    if now.told == before.told or (before.told, now.told) == ("lost", "closed"):
        return None
    reached = reached_of(case.known)
    return case.alert(_REACH_KINDS[seen], f"{reached.reach}: {reached.because}", captures=(None, capture.id))


_REACH_KINDS = {
    "lost": AlertKind.SOURCE_LOST,
    "closed": AlertKind.SOURCE_CLOSED,
    "there": AlertKind.SOURCE_BACK,
}


def _seen(case: Case) -> str | None:
    """What the last look says of a source: there, closed, lost for good; None where one look says nothing yet."""
    reach, source = reached_of(case.known).reach, case.known.source
    if reach in _THERE:
        return "there"
    if source.lost_since is not None:
        return "lost" if is_confirmed(record_of(source)) else None
    return "closed" if reach in _CLOSED else None


def _kept(told: Standings, case: Case) -> Alert | None:
    """A copy that appears is told at once; one that seems to vanish when three look-ups on three days agree."""
    held, key = _is_held(case), f"source:{case.known.source.id}:kept"
    if held is None or not case.known.lookups:
        return None
    before, seen = told.of(key), "held" if held else "none"
    asked_at = max(lookup.at for lookup in case.known.lookups.values())
    now = after(before, seen, asked_at, at_once=held) if before else Standing(seen)
    told.remember(key, now)
    if before is None or now.told == before.told:
        return None
    if held:
        return case.alert(AlertKind.COPY_APPEARED, f"{case.check.kept}: {verdict_of(case.check).kept_because}")
    gone = (
        "the archive lists no copy of it any more" if case.check.kept in _HELD else verdict_of(case.check).kept_because
    )
    return case.alert(AlertKind.COPY_VANISHED, gone)


def _is_held(case: Case) -> bool | None:
    """Whether an archive shows a copy today: copies once listed stay known to us when their archive denies them."""
    kept = Kept(case.check.kept)
    if kept not in _HELD:
        return False if kept in _NOT_HELD else None
    answers = _answers(case)
    if answers & _UNANSWERED:
        return None
    return not answers or not answers <= _DENIED


def _answers(case: Case) -> set[str]:
    """How the newest questions about the copies that are known to us ended."""
    lookups, known = case.known.lookups, case.known
    if all(lookup.outcome == "found" for lookup in lookups.values()):
        return {"found"}
    asked = {identity(url) for url in as_cited(known, (case.citation.url,))}
    copies = [
        m for m in known.mementos if m.judgement == MementoJudgement.USABLE or (not m.judgement and m.status in WHOLE)
    ]
    own = [m for m in copies if m.archive != "wayback" or identity(m.original) in asked]
    return {lookups[m.archive].outcome for m in own if m.archive in lookups}


def _support(told: Standings, case: Case, drifted: bool) -> Alert | None:
    """A claim that could not be compared is no news; a change that its sentences explain was told with them.

    What other rules make of the same words is no change of the source: each version of them starts anew.
    """
    support, capture = Support(case.check.support), case.known.capture
    if support is Support.UNREAD or capture is None:
        return None
    key = _support_key(case)
    before = told.of(key)
    now = after(before, support, capture.at, at_once=drifted) if before else Standing(support)
    told.remember(key, now)
    if before is None or drifted or now.told == before.told:
        return None
    because = f"{before.told} before, {support} now: {verdict_of(case.check).support_because}"
    return case.alert(AlertKind.SUPPORT_CHANGED, because, captures=(None, capture.id))
