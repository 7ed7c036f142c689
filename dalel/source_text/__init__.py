"""The words of a source: bytes in, SourceText out. Never raises for what the bytes are.

Limits on memory and processor time are the caller's: one paragraph with 200,000 attributes keeps any
parser busy for minutes, so this runs in a child process.
"""

import re
from dataclasses import replace

from dalel.model import Completeness, Platform, SourceText
from dalel.page_charset import decoded_page
from dalel.source_text.article import article_text, article_title_and_author
from dalel.source_text.documents import read_docx, read_json, read_pdf, read_plain
from dalel.source_text.language import language_of
from dalel.source_text.markup import MOST_CHARACTERS, Markup, plain
from dalel.source_text.metadata import Metadata, read_metadata
from dalel.source_text.platform_hosts import platform_of
from dalel.source_text.platforms import read_post

SHELL_CHARACTERS = 200
"""Less visible text than this, beside scripts, is a shell that a browser would fill (WAYBACK §9)."""

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", ""})
_BINARY = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}(?:WEBP|WAVE|AVI )|.{4}ftyp|ID3[\2-\4]|OggS\0"
    rb"|\x1aE\xdf\xa3|\x1f\x8b|Rar!\x1a|7z\xbc\xaf|\xd0\xcf\x11\xe0",
    re.DOTALL,
)
"""How pictures, sound, film, packed files and old Word files begin: servers often call them text, or nothing."""
_MARKUP_START = re.compile(
    rb"^[\s\x00\xef\xbb\xbf\xff\xfe]*<(?:!doctype|html|head|body|meta|title|div|p\b|\?xml|!--|script|h1)", re.IGNORECASE
)
_READ_MORE = re.compile(
    r"(?:…|\.\.\.)\s*(?:читать далее|читать полностью|read more|толығырақ|continue reading)?\s*$", re.IGNORECASE
)


def read_source_text(body: bytes, content_type: str | None, url: str) -> SourceText:
    """Title, author, dates, language and text of a response's body.

    ``content_type`` is the header as sent; the bytes decide where it is wrong. Whatever the bytes are,
    the answer is a SourceText: ``completeness`` is ``nothing`` with the reason where nothing was read.
    """
    kind = media_kind(body, content_type)
    match kind:
        case "html":
            return read_markup(Markup(decoded_page(body, content_type), url))
        case "text":
            return read_plain(body, content_type)
        case "json":
            return read_json(body, content_type)
        case "pdf":
            return read_pdf(body)
        case "docx":
            return read_docx(body)
        case "empty":
            return SourceText(because="the body is empty")
        case other:
            return SourceText(because=f"{other} holds no text that we read")


def visible_text(body: bytes, content_type: str | None, url: str) -> str:
    """All that a reader of the page sees, also outside of its article; of other documents their text."""
    if media_kind(body, content_type) != "html":
        return read_source_text(body, content_type, url).text
    page = Markup(decoded_page(body, content_type), url)
    return f"{page.title} {page.body_text}"


def media_kind(body: bytes, content_type: str | None) -> str:
    """``html``, ``text``, ``json``, ``pdf``, ``docx``, ``empty``, or the media type of what is none of them."""
    declared = (content_type or "").partition(";")[0].strip().lower()
    if not body.strip():
        return "empty"
    if body[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if body.startswith(b"PK\x03\x04"):
        return "docx" if declared == _DOCX or b"word/" in body[:4096] + body[-65536:] else "a packed file"
    if _BINARY.match(body):
        return "a picture, film or packed file"
    if _MARKUP_START.match(body[:2048]) or (b"\0" in body[:200] and "html" in declared):
        return "html"
    return _declared_kind(declared, body)


def _declared_kind(declared: str, body: bytes) -> str:
    if declared.endswith("json") or declared.endswith("javascript"):
        return "json"
    if declared in _HTML_TYPES:
        return "html" if b"<" in body[:4096] else ("text" if b"\0" not in body[:4096] else "binary data")
    if declared.startswith("text/"):
        return "text"
    return declared


def read_markup(page: Markup) -> SourceText:
    """The words of a parsed page."""
    if page.tree is None:
        return SourceText(because="no HTML could be parsed from the body")
    platform = platform_of(page.url)
    return _read_article(page) if platform is Platform.WEB else _read_post(page, platform)


def _read_post(page: Markup, platform: Platform) -> SourceText:
    post = read_post(page, platform)
    about = read_metadata(page)
    return SourceText(
        title=post.title or about.title,
        author=post.author or about.author,
        published=post.published or about.published,
        modified=about.modified,
        language=language_of(post.text or post.title, _declared_language(page)),
        text=post.text,
        completeness=post.completeness,
        because="" if post.text else f"{platform} shows nothing of the post without a log-in or scripts",
    )


def _read_article(page: Markup) -> SourceText:
    text = article_text(page.tree, page.url) if page.tree is not None else ""
    about = read_metadata(page)
    if not about.title and page.tree is not None:
        title, author = article_title_and_author(page.tree, page.url)
        about = replace(about, title=title, author=about.author or author)
    completeness, because = _completeness(page, about, text)
    return SourceText(
        title=about.title,
        author=about.author,
        published=about.published,
        modified=about.modified,
        language=language_of(f"{about.title} {text or page.body_text}", _declared_language(page)),
        text=text if completeness is not Completeness.NOTHING else "",
        completeness=completeness,
        because=because,
    )


def _completeness(page: Markup, about: Metadata, text: str) -> tuple[Completeness, str]:
    if is_script_shell(page):
        return Completeness.NOTHING, "the page is a shell that scripts would fill; nothing to read without running them"
    if not text:
        return Completeness.NOTHING, "no main text was found on the page"
    if about.is_free is False:
        return Completeness.TEASER, "the page says that its article is not free to read"
    if len(text) < 1500 and _READ_MORE.search(text):
        return Completeness.TEASER, "the text breaks off with a link to the rest"
    if page.is_cut:
        return Completeness.TEASER, f"only the first {MOST_CHARACTERS:,} characters of the page were read"
    return Completeness.WHOLE, ""


def is_script_shell(page: Markup) -> bool:
    """Hardly any visible text, and scripts that would make it."""
    return page.script_count > 0 and page.has_less_text_than(SHELL_CHARACTERS) and _has_mount(page)


def _has_mount(page: Markup) -> bool:
    """An element for scripts to fill, or nothing else at all: a short note with a counter script is no shell."""
    if page.tree is None:
        return False
    mounts = page.tree.xpath(
        "//*[@id='root' or @id='app' or @id='__next' or @id='__nuxt' or @id='react-root'"
        " or @id='main-app' or @id='app-root' or @data-reactroot"
        " or self::app-root or @ng-app or @id='___gatsby' or @id='svelte' or @id='mount_0_0']"
    )
    return bool(mounts) or not plain(page.body_text) or "<noscript" in page.source.lower()


def _declared_language(page: Markup) -> str:
    lang = (
        page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        if page.tree is not None
        else ""
    )
    return lang or page.meta("og:locale", "content-language")
