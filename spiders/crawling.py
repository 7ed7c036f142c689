"""One crawl in this process, from its job to its end."""

from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.misc import load_object

from dalel.errors import StoreError
from spiders.guard import cap_headers
from spiders.job import Job
from spiders.settings import scrapy_settings
from spiders.sources import SourceSpider
from storage.alive import known_alive
from storage.database import open_database

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
    process = AsyncCrawlerProcess(settings)
    if job.wanted:
        from spiders.mementos import MementoSpider

        ended = process.crawl(MementoSpider, job=job, engine=engine)
    else:
        ended = process.crawl(SourceSpider, job=job, engine=engine)
    process.start()
    try:
        ended.result()  # Scrapy itself goes on quietly where a pipeline could not even begin
    except OSError as error:
        raise StoreError(f"the store {store} cannot be written ({error.strerror}); mend that and run again") from error
