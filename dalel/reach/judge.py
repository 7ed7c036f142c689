"""Looking for the first sign of a table on a page."""

from collections.abc import Callable, Iterable

from dalel.model import Reach, Reached
from dalel.reach.facts import PageFacts
from dalel.reach.redirects import landing, left_for_home
from dalel.reach.sign import Place, Sign
from dalel.reach.wording import is_label, strange_words

_SNIPPET = 160
_STRANGE_IN_SENTENCE = 1

_TEXTS: dict[Place, Callable[[PageFacts], list[str]]] = {
    Place.TITLE: lambda facts: facts.titles,
    Place.HEADING: lambda facts: facts.headings,
    Place.NOTICE: lambda facts: facts.notices,
    Place.GATE: lambda facts: facts.gates,
    Place.NAMES: lambda facts: [facts.names],
    Place.ADDRESS: lambda facts: [landing(facts.exchange)],
    Place.HEADER: lambda facts: facts.header_lines,
    Place.SOURCE: lambda facts: [facts.source],
}
_IN_WORDS = frozenset({Place.TITLE, Place.HEADING, Place.NOTICE, Place.GATE})


def first_sign(facts: PageFacts, table: Iterable[Sign], *, hard_status: bool = False) -> Reached | None:
    """The first row that holds. After a 404 or 410 (``hard_status``) only parking is looked for."""
    for sign in table:
        if hard_status and sign.reach is not Reach.PARKED:
            continue
        snippet = _found(facts, sign)
        if snippet is not None:
            return Reached(
                sign.reach, sign.rule, sign.because, seen_of(facts, f"{snippet} (in {sign.place})"), sign.language
            )
    return None


def seen_of(facts: PageFacts, what: str) -> str:
    """The status and a short snippet."""
    return f"status {facts.exchange.status}: {what}" if what else f"status {facts.exchange.status}"


def _found(facts: PageFacts, sign: Sign) -> str | None:
    if not _concerns(facts, sign) or _is_long(facts, sign):
        return None
    for text in _texts(facts, sign):
        match = sign.pattern.search(text) if text else None
        if match and (not sign.is_label or is_label(text)) and _is_nothing_else(facts, sign, text):
            return (text if sign.place in _IN_WORDS else match.group(0).strip())[:_SNIPPET]
    return None


def _texts(facts: PageFacts, sign: Sign) -> list[str]:
    if sign.needs_password and sign.place is Place.HEADING:
        return facts.form_headings
    return _TEXTS[sign.place](facts)


def _is_long(facts: PageFacts, sign: Sign) -> bool:
    """More running text than a page with this sign has: asked before the search, which articles are thus spared."""
    return facts.page is not None and sign.prose is not None and facts.prose > sign.prose


def _concerns(facts: PageFacts, sign: Sign) -> bool:
    if sign.platforms is not None and facts.platform not in sign.platforms:
        return False
    if sign.place is Place.ADDRESS:
        # An address that was cited as it stands is no wall: only one that a redirect led to.
        return landing(facts.exchange) != facts.exchange.url or sign.reach is Reach.PARKED
    if facts.page is None:
        return sign.place is Place.HEADER
    if sign.place in _IN_WORDS and facts.has_post:
        return False
    if sign.asked is not None and not sign.asked.search(facts.exchange.url):
        return False
    if sign.needs_password and not facts.has_password_field:
        return False
    return not sign.after_home or left_for_home(facts.exchange)


def _is_nothing_else(facts: PageFacts, sign: Sign, text: str) -> bool:
    """The page has no more running text than such a page would, and it tells no story."""
    if facts.page is None:
        return True
    if sign.also is not None and not sign.also.search(facts.page.body_text.casefold()):
        return False
    if sign.prose is None or sign.strange is None:
        return True
    if sign.is_plain and strange_words(text) > _STRANGE_IN_SENTENCE:
        return False
    if sign.reach is Reach.GONE and facts.tells:
        return False
    strange = facts.strange_under(text) if sign.place in (Place.TITLE, Place.HEADING) else facts.strange
    # Of a page with few words few may be strange: a story of two sentences has more.
    limit = max(min(sign.strange, 3 + facts.prose // 12), facts.prose // 6)
    return strange <= (limit // 2 if facts.is_dated else limit)
