"""When something is looked at again, and which schedules are refused."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from dalel.errors import SettingsError
from dalel.schedule import due_since, duration, schedule, times

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_durations() -> None:
    assert [duration(text) for text in ("90m", "12h", "1d", "2w", "0s")] == [
        timedelta(minutes=90),
        timedelta(hours=12),
        timedelta(days=1),
        timedelta(days=14),
        timedelta(0),
    ]
    for text in ("", "1", "d", "-1d", "1w2", "1.5h", "999999d"):
        with pytest.raises(SettingsError, match="duration"):
            duration(text)


@pytest.mark.parametrize(
    ("every", "cron", "kept"),
    [
        (None, None, "1d"),
        ("12h", None, "12h"),
        (None, " 0  6 * * 1 ", "0 6 * * 1"),
        (None, "*/15 * * * *", "*/15 * * * *"),
        (None, "0 6 * * mon-fri", "0 6 * * mon-fri"),
        (None, "0 0 29 2 *", "0 0 29 2 *"),
    ],
)
def test_a_schedule_is_kept_as_it_was_asked_for(every: str | None, cron: str | None, kept: str) -> None:
    assert schedule(every, cron, NOON) == kept


@pytest.mark.parametrize(
    ("every", "cron", "told"),
    [
        ("5m", None, "every 15 minutes"),
        ("daily", None, "not a duration"),
        ("1d", "0 6 * * *", "exclude"),
        (None, "", "five fields"),
        (None, "* * * * * *", "five fields"),
        (None, "@daily", "five fields"),
        (None, "* * * * *", "every 15 minutes"),
        (None, "0,55 * * * *", "every 15 minutes"),
        (None, "0 0 31 2 *", "bad day-of-month"),
        (None, "0 24 * * *", "bad hour"),
        (None, "0 6 * * 1#2", "numbers, names"),
        (None, "0 6 * * dimanche", "bad day-of-week"),
    ],
)
def test_a_bad_schedule_is_refused_in_one_line(every: str | None, cron: str | None, told: str) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        schedule(every, cron, NOON)
    assert "\n" not in str(caught.value)


def test_an_interval_is_due_at_once_and_then_stays_on_its_grid() -> None:
    assert list(islice(times("1d", NOON, NOON - DAY), 3)) == [NOON, NOON + DAY, NOON + 2 * DAY]
    assert next(times("1d", NOON, NOON)) == NOON + DAY
    assert due_since("1d", NOON, None, NOON) == NOON
    late = NOON + timedelta(hours=3)  # a run that began late does not move the next one
    assert due_since("1d", NOON, late, NOON + DAY) == NOON + DAY


def test_a_cron_line_is_due_first_at_its_own_time() -> None:
    assert due_since("0 6 * * *", NOON, None, NOON) is None
    assert due_since("0 6 * * *", NOON, None, NOON + DAY) == NOON + timedelta(hours=18)


@pytest.mark.parametrize("text", ["1d", "0 12 * * *"])
def test_a_week_that_was_missed_is_made_up_once(text: str) -> None:
    after = NOON + 7 * DAY + timedelta(hours=1)
    assert due_since(text, NOON, NOON, after) == NOON + DAY
    assert due_since(text, NOON, after, after) is None
    assert due_since(text, NOON, after, NOON + 8 * DAY) == NOON + 8 * DAY
