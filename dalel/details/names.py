"""Persons: read from a claim, and found again in a page in another case, order, spelling or script.

A claim's person is a surname with what else is told of it (an initial, a given name, a patronymic).
On the page the surname is looked for in any form; what stands beside it decides: the same given name,
a fitting initial, nothing, or another given name (a namesake).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from dalel.details.concepts import concepts_of
from dalel.details.fold import fold
from dalel.details.given import is_given, is_of_root, known_given, same_given, same_name, same_start
from dalel.details.stopwords import is_common
from dalel.details.words import Word

_SURNAME = re.compile(
    r"(?<=..)(?:ov|ev|in|ina|ova|eva|ski|skaia|skii|uli|uly|kizi|kazi|enko|iani|dze|Svili|ogli|ch|iC)(?:a|u|i|e|oi|im|om|aia|uiu|ogo|omu)?$"
)
_PATRONYMIC = re.compile(r"(?:oviC|eviC|iC|ovna|evna|uli|uly|kizi|ogli)(?:a|u|i|e|em|om|oi)?$")
_CLOSE = 5
"""Words between a surname and the given name of one of its bearers."""
_STOP = re.compile(r"[.!?\n]")
_PARTICLE = re.compile("kizi|ulu|uli|ogli|oglu|zade")
"""Stands in lower case after a father's name: «Кубанычбек кызы»."""
_QUOTED = re.compile(r"[“«\"„‘][^“”«»\"„‘’]{2,60}[”»\"“’]")
_INITIAL = re.compile(r"(?:Zh|Sh|Ch|Kh|Yu|Ya|Ye|Ts|Gh|Дж|[^\W\d_])$")
_PLACE_AFTER = re.compile(
    r"\s+(?:district|region|street|avenue|court|village|settlement|city|район|област|улиц|ауданы|көшесі)", re.I
)
_ADJECTIVE = re.compile(r"(?:[ыио]й|[ая]я|[оеё]го|[ое]му|[ыи]м|ший|[дт]ой|ное|ные|ых|ed|ing|ly)$")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a claim names one; ``given`` and ``initial`` may be empty. Keys are folded."""

    wording: str
    start: int
    end: int
    surname: str
    given: str = ""
    initial: str = ""
    either: bool = False
    """Which of the two words is the surname could not be told."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a page names a person: ``grade`` full, initial, surname or namesake."""

    grade: str
    wording: str
    start: int
    end: int


def initial_of(told: str) -> str:
    """The key of an initial, or of a name's first sound; Y. stands for «Е», «И», «Ю» or «Я» and stays «y»."""
    if told.lower() in ("y", "ye", "е"):
        return "y" if told.lower() == "y" else "e"
    return fold(told)[:2]


def same_initial(initial: str, key: str) -> bool:
    """Whether a folded name, or another initial, may begin with an initial: E. with Yerzhan, Y. with Ержан."""
    if not initial or not key:
        return False
    if "y" in (initial, key):
        return initial[0] in "yei" and key[0] in "yei"
    first = "e" if key.startswith("ie") else key[0]
    return first == initial[0] or any({first, initial[0]} <= pair for pair in ({"o", "u"}, {"T", "t"}))


def persons_in(text: str, words: list[Word], taken: list[tuple[int, int]]) -> list[Person]:
    """The persons a claim names, each once; places and organisations (``taken``) are none."""
    persons: list[Person] = []
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    for run in _runs(text, hyphenated(text, words), taken):
        for person in _persons_of(text, run):
            is_title = any(s < person.start and person.end < e for s, e in quoted)
            if is_title and not (_SURNAME.search(person.surname) and is_given(person.given)):
                continue  # the name of a party, a site, a law
            known = next((k for k, p in enumerate(persons) if same_name(p.surname, person.surname)), None)
            if known is None:
                persons.append(person)
            elif person.given and not persons[known].given:
                persons[known] = person
    return persons


def hyphenated(text: str, words: list[Word]) -> list[Word]:
    """The words with those that a hyphen makes one name as one: «Алма-Гуль»."""
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        if (
            last
            and last.end + 1 == word.start
            and text[last.end] == "-"
            and len(last.text) > 2
            and _are_names(last, word)
        ):
            joined[-1] = Word(text[last.start : word.end], last.key + word.key, last.start, word.end)
        else:
            joined.append(word)
    return joined


def _are_names(left: Word, right: Word) -> bool:
    return left.text[0].isupper() and right.text[0].isupper() and len(right.text) > 2


