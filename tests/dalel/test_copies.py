"""Which copies are opened, in which order, and what the opened ones prove."""

from datetime import date

import pytest

from dalel.copies import EMPTY_BODY, MOST_LISTED, Seen, posted_on, to_open, what_they_prove, worth_remembering
from dalel.mementos import CdxRow

DAY = date(2024, 4, 20)


def row(day: str, digest: str = "", status: str = "200") -> CdxRow:
    return CdxRow(f"{day.replace('-', '')}120000", "http://n.example/a", "text/html", status, digest or f"D{day}")


def opened(days: dict[str, str | None], usable: tuple[str, ...] = ()) -> list[str]:
    copies = [Seen(row(day), judgement) for day, judgement in days.items()]
    found = to_open(copies, [row(day) for day in usable], DAY)
    return [f"{one.time:%Y-%m-%d}" for one in found]


def test_the_nearest_is_opened_first_and_the_one_before_at_equal_distance() -> None:
    assert opened({"2024-04-10": None, "2024-04-22": None, "2024-04-18": None}) == [
        "2024-04-18",
        "2024-04-22",
        "2024-04-10",
    ]


def test_once_one_is_usable_only_nearer_ones_are_opened_then_the_first_across_the_day() -> None:
    days: dict[str, str | None] = {"2024-04-01": None, "2024-04-19": None, "2024-04-15": "usable", "2024-05-09": None}
    assert opened(days, ("2024-04-15",)) == ["2024-04-19"]
    days["2024-04-19"] = "login_wall"
    assert opened(days, ("2024-04-15",)) == ["2024-05-09"]
    days["2024-05-09"] = "usable"
    assert opened(days, ("2024-04-15", "2024-05-09")) == []


def test_the_same_bytes_across_the_day_need_not_be_opened() -> None:
    copies = [Seen(row("2024-04-15", "A"), "usable"), Seen(row("2024-05-01", "A")), Seen(row("2024-05-09", "B"))]
    assert to_open(copies, [copies[0].row], DAY) == []
    assert what_they_prove([Seen(copies[0].row, "usable", "words"), *copies[1:]], DAY) == (
        "The copies of 15 April 2024 and 1 May 2024, before and after the cited day, say the same: "
        "this is what the author saw.",
    )


def test_bytes_that_were_opened_are_not_opened_again_under_another_time() -> None:
    copies = [Seen(row("2024-04-15", "A"), "login_wall"), Seen(row("2024-04-20", "A")), Seen(row("2024-06-01", "B"))]
    assert [one.digest for one in to_open(copies, [], DAY)] == ["B"]


def test_at_most_eight_are_opened_and_redirects_bear_no_digest() -> None:
    copies = [Seen(row(f"2024-04-{n:02}", EMPTY_BODY, "301")) for n in range(1, 13)]
    assert len(to_open(copies, [], DAY)) == 8


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        pytest.param([("A", "200"), ("A", "-")], "2024-04-02", id="a revisit of a page"),
        pytest.param([("A", "404"), ("A", "-")], None, id="a revisit of an error"),
        pytest.param([("B", "404"), ("A", "-")], "2024-04-02", id="a revisit of unknown bytes is a lead"),
        pytest.param([("A", "404"), ("A", "200")], "2024-04-02", id="one template, two statuses"),
    ],
)
def test_a_revisit_is_what_it_repeats(rows: list[tuple[str, str]], first: str | None) -> None:
    copies = [Seen(row(f"2024-04-{n:02}", digest, status)) for n, (digest, status) in enumerate(rows, 1)]
    found = to_open(copies, [], DAY)
    assert (f"{found[0].time:%Y-%m-%d}" if found else None) == first


def test_nothing_from_before_the_post_itself_is_opened() -> None:
    copies = [Seen(row("2024-04-01")), Seen(row("2024-04-21"))]
    assert [one.timestamp[:8] for one in to_open(copies, [], DAY, date(2024, 4, 20))] == ["20240421"]


@pytest.mark.parametrize(
    ("shown", "gone_on", "sentence"),
    [
        pytest.param(["usable", "removed_notice"], None, "Usable on 1 April 2024, removed by 2 April 2024.", id="both"),
        pytest.param(["usable"], date(2024, 6, 9), "Usable on 1 April 2024, removed by 9 June 2024.", id="gone today"),
        pytest.param(["removed_notice", "usable"], None, None, id="put back"),
        pytest.param(["usable", "login_wall"], None, None, id="a wall removes nothing"),
        pytest.param(["removed_notice"], None, None, id="never seen"),
    ],
)
def test_a_removal_notice_bounds_the_time_of_deletion(shown: list[str], gone_on: date | None, sentence: str) -> None:
    copies = [Seen(row(f"2024-04-{n:02}"), judgement, f"w{n}") for n, judgement in enumerate(shown, 1)]
    assert what_they_prove(copies, None, gone_on) == ((sentence,) if sentence else ())


def test_copies_that_differ_are_not_said_to_agree() -> None:
    copies = [Seen(row("2024-04-15"), "usable", "one"), Seen(row("2024-05-09"), "usable", "two")]
    (said,) = what_they_prove(copies, DAY)
    assert said.endswith("differ in their words.")


def test_a_thousand_errors_do_not_crowd_out_the_one_page() -> None:
    errors = [
        CdxRow(f"2024042{n % 10}00{n // 60:02}{n % 60:02}", "http://n.example/a", "text/html", "404", str(n))
        for n in range(999)
    ]
    page = row("2019-01-01")
    kept = worth_remembering(sorted([*errors, row("2010-01-01", status="404"), page], key=lambda r: r.timestamp), DAY)
    assert len(kept) == MOST_LISTED
    assert page in kept


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.com/sarybel/status/1780000000000000000", date(2024, 4, 15)),
        ("https://twitter.com/i/web/status/1780000000000000000", date(2024, 4, 15)),
        ("https://www.tiktok.com/@sarybel/video/7360000000000000000", date(2024, 4, 20)),
        ("https://www.instagram.com/p/C6AAAAAAAAA/", date(2024, 4, 20)),
        ("https://x.com/sarybel/status/20", None),
        ("https://n.example/sarybel/status/1780000000000000000", None),
        ("https://t.me/sarybel/17", None),
    ],
)
def test_some_ids_tell_the_day_of_the_post(url: str, day: date | None) -> None:
    assert posted_on(url) == day
