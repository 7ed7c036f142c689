"""First: every request and response goes into WARC, raw, before anything is made of it."""

import asyncio
import hashlib
import threading
from base64 import b32encode
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from scrapy.crawler import Crawler

from pipelines.unchanged import body_sha256, unchanged_since
from spiders.job import Job
from spiders.sources import Fetched
from spiders.visit import Answer, Visit
from storage.warc import Record, WarcFile, json_record, packed

SOFTWARE = "Dalel/0.1"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"


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
        """Adds ``work``: place (where the last response, or the record of the failure, lies), body_sha256, unchanged.

        The same bytes as before are not kept again: a revisit record says so (ISO 28500:2017, 6.7.2).
        """
        item.work["body_sha256"], visits = body_sha256(item), (*item.visit.earlier, item.visit)
        item.work["unchanged"] = unchanged_since(item)
        records = [record for one in visits for record in _records(one)]
        if item.work["unchanged"] is not None and item.visit.last and item.visit.last.body:
            records[-1] = _revisit(item.visit.last)
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


def _revisit(answer: Answer) -> Record:
    """The response without its body, which an earlier record of the address holds."""
    whole = _response(answer)
    digest = b32encode(hashlib.sha1(answer.body, usedforsecurity=False).digest()).decode()
    told = (("WARC-Profile", IDENTICAL), ("WARC-Payload-Digest", f"sha1:{digest}"))
    refers = ("WARC-Refers-To-Target-URI", answer.url)
    return replace(whole, kind="revisit", payload=b"", headers=(*whole.headers, *told, refers))


def _response(answer: Answer) -> Record:
    # The body comes without its transfer-encoding: a header that still says "chunked" would mislead readers.
    headers = [
        (f"X-Orig-{name}" if name.lower() == "transfer-encoding" else name, value) for name, value in answer.headers
    ]
    extra = [("WARC-IP-Address", answer.ip)] if answer.ip else []
    extra += [("WARC-Truncated", "length")] if answer.truncated else []
    status = (f"{answer.protocol} {answer.status}", headers)
    return Record("response", answer.url, answer.at, answer.body, status, headers=tuple(extra))
