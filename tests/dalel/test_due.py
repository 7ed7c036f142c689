from datetime import UTC, datetime, timedelta

import pytest

from dalel.due import HOST_A_DAY, Watched, next_look, within_budget

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age_days", "failing", "lost", "post", "hours"),
    [
        (1, False, False, False, 2.4),
        (0, False, False, False, 1),
        (3650, False, False, False, 30 * 24),
        (3650, False, False, True, 7 * 24),
        (3650, True, False, False, 24),
        (10, False, True, False, 7 * 24),
    ],
)
def test_what_has_stood_for_long_waits_long(age_days: int, failing: bool, lost: bool, post: bool, hours: float) -> None:
    since = NOW - timedelta(days=age_days)
    assert next_look(NOW, since, failing=failing, lost=lost, post=post) - NOW == timedelta(hours=hours)


def test_a_host_is_asked_for_no_more_than_its_budget_and_the_longest_due_first() -> None:
    due = [Watched(n, "a.example", NOW - timedelta(hours=n)) for n in range(HOST_A_DAY)] + [
        Watched(999, "b.example", NOW)
    ]
    chosen = within_budget(due, {"a.example": HOST_A_DAY - 2})
    assert sorted(chosen) == [HOST_A_DAY - 2, HOST_A_DAY - 1, 999]
