"""Which workers of this store still live: each holds a lock on a file of its own, which the system drops when it dies.

Process numbers come round again and containers count their own; a lock does neither. Workers of other
machines keep their files elsewhere: of them nothing is known, and their leases run out by time.
"""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from dalel.errors import StoreError

FOLDER = "workers"


@contextlib.contextmanager
def known_alive(store: Path, worker: str) -> Iterator[None]:
    """While the block runs, this worker counts as alive."""
    folder = store / FOLDER
    path = folder / worker
    with contextlib.ExitStack() as stack:
        try:
            folder.mkdir(exist_ok=True, mode=0o700)
            file = stack.enter_context(path.open("xb"))
            fcntl.flock(file, fcntl.LOCK_EX)
        except OSError as error:
            why = f"cannot be written and locked ({error.strerror}); name a local folder with --store"
            raise StoreError(f"the store {store} {why}") from error
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def dead_workers(store: Path) -> list[str]:
    """Workers of this store that ended without saying so, until they are forgotten."""
    folder = store / FOLDER
    return [path.name for path in sorted(folder.iterdir()) if not _is_locked(path)] if folder.is_dir() else []


def forget(store: Path, workers: list[str]) -> None:
    """Their leases are free now."""
    for worker in workers:
        (store / FOLDER / worker).unlink(missing_ok=True)


def _is_locked(path: Path) -> bool:
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return True  # it ended well just now
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
