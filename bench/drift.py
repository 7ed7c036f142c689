"""Two hundred pages whose furniture changes and a hundred whose claim's sentence is edited: what would be told.

`python -m bench drift [SEED [SHARE]]`: HTML pages in three languages made from a seed, read, judged and compared as a
recheck does it: the article's words first, in doubt all visible text of the page.
"""

import random
import sys
import time
from dataclasses import dataclass

from dalel.drift import drift
from dalel.evidence import judge_claim
from dalel.model import Exchange, Hop, SourceText
from dalel.page import read_page
from dalel.source_text import visible_text

FURNITURE, EDITS = 200, 100
URL = "https://news.example/region/story"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Story:
    """What is told in one language: the sentence of the claim, the rest, what changes on every visit, and edits."""

    language: str
    title: str
    sentence: str
    rest: tuple[str, ...]
    furniture: tuple[str, ...]
    related: str
    comments: str
    edits: tuple[tuple[str, str], ...]


_STORIES = (
    Story(
        "en",
        "A driver is arrested in {p}",
        "On May {d} the court of {p} arrested the driver {n} for {t} days under Article {a}.",
        (
            "His lawyer called the hearing short and said that no witness of the defence was heard that day.",
            "An appeal will follow within the week, the family told reporters who waited outside the building.",
            "Relatives came from three villages and stood at the gate until the evening, some of them with children.",
            "The press office of the court did not answer the questions that were sent to it by the newsroom.",
        ),
        ("{v} views", "Updated: May {m}, {h}:30", "{h} hours ago", "{v} comments", "Weather: +{h}°, rain later"),
        "Read also",
        "Comments",
        (("arrested", "did not arrest"), ("driver", "teacher"), (" days", " months")),
    ),
    Story(
        "ru",
        "В городе {p} арестован водитель",
        "{d} мая суд города {p} арестовал водителя {n} на {t} суток по статье {a}.",
        (
            "Адвокат назвал заседание коротким и сказал, что свидетелей защиты в этот день никто не выслушал.",
            "Жалобу подадут в течение недели, сообщила семья журналистам, которые ждали у входа в здание.",
            "Родные приехали из трёх сёл и стояли у ворот до вечера, некоторые из них пришли с детьми.",
            "Пресс-служба суда не ответила на вопросы, которые ей направила редакция накануне заседания.",
        ),
        ("{v} просмотров", "Обновлено: {m} мая, {h}:30", "{h} часов назад", "{v} комментариев", "Погода: +{h}°, дождь"),
        "Читайте также",
        "Комментарии",
        (("арестовал", "не арестовал"), ("водителя", "учителя"), (" суток", " месяцев")),
    ),
    Story(
        "kk",
        "{p} қаласында жүргізуші қамауға алынды",
        "{d} мамырда {p} қаласының соты жүргізуші {n} {a}-бап бойынша {t} тәулікке қамады.",
        (
            "Қорғаушы отырысты қысқа деп атады және сол күні қорғау куәгерлерін ешкім тыңдамағанын айтты.",
            "Шағым бір апта ішінде беріледі, деп хабарлады отбасы ғимарат алдында күткен журналистерге.",
            "Туыстары үш ауылдан келіп, кешке дейін қақпа алдында тұрды, кейбіреулері балаларымен келді.",
            "Соттың баспасөз қызметі редакция отырыс қарсаңында жіберген сұрақтарға жауап берген жоқ.",
        ),
        ("{v} қаралым", "Жаңартылды: {m} мамыр, {h}:30", "{h} сағат бұрын", "{v} пікір", "Ауа райы: +{h}°, жаңбыр"),
        "Сондай-ақ оқыңыз",
        "Пікірлер",
        (("қамады", "қамаған жоқ"), ("жүргізуші", "мұғалім"), (" тәулікке", " айға")),
    ),
)
_NAMES = ("Ерлан Орлов", "Нұрлан Сарыбаев", "Асель Жанаева", "Данияр Дүйсенов", "Айгүл Каримова")
_PLACES = ("Заречный", "Сарыбел", "Ақтүбек", "Тасбұлақ")
_READERS = ("Well done.", "Позор!", "Бұл дұрыс емес.", "I was there, it was cold.", "Где же правда?")


def main(arguments: list[str]) -> None:
    """Print false alarms of furniture, and edits that were found with both wordings."""
    rng = random.Random(int(arguments[0]) if arguments else 20240501)
    share = float(arguments[1]) if len(arguments) > 1 else 1.0
    furniture, edits = round(FURNITURE * share), round(EDITS * share)
    began = time.process_time()
    false = sum(bool(_told(rng, edited=False)) for _ in range(furniture))
    told = [_told(rng, edited=True) for _ in range(edits)]
    found = sum(len(changes) == 1 and changes[0][0] != changes[0][1] for changes in told)
    spent = 1000 * (time.process_time() - began) / (furniture + edits)
    sys.stdout.write(f"{furniture} changes of furniture: {false} alerts\n")
    sys.stdout.write(f"{edits} edits of a claim's sentence: {found} alerts, each with both wordings\n")
    sys.stdout.write(f"{spent:.1f} ms of processor a pair of pages, reading and judging included\n")


