"""Reach and words beside the bare trafilatura call on the same pages, and how the labelled pages come out.

`python -m bench words [PAGES]` (default 120): processor time of both in one process, page by page in turns.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura

from bench.pages import article
from dalel.model import Exchange, Hop
from dalel.page import read_page

THIRD = Path(__file__).resolve().parent.parent / "tests" / "samples" / "pages_third"
_HTML = (("Content-Type", "text/html; charset=utf-8"),)


_WAYS: dict[str, Callable[[bytes], object]] = {
    "trafilatura.extract, its defaults": trafilatura.extract,
    "trafilatura.extract, as called here": lambda body: trafilatura.extract(
        body, fast=True, favor_recall=True, include_comments=False
    ),
    "reach and words": lambda body: read_page(_exchange(body)),
}


def main(arguments: list[str]) -> None:
    """Print what each way costs, the ratios, and the confusion matrix of the set that was written blind."""
    pages = [article(number) for number in range(int(arguments[0]) if arguments else 120)]
    spent = dict.fromkeys(_WAYS, 0.0)
    for number, body in enumerate([pages[0], *pages]):
        for name, way in _WAYS.items():
            cost = _cost(way, body)
            spent[name] += cost if number else 0.0  # the first loads what libraries load at their first use
    ours = list(spent.values())[-1]
    _say(f"{len(pages)} pages of {sum(map(len, pages)) // len(pages) // 1000} kB on average, in turns")
    for name, cost in spent.items():
        _say(
            f"{name:36} {1000 * cost / len(pages):6.1f} ms/page of processor; reach and words: {ours / cost:.2f} times"
        )
    _matrix()


def _exchange(body: bytes) -> Exchange:
    hop = Hop("http://paper.example/2024/05/story", 200, _HTML)
    return Exchange(hop.url, (hop,), body)


def _cost(way: Callable[[bytes], object], body: bytes) -> float:
    began = time.process_time()
    way(body)
    return time.process_time() - began


def _matrix() -> None:
    """The third labelled set: rows are the labels, columns what was said."""
    from flows.page import page_line

    labels = json.loads((THIRD / "labels.json").read_text("utf-8"))
    said = Counter((wanted, page_line(THIRD / f"{name}.warc")["reach"]) for name, wanted in _wanted(labels))
    states = sorted({state for pair in said for state in pair})
    _say(f"{'labelled':12}" + "".join(f"{state[:9]:>10}" for state in states))
    for wanted in states:
        _say(f"{wanted:12}" + "".join(f"{said[wanted, got] or '.':>10}" for got in states))
    _say(f"macro-F1 {_macro_f1(said, states):.3f} over {sum(said.values())} pages")


def _wanted(labels: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    return [(name, label["reach"]) for name, label in labels.items()]


def _macro_f1(said: Counter[tuple[str, str]], states: list[str]) -> float:
    scores = []
    for state in states:
        wrong = sum(count for (wanted, got), count in said.items() if (wanted == state) != (got == state))
        scores.append(2 * said[state, state] / (2 * said[state, state] + wrong))
    return sum(scores) / len(scores)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
