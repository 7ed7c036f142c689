"""The spider for archived copies: tries the copies of a source in order, original bytes only, until one is usable."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import scrapy
from sqlalchemy import Engine

from dalel.model import MementoJudgement
from spiders.fetch import Fetcher
from spiders.job import Job, Wanted
from spiders.replay import replay
from spiders.sources import Fetched


class MementoSpider(scrapy.Spider):
    """Each source on its own, one copy after another; the archive is one host, asked at its own pace."""

    name = "mementos"

    def __init__(self, job: Job, engine: Engine, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.engine = engine
        self.done: asyncio.Queue[Fetched | None] = asyncio.Queue()

    async def start(self) -> AsyncIterator[Fetched]:
        """Copies in the order in which they arrive; each is judged by the pipelines before its next is asked for."""
        feeder = asyncio.ensure_future(self._retrieve_everything())
        while (item := await self.done.get()) is not None:
            yield item
        await feeder

    async def _retrieve_everything(self) -> None:
        fetch = Fetcher(self.crawler, self.job.settings.network, policy=None)
        try:
            await asyncio.gather(*(self._retrieve(wanted, fetch) for wanted in self.job.wanted))
        finally:
            await self.done.put(None)

    async def _retrieve(self, wanted: Wanted, fetch: Fetcher) -> None:
        base = self.job.settings.archive.replay
        for memento_id, address in wanted.copies:
            copy = await replay(address, base, fetch)
            item = Fetched(wanted.source_id, wanted.url, copy.visit, memento_id=memento_id)
            item.work["hops"] = copy.hops
            item.work["original"] = copy.hops[0].url if copy.hops else wanted.url
            item.work["judgement"] = copy.judgement
            item.stored = asyncio.get_running_loop().create_future()
            await self.done.put(item)
            await item.stored
            if item.work.get("judgement") == MementoJudgement.USABLE:
                return
