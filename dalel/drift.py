"""How the newest text of a source differs from the one before, where it matters to a claim.

Only sentences that carried a claim's evidence count. Text is compared with text, word by word without
case and punctuation, so that another cut of the same page is no change; a sentence that still stands
anywhere on the page is unchanged. Counters, «3 hours ago», date lines, lists of related articles and
comments change on every visit and are left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process

from dalel.details.words import sentences_of, words_of
from dalel.model import Completeness, Evidence, SourceText

ALIKE = 60.0
"""Per cent of characters in common from which a sentence counts as the old one, changed."""
REPLACED = 0.5
"""Where less of the rest of the page still stands, the page is another one, which may be a passing fault."""
FEWEST_WORDS = 3
"""A line of fewer words beside its date and counters is the page's furniture."""

_COUNTED = (
    r"(?:views?|reads?|comments?|shares?|likes?|просмотр\w*|комментари\w*|репост\w*|лайк\w*|қаралым|пікір\w*|көрілім)"
)
_UNIT = (
    r"(?:sec\w*|min\w*|hours?|days?|weeks?|months?"
    r"|секунд\w*|минут\w*|час\w*|дн\w+|день|недел\w*|месяц\w*|сағат|күн|апта|ай)"
)
_VOLATILE = re.compile(
    rf"(?i)\b\d[\d\s.,]*[kк]?\s*{_COUNTED}\b|\b{_COUNTED}\s*[:—–-]?\s*\d[\d\s.,]*"
    rf"|\b(?:an?|one|\d+)\s+{_UNIT}\s+(?:ago|назад|бұрын)\b"
    r"|\b(?:today|yesterday|сегодня|вчера|бүгін|кеше),?\s+(?:at\s+|в\s+)?\d{1,2}:\d\d\b"
    r"|\b(?:updated|обновлено|жаңартылды|жаңартылған)\b[:\s]*[\d\s.,:/-]*"
)
_DATE_WORDS = re.compile(
    r"(?i)\b\d[\d.:/-]*\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\b|\b(?:г|года?|жыл\w*|utc|gmt)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)\w*\b"
    r"|\b(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)\b"
)
_LISTS = re.compile(
    r"(?i)^[\W\d]*(?:(?:read (?:also|more|next)|see also|more from|читайте (?:также|ещё|еще)|сондай-ақ оқыңыз"
    r"|тағы оқыңыз)\b|(?:related(?: \w+)?|most (?:read|popular)|popular(?: now)?|recommended|latest news"
    r"|(?:материалы )?по теме|похожие(?: \w+)?"
    r"|самое читаемое|популярное|последние новости|ещё по теме|ұқсас \w+|соңғы жаңалықтар)\W*$)"
)
"""Heads of lists of other articles; the lines below them end with no full stop."""
_COMMENTS = re.compile(r"(?i)^\W*(?:\d+\s+)?(?:comments?|комментарии|пікірлер|обсуждение)\W*\d*\W*$")
_DENIES = frozenset(
    """
    not no never false untrue denied denies deny refuted retracted incorrectly allegedly
    не нет никогда ложь неправда опроверг опровергла опровергли отрицает отрицают якобы ошибочно
    емес жоқ өтірік жалған
    """.split()  # noqa: SIM905 - three languages read better as text
)
"""A sentence that is kept whole inside a longer one with one of these says the opposite."""
_SPACED_DIGITS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)")
_FINISHED = re.compile(r"\.[»”\")\]]*$")


@dataclass(frozen=True)
class Change:
    """A sentence before and after (empty where it vanished)."""

    before: str
    after: str


@dataclass(frozen=True)
class Drift:
    """The changes that touch a claim. ``replaced``: hardly anything of the page as it was still stands."""

    changes: tuple[Change, ...] = ()
    replaced: bool = False


