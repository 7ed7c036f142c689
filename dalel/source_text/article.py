"""The text of an article, by trafilatura: the one place that calls it.

Mode: fast, favouring recall, without comments. Measured on pages of real structure: F1 0.959 at half
the time of the default's 0.954 (181 labelled pages), 0.916 against 0.923 on 990 others. Comments are
not the source's words; deduplication shares state between pages.
"""

import logging

from lxml import etree
from lxml.html import HtmlElement

from dalel.source_text.markup import plain

_MAY_HOLD_COMMENTS = etree.XPath(
    "boolean(//@class[contains(., 'omment')] | //@id[contains(., 'omment') or contains(., 'comol')"
    " or contains(., 'disqus_thread') or starts-with(., 'social')])"
)
"""No part of a page that this does not hold for is taken for comments by trafilatura."""
_RESET_EVERY = 500
_calls = 0


def article_text(tree: HtmlElement, url: str) -> str:
    """The main text, paragraphs on lines of their own; empty where there is none."""
    from trafilatura import bare_extraction

    _forget_now_and_then()
    # where there can be no comments, telling them to stay is the same, and a quarter of the time less
    comments = not _MAY_HOLD_COMMENTS(tree)
    document = bare_extraction(
        tree, url=url, fast=True, favor_recall=True, include_comments=comments, with_metadata=False
    )
    text = "" if document is None or isinstance(document, dict) else document.text or ""
    return "\n".join(line for line in map(plain, text.splitlines()) if line)


def article_title_and_author(tree: HtmlElement, url: str) -> tuple[str, str]:
    """Trafilatura's reading of title and author, for pages where ours found no title. Its dates are not used."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree, url, {"extensive_search": False, "original_date": True}, True)
    return plain(found.title or ""), plain(found.author or "")


def _forget_now_and_then() -> None:
    """Its caches grow by 13 MB in 1,200 pages; emptied every 500 they do not grow."""
    global _calls
    from trafilatura.meta import reset_caches

    if _calls == 0:
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    _calls += 1
    if _calls % _RESET_EVERY == 0:
        reset_caches()
