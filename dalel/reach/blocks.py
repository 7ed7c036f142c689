"""A page as blocks of text in reading order: what is heading, link, chrome around the content, or one of many cards.

Signs of a removed or walled page count only where the page's main block is nothing else, so the main
block has to be told from menus, footers, news lists and side columns, whatever markup they are in.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from dalel.source_text.markup import plain

_INLINE = frozenset(
    [
        "a",
        "span",
        "b",
        "strong",
        "em",
        "i",
        "font",
        "u",
        "small",
        "sup",
        "sub",
        "label",
        "abbr",
        "mark",
        "code",
        "time",
        "s",
        "del",
        "ins",
        "bdi",
        "bdo",
        "cite",
        "q",
        "kbd",
        "var",
        "big",
        "tt",
        "wbr",
    ]
)
_SKIPPED = frozenset(
    ["head", "select", "option", "datalist", "textarea", "svg", "iframe", "video", "audio", "object", "canvas", "map"]
)
_CHROME_TAGS = frozenset({"nav", "footer", "aside", "menu"})
_CHROME_ROLES = frozenset({"navigation", "contentinfo", "complementary", "search", "banner"})
_CHROME_NAME = re.compile(
    r"^(?:nav|navbar|navigation|menu|footer|sidebar|side|aside|breadcrumbs?|crumbs|copyrights?|cookies?|subscribe|newsletter"
    r"|related|popular|recommend(?:ed|ations)?|latest|recent|widget|banner|adv?|ads|advert|social|share|comments?|topbar"
    r"|toolbar|masthead|langs?|languages?|partners|rubrics?|tags|ticker|rates|weather|counters?)(?:[-_]|$)"
    r"|^(?!no[-_])\w+[-_](?:nav|menu|footer|sidebar|breadcrumbs?|copyright|newsletter|related|popular|cookies?)$"
    r"|^(?:site|page|top|main)?[-_]?(?:footer|topline|top-menu|topmenu|bottom)$",
    re.IGNORECASE,
)
_HEADER_NAME = re.compile(r"^(?:site[-_]?header|header(?:[-_]\w+)*|top[-_]?header|page-top|logo)$", re.IGNORECASE)
_CARD_TAGS = frozenset({"li", "div", "article", "section", "a", "tr", "dl"})
_CLOSED_TAGS = frozenset({"nav", "footer", "menu"})
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_NO_KINDS: frozenset[tuple[str, str]] = frozenset()


class Block(NamedTuple):
    """One block of text. ``level`` is 1–6 for a heading; ``own`` is its text outside links."""

    text: str
    own: str
    level: int = 0
    is_chrome: bool = False
    is_card: bool = False


class _Place(NamedTuple):
    level: int = 0
    is_chrome: bool = False
    in_main: bool = False


class _Reader:
    """Collects pieces of text until a block ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.own: list[str] = []

    def add(self, piece: str | None, linked: bool) -> None:
        if piece:
            self.text.append(piece)
            if not linked:
                self.own.append(piece)

    def flush(self, place: _Place) -> None:
        if not self.text:
            return
        joined = "".join(self.text)
        if not joined.isspace() and (text := plain(joined)):
            own = text if len(self.own) == len(self.text) else plain("".join(self.own))
            self.blocks.append(Block(text, own, place.level, place.is_chrome))
        self.text.clear()
        self.own.clear()

    def close(self, node: HtmlElement, is_chrome: bool, *, is_card: bool) -> None:
        """A whole element as one block of links."""
        text = plain(etree.tostring(node, method="text", encoding="unicode", with_tail=False))
        if text:
            self.blocks.append(Block(text, "", 0, is_chrome, is_card))


def read_blocks(tree: HtmlElement | None) -> list[Block]:
    """The visible blocks of a page, in order; a card, a menu or a footer is one block."""
    body = tree.find(".//body") if tree is not None else None
    if body is None:
        return []
    reader = _Reader()
    _walk(body, _Place(), False, reader)
    reader.flush(_Place())
    return reader.blocks


def _walk(node: HtmlElement, place: _Place, linked: bool, reader: _Reader) -> None:
    reader.add(node.text, linked)
    repeated = _repeated(node) if len(node) > 2 else _NO_KINDS
    for child in node:
        tag = child.tag
        if tag in _SKIPPED:
            pass
        elif tag in _INLINE and not (tag == "a" and len(child) and child[0].tag not in _INLINE):
            _walk(child, place, linked or tag == "a", reader)
        elif tag == "button":
            _walk(child, place, True, reader)
        else:
            reader.flush(place)
            if repeated and _signature(child) in repeated:
                reader.close(child, place.is_chrome, is_card=True)
            else:
                _walk_block(child, _place_of(child, place), linked or tag == "a", reader)
        reader.add(child.tail, linked)


def _walk_block(node: HtmlElement, place: _Place, linked: bool, reader: _Reader) -> None:
    if node.tag in _CLOSED_TAGS:
        reader.close(node, place.is_chrome, is_card=False)
    else:
        _walk(node, place, linked, reader)
        reader.flush(place)


def _place_of(node: HtmlElement, outer: _Place) -> _Place:
    in_main = outer.in_main or node.tag in ("main", "article") or node.get("role") == "main"
    is_chrome = outer.is_chrome or _is_chrome(node, outer.in_main)
    return _Place(_LEVELS.get(node.tag, 0), is_chrome, in_main)


def _is_chrome(node: HtmlElement, in_main: bool) -> bool:
    if node.tag in _CHROME_TAGS or node.get("role") in _CHROME_ROLES:
        return True
    named = _is_named(f"{node.get('class') or ''} {node.get('id') or ''}", in_main)
    # A wrapper called "with-menu" around the whole page is no menu.
    return (named or (node.tag == "header" and not in_main)) and not _holds_content(node)


@lru_cache(maxsize=4096)
def _is_named(names: str, in_main: bool) -> bool:
    return any(_CHROME_NAME.match(name) or (not in_main and _HEADER_NAME.match(name)) for name in names.split())


def _holds_content(node: HtmlElement) -> bool:
    if any(True for _ in node.iter("main", "article")) and node.tag != "aside":
        return sum(1 for _ in node.iter("article")) < 3
    return any(True for _ in node.iter("h1"))


def _signature(node: HtmlElement) -> tuple[str, str]:
    """Tag and classes, without the numbers that count the cards of a list."""
    return node.tag, _uncounted(node.get("class") or "")


@lru_cache(maxsize=4096)
def _uncounted(names: str) -> str:
    return re.sub(r"\d+", "", names)


def _repeated(node: HtmlElement) -> frozenset[tuple[str, str]]:
    """The kinds of children that come three times or more, each with a link: cards of a list."""
    children = [child for child in node if child.tag in _CARD_TAGS]
    if len(children) < 3:
        return _NO_KINDS
    counts = Counter(map(_signature, children))
    often = {kind for kind, count in counts.items() if count >= 3}
    if not often:
        return _NO_KINDS
    without = {kind for child in children if (kind := _signature(child)) in often and not _is_card(child)}
    return frozenset(often - without)


def _is_card(node: HtmlElement) -> bool:
    """A link, or something with one that is no column of the page with the page's heading in it."""
    return node.tag == "a" or (next(node.iter("a"), None) is not None and next(node.iter("h1"), None) is None)
