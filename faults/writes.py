"""Writing to disk fails or kills at the n-th call (strace injects it): one line, exit code 3, nothing stored is lost.

Without strace the programme says so and does nothing.
"""

import random
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

from faults.case import Case, Done, case, kill_group
from faults.invariants import acknowledged, invariants

TIMES, PAGES, LATEST = 60, 40, 24
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")


def run(folder: Path, chance: random.Random, share: float) -> Done:
    """``TIMES`` faults at the first to ``LATEST``-th sync of a file."""
    if not shutil.which("strace"):
        return Done("strace is not installed here; nothing was tried")
    done, times, ended = Done(), max(len(FAULTS), round(TIMES * share)), Counter[str]()
    for number in range(times):
        with case(folder / str(number), PAGES) as one:
            fault, nth = FAULTS[number % len(FAULTS)], chance.randint(1, LATEST)
            code, said = _broken_run(one, fault, nth)
            ended[f"{fault} {'ended well' if code == 0 else 'stopped'}"] += 1
            where = f"{fault} at sync {nth}"
            done.broken += [f"{where}: a traceback: {said[-300:]}"] if "Traceback" in said else []
            before, asked = acknowledged(one.store), Counter(one.web.asked)
            code, said = one.finish()
            done.broken += [f"{where}: then the command ended with {code}: {said[-300:]}"] if code else []
            done.broken += [f"{where}: {line}" for line in invariants(one, before, asked)] if not code else []
    done.said = f"{times} faults of fsync and fdatasync: " + ", ".join(f"{n} {how}" for how, n in sorted(ended.items()))
    return done


def _broken_run(one: Case, fault: str, nth: int) -> tuple[int, str]:
    inject = f"inject=fsync,fdatasync:{fault}:when={nth}" + ("" if "KILL" in fault else "+")
    words = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", inject]
    pipes: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    child = subprocess.Popen([*words, *one.command()], cwd=one.folder, start_new_session=True, **pipes)
    try:
        said = child.communicate(timeout=90)[1].decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        said = "Traceback: hung for 90 s"
    kill_group(child)
    return child.returncode, said
