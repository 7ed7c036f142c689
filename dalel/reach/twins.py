"""Soft 404 by comparison: a page equal to one that cannot exist, or one that calls itself the home page."""

from rapidfuzz import fuzz

from dalel.model import Reach, Reached
from dalel.page_charset import decoded_page
from dalel.reach import addresses
from dalel.reach.facts import PageFacts
from dalel.source_text.markup import Markup

_ALIKE = 96.0
_LEAST_CHARACTERS = 40
_MOST_CHARACTERS = 20_000


def judge_twin(facts: PageFacts) -> Reached | None:
    """GONE where an address that cannot exist on the host shows the same page. Shells are all alike: no sign."""
    sibling = facts.exchange.sibling_body
    if sibling is None or facts.page is None or facts.is_shell:
        return None
    other = Markup(decoded_page(sibling, facts.exchange.header("content-type")), facts.page.url)
    one, two = facts.page.body_text[:_MOST_CHARACTERS], other.body_text[:_MOST_CHARACTERS]
    if len(one) < _LEAST_CHARACTERS or fuzz.ratio(one, two) < _ALIKE:
        return None
    words = "the host shows the same page for an address that cannot exist"
    return Reached(Reach.GONE, "soft404_twin", words, f"status {facts.exchange.status}: {one[:120]}")


def judge_canonical(facts: PageFacts) -> Reached | None:
    """GONE where a page names the home page as its own address and carries no text of its own."""
    page = facts.page
    if page is None or facts.is_shell or addresses.is_home(facts.exchange.url):
        return None
    canonical = page.link("canonical")
    if not canonical or not addresses.is_home(canonical) or facts.prose > 30 or len(facts.blocks) < 8:
        return None
    if addresses.shares_identity(facts.exchange.url, canonical, page.title):
        return None
    words = "the page calls the home page its address, and has no text of its own"
    return Reached(Reach.GONE, "canonical_to_home", words, f"status {facts.exchange.status}: canonical {canonical}")
