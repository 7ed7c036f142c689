"""Move the weights of dalel/details/weights.py towards labelled pairs, and print them.

usage: python tools/fit_weights.py PAIRS.jsonl…

Logistic regression by gradient descent. The weights set by hand are the prior: each moves only as far as the pairs
pull it (PULL), so that a signal met in few of them stays where reason put it. Each fifth of the pairs is also judged
by weights fitted to the rest, which tells what the fit is worth: those figures are printed first.
"""

import json
import sys
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.evidence import auc, judged
from dalel.details.weights import BIAS, WEIGHTS

PULL, STEP, ROUNDS, FOLDS = 4.0, 0.02, 400, 5
Row = tuple[dict[str, float], bool]


def fit(rows: list[Row]) -> dict[str, float]:
    """Weights (with the bias under "") for signals and whether the page supports; both kinds weigh the same in all."""
    prior = {"": BIAS, **WEIGHTS}
    weights, yes = dict(prior), sum(label for _, label in rows)
    balance = {True: len(rows) / (2 * yes), False: len(rows) / (2 * (len(rows) - yes))}
    for _ in range(ROUNDS):
        slope = {name: PULL * (value - prior[name]) for name, value in weights.items()}
        for signals, label in rows:
            error = balance[label] * (_score(weights, signals) - label)
            for name, times in signals.items():
                slope[name] += error * times
        weights = {name: value - STEP * slope[name] for name, value in weights.items()}
    return weights


def _score(weights: dict[str, float], signals: dict[str, float]) -> float:
    return 1 / (1 + exp(-sum(weights[name] * times for name, times in signals.items())))


def _rows(paths: list[str]) -> list[Row]:
    pairs = [json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines()]
    found = [judged(pair) for pair in pairs]
    known = [(one.signals, one.positive) for one in found if one.positive is not None]
    return [({"": 1.0, **{n: t for n, t in signals.items() if n in WEIGHTS}}, label) for signals, label in known]


def main(paths: list[str]) -> None:
    """Print the area under the curve before, across folds and after, then the weights."""
    rows = _rows(paths)
    hand = {"": BIAS, **WEIGHTS}
    held = [
        (_score(fit([r for i, r in enumerate(rows) if i % FOLDS != k]), s), y)
        for k in range(FOLDS)
        for s, y in rows[k::FOLDS]
    ]
    fitted = fit(rows)
    by_hand, after = [[(_score(w, s), y) for s, y in rows] for w in (hand, fitted)]
    for name, scores in (("by hand", by_hand), ("held back", held), ("fitted", after)):
        print(f"{name:10} AUC {auc([p for p, y in scores if y], [p for p, y in scores if not y]):.3f}")
    print(json.dumps({name: round(value, 2) for name, value in fitted.items()}, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