def _told(rng: random.Random, *, edited: bool) -> list[tuple[str, str]]:
    """What one change of one page would tell: (before, after) of each sentence."""
    story = rng.choice(_STORIES)
    facts = {
        "d": rng.randint(1, 28), "p": rng.choice(_PLACES), "n": rng.choice(_NAMES), "t": rng.choice((5, 10, 15)),
        "a": rng.randint(100, 490),
    }  # fmt: skip
    sentence, title = story.sentence.format(**facts), story.title.format(**facts)
    body = rng.sample(story.rest, len(story.rest))
    place = rng.randrange(len(body))
    before = _read(_page(rng, story, title, [*body[:place], sentence, *body[place:]]))
    now = _edited(rng, sentence, facts["t"], story.edits) if edited else sentence
    page = _page(rng, story, title, [*body[:place], now, *body[place:]])
    evidence = judge_claim(sentence, before, period=("2024-05-01", "2024-05-31")).evidence
    found = drift(before, _read(page), evidence)
    found = drift(before, _read(page), evidence, visible_text(page, HTML, URL)) if found.changes else found
    return [(change.before, change.after) for change in found.changes]


def _read(page: bytes) -> SourceText:
    return read_page(Exchange(URL, (Hop(URL, 200, (("Content-Type", HTML),)),), page))[1]


def _edited(rng: random.Random, sentence: str, term: object, edits: tuple[tuple[str, str], ...]) -> str:
    """The sentence with one word or number changed."""
    number = (f" {term} ", f" {rng.choice((3, 7, 20))} ")
    old, new = rng.choice([*edits, number])
    return sentence.replace(old, new, 1)


def _page(rng: random.Random, story: Story, title: str, sentences: list[str]) -> bytes:
    """The story in a page whose counters, times, lists, comments, scripts and markup are others each time."""
    drawn = [f.format(v=rng.randint(2, 99_999), m=rng.randint(1, 28), h=rng.randint(1, 23)) for f in story.furniture]
    top, aside = rng.sample(drawn, rng.randint(1, 3)), rng.sample(drawn, 2)
    related = [f"{rng.choice(_PLACES)}: {rng.choice(_NAMES)}, {rng.randint(1, 99)}" for _ in range(rng.randint(1, 5))]
    readers = [
        f"{rng.choice(_NAMES)}, {rng.randint(1, 23)}:15. {rng.choice(_READERS)}" for _ in range(rng.randint(0, 4))
    ]
    cut = rng.randint(1, len(sentences) - 1) if rng.random() < 0.5 else 0
    paragraphs = [" ".join(sentences[:cut]), " ".join(sentences[cut:])] if cut else sentences
    mark = f"c{rng.randrange(10**6)}"
    blocks = [
        f"<header><nav>{_list(['Home', 'News', 'About'])}</nav></header><main><article class='{mark}'><h1>{title}</h1>",
        *(f"<p class='meta'>{line}</p>" for line in top),
        *(f"<p>{_dressed(rng, paragraph)}</p>" for paragraph in paragraphs),
        f"<div class='related'><h3>{story.related}</h3>{_list(related)}</div></article>",
        f"<section id='comments'><h3>{story.comments} ({len(readers)})</h3>{_list(readers)}</section></main>",
        f"<aside>{_list(aside)}</aside><script>var t={rng.random()};</script><footer>{mark}</footer>",
    ]
    head = f"<!doctype html><html lang='{story.language}'><head><meta charset='utf-8'><title>{title}</title></head>"
    return f"{head}<body>{''.join(blocks)}</body></html>".encode()


def _dressed(rng: random.Random, paragraph: str) -> str:
    """The same words with other spaces, hyphenation, links and spelling of ё."""
    words = [word.replace("ё", "е") if rng.random() < 0.5 else word for word in paragraph.split()]
    for number in rng.sample(range(len(words)), min(3, len(words))):
        word = words[number]
        dress = (f"<a href='/tag'>{word}</a>", f"<b>{word}</b>", f"{word[:3]}&shy;{word[3:]}", f"{word}&nbsp;", word)
        words[number] = rng.choice(dress)
    return " ".join(words)


def _list(lines: list[str]) -> str:
    items = (f"<li><a href='/{n}'>{line}</a></li>" for n, line in enumerate(lines))
    return f"<ul>{''.join(items)}</ul>"
