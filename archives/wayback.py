"""What the Wayback Machine holds of an address: its CDX index, read through waybackpy with our transport under it.

waybackpy asks without a time limit and reads any odd answer as "no captures"; its classes make the
query and the rows here, and everything that goes over the wire is ours.
"""

import re
from collections.abc import Generator
from datetime import date, datetime

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
    """waybackpy's query with another wire. ``is_cut`` after reading: the index has more rows than it gave."""

    def __init__(self, url: str, endpoint: str, transport: Transport, user_agent: str, narrow: dict[str, str]) -> None:
        super().__init__(url, user_agent=user_agent, limit=str(ROWS))
        self.endpoint = endpoint
        self.is_cut = False
        self._transport = transport
        self._narrow = narrow

    def cdx_api_manager(self, payload: dict[str, str], headers: dict[str, str]) -> Generator[str, None, None]:
        payload = {**payload, "limit": str(self.limit), "showResumeKey": "true", **self._narrow}
        payload.pop("gzip", None)
        reply = self._transport.get("cdx", full_url(self.endpoint, params=payload), headers)
        rows, self.is_cut = read_rows(reply)
        yield "\n".join(rows)


class Wayback:
    """The index of one Wayback Machine."""

    name = "wayback"

    def __init__(self, settings: Settings, transport: Transport) -> None:
        self._settings = settings
        self._transport = transport

    def captures(self, url: str, cited: date | None = None) -> list[CdxRow]:
        """All rows of this very address, oldest first; [] only where the index says so itself.

        Where there are too many, the oldest, and one a day of the year before and after ``cited``.
        Raises ArchiveBusy, ArchiveRefused or ArchiveError.
        """
        rows, is_cut = self._ask(url, {})
        if is_cut:  # what came first is kept: copies of other years are copies too
            rows = list(dict.fromkeys([*rows, *self._ask(url, _narrow(cited))[0]]))
        return sorted(rows, key=lambda row: row.timestamp)

    def _ask(self, url: str, narrow: dict[str, str]) -> tuple[list[CdxRow], bool]:
        archive = self._settings.archive
        query = _Query(url, archive.cdx, self._transport, self._settings.network.user_agent, narrow)
        rows = [
            CdxRow(s.timestamp, s.original, s.mimetype, s.statuscode, s.digest)
            for s in query.snapshots()
            if is_row_of(url, s.original)
        ]
        return list(dict.fromkeys(rows)), query.is_cut


def _narrow(cited: date | None) -> dict[str, str]:
    narrow = {"collapse": "timestamp:8"}
    return (
        narrow | {"from": f"{cited.year - 1}{cited:%m%d}", "to": f"{cited.year + 1}{cited:%m%d}"} if cited else narrow
    )


def read_rows(reply: Reply) -> tuple[list[str], bool]:
    """The well-formed rows of a plain answer, and whether a resume key follows them; anything else is an error."""
    if reply.status != 200:
        raise ArchiveError(f"the archive's index answered {reply.status}")
    if reply.media_type not in ("text/plain", "text/x-cdxj", "") or reply.text.lstrip()[:1] == "<":
        raise ArchiveError("the archive's index answered with a page instead of rows")
    text, _, resume_key = reply.text.lstrip("\n").partition("\n\n")
    rows = [line for line in text.splitlines() if _ROW.match(line)]
    if text.strip() and not rows:
        raise ArchiveError("the archive's index answered with words instead of rows")
    return [row for row in rows if is_time(row.split(" ")[1])], bool(resume_key)


def is_time(timestamp: str) -> bool:
    """Whether 14 digits name a time; some rows of the year 2000 have a month or day too many."""
    try:
        datetime.strptime(timestamp, "%Y%m%d%H%M%S")  # noqa: DTZ007 - a form check
    except ValueError:
        return False
    return True
