"""The addresses that a page, a feed (RSS 2.0; Atom, RFC 4287) or a sitemap (sitemaps.org) lists, in its own order.

A feed or a sitemap may lie on another host than what it lists; of a page only links to its own host count.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from lxml import etree, html

from dalel.urls import host_of

MOST_BYTES = 50 * 1024 * 1024
"""Of an unpacked sitemap, the protocol's own limit."""
_LISTS = frozenset({"rss", "RDF", "feed", "urlset"})
_NO_REPORT = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".css", ".js", ".mp3", ".mp4", ".zip", ".xml", ".gz")


@dataclass(frozen=True)
class Listing:
    """Absolute http(s) addresses, each once; ``parts`` are those of an index of sitemaps, the newest first."""

    addresses: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def listed(data: bytes, base: str) -> Listing:
    """What ``data``, found at ``base``, lists; of a page the links of its main part first, of a sitemap the newest."""
    root = _xml(_unpacked(data), base)
    name = _name(root) if root is not None else ""
    if root is not None and name == "sitemapindex":
        return Listing(parts=_distinct(_locations(root, "{*}sitemap"), base))
    if root is not None and name in _LISTS:
        return Listing(tuple(filter(_may_be_report, _distinct(_entries(root, name), base))))
    own = _bare(host_of(base))
    return Listing(
        tuple(a for a in _distinct(_links(data, base), base) if _bare(host_of(a)) == own and _may_be_report(a))
    )


def _distinct(addresses: Iterable[str], base: str) -> tuple[str, ...]:
    absolute = (_absolute(base, address) for address in addresses)
    return tuple(dict.fromkeys(a for a in absolute if a.startswith(("http://", "https://")) and a != base))


def _may_be_report(address: str) -> bool:
    return not address.lower().endswith(_NO_REPORT)


def _absolute(base: str, address: str) -> str:
    """Empty for what is no address: one bad link must not hide the others."""
    try:
        return urldefrag(urljoin(base, address.strip())).url
    except ValueError:
        return ""


def _unpacked(data: bytes) -> bytes:
    """A sitemap may be sent as a gzip file."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return zlib.decompressobj(wbits=31).decompress(data, MOST_BYTES)
    except zlib.error:
        return b""


def _xml(data: bytes, base: str) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        return etree.fromstring(data, parser, base_url=base)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _entries(root: etree._Element, name: str) -> Iterator[str]:
    if name == "urlset":
        return _locations(root, "{*}url")
    return filter(None, map(_entry, root.iter("{*}item", "{*}entry")))


def _entry(entry: etree._Element) -> str:
    """RSS's <link>, or its <guid> where that is the address; Atom's <link href>. xml:base counts."""
    links = [c for c in entry.iterchildren("{*}link") if c.get("rel", "alternate") == "alternate"]
    links += [c for c in entry.iterchildren("{*}guid") if c.get("isPermaLink", "true") == "true"]
    found = ((child, (child.get("href") or child.text or "").strip()) for child in links)
    return next((_absolute(child.base or "", address) for child, address in found if address), "")


def _locations(root: etree._Element, kind: str) -> Iterator[str]:
    """<loc> of a sitemap's entries, the one changed last first; those without a date keep their order behind."""
    dated = [(entry.findtext("{*}lastmod", "").strip(), entry.findtext("{*}loc", "")) for entry in root.iter(kind)]
    return (address for _, address in sorted(dated, key=lambda one: one[0], reverse=True))


def _links(data: bytes, base: str) -> Iterator[str]:
    try:
        root = html.fromstring(data)
    except (etree.ParserError, ValueError):  # empty, or nothing but a comment
        return
    declared = root.find(".//base[@href]")
    base = _absolute(base, declared.get("href", "")) if declared is not None else base
    for path in ("//main//a/@href | //article//a/@href", "//a/@href"):
        found = root.xpath(path)
        yield from (_absolute(base, str(one)) for one in (found if isinstance(found, list) else []))


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _bare(host: str) -> str:
    return host.removeprefix("www.")
