"""Days and months told in a text: English, Russian, Kazakh (three scripts) and some neighbours.

Own patterns: dateparser does not read «2021 жылғы 7 қыркүйек», and fills a missing year with today's.
A year that is not told stays None; «вчера», «накануне» and weekdays count from the page's own date.
"""

import re
from datetime import date
from functools import lru_cache

from dalel.details.day import Day
from dalel.details.days_by_name import feast_days, relative_days
from dalel.details.fold import fold
from dalel.details.words import Word, words_of

# month -> beginnings of its names, all languages; compared by their folded keys
_MONTHS = (
    "january jan январ янв қаңтар қантар січн січень gennaio januar janvier enero ocak იანვარ",
    "february feb феврал фев ақпан лютого лютий febbraio februar février febrero şubat თებერვალ",
    "march mar март мар наурыз березн marzo märz mars mart მარტ",
    "april apr апрел апр сәуір квітн квітень aprile avril abril nisan აპრილ",
    "may май мая мае маю маем мамыр травн травень maggio mai mayo mayıs მაის",
    "june jun июн маусым червн червень giugno juni juin junio haziran ივნის јуни",
    "july jul июл шілде липн липень luglio juli juillet julio temmuz ივლის јули",
    "august aug август авг тамыз серпн серпень agosto août ağustos აგვისტ",
    "september sept sep сентябр сен септемвр қыркүйек вересн вересень settembre septembre septiembre eylül სექტემბერ",
    "october oct октябр окт октомвр қазан жовтн жовтень ottobre oktober octobre octubre ekim ოქტომბერ",
    "november nov ноябр ноя ноемвр қараша листопад novembre noviembre ნოემბერ",
    "december dec декабр дек декемвр желтоқсан грудн грудень dicembre dezember décembre diciembre aralık დეკემბერ",
)
_STEMS = tuple(
    sorted(
        (
            (fold(stem), number, len(stem) <= 4)
            for number, row in enumerate(_MONTHS, 1)
            for stem in row.split()
            if is_latin or stem[0] > "\u0250"
        ),
        key=lambda row: -len(row[0]),
    )
    for is_latin in (False, True)
)
"""For words in Cyrillic and other letters, and for Latin ones, which may be of any language."""
_LEFTOVER = re.compile("(|a|e|i|u|om|em|ia|iu|ba|bra|bria|bre|brem|bru|da|de|ta|te|dan|den|tan|ten|ding|din|ning|nin|di"
                       "|in|an|inde|inda|inen|inan|ine|ina|inin|ga|ge|ka|ke"
                       "|agi|dagi|degi|tagi|tegi|nen|nan|men|is|s|l)$")  # fmt: skip
_CASES = ("a", "e", "i", "u", "ia", "iu", "e", "ba", "bra")  # after a short beginning only these: not «маршем»
_BESIDE = 12
"""Characters between a weekday's name and its date: «в четверг утром, 15 апреля»."""
_OF_MONTH = ("din", "tin", "nin", "ding", "ting", "ning", "anin")
"""Kazakh genitives, folded."""
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d$")
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d\d)|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d))(?![\d])"
)
_ORDINAL = frozenset(("st", "nd", "rd", "th", "го", "е", "ші", "шы", "інші", "нші"))
_OF = frozenset(
    ("of", "the", "day", "числа", "жылғы", "жылдың", "жылы", "жыл", "года", "году", "год", "г", "ж", "j", "і")
)
_PARTS = {"конец": 28, "конце": 28, "end": 28, "late": 28, "соңында": 28, "соңы": 28, "начале": 3, "early": 3,
          "beginning": 3, "басында": 3, "середине": 15, "mid": 15, "ортасында": 15}  # fmt: skip


def days_in(text: str, words: list[Word] | None = None) -> list[Day]:
    """All dates of a text in order, save those that count from the page's own."""
    words = words_of(text) if words is None else words
    days = [*_numeric(text), *_named(text, words)]
    return sorted([*days, *_undated(text, feast_days(text), days)], key=lambda d: d.start)


def with_relative(text: str, words: list[Word], days: list[Day], written: date) -> list[Day]:
    """The days of a text with those that count from the day it was written: «вчера», weekdays."""
    return sorted([*days, *_undated(text, relative_days(words, written), days)], key=lambda d: d.start)


def _undated(text: str, named: list[Day], days: list[Day]) -> list[Day]:
    return [day for day in named if not any(_dated(text, day, d) for d in days)]


def _dated(text: str, named: Day, day: Day) -> bool:
    """«в понедельник, 14 июля», «в День прессы, 3 мая»: the day is told outright."""
    return 0 <= day.start - named.end <= _BESIDE and not set(".\n;") & set(text[named.end : day.start])


