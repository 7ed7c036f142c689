"""What platforms give without a log-in: the post's own element where it is there, else og: and JSON-LD.

Shapes observed: Telegram's ``/s/`` and ``?embed=1`` widgets, YouTube's player metadata, the public
previews of Facebook, Instagram, X, VK, OK and TikTok.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from dalel.model import Completeness, Platform
from dalel.source_text.dates import iso_date
from dalel.source_text.markup import Markup, plain


@dataclass(frozen=True)
class Post:
    """A post's own words. ``is_whole`` where its element was there, not only a preview of it."""

    text: str = ""
    title: str = ""
    author: str = ""
    published: str | None = None
    is_whole: bool = False

    @property
    def completeness(self) -> Completeness:
        """Whole, teaser or nothing."""
        if not self.text:
            return Completeness.NOTHING
        return Completeness.WHOLE if self.is_whole else Completeness.TEASER


_POST_NODES: dict[Platform, str] = {
    Platform.FACEBOOK: "//*[@data-testid='post_message' or @data-ad-preview='message' or contains(@class,'userContent')"
    " or @data-ft][string-length(normalize-space(.))>0]",
    Platform.INSTAGRAM: "//*[@class='Caption' or contains(@class,'CaptionText')]",
    Platform.X: "//*[@data-testid='tweetText' or contains(concat(' ',@class,' '),' tweet-text ')]",
    Platform.VK: "//*[contains(@class,'wall_post_text') or contains(@class,'pi_text')"
    " or contains(@class,'vkitPostText')]",
    Platform.OK: "//*[contains(@class,'media-text_cnt') or contains(@class,'topic-text')]",
    Platform.TIKTOK: "//*[@data-e2e='browse-video-desc' or @data-e2e='video-desc']",
}
_PREVIEW_FRAME = re.compile(
    r"^[\d.,KMkмтыс\s]*(?:likes?|отметок|отметки|лайк\w*)[^:\n]{0,160}?(?:on|от|,)[^:\n]{0,60}:\s*", re.IGNORECASE
)
_GENERIC = re.compile(
    r"^(?:log ?in(?:to)? (?:to )?(?:facebook|instagram|x)\b|create an account or log in to|sign in to|welcome back to"
    r"|enjoy the videos and music you love|see posts, photos and more on|вконтакте — универсальное|from breaking news"
    r"|facebook|instagram|youtube|tiktok|make your day$|you can (?:view and join|contact) @|if you have telegram"
    r"|войдите|зарегистрируйтесь|войти или зарегистрироваться|поделитесь впечатлениями с друзьями)",
    re.IGNORECASE,
)


def read_post(page: Markup, platform: Platform) -> Post:
    """What the platform's page gives of the post it was asked for."""
    if page.tree is None:
        return Post()
    special = _SPECIAL.get(platform)
    found = special(page) if special else Post()
    return found if found.text else _general(page, platform)


def _general(page: Markup, platform: Platform) -> Post:
    text = _node_text(page.tree, _POST_NODES.get(platform, "")) if page.tree is not None else ""
    article = next((one for one in page.linked_data if _body_of(one)), {})
    body = text or _body_of(article)
    preview = "" if _GENERIC.match(_preview(page)) else _preview(page)
    title = page.meta("og:title") or page.title
    return Post(
        text=body or preview,
        title=plain(title),
        author=_author_of(article),
        published=iso_date(
            str(article.get("datePublished") or article.get("uploadDate") or article.get("dateCreated") or "")
        ),
        is_whole=bool(body),
    )


def _preview(page: Markup) -> str:
    text = page.meta("og:description", "twitter:description", "description")
    return _PREVIEW_FRAME.sub("", text).strip('"“”. ') if _PREVIEW_FRAME.match(text) else text


def _body_of(one: dict[str, Any]) -> str:
    body = one.get("articleBody") or one.get("text") or (one.get("description") if "uploadDate" in one else "")
    return plain(body) if isinstance(body, str) else ""


