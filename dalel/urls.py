"""Addresses: which two name the same source, on what platform it lies, and which we must not fetch.

Parsed as browsers do (WHATWG URL, through ada-url). Identity changes nothing but what cannot matter:
the spelling of the host, default ports, the fragment, and tracking parameters. URL cleaners are not
used: they drop ``v=`` and ``story_fbid=`` and break addresses inside archive paths.
"""

from urllib.parse import unquote_plus

import ada_url

from dalel.model import Platform

LONGEST = 8192

TRACKING_ANYWHERE = frozenset({"fbclid", "gclid", "yclid", "ysclid", "igshid", "mc_cid", "mc_eid"})
TRACKING_ON = {
    Platform.FACEBOOK: frozenset({"eid", "mibextid", "__tn__"}),
    Platform.X: frozenset({"s", "t"}),
    Platform.YOUTUBE: frozenset({"si", "feature"}),
}
REFERRER_ON = frozenset({Platform.FACEBOOK, Platform.X, Platform.TIKTOK})

_HOSTS = {
    "facebook.com": Platform.FACEBOOK,
    "fb.com": Platform.FACEBOOK,
    "fb.watch": Platform.FACEBOOK,
    "instagram.com": Platform.INSTAGRAM,
    "youtube.com": Platform.YOUTUBE,
    "youtu.be": Platform.YOUTUBE,
    "youtube-nocookie.com": Platform.YOUTUBE,
    "t.me": Platform.TELEGRAM,
    "telegram.me": Platform.TELEGRAM,
    "x.com": Platform.X,
    "twitter.com": Platform.X,
    "vk.com": Platform.VK,
    "vk.ru": Platform.VK,
    "ok.ru": Platform.OK,
    "tiktok.com": Platform.TIKTOK,
}
_NOT_PUBLIC = (".local", ".internal", ".onion", ".localhost")


def canonical_url(url: str) -> str:
    """The address that identifies a source; the address as given where it cannot be parsed."""
    try:
        parsed = ada_url.URL(url.strip())
    except ValueError:
        return url.strip()
    parsed.hash = ""
    kept = [pair for pair in parsed.search.removeprefix("?").split("&") if not _is_tracking(pair, platform_of(url))]
    if parsed.search:
        parsed.search = "&".join(kept)
    return str(parsed.href)


def tracking_parameters(url: str) -> tuple[str, ...]:
    """Names of the parameters that identify a click and not a page."""
    try:
        pairs = ada_url.URL(url.strip()).search.removeprefix("?").split("&")
    except ValueError:
        return ()
    return tuple(_name(pair) for pair in pairs if _is_tracking(pair, platform_of(url)))


def host_of(url: str) -> str:
    """The host in ASCII, or "" where there is none."""
    try:
        return str(ada_url.URL(url.strip()).hostname)
    except ValueError:
        return ""


def platform_of(url: str) -> Platform:
    """Where the source lives."""
    host = host_of(url)
    parts = host.split(".")
    names = (".".join(parts[i:]) for i in range(len(parts)))
    return next((_HOSTS[name] for name in names if name in _HOSTS), Platform.WEB)


def refusal(url: str) -> str | None:
    """Why an address is not fetched, in one sentence; None where nothing in its spelling speaks against it."""
    if len(url) > LONGEST:
        return f"the address is longer than {LONGEST} characters"
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return "this is not a valid web address"
    if parsed.protocol not in ("http:", "https:"):
        return f"{parsed.protocol.rstrip(':')} addresses are not fetched, only http and https"
    if parsed.username or parsed.password:
        return "the address carries a login, which is never sent"
    host = parsed.hostname.rstrip(".")
    is_name = not host.startswith("[")
    if is_name and ("." not in host or host.endswith(_NOT_PUBLIC)):
        return f"{host or 'an empty host'} is not a public host name"
    return None


def _is_tracking(pair: str, platform: Platform) -> bool:
    name = _name(pair)
    if name.startswith("utm_") or name in TRACKING_ANYWHERE or name in TRACKING_ON.get(platform, ()):
        return True
    return platform in REFERRER_ON and name.startswith("ref")


def _name(pair: str) -> str:
    return unquote_plus(pair.partition("=")[0]).lower()
