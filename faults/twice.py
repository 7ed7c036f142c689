"""The same command twice at once on one store: the work is shared, nothing is fetched or stored twice."""

import random
from collections import Counter
from pathlib import Path

from faults.case import DEADLINE_S, Done, case
from faults.invariants import invariants

PAIRS, PAGES = 10, 60


def run(folder: Path, chance: random.Random, share: float, *, pages: int = PAGES) -> Done:
    """``PAIRS`` pairs of runs."""
    done, pairs = Done(), max(1, round(PAIRS * share))
    for number in range(pairs):
        with case(folder / str(number), pages) as one:
            runs = [one.start(), one.start()]
            errors = [child.communicate(timeout=DEADLINE_S)[1].decode("utf-8", "replace") for child in runs]
            for child, said in zip(runs, errors, strict=True):
                done.broken += (
                    [f"pair {number}: ended with {child.returncode}: {said[-300:]}"] if child.returncode else []
                )
            done.broken += [f"pair {number}: {line}" for line in invariants(one, Counter(), Counter())]
            often = [
                url
                for url, count in one.web.asked.items()
                if url in one.web.truth and count > _most(one.web.truth[url])
            ]
            done.broken += [f"pair {number}: {url} was asked too often" for url in often]
    done.said = f"{pairs} pairs of runs over {pages} sources"
    return done


def _most(reach: str) -> int:
    """403 and 5xx are tried once more by the same run."""
    return 2 if reach in ("BLOCKED", "UNREACHABLE") else 1