def _author_of(one: dict[str, Any]) -> str:
    author = one.get("author") or one.get("creator") or {}
    author = author[0] if isinstance(author, list) and author else author
    name = author.get("name") if isinstance(author, dict) else author
    return plain(name) if isinstance(name, str) else ""


def _node_text(tree: HtmlElement, path: str) -> str:
    nodes: list[HtmlElement] = tree.xpath(path) if path else []
    return block_text(nodes[0]) if nodes else ""


def block_text(node: HtmlElement) -> str:
    """An element's text, line breaks kept as lines."""
    pieces: list[str] = []
    for part in node.iter():
        if part.tag in ("br", "p", "div"):
            pieces.append("\n")
        pieces.append(part.text or "" if part is node or part.tag != "br" else "")
        if part is not node:
            pieces.append(part.tail or "")
    return "\n".join(line for line in map(plain, "".join(pieces).split("\n")) if line)


# --- Telegram ---------------------------------------------------------------------------------------------


def _telegram(page: Markup) -> Post:
    message = _telegram_message(page)
    if message is None:
        return _telegram_preview(page)
    times: list[HtmlElement] = message.xpath(".//time[@datetime]")
    return Post(
        text=_node_text(message, ".//*[contains(concat(' ',@class,' '),' tgme_widget_message_text ')]"),
        title=plain(page.meta("og:title") or page.title),
        author=_node_text(message, ".//*[contains(@class,'tgme_widget_message_owner_name')]"),
        published=iso_date(str(times[-1].get("datetime"))) if times else None,
        is_whole=True,
    )


def _telegram_message(page: Markup) -> HtmlElement | None:
    """The message asked for, else the page's only one."""
    wanted = "/".join(part for part in urlsplit(page.url).path.split("/") if part and part != "s").lower()
    path = "//*[contains(concat(' ',@class,' '),' tgme_widget_message ')]"
    messages: list[HtmlElement] = page.tree.xpath(path) if page.tree is not None else []
    named = [one for one in messages if (one.get("data-post") or "").lower() == wanted]
    if named or len(messages) != 1:
        return named[0] if named else None
    return messages[0]


def _telegram_preview(page: Markup) -> Post:
    """``t.me/channel/1`` is a card: its description is the post, where it is not the channel's own."""
    title = page.meta("og:title")
    about = _node_text(page.tree, "//*[contains(@class,'tgme_page_description')]") if page.tree is not None else ""
    text = page.meta("og:description")
    if not re.search(r"/\d+$", urlsplit(page.url).path) or _GENERIC.match(text) or plain(text) == plain(about):
        return Post(title=plain(title or page.title))
    return Post(text=plain(text), title=plain(title or page.title), author=plain(title))


# --- YouTube ----------------------------------------------------------------------------------------------


def _youtube(page: Markup) -> Post:
    about = _json_string(page.source, "shortDescription")
    title = page.meta("og:title", "title", "twitter:title") or page.title.removesuffix(" - YouTube")
    text = about if about is not None else ("" if _GENERIC.match(_preview(page)) else _preview(page))
    published = page.meta("datepublished", "uploaddate") or _json_string(page.source, "publishDate")
    author = _link_content(page, "name") or _json_string(page.source, "author")
    if not title or title.strip("- ") == "YouTube" or (not text and about is None):
        return Post(title=plain(title))
    lines = [plain(title), *map(plain, text.splitlines())]
    return Post(
        "\n".join(filter(None, lines)), plain(title), plain(author or ""), iso_date(published or ""), about is not None
    )


def _link_content(page: Markup, itemprop: str) -> str:
    nodes: list[HtmlElement] = (
        page.tree.xpath(f"//link[@itemprop='{itemprop}']/@content") if page.tree is not None else []
    )
    return str(nodes[0]) if nodes else ""


def _json_string(source: str, key: str) -> str | None:
    found = re.search(rf'"{key}"\s*:\s*("(?:[^"\\]|\\.)*")', source)
    try:
        return str(json.loads(found.group(1), strict=False)) if found else None
    except ValueError:
        return None


_SPECIAL: dict[Platform, Callable[[Markup], Post]] = {Platform.TELEGRAM: _telegram, Platform.YOUTUBE: _youtube}
