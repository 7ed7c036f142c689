"""Fresh claim-page pairs, seeded: invented events told in many ways, with near-misses and planted changes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

from bench.evidence.events import ADMINISTRATIVE, CRIMINAL, FINES, TERMS, Event, event
from bench.evidence.people import other_given, person
from bench.evidence.plants import Pair, Plant
from bench.evidence.wording import MCI_TENGE, MONTHS, claim_of, page_of

KINDS = ("term", "date", "sum", "article", "part", "given")


def pairs(seed: int, count: int) -> Iterator[Pair]:
    """`count` events, each a claim with one supporting page in each of three languages and its near-misses."""
    rng = Random(seed)
    for k in range(count):
        told = event(rng)
        claim, language = claim_of(told, rng), rng.choice(("ru", "ru", "kk", "kk", "en"))
        form = rng.choice(("clear", "clear", "implicit", "partial"))
        yield _pair(
            f"g{k}s", told, claim, page_of(told, language, form, rng.getrandbits(32)), language, "supports", form
        )
        for j in range(3):
            other = _other_event(told, rng)
            page = page_of(other, language, "clear", rng.getrandbits(32))
            yield _pair(f"g{k}o{j}", told, claim, page, language, "same_person_other_event")
        stranger = replace(told, who=person(rng), day=told.day + timedelta(rng.choice((-2, 0, 0, 1, 20))))
        if stranger.who.surname != told.who.surname:
            page = page_of(stranger, language, "clear", rng.getrandbits(32))
            yield _pair(f"g{k}t", told, claim, page, language, "same_topic_other_person")
        page = page_of(event(rng), language, "clear", rng.getrandbits(32))
        yield _pair(f"g{k}u", told, claim, page, language, "unrelated")


def _pair(id_: str, told: Event, claim: str, page: str, language: str, label: str, form: str = "") -> Pair:
    pair = {
        "id": id_,
        "claim": claim,
        "page_text": page,
        "page_lang": language,
        "label": label,
        "report_month": f"{told.day:%Y-%m}",
    }
    return pair | ({"strength": form} if form else {})


def _other_event(told: Event, rng: Random) -> Event:
    """Another time for the same person: the same penalty weeks away, or another one altogether."""
    far = told.day + timedelta(rng.choice((-1, 1)) * rng.choice((17, 25, 40, 90, 200, 300)))
    if rng.random() < 0.5:
        return replace(told, day=far, other_day=far - timedelta(9), reason=rng.randint(0, 6))
    return replace(event(rng), who=told.who, day=far, other_day=far - timedelta(6))


def plants(seed: int, count: int) -> Iterator[Plant]:
    """Changes of one detail in pages that support their claims."""
    rng = Random(seed)
    for k in range(count):
        told = event(rng)
        claim, language = claim_of(told, rng), rng.choice(("ru", "ru", "kk", "kk", "en"))
        seeded = rng.getrandbits(32)
        page = page_of(told, language, "clear", seeded)
        for kind in KINDS:
            changed = _changed(told, kind, rng)
            if changed and (plant := _plant(f"g{k}-{kind}", told, changed, kind, claim, page, language, seeded)):
                yield plant


def _changed(told: Event, kind: str, rng: Random) -> Event | None:
    match kind:
        case "term" if told.term:
            return replace(told, term=rng.choice([n for n in TERMS[told.kind] if n != told.term]))
        case "date":
            return replace(told, day=told.day + timedelta(rng.choice((-11, -6, -3, -2, 2, 4, 8, 31))))
        case "sum" if told.kind == "fine":
            return replace(told, mci=rng.choice([n for n in FINES if n != told.mci]))
        case "article":
            laws = CRIMINAL if told.kind in ("sentence", "pretrial") else ADMINISTRATIVE
            return replace(told, law=(rng.choice([n for n, _ in laws if n != told.law[0]]), told.law[1]))
        case "part" if told.law[1]:
            return replace(told, law=(told.law[0], rng.choice([p for p in "3456789" if p != told.law[1]])))
        case "given":
            return replace(told, who=other_given(told.who, rng))
    return None


def _plant(
    id_: str, told: Event, changed: Event, kind: str, claim: str, page: str, language: str, seeded: int
) -> Plant | None:
    """The wordings that must be named, where the claim and the page both tell the detail."""
    other = page_of(changed, language, "clear", seeded)
    wording = _claim_core(told, kind, claim)
    core = _new_words(page, other)
    if not wording or not core:
        return None
    return Plant(kind, _pair(id_, told, claim, other, language, "planted"), wording, core)


def _claim_core(told: Event, kind: str, claim: str) -> str:
    given = {g for g in told.who.given[2] if g in claim}
    surname = next((s for s in told.who.surname[2] if s in claim), "")
    month = MONTHS["en"].split()[told.day.month - 1]
    cores = {
        "term": [str(told.term)],
        "date": [f"{month} {told.day.day}", f"{told.day.day} {month}"],
        "sum": [f"{told.mci} MCI", f"{told.mci * MCI_TENGE[told.day.year]:,}"],
        "article": [told.law[0]],
        "part": [f"Part {told.law[1]}"],
        "given": [*given, surname],
    }
    return next((core for core in cores[kind] if core and core in claim), "")


def _new_words(page: str, other: str) -> str:
    """The first words of the changed page that the supporting page has not."""
    mine = re.findall(r"[\w-]+", page)
    theirs = re.findall(r"[\w-]+", other)
    return next((b for a, b in zip(mine, theirs, strict=False) if a != b), "")
