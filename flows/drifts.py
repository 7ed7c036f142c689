"""Drift of a citation's source, as an alert: the sentences that readers know against the page of today.

Measured from the check that readers know, so that slow changes add up.
"""

from collections.abc import Callable

from dalel.alerts import Alert, AlertKind
from dalel.config import Settings
from dalel.drift import Drift, drift, stands_in
from dalel.model import MementoJudgement, Reach
from flows.assemble import public_url
from flows.cases import Case, words_of_row
from flows.verify import READABLE
from storage.citations import Known
from storage.tables import CaptureRow, row_id


def drift_of(case: Case, page: Callable[[CaptureRow], str | None]) -> Drift:
    """What became of the claim's sentences.

    ``page`` reads all visible text of the page, and is asked only in doubt; where it cannot be read, nothing counts
    as gone from it.
    """
    capture, text, told = case.known.capture, case.known.text, case.told
    if told is None or told.text is None or capture is None or text is None or Reach(capture.reach) not in READABLE:
        return Drift()
    now, evidence = words_of_row(text), told.verdict.evidence
    if now.text == told.text.text:
        return Drift()
    found = drift(told.text, now, evidence)
    if not found.changes:
        return found
    visible = page(capture)
    if visible is None:
        return Drift(tuple(change for change in found.changes if change.after), found.replaced)
    return drift(told.text, now, evidence, visible)


def drift_alert(settings: Settings, case: Case, found: Drift) -> Alert:
    """The message: both wordings, both captures, and a copy that bears the words before."""
    vanished = not any(change.after for change in found.changes)
    kind = AlertKind.CLAIM_VANISHED if vanished else AlertKind.CLAIM_CHANGED
    kind = AlertKind.PAGE_REPLACED if found.replaced else kind
    return case.alert(
        kind,
        "words that carried the claim's evidence no longer stand as they stood",
        before=" … ".join(change.before for change in found.changes),
        after=" … ".join(change.after for change in found.changes if change.after),
        captures=(case.told.check.capture_id if case.told else None, case.check.capture_id),
        memento=_memento_with(settings, case.known, found.changes[0].before),
    )


def _memento_with(settings: Settings, known: Known, sentence: str) -> str:
    """The address of the newest usable copy in which the sentence stands."""
    for memento in reversed(known.mementos):
        text = known.memento_texts.get(row_id(memento))
        if memento.judgement == MementoJudgement.USABLE and text and stands_in(sentence, words_of_row(text)):
            return public_url(memento, settings)
    return ""
