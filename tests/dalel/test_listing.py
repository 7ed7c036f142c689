"""What a feed, a sitemap or a page lists; what it only decorates itself with is not listed."""

import pytest

from dalel.listing import listed

BASE = "https://monitor.example/reports/"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><link>https://monitor.example/</link>
<item><title>May</title><link> https://monitor.example/may </link></item>
<item><link>https://www.monitor.example/june#top</link></item><item><link>https://other.example/x</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://monitor.example/"/>
<entry><link rel="self" href="/feed/1"/><link href="/may"/></entry></feed>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://monitor.example/may</loc></url>
<url><loc>https://monitor.example/logo.png</loc></url></urlset>"""
PAGE = b"""<html><body><nav><a href="/about">About</a></nav><main><a href="may.pdf">May</a> <a href="may.pdf">again</a>
<a href="https://other.example/">elsewhere</a> <a href="mailto:desk@monitor.example">mail</a></main></body></html>"""
BOMB = b"""<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><link>&a;</link></item></channel></rss>"""


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (RSS, ["https://monitor.example/may", "https://www.monitor.example/june"]),
        (ATOM, ["https://monitor.example/may"]),
        (SITEMAP, ["https://monitor.example/may"]),
        (PAGE, ["https://monitor.example/reports/may.pdf", "https://monitor.example/about"]),
        (BOMB, []),
        (b"", []),
        (b"no markup at all", []),
        (b"<html><body><a href='http://[bad'>x</a><a href='/ok'>y</a></body></html>", ["https://monitor.example/ok"]),
        (b"<!-- nothing -->", []),
    ],
    ids=["rss", "atom", "sitemap", "page", "entity", "empty", "text", "bad address", "comment"],
)
def test_addresses_are_listed_once_and_of_the_own_host_alone(data: bytes, found: list[str]) -> None:
    assert listed(data, BASE) == found
