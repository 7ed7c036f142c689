"""First: every request and response goes into WARC, raw, before anything is made of it."""

import asyncio
import threading
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from scrapy.crawler import Crawler

from spiders.job import Job
from spiders.sources import Fetched
from spiders.visit import Answer, Visit
from storage.warc import Record, WarcFile, json_record, packed

SOFTWARE = "Dalel/0.1"


class WarcPipeline:
    """Appends all hops of a visit and a metadata record to this process's WARC file."""

    def __init__(self, crawler: Crawler) -> None:
        job: Job = crawler.spider.job  # type: ignore[union-attr]
        self._folder = Path(job.store) / "captures"
        self._permits = job.settings.network.permit
        self._file = WarcFile(self._folder, SOFTWARE, datetime.now(UTC))
        self._turning = threading.Lock()  # sync runs in another thread than what appends
        crawler.warc = self  # type: ignore[attr-defined]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        """Adds ``work['place']``: where the last response, or the record of the failure, lies."""
        visits = (*item.visit.earlier, item.visit)
        records = [record for one in visits for record in _records(one)]
        about = json_record(item.visit.url, datetime.now(UTC), self._about(item))
        members = await asyncio.to_thread(packed, [*records, about])
        with self._turning:
            places = self._file.append(members)
        answers = len(item.visit.answers)
        item.work["place"] = places[-2] if answers else places[-1]
        item.work["ended_at"] = about.at
        return item

    def keep(self, answer: Answer) -> None:
        """Append an answer that belongs to no source: what a host shows for an address that cannot exist."""
        members = packed([_request(answer), _response(answer)])
        with self._turning:
            self._file.append(members)

    def sync(self) -> None:
        """Make everything appended durable; begins the next file where this one is full."""
        self._file.sync()
        if self._file.is_full:
            with self._turning:
                self._file.close()
                self._file = WarcFile(self._folder, SOFTWARE, datetime.now(UTC))

    def close_spider(self) -> None:
        """The file gets its final name."""
        self._file.close()

    def _about(self, item: Fetched) -> dict[str, object]:
        failure = item.visit.failure
        return {
            "source": item.url,
            "asked": item.visit.url,
            "failure": asdict(failure) if failure else None,
            "unverified_tls": item.visit.unverified,
            "robots": item.robots,
            "permit": list(self._permits),
        }


def _records(visit: Visit) -> list[Record]:
    return [record for answer in visit.answers for record in (_request(answer), _response(answer))]


def _request(answer: Answer) -> Record:
    parts = urlsplit(answer.url)
    line = f"GET {urlunsplit(('', '', parts.path or '/', parts.query, ''))} HTTP/1.1"
    return Record("request", answer.url, answer.at, b"", (line, [("Host", parts.netloc), *answer.request_headers]))


def _response(answer: Answer) -> Record:
    # The body comes without its transfer-encoding: a header that still says "chunked" would mislead readers.
    headers = [
        (f"X-Orig-{name}" if name.lower() == "transfer-encoding" else name, value) for name, value in answer.headers
    ]
    extra = [("WARC-IP-Address", answer.ip)] if answer.ip else []
    extra += [("WARC-Truncated", "length")] if answer.truncated else []
    status = (f"{answer.protocol} {answer.status}", headers)
    return Record("response", answer.url, answer.at, answer.body, status, headers=tuple(extra))
