"""The whole job beside its parts and its peers: pages a second and processor time a page, in one run.

`./run bench crawl [PAGES]` (default 600). Besides: 50 citations from start to dossier, sources whose hosts first
ask for patience, and memory at a third of the pages beside memory at all of them. Compare figures of one run only:
walls move from run to run.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.meter import Cost, measured
from bench.pages import article

HOSTS, PORT = 18, 8461
PERMIT = [f"127.0.0.{n + 1}:{PORT}" for n in range(HOSTS)]


def main(arguments: list[str]) -> None:
    """Print one line a shape of the job, and the bound of this very run."""
    pages = int(arguments[0]) if arguments else 600
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="dalel-bench-") as folder, served(pages):
        work = Path(folder)
        _say(f"{pages} pages of 20 to 200 KB on {HOSTS} loopback hosts, {cores} cores")
        whole = _row("fetch, WARC, words, store", _crawl(work / "whole", pages), pages)
        again = _row("the same again, equal bytes", _crawl(work / "whole", pages), pages)
        _crawl(work / "tagged", pages, path="tagged")
        tagged = _row("the same again, 304", _crawl(work / "tagged", pages, path="tagged"), pages)
        kept = _row("fetch, WARC, store alone", _crawl(work / "kept", pages, words=False), pages)
        start = _row("start and end: one page a host", _crawl(work / "start", HOSTS), HOSTS)
        bare = _crawl(work / "bare", HOSTS, words=False)
        wget = _peer("wget --warc-file", _wget(work, pages), work, pages)
        trafilatura = _peer("trafilatura --fast, from disk", _trafilatura(work, pages), work, pages)
        bound = cores / (whole.cpu_s / pages)
        left = cores * whole.wall_s - whole.others_s
        others = f"other programs took {whole.others_s / cores / whole.wall_s:.0%} of the processors"
        _say(f"bound of this run: {bound:.1f} pages/s; reached {whole.cpu_s / cores / whole.wall_s:.0%}")
        _say(f"  ({others}: of what they left {min(1.0, whole.cpu_s / left):.0%})")
        _say("of the first pass's processor time a page unchanged costs")
        for name, cost in (("equal bytes", again), ("304", tagged)):
            more = (whole.cpu_s - start.cpu_s) / (cost.cpu_s - bare.cpu_s)
            _say(f"  {name}: 1/{whole.cpu_s / cost.cpu_s:.1f}; without start and end 1/{more:.1f}")
        if wget:
            _beside("fetch + WARC + store beside wget", wget, kept, bare)
        if trafilatura:
            _beside("the whole job beside trafilatura --fast", trafilatura, whole, start)
        _fifty(work)
        _patience(work)
        _growth(work, pages, kept)


def _beside(what: str, peer: Cost, ours: Cost, start: Cost) -> None:
    more = f"without our start and end {peer.wall_s / (ours.wall_s - start.wall_s):.2f} x"
    _say(f"{what}: {peer.wall_s / ours.wall_s:.2f} x its pages/s; {more}")


@contextmanager
def served(pages: int, largest: int = 200_000) -> Iterator[None]:
    """The generated web with pages up to ``largest`` bytes, until the block ends."""
    command = [sys.executable, "-m", "bench.pages", str(pages), str(HOSTS), str(PORT), str(largest)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert server.stdout
        if not server.stdout.readline():
            raise SystemExit(f"bench: port {PORT} is in use; end what listens there")
        yield
    finally:
        server.kill()
        server.communicate()


def urls(pages: int, path: str = "p") -> list[str]:
    """The addresses of the generated pages."""
    return [f"http://{PERMIT[n % HOSTS]}/{path}/{n}" for n in range(pages)]


def _crawl(store: Path, pages: int, *, words: bool = True, path: str = "p") -> Cost:
    what = "words" if words else "bytes"
    return measured([sys.executable, "-m", "bench.crawl", str(store), str(pages), what, path])


def _fifty(work: Path) -> None:
    """The command as a person gives it, on a report of 50 citations."""
    report = work / "report.txt"
    claims = [f"On 5 May 2024 the court heard the appeal of the activists.[{n + 1}]\n" for n in range(50)]
    notes = [f"[{n + 1}] {url}" for n, url in enumerate(urls(50))]
    report.write_text("\n".join(["Report", "", *claims, "", *notes]) + "\n")
    command = [sys.executable, "-P", "-c", "from flows.cli import main; main()", "check", str(report), "--no-archive"]
    places = ["--store", str(work / "fifty"), "--out", str(work / "dossier"), "--date", "2024-05-31"]
    settings = {"DALEL_NETWORK__PERMIT": ",".join(PERMIT), "DALEL_NETWORK__DELAY_S": "0"}
    cost = measured([*command, *places], env=os.environ | settings, stdout=subprocess.DEVNULL)
    rows = json.loads((work / "dossier" / "dossier.json").read_text("utf-8"))["citations"]
    live = sum(row["reach"] == "LIVE" for row in rows)
    _say(f"50 citations, start to dossier: {cost.wall_s:.1f} s ({cost.cpu_s:.1f} s of processor), {live} live")


def _patience(work: Path) -> None:
    """Each of these sources first answers 429 or 503 with Retry-After, and then 200."""
    store = work / "patient"
    cost = _crawl(store, 100, path="later")
    with sqlite3.connect(store / "dalel.sqlite") as database:
        got = database.execute("select count(*) from capture where status = 200").fetchone()[0]
    _say(f"of 100 sources that first ask for patience, {100 - got} were lost ({cost.wall_s:.1f} s)")


def _growth(work: Path, pages: int, whole: Cost) -> None:
    fewer = _crawl(work / "fewer", pages // 3, words=False)
    growth = whole.peak_mb["crawler"] / fewer.peak_mb["crawler"] - 1
    _say(f"memory of the crawler from {pages // 3} pages to {pages}: {growth:+.0%}")


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


def _once(store: Path, pages: int, path: str, *, words: bool) -> None:
    """One crawl of all pages, in this process: what is measured."""
    from dalel.config import settings_from
    from flows.crawl import crawl_sources
    from storage.database import open_database, writing
    from storage.ledger import have_unread, make_due, save_sources

    (store / "captures").mkdir(parents=True, exist_ok=True)
    settings = settings_from({"network": {"permit": PERMIT, "delay_s": 0, "control": f"http://{PERMIT[0]}/"}})
    engine = open_database(store, settings.database)
    now = datetime.now(UTC)
    with writing(engine) as session:
        ids = list(save_sources(session, urls(pages, path)).values())
        make_due(session, ids, now, now + timedelta(seconds=1))
        unread = have_unread(session, ids)
    crawl_sources(settings, store, [], lambda _: None, read_text=words, unread=unread)
    engine.dispose()


if __name__ == "__main__":
    _once(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[4], words=sys.argv[3] == "words")
