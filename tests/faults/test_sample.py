"""A small seeded sample of the fault programme; the whole of it is `./run faults`."""

import random
from pathlib import Path

import pytest

from faults import kills, twice


@pytest.mark.parametrize("programme", [kills, twice], ids=lambda module: module.__name__.rpartition(".")[2])
def test_nothing_breaks(programme: object, tmp_path: Path) -> None:
    done = programme.run(tmp_path / "sample", random.Random(20241125), 0.01)  # type: ignore[attr-defined]

    assert done.broken == []
