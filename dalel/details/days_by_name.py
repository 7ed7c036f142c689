"""Days told by name: feast days, «вчера», weekdays, counted from the page's own date."""

import re
from datetime import date, timedelta

from dalel.details.day import Day
from dalel.details.fold import fold
from dalel.details.numbers import spoken_or_written
from dalel.details.words import Word

_HOLIDAYS = (
    (3, 8, r"women[’']s day|женск\w+ д(?:ень|ня|ню|нём)|әйелдер күні"),
    (5, 3, r"press freedom day|д(?:ень|ня) свободы (?:прессы|печати)|баспасөз бостандығы күні"),
    (5, 9, r"victory day|д(?:ень|ня) победы|жеңіс күні"),
    (5, 31, r"remembrance of the victims|д(?:ень|ня) памяти жертв|құрбандарын еске алу күні"),
    (
        6,
        26,
        r"day in support of victims of torture|д(?:ень|ня) (?:в )?поддержк\w+ жертв пыток|азаптау құрбандарын қолдау",
    ),
    (8, 30, r"constitution day|д(?:ень|ня) конституции|конституция күні"),
    (10, 25, r"republic day|д(?:ень|ня) республики|республика күні"),
    (12, 10, r"human rights day|д(?:ень|ня) прав человека|адам құқықтары күні"),
    (12, 16, r"independence day|д(?:ень|ня) независимости|тәуелсіздік күні"),
)
_HOLIDAY = re.compile("|".join(f"(?P<m{m}_{d}>{words})" for m, d, words in _HOLIDAYS), re.I)
_FEAST = re.compile(r"\b(?:Day|day of|[Дд](?:ень|ня|не|ню|нём)|күні|қолдау)\b")
"""Each has one of these words in its name, near which it is looked for."""
_RELATIVE = {"сегодня": 0, "today": 0, "бүгін": 0, "вчера": -1, "yesterday": -1, "кеше": -1, "накануне": -1,
             "завтра": 1, "tomorrow": 1, "ертең": 1, "позавчера": -2, "бүрсігүні": 2}  # fmt: skip
_AGO = frozenset(fold(w) for w in ("ago", "назад", "бұрын", "тому"))
_UNIT = tuple(
    (fold(stem), n) for n, row in ((1, "день дня дней day күн"), (7, "недел week апта тижд")) for stem in row.split()
)
_WEEKDAYS = (
    "monday понедельник дүйсенбі", "tuesday вторник сейсенбі", "wednesday среду среда среды сәрсенбі",
    "thursday четверг бейсенбі", "friday пятниц жұма", "saturday суббот сенбі", "sunday воскресень жексенбі",
)  # fmt: skip
_WEEKDAY_OF = {fold(stem): day for day, row in enumerate(_WEEKDAYS) for stem in row.split()}
_WEEKDAY_STEMS = tuple(_WEEKDAY_OF)


def feast_days(text: str) -> list[Day]:
    """Days told by their names: International Women's Day."""
    found: dict[int, Day] = {}
    for day in _FEAST.finditer(text):
        m = _HOLIDAY.search(text, max(0, day.start() - 40), day.end() + 40)
        if m:
            month, number = map(int, (m.lastgroup or "m1_1")[1:].split("_"))
            found[m.start()] = Day(None, month, number, m[0], m.start(), m.end())
    return list(found.values())


def relative_days(words: list[Word], written: date) -> list[Day]:
    """«Вчера», "on Tuesday", «неделю назад»: the last such day before the page was written."""
    found = [day for i, word in enumerate(words) if word.key in _AGO and (day := _ago(words, i, written))]
    for word in words:
        shift, counted = _RELATIVE.get(word.text.lower()), "day"
        if shift is None:
            if not word.key.startswith(_WEEKDAY_STEMS):
                continue
            weekday = next(d for stem, d in _WEEKDAY_OF.items() if word.key.startswith(stem))
            shift = -((written.weekday() - weekday) % 7)
            counted = "day" if shift else "weekday"  # «в четверг», written on a Thursday: that day or a week before
        found.append(_shifted(written, shift, (word, word), counted))
    return found


def _ago(words: list[Word], i: int, written: date) -> Day | None:
    """«три дня назад», "a week ago", «екі апта бұрын»."""
    days = next((n for stem, n in _UNIT if i and words[i - 1].key.startswith(stem)), 0)
    if not days:
        return None
    times = spoken_or_written(words[i - 2]) if i > 1 else None
    return _shifted(written, -int(days * (times or 1)), (words[i - 1], words[i]), "weekday" if days == 7 else "day")


def _shifted(written: date, shift: int, words: tuple[Word, Word], counted: str) -> Day:
    day, (first, last) = written + timedelta(max(shift, -400)), words
    wording = first.text if first is last else f"{first.text} {last.text}"
    return Day(day.year, day.month, day.day, wording, first.start, last.end, True, counted=counted)
