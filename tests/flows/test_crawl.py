"""The crawl child against a small web: what is fetched, kept and remembered, and what a crash leaves."""

import gzip
import itertools
import os
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from dalel.config import Settings, settings_from
from dalel.errors import CrawlFailed
from dalel.model import Citation, Claim, Footnote, Report
from flows.codes import COULD_NOT_RUN, exit_code_of
from flows.crawl import crawl_sources
from flows.crawl_child import get_ready
from storage.capture_files import CaptureFiles
from storage.captures import bearers
from storage.citations import unasked_since
from storage.database import reading, writing
from storage.ledger import make_due, save_report
from storage.tables import CaptureRow, SourceRow, TextRow
from storage.warc import Place, read_record, repair

ARTICLE = (
    "<html><head><title>Дело о площади</title></head><body><nav>Меню</nav><article><h1>Дело о площади</h1><p>"
    + "Суд в Заречном продлил срок содержания под стражей активистке Орловой на десять суток. " * 12
    + "</p></article></body></html>"
).encode()


def settings(web: Any, **network: Any) -> Settings:
    plain = {"permit": [web.pair], "delay_s": 0, "timeout_s": 2, "max_body_mb": 1, "control": web.url()}
    return settings_from({"network": plain | network})


def cite(engine: Engine, *urls: str) -> int:
    claims = tuple(Claim(f"c{i}", "Claim.", "Claim.", (i,)) for i in range(len(urls)))
    notes = tuple(Footnote(i, url, (url,)) for i, url in enumerate(urls))
    citations = tuple(Citation(f"c{i}-n{i}-u1", f"c{i}", i, url, url) for i, url in enumerate(urls))
    report = Report("Title", "en", None, "sha", "text/plain", notes, claims, citations)
    with writing(engine) as session:
        report_id = save_report(session, report, "report", "/r.txt", datetime.now(UTC))
    due_again(engine)
    return report_id


def due_again(engine: Engine) -> None:
    now = datetime.now(UTC)
    with writing(engine) as session:
        ids = [row.id or 0 for row in session.exec(select(SourceRow)).all()]
        make_due(session, ids, now, now + timedelta(seconds=1))


def captures(engine: Engine) -> dict[str, CaptureRow]:
    with reading(engine) as session:
        return {row.url: row for row in session.exec(select(CaptureRow)).all()}


def kept(engine: Engine, store: Path, row: CaptureRow) -> tuple[Any, bytes]:
    place = Place(row.warc_file, row.warc_offset, row.warc_bytes, row.warc_sha256)
    with CaptureFiles(engine, store / "captures").opened(place.file) as stream:
        return read_record(stream, place)


def drops(kind: str) -> Callable[[BaseHTTPRequestHandler], bool]:
    def before(request: BaseHTTPRequestHandler) -> bool:
        if kind == "hang":
            time.sleep(3)
        if kind == "half":
            request.wfile.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n" + ARTICLE[:500]
            )
        if kind.startswith(("audio", "text")):
            request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\n\r\n")
            for _ in range(40):
                request.wfile.write(b"on and on ")
                time.sleep(0.1)
        if kind == "headers":
            request.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(20_000):
                request.wfile.write(b"X-%d: %s\r\n" % (number, b"a" * 40))
        request.close_connection = True
        return True

    def quiet(request: BaseHTTPRequestHandler) -> bool:
        try:
            return before(request)
        except OSError:
            return True

    return quiet


