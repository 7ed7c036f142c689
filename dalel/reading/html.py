"""HTML to a sheet: the article without the page around it, its linked notes, its lines.

HTML is data: scripts, forms and frames are inert, and a base address serves to resolve links only.
"""

import re

from dalel.errors import ReportUnreadable
from dalel.reading.html_lines import Element, lines_of, resolved
from dalel.reading.html_notes import Found, find_notes, take_notes
from dalel.reading.sheet import Line, Sheet

_INERT = frozenset(
    (
        *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "select"),
        *("button", "input", "textarea", "audio", "video", "dialog", "map", "nav", "head"),
    )
)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|disqus|shar(?:e|ing)|social|addtoany|sharedaddy|breadcrumbs?|menu|navbar|navigation|nav"
    r"|sidebar|related|recommended|cookies?|consent|subscri(?:be|ption)|newsletter|banner|advert(?:isement)?|ads|widget"
    r"|pagination|pager|tags?|author-?box|toc|skip-?links?|site-?header|site-?footer|login|popup|modal|yarpp|jp-relatedposts"
    r"|mw-editsection|catlinks|navbox|noprint|screen-reader-text)(?:$|[\s_-])",
    re.I,
)
_SMALL_PRINT = ("header", "footer", "aside", "form")
# Where articles stand, surest first.
_ARTICLES = (
    "//*[@itemprop='articleBody']",
    "//*[contains(concat(' ', @class, ' '), ' entry-content ') or contains(@class, 'post-content')"
    " or contains(@class, 'article-body') or contains(@class, 'article__body')"
    " or contains(@class, 'mw-parser-output')]",
    "//article",
    "//main | //*[@role='main']",
)
# libxml2 compares each attribute of an element with all before it: 200,000 take minutes.
_MAX_ATTRIBUTES = 10_000
_LONG_TAG = re.compile(r"<[a-z][^<>]{20000,}", re.I)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_SITE_NAME = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{1,60}$")
_NOTE_LIST = re.compile(r"foot-?notes?|end-?notes?|references?|reflist|notes\b|сноски|примечани", re.I)


def read_html(data: bytes, what: str = "the report", address: str = "") -> Sheet:
    """The sheet of a page's bytes, fetched at an address or not. Raises ReportUnreadable."""
    return sheet_of_html(characters(data, what), what, address)


def characters(data: bytes, what: str) -> str:
    """A page's characters. Bytes that are valid UTF-8 are UTF-8, whatever the page says of itself."""
    from dalel.reading.formats import decoded

    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return decoded(data, what)
    clean = data.replace(b"\0", b"")
    try:
        return clean.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = _META.search(clean[:4096])
    try:
        return clean.decode(said[1].decode("ascii") if said else "cp1251", errors="replace")
    except LookupError:
        return decoded(clean, what)


def sheet_of_html(text: str, what: str = "the report", address: str = "") -> Sheet:
    """The sheet of a page's characters."""
    page = _parsed(text, what)
    said = _base(page, address)
    base = said or address
    title = _title(page)
    found = find_notes(page)
    _strip(page, found)
    root = _article(page, found)
    warnings = _without_host(root, said, base)
    notes, findings = take_notes(found, base)
    if not notes:
        _number_note_lists(root)
    lines = [*lines_of(root, found.marks, base)]
    return Sheet(tuple(_without_title(lines, title)), tuple(notes), title, findings=tuple(findings), warnings=warnings)


def _parsed(text: str, what: str) -> Element:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if any(tag[0].count("=") > _MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise ReportUnreadable(f"{what} has an element with more than {_MAX_ATTRIBUTES} attributes; give its text")
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        page = document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReportUnreadable(f"{what} cannot be read as HTML ({error}); save it again or give its text") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReportUnreadable(f"{what} is nested too deeply to be read; give its text")
    if any("HUGE" in entry.message for entry in parser.error_log):
        raise ReportUnreadable(f"{what} holds more than 10 MB of text in one piece; split it into parts")
    return page


def _base(page: Element, address: str) -> str:
    """The base address that a page names, itself resolved by the address at which the page was fetched."""
    href = resolved(next((b.get("href") for b in page.iter("base") if b.get("href")), ""), address)
    return href if re.match(r"https?://", href, re.I) else ""


def _without_host(root: Element, said: str, base: str) -> tuple[str, ...]:
    """What a reader should know of links without a host: the base that a page names, or that they lead nowhere."""
    if said:
        return (f"links without a host are resolved by the page's base address {said}",)
    hrefs = [(a.get("href") or "").strip() for a in root.iter("a")] if not base else []
    lost = sum(bool(href) and not href.startswith("#") and not resolved(href, "") for href in hrefs)
    return (f"{lost} links without a host are left out; 'dalel check' at the page's address has them",) if lost else ()


def _title(page: Element) -> str:
    """The only heading of the first order, else the first, else the page's title without the site's name."""
    for heading in page.iter("h1"):
        words = " ".join("".join(heading.itertext()).split())
        if words and not _is_around(heading):
            return words
    said = next((" ".join((t.text or "").split()) for t in page.iter("title")), "")
    return _SITE_NAME.sub("", said)


def _is_around(element: Element) -> bool:
    return any(_AROUND.search(f"{up.get('class', '')} {up.get('id', '')}") for up in (element, *element.iterancestors())
               if up.tag not in ("html", "body"))  # fmt: skip


def _strip(page: Element, found: Found) -> None:
    """Takes away what is not the article, unless marks or notes stand in it."""
    needed = {up for element in (*found.marks, *found.holders.values()) for up in (element, *element.iterancestors())}
    for element in [*page.iter()]:
        if not isinstance(element.tag, str) or element in needed or element.getparent() is None:
            continue
        if element.tag in ("html", "body"):
            continue
        if element.tag in _INERT or element.tag in _SMALL_PRINT or _is_hidden(element) or _names_surroundings(element):
            element.drop_tree()


def _is_hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


def _names_surroundings(element: Element) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return bool(_AROUND.search(names)) and element.tag not in ("a", "sup", "span", "p", "li", "article", "main")


def _article(page: Element, found: Found) -> Element:
    """The element that holds the article: all marks, and most of the page's words."""
    body = page.find("body") if page.find("body") is not None else page
    words = max(1, len(body.text_content()))
    for path in _ARTICLES:
        for candidate in page.xpath(path):
            inside = set(candidate.iter())
            if len(candidate.text_content()) >= 0.3 * words and inside.issuperset(found.marks):
                return candidate
    return body


def _number_note_lists(root: Element) -> None:
    """Where marks are typed, the numbers of a list of notes are part of the notes: write them out."""
    lists = [*root.iter("ol")]
    for ordered in lists:
        before = ordered.getprevious()
        heading = "".join(before.itertext()).strip() if before is not None and isinstance(before.tag, str) else ""
        names = f"{ordered.get('class', '')} {ordered.get('id', '')} {heading[:40]}"
        ruled = before is not None and before.tag == "hr"
        if ruled or ordered is lists[-1] or _NOTE_LIST.search(names):
            first = ordered.get("start", "1")
            start = int(first) if first.isdecimal() and len(first) < 6 else 1
            for n, item in enumerate((i for i in ordered if i.tag == "li"), start):
                item.text = f"{n}. {(item.text or '').lstrip()}"


def _without_title(lines: list[Line], title: str) -> list[Line]:
    """The title is not running text."""
    return [line for n, line in enumerate(lines) if not (n < 5 and line.heading and line.text == title)]
