"""What is told of a source day by day: captures as the crawl stores them, one a day, then judging and alerting."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dalel import evidence
from dalel.alerts import AlertKind
from dalel.config import settings_from
from dalel.mementos import CdxRow
from dalel.model import Capture, Judgement, Reach, SourceText, Support
from flows import alerts, intake, verify
from storage.alerts import all_alerts
from storage.archived import save_lookup
from storage.captures import Stored, store_captures
from storage.citations import latest_checks
from storage.database import reading, writing
from storage.tables import SourceRow
from storage.warc import Record, WarcFile, packed

URL = "https://news.example/story"
CLAIM = "On May 4 in Zarechny the court arrested the driver Yerlan Orlov for ten days under Article 488.[1]"
TOLD = "On May 4 the court of Zarechny arrested the driver Yerlan Orlov for ten days under Article 488."
REST = "His lawyer called the hearing short. An appeal would follow within the week. His relatives waited outside."
OTHER = "The fair opens on Sunday by the river. The mayor invites everyone to it. There will be music and horses."
LIVE, GONE, DOWN = (Reach.LIVE, "content"), (Reach.GONE, "status_404"), (Reach.UNREACHABLE, "status_503")
BLOCKED, WALLED, PAYWALLED = (Reach.BLOCKED, "status_403"), (Reach.WALLED, "login"), (Reach.PAYWALLED, "offer")
Seen = tuple[Reach, str]


class Diary:
    """One report of one claim over one source."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.folder, self.day = engine, folder, datetime(2024, 6, 1, 9, tzinfo=UTC)
        self.warc = WarcFile(folder / "captures", "test", self.day)
        path = folder / "report.txt"
        path.write_text(f"Monitoring of May 2024\n\n{CLAIM}\n\n[1] {URL}\n", "utf-8")
        source = intake.given(str(path))
        self.report_id = intake.save(engine, intake.read(source, None), source, self.day)
        assert self.sees(LIVE) == []

    def sees(self, seen: Seen, words: str = f"{TOLD}\n{REST}", *, beside: str = "", hours: int = 24) -> list[str]:
        """What is told after a look ``hours`` after the last one."""
        self.day += timedelta(hours=hours)
        text = SourceText(text=words, completeness="whole") if seen[0] in verify.READABLE else SourceText()
        sha256 = hashlib.sha256(words.encode()).hexdigest()
        body = f"<html><body><p>{words}</p><footer>{beside}</footer></body></html>".encode()
        http = ("HTTP/1.1 200 OK", [("Content-Type", "text/html; charset=utf-8")])
        (place,) = self.warc.append(packed([Record("response", URL, self.day, body, http)]))
        self.warc.sync()
        capture = Capture(
            url=URL, final_url=URL, at=self.day, status=200, media_type="text/html", body_sha256=sha256,
            body_bytes=len(body), warc_file=place.file, warc_offset=place.offset, warc_bytes=place.size,
            warc_sha256=place.sha256, reach=seen[0], reach_rule=seen[1], reach_because="as seen",
        )  # fmt: skip
        with writing(self.engine) as session:
            store_captures(session, [Stored(1, capture, text, f"{seen}{sha256}", sha256)])
        return self.tells()

    def tells(self) -> list[str]:
        verify.verify(self.engine, self.report_id, self.day)
        with reading(self.engine) as session:
            before = len(all_alerts(session))
        alerts.raise_alerts(self.engine, settings_from({}), self.folder, self.report_id, self.day)
        with reading(self.engine) as session:
            return [row.kind for row in all_alerts(session)[before:]]

    def lists(self, outcome: str, rows: Sequence[CdxRow] = ()) -> list[str]:
        """What is told after a look-up in the archive on the next day."""
        self.day += timedelta(days=1)
        with writing(self.engine) as session:
            save_lookup(session, 1, "wayback", self.day, outcome, "", rows)
        return self.tells()


@pytest.fixture
def diary(sqlite: Engine, store: Path) -> Iterator[Diary]:
    one = Diary(sqlite, store)
    yield one
    one.warc.close()


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        pytest.param([GONE] * 3, AlertKind.SOURCE_LOST, id="gone"),
        pytest.param([DOWN] * 3, AlertKind.SOURCE_LOST, id="down"),
        pytest.param([BLOCKED] * 3, AlertKind.SOURCE_CLOSED, id="blocked"),
        pytest.param([WALLED, BLOCKED, WALLED], AlertKind.SOURCE_CLOSED, id="walled, blocked between"),
        pytest.param([PAYWALLED] * 3, AlertKind.SOURCE_CLOSED, id="paywalled"),
        pytest.param([GONE, BLOCKED, GONE, GONE], AlertKind.SOURCE_LOST, id="gone, a wall between"),
    ],
)
def test_what_can_no_longer_be_read_is_told_on_the_third_day_and_its_return_at_once(
    diary: Diary, days: list[Seen], kind: AlertKind
) -> None:
    told = [diary.sees(day) for day in days]
    assert (told[:-1], told[-1]) == ([[]] * (len(days) - 1), [kind])
    assert diary.sees(days[-1]) == []
    assert (diary.sees(LIVE), diary.sees(LIVE)) == ([AlertKind.SOURCE_BACK], [])


