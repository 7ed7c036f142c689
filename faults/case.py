"""One broken run after another on one store: a small web whose truth is known, a report, and the command itself."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HOSTS = 4
DEADLINE_S = 180.0
_STORY = "Суд в Заречном арестовал водителя Орлова на десять суток по статье 488, дело номер {n}. "
_KINDS: tuple[tuple[str, int, str], ...] = (
    ("live", 200, "LIVE"), ("live", 200, "LIVE"), ("live", 200, "LIVE"), ("gone", 404, "GONE"), ("left", 410, "GONE"),
    ("moved", 301, "MOVED"), ("door", 403, "BLOCKED"), ("broken", 500, "UNREACHABLE"),
)  # fmt: skip
_HANGS = b"<html><body><p %s>The court heard the driver.</p></body></html>" % b" ".join(
    b"a%d=1" % n for n in range(90_000)
)
"""Parsers take minutes for one element with so many attributes."""


@dataclass
class Done:
    """What a programme did, in one line, and what did not hold."""

    said: str = ""
    broken: list[str] = field(default_factory=list)


class SmallWeb:
    """Pages of every kind on some loopback hosts; ``asked`` counts requests by address."""

    def __init__(self, pages: int) -> None:
        self.asked: Counter[str] = Counter()
        self._servers = [_server(self, f"127.0.0.{number + 1}") for number in range(HOSTS)]
        self.truth = {self._url(n, _KINDS[n % len(_KINDS)][0]): _KINDS[n % len(_KINDS)][2] for n in range(pages)}

    def _url(self, number: int, kind: str) -> str:
        host, port = self._servers[number % HOSTS].server_address[:2]
        return f"http://{host!s}:{port}/{kind}/{number}"

    @property
    def permits(self) -> list[str]:
        """The pairs of network.permit."""
        return [f"{host!s}:{port}" for host, port in (server.server_address[:2] for server in self._servers)]

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """One page by its kind."""
        host, port = request.server.server_address[:2]  # type: ignore[misc]
        self.asked[f"http://{host!s}:{port}{request.path}"] += 1
        _, kind, number = (request.path + "//").split("/")[:3]
        status = next((status for name, status, _ in _KINDS if name == kind), 200)
        body = b"" if request.path == "/robots.txt" else _HANGS if kind == "hang" else _page(number, status)
        request.send_response(404 if request.path == "/robots.txt" else status)
        request.send_header("Content-Type", "text/html; charset=utf-8")
        request.send_header("Content-Length", str(len(body)))
        if kind == "moved":
            request.send_header("Location", f"/story/{number}")
        request.end_headers()
        request.wfile.write(body)

    def add_hanging(self) -> str:
        """One more source, whose page keeps a parser busy until it is stopped; its address."""
        url = self._url(0, "hang")
        self.truth[url] = "UNKNOWN"
        return url

    def close(self) -> None:
        """Stop serving."""
        for server in self._servers:
            server.shutdown()
            server.server_close()


@dataclass
class Case:
    """A report over a small web, and the folder in which it is checked."""

    folder: Path
    web: SmallWeb

    @property
    def store(self) -> Path:
        """Where captures and the database lie."""
        return self.folder / "store"

    def command(self) -> list[str]:
        """What a person would type."""
        code = "from flows.cli import main; main()"
        words = ["check", "report.txt", "--store", "store", "--out", "out", "--no-archive", "--config", "dalel.toml"]
        return [sys.executable, "-P", "-c", code, *words]

    def start(self, **options: Any) -> "subprocess.Popen[bytes]":
        """The command in a process group of its own."""
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        return subprocess.Popen(self.command(), cwd=self.folder, start_new_session=True, **pipes, **options)  # type: ignore[call-overload,no-any-return]

    def finish(self, **options: Any) -> tuple[int, str]:
        """The command to its end: exit code and what it said of errors."""
        child = self.start(**options)
        try:
            return child.wait(DEADLINE_S), (child.communicate()[1] or b"").decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            kill_group(child)
            return -1, f"did not end within {DEADLINE_S:.0f} s"


@contextmanager
def case(folder: Path, pages: int, *, hanging: bool = False) -> Iterator[Case]:
    """A fresh case of ``pages`` sources, and one that hangs its parser."""
    folder.mkdir(parents=True)
    web = SmallWeb(pages)
    if hanging:
        web.add_hanging()
    notes = list(enumerate(web.truth, 1))
    claims = [f"On May {n % 28 + 1} the driver Orlov was arrested for ten days, case {n}.[{n}]" for n, _ in notes]
    lines = ["Monitoring of May 2024", "", *claims, "", *(f"[{n}] {url}" for n, url in notes), ""]
    (folder / "report.txt").write_text("\n".join(lines), "utf-8")
    permits = ", ".join(f'"{pair}"' for pair in web.permits)
    control = next(iter(web.truth))
    network = f'[network]\npermit = [{permits}]\ndelay_s = 0.2\ntimeout_s = 10\ncontrol = "{control}"\n'
    (folder / "dalel.toml").write_text(network, "utf-8")
    try:
        yield Case(folder, web)
    finally:
        web.close()


def kill_group(child: "subprocess.Popen[bytes]") -> None:
    """kill -9 of the command and everything that it started."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.communicate()


def wait_until(is_so: Callable[[], bool], seconds: float) -> bool:
    """Whether it came to be so in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.02)
    return False


def _page(number: str, status: int) -> bytes:
    title = "Дело Орлова" if status == 200 else f"Ответ {status}"
    words = _STORY.format(n=number) * 12 if status == 200 else f"Ответ {status}"
    head = f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{title} {number}</title></head>'
    return f"{head}<body><article><h1>{title}</h1><p>{words}</p></article></body></html>".encode()


def _server(web: SmallWeb, host: str) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with suppress(ConnectionError):
                web.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A killed client resets its connections."""

    server = Server((host, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
