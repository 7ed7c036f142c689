"""The same steps as Prefect tasks, in the flow ``check``: for runs on a schedule and for workers.

Interactive commands never come here (an ephemeral Prefect run costs ten seconds and more). Prefect's
run states are never the truth: every step finds in the database what is left to do, so a retry, a
second worker or a run after a crash adds nothing twice. Parameters hold no secrets: each run reads
its settings where the command would.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from sqlalchemy import Engine

from flows import check as steps
from flows import intake
from flows.configure import load_settings, store_folder
from flows.verify import verify

_TASK: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


@task(retries=1, retry_delay_seconds=30, **_TASK)
def read_and_store(engine: Engine, order: steps.Order, report: str) -> int:
    """The report's id in the database."""
    source = intake.given(report)
    return intake.save(engine, intake.read(source, order.published), source, steps.now())


@task(retries=2, retry_delay_seconds=60, **_TASK)
def fetch(engine: Engine, order: steps.Order, report_id: int) -> int:
    """How many sources were due."""
    return steps.fetch_due(engine, order, report_id)


@task(retries=2, retry_delay_seconds=300, **_TASK)
def archives(engine: Engine, order: steps.Order, report_id: int) -> None:
    """Look-ups, retrieval, snapshot requests."""
    steps.ask_archives(engine, order, report_id)


@task(**_TASK)
def judge(engine: Engine, report_id: int) -> int:
    """How many citations were judged."""
    return verify(engine, report_id, steps.now())


@task(**_TASK)
def publish(engine: Engine, order: steps.Order, report_id: int, out: str) -> str:
    """The dossier's folder."""
    outcome = steps.write(engine, order, report_id, Path(out))
    create_markdown_artifact("\n".join(outcome.lines), key="dossier", description=outcome.view.report.title)
    return out


@flow(name="check", log_prints=False, persist_result=False)
async def check(
    report: str,
    out: str,
    store: str | None = None,
    config: str | None = None,
    archive: bool = True,
    max_age_s: float = 86400,
) -> str:
    """Check one report; returns the dossier's folder."""
    settings = load_settings(Path(config) if config else None, os.environ, {"store": store} if store else {})
    order = steps.Order(settings, store_folder(settings, os.environ), archive, timedelta(seconds=max_age_s))
    engine = steps.open_store(order)
    try:
        report_id = read_and_store(engine, order, report)
        fetch(engine, order, report_id)
        if archive:
            archives(engine, order, report_id)
        judge(engine, report_id)
        return publish(engine, order, report_id, out)
    finally:
        engine.dispose()
