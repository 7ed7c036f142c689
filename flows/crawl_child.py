"""The crawl child as its parent sees it: it imports what crawling needs once, and forks for each job.

One a thread, because it ends with the thread that started it (prctl(2), PR_SET_PDEATHSIG).
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import IO, Any

STOP_S = 15.0
Told = Callable[[dict[str, Any]], None]
_here = threading.local()


@dataclass(frozen=True)
class Ended:
    """How a crawl ended: what it told of its store, its exit code (negative: a signal), and its last words."""

    fatal: str | None
    code: int
    said: str


def get_ready(environ: Mapping[str, str], *, readers: bool) -> "CrawlChild":
    """This thread's crawl child, started where there is none; ``readers``: pages will surely be read."""
    child: CrawlChild | None = getattr(_here, "child", None)
    if child is None or child.process.poll() is not None:
        child = _here.child = CrawlChild(environ, readers=readers)
    return child


class CrawlChild:
    """Runs one crawl after another, each in a fork of its own, so that a crash and the memory stay there."""

    def __init__(self, environ: Mapping[str, str], *, readers: bool) -> None:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-P", "-m", "spiders.child", *(["readers"] if readers else [])]
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by _end
        pipes = {"stdin": theirs, "stdout": subprocess.DEVNULL, "stderr": self._errors}
        with theirs:
            self.process = subprocess.Popen(command, env=dict(environ), cwd="/", **pipes)  # type: ignore[call-overload]
        self._wire = Connection(ours.detach())
        weakref.finalize(self, _end, self.process, self._wire, self._errors)

    def run(self, job: object, store: Path, environ: Mapping[str, str], told: Told) -> Ended:
        """One crawl to its end; ``told`` gets one value a source. An interrupt stops it gently."""
        with tempfile.TemporaryFile() as errors:
            end, start = os.pipe()
            try:
                with open(end, "rb") as out:
                    with open(start, "wb") as told_to:
                        pid = self._send((job, str(store), dict(environ)), told_to.fileno(), errors.fileno())
                    fatal, code = self._listen(pid, out, told)
            except _Gone:
                return Ended(None, self.process.wait() or 1, _last_line(self._errors))
            return Ended(fatal, code, _last_line(errors))

    def _send(self, job: object, *handles: int) -> int:
        try:
            self._wire.send(job)
            for handle in handles:
                send_handle(self._wire, handle, None)
        except OSError as error:
            raise _Gone from error
        return self._hear()

    def _hear(self) -> int:
        try:
            number: int = self._wire.recv()
        except (EOFError, OSError) as error:
            raise _Gone from error
        return number

    def _listen(self, pid: int, out: IO[bytes], told: Told) -> tuple[str | None, int]:
        fatal = None
        try:
            for line in out:
                value = json.loads(line)
                if "fatal" in value:
                    fatal = value["fatal"]
                else:
                    told(value)
            return fatal, self._hear()
        except BaseException:
            self._stop(pid)
            raise

    def _stop(self, pid: int) -> None:
        """SIGTERM lets the crawl store what it has; then it is killed."""
        for by, seconds in ((signal.SIGTERM, STOP_S), (signal.SIGKILL, None)):
            with contextlib.suppress(ProcessLookupError, _Gone):
                os.kill(pid, by)
                if self._wire.poll(seconds):
                    self._hear()
                    return


class _Gone(Exception):
    """The child itself ended."""


def _last_line(errors: IO[bytes]) -> str:
    errors.seek(0)
    return (errors.read().decode("utf-8", "replace").strip().splitlines() or [""])[-1]


def _end(process: "subprocess.Popen[bytes]", wire: Connection, errors: IO[bytes]) -> None:
    wire.close()
    process.kill()
    process.wait()
    errors.close()
