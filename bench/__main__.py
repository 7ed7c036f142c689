"""`./run bench [NAME [ARGUMENT…]]`: one programme, or all of them in turn."""

import importlib
import pkgutil
import sys

import bench

NOT_PROGRAMMES = frozenset({"__main__", "pages", "meter", "slow_web", "recovery_cases"})


def main() -> int:
    """Run what is named; without a name every programme, each with its defaults."""
    names = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if module.name not in NOT_PROGRAMMES)
    wanted, arguments = sys.argv[1:2] or names, sys.argv[2:]
    if not set(wanted) <= set(names):
        sys.stderr.write(f"bench: no programme {wanted[0]!r}; there are {', '.join(names)}\n")
        return 2
    for name in wanted:
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        importlib.import_module(f"bench.{name}").main(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
