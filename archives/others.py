"""Other archives: what a Memento TimeMap or a CDX server lists of an address, as rows of the same kind.

Sources: RFC 7089 (TimeMap, link format), pywb's CDX server API. pywb answers a question without rows
with rows of similar addresses, unless it is told not to.
"""

import re
from urllib.parse import quote

from archives.transport import Reply, Transport
from archives.wayback import is_time
from dalel.config import OtherArchive
from dalel.copies import LISTED
from dalel.errors import ArchiveError
from dalel.mementos import CdxRow, is_row_of, split_replay

_FIELDS = "urlkey,timestamp,url,mime,status,digest,length"
_LINK = re.compile(r'<([^>]*)>\s*((?:;\s*\w+="?[^";,]*(?:,[^";]*)?"?\s*)*)', re.S)
_IS_MEMENTO = re.compile(r'rel="?[^"]*\bmemento\b')


class Other:
    """One archive of ``archive.others``."""

    def __init__(self, archive: OtherArchive, transport: Transport) -> None:
        self.name = archive.name
        self._archive = archive
        self._transport = transport

    def captures(self, url: str) -> list[CdxRow]:
        """Its rows of this very address. Raises ArchiveBusy, ArchiveRefused or ArchiveError."""
        rows = self._cdx(url) if self._archive.kind == "cdx" else self._timemap(url)
        return [row for row in dict.fromkeys(rows) if is_time(row.timestamp) and is_row_of(url, row.original)]

    def _cdx(self, url: str) -> list[CdxRow]:
        query = f"url={quote(url, safe='')}&output=text&fl={_FIELDS}&allowFuzzy=0&limit=5000"
        reply = self._transport.get(self.name, f"{self._archive.index}?{query}")
        if reply.status == 404 and "No Captures found" in reply.text:  # the words of pywb's family, Common Crawl's too
            return []
        lines = [line.split(" ") for line in _plain(reply).splitlines() if line.strip()]
        rows = [CdxRow(*parts[1:6]) for parts in lines if len(parts) == 7]
        if lines and not rows:
            raise ArchiveError("the archive answered with words instead of rows")
        return rows

    def _timemap(self, url: str) -> list[CdxRow]:
        reply = self._transport.get(self.name, f"{self._archive.index}/{url}")
        if reply.status == 404:  # RFC 7089: it knows of no copy
            return []
        links = _LINK.findall(_plain(reply))
        if not links:
            raise ArchiveError("the archive answered with something that is no TimeMap")
        return [
            CdxRow(*split_replay(target), "unk", LISTED, "-") for target, marks in links if _IS_MEMENTO.search(marks)
        ]


def _plain(reply: Reply) -> str:
    if reply.status != 200:
        raise ArchiveError(f"the archive answered {reply.status}")
    if reply.media_type == "text/html" or reply.text.lstrip()[:5].lower().startswith(("<!", "<html")):
        raise ArchiveError("the archive answered with a page instead of a list")
    return reply.text
