"""Exchange -> Reach: what became of a link, with the rule that fired and what was seen.

The order matters and is the whole policy: failures; walls and parking by address; platforms' own
notices; challenges; parking; the status; pages that are down, removed or absent; walls and paywalls by
wording; where redirects led; a twin of an address that cannot exist; else the page is there.
"""

from dataclasses import replace

from dalel.model import Exchange, Reach, Reached, SourceText
from dalel.page_charset import decoded_page
from dalel.reach.facts import PageFacts
from dalel.reach.judge import first_sign, seen_of
from dalel.reach.memento import judge_memento
from dalel.reach.redirects import judge_redirect, landing
from dalel.reach.tables import signs
from dalel.reach.twins import judge_canonical, judge_twin
from dalel.reach.wire import judge_failure, judge_status
from dalel.source_text import media_kind
from dalel.source_text.markup import Markup

__all__ = ["judge_memento", "judge_page", "judge_reach"]

_BEFORE_STATUS = ("platforms", "blocked", "parked")
_AFTER_STATUS = ("down", "gone", "walls", "paywalls", "gates")


def judge_reach(exchange: Exchange, text: SourceText | None = None) -> Reached:
    """What became of the source: one Reach with its rule, a sentence, what was seen, and where it moved to.

    ``text``, where the words were read already, saves reading them again. Never raises.
    """
    failed = judge_failure(exchange)
    if failed is not None:
        return failed
    return judge_page(exchange, markup_of(exchange), text)


def markup_of(exchange: Exchange) -> Markup | None:
    """The parsed page of an exchange, or None where its body is no HTML."""
    content_type = exchange.header("content-type")
    if media_kind(exchange.body, content_type) != "html":
        return None
    return Markup(decoded_page(exchange.body, content_type), landing(exchange))


def judge_page(exchange: Exchange, page: Markup | None, text: SourceText | None = None) -> Reached:
    """The same for an exchange that has a response, with its parsed page."""
    facts = PageFacts(exchange, page, text)
    found = _first(facts)
    return found if found.language else replace(found, language=_language(facts, text))


def _first(facts: PageFacts) -> Reached:
    exchange = facts.exchange
    early = first_sign(facts, signs("addresses")) or first_sign(
        facts, signs(*_BEFORE_STATUS), hard_status=_is_final(exchange)
    )
    title = facts.page.title if facts.page else ""
    if exchange.status is not None and exchange.status // 100 == 3:
        return early or judge_redirect(facts, title) or judge_status(exchange) or _live(facts)
    return (
        early
        or judge_status(exchange)
        or first_sign(facts, signs(*_AFTER_STATUS))
        or _not_free(facts)
        or judge_redirect(facts, title)
        or judge_twin(facts)
        or judge_canonical(facts)
        or _live(facts)
    )


def _is_final(exchange: Exchange) -> bool:
    return exchange.status in (404, 410)


def _not_free(facts: PageFacts) -> Reached | None:
    from dalel.source_text.metadata import is_free

    if facts.page is None or is_free(facts.page) is not False:
        return None
    words = "the page says in its metadata that its text is not free to read"
    return Reached(Reach.PAYWALLED, "not_accessible_for_free", words, seen_of(facts, "isAccessibleForFree is false"))


def _live(facts: PageFacts) -> Reached:
    exchange = facts.exchange
    if facts.page is None:
        kind = media_kind(exchange.body, exchange.header("content-type")).replace("empty", "an empty body")
        return Reached(Reach.LIVE, "document", f"the host answered with {kind}", seen_of(facts, kind))
    if facts.is_shell:
        return Reached(
            Reach.LIVE,
            "script_shell",
            "the page answers, but only scripts would fill it",
            seen_of(facts, facts.page.title),
        )
    return Reached(Reach.LIVE, "content", "the page is there", seen_of(facts, facts.page.title))


def _language(facts: PageFacts, text: SourceText | None) -> str | None:
    from dalel.source_text.language import language_of

    if text is not None and text.language:
        return text.language
    return language_of(f"{facts.page.title} {facts.page.body_text}") if facts.page else None
