"""kill -9 while a recheck finds edits and tells them: each edit is one alert, and no message is sent twice.

A message that was being sent at the kill is in doubt and not sent again; the file and the feed have it.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

from faults.case import DEADLINE_S, Done, kill_group, wait_until

ROUNDS, KILLS, PAGES = 15, 2, 20
_TOLD = "On May {n} the court of Zarechny arrested the driver Yerlan Orlov for {term} days under Article 488."
_REST = "His lawyer called the hearing short and said that an appeal would follow within the week. " * 6
_ATOM = "{http://www.w3.org/2005/Atom}entry"


def run(folder: Path, chance: random.Random, share: float, *, pages: int = PAGES, kills: int = KILLS) -> Done:
    """``ROUNDS`` stores, in each ``kills`` kills while half of the pages were edited."""
    done, doubts, rounds = Done(), 0, max(1, round(ROUNDS * share))
    for number in range(rounds):
        with desk(folder / str(number), pages) as one:
            broken = one.finish("check")
            one.edited = set(chance.sample(range(1, pages + 1), max(1, pages // 2)))
            for _ in range(kills):
                one.kill(chance)
            broken += one.finish("recheck")
            broken = broken or one.broken(kills)
            doubts += len(one.edited) - len(one.messages)
            done.broken += [f"round {number}: {line}" for line in broken]
    done.said = f"{rounds * kills} kills in {rounds} stores of {pages} sources; {doubts} messages were in doubt"
    return done


class Desk:
    """A report, its web, and the channel on which alerts arrive; ``messages`` counts them by page."""

    def __init__(self, folder: Path, pages: int) -> None:
        self.folder, self.edited = folder, set[int]()
        self.messages: Counter[int] = Counter()
        self.server = _server(self)
        base = f"127.0.0.1:{self.server.server_address[1]}"
        numbers = range(1, pages + 1)
        claims = [f"On May {n} the driver Yerlan Orlov was arrested in Zarechny for ten days.[{n}]" for n in numbers]
        notes = [f"[{n}] http://{base}/story/{n}" for n in numbers]
        (folder / "report.txt").write_text("\n".join(["Monitoring of May 2024", "", *claims, "", *notes, ""]), "utf-8")
        network = f'[network]\npermit = ["{base}"]\ndelay_s = 0\ncontrol = "http://{base}/story/1"\n'
        (folder / "dalel.toml").write_text(f'{network}[alerts]\nto = ["json://{base}/hook"]\n', "utf-8")
        (folder / "dalel.toml").chmod(0o600)

    def start(self, command: str) -> "subprocess.Popen[bytes]":
        """What a person would type, with every source due."""
        database = self.folder / "store" / "dalel.sqlite"
        if database.exists():
            with sqlite3.connect(database, timeout=30) as connection:
                connection.execute("update source set look_again_at = null")
        code = "from flows.cli import main; main()"
        words = [command, "report.txt", "--store", "store", "--no-archive", "--config", "dalel.toml", "--out", "out"]
        with (self.folder / "said").open("ab") as said:
            return subprocess.Popen(
                [sys.executable, "-P", "-c", code, *words], cwd=self.folder, stdout=said, stderr=said,
                start_new_session=True, env=os.environ | {"PYTHONWARNINGS": "ignore"},
            )  # fmt: skip

    def finish(self, command: str) -> list[str]:
        """The command to its end; what it said where that was not a good one."""
        child = self.start(command)
        try:
            code = child.wait(DEADLINE_S)
        except subprocess.TimeoutExpired:
            kill_group(child)
            code = -1
        said = (self.folder / "said").read_text("utf-8", "replace")
        return [f"{command} ended with {code}: {said[-300:]}"] if code else []

    def kill(self, chance: random.Random) -> None:
        """At a random time of a recheck, or right after a random number of messages."""
        child = self.start("recheck")
        if chance.random() < 0.4:
            with suppress(subprocess.TimeoutExpired):
                child.wait(chance.uniform(0.5, 5.0))
        else:
            enough = self.messages.total() + chance.randint(1, max(1, len(self.edited) // 2))
            wait_until(lambda: self.messages.total() >= enough or child.poll() is not None, 30)
        kill_group(child)

    def broken(self, kills: int) -> list[str]:
        """What does not hold when the last recheck ended well."""
        folder = self.folder / "store" / "alerts"
        lines = [json.loads(line) for line in (folder / "alerts.jsonl").read_text("utf-8").splitlines()]
        told = Counter(int(line["footnote"]) for line in lines)
        entries = ElementTree.parse(folder / "alerts.atom").getroot().findall(_ATOM)
        found = [f"page {n} was edited and told {told[n]} times" for n in self.edited if told[n] != 1]
        found += [f"page {n} was not edited and told" for n in told.keys() - self.edited]
        found += [
            f"the message about page {n} was sent {count} times" for n, count in self.messages.items() if count > 1
        ]
        found += [f"{len(lines)} alerts and {len(entries)} entries of the feed"] if len(lines) != len(entries) else []
        unsent = self.edited - self.messages.keys()
        return [*found, f"{len(unsent)} messages were not sent, after {kills} kills"] if len(unsent) > kills else found

    def answer(self, path: str, body: bytes) -> bytes:
        """A page, or the receipt of a message."""
        if path == "/hook":
            self.messages[int(json.loads(body)["title"].rpartition("note ")[2])] += 1
            return b"{}"
        number = int(path.rpartition("/")[2]) if path.startswith("/story/") else 0
        told = _TOLD.format(n=number, term="fifteen" if number in self.edited else "ten")
        head = f"<html lang='en'><head><title>A driver is arrested</title></head><body><article><h1>Case {number}</h1>"
        return f"{head}<p>{told}</p><p>{_REST}</p></article></body></html>".encode()


@contextmanager
def desk(folder: Path, pages: int) -> Iterator[Desk]:
    """A fresh one."""
    folder.mkdir(parents=True)
    one = Desk(folder, pages)
    try:
        yield one
    finally:
        one.server.shutdown()
        one.server.server_close()


def _server(one: Desk) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with suppress(ConnectionError):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                answer = one.answer(self.path, body)
                self.send_response(404 if self.path == "/robots.txt" else 200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A killed client resets its connections."""

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
