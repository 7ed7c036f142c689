"""The persons a claim names: a surname with what else is told (an initial, a given name, a patronymic)."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dalel.details.given import is_given, same_name
from dalel.details.name_words import PATRONYMIC, SURNAME, are_joined, hyphenated, initial_of, is_initial, is_name_like
from dalel.details.stopwords import is_common
from dalel.details.words import Word

_PARTICLE = re.compile("kizi|ulu|uli|ogli|oglu|zade")
"""Stands in lower case after a father's name: «Кубанычбек кызы»."""
_QUOTED = re.compile(r"[“«\"„‘][^“”«»\"„‘’]{2,60}[”»\"“’]")
_PLACE_AFTER = re.compile(
    r"\s+(?:district|region|street|avenue|court|village|settlement|city|район|област|улиц|ауданы|көшесі)", re.I
)


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


Stretch = tuple[int, int]


def persons_in(text: str, words: list[Word], taken: list[Stretch], things: list[Stretch]) -> list[Person]:
    """The persons a claim names, each once; places and organisations (``taken``) are none, nor names of ``things``."""
    persons: list[Person] = []
    named = things + [m.span() for m in _QUOTED.finditer(text)]
    for run in _runs(text, hyphenated(text, words), taken):
        for person in _persons_of(text, run):
            is_title = any(s <= person.start and person.end <= e for s, e in named)
            if is_title and not (SURNAME.search(person.surname) and is_given(person.given)):
                continue  # the name of a party, a site, a law
            known = next((k for k, p in enumerate(persons) if same_name(p.surname, person.surname)), None)
            if known is None:
                persons.append(person)
            elif person.given and not persons[known].given:
                persons[known] = person
    return persons


def _runs(text: str, words: list[Word], taken: list[tuple[int, int]]) -> list[list[Word]]:
    """Stretches of words that may be names, with nothing but blanks and dots of initials between them."""
    runs: list[list[Word]] = []
    for i, word in enumerate(words):
        last = runs[-1][-1] if runs else None
        if last and _PARTICLE.fullmatch(word.key) and are_joined(text, last, word):
            runs[-1].append(word)
            continue
        if not (is_name_like(word) or _beside_an_initial(text, words, i)) or (
            _is_taken(word, taken) and not _beside_a_given_name(text, words, i)
        ):
            continue
        if last and are_joined(text, last, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _is_taken(word: Word, taken: list[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in taken)


def _beside_an_initial(text: str, words: list[Word], i: int) -> bool:
    """«Weber K.» is a person, whatever else begins with «web»."""
    after = words[i + 1] if i + 1 < len(words) else None
    is_first = text[: words[i].start].rstrip()[-1:] in ("", ".", "!", "?", ":", "\n")
    is_one = words[i].text.istitle() and len(words[i].text) > 2 and not is_common(words[i]) and not is_first
    return is_one and after is not None and is_initial(after) and text[words[i].end : after.start] == " "


def _beside_a_given_name(text: str, words: list[Word], i: int) -> bool:
    """«Kim Viktor», «Alibek Umirzak»: a surname that is a town's name, too."""
    if not words[i].text.isascii():
        return False
    pairs = [(words[k], words[k + 1]) for k in (i - 1, i) if 0 <= k < len(words) - 1]
    others = [a if b is words[i] else b for a, b in pairs if are_joined(text, a, b)]
    return any(w.capital and is_given(w.key) for w in others)


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
    return bool(initials) or (bool(SURNAME.search(name.key)) and len(name.key) > 4)


def _single(text: str, run: list[Word], name: Word, initial: Word | None) -> Person:
    start, end = run[0].start, run[-1].end
    return Person(text[start:end], start, end, name.key, initial=initial_of(initial.text) if initial else "")


def _full(text: str, run: list[Word], names: list[Word], by_father: bool = False) -> Person:
    """``by_father``: the first is a father's name, which stands for the surname."""
    told = [w for k, w in enumerate(names) if k < 2 or not PATRONYMIC.search(w.key)][:3]
    start, end = run[0].start, run[-1].end
    if _opens_with_a_title(told):
        told, start = told[1:], told[1].start
    surname = told[0] if by_father else _surname(told)
    given = next((w for w in told if w is not surname and not PATRONYMIC.search(w.key)), None)
    given = given or next((w for w in told if w is not surname), told[0])
    sure = by_father or bool(SURNAME.search(surname.key)) or is_given(given.key) != is_given(surname.key)
    return Person(text[start:end], start, end, surname.key, given=given.key, either=not sure)


def _opens_with_a_title(names: list[Word]) -> bool:
    """«Baptist Vogel Andreas», "citizen of Uzbekistan Rakhimov Ulugbek": three words, the first none of a name."""
    if len(names) < 3 or is_given(names[0].key) or SURNAME.search(names[0].key):
        return False
    return any(is_given(word.key) for word in names[1:])


def _surname(names: list[Word]) -> Word:
    """The word shaped like a surname; else the one that is no known given name; else the last."""
    shaped = [w for w in names if SURNAME.search(w.key) and not is_given(w.key)]
    if shaped:
        return shaped[0]
    return next((w for w in reversed(names) if not is_given(w.key)), names[-1])
