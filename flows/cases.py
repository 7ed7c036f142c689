"""One citation with all that is known of it now, and with what its readers were told: what alerts are made from."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from dalel.alerts import Alert, AlertKind
from dalel.model import Citation, Claim, SourceText, Verdict
from flows.verify import verdict_of
from storage.alerts import told_checks
from storage.citations import Known, citations_of, known_sources, latest_checks, report_row
from storage.ledger import load_report
from storage.tables import CheckRow, CitationRow, TextRow, row_id


@dataclass(frozen=True)
class Told:
    """The check whose words readers know, and those words; None where they were none of the live page."""

    check: CheckRow
    verdict: Verdict
    text: SourceText | None


@dataclass(frozen=True)
class Case:
    """``told`` is None where readers know the newest check, or none yet."""

    row: CitationRow
    citation: Citation
    claim: Claim
    known: Known
    check: CheckRow
    told: Told | None

    @property
    def ids(self) -> tuple[int | None, int | None]:
        """Of the check and of the source's last capture."""
        return self.check.id, self.known.source.last_capture_id

    def alert(self, kind: AlertKind, because: str, **more: Any) -> Alert:
        """An alert about this citation."""
        return Alert(kind, str(self.citation.footnote), self.claim.text, self.citation.url, because, **more)


def cases_of(session: Session, report_id: int) -> list[Case]:
    """The citations of a report that were judged, in its order."""
    report = load_report(report_row(session, report_id))
    citations, claims = {c.id: c for c in report.citations}, {c.id: c for c in report.claims}
    known, checks = known_sources(session, report_id), latest_checks(session, report_id)
    rows = [row for row in citations_of(session, report_id) if row.key in citations and row_id(row) in checks]
    told = told_checks(session, [row for row in rows if row.told_check_id not in (None, checks[row_id(row)].id)])
    return [
        Case(row, cited, claims[cited.claim], known[row.source_id], checks[row_id(row)], _told(told.get(row_id(row))))
        for row in rows
        for cited in [citations[row.key]]
    ]


def words_of_row(row: TextRow) -> SourceText:
    """The stored words as a value."""
    return SourceText(**{name: getattr(row, name) for name in SourceText.model_fields})


def _told(found: tuple[CheckRow, TextRow | None] | None) -> Told | None:
    if found is None:
        return None
    check, text = found
    verdict = verdict_of(check)
    return Told(check, verdict, words_of_row(text) if text and verdict.support_from == "live" else None)