def drift(before: SourceText, after: SourceText, evidence: Iterable[Evidence], page: str = "") -> Drift:
    """What became of the sentences that carried ``evidence`` in ``before``.

    ``page`` is all visible text of the page after, where it is at hand. A page of which nothing or only
    the beginning can be read now is a matter of reach: no drift.
    """
    if not _comparable(before, after):
        return Drift()
    old, new = _Page(before), _Page(after)
    kept = f"{new.words} {_words(page)} "
    changes = []
    for sentence in _carrying(evidence, old):
        now = _fate(sentence, old, new, kept)
        if now is not None:
            changes.append(Change(sentence, now))
    return Drift(tuple(changes), bool(changes) and _is_replaced(old, kept))


def stands_in(sentence: str, text: SourceText) -> bool:
    """Whether a sentence is told word for word in a text."""
    return _words(sentence) in _Page(text).words


class _Page:
    """A text with its sentences and its words as one string, each word between spaces."""

    def __init__(self, text: SourceText) -> None:
        whole = _without_furniture(f"{text.title}\n{text.text}")
        self.sentences = [whole[s.start : s.end].strip() for s in sentences_of(whole)]
        self.words = _words(whole)


def _comparable(before: SourceText, after: SourceText) -> bool:
    return bool(before.text.strip() and after.text.strip()) and after.completeness == Completeness.WHOLE


def _words(text: str) -> str:
    plain = _SPACED_DIGITS.sub("", _VOLATILE.sub(" ", text))
    return f" {' '.join(word.text.casefold().replace('ё', 'е') for word in words_of(plain))} "


def _carrying(evidence: Iterable[Evidence], old: _Page) -> list[str]:
    """The sentences of the body that carried evidence, each once."""
    found: dict[str, None] = {}
    for row in evidence:
        quotes = [row.quote[s.start : s.end].strip() for s in sentences_of(row.quote)] if row.source else []
        found |= dict.fromkeys(quote for quote in quotes if _words(quote) in old.words and not _is_furniture(quote))
    return list(found)


def _is_furniture(line: str) -> bool:
    rest = words_of(_DATE_WORDS.sub(" ", _VOLATILE.sub(" ", line)))
    return len(rest) < FEWEST_WORDS


def _fate(sentence: str, old: _Page, new: _Page, kept: str) -> str | None:
    """None where the sentence still stands; else what it became, empty where nothing like it is left."""
    words = _words(sentence)
    if words in kept:
        return _denied(words, old, new)
    others = [s for s in _candidates(new.sentences) if _words(s) not in old.words]
    found = process.extractOne(words, others, scorer=fuzz.ratio, processor=_words, score_cutoff=ALIKE)
    return found[0] if found else ""


def _denied(words: str, old: _Page, new: _Page) -> str | None:
    """The longer sentence that now holds the old one and denies it; None where it stands as it stood."""
    holding = [s for s in new.sentences if words in _words(s)]
    if len(holding) != 1 or _words(holding[0]) in old.words:
        return None
    added = set(_words(holding[0]).replace(words, " ").split())
    return holding[0] if added & _DENIES else None


def _candidates(sentences: Sequence[str]) -> list[str]:
    """Sentences, and each with the next: one sentence may have been cut in two."""
    return [*sentences, *(f"{a} {b}" for a, b in pairwise(sentences))]


def _is_replaced(old: _Page, kept: str) -> bool:
    told = [words for words in map(_words, old.sentences) if len(words.split()) > FEWEST_WORDS]
    standing = sum(words in kept for words in told)
    return len(told) > 2 and standing < REPLACED * len(told)


def _without_furniture(text: str) -> str:
    """Without lists of other articles and without what readers wrote below."""
    kept: list[str] = []
    in_list = False
    for line in text.split("\n"):
        if kept and _COMMENTS.match(line):
            break
        in_list = bool(_LISTS.match(line)) or (in_list and not _FINISHED.search(line.rstrip()))
        if not in_list:
            kept.append(line)
    return "\n".join(kept)
