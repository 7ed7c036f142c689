"""Scheduled runs on three machines while everything is killed: 30 times, at random, over two rounds of looking.

One `dalel serve` (with Prefect's server) and two `dalel serve --worker` have stores of their own, one PostgreSQL and
one bucket for captures (moto's server). kill -9 of any of their processes, and the end of a database connection, at
random moments; what ended is started again, as a service manager would. In the second round half of the pages read
otherwise.
"""

import json
import random
import threading
import time
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sqlalchemy import Engine, update
from sqlmodel import col, select

from dalel.config import Settings
from dalel.errors import StoreError
from faults.case import Done
from faults.machines import MACHINES, Crew
from faults.services import beside, bucket, free_port, postgres
from flows import intake
from flows.check import Order, now, open_store
from flows.configure import load_settings
from flows.status import status
from storage.capture_files import CaptureFiles
from storage.database import open_database, reading, writing
from storage.tables import AlertRow, CaptureRow, HostRow, SourceRow, WatchRow
from storage.warc import Place, read_record
from storage.watches import all_watches, save_watch

KILLS, REPORTS, PAGES, HOSTS, LATENCY_S = 30, 6, 16, 12, 1.0
ROUND_S = 1500.0
CALM_S = (1.0, 12.0)
"""Between two kills: a run takes about twenty seconds, half of them to fetch, and a server fifteen to start."""


