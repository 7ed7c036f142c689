"""What a claim says was done, against what a passage says was done, and of whom and when it says so."""

import re

from dalel.details.compare_dates import days_of_the_event
from dalel.details.concepts import acts, occasions
from dalel.details.facts import Facts
from dalel.details.setting import Compared, Setting

_PASSIVE = re.compile(r"(?i)\b(?:was|were|been|being|is|are|be)\s+(?:\w+\s+)?$")
"""What stands before the verb that tells what was done: «convicted of riots, he *was* released»."""
CHIEF, FIRST = 3.0, 2.0
"""How many times that verb weighs another, and the first verb where there is none such."""
REFUSED = "dismissed"
"""The concept of a refusal: «в условно-досрочном освобождении отказано» tells of no release."""
Acts = frozenset[str]
"""What one word may say was done."""


def compare_acts(s: Setting) -> Compared:
    """Signals only: how much of what was done the passage tells (0 to 1), or that it tells nothing of it;
    and whether the act, the person and the day stand together, a sentence apart at most."""
    out = Compared()
    told = _acts(s.claim.facts)
    if not told:
        return out
    done = [(w.start, _named(found)) for w, found in s.page.concepts_in(s.span)]
    hits = {act: [at for at, named in done if act & named] for act in told}
    share = sum(weight for act, weight in told.items() if hits[act]) / sum(told.values())
    out.add("act_told" if share else "act_untold", share or 1.0)
    if not share and not s.claim.persons:
        out.add("act_untold_of_nobody")
    chief = max(told, key=lambda act: told[act])
    if share and not hits[chief]:
        out.add("chief_act_untold")
    _together(s, out, hits[chief])
    refusals = [w.start for w, found in s.page.concepts_in(s.span) if REFUSED in found]
    if REFUSED not in s.claim.content and _near(s, hits[chief], refusals, 0):
        out.add("act_refused")
    return out


def _together(s: Setting, out: Compared, act: list[int]) -> None:
    days = days_of_the_event(s)
    for name, one, other in (
        ("act_of_person", act, s.named),
        ("act_on_day", act, days),
        ("day_of_person", s.named, days),
    ):
        if one and other:
            out.add(name if _near(s, one, other, 1) else f"{name}_apart")


def _near(s: Setting, one: list[int], other: list[int], sentences: int) -> bool:
    return any(abs(s.page.sentence_at(a) - s.page.sentence_at(b)) <= sentences for a in one for b in other)


def _acts(claim: Facts) -> dict[Acts, float]:
    """What was done, with its weight: to somebody, or on what occasion where that is told first (a rally was held)."""
    found: dict[Acts, float] = {}
    is_done = False
    for word, concepts in claim.concepts:
        done = concepts & acts().keys()
        if not done and (is_done or not concepts & occasions()):
            continue
        is_done |= bool(done)
        act = _named(concepts & (acts().keys() | occasions()))
        is_chief = done and _PASSIVE.search(claim.text, max(0, word.start - 24), word.start)
        found[act] = max(found.get(act, 0.0), CHIEF if is_chief else 1.0)
    if found and CHIEF not in found.values():
        found[next(iter(found))] = FIRST
    return found


def _named(concepts: frozenset[str]) -> Acts:
    return Acts(acts().get(c, c) for c in concepts)
