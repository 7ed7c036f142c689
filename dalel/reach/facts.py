"""What signs are looked for in: a page's title, headings, notices, forms and names, each found at most once."""

import re
from collections import Counter
from functools import cached_property

from lxml.html import HtmlElement

from dalel.model import Exchange, Platform, SourceText
from dalel.reach.blocks import Block, read_blocks
from dalel.reach.wording import (
    is_boilerplate,
    is_headline,
    is_speech,
    is_widget,
    normal,
    sentences,
    strange_words,
    words_in,
)
from dalel.source_text import is_script_shell
from dalel.source_text.dates import written_date
from dalel.source_text.markup import Markup
from dalel.source_text.platform_hosts import platform_of

_SEGMENT = re.compile(r"\s+[|•·»«‹›—–-]+\s+|\s*[|•·]\s*|\s*::+\s*|\s+/\s+|\s+[—–]|[—–]\s+")
_HEAD_CHARACTERS = 300_000
_HEADING_WORDS = 18
_NOTICE_BLOCKS = 40
_GATE_WORDS = 45
_GATE_STRANGE = 3
_STORY_WORDS = 460
"""More than any sign allows beside it: such a page need not be taken apart into blocks."""
_PARAGRAPH_CHARACTERS = 80
_DATE_CHARACTERS = 40
_FEW_CARDS = 3


