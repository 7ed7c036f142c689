"""The names of a page: where it names a claim's person, in another case, order, spelling or script, or a namesake.

The surname is looked for in any form; what stands beside it decides: the same given name, a fitting initial,
nothing, or another given name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dalel.details.given import is_given, is_of_root, known_given, same_given, same_name, same_start
from dalel.details.name_words import (
    PATRONYMIC,
    SURNAME,
    are_joined,
    hyphenated,
    initial_of,
    is_initial,
    is_name_like,
    same_initial,
)
from dalel.details.names import Person
from dalel.details.words import Word

_CLOSE = 5
"""Words between a surname and the given name of one of its bearers."""
_KIN = re.compile(
    r"(?i)\b(?:mother|father|son|daughter|brother|sister|wife|husband|мать|матери|отец|отца|сын|дочь|дочер|брат|сестр"
    r"|жена|жены|муж|ана(?:сы|ның)|әкесі|ұлы\b|қызы\b|бала(?:сы|ның)|інісі|ағасы|әпкесі|қарындасы|жұбайы|әйелі|күйеуі)"
)
_STOP = re.compile(r"[.!?\n]")
_ADJECTIVE = re.compile(r"(?:[ыио]й|[ая]я|[оеё]го|[ое]му|[ыи]м|ший|[дт]ой|ное|ные|ых|ed|ing|ly)$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a page names a person: ``grade`` full, initial, surname or namesake."""

    grade: str
    wording: str
    start: int
    end: int


class PageNames:
    """A page's words that may be names, by first letter, so that a surname is found quickly."""

    def __init__(self, text: str, words: list[Word], places: frozenset[int] = frozenset()) -> None:
        self._places = places  # where places are named: «Молдабаевтың Бішкекте…» has no given name
        self._text, self._words = text, hyphenated(text, words)
        self._at: dict[str, list[int]] = {}
        for i, word in enumerate(self._words):
            if word.capital and not word.number and len(word.key) >= 3:
                self._at.setdefault(word.key[0], []).append(i)

    def sightings(self, person: Person) -> list[Sighting]:
        """Every place where the page names the person or a namesake."""
        found = [self._sight(i, person.given, person.initial) for i in self._indices(person.surname)]
        if not found:  # «Tursun Memet» for «Memetov T.»: only with a given name that fits
            bare = [self._sight(i, person.given, person.initial) for i in self._indices(person.surname, is_of_root)]
            found = [s for s in bare if s.grade in ("full", "initial")]
        if person.either:
            sure = [s for s in found if s.grade == "full"]
            found = sure or found + [self._sight(i, person.surname, "") for i in self._indices(person.given)]
        return found

    def _indices(self, surname: str, alike: Callable[[str, str], bool] = same_name) -> list[int]:
        starts = {c for c in self._at if same_start(c, surname)}
        return sorted(i for c in starts for i in self._at[c] if alike(surname, self._words[i].key))

    def _sight(self, i: int, given: str, initial: str) -> Sighting:
        beside = [j for j in (i - 1, i + 1, i + 2, i - 2) if self._is_beside(i, j)]
        for j in beside:
            word = self._words[j]
            if given and not is_initial(word) and same_given(given, word.key):
                return self._sighting("full", i, j)
        if self._is_of_the_family(i, given, initial):
            return self._sighting("full" if given else "initial", i, i)
        for j in beside:
            word = self._words[j]
            if is_initial(word):
                j = self._first_initial(j)
                fits = same_initial(initial_of(self._words[j].text), given or initial)
                return self._sighting("initial" if fits or not (given or initial) else "namesake", i, j)
            if (given or initial) and self._is_other_given(j, i):
                return self._sighting("initial" if initial and same_initial(initial, word.key) else "namesake", i, j)
        return self._sighting("surname", i, i)

    def _is_of_the_family(self, i: int, given: str, initial: str) -> bool:
        """«Мать Шерзода Ташпулатова Дильноза»: the given name stands close by, in the same sentence."""
        near = [w for w in self._words[max(0, i - _CLOSE) : i + _CLOSE] if w.capital and known_given(w.key)]
        here = [w for w in near if not _STOP.search(self._text, *sorted((w.end, self._words[i].start)))]
        if given:
            return any(known_given(given) & known_given(w.key) for w in here)
        around = slice(max(0, self._words[i].start - 60), self._words[i].end + 60)
        return bool(_KIN.search(self._text[around])) and any(same_initial(initial, w.key) for w in here)

    def _first_initial(self, j: int) -> int:
        """Of «М. Т. Кульбеков» and «Кульбеков М. Т.» the «М.»."""
        while j and is_initial(self._words[j - 1]) and are_joined(self._text, self._words[j - 1], self._words[j]):
            j -= 1
        return j

    def _is_beside(self, i: int, j: int) -> bool:
        if not 0 <= j < len(self._words) or not self._words[j].capital or self._words[j].number:
            return False
        low, high = min(i, j), max(i, j)
        gaps = [self._text[self._words[k].end : self._words[k + 1].start] for k in range(low, high)]
        if high - low > 1 and not (self._words[low + 1].capital and len(gaps) == 2):
            return False
        return all(
            g in (" ", "\xa0") or (g.strip() == "." and is_initial(self._words[low + k])) for k, g in enumerate(gaps)
        )

    def _is_other_given(self, j: int, i: int) -> bool:
        """Whether a word beside a surname is somebody's given name rather than a title or a patronymic."""
        word = self._words[j]
        if not is_name_like(word) or PATRONYMIC.search(word.key) or abs(i - j) > 1 or word.start in self._places:
            return False
        if is_given(word.key):
            return True
        if SURNAME.search(word.key):
            return False
        return word.text[0].isupper() and not (self._begins_sentence(j) and _ADJECTIVE.search(word.text.lower()))

    def _begins_sentence(self, j: int) -> bool:
        before = self._text[: self._words[j].start].rstrip(' «“"(—–-')
        return not before or before[-1] in ".!?\n:"

    def _sighting(self, grade: str, i: int, j: int) -> Sighting:
        start, end = min(self._words[i].start, self._words[j].start), max(self._words[i].end, self._words[j].end)
        return Sighting(grade, self._text[start:end], start, end)
