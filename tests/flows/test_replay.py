"""``dalel replay``: a WACZ of ours in a real pywb; without pywb one line that says what to do."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.wacz import Page, Visit, write_wacz
from storage.warc import Record, WarcFile, json_record, packed

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "http://n.example/a"


@pytest.fixture
def wacz(tmp_path: Path) -> Path:
    file = WarcFile(tmp_path, "Dalel", AT)
    request = Record("request", URL, AT, b"", ("GET /a HTTP/1.1", [("Host", "n.example")]))
    body = b"<html><title>A</title><p>words of the page</p></html>"
    response = Record("response", URL, AT, body, ("HTTP/1.1 200 OK", [("Content-Type", "text/html")]))
    places = file.append(packed([request, response, json_record(URL, AT, {})]))
    file.close()
    out = tmp_path / "r.wacz"
    about = {"title": "R", "software": "Dalel", "created": "2026-03-01T12:00:00Z"}
    visit = Visit(file.name, places[1].offset, 1)
    write_wacz(
        out, lambda name: (tmp_path / name).open("rb"), [visit], [Page("1", URL, "2026-03-01T12:00:00Z", "A")], about
    )
    return out


def command(wacz: Path, path: str) -> tuple[list[str], dict[str, str]]:
    return [str(Path(sys.executable).parent / "dalel"), "replay", str(wacz)], os.environ | {"PATH": path}


def test_a_page_is_served_from_the_file_on_loopback(wacz: Path, peer: Callable[[str, str], Path]) -> None:
    bin_folder = peer("pywb", "wayback").parent
    arguments, environment = command(wacz, f"{bin_folder}:{os.environ['PATH']}")
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().split(" ")[0]
            assert address.startswith("http://127.0.0.1:")
            assert b"words of the page" in fetched(address.replace("20260301120000/", "20260301120000mp_/"))
        finally:
            server.send_signal(2)
            server.wait(20)


def fetched(address: str) -> bytes:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return bytes(answer.read())
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer")


def test_without_pywb_one_line_says_how_to_go_on(wacz: Path) -> None:
    arguments, environment = command(wacz, "/nowhere")
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "pipx install pywb" in done.stderr
