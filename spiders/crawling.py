"""One crawl in this process, from its job to its end."""

import asyncio
import logging
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.misc import load_object

from dalel.errors import StoreError
from spiders.guard import cap_headers
from spiders.job import Job
from spiders.settings import scrapy_settings
from spiders.sources import SourceSpider
from storage.alive import known_alive
from storage.database import open_database
from storage.frontier import Frontier

PIPELINES = {"pipelines.warc.WarcPipeline": 100, "pipelines.store.StorePipeline": 300}
WORDS = {"pipelines.text.TextPipeline": 200}
NO_WORDS = {"pipelines.status.StatusPipeline": 200}
_NAMED = (
    *PIPELINES, *WORDS, "spiders.handler.TwoTrustHandler", "spiders.guard.Guard",
    "scrapy.core.engine.ExecutionEngine", "scrapy.core.scheduler.Scheduler",
)  # fmt: skip


def load() -> None:
    """Import now what Scrapy and we load by name when a crawl begins."""
    for path in _NAMED:
        load_object(path)


def crawl(job: Job) -> None:
    """Run the crawl to its end."""
    store = Path(job.store)
    with known_alive(store, job.worker):
        _crawl(job, store)


def _crawl(job: Job, store: Path) -> None:
    engine = open_database(store, job.settings.database)
    settings = scrapy_settings(
        job.settings, pipelines=PIPELINES | (WORDS if job.read_text else NO_WORDS), archive=bool(job.wanted)
    )
    cap_headers()
    logging.disable(logging.WARNING)  # Scrapy tells of each page twice, in lines that nobody sees
    process = AsyncCrawlerProcess(settings)
    if job.wanted:
        from spiders.mementos import MementoSpider

        ended = process.crawl(MementoSpider, job=job, engine=engine)
    else:
        ended = process.crawl(SourceSpider, job=job, engine=engine)
    _stop_gently_on_term(process)
    process.start(install_signal_handlers=False)
    # a crawl that was stopped holds hosts that nobody visits any more, and the next run would wait for its leases
    free_at = datetime.now(UTC) + timedelta(seconds=job.settings.network.delay_s)
    Frontier(engine, job.worker).free([job.worker], free_at)
    try:
        ended.result()  # Scrapy itself goes on quietly where a pipeline could not even begin
    except OSError as error:
        raise StoreError(f"the store {store} cannot be written ({error.strerror}); mend that and run again") from error


def _stop_gently_on_term(process: AsyncCrawlerProcess) -> None:
    """What was fetched is stored, then it ends. An interrupt from a terminal reaches the parent, which decides."""
    from twisted.internet import reactor

    loop: Any = reactor
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: loop.callFromThread(lambda: asyncio.ensure_future(process.stop())))
