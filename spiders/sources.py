"""The spider: takes the sources that are due from the database and visits them, politely, host by host."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import scrapy
from sqlalchemy import Engine

from dalel.model import Failure, FailureKind
from spiders.addresses import policy_of
from spiders.control import Control
from spiders.fetch import Fetcher
from spiders.job import Job
from spiders.probe import Probe
from spiders.robots import DISALLOWED, Robots
from spiders.visit import Answer, Visit, visit
from storage.alive import dead_workers, forget
from storage.frontier import Due, Frontier

LEASE_RENEWAL_S = 20.0
POLL_S = 0.5
UNSTORED = 64
"""So many pages may wait for the pipelines; the hosts wait then, or what is fetched fills the memory."""


@dataclass
class Fetched:
    """What the pipelines work on: a visit, and step by step what each of them made of it."""

    source_id: int
    url: str
    visit: Visit
    robots: str = "unknown"
    due: Due | None = None
    memento_id: int | None = None
    work: dict[str, Any] = field(default_factory=dict)
    stored: "asyncio.Future[None] | None" = None
    probe: Probe | None = None


class SourceSpider(scrapy.Spider):
    """Visits every due source once; failures are answers too."""

    name = "sources"

    def __init__(self, job: Job, engine: Engine, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.engine = engine
        self.frontier = Frontier(engine, job.worker, job.report_ids, job.source_ids)
        self.done: asyncio.Queue[Fetched | None] = asyncio.Queue()
        self._room = asyncio.Semaphore(UNSTORED)

    async def start(self) -> AsyncIterator[Fetched]:
        """Items in the order in which their visits end."""
        feeder = asyncio.ensure_future(self._visit_everything())
        while (item := await self.done.get()) is not None:
            yield item
        await feeder

    async def _visit_everything(self) -> None:
        network = self.job.settings.network
        fetch = Fetcher(self.crawler, network, policy_of(network.permit))
        robots = Robots(fetch, network.user_agent)
        self.control = Control(fetch, network.control)
        self.probe = Probe(fetch)
        hosts: dict[asyncio.Task[None], str] = {}
        renewed = asyncio.get_running_loop().time()
        try:
            while True:
                if not hosts:
                    await asyncio.to_thread(self._free_the_dead)
                free = network.concurrency * 2 - len(hosts)
                claimed = await asyncio.to_thread(self.frontier.claim, free, _now()) if free else {}
                for host, due in claimed.items():
                    hosts[asyncio.ensure_future(self._visit_host(host, due, fetch, robots))] = host
                if not hosts and not await asyncio.to_thread(self.frontier.is_waiting, _now()):
                    return
                ended = await _first_ended(hosts)
                for task in ended:
                    hosts.pop(task)
                    task.result()
                if asyncio.get_running_loop().time() - renewed > LEASE_RENEWAL_S:
                    await asyncio.to_thread(self.frontier.renew, list(hosts.values()), _now())
                    renewed = asyncio.get_running_loop().time()
        finally:
            await self.done.put(None)

    def _free_the_dead(self) -> None:
        """What a killed run held is taken over at once."""
        store = Path(self.job.store)
        if dead := dead_workers(store):
            self.frontier.free(dead, self._free_at())
            forget(store, dead)

    async def _visit_host(self, host: str, due: list[Due], fetch: Fetcher, robots: Robots) -> None:
        """A gentle host is visited one by one; without a delay, eight at a time."""
        at_once = asyncio.Semaphore(1 if self.job.settings.network.delay_s else 8)

        async def one(source: Due) -> asyncio.Future[None]:
            async with at_once:
                item = await self._visit_source(source, fetch, robots)
                await self._room.acquire()
            item.stored = stored = asyncio.get_running_loop().create_future()
            stored.add_done_callback(lambda _: self._room.release())
            await self.done.put(item)
            return stored

        await asyncio.gather(*await asyncio.gather(*map(one, due)))
        await asyncio.to_thread(self.frontier.release, host, self._free_at())

    def _free_at(self) -> datetime:
        """When another worker may ask a host that was asked just now."""
        return _now() + timedelta(seconds=self.job.settings.network.delay_s)

    async def _visit_source(self, source: Due, fetch: Fetcher, robots: Robots) -> Fetched:
        network = self.job.settings.network
        verdict = await robots.verdict(source.url) if source.url.startswith("http") else "unknown"
        if verdict == DISALLOWED and network.robots == "obey":
            failure = Failure(FailureKind.ROBOTS, "the host's robots.txt asks not to fetch this page")
            return Fetched(source.source_id, source.url, Visit(source.url, failure=failure), verdict, source)

        async def with_validators(url: str, unverified: bool) -> Answer | Failure:
            conditional = self.job.read_text and url == source.url
            return await fetch(url, unverified, _validators(source) if conditional else None)

        began_at = time.monotonic()
        done = await visit(source.url, with_validators, 5 * network.delay_s, network.permit)
        done = await self.control.explain(done, began_at)
        return Fetched(source.source_id, source.url, done, verdict, source, probe=self.probe)


def _validators(source: Due) -> dict[str, str]:
    """Conditional request headers, where the last capture ended at the address asked and was read."""
    previous = source.previous
    if previous is None or previous.text_id is None or previous.final_url != source.url:
        return {}
    found = {"If-None-Match": previous.etag, "If-Modified-Since": previous.last_modified}
    return {name: value for name, value in found.items() if value}


async def _first_ended(tasks: dict[asyncio.Task[None], str]) -> set[asyncio.Task[None]]:
    if not tasks:
        await asyncio.sleep(POLL_S)
        return set()
    ended, _ = await asyncio.wait(tasks, timeout=POLL_S, return_when=asyncio.FIRST_COMPLETED)
    return ended


def _now() -> datetime:
    return datetime.now(UTC)
