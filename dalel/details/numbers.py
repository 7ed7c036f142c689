"""Numbers in digits and in words: English, Russian, Kazakh."""

import re
from dataclasses import dataclass

from dalel.details.fold import fold
from dalel.details.words import Word

_WORDS = {
    1: "one один одна одного одной одну бір bir",
    2: "two два две двух двум двое екі дві ikki эки",
    3: "three три трьох трёх трех трем трое үш uch үч",
    4: "four чотири четыре четырёх четырех четверо төрт toʻrt",
    5: "five пʼять пять пяти пятью пятеро пятерых бес besh беш",
    6: "six шість шесть шести шестеро алты olti",
    7: "seven сім семь семи семеро жеті yetti жети",
    8: "eight вісім восемь восьми сегіз sakkiz сегиз",
    9: "nine дев’ять девять девяти тоғыз toʻqqiz тогуз",
    10: "ten десять десяти десяток он oʻn",
    11: "eleven одиннадцать одиннадцати",
    12: "twelve двенадцать двенадцати дюжина",
    13: "thirteen тринадцать тринадцати",
    14: "fourteen четырнадцать четырнадцати",
    15: "fifteen пятнадцать пятнадцати",
    16: "sixteen шестнадцать шестнадцати",
    17: "seventeen семнадцать семнадцати",
    18: "eighteen восемнадцать восемнадцати",
    19: "nineteen девятнадцать девятнадцати",
    20: "twenty двадцать двадцати жиырма yigirma жыйырма",
    30: "thirty тридцать тридцати отыз oʻttiz отуз",
    40: "forty сорок сорока қырық",
    50: "fifty пятьдесят пятидесяти елу",
    60: "sixty шестьдесят шестидесяти алпыс",
    70: "seventy семьдесят семидесяти жетпіс",
    80: "eighty восемьдесят восьмидесяти сексен",
    90: "ninety девяносто тоқсан",
    100: "hundred сто ста жүз",
    200: "двести двухсот",
    300: "триста трёхсот трехсот",
    400: "четыреста четырёхсот четырехсот",
    500: "пятьсот пятисот",
    500_000: "полмиллиона півмільйона",
}
_VALUE = {fold(w): n for n, row in _WORDS.items() for w in row.split()}
_ONLY_KAZAKH = frozenset(("on",))  # «он» (ten) is the Russian "he" and the English "on"
_TENS_FOLLOWERS = (
    "бір екі үш төрт бес алты жеті сегіз тоғыз тәул жыл күн айға апта мың аек адам теңге миллион млн пайыз"
)
_TENS_FOLLOWERS += " сағат минут белсенді жұмысшы журналист тілші полицей жаста айлық доллар процент"
_AFTER_TEN = tuple(map(fold, _TENS_FOLLOWERS.split()))
_SCALES = {
    1_000: "thousand тыс тысяч тысяча тысячи тысячу мың тисяч тисячі k",
    1_000_000: "million mln млн миллион миллиона миллионов мільйон мільйони мільйонів",
    1_000_000_000: "billion bn млрд миллиард миллиарда миллиардов",
}
_SCALE = {fold(w): n for n, row in _SCALES.items() for w in row.split()}
_ALONE = frozenset(fold(w) for w in ("мың", "тысяча", "тысячу", "миллион", "thousand"))
"""Scales that are numbers without another before them."""
_HALF = frozenset(fold(w) for w in ("half", "половиной", "жарым"))
_ONE_AND_HALF = frozenset(fold(w) for w in ("полтора", "полторы", "полутора"))
_AND = frozenset(("a", "and", "и", "с"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, as ``digits`` where so written, and the words ``first`` to ``last`` that say it."""

    value: float
    digits: str
    first: int
    last: int
    scaled: bool = False


def numbers_in(text: str, words: list[Word]) -> list[Number]:
    """All numbers in order: «172 тысячи», "1.3 billion", «28 316», "twenty-five", «три с половиной»."""
    found, i = [], 0
    while i < len(words):
        number = _digits(text, words, i) if words[i].number else _spoken(text, words, i)
        if number is None:
            i += 1
            continue
        found.append(_scaled(words, number))
        i = found[-1].last + 1
    return found


def spoken_or_written(word: Word) -> float | None:
    """The number that one word says: «три», "3"."""
    return float(word.text) if word.text.isdecimal() else _VALUE.get(word.key)


def _digits(text: str, words: list[Word], i: int) -> Number:
    """Digits, with groups of three joined over blanks («28 316») and a decimal comma or point."""
    told, last = words[i].text, i
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", told):
        told = told.replace(",", "")
    while last + 1 < len(words) and _is_next_group(text, words[last], words[last + 1], told):
        last += 1
        told += words[last].text
    plain = told.replace(",", ".")
    value = float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else float(re.sub(r"\D.*", "", plain))
    return Number(value, told, i, last)


def _is_next_group(text: str, left: Word, right: Word, told: str) -> bool:
    gap = text[left.end : right.start]
    return len(told) <= 9 and told.isdecimal() and len(left.text) <= 3 and gap in (" ", "\xa0", "\u202f") and (
        re.fullmatch(r"\d{3}(?:[.,]\d+)?", right.text) is not None
    )  # fmt: skip


def _spoken(text: str, words: list[Word], i: int) -> Number | None:
    """«үш жүз елу», "three hundred and fifty", «двадцать пять»; a scale may follow, or stand alone («мың»)."""
    if words[i].key in _ONE_AND_HALF:
        return Number(1.5, "", i, i)
    value = _value(words, i)
    if value is None:
        return Number(_SCALE[words[i].key], "", i, i, scaled=True) if words[i].key in _ALONE else None
    last = i
    while (after := _next(text, words, last)) is not None and (more := _value(words, after)) is not None:
        if more == 100 and value < 10:
            value *= 100
        elif more < _place(value):
            value += more
        else:
            break
        last = after
    return _with_a_half(words, Number(value, "", i, last))


def _next(text: str, words: list[Word], last: int) -> int | None:
    """The word that may go on with a number: the next, or the one after "and"."""
    after = last + 2 if last + 1 < len(words) and words[last + 1].text == "and" else last + 1
    if after >= len(words):
        return None
    between = text[words[last].end : words[after].start]
    return after if between in (" ", "\xa0", "-", "‑", " and ") else None


def _place(value: float) -> int:
    """What may follow: less than ten after twenty, less than a hundred after three hundred, nothing after five."""
    if value >= 100 and value % 100 == 0:
        return 100
    return 10 if (value >= 20 and value % 10 == 0) or value == 10 else 0


def _with_a_half(words: list[Word], number: Number) -> Number:
    """«три с половиной», «үш жарым», "two and a half"."""
    value, last = number.value, number.last
    if last + 2 < len(words) and words[last + 1].text.lower() in _AND:
        half = last + 3 if words[last + 2].text.lower() == "a" else last + 2
        if half < len(words) and words[half].key in _HALF:
            value, last = value + 0.5, half
    elif last + 1 < len(words) and words[last + 1].key in _HALF:
        value, last = value + 0.5, last + 1
    return Number(value, "", number.first, last)


def _value(words: list[Word], i: int) -> float | None:
    key = words[i].key
    if key in _ONLY_KAZAKH:
        after = words[i + 1].key if i + 1 < len(words) else ""
        is_latin = words[i].text.isascii()  # "on torture" is no «он төрт»
        if not (after in _AFTER_TEN if is_latin else after.startswith(_AFTER_TEN)):
            return None
    return _VALUE.get(key)


def _scaled(words: list[Word], number: Number) -> Number:
    """«153 мың», «153 мың 150»: times a thousand or more, and what is left over."""
    after = number.last + 1
    scale = _SCALE.get(words[after].key) if after < len(words) else None
    if not scale:
        return number
    rest = words[after + 1] if after + 1 < len(words) else None
    if rest and rest.text.isdecimal() and len(rest.text) == 3 and scale == 1_000 and rest.start - words[after].end == 1:
        return Number(number.value * scale + int(rest.text), number.digits, number.first, after + 1, scaled=True)
    return Number(number.value * scale, number.digits, number.first, after, scaled=True)