def test_what_is_not_confirmed_yet_is_looked_at_again_on_the_next_day(diary: Diary) -> None:
    def next_look() -> timedelta:
        with writing(diary.engine) as session:
            row = session.get_one(SourceRow, 1)
            waits, row.look_again_at = row.look_again_at, diary.day + timedelta(days=31)  # as of a page of ten years
        return (waits or diary.day) - diary.day

    next_look()
    assert diary.sees(LIVE) == []
    assert next_look() > timedelta(days=29)
    assert diary.sees(WALLED) == []
    assert next_look() == timedelta(days=1)


@pytest.mark.parametrize("other", [GONE, DOWN, BLOCKED, WALLED])
def test_a_page_that_flickers_is_no_news(diary: Diary, other: Seen) -> None:
    assert [diary.sees(seen) for seen in [other, LIVE, other, other, LIVE] * 3] == [[]] * 15


def test_three_looks_within_two_days_are_not_three_days(diary: Diary) -> None:
    assert [diary.sees(GONE, hours=12) for _ in range(4)] == [[]] * 4


def test_another_text_in_its_place_is_told_on_the_third_day_unless_the_old_one_returns(diary: Diary) -> None:
    assert [diary.sees(LIVE, words) for words in (OTHER, OTHER, f"{TOLD}\n{REST}", OTHER, OTHER)] == [[]] * 5
    assert diary.sees(LIVE, f"{OTHER} More today.") == [AlertKind.PAGE_REPLACED]
    assert diary.sees(LIVE, OTHER) == []


def test_a_sentence_that_moved_out_of_the_article_is_no_news(diary: Diary) -> None:
    assert diary.sees(LIVE, REST, beside=TOLD) == []
    assert diary.sees(LIVE, REST) == [AlertKind.CLAIM_VANISHED]


def test_the_same_words_are_judged_once_and_words_that_return_are_a_check_of_their_own(diary: Diary) -> None:
    def checks(words: str) -> int | None:
        diary.sees(LIVE, words)
        with reading(diary.engine) as session:
            return latest_checks(session, diary.report_id)[1].id

    changed = TOLD.replace("ten days", "fifteen days")
    assert [checks(words) for words in (f"{TOLD}\n{REST}", changed, f"{TOLD}\n{REST}", f"{TOLD}\n{REST}")] == [
        1,
        2,
        3,
        3,
    ]


def test_a_slow_run_does_not_tell_what_was_when_another_has_looked_since(
    diary: Diary, before_it_writes: Callable[[Callable[[], object]], None]
) -> None:
    told: list[list[str]] = []
    before_it_writes(lambda: told.extend(diary.sees(GONE) for _ in range(3)))
    assert alerts.raise_alerts(diary.engine, settings_from({}), diary.folder, diary.report_id, diary.day) == 0
    assert told == [[], [], [AlertKind.SOURCE_LOST]]


def test_a_slow_run_does_not_judge_over_what_another_has_seen_since(
    diary: Diary, before_it_writes: Callable[[Callable[[], object]], None]
) -> None:
    with writing(diary.engine) as session:
        save_lookup(session, 1, "wayback", diary.day, "none", "", ())
    before_it_writes(lambda: diary.sees(GONE, ""))
    verify.verify(diary.engine, diary.report_id, diary.day)
    with reading(diary.engine) as session:
        assert latest_checks(session, diary.report_id)[1].reach == Reach.GONE


def test_other_rules_for_the_same_words_are_no_news(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in (verify, alerts):
        monkeypatch.setattr(step, "judge_version", lambda: "of tomorrow")
    monkeypatch.setattr(evidence, "judge_claim", lambda *_, **__: Judgement(Support.NOT_FOUND, 0.1, "stricter"))
    assert [diary.sees(LIVE) for _ in range(4)] == [[]] * 4
    with reading(diary.engine) as session:
        assert latest_checks(session, diary.report_id)[1].support == Support.NOT_FOUND


def test_a_copy_that_appears_is_told_at_once_and_one_that_its_archive_denies_on_the_third_day(diary: Diary) -> None:
    row = CdxRow("20240505101010", URL, "text/html", "200", "ABC")
    assert diary.lists("none") == []
    assert diary.lists("found", [row]) == [AlertKind.COPY_APPEARED]
    assert [diary.lists(outcome) for outcome in ("none", "none", "failed", "found", "none", "busy", "none")] == [[]] * 7
    assert diary.lists("refused") == [AlertKind.COPY_VANISHED]
    assert diary.lists("found", [row]) == [AlertKind.COPY_APPEARED]
