"""Invented people and the towns of the cases, in three scripts, with the cases of Russian and Kazakh."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random


@cache
def _table(kind: str) -> tuple[str, ...]:
    lines = (Path(__file__).parent / "people.txt").read_text("utf-8").splitlines()
    return tuple(line.split("|", 1)[1] for line in lines if line.startswith(f"{kind}|"))


@dataclass(frozen=True)
class Person:
    """One invented person; each field is (Russian, Kazakh, Latin spellings)."""

    given: tuple[str, str, tuple[str, ...]]
    surname: tuple[str, str, tuple[str, ...]]
    woman: bool

    def russian(self, case: str) -> str:
        """Given name and surname in `nom`, `gen`, `dat` or `acc`."""
        return f"{_bend(self.given[0], case, self.woman, False)} {_bend(self.surname[0], case, self.woman, True)}"

    def russian_surname(self, case: str) -> str:
        """The surname alone."""
        return _bend(self.surname[0], case, self.woman, True)

    def kazakh(self, case: str) -> str:
        """Given name and surname in `nom`, `gen`, `dat` or `acc`."""
        return f"{self.given[1]} {kazakh_case(self.surname[1], case)}"

    def latin(self, rng: Random) -> tuple[str, str]:
        """(given name, surname) in one of the spellings."""
        return rng.choice(self.given[2]), rng.choice(self.surname[2])


def person(rng: Random) -> Person:
    """A person drawn from the tables."""
    woman = rng.random() < 0.3
    given, told = _row(rng.choice(_table("woman" if woman else "man"))), rng.choice(_table("surname") + _table("bare"))
    surname = _row(told)
    if woman and told in _table("surname"):
        surname = (surname[0] + "а", surname[1] + "а", tuple(s + "a" for s in surname[2]))
    return Person(given, surname, woman)


def other_given(who: Person, rng: Random) -> Person:
    """A namesake: the same surname, a given name with another first letter in every script."""
    names = [_row(row) for row in _table("woman" if who.woman else "man")]
    taken = {who.given[0][0], who.given[1][0], *(s[0] for s in who.given[2])}
    alike = {frozenset("ЕИЭЯ"), frozenset("EIY")}
    free = [n for n in names if not {n[0][0], n[1][0], *(s[0] for s in n[2])} & taken]
    free = [n for n in free if not any({n[0][0], who.given[0][0]} <= a for a in alike)]
    return Person(rng.choice(free), who.surname, who.woman)


def _row(told: str) -> tuple[str, str, tuple[str, ...]]:
    russian, kazakh, latin = told.split("|")
    return russian, kazakh, tuple(latin.split(","))


@dataclass(frozen=True)
class Town:
    """A town's names."""

    english: tuple[str, ...]
    russian: str
    russian_in: str
    kazakh: str
    kazakh_in: str


def towns() -> list[Town]:
    """All towns of the table."""
    rows = [row.split("|") for row in _table("town")]
    return [Town(tuple(en.split(",")), ru, ru_in, kk, kk_in) for en, ru, ru_in, kk, kk_in in rows]


_SURNAME_F = {"gen": "ой", "dat": "ой", "acc": "у"}


def _bend(name: str, case: str, woman: bool, surname: bool) -> str:
    if case == "nom":
        return name
    if surname and woman and name.endswith(("ова", "ева", "ина")):
        return name[:-1] + _SURNAME_F[case]
    if name[-1] == "а":
        soft = "ы" if case == "gen" else "е" if case == "dat" else "у"
        return name[:-1] + soft
    if woman or name[-1] in "ыиу":
        return name
    if name[-1] in "ьй":
        return name[:-1] + ("ю" if case == "dat" else "я")
    return name + ("у" if case == "dat" else "а")


def kazakh_case(word: str, case: str) -> str:
    """A Kazakh word with the ending of a case, by the harmony of its vowels and its last sound."""
    if case == "nom":
        return word
    hard = next((c in "аоұыуяё" for c in reversed(word.lower()) if c in "аәеоөұүыіуиэяё"), True)
    last = word[-1].lower()
    vowel, voiceless = last in "аәеоөұүыіуиэяё", last in "пфкқтсшщчцхһбвгд"
    if case == "dat":
        return word + (("қа" if hard else "ке") if voiceless else ("ға" if hard else "ге"))
    start = "н" if vowel else "т" if voiceless else "д"
    if case == "gen":
        start = "н" if vowel or last in "мнң" else start
        return word + start + ("ың" if hard else "ің")
    return word + start + ("ы" if hard else "і")
