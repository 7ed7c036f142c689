"""Third: captures are committed in batches, each after its WARC records are on disk; then they are acknowledged."""

import asyncio
import hashlib
import json
import os
import sys
from datetime import datetime, timedelta
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from sqlalchemy import Engine

from dalel.model import Capture, Reached, SourceText
from spiders.sources import Fetched
from storage.captures import Stored, store_captures
from storage.database import writing
from storage.tables import CaptureRow

LINGER_S = 0.1
BATCH = 64


class StorePipeline:
    """Gathers items for LINGER_S or up to BATCH, syncs the WARC once and commits once."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        spider: Any = crawler.spider
        self._engine: Engine = spider.engine
        self._permits = ",".join(spider.job.settings.network.permit) or None
        self._waiting: list[tuple[Fetched, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None
        crawler.signals.connect(_fail, signals.item_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        """Returns when the item is durable."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((item, done))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.ensure_future(self._write())
        await done
        if item.stored and not item.stored.done():
            item.stored.set_result(None)
        _tell(item)
        return item

    async def _write(self) -> None:
        while self._waiting:
            if len(self._waiting) < BATCH:
                await asyncio.sleep(LINGER_S)
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            await asyncio.to_thread(self._commit, [self._row(item) for item, _ in batch])
            for _, done in batch:
                done.set_result(None)

    def _commit(self, rows: list[Stored]) -> None:
        """A store that cannot be written ends the run at once: going on would only lose more."""
        try:
            self._crawler.warc.sync()  # type: ignore[attr-defined]
            with writing(self._engine) as session:
                store_captures(session, rows)
        except Exception as error:  # noqa: BLE001 - told to the parent in one line, whatever it was
            _give_up(error)

    def _row(self, item: Fetched) -> Stored:
        work = item.work
        text: SourceText | None = work.get("text")
        return Stored(
            source_id=item.source_id,
            capture=self._capture(item),
            text=text,
            text_key=work.get("text_key", ""),
            text_sha256=_sha256(text),
            text_id=work.get("text_id"),
            memento_id=item.memento_id,
            judgement=work.get("judgement"),
            because=work.get("because", ""),
            due_at=_put_off(item),
            shown=work.get("shown"),
        )

    def _capture(self, item: Fetched) -> Capture:
        last, place, visit = item.visit.last, item.work["place"], item.visit
        reached: Reached = item.work["reached"]
        same: CaptureRow | None = item.work.get("unchanged")
        kept = same if same is not None and last is not None and last.status == 304 else None
        return Capture(
            url=visit.url,
            final_url=last.url if last else visit.url,
            at=last.at if last else item.work["ended_at"],
            status=kept.status if kept else (last.status if last else None),
            failure=visit.failure.kind if visit.failure else None,
            hops=json.dumps([[answer.url, answer.status] for answer in visit.answers]),
            media_type=last.header("content-type") if last else None,
            body_sha256=kept.body_sha256 if kept else item.work["body_sha256"],
            body_bytes=len(last.body) if last and same is None else 0,
            truncated=bool(last and last.truncated),
            unverified=visit.unverified,
            permitted=self._permits,
            robots=item.robots,
            ip=last.ip if last else None,
            etag=(last.header("etag") if last else None) or (kept.etag if kept else None),
            last_modified=(last.header("last-modified") if last else None) or (kept.last_modified if kept else None),
            warc_file=place.file,
            warc_offset=place.offset,
            warc_bytes=place.size,
            warc_sha256=place.sha256,
            reach=reached.reach,
            reach_rule=reached.rule,
            reach_because=reached.because,
            seen=reached.seen,
            moved_to=reached.moved_to,
        )


def _fail(failure: Any, **_: Any) -> None:
    """A pipeline that raised (a full disk, for one) would leave its item unacknowledged for ever."""
    _give_up(failure.value)


def _give_up(error: BaseException) -> None:
    line = {"fatal": f"the store cannot be written: {(str(error).splitlines() or [type(error).__name__])[0]}"}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
    os._exit(3)


def _put_off(item: Fetched) -> datetime | None:
    """When a host that asked for more patience than a run has may be asked again."""
    asked = item.visit.retry_after_s
    if asked is None or item.visit.last is None:
        return None
    return item.visit.last.at + timedelta(seconds=asked)


def _sha256(text: SourceText | None) -> str:
    return hashlib.sha256(text.text.encode("utf-8", "replace")).hexdigest() if text else ""


def _tell(item: Fetched) -> None:
    """One line for the parent's progress: what became of which source."""
    reached: Reached = item.work["reached"]
    line = {"url": item.url, "reach": reached.reach, "judgement": item.work.get("judgement")}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
