"""One failure proves nothing, save a plain 404, 410 or removal notice."""

from datetime import UTC, datetime, timedelta

import pytest

from dalel.lost import Record, after
from dalel.model import Exchange, Hop, Reach
from dalel.reach import judge_reach

START = datetime(2024, 5, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize("status", [404, 410])
def test_a_plain_status_of_absence_is_lost_at_once(status: int) -> None:
    reached = judge_reach(Exchange("https://news.example/a", (Hop("https://news.example/a", status),)))
    assert after(Record(), reached.reach, reached.rule, START).lost_since == START


def test_a_removal_notice_is_lost_at_once_and_a_soft_404_is_not() -> None:
    assert after(Record(), Reach.GONE, "removed_notice", START).lost_since == START
    assert after(Record(), Reach.GONE, "soft404_notice", START).lost_since is None


def failing(*hours: float) -> Record:
    record = Record()
    for hour in hours:
        record = after(record, Reach.UNREACHABLE, "timeout", START + timedelta(hours=hour))
    return record


@pytest.mark.parametrize(
    ("hours", "is_lost"),
    [
        ((0,), False),
        ((0, 1, 2, 3), False),  # one day
        ((0, 24), False),  # two days
        ((0, 24, 47), False),  # three days within 48 hours? the third falls on the second day again
        ((0, 24, 48), True),
        ((0, 20, 40), False),  # three days, fewer than 48 hours
    ],
)
def test_three_failures_on_three_days_that_span_48_hours(hours: tuple[float, ...], is_lost: bool) -> None:
    assert (failing(*hours).lost_since is not None) is is_lost


def test_one_answer_wipes_the_slate_and_a_wall_or_unknown_changes_nothing() -> None:
    record = failing(0, 24)
    assert after(record, Reach.LIVE, "ok", START) == Record()
    for reach in (Reach.WALLED, Reach.BLOCKED, Reach.UNKNOWN):
        assert after(record, reach, "x", START) == record
