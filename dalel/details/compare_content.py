"""Places, organisations, quotations and what is told of: a claim against a passage."""

from rapidfuzz import fuzz

from dalel.details.claims import told_places
from dalel.details.given import same_name
from dalel.details.places import is_compatible, is_town
from dalel.details.setting import Compared, Setting
from dalel.details.words import Span
from dalel.model import DetailKind, EvidenceResult

QUOTED_ALIKE = 80.0
"""Of 100: the same words, but for a slip or an ellipsis."""


def compare_places(s: Setting) -> Compared:
    """One row a place; a signal for the claim's chief place."""
    out = Compared()
    wording = {p.id: p.wording for p in reversed(s.claim.facts.places)}
    inside = [p for p in s.page.places if s.span.holds(p.start)] or s.page.places[:1]
    for k, id_ in enumerate(told_places(s.claim)):
        hit = next((p for p in inside if p.id == id_), None) or next(
            (p for p in inside if is_compatible(id_, p.id)), None
        )
        rivals = [p for p in inside if is_town(p.id)] if is_town(id_) and not hit else []
        chief = "place" if k == 0 else "other_place"
        if hit:
            out.add(f"{chief}_found")
            because = "the same place" if hit.id == id_ else "the same region"
            out.evidence.append(
                s.row(DetailKind.PLACE, EvidenceResult.FOUND, wording[id_], hit.start, hit.wording, because)
            )
        elif rivals and k == 0:
            best = max(rivals, key=lambda p: s.nearness(p.start))
            out.add("place_differs")
            row = s.row(
                DetailKind.PLACE, EvidenceResult.DIFFERS, wording[id_], best.start, best.wording, "another place"
            )
            out.evidence.append(row)
        else:
            row = s.row(
                DetailKind.PLACE, EvidenceResult.MISSING, wording[id_], None, "", "the passage does not name this place"
            )
            out.evidence.append(row)
    return out


def compare_organisations(s: Setting) -> Compared:
    """One row an organisation of the claim."""
    out = Compared()
    wording = {o.id: o.wording for o in reversed(s.claim.facts.organisations)}
    for id_, told in wording.items():
        hit = next((o for o in s.page.organisations if o.id == id_ and s.span.holds(o.start)), None)
        kind = DetailKind.ORGANISATION
        out.add("organisation_found" if hit else "organisation_missing")
        if hit:
            out.evidence.append(
                s.row(kind, EvidenceResult.FOUND, told, hit.start, hit.wording, "the same organisation")
            )
        else:
            out.evidence.append(s.row(kind, EvidenceResult.MISSING, told, None, "", "the passage does not name it"))
    return out


def compare_content(s: Setting) -> Compared:
    """How much of what the claim tells of the passage tells of, too (0 to 1), and how much that is."""
    out = Compared()
    content = s.claim.content
    told = sum(content.values())
    found = sum(w for c, w in content.items() if c in s.said)
    rare = rare_found(s)
    share = (found + 2.0 * len(rare)) / (told + 2.0 * len(rare) + 4.0)
    out.add("content_share", share)
    if not s.claim.persons:
        out.add("content_for_persons", share)
    out.add("content_telling", min(4.0, sum(content[c] >= 3 for c in s.said) + len(rare)) / 4.0)
    return out


def rare_found(s: Setting) -> dict[str, int]:
    """The claim's words that no table knows, found in the passage in any script."""
    found: dict[str, int] = {}
    words = [w for w in s.page.words_in(s.span) if len(w.key) > 4]
    for key in s.claim.rare:
        hit = next((w for w in words if w.key[:2] == key[:2] and same_name(key, w.key)), None)
        if hit:
            found[key] = hit.start
    return found


def compare_quotations(s: Setting) -> Compared:
    """Quotations of the claim: the same words, or (in another language) told in the passage's own."""
    out = Compared()
    for span in s.claim.facts.quotations:
        told = s.claim.facts.text[span.start : span.end]
        if len(told.split()) >= 4:
            _quotation(s, out, told, span)
    return out


def _quotation(s: Setting, out: Compared, told: str, span: Span) -> None:
    passage = s.page.text[s.span.start : s.span.end]
    alike = fuzz.partial_ratio_alignment(told.lower(), passage.lower(), score_cutoff=QUOTED_ALIKE)
    if alike:
        at = s.span.start + alike.dest_start
        words = s.page.text[at : s.span.start + alike.dest_end]
        out.add("quotation_found")
        out.evidence.append(s.row(DetailKind.QUOTATION, EvidenceResult.FOUND, told, at, words, "the same words"))
        return
    mine = {c for w, found in s.claim.facts.concepts if span.holds(w.start) for c in found}
    share = len(mine & set(s.said)) / len(mine) if len(mine) >= 3 else 0.0
    if share >= 0.6:
        at = max((a for c in mine & set(s.said) for a in s.said[c]), key=s.nearness)
        row = s.row(
            DetailKind.QUOTATION,
            EvidenceResult.FOUND,
            told,
            at,
            s.page.sentences_from(at, at),
            "told in other words or another language",
        )
        out.evidence.append(row)
    else:
        row = s.row(
            DetailKind.QUOTATION, EvidenceResult.MISSING, told, None, "", "the passage does not have these words"
        )
        out.evidence.append(row)
