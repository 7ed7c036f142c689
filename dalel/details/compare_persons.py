"""Persons of a claim against a passage."""

from dalel.details.claims import PUBLIC
from dalel.details.names import Person, is_doubtful
from dalel.details.page_names import Sighting
from dalel.details.setting import Compared, Setting
from dalel.model import DetailKind, EvidenceResult

_GRADES = ("full", "initial", "surname", "namesake")
_BECAUSE = {
    "full": "the same name",
    "initial": "the same surname, and a given name that fits",
    "surname": "the same surname; the page gives no other name beside it",
    "namesake": "the same surname with another given name",
}


def compare_persons(s: Setting) -> Compared:
    """Rows for all persons; signals for the first-named and for the share of the rest."""
    out = Compared()
    told = [p for p in s.claim.persons if p.surname not in PUBLIC] or list(s.claim.persons)
    for k, person in enumerate(s.claim.persons):
        best = _best(s, person)
        _evidence(s, out, person, best)
        if person not in told:
            continue
        grade = best.grade if best else "absent"
        if is_doubtful(person):
            grade = f"{'found' if best and best.grade != 'namesake' else 'absent'}_either"
        out.add(f"person_{grade}" if person is told[0] else f"other_{grade}", 1.0 if k == 0 else 1.0 / len(told))
    if not s.claim.persons:
        out.add("no_person")
    return out


def _best(s: Setting, person: Person) -> Sighting | None:
    """The best sighting in the passage; a fuller form elsewhere on the page vouches for a bare surname."""
    everywhere = s.page.names.sightings(person)
    inside = [x for x in everywhere if s.span.holds(x.start)]
    if not inside:
        return None
    best = min(inside, key=lambda x: (_GRADES.index(x.grade), -s.nearness(x.start)))
    if best.grade == "surname":
        others = {x.grade for x in everywhere}
        if "namesake" in others and not others & {"full", "initial"}:
            return next(x for x in everywhere if x.grade == "namesake")
    return best


def _evidence(s: Setting, out: Compared, person: Person, best: Sighting | None) -> None:
    if best is None:
        row = s.row(
            DetailKind.PERSON, EvidenceResult.MISSING, person.wording, None, "", "the passage does not name this person"
        )
    else:
        result = EvidenceResult.DIFFERS if best.grade == "namesake" else EvidenceResult.FOUND
        row = s.row(DetailKind.PERSON, result, person.wording, best.start, best.wording, _BECAUSE[best.grade])
    out.evidence.append(row)