def test_every_kind_of_answer_becomes_one_capture_with_its_reason(web: Any, sqlite: Engine, store: Path) -> None:
    Page = type(web).page
    web.pages |= {
        "/live": Page(200, ARTICLE),
        "/moved": Page(301, b"", {"Location": "/live"}),
        "/gone": Page(410, b"gone"),
        "/zipped": Page(200, gzip.compress(ARTICLE), {"Content-Encoding": "gzip"}),
        "/login": Page(302, b"", {"Location": "/accounts/login?next=/login"}),
        "/accounts/login?next=/login": Page(200, b"<form><input type=password></form>"),
        "/reset": Page(before=drops("reset")),
        "/hang": Page(before=drops("hang")),
        "/half": Page(before=drops("half")),
        "/radio": Page(before=drops("audio/mpeg")),
        "/feed": Page(before=drops("text/event-stream")),
        "/trickle": Page(before=drops("text/html")),
        "/headers": Page(before=drops("headers")),
        "/big": Page(200, ARTICLE + b"<p>" + b"x" * (3 << 20)),
        "/loop": Page(302, b"", {"Location": "/loop"}),
        "/flaky": [Page(503, b"busy", {"Retry-After": "0"}), Page(200, ARTICLE)],
        "/later": Page(429, b"slow down", {"Retry-After": "7200"}),
        "/binary": Page(200, bytes(range(256)) * 40, {"Content-Type": "application/octet-stream"}),
    }
    paths = [path for path in web.pages if "accounts" not in path]
    urls = [web.url(path) for path in paths] + ["http://no-such-host.invalid/", "file:///etc/hostname"]
    told: list[dict[str, Any]] = []

    crawl_sources(settings(web), store, [cite(sqlite, *urls)], told.append)

    found = {url: (row.reach, row.failure) for url, row in captures(sqlite).items()}
    assert len(told) == len(urls)
    assert {path: found[web.url(path)] for path in paths} == {
        "/live": ("LIVE", None),
        "/moved": ("MOVED", None),
        "/gone": ("GONE", None),
        "/zipped": ("LIVE", None),
        "/login": ("WALLED", None),
        "/reset": ("UNREACHABLE", "reset"),
        "/hang": ("UNREACHABLE", "timeout"),
        "/half": ("LIVE", None),
        "/radio": ("LIVE", None),
        "/feed": ("LIVE", None),
        "/trickle": ("UNREACHABLE", "timeout"),
        "/headers": ("UNREACHABLE", "protocol"),
        "/big": ("LIVE", None),
        "/loop": ("UNREACHABLE", "redirect_loop"),
        "/flaky": ("LIVE", None),
        "/later": ("BLOCKED", None),
        "/binary": ("LIVE", None),
    }
    assert found["http://no-such-host.invalid/"][0] == "UNREACHABLE"
    assert found["file:///etc/hostname"] == ("UNKNOWN", "scheme")
    truncated = {url for url, row in captures(sqlite).items() if row.truncated}
    assert truncated == {web.url(path) for path in ("/half", "/big", "/radio", "/feed")}


def test_one_child_does_one_crawl_after_another_each_in_a_process_of_its_own(
    web: Any, sqlite: Engine, store: Path
) -> None:
    web.pages["/a"] = type(web).page(200, ARTICLE)
    report = cite(sqlite, web.url("/a"))
    child = get_ready(os.environ, readers=True).process.pid
    seen = []
    for _ in range(2):
        crawl_sources(settings(web), store, [report], lambda _: seen.append(children_of(child)))
        due_again(sqlite)
    assert child in children_of(os.getpid())
    assert seen[0] - seen[1]
    assert get_ready(os.environ, readers=False).process.pid == child


def test_a_child_that_died_before_its_job_is_told_or_replaced(web: Any, sqlite: Engine, store: Path) -> None:
    web.pages["/a"] = type(web).page(200, ARTICLE)
    report = cite(sqlite, web.url("/a"))
    child = get_ready(os.environ, readers=True)
    os.kill(child.process.pid, signal.SIGKILL)
    ended = child.run(None, store, os.environ, lambda _: None)
    assert (ended.fatal, ended.code) == (None, -signal.SIGKILL)
    crawl_sources(settings(web), store, [report], lambda _: None)
    assert captures(sqlite)[web.url("/a")].reach == "LIVE"


def children_of(parent: int) -> set[int]:
    """Children of a process, by number."""
    listed = Path(f"/proc/{parent}/task").glob("*/children")
    return {int(pid) for path in listed for pid in path.read_text().split()}


def test_captures_are_read_back_raw_from_where_the_row_says(web: Any, sqlite: Engine, store: Path) -> None:
    web.pages["/a"] = type(web).page(200, gzip.compress(ARTICLE), {"Content-Encoding": "gzip"})
    crawl_sources(settings(web), store, [cite(sqlite, web.url("/a"))], lambda _: None)
    row = captures(sqlite)[web.url("/a")]
    record, payload = kept(sqlite, store, row)
    assert gzip.decompress(payload) == ARTICLE
    assert record.rec_headers["WARC-IP-Address"] == "127.0.0.1"
    with reading(sqlite) as session:
        assert "Орловой" in session.get_one(TextRow, row.text_id).text


