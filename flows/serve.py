"""``dalel serve``: everything that scheduled runs need on this machine, in one process tree that ends as one.

Prefect's own server (loopback, its SQLite in the store, telemetry off) unless PREFECT_API_URL names another,
Prefect's own process worker, and this process, which tells them what our database says. What it starts dies
with it, however it ends.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import Engine

from dalel.config import Settings
from dalel.errors import StoreError
from flows.check import Order, open_store
from flows.configure import CONFIG_VARIABLE, config_file, store_folder

READY_S = 120.0
"""Prefect's server takes 9 to 16 s to start, and longer where it has to make its tables on a busy machine."""
LOOK_S = 10.0
STOP_S = 5.0


class ServeFailed(StoreError):
    """Prefect's server or worker does not run; nothing stored is lost."""


@dataclass(frozen=True)
class ServeOptions:
    """The command's options. ``worker_only``: another machine tells the server what our database says."""

    config: Path | None
    worker_only: bool
    port: int
    at_once: int


def serve_until_stopped(settings: Settings, options: ServeOptions) -> int:
    """Serve until SIGINT or SIGTERM. Raises ServeFailed where a part ends by itself."""
    order = Order(settings, store_folder(settings, os.environ))
    is_ours = "PREFECT_API_URL" not in os.environ
    if is_ours and options.worker_only:
        raise ServeFailed("--worker needs PREFECT_API_URL, the address of the shared Prefect server")
    engine = open_store(order)
    # Prefect reads its environment when it is imported, so nothing of it may be imported before this line.
    os.environ.update(environment(order.store, options, is_ours=is_ours))
    Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True, mode=0o700)
    with stop_on_signals() as stop, ExitStack() as children:
        parts = []
        if is_ours:
            server = ["server", "start", "--host", "127.0.0.1", "--port", str(options.port)]
            parts.append(children.enter_context(prefect(server)))
        if not _wait_until_ready(parts, stop):
            return 0
        from flows.deployments import POOL

        worker = ["worker", "start", "--pool", POOL, "--type", "process", "--limit", str(options.at_once)]
        parts.append(children.enter_context(prefect(worker)))
        sys.stdout.write(
            f"serving; Prefect's page: {os.environ['PREFECT_API_URL'].removesuffix('/api')}; stop: Ctrl-C\n"
        )
        sys.stdout.flush()
        _look_after(parts, stop, None if options.worker_only else engine)
    engine.dispose()
    return 0


def environment(store: Path, options: ServeOptions, *, is_ours: bool) -> dict[str, str]:
    """What Prefect and the runs find in their environment; no secret is added to it."""
    found = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_HOME": str(store / "prefect" / (socket.gethostname() if options.worker_only else "")),
        "PREFECT_LOGGING_LEVEL": os.environ.get("PREFECT_LOGGING_LEVEL", "WARNING"),
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_CLI_PROMPT": "false",
        "DALEL_STORE": str(store),
        "PYTHONSAFEPATH": "1",
    }
    config = config_file(options.config, os.environ)
    if config:
        found[CONFIG_VARIABLE] = str(config.absolute())
    if is_ours:
        found["PREFECT_API_URL"] = f"http://127.0.0.1:{options.port}/api"
        found["NO_PROXY"] = ",".join(filter(None, (os.environ.get("NO_PROXY"), "127.0.0.1")))
    return found


@contextmanager
def prefect(arguments: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Prefect's command as a child in a session of its own; its words go to a log in Prefect's folder."""
    folder = Path(os.environ["PREFECT_HOME"])
    with (folder / f"{arguments[0]}.log").open("wb") as log:
        command = [sys.executable, "-P", "-m", "flows.prefect_child", *arguments]
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, cwd=folder
        )
        try:
            yield child
        finally:
            _end(child)


@contextmanager
def stop_on_signals() -> Iterator[threading.Event]:
    """An event that SIGINT and SIGTERM set."""
    stop = threading.Event()

    def ask(_: int, __: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait_until_ready(parts: list["subprocess.Popen[bytes]"], stop: threading.Event) -> bool:
    """Whether the server answers; False where we were asked to stop before."""
    from prefect.client.orchestration import get_client

    async def fault() -> Exception | None:
        async with get_client() as client:
            return await client.api_healthcheck()

    end = time.monotonic() + READY_S
    while not stop.is_set():
        _check_alive(parts)
        why = asyncio.run(fault())
        if why is None:
            return True
        if time.monotonic() > end:
            raise ServeFailed(f"no Prefect server at {os.environ['PREFECT_API_URL']} ({why}); is it started?")
        stop.wait(0.3)
    return False


def _look_after(parts: list["subprocess.Popen[bytes]"], stop: threading.Event, engine: Engine | None) -> None:
    """Until we are asked to stop: the parts live, and Prefect knows what is watched (``engine`` None: not our part)."""
    from flows.deployments import make_pool, tell

    told: dict[str, Any] = {}
    asyncio.run(make_pool())
    while not stop.is_set():
        _check_alive(parts)
        if engine is not None:
            asyncio.run(tell(engine, told))
        stop.wait(LOOK_S)


def _check_alive(parts: list["subprocess.Popen[bytes]"]) -> None:
    for part in parts:
        if part.poll() is not None:
            name = part.args[4] if isinstance(part.args, list) else "part"
            raise ServeFailed(f"Prefect's {name!s} ended by itself; see {name!s}.log in the store's folder prefect")


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Gently, and then with everything that it started."""
    child.terminate()
    with suppress(subprocess.TimeoutExpired):
        child.wait(STOP_S)
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
