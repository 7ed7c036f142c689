"""The same retrieval from a real pywb with WARC files that we wrote (WAYBACK §7: where it differs)."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from archives.others import Other
from archives.pace import ProcessPace
from archives.transport import Transport
from dalel.config import settings_from
from demo.archive import Archive
from demo.web import LOGIN
from demo.world import World
from flows.archive_client import WallClock
from flows.recover_one import as_value, recover
from storage.warc import Record, packed

HOST = "http://lost-paper.example"
WORDS = " ".join(f"The court in Sarybel heard witness number {n} about the square." for n in range(30))
HTML = ("Content-Type", "text/html; charset=utf-8")


def page(mark: str) -> bytes:
    article = f"<article><h1>Hearing {mark}</h1><p>{WORDS}</p></article>"
    return f"<html><head><title>Hearing {mark}</title></head><body>{article}</body></html>".encode()


def copy(day: str, path: str, body: bytes, status: str = "200 OK", *more: tuple[str, str]) -> Record:
    at = datetime.fromisoformat(f"{day}T10:00:00+00:00").astimezone(UTC)
    return Record("response", HOST + path, at, body, (f"HTTP/1.1 {status}", [HTML, *more]))


COPIES = (
    copy("2024-01-01", "/news/17", page("old")),
    copy("2024-04-20", "/news/17", LOGIN),
    copy("2024-04-25", "/news/17", page("near")),
    copy("2024-04-01", "/news/18", b"", "301 Moved Permanently", ("Location", "/society/hearing-of-witnesses-18")),
    copy("2024-04-01", "/society/hearing-of-witnesses-18", page("moved")),
    copy("2024-04-01", "/news/19?utm_source=mail", page("tracked")),
    copy("2024-04-01", "/NEWS/20", page("shouted")),
    copy("2024-04-01", "/news/21", b"<html>404</html>", "404 Not Found"),
)


@pytest.fixture(scope="module")
def pywb(peer: Callable[[str, str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("pywb")
    warc = folder / "ours.warc.gz"
    warc.write_bytes(b"".join(packed(COPIES)))
    (folder / "config.yaml").write_text("framed_replay: false\nredirect_to_exact: true\n")
    manager = peer("pywb", "wb-manager")
    quiet = {"cwd": folder, "env": os.environ | {"PYTHONWARNINGS": "ignore"}, "check": True, "capture_output": True}
    subprocess.run([manager, "init", "web"], **quiet)  # type: ignore[call-overload]
    subprocess.run([manager, "add", "web", warc], **quiet)  # type: ignore[call-overload]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [peer("pywb", "wayback"), "-b", "127.0.0.1", "-p", str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/web/cdx?url=x.example")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("pywb does not answer")


def settings_with(pywb: str, world: World) -> Any:
    values = world.settings()
    del values["network"]["proxy"]
    other = {"name": "local", "kind": "cdx", "index": f"{pywb}/web/cdx", "replay": f"{pywb}/web", "per_minute": 6000}
    values["archive"]["others"] = [other]
    return settings_from(values)


@pytest.fixture
def found(pywb: str, sqlite: Engine, store: Path) -> Iterator[Callable[[str], dict[str, Any]]]:
    with World() as world:
        world.archive = Archive([])
        settings, day = settings_with(pywb, world), date(2024, 4, 20)
        yield lambda path: as_value(recover(sqlite, settings, store, HOST + path, day), day, settings)


def test_7_the_nearest_usable_copy_is_brought_back_and_the_log_in_page_is_not(
    found: Callable[[str], dict[str, Any]], pywb: str
) -> None:
    value = found("/news/17")
    assert (value["copy"]["archive"], value["copy"]["time"]) == ("local", "2024-04-25T10:00:00Z")
    assert value["copy"]["url"] == f"{pywb}/web/20240425100000/{HOST}/news/17"
    assert {c["time"][:10]: c["judgement"] for c in value["copies"]} == {
        "2024-01-01": "usable",
        "2024-04-20": "login_wall",
        "2024-04-25": "usable",
    }


def test_7_a_redirect_whose_location_is_the_live_address_is_followed_within_the_archive(
    found: Callable[[str], dict[str, Any]],
) -> None:
    value = found("/news/18")
    assert value["copy"]["original"] == f"{HOST}/society/hearing-of-witnesses-18"
    assert value["copy"]["time"] == "2024-04-01T10:00:00Z"


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        pytest.param("/news/19", "NONE", id="a copy with a tracking parameter is no copy of the plain address"),
        pytest.param("/news/20", "NONE", id="a copy whose path differs by case"),
        pytest.param("/news/22", "NONE", id="nothing"),
        pytest.param("/news/21", "HOLLOW", id="an error alone"),
    ],
)
def test_7_what_pywb_finds_by_likeness_is_not_taken(
    found: Callable[[str], dict[str, Any]], path: str, kept: str
) -> None:
    value = found(path)
    assert (value["copy"], value["kept"]) == (None, kept)


def test_7_its_fields_are_asked_for_by_their_own_names(pywb: str) -> None:
    with World() as world:
        settings = settings_with(pywb, world)
    wire = Transport(settings, ProcessPace(), WallClock())
    rows = Other(settings.archive.others[0], wire).captures(f"{HOST}/news/17")
    wire.close()
    assert [(row.timestamp, row.status, row.mimetype) for row in rows] == [
        (f"2024{day}100000", "200", "text/html") for day in ("0101", "0420", "0425")
    ]
