"""What archives hold of a report's sources, and the copies of those that are lost, walled or blocked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from archives.others import Other
from archives.transport import Transport
from archives.wayback import Wayback
from dalel.config import Settings
from dalel.errors import ArchiveBusy, ArchiveError, ArchiveRefused
from dalel.mementos import CdxRow, candidates, replay_url, worth_remembering
from dalel.model import Claim, Report
from dalel.urls import archived_original, lookup_variants
from dalel.verdict import WALLED_PLATFORMS
from flows.archive_client import WallClock, transport
from flows.crawl import crawl_mementos
from flows.progress import progress
from flows.verify import READABLE, cited_day, reached_of
from storage.archived import cdx_row, confirm_snapshots, save_lookup
from storage.citations import Known, citations_of, known_by_id, known_sources, report_row
from storage.database import reading, writing
from storage.ledger import load_report
from storage.tables import row_id

FRESH = timedelta(days=1)
"""A look-up younger than this is not made again."""
GIVE_UP_AFTER = 3
"""So many failures in a row, and the archive counts as out of reach for this run."""
VARIANTS_AS_CITED = 2
NEVER_LOST = frozenset({"UNKNOWN"})


@dataclass(frozen=True)
class Found:
    """How a look-up ended: found, none, refused, busy or failed."""

    outcome: str
    message: str = ""
    rows: Sequence[CdxRow] = ()


def bring_back(engine: Engine, settings: Settings, store: Path, report_id: int) -> None:
    """Ask archives about every source of a report, and fetch copies of those that a reader cannot open today."""
    with reading(engine) as session:
        report = load_report(report_row(session, report_id))
        known = known_sources(session, report_id)
        cited = _cited_days(report, {c.key: c.source_id for c in citations_of(session, report_id)})
    desk = Desk(engine, settings, store, cited)
    desk.look_up(known.values())
    lost = [row_id(k.source) for k in desk.known(known) if _needs_copy(k)]
    bring_back_sources(desk, lost)


def bring_back_sources(desk: "Desk", source_ids: Sequence[int]) -> None:
    """Copies of these: first under the address as cited; where none is usable, under all others and elsewhere."""
    desk.retrieve(source_ids)
    unkept = [known for known in desk.known(source_ids) if not _is_kept(known)]
    desk.look_up(unkept, wide=True)
    desk.retrieve([row_id(known.source) for known in unkept])


@dataclass(frozen=True)
class Desk:
    """What one run of recovery works with; ``cited``: source id to the day whose version its author saw."""

    engine: Engine
    settings: Settings
    store: Path
    cited: Mapping[int, date]

    def known(self, source_ids: Sequence[int] | Mapping[int, Known]) -> list[Known]:
        """What is known of these sources now."""
        with reading(self.engine) as session:
            return list(known_by_id(session, list(source_ids)).values())

    def look_up(self, sources: Iterable[Known], *, wide: bool = False) -> None:
        """Ask about each source, the lost ones first; answers are stored one by one. One archive's fault is its own."""
        now = WallClock().now()
        waiting = sorted((k for k in sources if is_askable(k)), key=lambda k: reached_of(k).reach in READABLE)
        with (
            transport(self.settings, self.engine, self.store) as wire,
            progress("Asking archives", len(waiting)) as step,
        ):
            questions = _wide(self.settings, wire) if wide else [_as_cited(self.settings, wire)]
            failures: dict[str, int] = {}
            for source in waiting:
                for question in questions:
                    if _is_due(source, question.name, now):
                        self._ask(question, source, failures)
                step(source.source.url)

    def _ask(self, question: "Question", source: Known, failures: dict[str, int]) -> None:
        source_id = row_id(source.source)
        cited = self.cited.get(source_id)
        if failures.get(question.name, 0) >= GIVE_UP_AFTER:
            found = Found("failed", "the archive is out of reach")
        else:
            found = _answer(question, source.source.url, cited)
        failures[question.name] = failures.get(question.name, 0) + 1 if found.outcome == "failed" else 0
        kept = worth_remembering(found.rows, cited)
        with writing(self.engine) as session:
            save_lookup(
                session,
                source_id,
                question.archive,
                WallClock().now(),
                found.outcome,
                found.message,
                kept,
                question.name,
            )
            confirm_snapshots(session, source_id, found.rows)

    def retrieve(self, source_ids: Sequence[int]) -> None:
        """Fetch copies of these sources, nearest to the cited day first, until one of each is usable."""
        from spiders.job import Wanted

        wanted = []
        for known in filter(is_askable, self.known(source_ids)):
            for archive, base in _bases(self.settings).items():
                copies = _copies(known, archive, base, self.cited.get(row_id(known.source)))
                if copies:
                    wanted.append(Wanted(row_id(known.source), known.source.url, tuple(copies), base))
        with progress("Bringing back copies", sum(len(w.copies) for w in wanted)) as step:
            crawl_mementos(self.settings, self.store, wanted, lambda told: step(f"{told['judgement']} {told['url']}"))


