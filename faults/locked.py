"""Another program holds the database's write lock for seconds: the run waits and loses nothing."""

import random
import sqlite3
import time
from collections import Counter
from pathlib import Path

from faults.case import Done, case, wait_until
from faults.invariants import invariants

TIMES, PAGES = 8, 40


def run(folder: Path, chance: random.Random, share: float) -> Done:
    """``TIMES`` locks of one to eight seconds, at random moments."""
    done, times, held = Done(), max(1, round(TIMES * share)), 0.0
    for number in range(times):
        with case(folder / str(number), PAGES) as one:
            child = one.start()
            wait_until((one.store / "dalel.sqlite").exists, 30)
            time.sleep(chance.uniform(0.5, 3.0))
            seconds = chance.uniform(1, 8)
            held += seconds
            _hold(one.store / "dalel.sqlite", seconds)
            said = child.communicate()[1].decode("utf-8", "replace")
            done.broken += [f"lock {number}: ended with {child.returncode}: {said[-300:]}"] if child.returncode else []
            done.broken += [f"lock {number}: {line}" for line in invariants(one, Counter(), Counter())]
    done.said = f"{times} locks, {held:.0f} s in all, during runs over {PAGES} sources"
    return done


def _hold(database: Path, seconds: float) -> None:
    connection = sqlite3.connect(database, timeout=30, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
        connection.execute("ROLLBACK")
    finally:
        connection.close()
