"""Machines of scheduled runs: processes of `dalel serve` that are killed at random and started again."""

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

MACHINES = ("one", "two", "three")
"""The first has Prefect's server; each has a store of its own."""
AT_WORK = frozenset({"crawl", "run", "worker", "connection"})
_KINDS = {"prefect_child server": "server", "prefect_child worker": "worker", "spiders.child": "crawl",
          "forkserver": "reader", "resource_tracker": "tracker", "prefect.": "run", "flows.cli": "serve"}  # fmt: skip


@dataclass
class Crew:
    """The three machines; what ended is started again."""

    folder: Path
    database: str
    prefect_database: str
    port: int
    started: int = 0
    serving: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def mind(self) -> None:
        """Start what does not run."""
        for name in MACHINES:
            if name not in self.serving or self.serving[name].poll() is not None:
                self.serving[name] = self._start(name)
                self.started += 1

    def strike(self, chance: random.Random, *, fetching: bool) -> str | None:
        """Kill one process of all that the machines run, the kinds alike; or end a connection: what was struck.

        ``fetching``: only while pages are fetched, and only what has to do with it; None where nothing is.
        """
        by_kind: dict[str, list[int]] = {"connection": []}
        for child in self.serving.values():
            for pid, kind in _family(child.pid):
                by_kind.setdefault(kind, []).append(pid)
        if fetching and "crawl" not in by_kind:
            return None
        kind = chance.choice(sorted(set(by_kind) & AT_WORK if fetching else by_kind))
        if kind == "connection":
            self._end_connection(chance)
        else:
            with suppress(ProcessLookupError):
                os.kill(chance.choice(sorted(by_kind[kind])), signal.SIGKILL)
        return kind

    def dismiss(self) -> None:
        """kill -9 of all; nothing of them stays."""
        for child in self.serving.values():
            family = [pid for pid, _ in _family(child.pid)]
            for pid in family:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            child.wait()

    def _start(self, name: str) -> "subprocess.Popen[bytes]":
        words = ["serve", "--config", "dalel.toml", "--store", name, "--at-once", "1"]
        words += ["--port", str(self.port)] if name == MACHINES[0] else ["--worker"]
        quick = {"PREFECT_WORKER_QUERY_SECONDS": "1", "PREFECT_WORKER_HEARTBEAT_SECONDS": "5"}
        own = {"PREFECT_API_DATABASE_CONNECTION_URL": self.prefect_database}
        server = own if name == MACHINES[0] else {"PREFECT_API_URL": f"http://127.0.0.1:{self.port}/api"}
        code = "from flows.cli import main; main()"
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-P", "-c", code, *words],
                cwd=self.folder, env=os.environ | quick | server, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def _end_connection(self, chance: random.Random) -> None:
        others = "select pid from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()"
        with psycopg.connect(self.database.replace("+psycopg", ""), autocommit=True) as connection:
            if pids := sorted(row[0] for row in connection.execute(others)):
                connection.execute("select pg_terminate_backend(%s)", [chance.choice(pids)])


def _family(root: int) -> list[tuple[int, str]]:
    """A process and its descendants, and what each is; the small fry that ends with them is left out."""
    children = Path(f"/proc/{root}/task/{root}/children")
    try:
        line = Path(f"/proc/{root}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        below = [int(word) for word in children.read_text().split()]
    except OSError:
        return []
    kind = next((kind for mark, kind in _KINDS.items() if mark in line), "other")
    return [(root, kind), *(found for child in below for found in _family(child))]
