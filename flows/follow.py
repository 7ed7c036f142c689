"""``dalel follow``: the reports that a page, feed or sitemap lists are read, checked and watched, each once.

What it lists is a stranger's word: every address goes the way of any report (vetted, kept, read in a limited
child), only so many are tried in a run, and only what has notes with addresses counts as a report.
"""

import os
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from dalel.errors import ReportUnreadable
from dalel.listing import Listing, listed
from flows import intake
from flows.check import Order, check_report, now
from flows.checks import dossier_folder
from flows.fetch_report import fetch_report, is_address
from flows.limits import in_limited_child
from storage.database import reading, writing
from storage.ledger import source_key
from storage.tables import ListedRow, WatchRow, row_id
from storage.watches import find_watch, save_watch

MOST_PARTS = 5
"""Of an index of sitemaps, looked into in one run."""
PER_RUN = 10
"""Addresses tried in one run; the rest waits for the next."""
FEWEST_NOTES = 3
"""Fewer addresses in notes than this are a page with a link or two, not a report."""


def follow(engine: Engine, order: Order, url: str, schedule: str, out: Path) -> int:
    """Take what is listed now, and look again by schedule. Raises ReportUnreadable where the page does not come."""
    if not is_address(url):
        raise ReportUnreadable(f"{url}: follow needs an http(s) address; watch takes files")
    at = now()
    with writing(engine) as session:
        row = save_watch(session, url, None, schedule, os.path.abspath(out), at)
    sys.stdout.write(take_listed(engine, order, row) + "\n")
    with writing(engine) as session:
        session.get_one(WatchRow, row.id).ran_at = at
    return 0


def take_listed(engine: Engine, order: Order, row: WatchRow) -> str:
    """Read, check and watch the new reports of a followed page; says in a line what came of it."""
    addresses = _addresses(engine, order, row.location)
    with reading(engine) as session:
        before = _outcomes(session, row)
    settled = [a for a in addresses if before.get(source_key(a)) in ("watched", "no_report")]
    new = [a for a in addresses if a not in set(settled)]
    new.sort(key=lambda address: source_key(address) in before)  # what could not be read waits behind what is new
    tried = Counter(_take(engine, order, row, address) for address in new[:PER_RUN])
    words = ", ".join(f"{count} {outcome.replace('_', ' ')}" for outcome, count in tried.items()) or "nothing new"
    left = f"; {len(new) - PER_RUN} are left for the next run" if len(new) > PER_RUN else ""
    return f"{row.location} lists {len(addresses)} addresses: {words}{left}"


def _addresses(engine: Engine, order: Order, url: str) -> list[str]:
    """What is listed there, or in the newest parts of an index of sitemaps; a part that does not come is told."""
    listing = _listing(engine, order, url)
    found = list(listing.addresses)
    for part in listing.parts[:MOST_PARTS]:
        try:
            found += _listing(engine, order, part).addresses
        except ReportUnreadable as error:
            sys.stderr.write(f"dalel: {error}\n")
    return list(dict.fromkeys(found))


def _listing(engine: Engine, order: Order, url: str) -> Listing:
    page = fetch_report(engine, order.settings, order.store, url, now(), timedelta(0))
    return in_limited_child(listed, page.data, page.address or url, what=url)


def _take(engine: Engine, order: Order, row: WatchRow, address: str) -> str:
    try:
        outcome = _check_and_watch(engine, order, row, address)
    except ReportUnreadable as error:
        sys.stderr.write(f"dalel: {error}\n")
        outcome = "unreadable"
    with writing(engine) as session:
        mine = (ListedRow.watch_id == row_id(row), ListedRow.key == source_key(address))
        line = session.exec(select(ListedRow).where(*mine)).first() or ListedRow(
            watch_id=row_id(row), key=source_key(address), url=address, outcome=outcome, at=now()
        )
        line.outcome, line.at = outcome, now()
        session.add(line)
    return outcome


def _check_and_watch(engine: Engine, order: Order, row: WatchRow, address: str) -> str:
    source = fetch_report(engine, order.settings, order.store, address, now(), order.max_age)
    report = intake.read(source, None)
    if len(report.citations) < FEWEST_NOTES:
        return "no_report"
    folder = dossier_folder(address, Path(row.out), many=True)
    check_report(engine, order, report, source, folder)
    report_id = intake.save(engine, report, source, now())
    at = now()
    with writing(engine) as session:
        if find_watch(session, address) is None:  # what a person watches keeps its own schedule and folder
            save_watch(session, address, report_id, row.schedule, str(folder), at).ran_at = at
    return "watched"


def _outcomes(session: Session, row: WatchRow) -> dict[str, str]:
    lines = session.exec(select(ListedRow).where(col(ListedRow.watch_id) == row.id))
    return {line.key: line.outcome for line in lines}
