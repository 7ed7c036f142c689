"""The spider for archived copies: tries the copies of a source in order, original bytes only, until one is usable."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import scrapy

from spiders.fetch import Fetcher
from spiders.job import Job, Wanted
from spiders.replay import replay
from spiders.sources import Fetched


class MementoSpider(scrapy.Spider):
    """One source after another, one copy after another: an archive is one host, asked at its own pace."""

    name = "mementos"

    def __init__(self, job: Job, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job

    async def start(self) -> AsyncIterator[Fetched]:
        """Each copy is judged by the pipelines before the next is asked for."""
        fetch = Fetcher(self.crawler, self.job.settings.network, policy=None)
        for wanted in self.job.wanted:
            async for item in self._copies(wanted, fetch):
                yield item

    async def _copies(self, wanted: Wanted, fetch: Fetcher) -> AsyncIterator[Fetched]:
        seen: set[bytes] = set()
        for memento_id, time, address in wanted.copies:
            found = await replay(address, time, fetch)
            body = found.last.body if found.last else b""
            if body and body in seen:
                continue
            seen.add(body)
            item = Fetched(wanted.source_id, wanted.url, found, memento_id=memento_id)
            item.stored = asyncio.get_running_loop().create_future()
            yield item
            await item.stored
            if item.work.get("judgement") == "usable":
                return
