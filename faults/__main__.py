"""`./run faults [NAME…] [--seed N] [--share 0.1]`: one programme or all of them; exit code 1 where something broke."""

import argparse
import importlib
import random
import sys
import tempfile
from pathlib import Path

PROGRAMMES = ("kills", "writes", "locked", "twice", "hang", "archive", "scheduled", "alerts")


def main() -> int:
    """Run what is named; the seed is printed, so that a failure can be had again."""
    parser = argparse.ArgumentParser(prog="run faults")
    parser.add_argument("names", nargs="*", default=PROGRAMMES, metavar="NAME", help=", ".join(PROGRAMMES))
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--share", type=float, default=1.0, help="of the full dose")
    given = parser.parse_args()
    if unknown := set(given.names) - set(PROGRAMMES):
        parser.error(f"no programme {unknown.pop()!r}; there are {', '.join(PROGRAMMES)}")
    sys.stdout.write(f"seed {given.seed}, {given.share:.0%} of the dose\n")
    broken = [line for name in given.names for line in _run(name, given.seed, given.share)]
    sys.stdout.write("\n".join(broken) + ("\n" if broken else "nothing broke\n"))
    return 1 if broken else 0


def _run(name: str, seed: int, share: float) -> list[str]:
    with tempfile.TemporaryDirectory(prefix=f"dalel-{name}-") as folder:
        programme = importlib.import_module(f"faults.{name}")
        done = programme.run(Path(folder), random.Random(seed), share)
    sys.stdout.write(f"{name}: {done.said}\n")
    sys.stdout.flush()
    return [f"{name}: {line}" for line in done.broken]


if __name__ == "__main__":
    sys.exit(main())