def run(folder: Path, chance: random.Random, share: float) -> Done:
    """Two rounds, each with half of the kills."""
    done, web, struck = Done(), Web(), Counter[str]()
    kills = max(2, round(KILLS * share))
    try:
        with postgres(folder) as database, bucket(folder) as remote:
            settings = _written(folder, web, database, remote)
            engine = open_database(folder, database)
            _watch(engine, settings, folder, web)
            crew = Crew(folder, database, beside(database, "prefect"), free_port())
            began_at = time.monotonic()
            try:
                for number in (1, 2):
                    done.broken += _round(number, engine, crew, chance, kills // 2, struck)
                    done.broken += _unstored(engine, web, number)
                    if number == 1:
                        web.is_new = True
                        _make_due_again(engine)
            finally:
                crew.dismiss()
            done.broken += _alerts(engine, web, kills)
            done.broken += _not_uploaded(engine, kills)
            shares, unread = _read_everywhere(engine, settings, folder)
            done.broken += unread
            done.said = (
                f"{kills} times {dict(sorted(struck.items()))} in {time.monotonic() - began_at:.0f} s, "
                f"{crew.started} starts of {len(MACHINES)} machines; {len(web.urls)} sources twice, {shares}; "
                f"{sum(web.asked[url] - 2 for url in web.urls)} asked again; {len(web.alerts)} alerts"
            )
            engine.dispose()
    finally:
        web.close()
    return done


class Web:
    """Pages that change all at once, on some hosts; and a desk that counts the alerts it is sent."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.alerts: Counter[str] = Counter()
        self.is_new = False
        self._servers = [self._server(f"127.0.0.{n + 1}") for n in range(HOSTS)]
        pages = range(REPORTS * PAGES)
        self.urls = [f"http://{self.pairs[n % HOSTS]}/story/{n}" for n in pages]
        self.changing = {url for n, url in enumerate(self.urls) if n % 2}

    @property
    def pairs(self) -> list[str]:
        """Where the hosts listen."""
        return [f"{host!s}:{port}" for host, port in (server.server_address[:2] for server in self._servers)]

    def page(self, url: str, number: int) -> bytes:
        """A story; the term of the arrest is another one once the page was edited."""
        days = "fifteen" if self.is_new and url in self.changing else "ten"
        told = f"On May {number % 28 + 1} the court of Zarechny arrested the driver Yerlan Orlov for {days} days."
        rest = f"His lawyer called hearing {number} short and said that an appeal would follow. " * 6
        return f"<html lang='en'><title>Case {number}</title><article><p>{told}</p><p>{rest}</p></article>".encode()

    def close(self) -> None:
        """Stop serving."""
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def _server(self, host: str) -> ThreadingHTTPServer:
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                number = self.path.rpartition("/")[2]
                url = f"http://{self.headers['Host']}{self.path}"
                web.asked[url] += 1
                time.sleep(LATENCY_S)
                self._answer(200 if number.isdigit() else 404, web.page(url, int(number)) if number.isdigit() else b"")

            def do_POST(self) -> None:
                told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                web.alerts[told["message"]] += 1
                self._answer(200, b"{}")

            def _answer(self, status: int, body: bytes) -> None:
                with suppress(ConnectionError):
                    self.send_response(status)
                    self.send_header("Content-Type", "text/html; charset=utf-8")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        server = ThreadingHTTPServer((host, 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server


def _written(folder: Path, web: Web, database: str, remote: str) -> Settings:
    """The settings file that all machines read."""
    permits = ", ".join(f'"{pair}"' for pair in web.pairs)
    path = folder / "dalel.toml"
    path.touch(0o600)
    path.write_text(
        f'database = "{database}"\nprivate = true\n[captures]\nremote = "{remote}"\n'
        f'[network]\npermit = [{permits}]\ndelay_s = 0.2\ncontrol = "{web.urls[0]}"\n'
        f'[alerts]\nto = ["json://{web.pairs[0]}/desk"]\n'
    )
    return load_settings(path, {}, {})


def _watch(engine: Engine, settings: Settings, folder: Path, web: Web) -> None:
    """Reports that are due at once."""
    for number in range(REPORTS):
        notes = list(enumerate(web.urls[number::REPORTS], 1))
        claims = [
            f"On May {int(url.rpartition('/')[2]) % 28 + 1} in Zarechny the court arrested the driver Yerlan Orlov "
            f"for ten days.[{n}]" for n, url in notes
        ]  # fmt: skip
        path = folder / f"report-{number}.txt"
        path.write_text("\n".join([f"Report {number}", "", *claims, "", *(f"[{n}] {url}" for n, url in notes), ""]))
        source = intake.given(str(path))
        report_id = intake.save(engine, intake.read(source, None), source, now())
        with writing(engine) as session:
            long_ago = now() - timedelta(days=3)
            save_watch(session, str(path), report_id, "1d", str(folder / f"out-{number}"), long_ago)


def _round(
    number: int, engine: Engine, crew: Crew, chance: random.Random, kills: int, struck: Counter[str]
) -> list[str]:
    """Until every watch has run, whatever is killed meanwhile."""
    began_at, end = now(), time.monotonic() + ROUND_S
    strike_at, fetching = time.monotonic() + chance.uniform(*CALM_S), True
    while not (has_run := _have_run(engine, began_at)) or kills:
        crew.mind()
        if kills and time.monotonic() >= strike_at and (kind := crew.strike(chance, fetching=fetching and not has_run)):
            struck[kind] += 1
            kills, strike_at, fetching = kills - 1, time.monotonic() + chance.uniform(*CALM_S), chance.random() < 0.7
        if time.monotonic() > end:
            late = [row.id for row in all_watches(engine) if not row.ran_at or row.ran_at < began_at]
            return [f"round {number}: watches {late} have not run within {ROUND_S:.0f} s"]
        time.sleep(0.2)
    return []


def _have_run(engine: Engine, began_at: datetime) -> bool:
    return all(row.ran_at and row.ran_at >= began_at for row in all_watches(engine))


def _make_due_again(engine: Engine) -> None:
    """The next day has come."""
    with writing(engine) as session:
        session.execute(update(SourceRow).values(look_again_at=now()))
        session.execute(update(WatchRow).values(ran_at=now() - timedelta(days=2)))


def _unstored(engine: Engine, web: Web, rounds: int) -> list[str]:
    """Sources that were not stored exactly once a round, and hosts that somebody still holds."""
    with reading(engine) as session:
        stored = Counter(session.exec(select(CaptureRow.url)))
        held = session.exec(select(HostRow.host).where(col(HostRow.leased_by).is_not(None))).all()
    broken = [f"{url} was stored {stored[url]} times in {rounds} rounds" for url in web.urls if stored[url] != rounds]
    return broken + [f"round {rounds}: {host} is still held" for host in held]


def _alerts(engine: Engine, web: Web, kills: int) -> list[str]:
    """Every edited page is told once, and nothing else; what a kill left in doubt may not have been sent."""
    with reading(engine) as session:
        kinds = Counter(session.exec(select(AlertRow.kind)))
    expected = {"claim_changed": len(web.changing)}
    broken = [f"alerts are {dict(kinds)} and not {expected}"] if kinds != expected else []
    broken += [f"sent {count} times: {told[:80]}" for told, count in web.alerts.items() if count > 1]
    missing = len(web.changing) - len(web.alerts)
    return broken + ([f"{missing} alerts were not sent"] if missing > kills else [])


def _not_uploaded(engine: Engine, kills: int) -> list[str]:
    """Each kill leaves at most one file that waits for the machine's next run."""
    waiting = status(engine)["uploaded"]["waiting"]
    return [f"{waiting} capture files were not uploaded"] if waiting > kills else []


def _read_everywhere(engine: Engine, settings: Settings, folder: Path) -> tuple[dict[str, int], list[str]]:
    """How many captures each machine made, and which of them another cannot read once each has started again."""
    for name in MACHINES:
        open_store(Order(settings, folder / name)).dispose()
    with reading(engine) as session:
        rows = session.exec(select(CaptureRow)).all()
    broken, shares = [], Counter[str]()
    for row in rows:
        place = Place(row.warc_file, row.warc_offset, row.warc_bytes, row.warc_sha256)
        for name in MACHINES:
            files = CaptureFiles(engine, folder / name / "captures")
            shares[name] += (files.folder / place.file).exists()
            try:
                with files.opened(place.file) as stream:
                    read_record(stream, place)
            except StoreError as error:
                broken.append(f"{row.url} cannot be read on machine {name}: {error}")
    return dict(shares), broken
