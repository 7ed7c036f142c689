"""A page that hangs its parser costs 30 seconds and one UNREAD; the others go on at their rate."""

import random
import time
from collections import Counter
from pathlib import Path

from faults.case import Done, case, wait_until
from faults.invariants import acknowledged, invariants

PAGES, LEAST = 400, 0.8


def run(folder: Path, chance: random.Random, share: float) -> Done:
    """The same sources without and with one that hangs; the rate of the others is compared."""
    done = Done()
    plain, beside = (_seconds(folder / name, done, hanging=name == "hanging") for name in ("plain", "hanging"))
    done.said = f"{PAGES} pages: {PAGES / plain:.1f} pages/s alone, {PAGES / beside:.1f} beside a page that hangs"
    done.broken += [f"the others slowed down to {plain / beside:.0%}"] if plain / beside < LEAST else []
    return done


def _seconds(folder: Path, done: Done, *, hanging: bool) -> float:
    """From the first request until every other source is stored."""
    with case(folder, PAGES, hanging=hanging) as one:
        others = {url for url, reach in one.web.truth.items() if reach != "UNKNOWN"}
        child = one.start()
        wait_until(lambda: one.web.asked.total() > 0, 60)
        began = time.monotonic()
        wait_until(lambda: others <= acknowledged(one.store).keys() or child.poll() is not None, 120)
        took = time.monotonic() - began
        said = child.communicate()[1].decode("utf-8", "replace")
        done.broken += [f"ended with {child.returncode}: {said[-300:]}"] if child.returncode else []
        done.broken += invariants(one, Counter(), Counter())
        return took
