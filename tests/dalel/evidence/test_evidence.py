"""Claims beside pages, each case a folder; true cases stand beside their near-misses. All people are invented."""

import json
from calendar import monthrange
from pathlib import Path
from typing import Any

import pytest

from dalel.evidence import judge_claim
from dalel.model import Judgement, SourceText

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def judge(case: Path) -> Judgement:
    told: dict[str, Any] = json.loads((case / "claim.json").read_text("utf-8"))
    year, month = map(int, told["month"].split("-"))
    text = SourceText(
        text=(case / "page.txt").read_text("utf-8"),
        published=told.get("published"),
        completeness=told.get("completeness", "whole"),
    )
    period = (f"{told['month']}-01", f"{told['month']}-{monthrange(year, month)[1]}")
    return judge_claim(told["claim"], text, context=told.get("context", ""), period=period)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    judged = judge(case)
    assert judged.support in expected["support"], (judged.score, judged.because)
    rows = [(r.kind.value, r.result.value, r.claim, r.source) for r in judged.evidence]
    for row in expected["rows"]:
        assert tuple(row.values()) in rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_shown_stands_in_the_page_and_has_its_reason(case: Path) -> None:
    page = " ".join((case / "page.txt").read_text("utf-8").split())
    judged = judge(case)
    assert judged.because
    assert 0 <= judged.score <= 1
    for row in judged.evidence:
        assert row.because
        assert row.source in row.quote
        assert row.quote in page
