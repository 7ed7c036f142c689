"""The spider for archived copies: tries the copies of a source in order, original bytes only, until one is usable."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import scrapy
from sqlalchemy import Engine

from dalel.model import Failure, FailureKind, MementoJudgement
from spiders.fetch import Fetcher
from spiders.job import Job, Wanted
from spiders.replay import replay
from spiders.sources import Fetched
from spiders.visit import Answer, retry_after_s
from storage.pace import StoredPace

BUCKET = "memento"
BUSY_S = 60.0
"""What a 429 without Retry-After means."""


class MementoSpider(scrapy.Spider):
    """Each source on its own, one copy after another; the archive is one host, asked at its own pace."""

    name = "mementos"

    def __init__(self, job: Job, engine: Engine, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.engine = engine
        self._pace = StoredPace(engine)
        self.done: asyncio.Queue[Fetched | None] = asyncio.Queue()

    async def start(self) -> AsyncIterator[Fetched]:
        """Copies in the order in which they arrive; each is judged by the pipelines before its next is asked for."""
        feeder = asyncio.ensure_future(self._retrieve_everything())
        while (item := await self.done.get()) is not None:
            yield item
        await feeder

    async def _retrieve_everything(self) -> None:
        self._fetcher = Fetcher(self.crawler, self.job.settings.network, policy=None)
        try:
            await asyncio.gather(*(self._retrieve(wanted) for wanted in self.job.wanted))
        finally:
            await self.done.put(None)

    async def _fetch(self, url: str, unverified: bool) -> Answer | Failure:
        """One request at the pace that all processes of the store share; a busy archive is left alone by all."""
        held = await asyncio.to_thread(self._pace.held, BUCKET)
        if held and held[0] > _now():
            return Failure(FailureKind.LIMIT, f"the archive is left alone until {held[0]:%H:%M:%S} UTC")
        at = await asyncio.to_thread(self._pace.reserve, BUCKET, self.job.settings.archive.rates.memento, _now())
        await asyncio.sleep((at - _now()).total_seconds())
        answer = await self._fetcher(url, unverified)
        if isinstance(answer, Answer) and answer.status == 429:
            until = _now() + timedelta(seconds=retry_after_s(answer) or BUSY_S)
            await asyncio.to_thread(self._pace.hold, BUCKET, until, "it answered 429, too many requests")
        return answer

    async def _retrieve(self, wanted: Wanted) -> None:
        for memento_id, address in wanted.copies:
            copy = await replay(address, wanted.base, self._fetch)
            item = Fetched(wanted.source_id, wanted.url, copy.visit, memento_id=memento_id)
            item.work["hops"] = copy.hops
            item.work["original"] = copy.hops[0].url if copy.hops else wanted.url
            item.work["judgement"] = copy.judgement
            item.work["shown"] = copy.shown
            item.stored = asyncio.get_running_loop().create_future()
            await self.done.put(item)
            await item.stored
            if item.work.get("judgement") == MementoJudgement.USABLE:
                return


def _now() -> datetime:
    return datetime.now(UTC)
