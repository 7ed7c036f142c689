"""Which usable copy stands for a source: the one nearest to the day its author saw that tells of the claim."""

from datetime import date

from dalel.copies import Seen, posted_on, what_they_prove
from dalel.model import Claim, Judgement, MementoJudgement, Platform, Reach, Report, SourceText, Support
from storage.archived import cdx_row
from storage.citations import Known
from storage.tables import MementoRow, TextRow, row_id


def cited_day(claim: Claim, report: Report) -> date | None:
    """The day whose version of a source the author saw: the claim's, or the end of the report's period."""
    day = claim.date or (report.period[1] if report.period else None)
    return date.fromisoformat(day) if day else None


def author_day(known: Known, cited: date | None) -> date | None:
    """The day whose version counts: of a post its own, else the cited one."""
    return posted_on(known.source.url) or _published(known) or cited


def _published(known: Known) -> date | None:
    """What a post says of its own day; articles are changed later, their day is the reader's."""
    if known.source.platform == Platform.WEB:
        return None
    days = (text.published for text in (known.text, *known.memento_texts.values()) if text)
    return next((date.fromisoformat(day[:10]) for day in days if day and len(day) >= 10), None)


def best_copy(known: Known, day: date | None) -> MementoRow | None:
    """The usable copy nearest to the day, the one before it at equal distance; without a day the newest."""
    return next(iter(_usable(known, day)), None)


def best_for(claim: Claim, report: Report, known: Known) -> MementoRow | None:
    """The nearest usable copy that tells of the claim's event, else the nearest."""
    copies = _usable(known, author_day(known, cited_day(claim, report)))
    texts = [known.memento_texts.get(row_id(copy)) for copy in copies]
    if len({text.id for text in texts if text}) > 1:
        for copy, text in zip(copies, texts, strict=True):
            judged = judge_text(claim, report, text)
            if judged and judged.support not in (Support.NOT_FOUND, Support.UNREAD):
                return copy
    return copies[0] if copies else None


def judge_text(claim: Claim, report: Report, text: TextRow | None) -> Judgement | None:
    """What a stored text says of a claim; None without one."""
    if text is None:
        return None
    from dalel.evidence import judge_claim  # not above: a recheck of what did not change judges nothing

    words = SourceText(**{name: getattr(text, name) for name in SourceText.model_fields})
    return judge_claim(claim.text, words, context=claim.context, claim_date=claim.date, period=report.period)


def history_of(known: Known, cited: date | None) -> tuple[str, ...]:
    """What a source's copies prove together: the words of the cited day, and when it was removed."""
    seen = [Seen(cdx_row(m), m.judgement, _words(known, m)) for m in known.mementos]
    gone = known.capture.at.date() if known.capture and known.capture.reach == Reach.GONE else None
    return what_they_prove(seen, author_day(known, cited), gone)


def _usable(known: Known, day: date | None) -> list[MementoRow]:
    usable = [m for m in known.mementos if m.judgement == MementoJudgement.USABLE]
    if day is None:
        return sorted(usable, key=lambda m: m.time, reverse=True)
    return sorted(usable, key=lambda m: (abs((m.time.date() - day).days), m.time.date() > day))


def _words(known: Known, memento: MementoRow) -> str:
    text = known.memento_texts.get(row_id(memento))
    return text.sha256 if text and text.text else ""
