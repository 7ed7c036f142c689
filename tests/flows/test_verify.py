"""Kept of a source from its rows: what an index lists is a copy of the page only where it may bear the page."""

from datetime import UTC, date, datetime

import pytest

from dalel.copies import EMPTY_BODY
from dalel.model import Kept
from flows.choose import best_copy
from flows.verify import judge_kept_of
from storage.citations import Known
from storage.tables import LookupRow, MementoRow, SourceRow

Row = tuple[str, str, str | None]
"""Status, digest, judgement."""


def known(rows: list[Row], *outcomes: str) -> Known:
    url = "https://news.example/a"
    mementos = [
        MementoRow(
            id=n, source_id=1, archive="wayback", original=url, time=datetime(2024, 5, n, tzinfo=UTC),
            status=status, media_type="text/html", digest=digest, judgement=judgement,
        )
        for n, (status, digest, judgement) in enumerate(rows, 1)
    ]  # fmt: skip
    lookups = {
        str(n): LookupRow(source_id=1, archive=str(n), at=datetime(2024, 6, 1, n, tzinfo=UTC), outcome=outcome)
        for n, outcome in enumerate(outcomes)
    }
    return Known(SourceRow(id=1, key="k", url=url, host="news.example"), mementos=mementos, lookups=lookups)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        pytest.param([("200", "A", None)], Kept.CONFIRMED, id="a page, listed"),
        pytest.param([("404", "A", None)], Kept.HOLLOW, id="an error, listed"),
        pytest.param([("301", EMPTY_BODY, None)], Kept.UNKNOWN, id="a redirect, not opened"),
        pytest.param([("200", "A", None), ("-", "A", None)], Kept.CONFIRMED, id="a revisit of a page"),
        pytest.param([("404", "A", None), ("-", "A", None)], Kept.HOLLOW, id="a revisit of an error"),
        pytest.param([("200", "A", "login_wall"), ("200", "A", None)], Kept.HOLLOW, id="the same log-in page twice"),
        pytest.param([("200", "A", "login_wall"), ("200", "B", None)], Kept.UNKNOWN, id="another page, not opened"),
        pytest.param([("200", "A", "login_wall"), ("200", "B", "usable")], Kept.CONFIRMED, id="one usable"),
    ],
)
def test_what_a_list_of_copies_is_worth(rows: list[Row], kept: Kept) -> None:
    assert judge_kept_of(known(rows, "found"))[0] is kept


def test_a_question_without_an_answer_leaves_open_what_others_did_not_find() -> None:
    assert judge_kept_of(known([], "none", "busy"))[0] is Kept.UNKNOWN
    assert judge_kept_of(known([], "failed", "none"))[0] is Kept.UNKNOWN
    assert judge_kept_of(known([("200", "A", "soft404")], "found", "busy"))[0] is Kept.UNKNOWN
    assert judge_kept_of(known([("200", "A", "usable")], "found", "busy"))[0] is Kept.CONFIRMED
    assert judge_kept_of(known([], "none", "none"))[0] is Kept.NONE


def test_the_best_copy_is_the_usable_one_nearest_to_the_day() -> None:
    rows: list[Row] = [("200", "A", "usable"), ("200", "B", "soft404"), ("200", "C", "usable")]
    for day, expected in ((date(2024, 5, 3), 3), (date(2024, 5, 2), 1), (None, 3)):
        best = best_copy(known(rows), day)
        assert best is not None
        assert best.id == expected
