"""Terms, amounts and counts of a claim against those of a passage."""

import re
from itertools import pairwise

from dalel.details.concepts import concepts_of
from dalel.details.facts import Facts
from dalel.details.quantities import MCI_TENGE, Quantity
from dalel.details.setting import SAME_TELLING, Compared, Setting
from dalel.model import DetailKind, EvidenceResult

_KIND = {"term": DetailKind.TERM, "amount": DetailKind.AMOUNT, "count": DetailKind.COUNT}
_FAMILY = {"day": "short", "hour": "short", "week": "short", "month": "long", "year": "long"}
_ADDS = re.compile(r"(?i)^(?=.{0,120}$)[^.;]*\b(?:and|plus|и|ещё|еще|плюс|және|тағы)\b[^.;]*$")
"""Between two terms that add up: «10 суток по статье 488 и пять суток»."""
_FAR = 8
"""Two months are not another word for six years."""
_SMALL = 3
"""Counts up to this are said of anything («one of», «two courts») and are left out."""


_MANY = 30
"""Counts from this tell by themselves."""


def compare_numbers(s: Setting) -> Compared:
    """Rows and signals for each quantity of the claim."""
    out = Compared()
    mine = [q for q in s.claim.facts.quantities if q.kind != "count" or q.value > _SMALL]
    theirs = [q for q in s.page.quantities if s.span.holds(q.start)]
    seen: list[Quantity] = []
    for told in mine:
        if any(told.kind == q.kind and told.equals(q) for q in seen):
            continue
        seen.append(told)
        same = [q for q in theirs if _is_same(told, q, s) and not _is_belied(told, q, theirs, s)]
        same = same or _adding_up(told, theirs, s)
        free = [] if same else [q for q in theirs if not any(_is_same(m, q, s) for m in mine)]
        others = s.counterparts(told, [q for q in free if _is_rival(told, q, s)], SAME_TELLING)
        _judge(s, out, told, same, others)
    return out


def _judge(s: Setting, out: Compared, told: Quantity, same: list[Quantity], others: list[Quantity]) -> None:
    kind = _KIND[told.kind]
    if same:
        best = max(same, key=lambda q: s.nearness(q.start))
        out.add(f"{told.kind}_found" if _tells(s, told, best) else "count_alike")
        out.evidence.append(
            s.row(kind, EvidenceResult.FOUND, told.wording, best.start, best.wording, f"the same {told.kind}")
        )
    elif others:
        out.add(f"{told.kind}_differs")
        because, differs = f"another {told.kind}", EvidenceResult.DIFFERS
        out.evidence += [s.row(kind, differs, told.wording, q.start, q.wording, because) for q in others]
    else:
        out.add(f"{told.kind}_missing")
        because = f"the passage does not give this {told.kind}"
        out.evidence.append(s.row(kind, EvidenceResult.MISSING, told.wording, None, "", because))


def _tells(s: Setting, told: Quantity, q: Quantity) -> bool:
    """Five of anything are met on any page; 180, or five of the same thing, are not."""
    return told.kind != "count" or told.value >= _MANY or bool(_counted(s.claim.facts, told) & _counted(s.page, q))


def _adding_up(told: Quantity, theirs: list[Quantity], s: Setting) -> list[Quantity]:
    """«10 суток по статье 488 и пять суток по статье 667» are the claim's 15 days."""
    if told.kind != "term":
        return []
    terms = [q for q in theirs if q.kind == "term" and q.unit == told.unit]
    pairs = [(a, b) for a, b in pairwise(terms) if abs(a.value + b.value - told.value) < 0.01]
    for a, b in pairs:
        if _ADDS.search(s.page.text[a.end : b.start]):
            wording = s.page.text[a.start : b.end]
            return [Quantity("term", told.value, told.unit, wording, a.start, b.end)]
    return []


def _is_same(told: Quantity, q: Quantity, s: Setting) -> bool:
    if told.kind == "count" or q.kind == "count":
        both = {told.kind, q.kind}
        return "term" not in both and (told.equals(q) if both == {"count"} else told.value == q.value)
    if told.kind != q.kind:
        return False
    if told.kind == "term":
        return told.equals(q)
    if {told.unit, q.unit} == {"mci", ""}:
        return any(abs(a - b) <= 0.05 * a for a in _in_tenge(told, s) for b in _in_tenge(q, s))
    if told.unit == q.unit or not told.unit or not q.unit:
        return told.equals(q) or _is_rounded(told.value, q.value)
    return any(abs(a - b) <= 0.02 * max(a, b) for a in _in_tenge(told, s) for b in _in_tenge(q, s))


def _is_belied(told: Quantity, q: Quantity, theirs: list[Quantity], s: Setting) -> bool:
    """«153 150 тенге (90 МРП)» does not say 50 MCI, though that is the sum: the same sentence tells another figure."""
    if told.kind != "amount" or q.unit == told.unit or not told.unit or not q.unit:
        return False
    here = s.page.sentence_at(q.start)
    rivals = [t for t in theirs if t.unit == told.unit and s.page.sentence_at(t.start) == here]
    return bool(rivals) and not any(told.equals(t) or _is_rounded(told.value, t.value) for t in rivals)


def _in_tenge(q: Quantity, s: Setting) -> list[float]:
    if q.unit == "mci":
        return [q.value * index for index in MCI_TENGE.get(s.claim.year or 0, ())]
    return [q.value] if q.unit in ("tenge", "") else []


def _is_rounded(a: float, b: float) -> bool:
    """«172 тысячи» of 172,550: the same sum in whole thousands."""
    return min(a, b) >= 10_000 and (a % 1000 == 0 or b % 1000 == 0) and abs(a - b) < 1000


def _is_rival(told: Quantity, q: Quantity, s: Setting) -> bool:
    """Whether a quantity could be the page's word on the same thing."""
    if told.kind != q.kind:
        return False
    if told.kind == "term":
        return _FAMILY[told.unit] == _FAMILY[q.unit] and max(told.value, q.value) <= _FAR * min(told.value, q.value)
    if told.kind == "amount":
        return told.unit == q.unit or not told.unit or not q.unit or {told.unit, q.unit} == {"mci", "tenge"}
    if "age" in (told.unit, q.unit):
        return told.unit == q.unit
    return bool(_counted(s.claim.facts, told) & _counted(s.page, q))


def _counted(facts: Facts, q: Quantity) -> frozenset[str]:
    """What is counted, as concepts of the word after the number."""
    after = next((w for w in facts.words if w.start >= q.end), None)
    return concepts_of(after) if after else frozenset()
