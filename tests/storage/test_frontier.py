"""The frontier and what the crawl writes, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from dalel.model import Capture, Citation, Claim, Footnote, Reach, Report, SourceText
from storage.captures import Stored, store_captures
from storage.citations import known_sources
from storage.database import reading, writing
from storage.frontier import LEASE_S, Frontier
from storage.ledger import load_report, make_due, save_report
from storage.pace import StoredPace
from storage.tables import CaptureRow, CitationRow, SourceRow, TextRow

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=1)


def report(*urls: str, sha256: str = "r1") -> Report:
    claims = tuple(Claim(f"c{i}", f"Claim {i}.", f"Claim {i}.", (i,)) for i in range(len(urls)))
    notes = tuple(Footnote(i, url, (url,)) for i, url in enumerate(urls))
    citations = tuple(Citation(f"c{i}-n{i}-u1", f"c{i}", i, url, url) for i, url in enumerate(urls))
    return Report("Title", "en", ("2026-02-01", "2026-02-28"), sha256, "text/plain", notes, claims, citations)


def save(engine: Engine, *urls: str, sha256: str = "r1", due: bool = True) -> int:
    with writing(engine) as session:
        report_id = save_report(session, report(*urls, sha256=sha256), "report", "/r.txt", NOON)
        ids = session.exec(select(CitationRow.source_id).where(CitationRow.report_id == report_id)).all()
        if due:
            make_due(session, ids, NOON, LONG_AGO)
    return report_id


def capture(reach: Reach = Reach.LIVE, at: datetime = NOON, offset: int = 0, rule: str = "live") -> Capture:
    return Capture(
        url="http://a.example/1", final_url="http://a.example/1", at=at, status=200, warc_file="x.warc.gz",
        warc_offset=offset, warc_bytes=1, warc_sha256="s", reach=reach, reach_rule=rule, reach_because="because",
    )  # fmt: skip


def test_a_report_comes_back_as_it_was_saved_and_is_known_again(engine: Engine) -> None:
    first = save(engine, "http://a.example/1", "http://b.example/2")
    again = save(engine, "http://a.example/1", "http://b.example/2")
    assert first == again
    with reading(engine) as session:
        from storage.citations import report_row

        assert load_report(report_row(session, first)) == report("http://a.example/1", "http://b.example/2")
        assert len(session.exec(select(CitationRow)).all()) == 2


def test_two_notes_of_one_source_share_one_row_even_with_a_very_long_address(engine: Engine) -> None:
    long = "http://a.example/" + "x" * 7000
    save(engine, long, long, "http://a.example/2")
    with reading(engine) as session:
        assert len(session.exec(select(SourceRow)).all()) == 2


def test_a_host_is_leased_to_one_worker_until_it_is_given_back(engine: Engine) -> None:
    save(engine, "http://a.example/1", "http://a.example/2", "http://b.example/1")
    one, two = Frontier(engine, "one"), Frontier(engine, "two")
    mine = one.claim(1, NOON)
    theirs = two.claim(5, NOON)
    assert len(mine) == 1
    assert len(theirs) == 1
    assert not mine.keys() & theirs.keys()
    assert two.claim(5, NOON) == {}
    assert two.is_waiting(NOON)
    free_at = NOON + timedelta(seconds=2)
    one.release(next(iter(mine)), free_at)
    assert two.claim(5, NOON) == {}  # the host's pace holds from worker to worker
    assert two.claim(5, free_at + timedelta(seconds=1)).keys() == mine.keys()


def test_the_lease_of_a_dead_worker_ends_and_a_living_one_keeps_its_own(engine: Engine) -> None:
    save(engine, "http://a.example/1")
    dead, next_one = Frontier(engine, "dead"), Frontier(engine, "next")
    assert dead.claim(5, NOON)
    later = NOON + timedelta(seconds=LEASE_S + 1)
    dead.renew(["a.example"], NOON + timedelta(seconds=LEASE_S - 1))
    assert next_one.claim(5, later) == {}
    assert next_one.claim(5, later + timedelta(seconds=LEASE_S)).keys() == {"a.example"}


def test_a_frontier_for_one_report_leaves_other_reports_alone(engine: Engine) -> None:
    save(engine, "http://a.example/1")
    other = save(engine, "http://b.example/1", sha256="r2")
    assert Frontier(engine, "w", [other]).claim(5, NOON).keys() == {"b.example"}


def test_what_was_fetched_within_max_age_is_not_due(engine: Engine) -> None:
    report_id = save(engine, "http://a.example/1")
    source_id = next(iter(Frontier(engine, "w").claim(5, NOON).values()))[0].source_id
    with writing(engine) as session:
        store_captures(session, [Stored(source_id, capture(), SourceText(text="Words"), "k1", "h1")])
    with writing(engine) as session:
        assert make_due(session, [source_id], NOON + timedelta(hours=1), NOON - timedelta(hours=23)) == 0
        assert make_due(session, [source_id], NOON + timedelta(days=2), NOON + timedelta(days=1)) == 1
    with reading(engine) as session:
        known = known_sources(session, report_id)[source_id]
    assert known.capture is not None
    assert known.text is not None
    assert known.text.text == "Words"


def test_the_same_text_is_kept_once_and_no_character_breaks_the_database(engine: Engine) -> None:
    save(engine, "http://a.example/1")
    odd = SourceText(text="nul \x00 and a lone surrogate \ud800 and дәлел", title="\x00")
    with writing(engine) as session:
        rows = [Stored(1, capture(offset=n), odd, "same", "h") for n in range(2)]
        store_captures(session, rows)
    with reading(engine) as session:
        texts = session.exec(select(TextRow)).all()
        captures = session.exec(select(CaptureRow)).all()
    assert len(texts) == 1
    assert "дәлел" in texts[0].text
    assert {row.text_id for row in captures} == {texts[0].id}


@pytest.mark.parametrize(
    ("visits", "lost"),
    [
        ([(Reach.GONE, "status_404", 0)], True),
        ([(Reach.GONE, "facebook_removed", 0)], True),
        ([(Reach.UNREACHABLE, "timeout", 0)], False),
        ([(Reach.UNREACHABLE, "timeout", h) for h in (0, 1, 2, 3)], False),
        ([(Reach.UNREACHABLE, "timeout", h) for h in (0, 24, 49)], True),
        ([(Reach.UNREACHABLE, "timeout", h) for h in (0, 24, 30)], False),
        ([(Reach.GONE, "soft404_title", 0)], False),
        ([(Reach.UNREACHABLE, "t", 0), (Reach.LIVE, "live", 24), (Reach.UNREACHABLE, "t", 49)], False),
        ([(Reach.GONE, "status_404", 0), (Reach.LIVE, "live", 24)], False),
        ([(Reach.GONE, "status_404", 0), (Reach.BLOCKED, "status_403", 24)], True),
        ([(Reach.UNKNOWN, "guard", h) for h in (0, 24, 72)], False),
        ([(Reach.WALLED, "login", h) for h in (0, 24, 72)], False),
    ],
)
def test_lost_needs_a_plain_removal_or_three_failures_on_three_days(
    sqlite: Engine, visits: list[tuple[Reach, str, int]], lost: bool
) -> None:
    save(sqlite, "http://a.example/1")
    for offset, (reach, rule, hours) in enumerate(visits):
        with writing(sqlite) as session:
            row = Stored(1, capture(reach, NOON + timedelta(hours=hours), offset, rule))
            store_captures(session, [row])
    with reading(sqlite) as session:
        assert (session.get_one(SourceRow, 1).lost_since is not None) is lost


def test_a_bucket_gives_each_request_its_own_time_and_a_hold_stops_it(engine: Engine) -> None:
    pace = StoredPace(engine)
    times = [pace.reserve("cdx", 60, NOON) for _ in range(3)]
    assert [(time - NOON).total_seconds() for time in times] == [0, 1, 2]
    assert pace.held("cdx") is None
    pace.hold("cdx", NOON + timedelta(hours=1), "429")
    pace.hold("cdx", NOON + timedelta(minutes=1), "shorter")
    assert pace.held("cdx") == (NOON + timedelta(hours=1), "429")
