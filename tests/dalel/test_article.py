import pytest
import trafilatura
from lxml.html import HtmlElement

from bench.pages import article
from dalel.source_text.article import article_text
from dalel.source_text.markup import Markup

STORY = "<p>The court heard the case of the driver today, and the judge read the ruling aloud to the hall.</p>" * 5
REMARK = "<p>A reader remarks here that the whole hall laughed about the ruling, which is not the story.</p>" * 5


@pytest.mark.parametrize(
    "mark",
    ['class="comments"', 'class="Comment-list"', 'class="post-comments"', 'id="comol"', 'id="disqus_thread"'],
)
def test_what_readers_remark_is_not_the_text_of_the_story(mark: str) -> None:
    text = article_text(_page(f"<article>{STORY}</article><div {mark}>{REMARK}</div>"), "http://paper.example/1")
    assert "read the ruling" in text
    assert "laughed" not in text


def test_a_story_about_comments_is_read_whole() -> None:
    text = article_text(_page(f"<article>{STORY}{REMARK}</article>"), "http://paper.example/1")
    assert "laughed" in text


@pytest.mark.parametrize("number", range(4))
def test_a_page_without_comments_reads_the_same_as_with_comments_left_out(number: int) -> None:
    page = article(number, largest=40_000).decode()
    plain = trafilatura.extract(_page(page), fast=True, favor_recall=True, include_comments=False)
    assert plain is not None
    assert article_text(_page(page), "http://paper.example/1").split() == plain.split()


def _page(body: str) -> HtmlElement:
    tree = Markup(f"<html><body>{body}</body></html>", "http://paper.example/1").tree
    assert tree is not None
    return tree
