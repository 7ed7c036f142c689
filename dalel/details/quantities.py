"""Terms, amounts and counts told in a text, each with a value that compares across languages."""

import re
from dataclasses import dataclass, replace

from dalel.details.fold import fold
from dalel.details.numbers import Number, numbers_in
from dalel.details.words import Word, words_of

DAYS = {"year": 365.0, "month": 30.4, "week": 7.0, "day": 1.0, "hour": 1 / 24}
_UNITS = {
    "year": "year$ years$ წლ year’s год$ года$ году$ годом$ лет$ годам$ рік$ роки$ років$"
    " жыл$ жылға$ жылын жылдық yil$ yilga yillik жылга$",
    "month": "month months თვ месяц мес$ ай$ айға$ айлық",
    "week": "week недел апта",
    "day": "day$ days$ сутки$ суток$ суткам сутками$ добу$ діб$ сут$ день$ дня$ дней$"
    " тәулік күн$ күнге$ күндік доби დღ",
    "hour": "hour час$ часа$ часов$ сағат",
}
_CURRENCIES = {
    "tenge": "tenge тенге теңге kzt тг$",
    "dollar": "dollar доллар usd",
    "mci": "mci mrp мрп$ аек$ айлық-есептік",
    "euro": "euro евро",
    "rouble": "rouble ruble рубл руб$",
}
_SIGNS = {"$": "dollar", "€": "euro", "₸": "tenge", "₽": "rouble", "K": "tenge"}
_NOT_A_TERM = frozenset(fold(w) for w in (
    "old", "ago", "назад", "тому", "later", "спустя", "жаста", "жастағы", "бұрын", "кейін", "помощи", "before"
))  # fmt: skip
_AGE = frozenset(fold(w) for w in ("old", "жаста", "жастағы"))
_INDEX = tuple(tuple(map(fold, row.split())) for row in ("месячн monthly айлық", "расч calc есеп", "показ ind көрсет"))
_COUNTED = "челов людей жител подпис рабоч адам тұрғын people person resident worker voter"
_PEOPLE = tuple(map(fold, _COUNTED.split()))
_AGED = tuple(fold(w) for w in ("летн", "жаст", "жасар"))
"""Beginnings of what follows an age: «74-летний», «74 жастағы»."""
_ABOUT = re.compile(
    r"(?i)(?:\b(?:about|around|nearly|almost|over|some|roughly|approximately|more than|less than|at least|up to"
    r"|около|почти|порядка|примерно|приблизительно|более|больше|свыше|не менее|менее|близько|понад|майже"
    r"|шамамен|кемінде)\s+)$"
)
_ROUGH = 0.15
_AND_MORE = re.compile(
    r"(?i)\s*(?:шақты|жуық|астам|таяу|артық)\b|\S*(?:ға|ге|қа|ке|нан|нен|дан|ден|тан|тен)\s+(?:жуық|астам|таяу)\b"
)
"""Kazakh says so after the number: «жиырмаға жуық», «30 шақты»."""
_A_YEAR = re.compile(r"(?i)\b(?:a year|год|жыл) (?:and|и|мен|бен)\s$")
_BETWEEN = frozenset(("more", "full", "additional", "further", "calendar", "полных", "календарных", "лишних"))
MCI_TENGE = {
    2015: (1982,), 2016: (2121,), 2017: (2269,), 2018: (2405,), 2019: (2525,), 2020: (2651, 2778), 2021: (2917,),
    2022: (3063, 3180), 2023: (3450,), 2024: (3692,), 2025: (3932,), 2026: (4325,),
}  # fmt: skip
"""The monthly calculation index by the laws on the republic's budget: 20 MCI of 2021 are 58,340 tenge.
In 2020 and 2022 it was raised in April."""


def _table(rows: dict[str, str]) -> list[tuple[str, bool, str]]:
    return [(fold(s.rstrip("$")), s.endswith("$"), unit) for unit, row in rows.items() for s in row.split()]


