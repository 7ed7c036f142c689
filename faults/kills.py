"""kill -9 at random moments, of everything or of one process, then the same command to its end."""

import os
import random
import signal
import subprocess
from collections import Counter
from contextlib import suppress
from pathlib import Path

from faults.case import Case, Done, case, kill_group, wait_until
from faults.invariants import acknowledged, invariants

ROUNDS, KILLS, PAGES = 34, 3, 100


def run(folder: Path, chance: random.Random, share: float, *, pages: int = PAGES, kills: int = KILLS) -> Done:
    """``ROUNDS`` stores with ``kills`` kills each."""
    done, kept, rounds = Done(), 0, max(1, round(ROUNDS * share))
    for number in range(rounds):
        with case(folder / str(number), pages) as one:
            before, asked = Counter[str](), Counter[str]()
            for _ in range(kills):
                _start_and_kill(one, chance)
                before, asked = acknowledged(one.store), Counter(one.web.asked)
            code, said = one.finish()
            kept += sum(before.values())
            done.broken += [f"round {number}: the command ended with {code}: {said[-300:]}"] if code else []
            done.broken += [f"round {number}: {line}" for line in invariants(one, before, asked)] if not code else []
    done.said = (
        f"{rounds * kills} kills in {rounds} stores of {pages} sources; {kept} captures stood before the last one"
    )
    return done


def _start_and_kill(one: Case, chance: random.Random) -> None:
    """At a random time, or after a random number of requests: most of a run's time is spent before its first."""
    child = one.start()
    if chance.random() < 0.3:
        with suppress(subprocess.TimeoutExpired):
            child.wait(chance.uniform(0.2, 6.0))
    else:
        enough = one.web.asked.total() + chance.randint(1, len(one.web.truth) * 3 // 2)
        wait_until(lambda: one.web.asked.total() >= enough or child.poll() is not None, 20)
    victims = [child.pid, *_children(child.pid)]
    if chance.random() < 0.5:
        with suppress(ProcessLookupError):
            os.kill(chance.choice(victims), signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            child.wait(chance.uniform(0.0, 1.0))
    kill_group(child)


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