def month_of(word: Word) -> int:
    """The month a word names, or 0. «may» in small letters is the English verb."""
    if word.number or len(word.text) < 3 or word.text == "may" or word.text == "march" or word.text == "mars":
        return 0
    return _month_of_key(word.key, word.text[0].lower() < "\u0250")


@lru_cache(maxsize=100_000)
def _month_of_key(key: str, is_latin: bool) -> int:
    for stem, number, short in _STEMS[is_latin]:
        if key.startswith(stem):
            rest = key[len(stem) :]
            if not rest or (_LEFTOVER.match(rest) and not (short and len(stem) < 4 and rest not in _CASES)):
                return number
    return 0


def _numeric(text: str) -> list[Day]:
    found = []
    for m in _NUMERIC.finditer(text):
        year, month, day = (int(m[k] or m[k + "2"]) for k in "ymd")
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Day(year, month, day, m[0], m.start(), m.end()))
    return found


def _named(text: str, words: list[Word]) -> list[Day]:
    found = []
    for i, word in enumerate(words):
        if (month := month_of(word)) and (day := _around(text, words, i, month)):
            found.append(day)
    return found


def _around(text: str, words: list[Word], i: int, month: int) -> Day | None:
    """What the words around a month's name make of it: a day, a range, a part of the month, the month."""
    first, day, until = _before(text, words, i)
    last = i
    if not day:
        last, day, until = _after(text, words, i)
    year, first, last = _year(text, words, first, last)
    part = _PARTS.get(words[first - 1].text.lower(), 0) if first else 0
    if not day and not part and not year and not words[i].capital and not _is_month_alone(words, i):
        return None
    if not day and part:
        first -= 1
    start, end = words[first].start, words[last].end
    return Day(year, month, day or part, text[start:end], start, end, about=not day, until=until)


def _is_month_alone(words: list[Word], i: int) -> bool:
    """«в марте», «ақпанда»: a month said without a day or a year."""
    before = words[i - 1].text.lower() if i else ""
    return before in ("в", "с", "до", "in", "since", "until") or words[i].key.endswith(("da", "de", "ta", "te"))


def _day_number(word: Word) -> int:
    return int(word.text) if word.text.isdecimal() and len(word.text) <= 2 and 1 <= int(word.text) <= 31 else 0


def _near(text: str, left: Word, right: Word, width: int = 3) -> bool:
    gap = text[left.end : right.start]
    return (len(gap) <= width and not set(gap) & set(".;:!?\n(")) or (
        gap.strip() in (".", ". ") and len(left.text) <= 2
    )


def _before(text: str, words: list[Word], i: int) -> tuple[int, int, int]:
    """(index of the first word, day, until) of «с 28 по 30 июня», «19–28 апреля», «the 3rd of May»."""
    j = i - 1
    while j >= 0 and words[j].text.lower() in (_OF | _ORDINAL) and _near(text, words[j], words[j + 1]):
        j -= 1
    if j < 0 or not (day := _day_number(words[j])) or not _near(text, words[j], words[j + 1]):
        return i, 0, 0
    between = text[words[j - 1].end : words[j].start] if j else ""
    if j and between.strip() in ("–", "-", "—", "по", "to") and (low := _day_number(words[j - 1])) and low < day:
        return j - 1, low, day
    return j, day, 0


def _after(text: str, words: list[Word], i: int) -> tuple[int, int, int]:
    """(index of the last word, day, until) of "May 3", "May 3-5", «мамырдың 3-інде»."""
    told_first = words[i].capital or words[i].key.endswith(_OF_MONTH)  # «мамырдың 17-сінде»
    if i + 1 >= len(words) or not told_first or not _near(text, words[i], words[i + 1], 2):
        return i, 0, 0
    day = _day_number(words[i + 1])
    if not day:
        return i, 0, 0
    j = i + 1
    if j + 1 < len(words) and text[words[j].end : words[j + 1].start].strip() in ("–", "-", "—"):
        until = _day_number(words[j + 1])
        if until > day:
            return j + 1, day, until
    return j, day, 0


def _year(text: str, words: list[Word], first: int, last: int) -> tuple[int | None, int, int]:
    """The year after the date («3 мая 2023», "May 3, 2023") or before it («2021 жылғы 7 қыркүйек»)."""
    j = last + 1
    if j < len(words) and _YEAR.match(words[j].text) and _near(text, words[last], words[j]):
        return int(words[j].text), first, j
    k = first - 1
    while k > 0 and words[k].text.lower() in _OF and k > first - 3:
        k -= 1
    if 0 <= k < first - 1 and _YEAR.match(words[k].text):
        return int(words[k].text), k, last
    return None, first, last