def _runs(text: str, words: list[Word], taken: list[tuple[int, int]]) -> list[list[Word]]:
    """Stretches of words that may be names, with nothing but blanks and dots of initials between them."""
    runs: list[list[Word]] = []
    for i, word in enumerate(words):
        last = runs[-1][-1] if runs else None
        if last and _PARTICLE.fullmatch(word.key) and _joined(text, last, word):
            runs[-1].append(word)
            continue
        if not (is_name_like(word) or _beside_an_initial(text, words, i)) or (
            _is_taken(word, taken) and not _beside_a_given_name(text, words, i)
        ):
            continue
        if last and _joined(text, last, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _is_taken(word: Word, taken: list[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in taken)


def _beside_an_initial(text: str, words: list[Word], i: int) -> bool:
    """«Weber K.» is a person, whatever else begins with «web»."""
    after = words[i + 1] if i + 1 < len(words) else None
    is_one = words[i].text.istitle() and len(words[i].text) > 2 and not is_common(words[i])
    return is_one and after is not None and is_initial(after) and text[words[i].end : after.start] == " "


def _beside_a_given_name(text: str, words: list[Word], i: int) -> bool:
    """«Kim Viktor»: Kim is a town, too."""
    after = words[i + 1] if i + 1 < len(words) else None
    return (
        words[i].text.isascii()
        and after is not None
        and after.capital
        and _joined(text, words[i], after)
        and is_given(after.key)
    )


def _joined(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    return gap in (" ", "\xa0", "") or (gap.strip() == "." and len(gap) <= 2 and (is_initial(left)))


def is_initial(word: Word) -> bool:
    """One capital letter, or two that stand for one («Zh», «Дж»)."""
    return bool(word.text[0].isupper() and _INITIAL.match(word.text))


def is_name_like(word: Word) -> bool:
    """Begins with a capital and is no common word."""
    if word.number or not word.text[0].isupper():
        return False
    if is_initial(word):
        return True
    if is_common(word):
        return False
    if len(word.text) < 3 or (word.text.isupper() and len(word.text) < 5):
        return False
    return not concepts_of(word) or bool(_SURNAME.search(word.key)) or is_given(word.key)


def _persons_of(text: str, run: list[Word]) -> list[Person]:
    """The persons of one stretch: «Mukhamedkarim D», «Е. Куандык», "Almat Zhumagulov"."""
    names = [w for w in run if not is_initial(w) and not _is_particle(w)]
    fathers = [a for a, b in pairwise(run) if _is_particle(b) and a in names]
    initials = [w for w in run if is_initial(w)]
    if not names:
        return []
    if len(names) == 1:
        is_place = not initials and _PLACE_AFTER.match(text, names[0].end)
        if is_place or not _is_person(names[0], initials):
            return []
        return [_single(text, run, names[0], initials[0] if initials else None)]
    return [_full(text, run, fathers + [n for n in names if n not in fathers], bool(fathers))]


def _is_particle(word: Word) -> bool:
    return word.text.islower() and bool(_PARTICLE.fullmatch(word.key))


def is_doubtful(person: Person) -> bool:
    """Two words with capitals, neither of them known for a given name: perhaps the name of a thing."""
    return person.either and not is_given(person.given) and not is_given(person.surname)


def _is_person(name: Word, initials: list[Word]) -> bool:
    return bool(initials) or (bool(_SURNAME.search(name.key)) and len(name.key) > 4)


def _single(text: str, run: list[Word], name: Word, initial: Word | None) -> Person:
    start, end = run[0].start, run[-1].end
    return Person(text[start:end], start, end, name.key, initial=initial_of(initial.text) if initial else "")


def _full(text: str, run: list[Word], names: list[Word], by_father: bool = False) -> Person:
    """``by_father``: the first is a father's name, which stands for the surname."""
    told = [w for k, w in enumerate(names) if k < 2 or not _PATRONYMIC.search(w.key)][:3]
    surname = told[0] if by_father else _surname(told)
    given = next((w for w in told if w is not surname and not _PATRONYMIC.search(w.key)), None)
    given = given or next((w for w in told if w is not surname), told[0])
    sure = by_father or bool(_SURNAME.search(surname.key)) or (is_given(given.key) and given is not told[-1])
    start, end = run[0].start, run[-1].end
    return Person(text[start:end], start, end, surname.key, given=given.key, either=not sure)


def _surname(names: list[Word]) -> Word:
    """The word shaped like a surname; else the one that is no known given name; else the last."""
    shaped = [w for w in names if _SURNAME.search(w.key) and not is_given(w.key)]
    if shaped:
        return shaped[0]
    return next((w for w in reversed(names) if not is_given(w.key)), names[-1])


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
        if given and self._is_of_the_family(i, given):
            return self._sighting("full", i, i)
        for j in beside:
            word = self._words[j]
            if is_initial(word):
                j = self._first_initial(j)
                fits = same_initial(initial_of(self._words[j].text), given or initial)
                return self._sighting("initial" if fits or not (given or initial) else "namesake", i, j)
            if (given or initial) and self._is_other_given(j, i):
                return self._sighting("initial" if initial and same_initial(initial, word.key) else "namesake", i, j)
        return self._sighting("surname", i, i)

    def _is_of_the_family(self, i: int, given: str) -> bool:
        """«Мать Шерзода Ташпулатова Дильноза»: the given name stands close by, in the same sentence."""
        known = known_given(given)
        near = self._words[max(0, i - _CLOSE) : i + _CLOSE]
        here = [w for w in near if w.capital and known & known_given(w.key)]
        return any(not _STOP.search(self._text, *sorted((w.end, self._words[i].start))) for w in here)

    def _first_initial(self, j: int) -> int:
        """Of «М. Т. Кульбеков» and «Кульбеков М. Т.» the «М.»."""
        while j and is_initial(self._words[j - 1]) and _joined(self._text, self._words[j - 1], self._words[j]):
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
        if not is_name_like(word) or _PATRONYMIC.search(word.key) or abs(i - j) > 1 or word.start in self._places:
            return False
        if is_given(word.key):
            return True
        if _SURNAME.search(word.key):
            return False
        return word.text[0].isupper() and not (self._begins_sentence(j) and _ADJECTIVE.search(word.text.lower()))

    def _begins_sentence(self, j: int) -> bool:
        before = self._text[: self._words[j].start].rstrip(' «“"(—–-')
        return not before or before[-1] in ".!?\n:"

    def _sighting(self, grade: str, i: int, j: int) -> Sighting:
        start, end = min(self._words[i].start, self._words[j].start), max(self._words[i].end, self._words[j].end)
        return Sighting(grade, self._text[start:end], start, end)
