"""What a feed, a sitemap or a page lists; what it only decorates itself with is not listed."""

import gzip

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
DATED = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://monitor.example/about</loc></url>
<url><loc>https://monitor.example/may</loc><lastmod>2024-06-01</lastmod></url>
<url><loc>https://monitor.example/june</loc><lastmod>2024-07-01T10:00:00Z</lastmod></url></urlset>"""
GUIDS = b"""<rss version="2.0"><channel><item><guid>https://monitor.example/may</guid></item>
<item><guid isPermaLink="false">tag:monitor.example,2024:7</guid></item>
<item><link>https://monitor.example/june</link><guid>https://monitor.example/?p=9</guid></item></channel></rss>"""
BASED = b"""<feed xmlns="http://www.w3.org/2005/Atom">
<entry xml:base="https://elsewhere.example/2024/"><link href="may"/></entry>
<entry><link href="june"/></entry></feed>"""
PAGE_BASE = b"""<html><head><base href="/2024/"></head><body><a href="may">May</a></body></html>"""
PAGE = b"""<html><body><nav><a href="/about">About</a></nav><main><a href="may.pdf">May</a> <a href="may.pdf">again</a>
<a href="https://other.example/">elsewhere</a> <a href="mailto:desk@monitor.example">mail</a></main></body></html>"""
BOMB = b"""<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><link>&a;</link></item></channel></rss>"""


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (RSS, ["https://monitor.example/may", "https://www.monitor.example/june", "https://other.example/x"]),
        (GUIDS, ["https://monitor.example/may", "https://monitor.example/june"]),
        (BASED, ["https://elsewhere.example/2024/may", "https://monitor.example/reports/june"]),
        (PAGE_BASE, ["https://monitor.example/2024/may"]),
        (ATOM, ["https://monitor.example/may"]),
        (SITEMAP, ["https://monitor.example/may"]),
        (PAGE, ["https://monitor.example/reports/may.pdf", "https://monitor.example/about"]),
        (BOMB, []),
        (b"", []),
        (b"no markup at all", []),
        (b"<html><body><a href='http://[bad'>x</a><a href='/ok'>y</a></body></html>", ["https://monitor.example/ok"]),
        (b"<!-- nothing -->", []),
    ],
    ids=[
        "rss",
        "guids",
        "xml:base",
        "base",
        "atom",
        "sitemap",
        "page",
        "entity",
        "empty",
        "text",
        "bad address",
        "comment",
    ],
)
def test_addresses_are_listed_once_and_links_of_a_page_to_its_own_host_alone(data: bytes, found: list[str]) -> None:
    assert listed(data, BASE).addresses == tuple(found)


def test_a_sitemap_lists_the_newest_first_and_an_index_of_them_its_parts() -> None:
    assert listed(DATED, BASE).addresses == tuple(
        f"https://monitor.example/{name}" for name in ("june", "may", "about")
    )
    assert listed(gzip.compress(DATED), BASE) == listed(DATED, BASE)
    index = DATED.replace(b"urlset", b"sitemapindex").replace(b"url>", b"sitemap>").replace(b"</loc>", b".xml.gz</loc>")
    found = listed(index, BASE)
    assert (found.addresses, found.parts[0]) == ((), "https://monitor.example/june.xml.gz")
    assert listed(gzip.compress(DATED)[:-20] + b"torn", BASE).parts == ()
