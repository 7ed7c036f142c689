"""A tenth of the snapshot programme: the states are true and nothing is asked twice, whoever is killed when."""

import random
from pathlib import Path

from faults.archive import Dose, measure


def test_killed_workers_leave_true_states_and_ask_for_nothing_twice(tmp_path: Path) -> None:
    outcome = measure(tmp_path, random.Random(5), Dose(40, 2, speed=120, minutes=10, windows=False))
    assert outcome.broken == []
