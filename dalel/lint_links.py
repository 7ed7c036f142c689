"""What is wrong with a report's addresses: private, unspecific, tracked, shortened, archived, misspelt.

The tables are what we know of platforms; each row is a shape seen in published reports.
"""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from dalel.model import Finding, Footnote, Number, Platform, Report
from dalel.urls import archived_original, canonical_url, host_of, platform_of, refusal, tracking_parameters

IBID = re.compile(r"\W*(?:ibid(?:em)?\b|id\.|(?:см\. )?там же\b|сонда\b|сол жерде\b)", re.I)


def cited(report: Report) -> Iterator[tuple[Footnote, str]]:
    """Each note with each of its addresses; a note that says "ibid." repeats and is left out."""
    for note in report.footnotes:
        if not IBID.match(note.text):
            yield from ((note, url) for url in note.urls)


# --- one by one -------------------------------------------------------------------------------------

_SHORTENERS = frozenset(
    (
        "bit.ly",
        "goo.gl",
        "t.co",
        "tinyurl.com",
        "clck.ru",
        "is.gd",
        "ow.ly",
        "cutt.ly",
        "vk.cc",
        "buff.ly",
        "rb.gy",
        "shorturl.at",
        "t.ly",
        "tiny.cc",
        "fb.me",
        "lnkd.in",
        "s.id",
        "u.to",
        "v.gd",
        "trib.al",
        "dlvr.it",
        "amzn.to",
        "qps.ru",
        "wp.me",
        "vm.tiktok.com",
        "vt.tiktok.com",
        "maps.app.goo.gl",
        "goo.su",
        "surl.li",
        "inlnk.ru",
        "bit.do",
        "clc.li",
    )
)
# (host pattern, path pattern, parameter): redirectors that carry the real address in their query.
_WRAPPERS = (
    (re.compile(r"lm?\.facebook\.com$|lm?\.instagram\.com$"), re.compile(r"/(?:l\.php)?$"), "u"),
    (re.compile(r"(?:www\.)?google\.[a-z.]+$"), re.compile(r"/(?:url|amp/s|imgres)"), "url"),
    (re.compile(r"(?:www\.)?google\.[a-z.]+$"), re.compile(r"/url"), "q"),
    (re.compile(r"vk\.com$|away\.vk\.com$"), re.compile(r"/away"), "to"),
    (re.compile(r"translate\.google\.[a-z.]+$"), re.compile(r"/"), "u"),
    (re.compile(r"(?:www\.)?youtube\.com$"), re.compile(r"/redirect"), "q"),
    (re.compile(r"webcache\.googleusercontent\.com$"), re.compile(r"/search"), "q"),
)
# Pages of others that Google serves from its own hosts: the real address is written in the path.
_SERVED = re.compile(r"https?://(?:www\.google\.[a-z.]+/amp/s/|[\w-]+\.cdn\.ampproject\.org/[cvi]/s/)(.+)", re.I)
_NOT_PUBLIC = (
    (
        re.compile(r"/wp-admin(?:/|$)|/wp-login\.php|/admin(?:istrator)?(?:/|$)|/cms/(?:edit|admin)", re.I),
        "an administrator's page",
    ),
    (
        re.compile(
            r"[?&](?:action=edit|preview=(?:true|1)|preview_id=|draft=(?:true|1)|veaction=edit|elementor-preview=)",
            re.I,
        ),
        "an editor's or preview address",
    ),
    (re.compile(r"/(?:log-?in|sign-?in|auth|logout)(?:\.\w+|/|\?|$)", re.I), "a log-in page"),
    (re.compile(r"/(?:drafts?|preview)/|/post-preview|/edit(?:\.\w+|/?$|/\d|\?)", re.I), "a draft or an editing page"),
)
# Addresses that only the members of a channel, or those who have logged in, can open.
_FOR_MEMBERS = re.compile(
    r"https?://(?:t\.me/c/|web\.telegram\.org|web\.whatsapp\.com|mail\.google\.com|studio\.youtube\.com"
    r"|(?:business|adsmanager)\.facebook\.com)",
    re.I,
)
_NAME = r"[^/?#]+"
# platform -> what the path of a profile, group, page or channel root looks like.
_ROOTS: dict[Platform, re.Pattern[str]] = {
    Platform.FACEBOOK: re.compile(
        rf"/(?:groups/{_NAME}/?(?:about|members|media)?|profile\.php|people/{_NAME}/{_NAME}"
        rf"|(?!watch|events|story|photo|permalink|login|share|hashtag|reel|groups)(?:pages/)?{_NAME}(?:/about|/posts|/videos|/photos)?)/?$",
        re.I,
    ),
    Platform.INSTAGRAM: re.compile(rf"/(?!p/|reel/|tv/|stories/){_NAME}/?$", re.I),
    Platform.YOUTUBE: re.compile(
        rf"/(?:@{_NAME}|(?:c|user|channel)/{_NAME}|(?!watch|shorts|embed|live|v/|playlist|redirect){_NAME})(?:/(?:videos|about|featured|streams|shorts))?/?$",
        re.I,
    ),
    Platform.TELEGRAM: re.compile(rf"/(?:s/)?(?!c/|joinchat|\+){_NAME}/?$", re.I),
    Platform.X: re.compile(rf"/(?!i/|search|hashtag){_NAME}/?$", re.I),
    Platform.VK: re.compile(r"/(?!wall|photo|video|topic|clip|away|story|@|page-|doc)[^/?#]+/?$", re.I),
    Platform.OK: re.compile(rf"/(?:profile|group)/{_NAME}/?$|/(?!video|live){_NAME}/?$", re.I),
    Platform.TIKTOK: re.compile(rf"/@{_NAME}/?$", re.I),
}
_HOME = re.compile(r"/(?:index\.\w+|[a-z]{2}|rus|kaz|qaz|eng|kir|uzb|ukr|[a-z]{2}-[a-z]{2}|home|main)?/?$", re.I)
# Profiles of the platforms that have no row above.
_PROFILE = re.compile(r"/@[^/?#]+/?$")
# Short hosts whose every path is a thing of its own.
_ALWAYS_SPECIFIC = frozenset(("youtu.be", "fb.watch", "t.co", "fb.me"))


