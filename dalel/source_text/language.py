"""Which language a text is in, by letters and commonest words; the page's own claim settles what they leave open."""

import re
from collections import Counter

_SAMPLE = 3000
_KAZAKH = frozenset("әғқңөұүһі")
_ONLY_KAZAKH = frozenset("әғқұһ")
_UKRAINIAN = frozenset("їєґ")
_KYRGYZ = frozenset("ңөү")
_ENOUGH = 0.02
_WORDS = {
    "en": "the and of to in is was for that with on by are from has were this have",
    "kk": "jane men bul da de ushin boıynsha bolyp edi úshin zhane bolady emes",
    "tr": "ve bir bu için ile olarak da de olan daha",
    "de": "der die und das ist nicht mit den von für",
    "fr": "le la les des et est dans pour une que",
    "uz": "va bilan uchun bu ham bo'yicha edi",
}
_COMMON = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def language_of(text: str, declared: str = "") -> str | None:
    """ISO 639-1 code of a text, or None where nothing tells. ``declared`` is the page's ``lang``."""
    sample = text[:_SAMPLE].casefold()
    letters = {letter: count for letter, count in Counter(sample).items() if letter.isalpha()}
    claimed = declared.split("-")[0].split("_")[0].strip().lower()[:3] or None
    if sum(letters.values()) < 3:
        return claimed
    cyrillic = {letter: count for letter, count in letters.items() if "\u0400" <= letter <= "\u052f"}
    if sum(cyrillic.values()) * 2 > sum(letters.values()):
        return _cyrillic(cyrillic, claimed)
    return _latin(sample, claimed)


def _cyrillic(letters: dict[str, int], claimed: str | None) -> str:
    total = sum(letters.values())

    def share(alphabet: frozenset[str]) -> float:
        return sum(letters.get(letter, 0) for letter in alphabet) / total

    if share(_UKRAINIAN) > _ENOUGH / 4 and share(_ONLY_KAZAKH) < _ENOUGH / 4:
        return "uk"
    if share(_ONLY_KAZAKH) > _ENOUGH or share(_KAZAKH) > 2 * _ENOUGH:
        return "kk" if share(_ONLY_KAZAKH) > _ENOUGH / 2 else "ky"
    if share(_KYRGYZ) > _ENOUGH:
        return "ky"
    return claimed if claimed in {"be", "bg", "sr", "mk", "tg", "mn", "tt"} else "ru"


def _latin(sample: str, claimed: str | None) -> str | None:
    words = Counter(re.findall(r"[^\W\d_]+", sample))
    counts = {language: sum(words[word] for word in common) for language, common in _COMMON.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] >= max(1, words.total() // 25):
        return best
    return claimed if claimed not in {"ru", "uk"} else None
