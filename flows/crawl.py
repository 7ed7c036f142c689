"""The crawl step: starts the crawl child, listens to it, and stops it gently."""

import contextlib
import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from dalel.config import Settings
from dalel.errors import DalelError, StoreError
from flows.configure import OWN_PREFIXES
from flows.uploads import upload_after_crawl

STOP_S = 15.0
Told = Callable[[dict[str, Any]], None]


class CrawlFailed(DalelError):
    """The crawl child ended in a way that it should not; nothing stored is lost."""


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


@contextlib.contextmanager
def child_ready(settings: Settings, store: Path, *, readers: bool | None = None) -> Iterator[None]:
    """A crawl child imports Scrapy while this process does something else; unused, it ends with the block.

    ``readers``: pages will surely be read. None: as in a new store; in another perhaps nothing has changed.
    """
    wanted = readers if readers is not None else not any((store / "captures").glob("*"))
    if store not in _ready:
        _ready[store] = _start(settings, store, readers=wanted)
    try:
        yield
    finally:
        if unused := _ready.pop(store, None):
            unused.process.kill()
            unused.end()


def _run(job: Any, settings: Settings, store: Path, told: Told) -> None:
    child = _ready.pop(store, None) or _start(settings, store, readers=job.read_text and job.unread)
    try:
        fatal, code = _tell_and_listen(child.process, job, told)
        if fatal:
            raise StoreError(fatal)
        if code:
            why = child.last_words() or f"signal or exit code {code}"
            raise CrawlFailed(f"the crawl stopped ({why}); run the same command again, it goes on from there")
    finally:
        child.end()
    upload_after_crawl(settings, store)


@dataclass(frozen=True)
class _Child:
    process: "subprocess.Popen[bytes]"
    errors: IO[bytes]

    def last_words(self) -> str:
        self.errors.seek(0)
        return (self.errors.read().decode("utf-8", "replace").strip().splitlines() or [""])[-1]

    def end(self) -> None:
        with self.errors, self.process:
            """Pipes are closed, and the process is waited for."""


_ready: dict[Path, _Child] = {}


def _start(settings: Settings, store: Path, *, readers: bool) -> _Child:
    command = [sys.executable, "-P", "-m", "spiders.child", *(["readers"] if readers else [])]
    errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by end()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": errors}
    return _Child(subprocess.Popen(command, env=_environment(settings, store), cwd=store, **pipes), errors)  # type: ignore[call-overload]


def _tell_and_listen(process: "subprocess.Popen[bytes]", job: Any, told: Told) -> tuple[str | None, int]:
    try:
        assert process.stdin
        with contextlib.suppress(BrokenPipeError), process.stdin:  # a child that is gone already says so by its code
            pickle.dump(job, process.stdin)
        fatal = _listen(process, told)
        return fatal, process.wait()
    except BaseException:
        _stop(process)
        raise


def _listen(child: "subprocess.Popen[bytes]", told: Told) -> str | None:
    assert child.stdout
    fatal = None
    for line in child.stdout:
        value = json.loads(line)
        if "fatal" in value:
            fatal = value["fatal"]
        else:
            told(value)
    return fatal


def _stop(child: "subprocess.Popen[bytes]") -> None:
    """SIGINT lets the child store what it has; then it is killed."""
    child.send_signal(signal.SIGINT)
    try:
        child.wait(STOP_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


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
