"""The people, the day and the place are no support by themselves: what was done must be told, too."""

import pytest

from dalel.evidence import judge_claim
from dalel.model import SourceText, Support

MAY = ("2023-05-01", "2023-05-31")


def support(claim: str, page: str) -> Support:
    return judge_claim(claim, SourceText(text=page, completeness="whole"), period=MAY).support


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        (
            "May 17, Kapshagay, Orlov Pavel was detained",
            "17 мая в Капшагае прошла встреча. Павел Орлов выступил на ней.",
        ),
        (
            "May 17, Kapshagay, Orlov Timur was banned from activities",
            "17 мая в Капшагае прошла встреча. Тимур Орлов выступил на ней.",
        ),
    ],
)
def test_a_page_that_does_not_tell_the_act_never_supports(claim: str, page: str) -> None:
    assert support(claim, page) is not Support.SUPPORTED


def test_a_page_that_tells_it_does() -> None:
    page = "17 мая в Капшагае полиция задержала активиста: Тимур Орлов стоял на площади с плакатом."
    assert support("May 17, Kapshagay, Orlov Timur was detained", page) is Support.SUPPORTED
