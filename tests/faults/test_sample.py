"""A small seeded sample of the fault programme; the whole of it is `./run faults`."""

import random
from pathlib import Path

from faults import alerts, kills, twice


def test_a_killed_run_loses_nothing_and_fetches_nothing_again(tmp_path: Path) -> None:
    assert kills.run(tmp_path / "kills", random.Random(20241125), 0.01, pages=24, kills=1).broken == []


def test_two_runs_at_once_share_the_work(tmp_path: Path) -> None:
    assert twice.run(tmp_path / "twice", random.Random(20241125), 0.01, pages=16).broken == []


def test_a_killed_recheck_tells_each_edit_once(tmp_path: Path) -> None:
    assert alerts.run(tmp_path / "alerts", random.Random(20241125), 0.01, pages=6, kills=1).broken == []
