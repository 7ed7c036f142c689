"""``python -m flows.prefect_child ARGUMENTS``: the prefect command as a child that does not outlive us."""

import os
import signal
import sys

from spiders.parent import die_with_parent

WORKER_PID = "_DALEL_WORKER_PID"
"""By this variable a run knows the worker that started it."""


def main() -> None:
    """Run prefect's own command line."""
    die_with_parent(signal.SIGKILL)
    os.environ[WORKER_PID] = str(os.getpid())
    from prefect.cli import app

    sys.argv[0] = "prefect"
    app()


if __name__ == "__main__":
    main()
