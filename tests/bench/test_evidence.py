"""A seeded tenth of `./run bench evidence`: the goals hold on fresh pairs, and on changes planted in the kept set."""

import json
from pathlib import Path

import pytest

from bench.evidence import SUPPORTING, WRONG, auc, is_named, judged
from bench.evidence.cases import pairs, plants
from bench.evidence.plants import plants_of

LABELLED = Path(__file__).parents[3] / "shared" / "evidence" / "pairs.jsonl"


def test_fresh_pairs_are_told_apart() -> None:
    found = [judged(pair) for pair in pairs(7, 30)]
    yes = [one.judgement for one in found if one.positive]
    wrong = [one for one in found if one.positive is False]
    assert sum(j.support in SUPPORTING for j in yes) >= 0.9 * len(yes)
    assert sum(one.judgement.support in SUPPORTING for one in wrong) <= 0.05 * len(wrong)
    for label in WRONG:
        assert auc([j.score for j in yes], [o.judgement.score for o in wrong if o.pair["label"] == label]) >= 0.97


def test_planted_changes_are_named_with_both_wordings() -> None:
    planted = list(plants(7, 30))
    missed = [(p.kind, p.claim, p.source, p.pair["page_text"]) for p in planted if not is_named(p)]
    assert len(missed) <= 0.05 * len(planted), missed


@pytest.mark.skipif(not LABELLED.exists(), reason="the labelled development set is not here")
def test_changes_planted_in_the_labelled_set_are_named_with_both_wordings() -> None:
    labelled = [json.loads(line) for line in LABELLED.read_text("utf-8").splitlines()]
    planted = [plant for pair in labelled if pair["label"] == "supports" for plant in plants_of(pair)]
    missed = [(p.pair["id"], p.claim, p.source) for p in planted if not is_named(p)]
    assert len(missed) <= 0.05 * len(planted), missed
