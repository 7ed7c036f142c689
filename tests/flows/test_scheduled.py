"""A real Prefect server, a real worker, and runs by schedule: the same rows as the command makes, each once.

Canary: where Prefect's scheduler dies (as it did silently with SQLAlchemy 2.1), no second run comes and this fails.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from dalel.config import settings_from
from demo.world import World
from flows import intake
from flows.check import Order, check_report, now, open_store
from flows.demo import REPORT
from storage.database import open_database, reading, writing
from storage.tables import CaptureRow, CheckRow, CitationRow, MementoRow, SourceRow
from storage.watches import all_watches, save_watch

SECONDS = 150.0
"""Typically 45; a busy machine needs 35 for the server alone."""


@dataclass
class Served:
    """`dalel serve` at work on one report that is due every few seconds."""

    child: "subprocess.Popen[bytes]"
    api: str
    store: Path
    out: Path

    def ask(self, path: str, **body: object) -> list[dict[str, Any]]:
        request = urllib.request.Request(
            f"{self.api}{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            found: list[dict[str, Any]] = json.load(answer)
            return found


def settings_in(world: World) -> dict[str, Any]:
    """Without keys: what a snapshot job has come to depends on the moment one looks."""
    values = world.settings()
    return values | {"archive": {k: v for k, v in values["archive"].items() if not k.endswith("_key")}}


def in_toml(values: dict[str, Any]) -> str:
    archive = {k: v for k, v in values["archive"].items() if k != "rates"}
    tables = {"network": values["network"], "archive": archive, "archive.rates": values["archive"]["rates"]}
    return "\n".join(
        f"[{name}]\n" + "\n".join(f"{k} = {json.dumps(v)}" for k, v in t.items()) for name, t in tables.items()
    )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    store, out = folder / "store", folder / "out"
    store.mkdir()
    with World() as world, socket.socket() as probe:
        config = folder / "dalel.toml"
        config.write_text(in_toml(settings_in(world)))
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        engine = open_store(Order(settings_from(settings_in(world)), store))
        source = intake.given(str(REPORT))
        report_id = intake.save(engine, intake.read(source, None), source, now())
        with writing(engine) as session:
            save_watch(session, source.location, report_id, "8s", str(out), now())
        engine.dispose()
        arguments = ["serve", "--store", str(store), "--config", str(config), "--port", str(port)]
        quick = {"PREFECT_WORKER_QUERY_SECONDS": "1", "IA_ACCESS_KEY_ID": "", "IA_SECRET_ACCESS_KEY": ""}
        child = subprocess.Popen(
            [sys.executable, "-P", "-c", "from flows.cli import main; main()", *arguments],
            stdout=subprocess.DEVNULL,
            env={k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")} | quick,
            cwd=folder,
        )
        try:
            yield Served(child, f"http://127.0.0.1:{port}/api", store, out)
        finally:
            child.kill()
            child.wait()


def story(served: Served) -> str:
    """What there is to read where no run came."""
    runs = served.ask("/flow_runs/filter")
    lines = [f"{r['created']} {r['start_time']} {r['end_time']} {r['state_name']} {r['auto_scheduled']}" for r in runs]
    logs = [(served.store / "prefect" / f"{name}.log").read_text()[-2000:] for name in ("server", "worker")]
    return "\n".join([*sorted(lines), *logs])


def rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """What a run leaves, without the times and ids of that very run."""
    with reading(engine) as session:
        captures = session.exec(select(CaptureRow)).all()
        checks = session.exec(select(CheckRow, CitationRow.key).join(CitationRow)).all()
        mementos = session.exec(select(MementoRow, SourceRow.url).join(SourceRow)).all()
        return {
            "captures": sorted(
                (anywhere(c.url), anywhere(c.final_url), str(c.status), c.reach, c.reach_rule) for c in captures
            ),
            "checks": sorted((key, c.reach, c.kept, c.support, c.score) for c, key in checks),
            "mementos": sorted((url, m.archive, str(m.time), m.digest, str(m.judgement)) for m, url in mementos),
        }


def anywhere(url: str) -> str:
    """Without the port that this very world got."""
    return re.sub(r"127\.0\.0\.1:\d+", "world", url)


def made_by_the_command(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    (folder / "store").mkdir()
    with World() as world:
        order = Order(settings_from(settings_in(world)), folder / "store")
        engine = open_store(order)
        source = intake.given(str(REPORT))
        check_report(engine, order, intake.read(source, None), source, folder / "out")
        found = rows(engine)
        engine.dispose()
    return found


def test_two_runs_by_schedule_leave_the_rows_of_one_command_and_nothing_outlives_serve(
    served: Served, tmp_path: Path
) -> None:
    began_at = time.monotonic()
    expected = made_by_the_command(tmp_path)
    engine = open_database(served.store)
    ran: set[object] = set()
    completed: list[dict[str, Any]] = []
    only = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
    while (len(ran) < 2 or len([r for r in completed if r["auto_scheduled"]]) < 2) and served.child.poll() is None:
        assert time.monotonic() - began_at < SECONDS, story(served)
        time.sleep(0.5)
        ran |= {row.ran_at for row in all_watches(engine) if row.ran_at}
        completed = served.ask("/flow_runs/filter", **only) if ran else []

    assert rows(engine) == expected
    engine.dispose()
    assert (served.out / "dossier.html").stat().st_size > 10_000
    assert {json.dumps(run["parameters"]) for run in completed} == {'{"watch": 1}'}
    shown = {artifact["type"] for artifact in served.ask("/artifacts/filter")}
    assert {"progress", "table", "markdown"} <= shown
    log = (served.store / "prefect" / "server.log").read_text()
    assert [line for line in log.splitlines() if "cheduler" in line or "bulk DML" in line] == []

    children = descendants(served.child.pid)
    assert len(children) >= 2
    served.child.send_signal(signal.SIGTERM)
    assert served.child.wait(15) == 0
    assert [pid for pid in children if is_alive(pid)] == []


def descendants(root: int) -> set[int]:
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    found, queue = set(), [root]
    while queue:
        one = queue.pop()
        queue += [pid for pid, parent in parents.items() if parent == one]
        found |= {pid for pid, parent in parents.items() if parent == one}
    return found


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
