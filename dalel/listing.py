"""The addresses that a page, a feed (RSS 2.0; Atom, RFC 4287) or a sitemap (sitemaps.org) lists, in its own order."""

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from lxml import etree, html

from dalel.urls import host_of

_LISTS = frozenset({"rss", "RDF", "feed", "urlset"})
_NO_REPORT = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".css", ".js", ".mp3", ".mp4", ".zip", ".xml")


def listed(data: bytes, base: str) -> list[str]:
    """Absolute http(s) addresses, each once; of a page only links to its own host, those of its main part first."""
    root = _xml(data)
    found = _entries(root) if root is not None and _name(root) in _LISTS else _links(data)
    own = _bare(host_of(base))
    absolute = (_absolute(base, address) for address in found)
    kept = (
        address
        for address in absolute
        if address.startswith(("http://", "https://"))
        and _bare(host_of(address)) == own
        and not address.lower().endswith(_NO_REPORT)
        and address != base
    )
    return list(dict.fromkeys(kept))


def _absolute(base: str, address: str) -> str:
    """Empty for what is no address: one bad link must not hide the others."""
    try:
        return urldefrag(urljoin(base, address.strip())).url
    except ValueError:
        return ""


def _xml(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _entries(root: etree._Element) -> Iterator[str]:
    """RSS's <item><link>, Atom's <entry><link href>, a sitemap's <url><loc>."""
    for entry in root.iter("{*}item", "{*}entry", "{*}url"):
        for child in entry:
            if not isinstance(child.tag, str) or _name(child) not in ("link", "loc"):
                continue
            if child.get("rel", "alternate") == "alternate":
                yield child.get("href") or child.text or ""


def _links(data: bytes) -> Iterator[str]:
    try:
        root = html.fromstring(data)
    except etree.ParserError:  # empty, or nothing but a comment
        return
    for path in ("//main//a/@href | //article//a/@href", "//a/@href"):
        found = root.xpath(path)
        yield from map(str, found if isinstance(found, list) else [])


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _bare(host: str) -> str:
    return host.removeprefix("www.")
