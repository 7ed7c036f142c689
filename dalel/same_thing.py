"""Other addresses under which platforms and news sites show the same thing, and archives may hold it.

Seen in the indexes of the Wayback Machine: captures of one post are spread over mobile and short addresses.
"""

import re
from collections.abc import Iterator

from ada_url import URL

from dalel.model import Platform

_POST = r"(?P<user>[^/?#]+)/posts/(?P<post>[^/?#]+)"
_YOUTUBE_ID = r"(?:watch\?(?:.*&)?v=|shorts/|embed/|live/|v/)(?P<id>[\w-]{11})"
# platform -> rows of (what the address after its host looks like, other addresses of the same thing).
_SAME_THING: dict[Platform, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Platform.FACEBOOK: (
        (
            r"(?:permalink|story)\.php\?(?=.*story_fbid=(?P<post>[^&#]+))(?=.*\bid=(?P<user>[^&#]+))",
            (
                "https://www.facebook.com/permalink.php?story_fbid={post}&id={user}",
                "https://m.facebook.com/story.php?story_fbid={post}&id={user}",
                "https://www.facebook.com/{user}/posts/{post}",
                "https://mbasic.facebook.com/story.php?story_fbid={post}&id={user}",
            ),
        ),
        (
            r"groups/(?P<group>[^/?#]+)/(?:posts|permalink)/(?P<post>\d+)",
            (
                "https://www.facebook.com/groups/{group}/posts/{post}/",
                "https://www.facebook.com/groups/{group}/permalink/{post}/",
                "https://m.facebook.com/groups/{group}/permalink/{post}/",
                "https://mbasic.facebook.com/groups/{group}/permalink/{post}/",
            ),
        ),
        (
            _POST,
            (
                "https://www.facebook.com/{user}/posts/{post}",
                "https://m.facebook.com/{user}/posts/{post}",
                "https://m.facebook.com/story.php?story_fbid={post}&id={user}",
                "https://mbasic.facebook.com/{user}/posts/{post}",
            ),
        ),
        (
            r"(?:[^/?#]+/videos/(?:[^/?#]+/)?|watch/?\?(?:.*&)?v=)(?P<id>\d+)",
            ("https://www.facebook.com/watch/?v={id}", "https://m.facebook.com/watch/?v={id}"),
        ),
    ),
    Platform.INSTAGRAM: (
        (
            r"(?:[^/?#]+/)?(?:p|reel|tv)/(?P<id>[\w-]+)",
            (
                "https://www.instagram.com/p/{id}/",
                "https://www.instagram.com/reel/{id}/",
                "https://www.instagram.com/p/{id}/embed/captioned/",
            ),
        ),
    ),
    Platform.TELEGRAM: (
        (
            r"(?:s/)?(?P<channel>[A-Za-z]\w{3,})/(?P<post>\d+)",
            (
                "https://t.me/{channel}/{post}",
                "https://t.me/s/{channel}/{post}",
                "https://t.me/{channel}/{post}?embed=1",
                "https://t.me/{channel}/{post}?embed=1&mode=tme",
                "https://t.me/{channel}/{post}?single",
                "https://telegram.me/{channel}/{post}",
            ),
        ),
    ),
    Platform.YOUTUBE: (
        (
            rf"(?:{_YOUTUBE_ID}|(?P<short>[\w-]{{11}})(?:[?#]|$))",
            (
                "https://www.youtube.com/watch?v={id}",
                "https://youtu.be/{id}",
                "https://m.youtube.com/watch?v={id}",
                "https://www.youtube.com/shorts/{id}",
                "https://www.youtube.com/embed/{id}",
                "https://www.youtube.com/live/{id}",
            ),
        ),
    ),
    Platform.X: (
        (
            r"(?:i/web|(?P<user>\w+))/status/(?P<id>\d+)",
            (
                "https://twitter.com/{user}/status/{id}",
                "https://x.com/{user}/status/{id}",
                "https://mobile.twitter.com/{user}/status/{id}",
                "https://twitter.com/i/web/status/{id}",
            ),
        ),
    ),
    Platform.VK: (
        (
            r"(?:[^/?#]*\?(?:.*&)?w=)?(?P<id>(?:wall|photo|video|topic)-?\d+_\d+)",
            ("https://vk.com/{id}", "https://m.vk.com/{id}"),
        ),
    ),
}
_TWINS: dict[Platform, tuple[str, ...]] = {
    Platform.FACEBOOK: ("www.facebook.com", "m.facebook.com", "mbasic.facebook.com", "web.facebook.com"),
    Platform.VK: ("vk.com", "m.vk.com"),
    Platform.OK: ("ok.ru", "m.ok.ru"),
}


def same_thing(plain: str, platform: Platform) -> Iterator[str]:
    """Addresses of the same post, video or message."""
    rest = re.sub(r"^https?://[^/]+/", "", plain)
    for shape, others in _SAME_THING.get(platform, ()):
        match = re.match(shape, rest, re.I)
        if match:
            parts = {name: value for name, value in match.groupdict().items() if value}
            parts["id"] = parts.get("id") or parts.get("short", "")
            parts.setdefault("user", "i")
            yield from (other.format_map(parts) for other in others)
            return


def twins(plain: str, platform: Platform) -> Iterator[str]:
    """The same path on the platform's other hosts."""
    for host in _TWINS.get(platform, ()):
        parsed = URL(plain)
        yield f"https://{host}{parsed.pathname}{parsed.search}"


def editions(plain: str) -> Iterator[str]:
    """The same article for print, for AMP, and on the mobile host, and back from these to the article."""
    parsed = URL(plain)
    origin, path = f"{parsed.protocol}//{parsed.host}", parsed.pathname
    article = re.sub(r"/amp/?$", "/", path)
    host = re.sub(r"^(?:m|mobile|amp|www)\.", "", parsed.host)
    if article != path:
        yield f"{origin}{article}{parsed.search}"
        yield f"{origin}{article.rstrip('/')}{parsed.search}"
    if host != parsed.host and not parsed.host.startswith("www."):
        yield f"https://{host}{path}{parsed.search}"
        yield f"https://www.{host}{path}{parsed.search}"
    if path == "/" or parsed.search:
        return
    if article == path:
        yield f"{origin}{path.rstrip('/')}/amp"
        yield f"{origin}{path}?amp=1"
    yield f"{origin}{article}?print=1"
    yield f"https://m.{host}{path}"
