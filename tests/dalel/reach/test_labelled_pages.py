"""The labelled pages: every state, three languages, and decoys that speak of what the tables look for."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from dalel.model import Exchange, Failure, FailureKind, Hop, Reached
from dalel.page import read_page
from flows.page import page_line

PAGES = Path(__file__).resolve().parents[2] / "samples" / "pages"
CASES = sorted(folder.name for folder in PAGES.iterdir())


def exchange_of(folder: Path) -> Exchange:
    told = json.loads((folder / "exchange.json").read_text())
    sibling = folder / "sibling.html"
    failure = told["failure"]
    return Exchange(
        told["url"],
        tuple(Hop(url, status, tuple(headers.items())) for url, status, headers in told["hops"]),
        (folder / "page.html").read_bytes(),
        Failure(FailureKind(failure["kind"]), failure["message"]) if failure else None,
        sibling_body=sibling.read_bytes() if sibling.exists() else None,
    )


@cache
def judged(name: str) -> tuple[dict[str, object], Reached]:
    folder = PAGES / name
    return json.loads((folder / "expected.json").read_text()), read_page(exchange_of(folder))[0]


def test_the_set_is_as_large_and_varied_as_promised() -> None:
    expected = [judged(name)[0] for name in CASES]
    assert len(expected) >= 200
    assert sum(bool(one["decoy"]) for one in expected) >= 40
    assert {one["reach"] for one in expected} == {
        "LIVE", "MOVED", "GONE", "WALLED", "PAYWALLED", "BLOCKED", "PARKED", "UNREACHABLE", "UNKNOWN",
    }  # fmt: skip


def test_states_are_told_apart_on_the_labelled_pages(capsys: pytest.CaptureFixture[str]) -> None:
    matrix = Counter((str(expected["reach"]), str(reached.reach)) for expected, reached in map(judged, CASES))
    states = sorted({state for pair in matrix for state in pair})
    with capsys.disabled():
        print_matrix(matrix, states)
    assert macro_f1(matrix, states) >= 0.97
    called_gone = sum(count for (_, got), count in matrix.items() if got == "GONE")
    assert matrix["GONE", "GONE"] / called_gone >= 0.99


def test_no_decoy_is_called_gone() -> None:
    wrong = [name for name in CASES if judged(name)[0]["decoy"] and judged(name)[1].reach == "GONE"]
    assert wrong == []


@pytest.mark.parametrize("name", [name for name in CASES if judged(name)[0].get("rule")])
def test_the_rule_that_fires_is_the_one_meant(name: str) -> None:
    expected, reached = judged(name)
    assert (reached.reach, reached.rule) == (expected["reach"], expected["rule"])


def test_every_judgement_says_why_and_what_was_seen() -> None:
    for name in CASES:
        reached = judged(name)[1]
        assert reached.rule.replace("_", "").isalnum(), name
        assert reached.because, name
        assert reached.seen or reached.reach in ("UNREACHABLE", "UNKNOWN"), name


def macro_f1(matrix: Counter[tuple[str, str]], states: list[str]) -> float:
    scores = []
    for state in states:
        right = matrix[state, state]
        wrong = sum(count for (wanted, got), count in matrix.items() if (wanted == state) != (got == state))
        scores.append(2 * right / (2 * right + wrong))
    return sum(scores) / len(scores)


def print_matrix(matrix: Counter[tuple[str, str]], states: list[str]) -> None:
    print(f"\n{'labelled':12}" + "".join(f"{state[:9]:>10}" for state in states))
    for wanted in states:
        print(f"{wanted:12}" + "".join(f"{matrix[wanted, got] or '.':>10}" for got in states))
    print(f"macro-F1 {macro_f1(matrix, states):.4f} over {sum(matrix.values())} pages")


def test_the_set_that_was_written_before_the_tables_met_it_comes_out_too() -> None:
    folder = PAGES.with_name("pages_third")
    labels = json.loads((folder / "labels.json").read_text("utf-8"))
    said = {name: page_line(folder / f"{name}.warc")["reach"] for name in labels}
    matrix = Counter((label["reach"], said[name]) for name, label in labels.items())
    assert macro_f1(matrix, sorted({state for pair in matrix for state in pair})) >= 0.97
    assert [name for name, label in labels.items() if said[name] == "GONE" and label["reach"] != "GONE"] == []
