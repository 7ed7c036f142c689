"""Parsing what strangers wrote happens in a child process with limits on memory, processor and wall time."""

import multiprocessing
import resource
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from multiprocessing import forkserver
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from dalel.errors import ReportUnreadable

T = TypeVar("T")
WALL_S = 30
PROCESSOR_S = 30
MEMORY_BYTES = 1 << 30


def in_limited_child(work: Callable[..., T], *args: Any, what: str) -> T:
    """``work(*args)`` in a child. Raises ReportUnreadable where a limit ends it, and whatever ``work`` raises."""
    context = multiprocessing.get_context("forkserver")
    with ProcessPool(max_workers=1, context=context, initializer=_limit, initargs=[PROCESSOR_S, MEMORY_BYTES]) as pool:
        task = pool.schedule(work, args=list(args), timeout=WALL_S)
        try:
            return task.result()
        except (TimeoutError, ProcessExpired, BrokenExecutor, MemoryError, RecursionError) as error:
            limits = f"{WALL_S} s and {MEMORY_BYTES >> 20} MB"
            message = f"{what}: cannot be read within {limits} ({type(error).__name__}); save it in a simpler form"
            raise ReportUnreadable(message) from error


def prepare(*modules: str) -> None:
    """Start the fork server now: it imports ``modules`` for the children while this process does something else."""
    multiprocessing.set_forkserver_preload(list(modules))
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # inherited: an interrupt while it imports is not its own
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


def _limit(processor_s: int, memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (processor_s, processor_s))
