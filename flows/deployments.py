"""What Prefect is told: one work pool, and one deployment for each watch of our database.

Prefect is told anew whenever `dalel serve` starts and whenever a watch changes; its database may be deleted
at any time. No run waits for a limit of Prefect's, because a run that was killed would hold it for ever.
"""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas import State
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterTags
from prefect.exceptions import ObjectAlreadyExists
from prefect.schedules import Cron, Interval, Schedule
from prefect.types.entrypoint import EntrypointType
from sqlalchemy import Engine

from dalel.schedule import duration, is_interval
from flows.check import now
from flows.scheduled import check, follow
from storage.tables import WatchRow
from storage.watches import all_watches, due_time

POOL = "dalel"
TAG = "dalel"
GRACE = timedelta(minutes=1)
"""A run that has not begun by then was missed, or died."""


async def make_pool() -> None:
    """The work pool, before a worker or a deployment relies on it."""
    async with get_client() as client:
        try:
            await client.create_work_pool(WorkPoolCreate(name=POOL, type="process"))
        except ObjectAlreadyExists:
            return


async def tell(engine: Engine, told: dict[str, Any]) -> None:
    """Bring the deployments in line with the watches, and have missed runs made up.

    ``told`` remembers between calls what Prefect knows already.
    """
    rows = all_watches(engine)
    async with get_client() as client:
        for row in rows:
            if told.get(_name(row), (None,))[0] != _shape(row):
                told[_name(row)] = (_shape(row), await _deploy(row))
            await _make_up(client, row, told[_name(row)][1])
        await _forget(client, {_name(row) for row in rows})


async def _deploy(row: WatchRow) -> Any:
    made_by = check if row.report_id else follow
    deployment = await made_by.ato_deployment(
        _name(row),
        schedule=_schedule(row),
        parameters={"watch": row.id},
        tags=[TAG],
        description=f"{row.location}: {row.schedule}",
        work_pool_name=POOL,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return await deployment.aapply()


async def _make_up(client: PrefectClient, row: WatchRow, deployment_id: Any) -> None:
    """One run for what is overdue, however often this is called; another where that one came to nothing."""
    at = now()
    due = due_time(row, at)
    if due is None or (row.ran_at is not None and at - due < GRACE):
        return
    for attempt in count():
        key = f"{_name(row)} {due} {attempt}"
        run = await client.create_flow_run_from_deployment(deployment_id, idempotency_key=key)
        if run.state is None or still_comes(run.state, attempt, at):
            return


def still_comes(state: State[Any], attempt: int, at: datetime) -> bool:
    """Whether a run may yet claim its watch, or was tried too lately to try again.

    A run that waits for a worker may wait. One that is over, or was begun and has not claimed its watch, died or
    failed: the next is made after a minute, then after two, four, … an hour, so that a lasting fault makes no storm.
    """
    return state.is_scheduled() or at - state.timestamp < GRACE * 2 ** min(attempt, 6)


async def _forget(client: PrefectClient, names: set[str]) -> None:
    ours = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG]))
    for deployment in await client.read_deployments(deployment_filter=ours):
        if deployment.name not in names:
            await client.delete_deployment(deployment.id)


def _name(row: WatchRow) -> str:
    return f"watch-{row.id}"


def _shape(row: WatchRow) -> tuple[object, ...]:
    return row.schedule, row.added_at, row.location


def _schedule(row: WatchRow) -> Schedule:
    if is_interval(row.schedule):
        return Interval(duration(row.schedule), anchor_date=row.added_at)
    return Cron(row.schedule, timezone="UTC")
