"""The whole job beside its parts and its peers: pages a second and processor time a page, in one run.

`python -m bench crawl [PAGES]` (default 600). Compare figures of one run only: walls move from run to run.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.meter import Cost, measured
from bench.pages import article

HOSTS, PORT = 18, 8080


def main(arguments: list[str]) -> None:
    """Print one line a shape of the job, and the bound of this very run."""
    pages = int(arguments[0]) if arguments else 600
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="dalel-bench-") as folder, served(pages):
        work = Path(folder)
        _say(f"{pages} pages of 20 to 200 KB on {HOSTS} loopback hosts, {cores} cores")
        whole = _row("fetch, WARC, words, store", _crawl(work / "whole", pages), pages)
        again = _row("the same again, nothing changed", _crawl(work / "whole", pages), pages)
        kept = _row("fetch, WARC, store alone", _crawl(work / "kept", pages, words=False), pages)
        wget = _peer("wget --warc-file", _wget(work, pages), work, pages)
        trafilatura = _peer("trafilatura --fast, from disk", _trafilatura(work, pages), work, pages)
        bound = cores / (whole.cpu_s / pages)
        _say(f"bound of this run: {bound:.1f} pages/s; reached {100 * pages / whole.wall_s / bound:.0f} %")
        _say(f"unchanged costs 1/{whole.cpu_s / again.cpu_s:.1f} of the first pass's processor time")
        if wget:
            _say(f"fetch + WARC + store runs at {wget.wall_s / kept.wall_s:.2f} x wget")
        if trafilatura:
            _say(f"the whole job runs at {trafilatura.wall_s / whole.wall_s:.2f} x trafilatura --fast")
        fifty = _crawl(work / "fifty", 50)
        _say(f"50 citations: {fifty.wall_s:.1f} s from start to stored")


@contextmanager
def served(pages: int) -> Iterator[None]:
    """The generated web, until the block ends."""
    command = [sys.executable, "-m", "bench.pages", str(pages), str(HOSTS), str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert server.stdout
        server.stdout.readline()
        yield
    finally:
        server.kill()
        server.communicate()


def urls(pages: int) -> list[str]:
    """The addresses of the generated pages."""
    return [f"http://127.0.0.{n % HOSTS + 1}:{PORT}/p/{n}" for n in range(pages)]


def _crawl(store: Path, pages: int, *, words: bool = True) -> Cost:
    return measured([sys.executable, "-m", "bench.crawl", str(store), str(pages), "words" if words else "bytes"])


def _wget(work: Path, pages: int) -> list[str]:
    listed = work / "urls.txt"
    listed.write_text("\n".join(urls(pages)) + "\n")
    return ["wget", "-q", "-i", str(listed), f"--warc-file={work / 'wget'}", "-O", "/dev/null"]


def _trafilatura(work: Path, pages: int) -> list[str]:
    """On the same pages from disk: the command refuses loopback hosts, so it is spared the fetching."""
    folder = work / "pages"
    folder.mkdir()
    for number in range(pages):
        (folder / f"{number}.html").write_bytes(article(number))
    command = shutil.which("trafilatura", path=str(Path(sys.executable).parent)) or "trafilatura"
    cores = str(len(os.sched_getaffinity(0)))
    return [command, "--fast", "--input-dir", str(folder), "--output-dir", str(work / "texts"), "--parallel", cores]


def _peer(name: str, command: list[str], work: Path, pages: int) -> Cost | None:
    if not shutil.which(command[0]):
        _say(f"{name:34} not installed here")
        return None
    with (work / "peer.out").open("w") as out:
        return _row(name, measured(command, stdout=out, stderr=subprocess.DEVNULL), pages)


def _row(name: str, cost: Cost, pages: int) -> Cost:
    peaks = ", ".join(f"{role} {mb:.0f} MB" for role, mb in cost.peak_mb.items() if mb > 20)
    rate, share = pages / cost.wall_s, 1000 * cost.cpu_s / pages
    _say(f"{name:34} {rate:7.1f} pages/s {share:7.1f} ms/page of processor   {peaks}")
    return cost


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _once(store: Path, pages: int, *, words: bool) -> None:
    """One crawl of all pages, in this process: what is measured."""
    from dalel.config import settings_from
    from flows.crawl import crawl_sources
    from storage.database import open_database, writing
    from storage.ledger import make_due, save_sources

    (store / "captures").mkdir(parents=True, exist_ok=True)
    permit = [f"127.0.0.{n}:{PORT}" for n in range(1, HOSTS + 1)]
    settings = settings_from({"network": {"permit": permit, "delay_s": 0, "control": f"http://{permit[0]}/"}})
    engine = open_database(store, settings.database)
    now = datetime.now(UTC)
    with writing(engine) as session:
        make_due(session, list(save_sources(session, urls(pages)).values()), now, now + timedelta(seconds=1))
    crawl_sources(settings, store, [], lambda _: None, read_text=words)
    engine.dispose()


if __name__ == "__main__":
    _once(Path(sys.argv[1]), int(sys.argv[2]), words=sys.argv[3] == "words")
