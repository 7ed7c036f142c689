"""``dalel watch``, ``unwatch`` and ``schedule list``: what is looked at by schedule, kept in our own database."""

import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from dalel.errors import ReportUnreadable
from dalel.schedule import times
from flows import intake
from flows.check import Order, now, seal_sources
from flows.checks import dossier_folder, given
from flows.codes import WRONG_INPUT, exit_code_of, highest
from flows.fetch_report import is_address
from flows.progress import printable
from storage.database import writing
from storage.tables import WatchRow
from storage.watches import all_watches, drop_watch, due_time, save_watch

SHOWN = 3


def watch_reports(engine: Engine, order: Order, reports: Sequence[str], schedule: str, out: Path | None) -> int:
    """Read each report and watch it; a bad one does not stop the others. Returns the exit code."""
    codes = []
    for where in reports:
        folder = dossier_folder(where, out, many=len(reports) > 1)
        try:
            row = watch_report(engine, order, where, schedule, folder)
        except ReportUnreadable as error:
            sys.stderr.write(f"dalel: {error}\n")
            codes.append(exit_code_of(error))
        else:
            sys.stdout.write(f"watching {_line(row, now())}\n")
    return highest(codes)


def watch_report(engine: Engine, order: Order, where: str, schedule: str, out: Path) -> WatchRow:
    """Read one report, store it and watch it. Raises ReportUnreadable."""
    if where == "-":
        raise ReportUnreadable("standard input cannot be watched; save the report to a file")
    source = given(engine, order, where)
    report_id = intake.save(engine, intake.read(source, order.published), source, now())
    seal_sources(engine, order, report_id)
    with writing(engine) as session:
        return save_watch(session, source.location, report_id, schedule, os.path.abspath(out), now())


def unwatch(engine: Engine, places: Sequence[str]) -> int:
    """Watch these no longer; exit code 2 where one was not watched."""
    codes = []
    for where in places:
        with writing(engine) as session:
            dropped = drop_watch(session, where if is_address(where) else os.path.abspath(where))
        if dropped:
            sys.stdout.write(f"no longer watching {where}; what was stored about it stays\n")
        else:
            sys.stderr.write(f"dalel: {where}: is not watched; see `dalel schedule list`\n")
            codes.append(WRONG_INPUT)
    return highest(codes)


def list_schedules(engine: Engine, form: str) -> int:
    """Print what is watched, with the next three times of each."""
    rows, at = all_watches(engine), now()
    if form == "json":
        sys.stdout.write(json.dumps([_value(row, at) for row in rows], ensure_ascii=False) + "\n")
    elif not rows:
        sys.stdout.write("nothing is watched; see `dalel watch --help`\n")
    else:
        sys.stdout.writelines(f"{_line(row, at)}\n" for row in rows)
    return 0


def next_times(row: WatchRow, at: datetime) -> list[datetime]:
    """The next three runs; a run that is due or was missed comes first, now."""
    missed = [at] if due_time(row, at) else []
    return [*missed, *islice(times(row.schedule, row.added_at, at), SHOWN - len(missed))]


def _line(row: WatchRow, at: datetime) -> str:
    when = ["now" if time <= at else f"{time:%Y-%m-%d %H:%M}" for time in next_times(row, at)]
    last = f"{row.ran_at:%Y-%m-%d %H:%M}" if row.ran_at else "never"
    kind = "" if row.report_id else " (reports listed there)"
    return f"{printable(row.location)}{kind}: {row.schedule}; last run {last}; next {', '.join(when)} UTC"


def _value(row: WatchRow, at: datetime) -> dict[str, object]:
    stamps = [f"{time:%Y-%m-%dT%H:%M:%SZ}" for time in next_times(row, at)]
    return {
        "location": row.location,
        "kind": "report" if row.report_id else "list",
        "schedule": row.schedule,
        "out": row.out,
        "last_run": f"{row.ran_at:%Y-%m-%dT%H:%M:%SZ}" if row.ran_at else None,
        "next": stamps,
    }
