"""Second: the words and the reach of what came, read in child processes with limits on memory and time.

A page that hangs or bursts a parser costs its child, its own time limit and one UNREAD; the crawl's
loop never parses anything. Identical bytes are read once.
"""

import asyncio
import hashlib
import multiprocessing
from dataclasses import replace
from typing import Self

from pebble import ProcessPool
from scrapy.crawler import Crawler

from dalel.model import Exchange, Hop, MementoJudgement, Reach, Reached, SourceText
from pipelines.decode import decoded
from pipelines.reader import Asked, limit, read, read_one_page
from spiders.job import Job
from spiders.probe import Probe
from spiders.sources import Fetched
from storage.tables import CaptureRow

PAGE_TIMEOUT_S = 30
CHILDREN = 3
"""One more than a laptop's two cores: a page that hangs its parser takes one out for PAGE_TIMEOUT_S."""
PAGES_A_CHILD = 1000
SHORT = 600
"""Characters: the page of a site for addresses that do not exist rarely says more."""
READER = "1"
"""Changes when the reader changes what it makes of the same bytes."""


class TextPipeline:
    """Adds ``work``: reached, text or text_id, text_key, and a memento's judgement and whether it bears a claim."""

    def __init__(self, crawler: Crawler) -> None:
        job: Job = crawler.spider.job  # type: ignore[union-attr]
        self._crawler = crawler
        self._probes: set[str] = set()
        self._cap = job.settings.network.max_body_mb * 1024 * 1024
        context = multiprocessing.get_context("forkserver")
        self._pool = ProcessPool(max_workers=CHILDREN, max_tasks=PAGES_A_CHILD, initializer=limit, context=context)
        if job.unread:
            self._pool.schedule(read_one_page)  # the readers come up while the first pages are fetched

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        """Judge and read what came."""
        if item.work["unchanged"] is not None:
            _reuse(item, item.work["unchanged"])
            return item
        exchange, fault = exchange_of(item, self._cap)
        if not exchange.body:
            _read_nothing(item, exchange, fault)
            return item
        item.work.update(await self._read(exchange, None if item.memento_id is None else _asked_of(item)))
        if item.probe and _may_be_a_twin(exchange, item.work["reached"], item.work["text"]):
            await self._compare(item, item.probe, exchange)
        item.work["text_key"] = _text_key(item)
        return item

    async def _read(self, exchange: Exchange, asked: Asked | None) -> dict[str, object]:
        task = self._pool.schedule(read, args=[exchange, asked], timeout=PAGE_TIMEOUT_S)
        try:
            return await asyncio.wrap_future(task)
        except Exception as error:  # noqa: BLE001 - whatever a page does to its parser costs that page alone
            return _unreadable(exchange, f"the page could not be parsed within our limits ({type(error).__name__})")

    async def _compare(self, item: Fetched, probe: Probe, exchange: Exchange) -> None:
        """Read again beside what the host shows for an address that cannot exist."""
        sibling = await probe.sibling(exchange.final_url)
        if sibling is not None:
            if sibling.url not in self._probes:
                self._probes.add(sibling.url)
                self._crawler.warc.keep(sibling)  # type: ignore[attr-defined]
            beside = replace(exchange, sibling_body=decoded(sibling, self._cap).body)
            item.work.update(await self._read(beside, None))

    async def close_spider(self) -> None:
        """Let the children end."""
        self._pool.close()  # type: ignore[no-untyped-call]
        await asyncio.to_thread(self._pool.join, PAGE_TIMEOUT_S)


def _may_be_a_twin(exchange: Exchange, reached: Reached, text: SourceText) -> bool:
    """A page that seems to be there and says little: it may be what the host shows for anything."""
    return reached.rule == "content" and exchange.status == 200 and len(text.text) < SHORT


def _asked_of(item: Fetched) -> Asked:
    return item.work.get("claims", ()), item.work.get("period")


def exchange_of(item: Fetched, cap: int) -> tuple[Exchange, str]:
    """The visit as the domain sees it, with the last body decoded, and what was wrong with its encoding."""
    last = item.visit.last
    theirs = item.memento_id is not None and item.visit.failure is not None  # the archive's own page, not the copy
    body = decoded(last, cap, archived=item.memento_id is not None) if last and not theirs else None
    exchange = Exchange(
        url=item.work.get("original", item.visit.url),
        hops=item.work.get("hops") or tuple(Hop(a.url, a.status, a.headers) for a in item.visit.answers),
        body=body.body if body else b"",
        failure=item.visit.failure if not item.visit.unverified else None,
        truncated=bool(last and last.truncated) or bool(body and body.fault),
        unverified=item.visit.unverified,
    )
    return exchange, body.fault if body else ""


def _reuse(item: Fetched, previous: CaptureRow) -> None:
    """An unchanged page keeps its judgement and its text."""
    item.work["reached"] = Reached(
        Reach(previous.reach),
        previous.reach_rule,
        previous.reach_because,
        previous.seen,
        None,
        previous.moved_to,
    )
    item.work["text_id"] = previous.text_id


def _read_nothing(item: Fetched, exchange: Exchange, fault: str) -> None:
    """No words. Of a copy only what its source answered is judged: a fault of ours or of the archive is no verdict."""
    from dalel.reach import judge_memento, judge_reach

    why = fault or (exchange.failure.message if exchange.failure else "the answer had no body")
    text = SourceText(because=why)
    item.work["reached"] = judge_reach(exchange)
    if item.memento_id is None:
        return
    item.work["because"] = why
    if item.work.get("judgement") is MementoJudgement.REDIRECT and exchange.hops:  # to a log-in page, perhaps
        said, because = judge_memento(replace(exchange, failure=None), text)
        item.work["judgement"], item.work["because"] = said, f"{because}; {why}"
    elif not exchange.failure and not fault:
        item.work["judgement"], item.work["because"] = judge_memento(exchange, text)


def _text_key(item: Fetched) -> str:
    """Two captures share a text when the same bytes were read as the same kind of page by the same rule.

    One rule may find the words of a source where another finds a notice: a twin is told by what its host shows today.
    """
    last = item.visit.last
    media_type = (last.header("content-type") or "") if last else ""
    what = f"{READER}|{item.work['body_sha256']}|{media_type}|{item.url}|{item.work['reached'].rule}"
    return hashlib.sha256(what.encode("utf-8", "replace")).hexdigest()


def _unreadable(exchange: Exchange, why: str) -> dict[str, object]:
    from dalel.reach import judge_reach

    by_status = judge_reach(Exchange(exchange.url, exchange.hops))
    ok = exchange.status is not None and exchange.status < 300
    reached = (
        Reached(Reach.UNKNOWN, "our_limit", f"{why}; whether the page still shows what it did is not known")
        if ok
        else by_status
    )
    return {
        "reached": reached,
        "text": SourceText(because=why),
        "because": why,
    }
