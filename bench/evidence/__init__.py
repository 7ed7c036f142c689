"""Does the page say so? `./run bench evidence [SEED [PAIRS.jsonl…]]`: figures on fresh pairs, and on labelled sets.

Printed are AUC, recall and false alarms by language; the share of planted changes that are named with both
wordings; what each kind of detail adds; pairs a second on pages of 5,000 characters, and memory.
"""

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.evidence.cases import pairs, plants
from bench.evidence.plants import Pair, Plant, plants_of
from dalel.details.claims import checkable
from dalel.details.weights import score_of
from dalel.evidence import read_page
from dalel.model import EvidenceResult, Judgement, Support
from flows.judge import Pair as Line
from flows.judge import judge_pair, period_of

COUNT = 300
"""Events drawn; each makes one supporting page, five wrong ones and up to six planted changes."""
SUPPORTING = frozenset({Support.SUPPORTED, Support.PARTLY})
WRONG = ("same_person_other_event", "same_topic_other_person", "unrelated")
GROUPS = {
    "persons": (
        "person_",
        "other_full",
        "other_initial",
        "other_surname",
        "other_namesake",
        "other_absent",
        "other_found_either",
        "no_person",
    ),
    "dates": ("date_", "other_day", "written_", "day_of_person"),
    "places": ("place_", "other_place"),
    "law": ("law_",),
    "terms, sums, counts": ("term_", "amount_", "count_"),
    "what was done": ("act_", "chief_act"),
    "what else is told": ("content_", "quotation_"),
    "names of things": ("title_", "organisation_"),
}


@dataclass(frozen=True)
class Judged:
    """A labelled pair with what was made of it."""

    pair: Pair
    judgement: Judgement
    signals: dict[str, float]

    @property
    def positive(self) -> bool | None:
        """Whether it should be supported; None for what the measure leaves out."""
        if self.pair.get("doubt") or self.pair.get("strength") == "partial":
            return None
        return bool(self.pair["label"] == "supports")


def main(arguments: list[str]) -> None:
    """Print everything for a seed (default 1); a labelled set is measured, and changed, as well."""
    seed = int(arguments[0]) if arguments else 1
    fresh = [judged(pair) for pair in pairs(seed, COUNT)]
    report("fresh pairs", fresh)
    report_plants(f"planted changes, seed {seed}", plants(seed, COUNT))
    known: list[Judged] = []
    for path in arguments[1:]:
        labelled = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
        some = [judged(pair) for pair in labelled]
        known += some
        report(path, some)
        supports = (pair for pair in labelled if pair["label"] == "supports")
        report_plants(f"changes planted in {path}", (plant for pair in supports for plant in plants_of(pair)))
    report_ablation(known or fresh)
    report_speed([one.pair for one in islice(fresh, 300)])


def judged(pair: Pair) -> Judged:
    """One pair read and judged."""
    line = Line.model_validate(pair)
    told = checkable(line.claim, None, period_of(line.report_month))
    return Judged(pair, judge_pair(line), read_page(told, line.page_text, None).signals)


def auc(positive: list[float], negative: list[float]) -> float:
    """How often a supporting page scores above a wrong one."""
    if not positive or not negative:
        return float("nan")
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def report(title: str, found: list[Judged]) -> None:
    """AUC by kind of wrong page; recall and false alarms, all and by language."""
    say(f"{title}: {len(found)} pairs")
    languages = ["", *sorted({one.pair.get("page_lang", "") for one in found} & {"ru", "kk", "en"})]
    for language in languages:
        some = [one for one in found if language in ("", one.pair.get("page_lang"))]
        yes = [one.judgement for one in some if one.positive]
        wrong = [one.judgement for one in some if one.positive is False]
        areas = [f"{label} {_area(some, label):.3f}" for label in WRONG]
        figures = f"recall {_share(yes)}  false alarm {_share(wrong)}"
        say(f"  {language or 'all':4} {figures}  AUC against {', '.join(areas)}")


def _area(some: list[Judged], label: str) -> float:
    yes = [one.judgement.score for one in some if one.positive]
    return auc(yes, [o.judgement.score for o in some if o.positive is False and o.pair["label"] == label])


def _share(some: list[Judgement]) -> str:
    return f"{sum(j.support in SUPPORTING for j in some) / len(some):.3f}" if some else "-"


def is_named(plant: Plant) -> bool:
    """Whether a row says that the claim's wording and the page's differ."""
    rows = judge_pair(Line.model_validate(plant.pair)).evidence
    differing = [row for row in rows if row.result is EvidenceResult.DIFFERS]
    return any(plant.claim in row.claim and plant.source in row.source for row in differing)


def report_plants(title: str, planted: Iterable[Plant]) -> None:
    """The share of changes named with both wordings, by kind."""
    named: dict[str, list[bool]] = defaultdict(list)
    for plant in planted:
        named[plant.kind].append(is_named(plant))
    every = [hit for hits in named.values() for hit in hits]
    kinds = ", ".join(f"{kind} {sum(hits)}/{len(hits)}" for kind, hits in named.items())
    say(
        f"{title}: named with both wordings {sum(every)}/{len(every)} = {sum(every) / max(1, len(every)):.3f} ({kinds})"
    )


def report_ablation(found: list[Judged]) -> None:
    """AUC of the score against all wrong pages and other events, without each kind of detail."""
    say("what each kind adds: AUC against wrong pages of the same person, and of the same topic, without it")
    for group, beginnings in {"nothing left out": (), **GROUPS}.items():
        kept = [(one, score_of(_without(one.signals, beginnings))) for one in found]
        yes = [score for one, score in kept if one.positive]
        areas = [
            auc(yes, [score for one, score in kept if one.pair["label"] == label])
            for label in ("same_person_other_event", "same_topic_other_person")
        ]
        say(f"  {group:20} {areas[0]:.3f}  {areas[1]:.3f}")


def _without(signals: dict[str, float], beginnings: tuple[str, ...]) -> dict[str, float]:
    return {name: times for name, times in signals.items() if not (beginnings and name.startswith(beginnings))}


def report_speed(some: list[Pair]) -> None:
    """Pairs a second of processor time, each page new and 5,000 characters long, after one pair to start up."""
    texts = "\n".join(pair["page_text"] for pair in some)
    long = [Line.model_validate({**p, "page_text": _padded(p["page_text"], texts, k)}) for k, p in enumerate(some)]
    judge_pair(long[0])
    began = time.process_time()
    for line in long[1:]:
        judge_pair(line)
    rate = (len(long) - 1) / (time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    say(f"pages of 5,000 characters: {rate:.0f} pairs/s on one core; {peak:.0f} MB at the most")


def _padded(page: str, texts: str, k: int) -> str:
    start = (k * 997) % max(1, len(texts) - 5000)
    return f"{page}\n{texts[start : start + 5000 - len(page)]}"


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(f"{line}\n")
