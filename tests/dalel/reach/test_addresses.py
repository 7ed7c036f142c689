"""A list in a page's place, and the same page in another drawer."""

import pytest

from dalel.reach.addresses import is_section


@pytest.mark.parametrize(
    ("asked", "final", "is_list"),
    [
        ("/news/2019/court-fined-editor", "/news", True),
        ("/news/17", "/archive", True),
        ("/news/17", "/archive/17", False),
        ("/news/17", "/archive/2", True),
        ("/2019/05/court-fined-editor", "/2019/05", True),
        ("/news/court", "/stories/court-fined-the-editor", False),
        ("/news", "/news", False),
    ],
)
def test_a_list_is_told_from_the_page_under_another_address(asked: str, final: str, is_list: bool) -> None:
    assert is_section(f"https://news.example{asked}", f"https://news.example{final}") is is_list
