"""When another run is made for a watch that is overdue although one was made already."""

from datetime import UTC, datetime, timedelta

import pytest
from prefect.client.schemas import State
from prefect.client.schemas.objects import StateType

from flows.deployments import still_comes

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "minutes", "attempt", "expected"),
    [
        (StateType.SCHEDULED, 900, 0, True),  # all workers are busy
        (StateType.PENDING, 0.9, 0, True),
        (StateType.PENDING, 1.1, 0, False),  # its worker was killed before the run began
        (StateType.RUNNING, 1.1, 0, False),  # and has claimed nothing
        (StateType.CRASHED, 0.5, 0, True),
        (StateType.CRASHED, 1.1, 0, False),
        (StateType.FAILED, 1.1, 1, True),  # a fault that lasts: after a minute, two, four, …
        (StateType.FAILED, 2.1, 1, False),
        (StateType.FAILED, 63, 400, True),
        (StateType.FAILED, 65, 400, False),
    ],
)
def test_a_run_that_came_to_nothing_is_made_again_ever_later(
    kind: StateType, minutes: float, attempt: int, expected: bool
) -> None:
    state = State(type=kind, timestamp=NOON - timedelta(minutes=minutes))
    assert still_comes(state, attempt, NOON) is expected
