"""A seeded sample of `./run bench scale`: two workers, one killed; every source is stored once."""

import sys

import pytest

from bench.scale import run, world


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers on all of 127/8")
def test_two_workers_of_which_one_is_killed_store_every_source_once(empty_postgres: str) -> None:
    with world(8, 0.05, empty_postgres) as place:
        done = run(place, 40, 2, kills=1)
    assert dict(done.captures) == {1: 40}
    assert done.killed == 1
    assert done.twice <= 4  # what the killed worker had under way: two connections, two hosts waiting
