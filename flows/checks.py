"""``dalel check`` for one or several reports: where dossiers go, what is said at the end, which exit code wins."""

import difflib
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
from dalel.lint import KINDS
from dalel.model import Kept, Reach, Support
from dalel.schedule import duration
from flows import intake
from flows.check import Order, Outcome, check_report, now, open_store
from flows.codes import DEFERRED, FOUND, exit_code_of, highest
from flows.configure import store_folder
from flows.fetch_report import fetch_report, is_address, name_of


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
    private: bool | None = None


def run_checks(reports: list[str], options: CheckOptions) -> int:
    """Check each report; a bad one does not stop the others. Returns the exit code."""
    named = known_words(options.fail_on)
    order = Order(
        settings=options.settings,
        store=store_folder(options.settings, os.environ),
        archive=options.archive,
        max_age=duration(options.max_age),
        wait=timedelta(seconds=options.wait),
        published=options.published,
        private=options.private,
    )
    engine = open_store(order)
    codes = []
    try:
        for where in reports:
            try:
                outcome = _check(engine, order, where, dossier_folder(where, options.out, many=len(reports) > 1))
            except ReportUnreadable as error:
                sys.stderr.write(f"dalel: {error}\n")
                codes.append(exit_code_of(error))
            else:
                sys.stdout.write("\n".join(outcome.lines) + "\n")
                codes += _codes(outcome, named)
    finally:
        engine.dispose()
    return highest(codes)


def _check(engine: Engine, order: Order, where: str, out: Path) -> Outcome:
    source = given(engine, order, where)
    report = intake.read(source, order.published)
    return check_report(engine, order, report, source, out)


def given(engine: Engine, order: Order, where: str) -> intake.Given:
    """The report at a path or an address. Raises ReportUnreadable."""
    if not is_address(where):
        return intake.given(where)
    return fetch_report(engine, order.settings, order.store, where, now(), order.max_age)


def dossier_folder(where: str, out: Path | None, *, many: bool) -> Path:
    """<report>.dossier here; with several reports OUT/<name>-<hash8> of where they are."""
    stem = name_of(where) if is_address(where) else Path(where).stem if where != "-" else "report"
    name = re.sub(r"[^\w.-]+", "-", stem).strip("-.")[:80] or "report"
    if not many:
        return out or Path(f"{name}.dossier")
    whole = where if is_address(where) else os.path.abspath(where)
    mark = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return (out or Path()) / (f"{name}-{mark}" if out else f"{name}-{mark}.dossier")


def known_words(fail_on: tuple[str, ...]) -> frozenset[str]:
    """The states and findings named by --fail-on, upper-case; commas part several. Raises SettingsError."""
    known = {word.upper(): word for word in (*Reach, *Kept, *Support, *KINDS)}
    words = [word.strip().upper() for given in fail_on for word in given.split(",") if word.strip()]
    for word in words:
        if word not in known:
            nearest = difflib.get_close_matches(word, known, 1, 0.5)
            hint = (
                f"; did you mean {known[nearest[0]]}?"
                if nearest
                else "; see docs/dossier.md for the states and docs/ledger.md for the findings"
            )
            raise SettingsError(f"--fail-on: {word.lower()!r} is neither a state nor a finding{hint}")
    return frozenset(words)


def _codes(outcome: Outcome, named: frozenset[str]) -> list[int]:
    view = outcome.view
    states = {state.upper() for c in view.citations for state in (c.reach, c.kept, c.support)}
    states |= {finding.kind.upper() for finding in view.findings}
    codes = [FOUND] if named & states else []
    return [*codes, DEFERRED] if outcome.deferred else codes
