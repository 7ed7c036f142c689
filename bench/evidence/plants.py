"""Changes planted in pages that support their claims: a term, date, sum, article or given name is altered.

The finding of what claim and page share is plain pattern matching of its own, so that what is measured
does not measure itself. Each plant is one change of one detail, wherever the page tells that detail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Pair = dict[str, Any]

_MONTHS = (
    "January января қаңтар",
    "February февраля ақпан",
    "March марта наурыз",
    "April апреля сәуір",
    "May мая мамыр",
    "June июня маусым",
    "July июля шілде",
    "August августа тамыз",
    "September сентября қыркүйек",
    "October октября қазан",
    "November ноября қараша",
    "December декабря желтоқсан",
)
_MONTH = {name.lower(): k for k, row in enumerate(_MONTHS, 1) for name in row.split()}
_NAMES = "|".join(_MONTH)
_DAY = re.compile(
    rf"(?i)\b(?:(?P<d>\d{{1,2}})(?:-?(?:го|ші|шы))?\s+(?P<m>{_NAMES})|(?P<m2>{_NAMES})\s+(?P<d2>\d{{1,2}})\b)"
)
_UNITS = {
    "day": r"сут(?:ок|ки|кам|ками)|дн(?:ей|я|ям)|days?|тәулік\w*|күн\w*",
    "month": r"месяц\w*|months?|ай(?:ға|ы|дан|лық)?\b",
    "year": r"лет|год(?:а|ам)?|years?|жыл(?:ға|ы)?\b",
}
_SPOKEN = {
    2: "two два двух екі",
    3: "three три трём трех үш",
    4: "four четыре четырех төрт",
    5: "five пять пяти бес",
    7: "seven семь семи жеті",
    10: "ten десять десяти",
    15: "fifteen пятнадцать пятнадцати",
    20: "twenty двадцать двадцати жиырма",
}
_SAID = {word: n for n, row in _SPOKEN.items() for word in row.split()}
_TERM = re.compile(rf"(?i)\b(?P<n>\d{{1,3}}|{'|'.join(_SAID)})[-\s]+(?P<u>{'|'.join(_UNITS.values())})")
_SUM = re.compile(
    r"(?i)(?P<n>\d[\d.,\s]*?)\s?(?P<u>тыс\w*\.? тенге|тыс\. теңге|мың теңге|тенге|теңге|tenge|млрд|миллиард\w*"
    r"|billion|млн|миллион\w*|million|МРП|АЕК|MCI|MRP|dollars|доллар\w*)"
)
_ARTICLE = re.compile(
    r"(?i)(?:articles?|art\.|стать\w+|ст\.)\s*(?P<n>\d{2,3}(?:-\d)?)"
    r"|(?P<n2>\d{2,3}(?:-\d)?)[-\s]*бап|\band (?P<n3>\d{3})\b"
)
_PART = re.compile(r"(?i)(?:parts?|част\w+|ч\.)\s*(?P<n>\d{1,2})|(?P<n2>\d{1,2})[-\s]*бөлі[гк]")
_NAME = re.compile(r"\b([A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w’]{2,})\s+([A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w’]{3,})\b")
_OTHER_GIVEN = {"latin": ("Bolat", "Saule"), "ru": ("Булат", "Ерлан"), "kk": ("Болат", "Ерлан")}


@dataclass(frozen=True)
class Plant:
    """A changed pair: what kind of detail, the claim's core wording and the page's new one."""

    kind: str
    pair: Pair
    claim: str
    source: str


def plants_of(pair: Pair) -> Iterator[Plant]:
    """Every change that claim and page allow, one detail at a time."""
    for find in (_terms, _dates, _sums, _articles, _parts, _given):
        yield from find(pair)


def _planted(pair: Pair, kind: str, claim: str, spans: list[tuple[int, int]], new: str, shown: str = "") -> Plant:
    text = pair["page_text"]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return Plant(kind, {**pair, "id": f"{pair['id']}-{kind}", "page_text": text}, claim, shown or new)


def _number(told: str) -> int:
    return int(told) if told.isdigit() else _SAID[told.lower()]


def _unit(told: str) -> str:
    return next(unit for unit, pattern in _UNITS.items() if re.fullmatch(pattern, told, re.I))


def _terms(pair: Pair) -> Iterator[Plant]:
    mine = {(_number(m["n"]), _unit(m["u"])): m["n"] for m in _TERM.finditer(pair["claim"])}
    for (n, unit), wording in mine.items():
        hits = [m for m in _TERM.finditer(pair["page_text"]) if (_number(m["n"]), _unit(m["u"])) == (n, unit)]
        if hits:
            other = {5: 12, 10: 15, 15: 10, 20: 12, 25: 15, 2: 5}.get(n, n + 3)
            yield _planted(pair, "term", wording, [m.span("n") for m in hits], str(other))


def _day(m: re.Match[str]) -> tuple[int, int]:
    return int(m["d"] or m["d2"]), _MONTH[(m["m"] or m["m2"]).lower()]


def _dates(pair: Pair) -> Iterator[Plant]:
    claim = {_day(m): m for m in _DAY.finditer(pair["claim"])}
    told = {_day(m) for m in _DAY.finditer(pair["page_text"])}
    for day, m in claim.items():
        hits = [h for h in _DAY.finditer(pair["page_text"]) if _day(h) == day]
        if hits:
            new = next(d for d in ((day[0] + shift - 1) % 28 + 1 for shift in (9, 5, 12)) if (d, day[1]) not in told)
            yield _planted(pair, "date", m["d"] or m["d2"], [h.span("d" if h["d"] else "d2") for h in hits], str(new))


def _sums(pair: Pair) -> Iterator[Plant]:
    mine = {m["n"].replace(",", ".").strip(): m for m in _SUM.finditer(pair["claim"])}
    for told, m in mine.items():
        hits = [h for h in _SUM.finditer(pair["page_text"]) if h["n"].replace(",", ".").strip() == told]
        if hits:
            new = re.sub(r"\d", lambda d: str((int(d[0]) + 3) % 9 + 1), hits[0]["n"].strip(), count=1)
            yield _planted(pair, "sum", m["n"].strip(), [h.span("n") for h in hits], new)


def _articles(pair: Pair) -> Iterator[Plant]:
    yield from _lawful(pair, "article", _ARTICLE, {"488": "434", "405": "174", "256": "174"}, "378")


def _parts(pair: Pair) -> Iterator[Plant]:
    yield from _lawful(pair, "part", _PART, {"6": "3", "7": "11", "12": "6"}, "9")


def _group(m: re.Match[str]) -> str:
    return next(k for k in ("n", "n2", "n3") if k in m.groupdict() and m[k])


def _lawful(pair: Pair, kind: str, pattern: re.Pattern[str], others: dict[str, str], other: str) -> Iterator[Plant]:
    mine = {m[_group(m)] for m in pattern.finditer(pair["claim"])}
    for told in sorted(mine):
        spans = [h.span(_group(h)) for h in pattern.finditer(pair["page_text"]) if h[_group(h)] == told]
        if spans:
            yield _planted(pair, kind, told, spans, others.get(told, other))


def _given(pair: Pair) -> Iterator[Plant]:
    """Needs `persons` of the pair: (words of the claim, given name as the page writes it)."""
    for wording, given in pair.get("persons", ()):
        spans = [m.span() for m in re.finditer(re.escape(given), pair["page_text"])]
        if spans:
            script = "latin" if given[0] < "\u0250" else pair.get("page_lang", "ru")
            new = _OTHER_GIVEN.get(script, _OTHER_GIVEN["ru"])[0 if given[0] not in "БB" else 1]
            yield _planted(pair, "given", wording, spans, new)
