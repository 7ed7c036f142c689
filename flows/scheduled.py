"""The steps as Prefect tasks, in the flow ``check``: what runs on a schedule, on this machine or on others.

Interactive commands never come here (an ephemeral Prefect run costs ten seconds and more). Prefect's run
states are never the truth: a run claims its watch in our database, every step finds there what is left to
do, and so a retry, a second worker, a missed week or a run after a crash adds nothing twice. Parameters
hold no secrets: each run reads its settings where the command would.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import (
    acreate_link_artifact,
    acreate_progress_artifact,
    acreate_table_artifact,
    aupdate_progress_artifact,
)
from prefect.cache_policies import NO_CACHE
from sqlalchemy import Engine

from dossier.view import DossierView
from flows import check as steps
from flows.configure import load_settings, store_folder
from flows.crawl import worker_name
from flows.follow import take_listed
from flows.notify import deliver
from flows.prefect_child import WORKER_PID
from flows.recheck import look_again, tell
from flows.verify import verify
from spiders.parent import die_with_parent
from storage.tables import WatchRow, row_id
from storage.watches import claim, finish, kept

NOT_DUE = "nothing to do: it ran already, or another run is at it"
_TASK: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


@task(retries=2, retry_delay_seconds=60, **_TASK)
def fetch(engine: Engine, order: steps.Order, report_id: int) -> int:
    """How many sources were due."""
    return look_again(engine, order, report_id)


@task(retries=2, retry_delay_seconds=300, **_TASK)
def archives(engine: Engine, order: steps.Order, report_id: int) -> None:
    """Look-ups, retrieval, snapshot requests."""
    steps.ask_archives(engine, order, report_id)


@task(**_TASK)
def judge(engine: Engine, report_id: int) -> int:
    """How many citations were judged."""
    return verify(engine, report_id, steps.now())


@task(retries=2, retry_delay_seconds=60, **_TASK)
def alerts(engine: Engine, order: steps.Order, report_id: int) -> int:
    """How many alerts are new; what a channel refused is in the log."""
    new = tell(engine, order, report_id)
    for line in deliver(engine, order.settings, order.store, steps.now()):
        get_run_logger().warning(line)
    return len(new)


@task(**_TASK)
async def publish(engine: Engine, order: steps.Order, report_id: int, out: Path) -> str:
    """The dossier's folder; its table and its place are shown on Prefect's page."""
    outcome = steps.write(engine, order, report_id, out)
    told = "\n".join(outcome.lines)
    await acreate_table_artifact(_rows(outcome.view), key=f"report-{report_id}-citations", description=told)
    await acreate_link_artifact((out / "dossier.html").as_uri(), key=f"report-{report_id}-dossier", link_text="dossier")
    return str(out)


@flow(name="check", persist_result=False)
async def check(watch: int) -> str:
    """Check what is due of one watched report; the dossier's folder, or why nothing was to be done."""
    with claimed(watch) as held:
        if held is None:
            return NOT_DUE
        engine, order, row = held
        report_id = row.report_id or 0
        shown = await acreate_progress_artifact(0, key=f"report-{report_id}-progress", description=row.location)
        fetch(engine, order, report_id)
        await aupdate_progress_artifact(shown, 40)
        archives(engine, order, report_id)
        await aupdate_progress_artifact(shown, 80)
        judge(engine, report_id)
        alerts(engine, order, report_id)
        out = await publish(engine, order, report_id, Path(row.out))
        await aupdate_progress_artifact(shown, 100)
        return out


@task(retries=2, retry_delay_seconds=60, **_TASK)
def take(engine: Engine, order: steps.Order, row: WatchRow) -> str:
    """What came of the addresses that a followed page lists."""
    return take_listed(engine, order, row)


@flow(name="follow", persist_result=False)
async def follow(watch: int) -> str:
    """Read, check and watch the new reports of one followed page."""
    with claimed(watch) as held:
        return take(*held) if held else NOT_DUE


@contextmanager
def claimed(watch_id: int) -> Iterator[tuple[Engine, steps.Order, WatchRow] | None]:
    """The watch, held for this run alone; None where there is nothing to do. A failed run leaves it due."""
    _stay_with_worker()
    settings = load_settings(None, os.environ, {})
    order = steps.Order(settings, store_folder(settings, os.environ))
    engine = steps.open_store(order)
    began_at, worker = steps.now(), worker_name()
    try:
        row = claim(engine, watch_id, worker, began_at)
        if row is None:
            yield None
            return
        try:
            with kept(engine, row_id(row), worker):
                yield engine, order, row
        except BaseException:
            finish(engine, watch_id, worker, None)
            raise
        finish(engine, watch_id, worker, began_at)
    finally:
        engine.dispose()


def _stay_with_worker() -> None:
    """A run ends with its worker, also where the worker was killed while this process still started."""
    die_with_parent(signal.SIGKILL)
    expected = os.environ.get(WORKER_PID)
    if expected and os.getppid() != int(expected):
        raise SystemExit("the worker that started this run is gone")


def _rows(view: DossierView) -> list[dict[str, str]]:
    return [
        {"footnote": str(c.footnote), "url": c.url, "reach": c.reach, "kept": c.kept, "support": c.support}
        for c in view.citations
    ]
