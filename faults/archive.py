"""Snapshot requests under faults and kill -9, on the archive's own time run faster: 500 requests, 20 kills.

Several workers share one store and follow the requests against the stand-in archive, on a clock that runs SPEED
times as fast, so that the archive's real rates, windows and quotas hold. One worker after another is killed at
random points and started again. The judge is the stand-in's own log.
"""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import col, select

from archives.spn_answers import WINDOW, next_midnight
from dalel.config import Settings, settings_from
from dalel.urls import host_of
from demo.clock import START, FastClock
from demo.savepagenow import ACCESS, DECLINED, SECRET, Asked, SaveDesk
from demo.world import World
from flows.preserve import follow
from storage.database import open_database, reading, writing
from storage.ledger import save_sources
from storage.snapshots import LOOKED_UP, next_times, want
from storage.tables import SnapshotRow

WORKERS = 3
JOB_S = 25.0
ALLOWED = {"save": 7, "status": 30}
"""Requests in any minute that the service allows (documented); our own rates stay below."""
INTERVAL_S = 60 / 6.5
LATEST, HOUR_S = 1.2, 3600
UNSURE = frozenset({"502", "+502", "520", "+520", "523", "+523", "drop", "+drop", "html", "recent", "lost"})
_MEETS = ("429", "502", "+502", "520", "+523", "drop", "+drop", "html", "sessions", "sessions_html", "url_quota",
          "host_quota", "host_paused", "delay", "same", "recent", "lost", "wall", "error:no-access",
          "error:browsing-timeout", "error:too-many-requests", "error:invented-yesterday")  # fmt: skip


@dataclass(frozen=True)
class Dose:
    """How much. ``minutes``: the span in which requests are counted; ``windows``: whether to wait for their end."""

    requests: int = 500
    kills: int = 20
    speed: float = 60
    minutes: int = 1
    windows: bool = True


@dataclass(frozen=True)
class Outcome:
    """What it came to, in one line; ``broken``: what did not hold; ``slow``: time over what the rates allow."""

    said: str
    broken: list[str]
    slow: float


def run(folder: Path, chance: random.Random, share: float) -> Outcome:
    """The whole programme, or a share of its requests and kills; more than 1.2 times the time allowed is a fault."""
    outcome = measure(folder, chance, Dose(round(500 * share), round(20 * share)))
    late = [f"took {outcome.slow:.2f} times what the rates allow"] if outcome.slow > LATEST else []
    return Outcome(outcome.said, [*outcome.broken, *late], outcome.slow)


def measure(store: Path, chance: random.Random, dose: Dose) -> Outcome:
    """Requests, kills and the judgement."""
    seed = chance.randrange(10**6)
    with World() as world:
        clock = FastClock(dose.speed, time.time())
        desk = world.archive.desk
        desk.now, desk.job_s = clock.now, JOB_S
        desk.fault, desk.status_fault = _weather(seed)
        engine = open_database(store)
        urls = [f"http://paper-{n % 40}.example/news/{n}" for n in range(dose.requests)]
        with writing(engine) as session:
            want(session, save_sources(session, urls).values(), clock.now(), timedelta(days=30))
        crew = Crew(store, world.base, clock)
        try:
            _stir(crew, engine, clock, chance, dose)
        finally:
            crew.dismiss()
        try:
            return _judged(engine, desk, dose)
        finally:
            engine.dispose()


class Crew:
    """Worker processes on one store; the dead are replaced."""

    def __init__(self, store: Path, base: str, clock: FastClock) -> None:
        self._command = [sys.executable, "-m", "faults.archive", str(store), base]
        self._command += [str(clock.speed), repr(clock.epoch)]
        self.workers = [self._start() for _ in range(WORKERS)]

    def _start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(self._command)

    def kill_one(self, dice: random.Random) -> None:
        """kill -9, and a new worker in its place."""
        place = dice.randrange(len(self.workers))
        self.workers[place].send_signal(signal.SIGKILL)
        self.workers[place].wait()
        self.workers[place] = self._start()

    def mind(self) -> None:
        """A worker that found nothing to do is started again: a person would say --resume."""
        self.workers = [worker if worker.poll() is None else self._start() for worker in self.workers]

    def dismiss(self) -> None:
        """End all that still run."""
        for worker in self.workers:
            worker.kill()
            worker.wait()


def work(store: Path, base: str, clock: FastClock) -> None:
    """What a worker does: what `dalel archive --resume --wait …` does, on the fast clock."""
    follow(open_database(store), _settings(base), store, None, timedelta(hours=4), clock)


def _stir(crew: Crew, engine: Engine, clock: FastClock, chance: random.Random, dose: Dose) -> None:
    """Kill workers at random points of the submitting, then wait until every request has come to rest."""
    span = dose.requests * INTERVAL_S / clock.speed
    points = sorted(time.time() + chance.uniform(0.05, 1.0) * span for _ in range(dose.kills))
    end = time.time() + 3 * span + 3 * WINDOW.total_seconds() / clock.speed + 30
    while time.time() < end and (points or not _is_at_rest(engine, clock, dose)):
        if points and points[0] <= time.time():
            points.pop(0)
            crew.kill_one(chance)
        crew.mind()
        time.sleep(0.05)


