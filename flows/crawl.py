"""The crawl step: tells the crawl child what to fetch, and what its end means."""

import os
import socket
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dalel.config import Settings
from dalel.errors import CrawlFailed, StoreError
from flows import crawl_child
from flows.configure import OWN_PREFIXES
from flows.crawl_child import Told


def crawl_sources(
    settings: Settings,
    store: Path,
    report_ids: Sequence[int],
    told: Told,
    *,
    read_text: bool = True,
    unread: bool = True,
) -> None:
    """Fetch the sources of these reports (none: of all) that are due. ``told`` gets one value a source.

    ``unread`` is False where all were read before: the readers, whose start costs as much as fetching hundreds of
    unchanged pages, then come up with the first page that changed.
    """
    from spiders.job import Job

    job = Job(_without_keys(settings), str(store), worker_name(), tuple(report_ids), read_text=read_text, unread=unread)
    _run(job, settings, store, told)


def crawl_alone(settings: Settings, store: Path, source_id: int) -> None:
    """Fetch one source that is due and keep it."""
    crawl_these(settings, store, [source_id], lambda _: None)


def crawl_these(settings: Settings, store: Path, source_ids: Sequence[int], told: Told, *, unread: bool = True) -> None:
    """Fetch those of these sources that are due; ``unread`` as above."""
    from spiders.job import Job

    job = Job(_without_keys(settings), str(store), worker_name(), source_ids=tuple(source_ids), unread=unread)
    _run(job, settings, store, told)


def crawl_mementos(settings: Settings, store: Path, wanted: Sequence[Any], told: Told) -> None:
    """Fetch archived copies of sources, each in its order until one is usable."""
    from spiders.job import Job

    if wanted:
        _run(Job(_without_keys(settings), str(store), worker_name(), (), tuple(wanted)), settings, store, told)


def worker_name() -> str:
    """Who holds a lease: machine, process and a nonce, since process numbers come round again."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


def get_ready(settings: Settings, store: Path, *, readers: bool | None = None) -> None:
    """A crawl child imports Scrapy while this process does something else.

    ``readers``: pages will surely be read. None: as in a new store; in another perhaps nothing has changed.
    """
    wanted = readers if readers is not None else not any((store / "captures").glob("*"))
    crawl_child.get_ready(_environment(settings, store), readers=wanted)


def _run(job: Any, settings: Settings, store: Path, told: Told) -> None:
    from flows.uploads import upload_after_crawl  # not above: what it loads would keep a child from loading meanwhile

    environ = _environment(settings, store)
    child = crawl_child.get_ready(environ, readers=job.read_text and job.unread)
    ended = child.run(job, store, environ, told)
    if ended.fatal:
        raise StoreError(ended.fatal)
    if ended.code:
        why = ended.said or f"signal or exit code {ended.code}"
        raise CrawlFailed(f"the crawl stopped ({why}); run the same command again, it goes on from there")
    upload_after_crawl(settings, store)


def _environment(settings: Settings, store: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(OWN_PREFIXES) and not k.lower().endswith("_proxy")}
    if settings.network.ca_file:
        kept["SSL_CERT_FILE"] = str(ca_bundle(settings.network.ca_file, store))
    return kept | {"PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8"}


def ca_bundle(ca_file: str, store: Path) -> Path:
    """The usual authorities and those of ``network.ca_file`` in one file, for everything that speaks TLS."""
    import certifi

    bundle = store / "ca-bundle.pem"
    bundle.write_bytes(Path(certifi.where()).read_bytes() + b"\n" + Path(ca_file).read_bytes())
    return bundle


def _without_keys(settings: Settings) -> Settings:
    """Archive keys stay in the parent."""
    bare = settings.archive.model_copy(update={"access_key": None, "secret_key": None})
    return settings.model_copy(update={"archive": bare})
