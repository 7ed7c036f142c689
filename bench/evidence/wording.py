"""An event told in words: the claim of a report, and pages in three languages (stories.txt)."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from bench.evidence.events import Event

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
}
_SAID = {
    "ru": {2: "два", 3: "три", 5: "пять", 7: "семь", 10: "десять", 12: "двенадцать", 15: "пятнадцать", 20: "двадцать"},
    "kk": {
        2: "екі",
        3: "үш",
        5: "бес",
        7: "жеті",
        10: "он",
        12: "он екі",
        15: "он бес",
        20: "жиырма",
        25: "жиырма бес",
    },
    "en": {3: "three", 5: "five", 7: "seven", 10: "ten", 12: "twelve", 15: "fifteen", 20: "twenty"},
}
MCI_TENGE = {2020: 2778, 2021: 2917, 2022: 3063, 2023: 3450, 2024: 3692, 2025: 3932}


@cache
def _stories() -> dict[tuple[str, str, str], list[str]]:
    rows: dict[tuple[str, str, str], list[str]] = {}
    for line in (Path(__file__).parent / "stories.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, language, form, text = line.split("|", 3)
            rows.setdefault((kind, language, form), []).append(text.replace("\\n", "\n"))
    return rows


def claim_of(told: Event, rng: Random) -> str:
    """The sentence of a monitoring report."""
    given, surname = told.who.latin(rng)
    values = _english(told, rng) | {"given": given, "sur": surname, "ini": _initial(given)}
    return rng.choice(_stories()[told.kind, "en", "claim"]).format_map(values)


def _initial(given: str) -> str:
    digraph = next((d for d in ("Zh", "Sh", "Ch", "Kh") if given.startswith(d)), "")
    return digraph or given[0]


def _english(told: Event, rng: Random) -> dict[str, str]:
    months = MONTHS["en"].split()
    part = f", Part {told.law[1]}" if told.law[1] else ""
    code = "Criminal Code" if told.kind in ("sentence", "pretrial") else "Code of Administrative Offences"
    day, other = told.day, told.other_day
    values = {
        "Mon": months[day.month - 1],
        "d": str(day.day),
        "oMon": months[other.month - 1],
        "od": str(other.day),
        "town": (town := rng.choice(told.town.english)),
        "TOWN": town.upper(),
        "law": f"Article {told.law[0]}{part} of the {code} of the RK",
        "term": _term_en(told),
        "sum": rng.choice((f"{told.mci} MCI", f"{told.mci * MCI_TENGE[day.year]:,} tenge")),
    }
    return values | {"reason": _reason(told, "en", values, rng)}


def _term_en(told: Event) -> str:
    unit = {"arrest": "day", "pretrial": "month", "sentence": "year", "fine": "day"}[told.kind]
    return f"{told.term} {unit}{'s' if told.term > 1 else ''}"


def _reason(told: Event, language: str, values: dict[str, str], rng: Random) -> str:
    return rng.choice(_stories()["reason", language, str(told.reason)]).format_map(values)


def page_of(told: Event, language: str, form: str, seed: int) -> str:
    """A page that tells an event; one seed chooses one set of wordings, whatever the details."""
    rng = Random(seed)
    choices = _stories().get((told.kind, language, form)) or _stories()[told.kind, language, "clear"]
    story = rng.choice(choices).format_map(_values(told, language, rng))
    fillers = [
        f.format_map(_values(told, language, rng)) for f in rng.sample(_stories()["filler", language, "filler"], 2)
    ]
    shape = rng.randint(0, 3)
    before = [fillers[0]] if shape == 1 else []
    after = [fillers[1]] if shape >= 1 else []
    return rng.choice(("\n", " ")).join([*before, story, *after])


def _values(told: Event, language: str, rng: Random) -> dict[str, str]:
    make = {"ru": _russian, "kk": _kazakh, "en": _page_english}[language]
    values = make(told, rng)
    noise = rng.sample(_stories()["noise", language, "noise"], 2)
    values |= {"reason": _reason(told, language, values, rng), "noise1": noise[0], "noise2": noise[1]}
    values["pubnum"] = f"{told.day + timedelta(1):%d.%m.%Y}"
    capital = {f"{k}_cap": v[:1].upper() + v[1:] for k, v in values.items()}
    return values | capital | {"Town_in": values.get("town_in", "")[:1].upper() + values.get("town_in", "")[1:]}


def _page_english(told: Event, rng: Random) -> dict[str, str]:
    given, surname = told.who.latin(rng)
    values = _english(told, rng) | {"given": given, "sur": surname}
    spoken = _SAID["en"].get(told.term)
    in_words = rng.random() < 0.4
    if spoken and in_words:
        values["term"] = values["term"].replace(str(told.term), spoken)
    return values


def _date_ru(day: date, rng: Random) -> str:
    plain = f"{day.day} {MONTHS['ru'].split()[day.month - 1]}"
    return rng.choice((plain, plain, f"{plain} {day.year} года", f"{plain} {day.year}"))


def _russian(told: Event, rng: Random) -> dict[str, str]:
    who, (article, part) = told.who, told.law
    code = rng.choice(
        ("УК", "Уголовного кодекса", "УК РК")
        if told.kind in ("sentence", "pretrial")
        else ("КоАП", "КРКобАП", "Кодекса об административных правонарушениях")
    )
    law = (
        rng.choice((f"ст. {article} ч. {part}", f"статья {article} часть {part}", f"ч. {part} ст. {article}"))
        if part
        else f"ст. {article}"
    )
    spoken = (f"части {part} " if part else "") + f"статьи {article} {code}"
    dative = (f"части {part} " if part else "") + (f"статьи {article}" if part else f"статье {article}")
    plain = f"{told.other_day.day} {MONTHS['ru'].split()[told.other_day.month - 1]}"
    tenge = told.mci * MCI_TENGE[told.day.year]
    number = _SAID["ru"].get(told.term, "") * (rng.random() < 0.3)
    sums = (
        f"{told.mci} МРП",
        f"{tenge // 1000} тысяч тенге",
        f"{tenge:,} тенге".replace(",", " "),
        f"{told.mci} месячных расчётных показателей ({tenge:,} тенге)".replace(",", " "),
    )
    return {
        **{case: who.russian(case) for case in ("nom", "gen", "dat", "acc")},
        "dat_po": who.russian("acc"),
        "sur_nom": who.russian_surname("nom"),
        "sur_acc": who.russian_surname("acc"),
        "ini": who.given[0][0],
        "date": _date_ru(told.day, rng),
        "odate": plain,
        "town": told.town.russian,
        "town_in": told.town.russian_in,
        "law": f"{law} {code}",
        "law_of": spoken.replace("части", "часть", 1) if part else f"статью {article} {code}",
        "law_dat": f"{dative} {code}",
        "law_gen": spoken,
        "law_ins": f"ч. {part} ст. {article} {code}" if part else f"ст. {article} {code}",
        "term": _term_ru(told, number),
        "term_dat": _term_ru(told, ""),
        "sum": rng.choice(sums),
        "ending": "а" if who.woman else "",
    }


def _term_ru(told: Event, number: str) -> str:
    n = told.term
    few = 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14
    units = {
        "arrest": ("суток", "суток"),
        "pretrial": ("месяца", "месяцев"),
        "sentence": ("года", "лет"),
        "fine": ("", ""),
    }
    unit = "месяц" if told.kind == "pretrial" and n == 1 else units[told.kind][0 if few else 1]
    return f"{number or n} {unit}"


def _kazakh(told: Event, rng: Random) -> dict[str, str]:
    who, (article, part) = told.who, told.law
    criminal = told.kind in ("sentence", "pretrial")
    code = rng.choice(("ҚК", "Қылмыстық кодекстің") if criminal else ("ӘҚБтК", "Әкімшілік құқық бұзушылық кодексінің"))
    months = MONTHS["kk"].split()
    number = _SAID["kk"].get(told.term, "") * (rng.random() < 0.3)
    unit = {"arrest": "тәулікке", "pretrial": "айға", "sentence": "жылға", "fine": ""}[told.kind]
    tenge = told.mci * MCI_TENGE[told.day.year]
    plain = f"{told.day.day} {months[told.day.month - 1]}"
    ending = "да" if months[told.day.month - 1][-1] in "рыаз" else "де"
    dates = (
        plain + ending.replace("д", "т") if plain[-1] in "тсқкн" else plain + ending,
        f"{told.day.year} жылғы {plain} күні",
        f"{plain} күні",
    )
    return {
        **{case: who.kazakh(case) for case in ("nom", "gen", "dat", "acc")},
        "date": rng.choice(dates),
        "odate": f"{told.other_day.day} {months[told.other_day.month - 1]} күні",
        "town": told.town.kazakh,
        "town_in": told.town.kazakh_in,
        "law_kk": f"{code} {article}-бабының {part}-бөлігі" if part else f"{code} {article}-бабы",
        "term": f"{number or told.term} {unit}",
        "sum": rng.choice((f"{told.mci} АЕК", f"{tenge // 1000} мың теңге", f"{tenge:,} теңге".replace(",", " "))),
    }