def _is_at_rest(engine: Engine, clock: FastClock, dose: Dose) -> bool:
    """Whether nothing is left that this day, or without windows the next minutes, could bring to an end."""
    later = next_midnight(clock.now()) - timedelta(minutes=2) if dose.windows else clock.now() + timedelta(minutes=5)
    with reading(engine) as session:
        to_send = next_times(session, None, clock.now()).get("submit", later)
        rows = session.exec(select(SnapshotRow).where(col(SnapshotRow.state).in_(("submitted", "unknown")))).all()
    waiting = [row for row in rows if row.code != LOOKED_UP]  # the others wait to be sent, some on a host's quota
    return to_send >= later and all(row.state == "unknown" and (row.retry_at or later) >= later for row in waiting)


def _weather(seed: int) -> tuple[Callable[[str, int], str], Callable[[int], str]]:
    """A fifth of the addresses meet a fault at first, a few a second time; one poll in twenty is answered badly."""

    def fault(url: str, nth: int) -> str:
        dice = random.Random(f"{seed} {url} {nth}")
        return dice.choice(_MEETS) if dice.random() < (0.25, 0.1, 0)[min(nth, 2)] else ""

    def status_fault(nth: int) -> str:
        dice = random.Random(f"{seed} {nth}")
        return dice.choice(("502", "520", "drop", "html")) if dice.random() < 0.05 else ""

    return fault, status_fault


def _settings(base: str) -> Settings:
    """The stand-in's addresses and keys, and the true rates."""
    keys = {"access_key": ACCESS, "secret_key": SECRET}
    return settings_from({"archive": {"save": f"{base}/save", "cdx": f"{base}/cdx/search/cdx", "timeout_s": 5, **keys}})


def _judged(engine: Engine, desk: SaveDesk, dose: Dose) -> Outcome:
    with reading(engine) as session:
        rows = session.exec(select(SnapshotRow)).all()
    posts = [asked for asked in desk.log if asked.bucket == "save"]
    busiest = {b: _busiest([a.at for a in desk.log if a.bucket == b], 60 * dose.minutes) for b in ALLOWED}
    broken = [f"{b}: {n} in {dose.minutes} minutes" for b, n in busiest.items() if n > ALLOWED[b] * dose.minutes]
    broken += _twice(posts) + [told for row in rows if (told := _untrue(row, desk, posts))]
    took, bound = max(asked.at for asked in desk.log) - START.timestamp(), _bound(posts)
    states = ", ".join(f"{n} {state}" for state, n in sorted(Counter(row.state for row in rows).items()))
    said = (
        f"{len(rows)} requests, {dose.kills} kills, clock x{dose.speed:g}: {states}; {len(posts)} submissions, at most "
        f"{busiest['save']} in {dose.minutes} min; {took / 60:.0f} min, {took / bound:.2f} x what the rates allow"
    )
    return Outcome(said, broken, took / bound)


def _busiest(times: Sequence[float], span: float) -> int:
    """The most requests in any such span of seconds."""
    first, most = 0, 0
    for n, at in enumerate(times):
        while times[first] <= at - span:
            first += 1
        most = max(most, n - first + 1)
    return most


def _twice(posts: Sequence[Asked]) -> list[str]:
    """Addresses sent again within the window although the archive had not declined."""
    last: dict[str, float] = {}
    wrong = []
    for post in posts:
        if post.at - last.get(post.url, -1e12) < HOUR_S:
            wrong.append(f"{post.url} was asked for twice in a window")
        if post.met not in DECLINED:
            last[post.url] = post.at
    return wrong


def _untrue(row: SnapshotRow, desk: SaveDesk, posts: Sequence[Asked]) -> str | None:
    """What is said of a request beside what the archive did; None where it is true."""
    jobs = [job for job in desk.jobs.values() if job.url == row.url]
    met = [post.met for post in posts if post.url == row.url]
    ended = {f"{job.at:%Y%m%d%H%M%S}" for job in jobs if not job.fault.startswith("error:")}
    wall = any(job.fault == "wall" for job in jobs)
    failed = any(job.fault == f"error:{row.code}" for job in jobs)
    host_full = any(post.met == "host_quota" and host_of(post.url) == host_of(row.url) for post in posts)
    true = {
        "captured": row.timestamp in ended and not wall,
        "confirmed": row.timestamp in ended and not wall,
        "captured_wall": row.timestamp in ended and wall,
        "refused": failed,
        "deferred": failed or host_full or (bool(met) and met[-1] in DECLINED),
        "unknown": bool(met) and met[-1] in UNSURE,
    }
    return None if true.get(row.state) else f"{row.url} is {row.state} ({row.code}), and met {met}"


def _bound(posts: Sequence[Asked]) -> float:
    """The seconds that the same requests in the same order need at our rate, windows and holds kept."""
    at, free_at, again = 0.0, 0.0, dict[str, float]()
    for post in posts:
        at = max(free_at, again.get(post.url, 0.0))
        free_at = at + INTERVAL_S
        if post.met not in DECLINED:
            again[post.url] = at + WINDOW.total_seconds()
        if post.met in ("429", "sessions", "sessions_html"):
            free_at = max(free_at, at + 20)
    return at + JOB_S


if __name__ == "__main__":
    folder, base, speed, epoch = sys.argv[1:]
    work(Path(folder), base, FastClock(float(speed), float(epoch)))