@dataclass(frozen=True)
class Question:
    """How one archive is asked, under which addresses; ``name`` tells its look-ups apart."""

    name: str
    archive: str
    addresses: Callable[[str], tuple[str, ...]]
    ask: Callable[[str, date | None], list[CdxRow]]


def _as_cited(settings: Settings, wire: Transport) -> Question:
    return Question(
        "wayback", "wayback", lambda url: addresses(url)[:VARIANTS_AS_CITED], Wayback(settings, wire).captures
    )


def _wide(settings: Settings, wire: Transport) -> list[Question]:
    """The Wayback Machine under the source's other addresses, and every other archive."""
    wayback = Wayback(settings, wire)
    rest = Question(
        "wayback, other addresses", "wayback", lambda url: addresses(url)[VARIANTS_AS_CITED:], wayback.captures
    )
    return [rest, *(_other(Other(other, wire)) for other in settings.archive.others)]


def _other(archive: Other) -> Question:
    return Question(
        archive.name, archive.name, lambda url: addresses(url)[:1], lambda url, cited: archive.captures(url)
    )


def _bases(settings: Settings) -> dict[str, str]:
    return {"wayback": settings.archive.replay} | {other.name: other.replay for other in settings.archive.others}


def _answer(question: Question, url: str, cited: date | None) -> Found:
    """The rows for all addresses; what stopped the asking is the outcome, whatever had been found by then."""
    rows: list[CdxRow] = []
    variants = question.addresses(url)
    refused = ""
    for variant in variants:
        try:
            rows += question.ask(variant, cited)
        except ArchiveRefused as error:
            refused = str(error)
        except ArchiveBusy as error:
            return Found("busy", str(error), rows)
        except ArchiveError as error:
            return Found("failed", str(error), rows)
    if rows:
        return Found("found", f"{len(rows)} copies listed", rows)
    return Found("refused", refused) if refused else Found("none", f"asked for {len(variants)} addresses")


def addresses(url: str) -> tuple[str, ...]:
    """What to look up for a source; for an archive's own address, what it is a copy of."""
    archived = archived_original(url)
    return lookup_variants(archived[0] if archived else url)


def is_askable(source: Known) -> bool:
    """Other schemes are in no archive, and nothing about sealed sources is told to any."""
    return source.source.url.startswith(("http://", "https://")) and not source.source.sealed


def _is_due(source: Known, question: str, now: datetime) -> bool:
    last = source.lookups.get(question)
    return last is None or last.outcome in ("busy", "failed") or last.at < now - FRESH


def _is_kept(source: Known) -> bool:
    return any(memento.judgement == "usable" for memento in source.mementos)


def _needs_copy(source: Known) -> bool:
    """Every state but LIVE, MOVED and UNKNOWN; and pages of platforms whose archived copies are often log-in pages."""
    reach = reached_of(source).reach
    if reach in NEVER_LOST:
        return False
    return reach not in READABLE or source.source.platform in WALLED_PLATFORMS or _has_no_words(source)


def _has_no_words(source: Known) -> bool:
    return source.text is None or not source.text.text


def _copies(source: Known, archive: str, base: str, cited: date | None) -> list[tuple[int, str]]:
    """Copies not yet judged, in the order of trial; none where a usable one near the day is known already."""
    by_row = {cdx_row(memento): memento for memento in source.mementos if memento.archive == archive}
    order = candidates(list(by_row), cited)
    copies: list[tuple[int, str]] = []
    for row in order:
        memento = next(m for r, m in by_row.items() if (r.timestamp, r.original) == (row.timestamp, row.original))
        if memento.judgement == "usable":
            return copies
        if memento.judgement is None:
            copies.append((row_id(memento), replay_url(base, row.timestamp, row.original)))
    return copies


def _cited_days(report: Report, sources: dict[str, int]) -> dict[int, date]:
    """The earliest day on which a claim rests on each source."""
    claims: dict[str, Claim] = {claim.id: claim for claim in report.claims}
    days: dict[int, date] = {}
    for citation in report.citations:
        day = cited_day(claims[citation.claim], report)
        source_id = sources.get(citation.id)
        if day and source_id is not None:
            days[source_id] = min(day, days.get(source_id, day))
    return days