def test_nothing_private_is_reached_however_it_is_spelled(
    web: Any, other_web: Any, sqlite: Engine, store: Path
) -> None:
    port = other_web.port
    tricks = [
        f"http://{host}:{port}/secret"
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0", "[::1]", "127.1")
    ]
    tricks += ["file:///etc/passwd", f"//127.0.0.1:{port}/secret", f"ftp://127.0.0.1:{port}/"]
    for number, target in enumerate(tricks):
        web.pages[f"/{number}"] = type(web).page(302, b"", {"Location": target})
        refresh = f'<meta http-equiv="refresh" content="0;url={target}">'.encode()
        web.pages[f"/meta{number}"] = type(web).page(200, refresh)
    crawl_sources(settings(web), store, [cite(sqlite, *map(web.url, web.pages), *tricks[:8])], lambda _: None)
    assert other_web.asked() == []
    redirected = [captures(sqlite)[web.url(f"/{number}")] for number in range(len(tricks))]
    assert {row.reach for row in redirected} == {"UNKNOWN"}


def test_an_unchanged_page_costs_one_conditional_request_and_no_reading(web: Any, sqlite: Engine, store: Path) -> None:
    def fresh(request: BaseHTTPRequestHandler) -> bool:
        if request.headers.get("If-None-Match") != '"v1"':
            return False
        request.send_response(304)
        request.end_headers()
        return True

    web.pages["/tagged"] = type(web).page(200, ARTICLE, {"ETag": '"v1"'}, fresh)
    web.pages["/plain"] = type(web).page(200, ARTICLE)
    report_id = cite(sqlite, web.url("/tagged"), web.url("/plain"))
    crawl_sources(settings(web), store, [report_id], lambda _: None)
    due_again(sqlite)
    crawl_sources(settings(web), store, [report_id], lambda _: None)
    with reading(sqlite) as session:
        rows = session.exec(select(CaptureRow)).all()
        texts = session.exec(select(TextRow)).all()
    assert len(rows) == 4
    assert {row.reach for row in rows} == {"LIVE"}
    assert {row.status for row in rows} == {200}
    assert len(texts) == 2
    assert len({row.text_id for row in rows}) == 2
    with reading(sqlite) as session:
        held = bearers(session, rows)
    for row in rows[2:]:  # the bytes are kept once
        record, payload = kept(sqlite, store, row)
        assert (record.rec_type, payload) == ("revisit" if row.url.endswith("plain") else "response", b"")
        first, whole = kept(sqlite, store, held[row.id or 0])
        assert whole == ARTICLE
        if record.rec_type == "revisit":
            assert record.rec_headers["WARC-Payload-Digest"] == first.rec_headers["WARC-Payload-Digest"]


def test_a_dead_network_marks_no_source_and_the_next_run_asks_again(web: Any, sqlite: Engine, store: Path) -> None:
    web.pages["/a"] = type(web).page(200, ARTICLE)
    dead = "http://no-such-host.invalid/"
    report_id = cite(sqlite, web.url("/a"), dead)
    crawl_sources(settings(web), store, [report_id], lambda _: None)
    assert captures(sqlite)[dead].reach == "UNREACHABLE"
    web.pages["/a"] = type(web).page(before=drops("reset"))
    web.pages["/"] = type(web).page(before=drops("reset"))
    due_again(sqlite)
    crawl_sources(settings(web), store, [report_id], lambda _: None)
    newest = captures(sqlite)
    assert {(row.reach, row.failure) for row in newest.values()} == {("UNKNOWN", "network_down")}
    with reading(sqlite) as session:
        row = session.exec(select(SourceRow).where(SourceRow.url == web.url("/a"))).one()
        assert session.get_one(CaptureRow, row.last_capture_id).reach == "LIVE"
        assert row.failed_days == 0
        assert row.checked_at is not None
        assert row.checked_at < newest[web.url("/a")].at
        assert unasked_since(session, report_id) == 2  # the dossier says so


def test_a_host_that_asks_for_hours_is_put_off_and_not_lost(web: Any, sqlite: Engine, store: Path) -> None:
    web.pages["/later"] = type(web).page(503, b"", {"Retry-After": "7200"})
    crawl_sources(settings(web), store, [cite(sqlite, web.url("/later"))], lambda _: None)
    with reading(sqlite) as session:
        source = session.exec(select(SourceRow)).one()
    assert source.due_at is not None
    assert timedelta(hours=1.9) < source.due_at - datetime.now(UTC) < timedelta(hours=2.1)
    assert web.asked().count("/later") == 1


