"""One parse of a page, shared by reach and words: tree without hidden parts, metadata, JSON-LD."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from dalel.source_text.hidden import strip_hidden

MOST_CHARACTERS = 5_000_000
"""A 3.4 MB table took 7 s to extract; what lies beyond is not read, and said so."""

_PARSER = HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
# lxml.html asks Python for the class of every element it hands out; one class for all is a fifth of the time.
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
_UNPARSABLE = bytes(code for code in range(32) if code not in b"\t\n\r")
_ZERO_WIDTH = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain(text: str) -> str:
    """Text with single spaces, without zero-width, soft-hyphen and direction characters."""
    return " ".join((text if text.isascii() else _ZERO_WIDTH.sub("", text)).split())


class Markup:
    """A parsed page. ``tree`` has no hidden element, script or style; ``tree`` is None where nothing parses."""

    def __init__(self, source: str, url: str) -> None:
        """Parse ``source`` (decoded HTML) as the page of ``url``."""
        self.url = url
        self.is_cut = len(source) > MOST_CHARACTERS
        self.source = source[:MOST_CHARACTERS]
        whole = _parsed(self.source)
        self.ld_texts = [node.text or "" for node in _scripts(whole) if "ld+json" in (node.get("type") or "")]
        self.script_count = sum(1 for _ in _scripts(whole))
        self.metas = _metas(whole)
        self.tree = strip_hidden(whole) if whole is not None else None

    @cached_property
    def title(self) -> str:
        """The title element."""
        node = self.tree.find(".//title") if self.tree is not None else None
        return plain("".join(node.itertext())) if node is not None else ""

    def meta(self, *names: str) -> str:
        """The first non-empty content of a meta element with one of these names, properties or itemprops."""
        return next((self.metas[name] for name in names if self.metas.get(name)), "")

    def link(self, relation: str) -> str:
        """The absolute address of a link element."""
        if self.tree is None:
            return ""
        for node in self.tree.iter("link"):
            if relation in (node.get("rel") or "").lower().split() and node.get("href"):
                return _joined(self.url, str(node.get("href")))
        return ""

    @cached_property
    def linked_data(self) -> list[dict[str, Any]]:
        """Every JSON-LD object of the page, nested graphs flattened."""
        return [one for text in self.ld_texts for one in _objects(_loaded(text))]

    def has_less_text_than(self, characters: int) -> bool:
        """Whether the visible text is shorter, without reading more of it than that."""
        body = self.tree.find(".//body") if self.tree is not None else None
        length = 0
        for piece in () if body is None else body.itertext():
            length += len(plain(piece))
            if length >= characters:
                return False
        return True

    @cached_property
    def body_text(self) -> str:
        """All visible text."""
        body = self.tree.find(".//body") if self.tree is not None else None
        return plain(" ".join(body.itertext())) if body is not None else ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def _parsed(source: str) -> HtmlElement | None:
    data = source.replace("\ufffe", "").replace("\uffff", "").encode("utf-8", "ignore").translate(None, _UNPARSABLE)
    if not data.strip():
        return None
    try:
        root = etree.fromstring(data, parser=_PARSER)
    except etree.LxmlError:
        return None
    return root if isinstance(root, HtmlElement) else None


def _scripts(tree: HtmlElement | None) -> Iterator[HtmlElement]:
    return iter(()) if tree is None else tree.iter("script")


def _metas(tree: HtmlElement | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in () if tree is None else tree.iter("meta"):
        content = plain(node.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (node.get(attribute) or "").lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _loaded(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 3:
        return
    if isinstance(value, list):
        for one in value[:50]:
            yield from _objects(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)
