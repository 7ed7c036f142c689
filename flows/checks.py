"""``dalel check`` for one or several reports: where dossiers go, what is said at the end, which exit code wins."""

import hashlib
import os
import re
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Engine

from dalel.config import Settings
from dalel.errors import ReportUnreadable, SettingsError
from flows import intake
from flows.check import Order, Outcome, check_report, open_store
from flows.codes import DEFERRED, FOUND, exit_code_of, highest
from flows.configure import store_folder

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "s": "seconds"}


@dataclass(frozen=True)
class CheckOptions:
    """The command's options as given."""

    settings: Settings
    out: Path | None
    published: date | None
    archive: bool
    max_age: str
    wait: int
    fail_on: tuple[str, ...]


def run_checks(reports: list[str], options: CheckOptions) -> int:
    """Check each report; a bad one does not stop the others. Returns the exit code."""
    order = Order(
        settings=options.settings,
        store=store_folder(options.settings, os.environ),
        archive=options.archive,
        max_age=duration(options.max_age),
        wait=timedelta(seconds=options.wait),
        published=options.published,
    )
    engine = open_store(order)
    codes = []
    try:
        for where in reports:
            try:
                outcome = _check(engine, order, where, _folder(where, options.out, many=len(reports) > 1))
            except ReportUnreadable as error:
                sys.stderr.write(f"dalel: {error}\n")
                codes.append(exit_code_of(error))
            else:
                sys.stdout.write("\n".join(outcome.lines) + "\n")
                codes += _codes(outcome, options.fail_on)
    finally:
        engine.dispose()
    return highest(codes)


def duration(text: str) -> timedelta:
    """A duration such as 90m, 12h or 1d."""
    match = re.fullmatch(r"(\d{1,6})([smhd])", text.strip())
    if not match:
        raise SettingsError(f"{text!r} is not a duration such as 90m, 12h or 1d")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def _check(engine: Engine, order: Order, where: str, out: Path) -> Outcome:
    source = intake.given(where)
    report = intake.read(source, order.published)
    return check_report(engine, order, report, source, out)


def _folder(where: str, out: Path | None, *, many: bool) -> Path:
    """<report>.dossier here; with several reports OUT/<name>-<hash8> of where they are."""
    name = re.sub(r"[^\w.-]+", "-", Path(where).stem if where != "-" else "report").strip("-.") or "report"
    if not many:
        return out or Path(f"{name}.dossier")
    mark = hashlib.sha256(os.path.abspath(where).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return (out or Path()) / (f"{name}-{mark}" if out else f"{name}-{mark}.dossier")


def _codes(outcome: Outcome, fail_on: tuple[str, ...]) -> list[int]:
    named = {word.upper() for word in fail_on}
    view = outcome.view
    states = {state.upper() for c in view.citations for state in (c.reach, c.kept, c.support)}
    states |= {finding.kind.upper() for finding in view.findings}
    codes = [FOUND] if named & states else []
    return [*codes, DEFERRED] if outcome.deferred else codes
