"""What archives hold of a report's sources, and the copies of those that are lost, walled or blocked."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from dalel.config import Settings
from dalel.copies import Seen, posted_on, to_open, worth_remembering
from dalel.mementos import CdxRow, identity, replay_url
from dalel.model import Claim, FailureKind, MementoJudgement, Reach, Report
from dalel.urls import is_only_linked
from dalel.verdict import WALLED_PLATFORMS
from flows.archive_client import WallClock, transport
from flows.choose import author_day, best_copy, cited_day
from flows.crawl import crawl_mementos, get_ready
from flows.progress import Step, progress
from flows.questions import Ask, Found, Question, answer, as_cited, narrow_question, wide_questions
from flows.verify import READABLE, reached_of
from storage.archived import cdx_row, confirm_snapshots, save_lookup
from storage.citations import Known, citations_of, known_by_id, known_sources, report_row
from storage.database import reading, writing
from storage.ledger import load_report
from storage.tables import MementoRow, row_id

FRESH = timedelta(days=1)
"""A look-up younger than this is not made again."""
SETTLED = timedelta(days=7)
"""Nor is one of a source that can be read and of which copies are listed: a watched report asks daily otherwise."""
GIVE_UP_AFTER = 3
"""So many failures in a row, and the archive counts as out of reach for this run."""
NEAR_DAYS = 30
"""A usable copy so near to the cited day is enough; else the other addresses are asked for a nearer one."""
NOT_LOST = frozenset({Reach.LIVE, Reach.MOVED, Reach.UNKNOWN})


@dataclass(frozen=True)
class Cited:
    """How a report uses a source: the claims that rest on it, the day its author saw it, its addresses as written."""

    day: date | None = None
    written: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    period: tuple[str, str] | None = None


def bring_back(engine: Engine, settings: Settings, store: Path, report_id: int) -> None:
    """Ask archives about every source of a report, and fetch copies of those that a reader cannot open today."""
    with reading(engine) as session:
        known = known_sources(session, report_id)
    desk = desk_of(engine, settings, store, report_id)
    lost = [row_id(k.source) for k in known.values() if _needs_copy(k)]
    if lost:
        get_ready(settings, store, readers=True)
    desk.look_up(known.values())
    bring_back_sources(desk, lost)


def desk_of(engine: Engine, settings: Settings, store: Path, report_id: int) -> "Desk":
    """What recovery for a report works with."""
    with reading(engine) as session:
        report = load_report(report_row(session, report_id))
        cited = cited_by(report, {c.key: c.source_id for c in citations_of(session, report_id)})
    return Desk(engine, settings, store, cited)


def bring_back_sources(desk: "Desk", source_ids: Sequence[int]) -> None:
    """Copies of these: under the addresses as cited; where none is usable near the day, under all others and elsewhere.

    Where one is usable, the first on the other side of the cited day too: two alike say what stood there then.
    """
    desk.retrieve(source_ids)
    before = desk.known(source_ids)
    desk.look_up([known for known in before if not desk.is_settled(known)], wide=True)
    desk.retrieve(source_ids)
    had = {row_id(known.source) for known in before if best_copy(known, None)}
    desk.retrieve(
        [row_id(k.source) for k in desk.known(source_ids) if best_copy(k, None) and row_id(k.source) not in had]
    )


@dataclass(frozen=True)
class Desk:
    """What one run of recovery works with; ``cited`` by source id."""

    engine: Engine
    settings: Settings
    store: Path
    cited: Mapping[int, Cited]

    def known(self, source_ids: Sequence[int] | Mapping[int, Known]) -> list[Known]:
        """What is known of these sources now."""
        with reading(self.engine) as session:
            return list(known_by_id(session, list(source_ids)).values())

    def cited_of(self, source: Known) -> Cited:
        """How it is cited."""
        return self.cited.get(row_id(source.source), Cited())

    def is_settled(self, source: Known) -> bool:
        """Whether a usable copy is known, near enough to the day its author saw."""
        day = author_day(source, self.cited_of(source).day)
        best = best_copy(source, day)
        return best is not None and (day is None or abs((best.time.date() - day).days) <= NEAR_DAYS)

    def look_up(self, sources: Iterable[Known], *, wide: bool = False) -> None:
        """Ask about each source, the lost ones first; answers are stored one by one. One archive's fault is its own:
        each is asked by a thread of its own, at its own pace."""
        waiting = sorted((k for k in sources if is_askable(k)), key=lambda k: reached_of(k).reach in READABLE)
        questions = wide_questions(self.settings) if wide else [narrow_question()]
        stop = threading.Event()
        with (
            progress("Asking archives", len(waiting) * len(questions)) as step,
            ThreadPoolExecutor(len(questions), "archive") as pool,
        ):
            try:
                asking = [pool.submit(self._ask_all, question, waiting, step, stop) for question in questions]
                for one in asking:
                    one.result()
            finally:
                stop.set()  # an interrupt waits for the answers under way, and for no more

    def _ask_all(self, question: Question, sources: Sequence[Known], step: Step, stop: threading.Event) -> None:
        now, failures = WallClock().now(), 0
        with transport(self.settings, self.engine, self.store) as wire:
            ask = question.ask(self.settings, wire)
            for source in sources:
                if stop.is_set():
                    return
                if _is_due(source, question.name, now):
                    found = self._ask(question, ask, source, failures)
                    failures = failures + 1 if found.outcome == "failed" else 0
                step(source.source.url)

    def _ask(self, question: Question, ask: Ask, source: Known, failures: int) -> Found:
        source_id, day = row_id(source.source), author_day(source, self.cited_of(source).day)
        if failures >= GIVE_UP_AFTER:
            found = Found("failed", "the archive is out of reach")
        else:
            found = answer(question.addresses(source, self.cited_of(source).written), ask, day)
        kept = worth_remembering(found.rows, day)
        now = WallClock().now()
        with writing(self.engine) as session:
            save_lookup(session, source_id, question.archive, now, found.outcome, found.message, kept, question.name)
            confirm_snapshots(session, source_id, found.rows)
        return found

    def retrieve(self, source_ids: Sequence[int]) -> None:
        """Fetch copies of these sources, nearest to the day first, until one of each is usable and bears its claim."""
        wanted = [
            one
            for known in filter(is_askable, self.known(source_ids))
            for archive in _archives(self.settings)
            if (one := self._wanted(known, archive)).copies
        ]
        with progress("Bringing back copies", sum(len(w.copies) for w in wanted)) as step:
            crawl_mementos(self.settings, self.store, wanted, lambda told: step(f"{told['judgement']} {told['url']}"))

    def _wanted(self, known: Known, archive: "Replay") -> Any:
        from spiders.job import Wanted

        cited = self.cited_of(known)
        copies = _copies(known, archive, author_day(known, cited.day), cited.written)
        return Wanted(
            row_id(known.source), known.source.url, tuple(copies), archive.base, cited.claims, cited.period,
            archive.bucket, archive.per_minute,
        )  # fmt: skip


@dataclass(frozen=True)
class Replay:
    """Where an archive shows its copies, and its limits."""

    name: str
    base: str
    bucket: str
    per_minute: float


def _archives(settings: Settings) -> list[Replay]:
    archive = settings.archive
    return [
        Replay("wayback", archive.replay, "memento", archive.rates.memento),
        *(Replay(other.name, other.replay, other.name, other.per_minute) for other in archive.others),
    ]


def is_askable(source: Known) -> bool:
    """Other schemes are in no archive, and nothing about sealed sources is told to any."""
    return source.source.url.startswith(("http://", "https://")) and not source.source.sealed


def _is_due(source: Known, question: str, now: datetime) -> bool:
    last = source.lookups.get(question)
    if last is None or last.outcome in ("busy", "failed"):
        return True
    awaited = source.snapshot is not None and source.snapshot.state in ("captured", "submitted", "unknown")
    settled = last.outcome == "found" and reached_of(source).reach in READABLE and not awaited
    return last.at < now - (SETTLED if settled else FRESH)


def _needs_copy(source: Known) -> bool:
    """Every state but LIVE, MOVED and UNKNOWN; and pages of platforms whose archived copies are often log-in pages.

    What archive.today holds is never fetched there: the page inside may be found elsewhere.
    """
    reach = reached_of(source).reach
    if reach is Reach.UNKNOWN:
        return is_only_linked(source.source.url)
    return reach not in NOT_LOST or source.source.platform in WALLED_PLATFORMS or _has_no_words(source)


def _has_no_words(source: Known) -> bool:
    return source.text is None or not source.text.text


def _copies(source: Known, archive: Replay, day: date | None, written: Sequence[str]) -> list[tuple[int, str]]:
    """What to open next, in the order of trial: eight under the addresses as cited, then eight under all others."""
    if _is_excluded(source, archive.name):
        return []
    cited = {identity(url) for url in as_cited(source, written)}
    own = [m for m in source.mementos if m.archive == archive.name]
    usable = [cdx_row(m) for m in source.mementos if m.judgement == MementoJudgement.USABLE]
    here = [m for m in own if identity(m.original) in cited]
    rest = [m for m in own if identity(m.original) not in cited]
    posted = posted_on(source.source.url)
    found = _next(here, usable, day, posted) or _next(rest, usable, day, posted)
    return [(row_id(m), replay_url(archive.base, f"{m.time:%Y%m%d%H%M%S}", m.original)) for m in found]


def _is_excluded(source: Known, archive: str) -> bool:
    """Whether this archive refused lately to show any copy of it."""
    captures = (source.memento_captures.get(row_id(m)) for m in source.mementos if m.archive == archive)
    refused = [one.at for one in captures if one and one.failure == FailureKind.ARCHIVE_EXCLUDED]
    return bool(refused) and max(refused) > WallClock().now() - FRESH


def _next(
    mementos: Sequence[MementoRow], usable: Sequence[CdxRow], day: date | None, posted: date | None
) -> list[MementoRow]:
    by_row = {(row.timestamp, row.original): m for m in mementos for row in [cdx_row(m)]}
    order = to_open([Seen(cdx_row(m), m.judgement) for m in mementos], usable, day, posted)
    return [by_row[row.timestamp, row.original] for row in order]


def cited_by(report: Report, sources: Mapping[str, int]) -> dict[int, Cited]:
    """How a report uses each source (``sources``: citation id to source id): the earliest day counts."""
    claims: dict[str, Claim] = {claim.id: claim for claim in report.claims}
    found: dict[int, Cited] = {}
    for citation in report.citations:
        source_id = sources.get(citation.id)
        if source_id is None:
            continue
        claim, before = claims[citation.claim], found.get(source_id, Cited())
        days = [day for day in (before.day, cited_day(claim, report)) if day]
        written = tuple(dict.fromkeys([*before.written, citation.url]))
        found[source_id] = Cited(min(days, default=None), written, (*before.claims, claim), report.period)
    return found
