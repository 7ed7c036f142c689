"""From rows to the dossier's values."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from dalel.alerts import OF_SOURCES
from dalel.config import Settings
from dalel.mementos import replay_url
from dalel.model import Citation, Claim, MementoJudgement, Reach, Report
from dossier.view import CaptureView, ChangeView, CitationView, DossierView, MementoView, ReportView
from flows.choose import best_for, cited_day, history_of
from flows.verify import verdict_of
from storage.alerts import alert_of, all_alerts, captures_told
from storage.captures import bearers
from storage.citations import Known, citations_of, known_sources, latest_checks, report_row, unasked_since
from storage.database import reading
from storage.ledger import load_report
from storage.tables import AlertRow, CaptureRow, CheckRow, CitationRow, MementoRow, TextRow, row_id

Shown = tuple[CaptureRow, TextRow | None]
"""A capture that a reader can open, and its words."""


def dossier_view(
    engine: Engine, report_id: int, settings: Settings, now: datetime, notes: tuple[str, ...] = ()
) -> tuple[DossierView, dict[str, str]]:
    """The values of the page, and the captures' texts by capture id."""
    with reading(engine) as session:
        row = report_row(session, report_id)
        rows = citations_of(session, report_id)
        known = known_sources(session, report_id)
        checks = latest_checks(session, report_id)
        unasked = unasked_since(session, report_id)
        alerts = all_alerts(session, [report_id])
        told = _Told(alerts, captures_told(session, alerts))
        held = bearers(session, [k.capture for k in known.values() if k.capture])
    report = load_report(row)
    claims = {claim.id: claim for claim in report.claims}
    citations = {citation.id: citation for citation in report.citations}
    views = tuple(
        _citation(
            citations[r.key],
            claims[citations[r.key].claim],
            report,
            known[r.source_id],
            checks[row_id(r)],
            settings,
            _captures(known[r.source_id], held),
            told.about(r),
        )
        for r in rows
        if r.key in citations and row_id(r) in checks
    )
    head = ReportView(
        title=report.title,
        name=row.name,
        sha256=report.sha256,
        media_type=report.media_type,
        checked_at=now,
        language=report.language,
        period=report.period,
    )
    shown = [*(one for k in known.values() for one in _captures(k, held)), *told.captures.values()]
    texts = {str(capture.id): _text_file(capture, text) for capture, text in shown}
    return DossierView(head, views, report.findings, (*notes, *_notes(views, unasked))), texts


def _citation(
    citation: Citation,
    claim: Claim,
    report: Report,
    known: Known,
    check: CheckRow,
    settings: Settings,
    captures: Sequence[Shown],
    changes: tuple[ChangeView, ...],
) -> CitationView:
    verdict, capture = verdict_of(check), known.capture
    best = best_for(claim, report, known)
    read = known.text
    if verdict.support_from == "memento" and best:
        read = known.memento_texts.get(row_id(best))
    return CitationView(
        id=citation.id,
        footnote=citation.footnote,
        claim=claim.text,
        claim_id=claim.id,
        claim_date=claim.date,
        claim_language=claim.language,
        context=claim.context,
        url=citation.url,
        source=citation.source,
        reach=verdict.reach,
        reach_because=verdict.reach_because,
        reach_seen=capture.seen if capture and verdict.reach is not Reach.LIVE else "",
        moved_to=capture.moved_to if capture else None,
        lost_since=known.source.lost_since,
        kept=verdict.kept,
        kept_because=verdict.kept_because,
        support=verdict.support,
        support_because=verdict.support_because,
        support_from=verdict.support_from,
        score=verdict.score,
        source_title=read.title if read else "",
        source_author=read.author if read else "",
        source_published=read.published if read else None,
        source_language=read.language if read else None,
        evidence=verdict.evidence,
        # the copy that was read comes first: it is the one that the page offers
        mementos=tuple(_memento(m, settings) for m in sorted(known.mementos, key=lambda m: m is not best)),
        captures=tuple(_capture(capture) for capture, _ in captures),
        history=history_of(known, cited_day(claim, report)),
        changes=changes,
    )


