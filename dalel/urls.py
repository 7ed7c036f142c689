"""Addresses: identity, platform, what may be fetched, and what is worth looking up in an archive.

Parsing is WHATWG's (https://url.spec.whatwg.org, through ada), so that our host is the browser's host:
other parsers turn ``faß.example`` into another site. Addresses are never rewritten beyond what is named here.
"""

import re
from urllib.parse import unquote

from ada_url import URL, HostType

from dalel.model import Platform
from dalel.same_thing import editions, same_thing, twins

MAX_LENGTH = 8192
PORTS = ("", "80", "443", "8080", "8443")

_HOSTS: dict[Platform, tuple[str, ...]] = {
    Platform.FACEBOOK: ("facebook.com", "fb.com", "fb.watch", "fb.me", "messenger.com"),
    Platform.INSTAGRAM: ("instagram.com", "instagr.am"),
    Platform.YOUTUBE: ("youtube.com", "youtu.be", "youtube-nocookie.com"),
    Platform.TELEGRAM: ("t.me", "telegram.me", "telegram.dog", "telegram.org"),
    Platform.X: ("x.com", "twitter.com", "t.co"),
    Platform.VK: ("vk.com", "vk.ru", "vkontakte.ru"),
    Platform.OK: ("ok.ru", "odnoklassniki.ru"),
    Platform.TIKTOK: ("tiktok.com",),
}
_TRACKING = re.compile(r"(?:utm_.*|fbclid|gclid|yclid|ysclid|igshid|mc_cid|mc_eid)$", re.I)
# Names that mean something else elsewhere are tracking only on the platform that coined them.
_TRACKING_ON: dict[Platform, re.Pattern[str]] = {
    Platform.FACEBOOK: re.compile(r"(?:ref.*|eid|mibextid|__tn__)$", re.I),
    Platform.X: re.compile(r"(?:s|t|ref.*)$", re.I),
    Platform.YOUTUBE: re.compile(r"(?:si|feature)$", re.I),
    Platform.INSTAGRAM: re.compile(r"ref.*$", re.I),
}
_ARCHIVE_TODAY = r"archive\.(?:today|ph|is|li|vn|md|fo)"
# How archives write the original into their own addresses; hosts named alone hide it behind a code.
_ARCHIVED = (
    re.compile(
        r"https?://(?:(?:web|wayback|www)\.)?archive\.org/web/(?P<time>\d{1,14})?(?:\*|[a-z]{2}_)?/*"
        r"(?P<original>https?:/.+|[\w-]+\.[\w.-]+/.*)",
        re.I | re.S,
    ),
    re.compile(r"https?://web\.archive\.org/(?:save/)?(?P<time>\d{4,14})?/*(?P<original>https?:/.+)", re.I | re.S),
    re.compile(
        rf"https?://{_ARCHIVE_TODAY}/(?:o/\w+/|(?P<time>\d[\d.-]{{3,}})/|newest/|oldest/|timegate/)?"
        r"(?P<original>https?:/.+)",
        re.I | re.S,
    ),
    # Wayback software elsewhere: archive-it.org, arquivo.pt, webarchive.org.uk, national libraries.
    re.compile(
        r"https?://[^/?#]+/(?:[\w-]+/){0,2}(?P<time>\d{14})(?:[a-z]{2}_)?/(?P<original>https?:/.+)", re.I | re.S
    ),
    re.compile(rf"https?://{_ARCHIVE_TODAY}/\w{{4,6}}(?P<original>)(?P<time>)(?:[/?#]|$)", re.I),
    re.compile(r"https?://perma\.cc/\w{4}-\w{4}(?P<original>)(?P<time>)", re.I),
    re.compile(r"https?://ghostarchive\.org/archive/\w+(?P<original>)(?P<time>)", re.I),
    re.compile(
        r"https?://ghostarchive\.org/varchive/(?:youtube/(?P<time>\d{8})/)?(?P<video>[\w-]{11})(?P<original>)", re.I
    ),
)
_LOCAL = re.compile(r"(?:^|\.)(?:localhost|local|internal|onion|home\.arpa|lan|intranet|corp|test\.local)$")
_BROKEN_SCHEME = re.compile(r"(?:h(?:xx|tt|t|ttt)ps?|ttps?)\s*(?::|;|(?=//))\s*[/\\]{0,4}(?=[^/\\\s])", re.I)


def _parsed(url: str) -> URL | None:
    try:
        return URL(url.strip())
    except (ValueError, UnicodeError):
        return None


def canonical_url(url: str) -> str:
    """The identity of a source: parsed as browsers do, without fragment, tracking and password.

    An address that cannot be parsed is its own identity. An archive's address keeps its query, which
    belongs to the page inside.
    """
    parsed = _parsed(url)
    if parsed is None:
        return url.strip()
    if parsed.protocol not in ("http:", "https:"):
        return parsed.href
    parsed.hash = ""
    if parsed.password:
        parsed.password = "***"
    drop = set() if archived_original(url) else set(tracking_parameters(url))
    if drop:
        kept = [part for part in parsed.search[1:].split("&") if _name(part) not in drop]
        parsed.search = "&".join(kept)
    return parsed.href


def tracking_parameters(url: str) -> tuple[str, ...]:
    """Names of the parameters that follow a reader and not the page, each once, in order."""
    parsed = _parsed(url)
    if parsed is None or archived_original(url):
        return ()
    own = _TRACKING_ON.get(platform_of(url))
    names = (_name(part) for part in parsed.search[1:].split("&"))
    return tuple(dict.fromkeys(n for n in names if _TRACKING.match(n) or (own and own.match(n))))


