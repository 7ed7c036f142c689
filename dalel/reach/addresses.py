"""Comparing the address asked with the one that answered: the same, a home page, a section, an equivalent page.

Added https, ``www``, a slash, tracking parameters or the watch page of a youtu.be link make no other
address; a redirect that drops what names the page (its slug or number) leads somewhere else.
"""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from dalel.model import Platform
from dalel.source_text.platform_hosts import host_of, platform_of

_TRACKING = re.compile(
    r"^(?:utm_\w*|fbclid|gclid|yclid|ysclid|igshid|igsh|mc_cid|mc_eid|_openstat|_ga|from|ref|ref_src|ref_url|mibextid|si|feature|eid|__tn__"
    r"|amp|rdid|share_url|s|t|hl|lang|app|pp|_rdr|_rdc|_fb_noscript|locale2?|cmpid|rss|ncid|oly_enc_id|spm|cookie\w*|nocache|redirected?|wp)$",
    re.IGNORECASE,
)
_IDENTITY = re.compile(
    r"^(?:id|p|pid|page_?id|post|news|article|story_fbid|fbid|v|w|z|n|nid|aid|item|doc|document|element_id|t|tid|topic|lang|item_id|cat|tag|q|s|query|view)$",
    re.IGNORECASE,
)
_HOME_PATH = re.compile(
    r"^/?(?:(?:index|default|home|main|start|glavnaya|basty|bastybet)(?:\.\w{2,5})?|[a-z]{2}(?:[-_][a-z]{2})?(?:/(?:index(?:\.\w{2,5})?|home|main)?)?|kaz|rus|eng|web|www|site|public|portal|app)?/?$",
    re.IGNORECASE,
)
_ERROR_PATH = re.compile(
    r"/(?:(?:error|oops|errors|not[-_]?found|page[-_]?not[-_]?found|404|notfound|page404|error[-_]?404|404[-_]error|gone|410|removed|deleted|nopage|missing|error[-_]?page)(?:\.\w{2,5})?)(?:[/?]|$)|[?&](?:error|err|status|code)=40[14]",
    re.IGNORECASE,
)
_SECTION_WORDS = frozenset(
    [
        "news",
        "novosti",
        "novosty",
        "archive",
        "archives",
        "arhiv",
        "article",
        "articles",
        "stati",
        "blog",
        "blogs",
        "category",
        "categories",
        "rubric",
        "rubriki",
        "rubrics",
        "tag",
        "tags",
        "topics",
        "search",
        "poisk",
        "all",
        "list",
        "press",
        "pressa",
        "press-center",
        "press-centre",
        "media",
        "publications",
        "publikacii",
        "publications",
        "events",
        "catalog",
        "catalogue",
        "products",
        "politics",
        "politika",
        "society",
        "obshchestvo",
        "obschestvo",
        "economy",
        "ekonomika",
        "sport",
        "kultura",
        "culture",
        "world",
        "kazakhstan",
        "zhanalyqtar",
        "zhanalyktar",
        "janalyqtar",
        "jańalyqtar",
        "aqparat",
        "latest",
        "today",
        "index",
        "sections",
        "section",
        "posts",
        "stories",
        "reports",
        "documents",
        "docs",
        "video",
        "videos",
        "photo",
        "sitemap",
        "map",
        "karta-sayta",
        "жаңалықтар",
        "новости",
        "архив",
        "статьи",
        "мақалалар",
        "блог",
        "қоғам",
        "саясат",
        "общество",
        "политика",
        "экономика",
        "ru",
        "kz",
        "en",
        "kk",
        "content",
        "pages",
        "page",
        "site",
        "web",
        "lenta",
        "feed",
        "main",
        "home",
        "about",
        "contacts",
        "kontakty",
    ]
)
_DROPPED_ENDINGS = re.compile(
    r"(?:\.(?:html?|php|aspx?|jsp|shtml)|/amp|/index\.\w+|/print|/feed|/comments?)$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")