@dataclass(frozen=True)
class _Told:
    """The alerts of a report, oldest first, and the captures they name."""

    alerts: Sequence[AlertRow]
    captures: Mapping[int, Shown]

    def about(self, citation: CitationRow) -> tuple[ChangeView, ...]:
        """What was told of a citation, or of its source with the first note that cites it."""
        return tuple(
            self._change(row)
            for row in self.alerts
            if row.citation_id == citation.id or (row.source_id == citation.source_id and row.kind in OF_SOURCES)
        )

    def _change(self, row: AlertRow) -> ChangeView:
        alert = alert_of(row)
        before, after = (
            _capture(self.captures[one][0]) if one and one in self.captures else None for one in alert.captures
        )
        return ChangeView(alert.kind, row.at, alert.because, alert.before, alert.after, before, after, alert.memento)


def _captures(known: Known, held: Mapping[int, CaptureRow]) -> list[Shown]:
    """Our own captures of a source: the last one that holds its bytes, and those of its copies that were usable."""
    found = [(held[row_id(known.capture)], known.text)] if known.capture else []
    usable = [row_id(m) for m in known.mementos if m.judgement == MementoJudgement.USABLE]
    return [
        *found,
        *((known.memento_captures[i], known.memento_texts.get(i)) for i in usable if i in known.memento_captures),
    ]


def public_url(memento: MementoRow, settings: Settings) -> str:
    """Where a person reads the copy, in the archive that holds it."""
    bases = {other.name: other.replay for other in settings.archive.others}
    base = bases.get(memento.archive, settings.archive.public)
    return replay_url(base, f"{memento.time:%Y%m%d%H%M%S}", memento.original, mode="")


def _memento(memento: MementoRow, settings: Settings) -> MementoView:
    judgement = MementoJudgement(memento.judgement) if memento.judgement else None
    usable = judgement is MementoJudgement.USABLE
    return MementoView(memento.archive, public_url(memento, settings), memento.time, usable, judgement)


def _capture(capture: CaptureRow) -> CaptureView:
    return CaptureView(
        id=str(capture.id),
        time=capture.at,
        warc_file=capture.warc_file,
        warc_offset=capture.warc_offset,
        sha256=capture.warc_sha256,
        url=capture.final_url,
        of="live" if capture.memento_id is None else "memento",
    )


def _text_file(capture: CaptureRow, text: TextRow | None) -> str:
    """The words of a capture with where its bytes lie, so that anyone can find and check them."""
    head = {
        "URL": capture.final_url,
        "Captured": f"{capture.at:%Y-%m-%d %H:%M:%S} UTC",
        "WARC file": capture.warc_file,
        "Offset": str(capture.warc_offset),
        "Record bytes": str(capture.warc_bytes),
        "Record sha256": capture.warc_sha256,
        "Body sha256": capture.body_sha256 or "none",
        "Text sha256": hashlib.sha256(text.text.encode()).hexdigest() if text else "none",
    }
    if text:
        head |= {"Title": text.title, "Author": text.author, "Published (the page's own claim)": text.published or ""}
    lines = [f"{name}: {value}" for name, value in head.items()]
    return "\n".join(lines) + "\n\n" + (text.text if text else "") + "\n"


def _notes(views: tuple[CitationView, ...], unasked: int) -> list[str]:
    """Sentences about the run that change how the page must be read."""
    if views and all(view.reach in (Reach.UNREACHABLE, Reach.UNKNOWN) for view in views):
        return ["No source answered. This says something about the network from here, and nothing about the sources."]
    if unasked:
        was = "1 source was" if unasked == 1 else f"{unasked} sources were"
        return [f"The network was down: {was} not asked again, and what is shown of them is from an earlier run."]
    return []