_UNIT_STEMS, _CURRENCY_STEMS = _table(_UNITS), _table(_CURRENCIES)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A term (in days), an amount (in ``unit``) or a count, as worded at ``start``..``end``.

    ``other`` is a second reading: "2.2 years" is 2 years 2 months to a lawyer.
    """

    kind: str
    value: float
    unit: str
    wording: str
    start: int
    end: int
    other: float = 0.0
    about: bool = False
    """Said to be rough: «больше двадцати лет», "almost 300"."""

    def equals(self, them: "Quantity") -> bool:
        """The same value, within what rounding to another unit takes (60 days are 2 months), or a rough word."""
        if self.about or them.about:
            return abs(self.value - them.value) <= _ROUGH * max(self.value, them.value)
        mine, theirs = [v for v in (self.value, self.other) if v], [v for v in (them.value, them.other) if v]
        slack = 0.02 if self.kind == "term" and self.unit != them.unit else 0.001
        return any(abs(a - b) <= slack * max(a, b) for a in mine for b in theirs)


def quantities_in(
    text: str, words: list[Word] | None = None, taken: list[tuple[int, int]] | None = None
) -> list[Quantity]:
    """All quantities in order, save the numbers inside ``taken`` (dates and articles of law)."""
    words = words_of(text) if words is None else words
    free = [n for n in numbers_in(text, words) if not _is_taken(words[n.first].start, taken or [])]
    return [_rough(text, q) for q in _joined([_quantity(text, words, n) for n in free], text)]


def _rough(text: str, q: Quantity) -> Quantity:
    told = _ABOUT.search(text, max(0, q.start - 20), q.start) or _AND_MORE.match(text, q.end)
    return replace(q, about=True) if told else q


def _is_taken(offset: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in taken)


def _quantity(text: str, words: list[Word], n: Number) -> Quantity:
    start, end = words[n.first].start, words[n.last].end
    sign = text[start - 1 : start]
    after = words[n.last + 1] if n.last + 1 < len(words) else None
    if after and after.text.lower() in _BETWEEN and n.last + 2 < len(words):  # «15 more days»
        n = replace(n, last=n.last + 1)
        after, end = words[n.last + 1], words[n.last].end
    if sign in _SIGNS and sign:
        return Quantity("amount", n.value, _SIGNS[sign], text[start - 1 : end], start - 1, end)
    if after is None or after.start - end > 3:
        return Quantity("amount" if n.scaled else "count", n.value, "", text[start:end], start, end)
    if index := _index(words, n.last + 1):
        return Quantity("amount", n.value, "mci", text[start : index.end], start, index.end)
    if currency := _unit(after, _CURRENCY_STEMS):
        return Quantity("amount", n.value, currency, text[start : after.end], start, after.end)
    if (unit := _unit(after, _UNIT_STEMS)) and not n.scaled:
        return _term(text, words, n, unit)
    if after.key.startswith(_AGED) and not n.scaled:
        return Quantity("count", n.value, "age", text[start : after.end], start, after.end)
    kind = "amount" if n.scaled and not after.key.startswith(_PEOPLE) else "count"
    return Quantity(kind, n.value, "", text[start:end], start, end)


def _index(words: list[Word], i: int) -> Word | None:
    """The last word of «месячных расчётных показателей», "monthly calculation indices", «айлық есептік көрсеткіш»."""
    three = words[i : i + 3]
    return (
        three[2] if len(three) == 3 and all(w.key.startswith(s) for w, s in zip(three, _INDEX, strict=True)) else None
    )


def _unit(word: Word, stems: list[tuple[str, bool, str]]) -> str:
    return next((u for s, whole, u in stems if (word.key == s if whole else word.key.startswith(s))), "")


def _term(text: str, words: list[Word], n: Number, unit: str) -> Quantity:
    start, end = words[n.first].start, words[n.last + 1].end
    wording, after = text[start:end], words[n.last + 2].key if n.last + 2 < len(words) else ""
    is_year = unit == "year" and n.value > 150
    if after in _NOT_A_TERM or is_year:
        return Quantity("count", n.value, "age" if after in _AGE else "", wording, start, end)
    other = 0.0
    if unit == "year" and (m := re.fullmatch(r"(\d+)[.,](\d{1,2})", n.digits)) and int(m[2]) < 12:
        other = int(m[1]) * DAYS["year"] + int(m[2]) * DAYS["month"]
    return Quantity("term", n.value * DAYS[unit], unit, wording, start, end, other)


def _joined(found: list[Quantity], text: str) -> list[Quantity]:
    """«2 года и 2 месяца», "three years and seven months" as one term."""
    joined: list[Quantity] = []
    for q in found:
        alone = _A_YEAR.search(text, max(0, q.start - 12), q.start) if q.unit == "month" else None
        if alone:  # «год и восемь месяцев»
            wording = text[alone.start() : q.end]
            joined.append(Quantity("term", DAYS["year"] + q.value, "month", wording, alone.start(), q.end))
            continue
        last = joined[-1] if joined else None
        if last and _continues(last, q, text):
            joined[-1] = Quantity("term", last.value + q.value, "month", text[last.start : q.end], last.start, q.end)
        else:
            joined.append(q)
    return joined


def _continues(years: Quantity, months: Quantity, text: str) -> bool:
    between = text[years.end : months.start].strip(" ,")
    return years.kind == "term" and (years.unit, months.unit) == ("year", "month") and between in ("", "and", "и")
