"""What a child does with one page. Imported once, by the server that the children are forked from."""

import resource

from dalel.model import Exchange, Hop, SourceText
from dalel.page import read_page
from dalel.reach import judge_memento

MEMORY_BYTES = 2 << 30
"""Address space of a child: about 1 GiB of work above what the interpreter and its libraries map."""
_SMALL = b"<html><head><title>A page</title></head><body><article><p>%s</p></article></body></html>"


def limit() -> None:
    """What a page may cost; the time limit is kept by the parent."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def read(exchange: Exchange, memento: bool) -> dict[str, object]:
    """The reach and the words of one exchange, and what a memento is worth."""
    reached, text = read_page(exchange)
    found: dict[str, object] = {"reached": reached, "text": text}
    if memento:
        found["judgement"], found["because"] = judge_memento(exchange, text)
    return found


def read_one_page() -> SourceText:
    """Reads a small page of its own, so that what libraries load at their first use is loaded."""
    hop = Hop("http://a.example/", 200, (("Content-Type", "text/html"),))
    return read_page(Exchange(hop.url, (hop,), _SMALL % (b"The court heard the case of the driver today. " * 20)))[1]
