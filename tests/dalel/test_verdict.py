"""The three answers: which copy counts as kept, and from which text the support comes."""

from datetime import UTC, datetime

import pytest

from dalel.model import Judgement, Kept, MementoJudgement, Platform, Reach, Reached, Support, Verdict
from dalel.verdict import combine, judge_kept

MAY, JUNE = datetime(2023, 5, 3, tzinfo=UTC), datetime(2023, 6, 9, tzinfo=UTC)
USABLE, WALL = MementoJudgement.USABLE, MementoJudgement.LOGIN_WALL


@pytest.mark.parametrize(
    ("mementos", "lookup", "snapshot", "platform", "kept"),
    [
        ([(USABLE, MAY)], "found", None, Platform.WEB, Kept.CONFIRMED),
        ([(WALL, JUNE), (USABLE, MAY)], "found", None, Platform.FACEBOOK, Kept.CONFIRMED),
        ([(None, MAY)], "found", None, Platform.WEB, Kept.CONFIRMED),
        ([(None, MAY)], "found", None, Platform.FACEBOOK, Kept.UNKNOWN),
        ([(None, MAY)], "found", "captured", Platform.FACEBOOK, Kept.CAPTURED),
        ([(WALL, MAY)], "found", None, Platform.FACEBOOK, Kept.HOLLOW),
        ([(WALL, MAY)], "found", "submitted", Platform.FACEBOOK, Kept.SUBMITTED),
        ([(WALL, MAY)], "busy", None, Platform.FACEBOOK, Kept.UNKNOWN),
        ([(WALL, MAY), (None, JUNE)], "found", None, Platform.WEB, Kept.UNKNOWN),
        ([], "none", None, Platform.WEB, Kept.NONE),
        ([], "none", "not_asked", Platform.WEB, Kept.NONE),
        ([], "none", "captured", Platform.WEB, Kept.CAPTURED),
        ([], "none", "unknown", Platform.WEB, Kept.SUBMITTED),
        ([], "none", "captured_wall", Platform.WEB, Kept.HOLLOW),
        ([], "none", "refused", Platform.WEB, Kept.REFUSED),
        ([], "refused", None, Platform.WEB, Kept.REFUSED),
        ([], "busy", None, Platform.WEB, Kept.UNKNOWN),
        ([], "failed", None, Platform.WEB, Kept.UNKNOWN),
        ([], "failed", "not_asked", Platform.WEB, Kept.UNKNOWN),
        ([], None, None, Platform.WEB, Kept.UNKNOWN),
        ([], "a word not known yet", None, Platform.WEB, Kept.UNKNOWN),
    ],
)
def test_kept_by_what_the_archive_showed(
    mementos: list[tuple[MementoJudgement | None, datetime]],
    lookup: str | None,
    snapshot: str | None,
    platform: str,
    kept: Kept,
) -> None:
    answer, because = judge_kept(mementos, lookup, "", snapshot, platform)
    assert answer is kept
    assert because


def test_the_reason_names_what_the_hollow_copies_show_and_why_no_snapshot_was_asked_for() -> None:
    assert "login wall" in judge_kept([(WALL, MAY)], "found")[1]
    assert "no snapshot was asked for" in judge_kept([], "none", "", "not_asked")[1]
    assert "429" in judge_kept([], "busy", "429 from the index")[1]


def judged(support: Support, score: float = 0.9) -> Judgement:
    return Judgement(support, 0.0 if support is Support.UNREAD else score, f"because {support}")


def verdict(reach: Reach, live: Judgement | None, memento: Judgement | None) -> Verdict:
    reached = Reached(reach, "rule", f"seen as {reach}")
    return combine(reached, Kept.CONFIRMED, "a copy", live, memento, MAY if memento else None)


@pytest.mark.parametrize(
    ("reach", "live", "memento", "support", "origin"),
    [
        (Reach.LIVE, Support.SUPPORTED, None, Support.SUPPORTED, "live"),
        (Reach.PAYWALLED, Support.PARTLY, Support.SUPPORTED, Support.PARTLY, "live"),
        (Reach.LIVE, Support.CONTRADICTED, Support.NOT_FOUND, Support.CONTRADICTED, "live"),
        (Reach.LIVE, Support.NOT_FOUND, Support.SUPPORTED, Support.SUPPORTED, "memento"),
        (Reach.LIVE, Support.UNREAD, Support.NOT_FOUND, Support.NOT_FOUND, "memento"),
        (Reach.GONE, None, Support.SUPPORTED, Support.SUPPORTED, "memento"),
        (Reach.GONE, Support.NOT_FOUND, Support.SUPPORTED, Support.SUPPORTED, "memento"),
        (Reach.WALLED, Support.SUPPORTED, None, Support.UNREAD, None),
        (Reach.GONE, None, Support.UNREAD, Support.UNREAD, None),
        (Reach.UNREACHABLE, None, None, Support.UNREAD, None),
    ],
)
def test_support_comes_from_the_live_text_or_from_the_copy(
    reach: Reach, live: Support | None, memento: Support | None, support: Support, origin: str | None
) -> None:
    found = verdict(reach, judged(live) if live else None, judged(memento) if memento else None)
    assert (found.support, found.support_from) == (support, origin)
    assert (found.score == 0) is (support is Support.UNREAD)


def test_unread_says_why_the_source_could_not_be_read() -> None:
    assert "seen as WALLED" in verdict(Reach.WALLED, None, None).support_because


def test_a_copy_that_supports_where_the_page_of_today_does_not_is_named_with_its_day() -> None:
    found = verdict(Reach.LIVE, judged(Support.NOT_FOUND), judged(Support.SUPPORTED))
    assert "page of today does not say so" in found.support_because
    assert "2023-05-03" in found.support_because