def addresses(report: Report) -> Iterator[Finding]:
    """Findings about each address by itself."""
    for note, url in cited(report):
        archived = archived_original(url)
        if archived is not None:
            yield _archived(note.number, url, archived)
            continue
        refused = refusal(url)
        if refused:
            yield Finding(_refused_kind(url), refused, note.number, url)
            continue
        yield from _public_page(note.number, url)


def _archived(number: Number, url: str, archived: tuple[str, str | None]) -> Finding:
    original, time = archived
    day = f" of {time[:4]}-{time[4:6]}-{time[6:8]}" if time and len(time) >= 8 else ""
    message = f"Note {number} cites an archive's copy{day} as the source" + (f": {original}." if original else ".")
    return Finding("already_archived", message, number, url, original or None)


def _refused_kind(url: str) -> str:
    scheme = re.match(r"\s*([a-z][a-z\d+.-]*):", url, re.I)
    if scheme and scheme[1].lower() not in ("http", "https"):
        return "unsupported_scheme"
    return "not_public" if "local network" in (refusal(url) or "") else "malformed_url"


def _public_page(number: Number, url: str) -> Iterator[Finding]:
    names = tracking_parameters(url)
    if names:
        message = f"Note {number} carries {', '.join(names)}, which can tie the link to a person."
        yield Finding("tracking", message, number, url, canonical_url(url))
    inner = _wrapped(url)
    if inner or host_of(url).removeprefix("www.") in _SHORTENERS:
        yield Finding("shortened", f"Note {number} cites a redirecting address.", number, url, inner)
        return
    hidden = _hidden(url)
    if hidden:
        yield Finding("not_public", f"Note {number} leads to {hidden}, which readers cannot open.", number, url)
    elif _is_root(url):
        message = f"Note {number} leads to a home page, profile, group or channel, not to one post or article."
        yield Finding("not_specific", message, number, url)


def _wrapped(url: str) -> str | None:
    parts = urlsplit(canonical_url(url))
    for host, path, name in _WRAPPERS:
        if host.match(host_of(url)) and path.match(parts.path):
            inner = re.sub(r"^cache:(?:[\w-]+:)?(?=http)", "", parse_qs(parts.query).get(name, [""])[0])
            if inner.startswith(("http://", "https://")):
                return inner
    served = _SERVED.match(url)
    return f"https://{served[1]}" if served else None


def _hidden(url: str) -> str | None:
    try:
        if not ip_address(host_of(url).strip("[]")).is_global:
            return "an address of a private network"
    except ValueError:
        pass
    if _FOR_MEMBERS.match(url):
        return "a place for members or those who have logged in"
    parts = urlsplit(canonical_url(url))
    place = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return next((what for shape, what in _NOT_PUBLIC if shape.search(place)), None)


def _is_root(url: str) -> bool:
    parts = urlsplit(canonical_url(url))
    if re.match(r"!?/?\w", urlsplit(url).fragment) and "/" in urlsplit(url).fragment:  # a page drawn by scripts
        return False
    if host_of(url) in _ALWAYS_SPECIFIC:
        return not parts.path.strip("/")
    platform = platform_of(url)
    if platform is Platform.FACEBOOK and parts.path == "/profile.php":
        return "story_fbid" not in parts.query
    if parts.query and platform in (Platform.VK, Platform.WEB, Platform.FACEBOOK):
        return False
    shape = _ROOTS.get(platform)
    return bool(_HOME.fullmatch(parts.path) or (shape or _PROFILE).match(parts.path))
