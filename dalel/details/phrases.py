"""Finding the known names of a table (places, organisations) in a text, in any case and script."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dalel.details.fold import fold
from dalel.details.words import Word

_RUSSIAN = "a e i u o ia iu om em im oi ei am ami ak ogo omu ik aia uiu oe ie oiu"
_KAZAKH = (
    "da de ta te ga ge ka ke dan den tan ten nan nen di ti ni ding ting ning din tin nin men ben pen dagi degi"
    " tagi tegi lik dik tik s si sin sinda sine in ina"
)
_GEORGIAN = "Si is dan it ma"
_LATIN = "da de ta te ga ge ka ke dan den tan ten nan nen ding ting ning din tin nin"
ENDINGS = frozenset(_RUSSIAN.split() + _KAZAKH.split() + _GEORGIAN.split())
LATIN_ENDINGS = frozenset(_LATIN.split())
"""Kazakh in Latin letters; English words have no cases, and «Embassy» is no form of Emba."""


def is_form(word: str, stem: str, endings: frozenset[str] = ENDINGS) -> bool:
    """Whether a folded word is a folded name in some case: «Шымкентте», «Алматыда», «Конаеве»."""
    if word == stem:
        return True
    if len(stem) < 4:
        return False
    cut = stem[:-1] if stem[-1] in "aeiou" else stem
    return any(len(b) >= 4 and word.startswith(b) and word[len(b) :] in endings for b in (stem, cut))


@dataclass(frozen=True, slots=True)
class Named:
    """A known name in a text: its row's id, the wording, and where it stands."""

    id: str
    wording: str
    start: int
    end: int


class Phrases:
    """Names by the beginning of their first word; longer names win."""

    def __init__(self, names: Iterable[tuple[str, str]], capital: bool = True) -> None:
        self._capital = capital
        self._starts: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._acronyms: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for id_, name in names:
            parts = tuple(k for k in (fold(w) for w in re.findall(r"[^\W_]+", name)) if k)
            if parts:
                self._starts[parts[0][:3]].append((parts, id_))
            if len(parts) == 1 and name.isupper() and len(name) <= 4:
                self._acronyms[parts].add(name)
        for row in self._starts.values():
            row.sort(key=lambda one: -len(one[0]))

    def find(self, text: str, words: list[Word]) -> list[Named]:
        """All known names in order, none inside another."""
        found, i = [], 0
        while i < len(words):
            hit = self._at(words, i)
            if hit:
                length, id_ = hit
                last = words[i + length - 1]
                found.append(Named(id_, text[words[i].start : last.end], words[i].start, last.end))
                i += length
            else:
                i += 1
        return found

    def _at(self, words: list[Word], i: int) -> tuple[int, str] | None:
        if self._capital and not words[i].capital:
            return None
        for parts, id_ in self._starts.get(words[i].key[:3], ()):
            if parts in self._acronyms and words[i].text not in self._acronyms[parts]:  # «ООН» is no «On», УК no ҰҚК
                continue
            if i + len(parts) <= len(words) and _all_forms(words, i, parts):
                return len(parts), id_
        return None


def _all_forms(words: list[Word], i: int, parts: tuple[str, ...]) -> bool:
    """Every word a form of its part; inner words may bend further («Западно-Казахстанской»)."""
    for k, part in enumerate(parts):
        key = words[i + k].key
        endings = LATIN_ENDINGS if words[i + k].text[0].lower() < "\u0250" else ENDINGS
        if not (
            is_form(key, part, endings) or (len(part) > 5 and len(parts) > 1 and key[: len(part) - 3] == part[:-3])
        ):
            return False
    return all(words[i + k + 1].start - words[i + k].end <= 3 for k in range(len(parts) - 1))