class PageFacts:
    """An exchange that ended in a page, and the views of it that the tables of signs ask for."""

    def __init__(self, exchange: Exchange, page: Markup | None, text: SourceText | None) -> None:
        """``page`` is None where the body is no HTML; ``text`` its words where they were read already."""
        self.exchange = exchange
        self.page = page
        self.text = text
        self.platform = platform_of(page.url if page else exchange.final_url)

    @cached_property
    def titles(self) -> list[str]:
        """The title, whole and in the pieces that sites put together, normalised; og:title too."""
        if self.page is None:
            return []
        whole = [normal(one) for one in (self.page.title, self.page.meta("og:title")) if one]
        return list(
            dict.fromkeys([*whole, *(normal(piece) for one in whole for piece in _SEGMENT.split(one) if normal(piece))])
        )

    @cached_property
    def blocks(self) -> list[Block]:
        """All visible blocks."""
        return read_blocks(self.page.tree) if self.page else []

    @cached_property
    def shown(self) -> list[Block]:
        """The blocks that are neither chrome around the content nor cards in a list."""
        return [block for block in self.blocks if not block.is_chrome and not block.is_card]

    @cached_property
    def main(self) -> list[Block]:
        """Those without what stands on every page of a site."""
        return [block for block in self.shown if not is_boilerplate(block.text) and not is_widget(block.text)]

    @cached_property
    def headings(self) -> list[str]:
        """Headings of the first rank, else the first of any, and short opening blocks; normalised."""
        first = [block for block in self.blocks if block.level == 1]
        others = [block for block in self.main if 2 <= block.level <= 4][:2]
        opening = [block for block in self.main if not block.level and block.own][:4]
        found = [block.text for block in (*first, *others, *opening) if len(block.text.split()) <= _HEADING_WORDS]
        return list(dict.fromkeys(normal(text) for text in found))

    @cached_property
    def form_headings(self) -> list[str]:
        """Headings that may stand over a form: where the page has none, short opening blocks, unless it is a list."""
        if any(block.level for block in self.shown):
            return [text for text in self.headings if any(normal(b.text) == text for b in self.shown if b.level)]
        return [] if sum(block.is_card for block in self.blocks) > _FEW_CARDS else self.headings

    @cached_property
    def notices(self) -> list[str]:
        """The sentences of the main block, normalised; for short pages."""
        blocks = [block for block in self.shown[:_NOTICE_BLOCKS] if _may_be_notice(block)]
        found = [one for block in blocks for one in (block.text, *sentences(block.text))]
        return list(dict.fromkeys(normal(one) for one in found if not is_speech(one)))

    @cached_property
    def gates(self) -> list[str]:
        """Short blocks below the page's heading in the words of notices, wherever they stand, normalised."""
        found = [block.text for block in self.blocks if block.level != 1 and len(block.text.split()) <= _GATE_WORDS]
        texts = dict.fromkeys(normal(text) for text in found)
        return [text for text in texts if strange_words(text) <= _GATE_STRANGE]

    @cached_property
    def prose(self) -> int:
        """Words outside links in the main block, boilerplate not counted; of a story, those of its paragraphs."""
        running = _running_words(self.page.tree) if self.page and self.page.tree is not None else 0
        return running if running > _STORY_WORDS else sum(words_in(block.own) for block in self.main if not block.level)

    @cached_property
    def is_dated(self) -> bool:
        """The page declares a time of publication, as articles do and notices do not."""
        if self.page is None:
            return False
        return bool(
            self.page.meta("article:published_time")
            or any("datePublished" in one for one in self.page.linked_data)
            or any(len(block.text) <= _DATE_CHARACTERS and written_date(block.text) for block in self.main[:6])
        )

    @cached_property
    def strange(self) -> int:
        """Words of the main block that no notice would use: with more than a few the page tells a story."""
        return _strange(self.main)

    @cached_property
    def tells(self) -> bool:
        """A sentence outside headings that no notice would say: three strange words, and one in four.

        Platforms fill their notices with advice, and a post is asked for elsewhere (``has_post``).
        """
        if self.platform is not Platform.WEB:
            return False
        said = [normal(one) for block in self.main if not block.level for one in sentences(block.own)]
        return any(strange_words(one) >= max(3, len(one.split()) / 4) for one in said)

    def strange_under(self, label: str) -> int:
        """The same, of the page's heading and what stands under it; of the whole where that bears another text."""
        start = next((i for i, block in enumerate(self.blocks) if normal(block.text) == label), None)
        if start is None or not self._is_topmost(start):
            return self.strange
        under = [self.blocks[start]]
        for block in self.blocks[start + 1 :]:
            if block.level and len(under) > 1:
                break
            under.append(block)
        return _strange([block for block in under if not block.is_chrome and not block.is_card])

    def _is_topmost(self, index: int) -> bool:
        """A heading with none of its rank or above before it in the main block."""
        level = self.blocks[index].level
        before = [block for block in self.blocks[:index] if block.level and not block.is_chrome and not block.is_card]
        return level > 0 and all(block.level > level for block in before)

    @cached_property
    def names(self) -> str:
        """All ids and classes, each between spaces, with # or . before it."""
        if self.page is None or self.page.tree is None:
            return ""
        tree = self.page.tree
        ids = [f"#{one}" for one in tree.xpath("//@id")]
        classes = {f".{one}" for value in tree.xpath("//@class") for one in value.split()}
        return " " + " ".join([*ids, *sorted(classes)]) + " "

    @cached_property
    def source(self) -> str:
        """The beginning of the page's source."""
        return self.page.source[:_HEAD_CHARACTERS] if self.page else ""

    @cached_property
    def header_lines(self) -> list[str]:
        """The headers of the last response, one ``name: value`` each, in lower case."""
        hops = self.exchange.hops
        return [f"{name}: {value}".lower() for name, value in hops[-1].headers] if hops else []

    @cached_property
    def has_password_field(self) -> bool:
        """A field for a password in sight."""
        tree = self.page.tree if self.page else None
        return bool(tree is not None and tree.xpath("//input[translate(@type,'PASWORD','pasword')='password']"))

    @cached_property
    def is_shell(self) -> bool:
        """A page that only scripts would fill."""
        return self.page is not None and is_script_shell(self.page)

    @cached_property
    def has_post(self) -> bool:
        """A platform's page that carries a post: what it says is the author's, not the platform's."""
        return self.platform is not Platform.WEB and self.text is not None and len(self.text.text) > 0


def _running_words(tree: HtmlElement) -> int:
    """Words of the longest run of paragraphs under one parent, roughly: what only a story has."""
    words: Counter[HtmlElement] = Counter()
    for node in tree.iter("p"):
        text = "".join(node.itertext())
        if len(text) > _PARAGRAPH_CHARACTERS:
            words[node.getparent()] += text.count(" ") + 1
    return max(words.values(), default=0)


def _may_be_notice(block: Block) -> bool:
    return not (is_headline(block.text) or is_widget(block.text) or _is_link(block))


def _is_link(block: Block) -> bool:
    """A block that is a link and nothing else, or little else."""
    return len(block.own) * 5 < len(block.text) * 2 and not block.level


def _strange(blocks: list[Block]) -> int:
    return sum(strange_words(normal(one)) for block in blocks for one in sentences(block.own))
