"""Invented events: who, where, when, by which article, with which penalty."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.evidence.people import Person, Town, person, towns

TERMS = {"arrest": (3, 5, 7, 10, 12, 15, 18, 20, 25), "sentence": (2, 3, 4, 5, 7), "pretrial": (1, 2, 3), "fine": (0,)}
ADMINISTRATIVE = (
    ("488", "6"),
    ("488", "11"),
    ("488", "7"),
    ("434", "2"),
    ("667", "1"),
    ("669", ""),
    ("653", ""),
    ("489", "9"),
)
CRIMINAL = (("405", "2"), ("256", "2"), ("274", "4"), ("378", "2"), ("272", "2"), ("174", "1"), ("179", "1"))
FINES = (10, 15, 20, 25, 40, 50, 70, 100)


@dataclass(frozen=True)
class Event:
    """What happened to one person; `term` in days (arrest), months (pretrial) or years (sentence), `mci` of a fine."""

    kind: str
    who: Person
    town: Town
    day: date
    law: tuple[str, str]
    term: int
    mci: int
    reason: int
    other_day: date


def event(rng: Random, kind: str = "") -> Event:
    """An event drawn at random."""
    kind = kind or rng.choice(("arrest", "arrest", "arrest", "fine", "sentence", "pretrial"))
    day = date(rng.choice((2021, 2022, 2023, 2024)), rng.randint(1, 12), rng.randint(1, 28))
    law = rng.choice(CRIMINAL if kind in ("sentence", "pretrial") else ADMINISTRATIVE)
    other = day - timedelta(rng.randint(4, 40))
    return Event(
        kind,
        person(rng),
        rng.choice(towns()),
        day,
        law,
        rng.choice(TERMS[kind]),
        rng.choice(FINES),
        rng.randint(0, 6),
        other,
    )
