"""What a claim says that can be checked: its persons, the day of its event, and the rest of its details."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dalel.details.concepts import weight_of
from dalel.details.day import Day
from dalel.details.facts import Facts, facts_of
from dalel.details.fold import fold
from dalel.details.names import Person, persons_in
from dalel.details.places import is_region
from dalel.details.stopwords import is_common

PUBLIC = frozenset(fold(w) for w in ("Tokayev", "Nazarbayev", "Putin", "Токаев", "Назарбаев", "Путин", "Тоқаев"))
"""Named on every other page: their names tell no event apart."""


@dataclass(frozen=True)
class Checkable:
    """A claim's details. ``day`` is when its event took place; ``content`` weighs what it tells of."""

    facts: Facts
    persons: tuple[Person, ...]
    day: Day | None
    year: int | None
    content: dict[str, float]
    where: dict[str, list[int]]
    """Where the claim speaks of each of its contents."""
    rare: dict[str, str]
    """Folded keys of words that no table knows -> their wording: names of things, cognates."""


@lru_cache(maxsize=1024)
def checkable(
    claim: str, claim_date: str | None = None, period: tuple[str, str] | None = None, context: str = ""
) -> Checkable:
    """The details of a claim; dates without a year belong to the report's period.

    ``context``, the paragraph round the claim, lends persons and a day to a claim that names none («He was released»).
    """
    facts = facts_of(claim)
    taken = _taken(facts)
    persons = _persons(facts) or (_persons(facts_of(context)) if context else ())
    day = _event_day(facts, claim_date) or (_event_day(facts_of(context), None) if context else None)
    return Checkable(
        facts, persons, day, _year(claim_date, period), _content(facts), _where(facts), _rare(facts, persons, taken)
    )


def _taken(facts: Facts) -> list[tuple[int, int]]:
    return [(n.start, n.end) for n in (*facts.places, *facts.organisations)] + [(d.start, d.end) for d in facts.days]


def _persons(facts: Facts) -> tuple[Person, ...]:
    things = [(t.start, t.end) for t in facts.titles]
    return tuple(persons_in(facts.text, facts.words, _taken(facts), things))


def _year(claim_date: str | None, period: tuple[str, str] | None) -> int | None:
    told = claim_date or (period[0] if period else None)
    return date.fromisoformat(told).year if told else None


def _event_day(facts: Facts, claim_date: str | None) -> Day | None:
    """The first day the claim tells, as long as it opens the claim or is the only one; else the claim's date."""
    told = [d for d in facts.days if d.day and not d.about]
    if told and (told[0].start < 60 or len(told) == 1 or not claim_date):
        return told[0]
    if claim_date:
        day = date.fromisoformat(claim_date)
        return Day(day.year, day.month, day.day, claim_date, 0, 0)
    return None


def _content(facts: Facts) -> dict[str, float]:
    """The concepts of a claim with their weights; the words of organisations count as those, once."""
    content = {c: weight_of(c) for _, found in facts.concepts for c in found}
    content |= {f"org:{o.id}": 3.0 for o in facts.organisations}
    return content


def _where(facts: Facts) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    told = [(c, w.start) for w, found in facts.concepts for c in found]
    for content, at in told + [(f"org:{o.id}", o.start) for o in facts.organisations]:
        places.setdefault(content, []).append(at)
    return places


def _rare(facts: Facts, persons: tuple[Person, ...], taken: list[tuple[int, int]]) -> dict[str, str]:
    known = {w.start for w, _ in facts.concepts}
    spans = [(p.start, p.end) for p in persons] + taken
    return {
        w.key: w.text
        for w in facts.words
        if len(w.key) > 4 and not w.number and w.start not in known and not is_common(w)
        and not any(s <= w.start < e for s, e in spans)
    }  # fmt: skip


def told_places(claim: Checkable) -> list[str]:
    """Ids of the claim's places, towns before regions."""
    ids = dict.fromkeys(p.id for p in claim.facts.places)
    return sorted(ids, key=is_region)
