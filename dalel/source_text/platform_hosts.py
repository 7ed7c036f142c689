"""Which platform an address belongs to, as far as walls, notices and texts differ there."""

from urllib.parse import urlsplit

from dalel.model import Platform

_HOSTS = {
    Platform.FACEBOOK: ("facebook.com", "fb.com", "fb.watch", "fb.me", "facebookcorewwwi.onion"),
    Platform.INSTAGRAM: ("instagram.com", "instagr.am"),
    Platform.YOUTUBE: ("youtube.com", "youtu.be", "youtube-nocookie.com"),
    Platform.TELEGRAM: ("t.me", "telegram.me", "telegram.dog"),
    Platform.X: ("twitter.com", "x.com"),
    Platform.VK: ("vk.com", "vk.ru", "vkontakte.ru", "vkvideo.ru"),
    Platform.OK: ("ok.ru", "odnoklassniki.ru"),
    Platform.TIKTOK: ("tiktok.com",),
}
_BY_HOST = {host: platform for platform, hosts in _HOSTS.items() for host in hosts}


def platform_of(url: str) -> Platform:
    """The platform of an address, its subdomains included; WEB for all other hosts."""
    host = host_of(url)
    while host:
        if host in _BY_HOST:
            return _BY_HOST[host]
        host = host.partition(".")[2]
    return Platform.WEB


def host_of(url: str) -> str:
    """The host of an address in lower case, empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
