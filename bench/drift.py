"""Two hundred pages whose furniture changes and a hundred whose claim's sentence is edited: what would be told.

`python -m bench drift [SEED]`: pages in three languages made from a seed, compared as a recheck compares them.
"""

import random
import sys
import time

from dalel.drift import drift
from dalel.model import Evidence, SourceText

FURNITURE, EDITS = 200, 100
_STORIES = {
    "en": (
        "On May {d} the court of {p} arrested the driver {n} for {t} days under Article {a}.",
        ["His lawyer called the hearing short.", "An appeal will follow within the week.", "Relatives waited outside."],
        ["{v} views", "Updated: May {m}, {h}:30", "{h} hours ago", "Read also", "Most read", "{v} comments"],
        [("arrested", "did not arrest"), ("driver", "teacher"), (" days", " months")],
    ),
    "ru": (
        "{d} мая суд города {p} арестовал водителя {n} на {t} суток по статье {a}.",
        ["Адвокат назвал заседание коротким.", "Жалобу подадут в течение недели.", "Родные ждали у входа в здание."],
        ["{v} просмотров", "Обновлено: {m} мая, {h}:30", "{h} часов назад", "Читайте также", "Самое читаемое"],
        [("арестовал", "не арестовал"), ("водителя", "учителя"), (" суток", " месяцев")],
    ),
    "kk": (
        "{d} мамырда {p} қаласының соты жүргізуші {n} {a}-бап бойынша {t} тәулікке қамады.",
        ["Қорғаушы отырысты қысқа деп атады.", "Шағым бір апта ішінде беріледі.", "Туыстары сот алдында күтті."],
        ["{v} қаралым", "Жаңартылды: {m} мамыр, {h}:30", "{h} сағат бұрын", "Сондай-ақ оқыңыз", "Соңғы жаңалықтар"],
        [("қамады", "қамаған жоқ"), ("жүргізуші", "мұғалім"), (" тәулікке", " айға")],
    ),
}
_NAMES = ("Орлов", "Сарыбаев", "Жанаева", "Дүйсенов", "Каримова")
_PLACES = ("Заречный", "Сарыбел", "Ақтүбек", "Тасбұлақ")


def main(arguments: list[str]) -> None:
    """Print false alarms of furniture, and edits that were found with both wordings."""
    rng = random.Random(int(arguments[0]) if arguments else 20240501)
    began = time.process_time()
    false = sum(bool(_told(rng, edited=False)) for _ in range(FURNITURE))
    told = [_told(rng, edited=True) for _ in range(EDITS)]
    found = sum(len(changes) == 1 and changes[0][0] != changes[0][1] for changes in told)
    spent = 1000 * (time.process_time() - began) / (FURNITURE + EDITS)
    sys.stdout.write(f"{FURNITURE} changes of furniture: {false} alerts\n")
    sys.stdout.write(f"{EDITS} edits of a claim's sentence: {found} alerts, each with both wordings\n")
    sys.stdout.write(f"{spent:.1f} ms of processor a comparison\n")


def _told(rng: random.Random, *, edited: bool) -> list[tuple[str, str]]:
    """What one change of one page would tell: (before, after) of each sentence."""
    key, body, furniture, edits = rng.choice(list(_STORIES.values()))
    facts = {"d": rng.randint(1, 28), "p": rng.choice(_PLACES), "n": rng.choice(_NAMES), "t": rng.choice((5, 10, 15))}
    sentence = key.format(a=rng.randint(100, 490), **facts)
    rng.shuffle(body := list(body))
    before = _page(rng, furniture, sentence, body)
    now = _edited(rng, sentence, facts["t"], edits) if edited else sentence
    after = _page(rng, furniture, now, body)
    evidence = [Evidence("term", "found", "", str(facts["t"]), sentence, "")]
    return [(change.before, change.after) for change in drift(before, after, evidence).changes]


def _edited(rng: random.Random, sentence: str, term: object, edits: list[tuple[str, str]]) -> str:
    """The sentence with one word or number changed, or without its last words."""
    number = (f" {term} ", f" {rng.choice((3, 7, 20))} ")
    old, new = rng.choice([*edits, number])
    return sentence.replace(old, new, 1)


def _page(rng: random.Random, furniture: list[str], sentence: str, body: list[str]) -> SourceText:
    """The story with counters, times and lists that are others each time."""
    drawn = [line.format(v=rng.randint(2, 99_999), m=rng.randint(1, 28), h=rng.randint(1, 23)) for line in furniture]
    related = [f"{rng.choice(_PLACES)}: {rng.choice(_NAMES)} {rng.randint(1, 99)}" for _ in range(rng.randint(1, 4))]
    top, bottom = rng.sample(drawn[:3], rng.randint(1, 3)), [drawn[-2], *related]
    paragraphs = [sentence, *body] if rng.random() < 0.5 else [body[0], sentence, *body[1:]]
    joined = [" ".join(paragraphs)] if rng.random() < 0.3 else paragraphs
    return SourceText(title=body[0][:20], text="\n".join([*top, *joined, *bottom]), completeness="whole")
