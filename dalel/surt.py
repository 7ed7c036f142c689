"""The key of an address in an archive's index: host reversed, in lower case, parameters sorted (SURT).

Source: the form that CDX indexes show (WAYBACK notes §3.1); compared with `cdxj-indexer` in the tests.
"""

import re
from urllib.parse import unquote_to_bytes

import ada_url


def surt(url: str) -> str:
    """The key; an address that cannot be parsed is its own.

    >>> surt("http://www.Example.com:80/Path/?b=2&a=1")
    'com,example)/path?a=1&b=2'
    """
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return url.lower()
    host = re.sub(r"^www\d*\.", "", parsed.hostname)
    port = f":{parsed.port}" if parsed.port else ""
    path = re.sub(r"/{2,}", "/", _unescaped(parsed.pathname)).rstrip("/") or "/"
    query = "&".join(sorted(parsed.search.removeprefix("?").lower().split("&")))
    return (",".join(reversed(host.split("."))) + port + ")" + path + (f"?{query}" if query else "")).lower()


def _unescaped(path: str) -> str:
    """Letters, digits and -._~ need no escape (RFC 3986 §2.3)."""
    return re.sub(r"(?i)%(?:[46][1-9a-f]|[57][0-9a]|3\d|2[de]|5f|7e)", lambda m: unquote_to_bytes(m[0]).decode(), path)
