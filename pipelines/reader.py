"""What a child does with one page. Imported once, by the server that the children are forked from."""

import resource

from dalel.model import Claim, Exchange, Hop, MementoJudgement, SourceText, Support

MEMORY_BYTES = 2 << 30
"""Address space of a child: about 1 GiB of work above what the interpreter and its libraries map."""
Asked = tuple[tuple[Claim, ...], tuple[str, str] | None]
"""The claims that rest on a memento's source, and the period of their report."""
_SMALL = b"<html><head><title>A page</title></head><body><article><p>%s</p></article></body></html>"


def limit() -> None:
    """What a page may cost; the time limit is kept by the parent."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def read(exchange: Exchange, asked: Asked | None) -> dict[str, object]:
    """The reach and the words of one exchange, and what a memento is worth to the claims that rest on it."""
    from dalel.page import read_page  # here and below: a crawl that finds nothing new reads no page
    from dalel.reach import judge_memento

    reached, text = read_page(exchange)
    found: dict[str, object] = {"reached": reached, "text": text}
    if asked is not None:
        found["judgement"], found["because"] = judge_memento(exchange, text)
        found["bears"] = found["judgement"] is MementoJudgement.USABLE and _bears(text, *asked)
    return found


def _bears(text: SourceText, claims: tuple[Claim, ...], period: tuple[str, str] | None) -> bool:
    """Whether the copy tells of any of the claims' events; an address may have borne another page for a while."""
    from dalel.evidence import judge_claim

    judged = (judge_claim(c.text, text, context=c.context, claim_date=c.date, period=period) for c in claims)
    return not claims or any(judgement.support is not Support.NOT_FOUND for judgement in judged)


def read_one_page() -> SourceText:
    """Reads a small page of its own, so that what libraries load at their first use is loaded."""
    from dalel.page import read_page

    hop = Hop("http://a.example/", 200, (("Content-Type", "text/html"),))
    return read_page(Exchange(hop.url, (hop,), _SMALL % (b"The court heard the case of the driver today. " * 20)))[1]
