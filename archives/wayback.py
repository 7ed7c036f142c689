"""What the Wayback Machine holds of an address: its CDX index, read through waybackpy with our transport under it.

waybackpy asks without a time limit and reads any odd answer as "no captures"; its classes make the
query and the rows here, and everything that goes over the wire is ours.
"""

import re
from collections.abc import Generator, Iterator
from datetime import datetime

from waybackpy import WaybackMachineCDXServerAPI
from waybackpy.cdx_utils import full_url

from archives.transport import Reply, Transport
from dalel.config import Settings
from dalel.errors import ArchiveError
from dalel.mementos import CdxRow, is_row_of

ROWS = 5000
"""One exact query answers all but the most often archived pages; the nearest is chosen by us, not by `closest`."""
_ROW = re.compile(r"\S+ \d{14} \S+ \S+ \S+ \S+ \S+$")


class _Query(WaybackMachineCDXServerAPI):
    """waybackpy's query with another wire."""

    def __init__(self, url: str, endpoint: str, transport: Transport, user_agent: str) -> None:
        super().__init__(url, user_agent=user_agent, limit=str(ROWS))
        self.endpoint = endpoint
        self._transport = transport

    def cdx_api_manager(self, payload: dict[str, str], headers: dict[str, str]) -> Generator[str, None, None]:
        payload = {**payload, "limit": str(self.limit), "showResumeKey": "true"}
        payload.pop("gzip", None)
        reply = self._transport.get("cdx", full_url(self.endpoint, params=payload), headers)
        yield "\n".join(_rows(reply))


class Wayback:
    """The index of one Wayback Machine."""

    name = "wayback"

    def __init__(self, settings: Settings, transport: Transport) -> None:
        self._settings = settings
        self._transport = transport

    def captures(self, url: str) -> list[CdxRow]:
        """All rows of this very address, oldest first; [] only where the index says so itself.

        Raises ArchiveBusy, ArchiveRefused or ArchiveError.
        """
        archive = self._settings.archive
        query = _Query(url, archive.cdx, self._transport, self._settings.network.user_agent)
        rows = [
            CdxRow(s.timestamp, s.original, s.mimetype, s.statuscode, s.digest)
            for s in query.snapshots()
            if is_row_of(url, s.original)
        ]
        return list(dict.fromkeys(rows))


def _rows(reply: Reply) -> Iterator[str]:
    """The well-formed rows of a plain answer, without the resume key; anything else is an error."""
    if reply.status != 200:
        raise ArchiveError(f"the archive's index answered {reply.status}")
    if reply.media_type not in ("text/plain", "text/x-cdxj", "") or reply.text.lstrip()[:1] == "<":
        raise ArchiveError("the archive's index answered with a page instead of rows")
    for line in reply.text.splitlines():
        if not line.strip():
            return
        if _ROW.match(line) and _is_time(line.split(" ")[1]):
            yield line


def _is_time(timestamp: str) -> bool:
    try:
        datetime.strptime(timestamp, "%Y%m%d%H%M%S")  # noqa: DTZ007 - a form check
    except ValueError:
        return False
    return True
