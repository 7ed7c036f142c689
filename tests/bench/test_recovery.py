"""A seeded tenth of `./run bench recovery`: deleted sources of every dangerous kind against the stand-in archive."""

import random
from collections.abc import Sequence

from bench.recovery import wrongs
from bench.recovery_cases import Case, cases

ALL = cases(seed=11)
CALM = [case for case in ALL if not case.weather]


def sample() -> Sequence[Case]:
    """One case of each of a dozen kinds."""
    by_kind = {case.kind: case for case in CALM}
    return random.Random(1).sample(list(by_kind.values()), 12)


def test_there_are_120_cases_and_no_two_share_an_address() -> None:
    assert len({case.url for case in ALL}) == len(ALL) == 120


def test_the_nearest_usable_copy_comes_back_and_the_rest_has_its_reason() -> None:
    assert wrongs(sample()) == []


def test_a_busy_index_leaves_the_question_open() -> None:
    assert wrongs([case for case in ALL if case.weather == "index answers 429"]) == []
