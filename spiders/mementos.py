"""The spider for archived copies: tries the copies of a source in order, original bytes only, until one is usable."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import scrapy
from sqlalchemy import Engine

from dalel.mementos import split_replay
from dalel.model import Failure, FailureKind
from spiders.fetch import Fetcher
from spiders.job import Job, Wanted
from spiders.replay import Copy, replay
from spiders.sources import Fetched
from spiders.visit import Answer, retry_after_s
from storage.pace import StoredPace

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

    async def _fetch(self, wanted: Wanted, url: str) -> Answer | Failure:
        """One request at the pace that all processes of the store share; a busy archive is left alone by all."""
        held = await asyncio.to_thread(self._pace.held, wanted.bucket)
        if held and held[0] > _now():
            return Failure(FailureKind.ARCHIVE_BUSY, f"the archive is left alone until {held[0]:%H:%M:%S} UTC")
        at = await asyncio.to_thread(self._pace.reserve, wanted.bucket, wanted.per_minute, _now())
        await asyncio.sleep((at - _now()).total_seconds())
        answer = await self._fetcher(url, False)
        if isinstance(answer, Answer) and answer.status == 429 and answer.header("memento-datetime") is None:
            until = _now() + timedelta(seconds=retry_after_s(answer) or BUSY_S)
            await asyncio.to_thread(self._pace.hold, wanted.bucket, until, "it answered 429, too many requests")
        return answer

    async def _retrieve(self, wanted: Wanted) -> None:
        """Until a copy is usable and bears a claim, or the archive will show no more of them now."""
        shown: set[tuple[str, str]] = set()
        for memento_id, address in wanted.copies:
            if split_replay(address) in shown:  # a neighbour was shown in place of a copy that cannot be played
                continue
            copy = await replay(address, wanted.base, lambda url, _: self._fetch(wanted, url))
            item = _item(wanted, memento_id, copy)
            item.stored = asyncio.get_running_loop().create_future()
            await self.done.put(item)
            await item.stored
            if copy.shown:
                shown.add((f"{copy.shown[0]:%Y%m%d%H%M%S}", copy.shown[1]))
            if item.work.get("bears") or (copy.visit.failure and copy.visit.failure.kind in _SHOWS_NO_MORE):
                return


_SHOWS_NO_MORE = frozenset({FailureKind.ARCHIVE_BUSY, FailureKind.ARCHIVE_EXCLUDED})


def _item(wanted: Wanted, memento_id: int, copy: Copy) -> Fetched:
    item = Fetched(wanted.source_id, wanted.url, copy.visit, memento_id=memento_id)
    item.work["hops"] = copy.hops
    item.work["original"] = copy.hops[0].url if copy.hops else wanted.url
    item.work["judgement"] = copy.judgement
    item.work["shown"] = copy.shown
    item.work["claims"], item.work["period"] = wanted.claims, wanted.period
    return item


def _now() -> datetime:
    return datetime.now(UTC)
