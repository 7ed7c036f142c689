"""The stretches of a page where a claim's event may be told: a list's item, or sentences round a name."""

from dataclasses import dataclass

from dalel.details.facts import Facts
from dalel.details.words import Span

REACH = 3
"""Sentences on either side that belong to one telling."""
SHORT = 700
"""A text so short is one passage, unless it is a list."""
MOST = 8
"""Passages looked at closely."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A sentence (by index) that speaks for the claim, and how loudly."""

    sentence: int
    weight: float


def passages_of(page: Facts, anchors: list[Anchor]) -> list[Span]:
    """The candidate passages, best first; the whole text where it is short and no list."""
    starts = _item_starts(page)
    if len(page.text) <= SHORT and len(starts) < 3:
        return [Span(0, len(page.text))]
    chosen: dict[Span, float] = {}
    for anchor in sorted(anchors, key=lambda a: -a.weight)[: 3 * MOST]:
        span = _around(page, anchor.sentence, starts)
        chosen[span] = max(chosen.get(span, 0.0), anchor.weight)
    best = sorted(chosen, key=lambda s: -chosen[s])[:MOST]
    return best or [Span(page.sentences[0].start, page.sentences[min(REACH, len(page.sentences) - 1)].end)]


def _item_starts(page: Facts) -> list[int]:
    """Sentences that open an item of a list or chronicle: three or more begin with a date or a bullet."""
    days = {d.start for d in page.days if d.day and not d.about}
    opening = []
    for i, sentence in enumerate(page.sentences):
        head = page.text[sentence.start : sentence.start + 8]
        if head[:1] in "•*–—-▪●" or any(sentence.start <= d <= sentence.start + 4 for d in days):
            opening.append(i)
    return opening if len(opening) >= 3 else []


def _around(page: Facts, i: int, starts: list[int]) -> Span:
    """An item as a whole; in running text the sentences within reach."""
    if starts:
        first = max((s for s in starts if s <= i), default=0)
        last = min((s for s in starts if s > i), default=len(page.sentences)) - 1
        if last - first <= 3 * REACH:
            return Span(page.sentences[first].start, page.sentences[last].end)
    first, last = max(0, i - REACH), min(len(page.sentences) - 1, i + REACH)
    return Span(page.sentences[first].start, page.sentences[last].end)
