"""Hosts of a report: one named once that is a slip for one named often, and one that looks like another.

An edition, a sister site or the same name in another country is no slip; the tables are what we know of them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from dalel.lint_links import cited
from dalel.model import Finding, Report
from dalel.urls import decoded_label, host_of

OFTEN = 3


def _named(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Editions, services and mobile hosts; two letters are a language (ISO 639-1) or a country with an edition.
_EDITIONS = _named(
    "www m mobile web amp mbasic touch old new beta news blog live tv radio archive secure files static media docs"
    " drive play music shop forum wiki edition lenta eng english rus kaz qaz kir uzb ukr"
    " aa ab af am ar as av az ba be bg bn bo br bs ca ce co cs cv cy da de el en eo es et eu fa fi fr ga gd gl gu he"
    " hi hr hu hy id ig is it ja jv ka kg kk kn ko ku kv ky kz la lb lo lt lv mi mk ml mn mr ms mt my nb ne nl nn no"
    " oc or os pa pl ps pt qu rm ro ru sa sc sd se si sk sl so sq sr su sv sw ta te tg th tk tl tr tt ua ug uk ur uz"
    " vi wa xh yi yo zh zu"
)
_COUNTRIES = _named(
    "am at az be bg by ca ch cn cz de dk ee es eu fi fr ge gr hu il in it jp kg kr kz lt lv md mn nl no pl pt ro rs ru"
    " se sk tj tm tr ua uk us uz"
)
# Sites one or two letters apart that are all real: services of one broadcaster in several languages.
_SISTERS = _named(
    "azattyq.org azattyk.org azatliq.org azadliq.org ozodi.org ozodlik.org svoboda.org svaboda.org radiosvoboda.org"
    " azathabar.com azathabar.org idelreal.org sibreal.org severreal.org gov.kz egov.kz"
)
_SECOND_LEVEL = frozenset(("com", "org", "net", "gov", "edu", "co", "ac", "mil", "info", "biz"))
# A site's name shorter than this is too near to too many others.
_SHORTEST = 7


def host_typos(report: Report) -> Iterator[Finding]:
    """Hosts seen once that look like a slip for a host seen often."""
    urls = [url for _, url in cited(report)]
    hosts = Counter(map(_host, urls))
    often = [host for host, n in hosts.most_common() if n >= OFTEN]
    for note, url in cited(report):
        host = _host(url)
        meant = next((other for other in often if hosts[host] == 1 and _is_slip(host, other)), None)
        if host and meant:
            usual = Counter(_origin(u) for u in urls if _host(u) == meant).most_common(1)[0][0]
            message = f"Note {note.number} names {host} once, where the report otherwise names {meant}."
            yield Finding("host_typo", message, note.number, url, usual + url[len(_origin(url)) :])


# Scripts whose letters are taken for each other's, and the Cyrillic letters that look like Latin ones.
_ALIKE = _named("LATIN CYRILLIC GREEK ARMENIAN")
_LOOKS_LATIN = frozenset("аеорсухіјѕһԁԛԝӏ")


def lookalikes(report: Report) -> Iterator[Finding]:
    """Hosts with letters of two scripts in one word, or Cyrillic ones alone that look Latin, as in сосо.example."""
    for note, url in cited(report):
        host = ".".join(map(decoded_label, host_of(url).split(".")))
        if any(_pretends(label, host) for label in host.split(".")):
            message = f"Note {note.number} names {host}, whose letters only look like those of another name."
            yield Finding("lookalike_host", message, note.number, url)


def _pretends(label: str, host: str) -> bool:
    letters = [letter for letter in label if letter.isalpha()]
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters} & _ALIKE
    return len(scripts) > 1 or (scripts == {"CYRILLIC"} and _LOOKS_LATIN.issuperset(letters) and host[-1].isascii())


def _origin(url: str) -> str:
    """An address up to its host, as written."""
    return re.sub(r"^([a-z]+://[^/?#]+).*$", r"\1", url, flags=re.I | re.S)


def _host(url: str) -> str:
    return host_of(url).removeprefix("www.")


def _is_slip(host: str, other: str) -> bool:
    """Another subdomain of the same site that is no edition, or a site's name one or two letters off."""
    site, usual = _site(host), _site(other)
    label, usually = host.removesuffix(site).strip("."), other.removesuffix(usual).strip(".")
    if site == usual:
        return bool(label) and label not in _EDITIONS and _is_near(label, usually or "www", 1 + (len(usually) > 3))
    if {site, usual} <= _SISTERS or _abroad(site, usual):
        return False
    return len(usual) >= _SHORTEST and _is_near(site, usual, 1 + (len(usual) >= 11))


def _abroad(site: str, usual: str) -> bool:
    """One name in two countries."""
    one, other = site.rpartition("."), usual.rpartition(".")
    return one[0] == other[0] and {one[2], other[2]} <= _COUNTRIES


def _site(host: str) -> str:
    """The registrable domain, near enough for a comparison inside one report."""
    labels = host.split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def _is_near(one: str, other: str, most: int) -> bool:
    from rapidfuzz.distance import OSA

    return 0 < int(OSA.distance(one, other)) <= most
