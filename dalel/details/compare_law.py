"""Articles of law of a claim against a passage; a charge told in words stands in for a missing number."""

from functools import cache

from dalel.details.law import Article
from dalel.details.setting import SAME_TELLING, Compared, Setting
from dalel.details.tables import rows
from dalel.model import DetailKind, EvidenceResult


@cache
def _charges() -> dict[str, frozenset[str]]:
    """Article number -> the concepts that tell its charge in words."""
    return {row[0]: frozenset(row[2].split()) for row in rows("charges")}


def compare_law(s: Setting) -> Compared:
    """Rows and signals for each article of the claim."""
    out = Compared()
    theirs = [a for a in s.page.articles if s.span.holds(a.start)]
    mine = {(a.number, a.part): a for a in s.claim.facts.articles}
    for told in mine.values():
        _judge(s, out, told, theirs, list(mine.values()))
    return out


def _judge(s: Setting, out: Compared, told: Article, theirs: list[Article], mine: list[Article]) -> None:
    kind = DetailKind.LAW
    same = [a for a in theirs if told.same_number(a)]
    fit = [a for a in same if not told.part or not a.part or a.part == told.part]
    free = s.counterparts(told, [a for a in theirs if not any(m.same_number(a) for m in mine)], SAME_TELLING)
    if fit:
        out.add("law_found")
        out.evidence.append(
            s.row(kind, EvidenceResult.FOUND, told.wording, fit[0].start, fit[0].wording, "the same article")
        )
    elif same or free:
        best = s.counterparts(told, same, least=0.0)[0] if same else free[0]
        out.add("law_part_differs" if same else "law_differs")
        because = "the same article, another part" if same else "another article"
        out.evidence.append(s.row(kind, EvidenceResult.DIFFERS, told.wording, best.start, best.wording, because))
    else:
        words = sorted(c for c in _charges().get(told.number, frozenset()) if c in s.said)
        out.add("law_in_words" if words else "law_missing")
        because = "no article by number; the charge is told in words" if words else "the passage names no article"
        at = s.said[words[0]][0] if words else None
        out.evidence.append(s.row(kind, EvidenceResult.MISSING, told.wording, at, "", because))