def _name(parameter: str) -> str:
    return unquote(parameter.partition("=")[0])


def host_of(url: str) -> str:
    """The host as an A-label in lower case, without a trailing dot; empty where there is none."""
    parsed = _parsed(url)
    return parsed.hostname.rstrip(".").lower() if parsed and parsed.hostname else ""


def platform_of(url: str) -> Platform:
    """Whose walls and notices to expect."""
    host = host_of(url)
    for platform, domains in _HOSTS.items():
        if any(host == domain or host.endswith("." + domain) for domain in domains):
            return platform
    return Platform.WEB


def repair(url: str) -> str:
    """An address with the slips of people mended: hxxp, a missing scheme, one slash; else as it is.

    >>> repair("hxxps://news[.]example/a"), repair("//news.example"), repair("www.news.example/a")
    ('https://news.example/a', 'https://news.example', 'https://www.news.example/a')
    """
    url = re.sub(r"^\s*https?://(?=https?(?::|//))", "", url, flags=re.I)
    mended = re.sub(r"^[^/?#]*(?://[^/?#]*)?", lambda host: re.sub(r"[\[(]\.[\])]", ".", host[0]), url.strip())
    if re.match(r"https?://[^/\\]", mended, re.I):
        return mended
    slip = _BROKEN_SCHEME.match(mended)
    if slip:
        secure = "s" in slip[0].lower()
        return ("https://" if secure else "http://") + mended[slip.end() :]
    if mended.startswith("//"):
        return "https:" + mended
    if re.match(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)", mended) and not re.match(r"[\d.]+$", mended):
        return "https://" + mended
    return mended


_ONLY_LINKED = re.compile(rf"(?:www\.)?{_ARCHIVE_TODAY}")


def refusal(url: str, permit: tuple[str, ...] = ()) -> str | None:
    """Why an address must not be fetched, judged by its writing alone; None where it may be tried.

    Literal IP addresses are judged by the network guard; ``permit`` are the ``ip:port`` pairs that it
    lets through although their port is not listed here.
    """
    if len(url) > MAX_LENGTH:
        return f"The address is longer than {MAX_LENGTH} characters."
    parsed = _parsed(url)
    if parsed is None:
        return "The address is malformed: no browser would follow it."
    if parsed.protocol not in ("http:", "https:"):
        return f"Only http and https are fetched, and this is {parsed.protocol}"
    return _refused_host(parsed) or _refused_port(parsed, permit)


def _refused_host(parsed: URL) -> str | None:
    host = parsed.hostname.rstrip(".").lower()
    if parsed.username or parsed.password:
        return "The address carries a user name or password; these are never sent."
    if not host:
        return "The address names no host."
    if parsed.host_type != HostType.DEFAULT:
        return None
    labels = host.split(".")
    if _LOCAL.search(host) or len(labels) == 1:
        return f"{host} is a name of a local network, not of a public host."
    if len(host) > 253 or not all(map(_is_label, labels)):
        return "The host is not a name that can be looked up."
    return None


def _is_label(label: str) -> bool:
    """A part of a name. What begins with xn-- stands for letters beyond ASCII, and is their one spelling (RFC 5891)."""
    if not label.startswith("xn--"):
        return 0 < len(label) <= 63
    letters = decoded_label(label)
    return len(label) <= 63 and not letters.isascii() and letters.encode("punycode").decode() == label[4:]


def decoded_label(label: str) -> str:
    """A part of a host as people read it; what cannot be decoded as it is.

    >>> decoded_label("xn--e1afmkfd"), decoded_label("xn--a-"), decoded_label("news")
    ('пример', 'a', 'news')
    """
    try:
        return label[4:].encode().decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:
        return label


def is_only_linked(url: str) -> bool:
    """Whether an address is archive.today's: it answers programs with captchas, so people are given the link alone."""
    parsed = _parsed(url)
    return parsed is not None and bool(_ONLY_LINKED.fullmatch(parsed.hostname.lower()))


def _refused_port(parsed: URL, permit: tuple[str, ...]) -> str | None:
    if parsed.port in PORTS or parsed.host in permit:
        return None
    return f"Port {parsed.port} is not one of a public web page (80, 443, 8080, 8443)."


def archived_original(url: str) -> tuple[str, str | None] | None:
    """(original, its time as the archive writes it) of an archive's address; None for any other address.

    The original is empty where the archive hides it behind a code (perma.cc, archive.today's short form).
    """
    for shape in _ARCHIVED:
        match = shape.match(url.strip())
        if match is None:
            continue
        video = match.groupdict().get("video")
        original = f"https://www.youtube.com/watch?v={video}" if video else match["original"]
        return _rescued(original), re.sub(r"\D", "", match["time"] or "")[:14] or None
    return None


def _rescued(original: str) -> str:
    """Archives and people fold the slashes of the address inside, or leave its scheme out."""
    if not original:
        return ""
    folded = re.match(r"([a-z]+):/+", original, re.I)
    return f"{folded[1]}://{original[folded.end() :]}" if folded else f"http://{original}"


MAX_VARIANTS = 12


def lookup_variants(url: str) -> tuple[str, ...]:
    """Addresses under which an archive may hold the same thing: as cited first, at most a dozen."""
    inside = archived_original(url)
    cited = inside[0] if inside and inside[0] else url.strip()
    plain = canonical_url(cited)
    platform = platform_of(plain)
    found = [cited, plain, *same_thing(plain, platform), *twins(plain, platform)]
    if platform is Platform.WEB and not refusal(plain):
        found += editions(plain)
    return tuple(dict.fromkeys(found))[:MAX_VARIANTS]
