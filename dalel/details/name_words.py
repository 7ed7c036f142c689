"""Words that may be names: their shapes, initials, and what joins them."""

import re

from dalel.details.concepts import concepts_of
from dalel.details.fold import fold
from dalel.details.given import is_given
from dalel.details.stopwords import is_common
from dalel.details.words import Word

SURNAME = re.compile(
    r"(?<=..)(?:ov|ev|in|ina|ova|eva|ski|skaia|skii|uli|uly|kizi|kazi|enko|iani|dze|Svili|ogli|ch|iC)(?:a|u|i|e|oi|im|om|aia|uiu|ogo|omu)?$"
)
"""How surnames end, folded, with the endings of their cases."""
PATRONYMIC = re.compile(r"(?:oviC|eviC|iC|ovna|evna|uli|uly|kizi|ogli)(?:a|u|i|e|em|om|oi)?$")
_INITIAL = re.compile(r"(?:Zh|Sh|Ch|Kh|Yu|Ya|Ye|Ts|Gh|Дж|[^\W\d_])$")


def are_joined(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a blank, or the dot of an initial, stands between two words."""
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
    return not concepts_of(word) or bool(SURNAME.search(word.key)) or is_given(word.key)


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
