"""``dalel archive``: ask the Wayback Machine for what it does not hold, and say what became of each request."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine

from archives.pace import Clock
from dalel.config import Settings
from dalel.errors import SettingsError
from dalel.urls import canonical_url
from flows import intake
from flows.archive_client import WALL_CLOCK
from flows.check import Order, fetch_sources, open_store
from flows.codes import COULD_NOT_RUN, DEFERRED, DONE
from flows.configure import store_folder
from flows.fetch_report import is_address
from flows.preserve import (
    NO_KEYS,
    NOT_LOOKED_UP,
    Request,
    follow,
    has_keys,
    is_put_off,
    preserve,
    requests,
    seal_private,
)
from flows.recover import Desk, is_askable
from storage.citations import known_by_id
from storage.database import reading, writing
from storage.ledger import save_sources
from storage.snapshots import requests_of, sources_of


@dataclass(frozen=True)
class ArchiveOptions:
    """The command's options as given; ``wait`` in seconds."""

    settings: Settings
    resume: bool
    wait: int
    private: bool | None
    form: str


def archive_command(what: Sequence[str], options: ArchiveOptions, clock: Clock = WALL_CLOCK) -> int:
    """Print each request's state. Returns the exit code."""
    if not what and not options.resume:
        raise SettingsError("name a report or addresses, or say --resume to go on with what was begun")
    settings = options.settings
    order = Order(settings, store_folder(settings, os.environ), wait=timedelta(seconds=options.wait))
    engine = open_store(replace(order, private=options.private))
    try:
        ids = _sources(engine, what, options)
        if not options.resume:
            _look_first(engine, order, ids)
            refused = preserve(engine, settings, order.store, ids, order.wait, clock)
        else:
            ids = ids if what else _begun(engine)
            refused = follow(engine, settings, order.store, ids, order.wait, clock)
        with reading(engine) as session:
            told = requests(session, settings, ids, clock.now())
            put_off = is_put_off(session, settings, ids, waited=order.wait > timedelta(0))
    finally:
        engine.dispose()
    _print(told, options.form)
    return COULD_NOT_RUN if refused else _code(told, settings, put_off)


def _sources(engine: Engine, what: Sequence[str], options: ArchiveOptions) -> list[int]:
    """Ids of the sources named: the addresses, and all that the reports cite. Private ones are sealed first."""
    ids: list[int] = []
    for where in what:
        if is_address(where):
            url = canonical_url(where)
            with writing(engine) as session:
                ids.append(save_sources(session, [url])[url])
            continue
        source = intake.given(where)
        report_id = intake.save(engine, intake.read(source, None), source, WALL_CLOCK.now())
        with reading(engine) as session:
            ids += sources_of(session, report_id)
    ids = list(dict.fromkeys(ids))
    with writing(engine) as session:
        seal_private(session, options.settings, ids, options.private)
    return ids


def _begun(engine: Engine) -> list[int]:
    with reading(engine) as session:
        return [row.source_id for row in requests_of(session, None)]


def _look_first(engine: Engine, order: Order, ids: Sequence[int]) -> None:
    """Our own copy comes first, then what the archive holds already."""
    fetch_sources(engine, order, ids)
    with reading(engine) as session:
        known = [one for one in known_by_id(session, list(ids)).values() if is_askable(one)]
    Desk(engine, order.settings, order.store, {}).look_up(known)


def _print(told: Sequence[Request], form: str) -> None:
    if form == "json":
        sys.stdout.write(json.dumps([_plain(request) for request in told], ensure_ascii=False) + "\n")
        return
    for request in told:
        state = f"{request.state}({request.code})" if request.state == "refused" and request.code else request.state
        until = f" until {request.until:%Y-%m-%d %H:%M} UTC" if request.state == "deferred" and request.until else ""
        sys.stdout.write(f"{state}{until}  {request.url}\n    {request.archived_url or request.because}\n")
    if not told:
        sys.stdout.write("Nothing is pending.\n")


def _plain(request: Request) -> dict[str, Any]:
    value = asdict(request)
    value["until"] = f"{request.until:%Y-%m-%dT%H:%M:%SZ}" if request.until else None
    return value


def _code(told: Sequence[Request], settings: Settings, put_off: bool) -> int:
    waiting = any(request.because.startswith(NO_KEYS) for request in told)
    if waiting and not has_keys(settings):
        sys.stderr.write(f"dalel: {NO_KEYS}; set IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY (docs/archives.md)\n")
        return COULD_NOT_RUN
    return DEFERRED if put_off or any(request.because == NOT_LOOKED_UP for request in told) else DONE
