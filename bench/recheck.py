"""A report's first check beside its rechecks when nothing changed: processor time a source, in one run.

`./run bench recheck [SOURCES]` (default 1000): the commands as a person gives them, on one store. The hosts first know
nothing of validators, so that every recheck gets the whole page again, then they answer 304 (RFC 9110 §15.4.5). The
processor time is that of the command and of all that it started; what one source costs alone is shown as the start-up.
"""

import asyncio
import ctypes
import hashlib
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.pages import article

HOSTS, PORT = 18, 8463
PERMIT = [f"127.0.0.{n + 1}:{PORT}" for n in range(HOSTS)]
DISTINCT = 200
_PR_SET_CHILD_SUBREAPER = 36


def main(arguments: list[str]) -> None:
    """Print one line a command, and what share of the first check each recheck costs."""
    sources = int(arguments[0]) if arguments else 1000
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)  # what outlives its parent is waited for here, and counted
    with tempfile.TemporaryDirectory(prefix="dalel-recheck-") as folder:
        work = Path(folder)
        with served(validators=False):
            alone, first = (_row("first check", work, "check", n, sources) for n in (1, sources))
            for n, begun in ((1, alone), (sources, first)):
                _row("recheck, the same bytes again", work, "recheck", n, sources, begun)
        with served(validators=True):
            for n in (1, sources):
                _row("(one look, to learn the validators)", work, "recheck", n, sources)
            for n, begun in ((1, alone), (sources, first)):
                _row("recheck, 304", work, "recheck", n, sources, begun)


@contextmanager
def served(*, validators: bool) -> Iterator[None]:
    """The web, until the block ends."""
    command = [sys.executable, "-m", "bench.recheck", "etag" if validators else "plain"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    try:
        assert server.stdout
        if not server.stdout.readline():
            raise SystemExit(f"bench: port {PORT} is in use; end what listens there")
        yield
    finally:
        server.kill()
        server.communicate()


def _row(name: str, work: Path, command: str, sources: int, most: int, first_s: float | None = None) -> float:
    """Run a command on the report of so many sources and say what it cost; returns the processor seconds."""
    began = time.monotonic()
    cpu_s = _spent(work, command, sources)
    share = f"{100 * cpu_s / first_s:5.1f} % of the first check" if first_s else ""
    what = f"{name}, start-up" if sources < most else f"{name}, {sources} sources"
    wall_s = time.monotonic() - began
    sys.stdout.write(f"{what:50} {cpu_s:6.2f} s of processor, {1000 * cpu_s / sources:7.1f} ms each, ")
    sys.stdout.write(f"{wall_s:5.1f} s  {share}\n")
    sys.stdout.flush()
    return cpu_s


def _spent(work: Path, command: str, sources: int) -> float:
    report, store = work / f"report-{sources}.txt", work / "store"
    report.write_text(_report(sources), "utf-8")
    code = "from flows.cli import main; main()"
    words = [command, str(report), "--no-archive", "--store", str(store)]
    words += ["--out", str(work / f"dossier-{sources}"), *(["--max-age", "0s"] if command == "check" else [])]
    settings = {"DALEL_NETWORK__PERMIT": ",".join(PERMIT), "DALEL_NETWORK__DELAY_S": "0"}
    _make_due(store)
    before = _used()
    with (work / "said").open("a") as said:
        child = subprocess.Popen(
            [sys.executable, "-P", "-c", code, *words], env=os.environ | settings, stdout=said, stderr=said,
            start_new_session=True,
        )  # fmt: skip
        if child.wait():
            raise SystemExit((work / "said").read_text()[-2000:])
    _reap(child.pid)
    return _used() - before


def _reap(group: int) -> None:
    """Wait for what the command left behind, so that the kernel counts it."""
    try:
        while True:
            os.waitpid(-group, 0)
    except ChildProcessError:
        return


def _used() -> float:
    """Processor seconds of all children that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _make_due(store: Path) -> None:
    """As if the time of every source had come."""
    if (store / "dalel.sqlite").exists():
        with sqlite3.connect(store / "dalel.sqlite") as database:
            database.execute("update source set look_again_at = null")


def _report(sources: int) -> str:
    claims = [
        f"On 5 May 2024 the court heard the appeal of the activists, case {n}.[{n + 1}]\n" for n in range(sources)
    ]
    notes = [f"[{n + 1}] http://{PERMIT[n % HOSTS]}/p/{n}" for n in range(sources)]
    return "\n".join(["Monitoring of May 2024", "", *claims, "", *notes]) + "\n"


async def _serve(*, validators: bool) -> None:
    bodies = [article(n) for n in range(DISTINCT)]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(_response(head, bodies, validators=validators))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    for pair in PERMIT:
        await asyncio.start_server(answer, pair.partition(":")[0], PORT)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


def _response(head: bytes, bodies: list[bytes], *, validators: bool) -> bytes:
    number = head.split(b" ", 2)[1].removeprefix(b"/p/")
    if not number.isdigit():
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    etag = b'"%s"' % hashlib.sha256(number).hexdigest()[:16].encode()
    mark = b"ETag: " + etag + b"\r\n" if validators else b""
    if validators and etag in head:
        return b"HTTP/1.1 304 Not Modified\r\n" + mark + b"\r\n"
    # no two pages are equal, so that each is read
    body = bodies[int(number) % DISTINCT].replace(b"</h1>", b" " + number + b"</h1>", 1)
    lines = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + mark
    return lines + b"Content-Length: %d\r\n\r\n" % len(body) + body


if __name__ == "__main__":
    asyncio.run(_serve(validators=sys.argv[1] == "etag"))