def test_robots_txt_is_recorded_and_obeyed_where_the_settings_say_so(web: Any, sqlite: Engine, store: Path) -> None:
    web.pages["/robots.txt"] = type(web).page(200, b"User-agent: *\nDisallow: /closed")
    web.pages["/closed"] = type(web).page(200, ARTICLE)
    web.pages["/open"] = type(web).page(200, ARTICLE)
    report_id = cite(sqlite, web.url("/closed"), web.url("/open"))
    crawl_sources(settings(web), store, [report_id], lambda _: None)
    found = captures(sqlite)
    assert (found[web.url("/closed")].robots, found[web.url("/open")].robots) == ("disallowed", "allowed")
    assert found[web.url("/closed")].reach == "LIVE"
    assert web.asked().count("/robots.txt") == 1
    due_again(sqlite)
    crawl_sources(settings(web, robots="obey"), store, [report_id], lambda _: None)
    assert captures(sqlite)[web.url("/closed")].reach == "UNKNOWN"


def test_a_host_is_asked_no_faster_than_the_delay(web: Any, sqlite: Engine, store: Path) -> None:
    times = []

    def note(request: BaseHTTPRequestHandler) -> bool:
        times.append(time.monotonic())
        return False

    for number in range(4):
        web.pages[f"/{number}"] = type(web).page(200, ARTICLE, before=note)
    crawl_sources(settings(web, delay_s=0.3), store, [cite(sqlite, *map(web.url, web.pages))], lambda _: None)
    assert len(times) == 4
    assert min(b - a for a, b in itertools.pairwise(times)) >= 0.28


@pytest.mark.parametrize("after", [3, 17])
def test_a_killed_crawl_loses_nothing_acknowledged_and_fetches_nothing_stored_again(
    web: Any, sqlite: Engine, store: Path, after: int
) -> None:
    for number in range(40):
        web.pages[f"/{number}"] = type(web).page(200, ARTICLE.replace(b"<nav>", b"<nav>%d" % number))
    report_id = cite(sqlite, *map(web.url, web.pages))
    acknowledged: list[str] = []

    def kill_it(told: dict[str, Any]) -> None:
        acknowledged.append(told["url"])
        if len(acknowledged) == after:
            for pid in children_of(get_ready(os.environ, readers=True).process.pid):
                os.kill(pid, signal.SIGKILL)

    with pytest.raises(CrawlFailed, match="run the same command again") as failed:
        crawl_sources(settings(web, delay_s=0.02), store, [report_id], kill_it)
    assert exit_code_of(failed.value) == COULD_NOT_RUN

    repair(store / "captures")
    stored = set(captures(sqlite))
    assert set(acknowledged) <= stored
    asked_before = len(web.log)
    crawl_sources(settings(web), store, [report_id], lambda _: None)

    assert len(captures(sqlite)) == 40
    again = [web.url(path) for path in web.asked()[asked_before:]]
    assert not stored & set(again)
    for row in captures(sqlite).values():
        assert kept(sqlite, store, row)[1].startswith(b"<html>")


def test_a_page_like_that_of_an_address_that_cannot_exist_is_gone_and_the_host_is_probed_once(
    web: Any, sqlite: Engine, store: Path
) -> None:
    shown = "<html><title>Dala</title><body><main><h1>Dala</h1><p>{}</p></main></body></html>"
    anything = shown.format("Welcome to our newspaper, here is what we wrote this week of the town.").encode()
    short = shown.format("The court of Zarechny freed the driver Orlov on Monday, his lawyer said.").encode()
    web.fallback = type(web).page(200, anything)
    web.pages |= {"/robots.txt": type(web).page(404), "/short": type(web).page(200, short)}
    urls = [web.url(path) for path in ("/2024/04/story", "/2024/05/story", "/short")]

    crawl_sources(settings(web), store, [cite(sqlite, *urls)], lambda _: None)

    found = {url: row.reach_rule for url, row in captures(sqlite).items()}
    assert found == {urls[0]: "soft404_twin", urls[1]: "soft404_twin", urls[2]: "content"}
    assert len([path for path in web.asked() if len(path) == 25]) == 1


def test_a_host_that_says_404_for_what_does_not_exist_keeps_its_short_pages(
    web: Any, sqlite: Engine, store: Path
) -> None:
    web.pages["/short"] = type(web).page(
        200, b"<html><title>Note</title><p>The court freed the driver Orlov.</p></html>"
    )

    crawl_sources(settings(web), store, [cite(sqlite, web.url("/short"))], lambda _: None)

    assert [row.reach for row in captures(sqlite).values()] == ["LIVE"]
