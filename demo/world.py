"""The invented world on loopback: one listener that is the web's proxy and the archive at once.

Sources are asked through it as an ordinary HTTP proxy, so that a report can cite natural addresses; what is
asked of the listener itself is asked of the archive.
"""

import contextlib
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

from demo.archive import Archive, Reply
from demo.savepagenow import ACCESS, SECRET
from demo.web import DEAD_HOSTS, pages

_PER_MINUTE = 6000.0


class World:
    """Starts with ``with``; ``log`` holds (seconds, method, address) of every request."""

    def __init__(self) -> None:
        self.pages = pages()
        self.archive = Archive()
        self.log: list[tuple[float, str, str]] = []
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def base(self) -> str:
        """The listener's own address."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def settings(self) -> dict[str, Any]:
        """Settings by which Dalel lives in this world alone."""
        rates = dict.fromkeys(("cdx", "memento", "save", "status", "available"), _PER_MINUTE)
        return {
            "network": {"proxy": self.base, "delay_s": 0, "timeout_s": 5, "control": f"{self.base}/"},
            "archive": {
                "cdx": f"{self.base}/cdx/search/cdx",
                "replay": f"{self.base}/web",
                "save": f"{self.base}/save",
                "availability": f"{self.base}/wayback/available",
                "access_key": ACCESS,
                "secret_key": SECRET,
                "rates": rates,
            },
        }

    def answer(self, method: str, address: str, headers: dict[str, str], body: bytes) -> Reply:
        """The archive for its own address, the invented web for all others."""
        self.log.append((time.monotonic(), method, address))
        parts = urlsplit(address)
        if not parts.netloc or address.startswith(self.base + "/"):
            path = urlunsplit(("", "", parts.path, parts.query, "")) if parts.netloc else address
            return self.archive.answer(method, path, headers, body)
        if parts.hostname in DEAD_HOSTS:
            return Reply(502, b"<html>502 the proxy cannot find this host</html>", {"X-Proxy-Error": "dns"})
        page = self.pages.get(address)
        if page is None:
            return Reply(404, b"<html><title>404</title><h1>404 Not Found</h1></html>", {"Content-Type": "text/html"})
        if page.delay_s:
            time.sleep(page.delay_s)
        return Reply(page.status, page.body, {"Content-Type": "text/html; charset=utf-8", **page.headers})


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who asked was killed, or hung up."""


def _handler(world: World) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: two would wait 40 ms for each other

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def do_CONNECT(self) -> None:
            self.send_error(502, "no tunnel to this host")

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            reply = world.answer(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            if not reply.status:  # the connection is dropped without a word
                self.close_connection = True
                return
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
                self.send_header(name, value)
            with contextlib.suppress(ConnectionError):  # who asked may have gone
                self.end_headers()
                self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet; the world keeps its own log."""

    return Handler


def main() -> None:
    """Serve until interrupted, and say how to use it."""
    with World() as world:
        sys.stdout.write(f"The invented world answers at {world.base}; stop it with Ctrl-C.\n")
        sys.stdout.write(f"Sources: network.proxy = {world.base!r}; archive.cdx = '{world.base}/cdx/search/cdx'\n")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
