"""Memory of one crawl from its 1,000th page to its last: what each process holds, and how much it grew.

`./run bench memory [PAGES]` (default 20,000; about six minutes). Pages are of 20 KB, each is read and stored.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.crawl import served
from bench.meter import resident_mb

EVERY_S = 0.5
FIRST = 1000
LARGEST = 20_000


def main(arguments: list[str]) -> None:
    """Print resident memory by role at page FIRST, half-way and at the end, and its growth."""
    pages = int(arguments[0]) if arguments else 20_000
    with tempfile.TemporaryDirectory(prefix="dalel-bench-") as folder, served(pages, LARGEST):
        began = time.monotonic()
        samples = _samples(Path(folder) / "store", pages)
        _say(f"{pages} pages of {LARGEST // 1000} KB in {time.monotonic() - began:.0f} s")
    early, late = _around(samples, FIRST), _around(samples, pages)
    half = _around(samples, pages // 2)
    for role, held in sorted(early.items()):
        then = f"{held:6.0f} MB at page {FIRST}, {half[role]:6.0f} half-way, {late[role]:6.0f} at the end"
        _say(f"{role:10} {then}: {late[role] / held - 1:+.0%}")


def _samples(store: Path, pages: int) -> list[tuple[int, dict[str, float]]]:
    """(pages stored, resident MB by role), one every EVERY_S, of one crawl from start to end."""
    command = [sys.executable, "-m", "bench.crawl", str(store), str(pages), "words", "p"]
    child = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    found = []
    try:
        while child.poll() is None:
            found.append((_stored(store), resident_mb(child.pid)))
            time.sleep(EVERY_S)
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return found


def _around(samples: list[tuple[int, dict[str, float]]], page: int) -> dict[str, float]:
    """The most that each role held while the 500 pages before ``page`` were stored."""
    near = [held for stored, held in samples if page - 500 <= stored <= page and held.get("crawler")]
    return {role: max(held.get(role, 0.0) for held in near) for role in near[0]}


def _stored(store: Path) -> int:
    try:
        with sqlite3.connect(f"file:{store / 'dalel.sqlite'}?mode=ro", uri=True) as database:
            return int(database.execute("select count(*) from capture").fetchone()[0])
    except sqlite3.Error:
        return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
