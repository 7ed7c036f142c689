"""One parse for both questions about a page: what became of the link, and what is written there.

This is what the limited child runs; it never raises for what the world sends.
"""

from dalel.model import Completeness, Exchange, Reach, Reached, SourceText
from dalel.reach import judge_page, markup_of
from dalel.reach.wire import judge_failure
from dalel.source_text import read_markup, read_source_text

_READABLE = frozenset({Reach.LIVE, Reach.MOVED, Reach.PAYWALLED})


def read_page(exchange: Exchange) -> tuple[Reached, SourceText]:
    """Reach and words of an exchange.

    The words of a notice, a wall or a parked domain are not the source's: there ``completeness`` is
    ``nothing`` and ``because`` says so. Words that came over TLS without a valid certificate are kept
    and labelled.
    """
    failed = judge_failure(exchange)
    if failed is not None and not exchange.hops:
        return failed, SourceText(because=failed.because)
    page = markup_of(exchange)
    text = (
        read_markup(page)
        if page
        else read_source_text(exchange.body, exchange.header("content-type"), exchange.final_url)
    )
    if failed is not None:
        return failed, _labelled(exchange, text, failed)
    reached = judge_page(exchange, page, text)
    return reached, _fitting(reached, text)


def _labelled(exchange: Exchange, text: SourceText, failed: Reached) -> SourceText:
    if not exchange.unverified:
        return _nothing(text, failed)
    return text.model_copy(update={"because": "read without a valid certificate; " + text.because})


def _fitting(reached: Reached, text: SourceText) -> SourceText:
    if reached.reach not in _READABLE:
        return _nothing(text, reached)
    if reached.reach is Reach.PAYWALLED and text.completeness == Completeness.WHOLE:
        return text.model_copy(update={"completeness": Completeness.TEASER, "because": reached.because})
    return text


def _nothing(text: SourceText, reached: Reached) -> SourceText:
    return text.model_copy(
        update={
            "text": "",
            "completeness": Completeness.NOTHING,
            "because": f"not the source's words: {reached.because}",
        }
    )