def address_key(url: str) -> str:
    """An address without what does not make it another: scheme, www, slash at the end, tracking, default port."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    platform = platform_of(url)
    host = host_of(url).removeprefix("www.")
    path = re.sub(r"/{2,}", "/", unquote(parts.path)).rstrip("/")
    query = sorted(
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)
    )
    if platform is Platform.YOUTUBE:
        return _youtube_key(host, path, dict(parse_qsl(parts.query)))
    if platform is not Platform.WEB:
        host = re.sub(r"^(?:m|mobile|mbasic|web|[a-z]{2}-[a-z]{2}|touch)\.", "", host)
    shown_port = f":{port}" if port not in (None, 80, 443) else ""
    return f"{host}{shown_port}{path}?{query}" if query else f"{host}{shown_port}{path}"


def _youtube_key(host: str, path: str, query: dict[str, str]) -> str:
    video = query.get("v") or (path.strip("/") if host == "youtu.be" else "")
    named = re.match(r"^/(?:shorts|live|embed|v)/([\w-]{6,})", path)
    video = video or (named.group(1) if named else "")
    return f"youtube:{video}" if video else f"youtube{path}"


def is_home(url: str) -> bool:
    """A site's front page, in any language."""
    parts = urlsplit(url)
    keys = [key for key, _ in parse_qsl(parts.query)]
    return bool(_HOME_PATH.match(unquote(parts.path) or "/")) and not any(_IDENTITY.match(key) for key in keys)


def is_error_address(url: str) -> bool:
    """An address that names an error page."""
    return bool(_ERROR_PATH.search(url.partition("#")[0][len(url.split("/", 3)[0]) :]))


def is_section(asked: str, final: str) -> bool:
    """``final`` is a list above the page asked, or one of the usual lists, and names no single page."""
    wanted, found = _segments(asked), _segments(final)
    if not found or len(wanted) == 0 or names_page(found[-1]) or found[-1] == wanted[-1]:
        return False  # /news/17 that leads to /archive/17 leads to the same page in another drawer
    above = len(found) < len(wanted) and wanted[: len(found)] == found
    usual = len(found) <= 3 and all(one in _SECTION_WORDS or re.fullmatch(r"\d{4}|\d{1,2}", one) for one in found)
    return (above or usual) and wanted != found


def names_page(segment: str) -> bool:
    """A path segment that names one page: a slug of several words, or a number."""
    words = _WORD.findall(segment)
    return (
        len(words) >= 3
        or bool(re.search(r"\d{3,}", segment) and not re.fullmatch(r"(?:19|20)\d\d", segment))
        or len(segment) > 24
    )


def shares_identity(asked: str, final: str, title: str) -> bool | None:
    """Whether the final address or title bears what named the page asked; None where the asked address names little."""
    wanted = _naming_words(asked)
    if not wanted:
        return None
    numbers = {word for word in wanted if word.isdigit() and len(word) >= 3}
    offered = _naming_words(final)
    if numbers & offered:
        return True
    words = {word for word in wanted if not word.isdigit() and len(word) >= 3}
    if len(words) < 2:
        return None
    near = offered | _latin_words(title)
    hits = sum(any(_alike(word, one) for one in near) for word in words)
    if hits >= max(1, len(words) * 0.4):
        return True
    return False if len(words) >= 3 and hits == 0 and len(offered) >= 3 else None


def _alike(word: str, other: str) -> bool:
    return word == other or (len(word) >= 5 and len(other) >= 5 and word[:5] == other[:5])


def _segments(url: str) -> list[str]:
    return [part.lower() for part in unquote(urlsplit(_without_ending(url)).path).split("/") if part]


def _without_ending(url: str) -> str:
    return _DROPPED_ENDINGS.sub("", url.partition("?")[0].rstrip("/"))


def _naming_words(url: str) -> set[str]:
    """Words and numbers of the last path segment that names a page, and of the query."""
    parts = urlsplit(url)
    naming = [
        one
        for one in _segments(url)
        if one not in _SECTION_WORDS and not re.fullmatch(r"(?:19|20)\d\d|\d{1,2}|[a-z]{2}", one)
    ]
    words = {word for one in naming[-2:] for word in _latin_words(one)}
    return words | {
        value.lower() for key, value in parse_qsl(parts.query) if not _TRACKING.match(key) and value.isalnum()
    }


def _latin_words(text: str) -> set[str]:
    from anyascii import anyascii

    return {word for word in _WORD.findall(anyascii(text).lower().replace("'", "")) if len(word) > 1}
