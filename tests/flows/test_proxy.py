"""Everything through one HTTP proxy: absolute form, tunnels, one refused tunnel, a dead proxy, and no way around it."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme
from sqlalchemy import Engine
from sqlmodel import select

from archives.pace import ProcessPace
from archives.transport import Transport
from dalel.config import Settings, settings_from
from dalel.errors import ArchiveError
from dalel.model import Citation, Claim, Footnote, Report
from flows.archive_client import WallClock
from flows.crawl import crawl_sources
from storage.database import reading, writing
from storage.ledger import make_due, save_report
from storage.tables import CaptureRow, SourceRow

STORY = (
    "<html><head><title>Story</title></head><body><article><h1>Story</h1><p>"
    + "The court in Zarechny prolonged the arrest of the driver Orlov by ten days. " * 12
    + "</p></article></body></html>"
).encode()


class Proxy:
    """Answers every host itself; refuses tunnels to ``refused.example``; hands back 502 for ``dead.example``."""

    def __init__(self, ca: trustme.CA) -> None:
        self.log: list[bytes] = []
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert("secure.example").configure_cert(self._tls)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: Any) -> None:
        try:
            head = self._head(connection)
            if b"CONNECT refused.example" in head:
                connection.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            elif head.startswith(b"CONNECT"):
                connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._head(connection)
                self._story(connection)
            else:
                self._story(connection, b"502 Bad Gateway" if b"//dead.example" in head else b"200 OK")
        except OSError:
            pass  # a client that does not trust us leaves in the handshake
        finally:
            connection.close()

    def _head(self, connection: Any) -> bytes:
        head = b""
        while b"\r\n\r\n" not in head and (more := connection.recv(4096)):
            head += more
        self.log.append(head)
        return head

    def _story(self, connection: Any, status: bytes = b"200 OK") -> None:
        head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
        connection.sendall(head % (status, len(STORY)) + STORY)

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(scope="module")
def ca() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def proxy(ca: trustme.CA) -> Iterator[Proxy]:
    server = Proxy(ca)
    yield server
    server.close()


@pytest.fixture
def ca_file(ca: trustme.CA, tmp_path: Path) -> str:
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    return str(tmp_path / "ca.pem")


def settings(proxy: str, **network: Any) -> Settings:
    return settings_from({"network": {"proxy": proxy, "delay_s": 0, "timeout_s": 3} | network})


def crawl(engine: Engine, store: Path, given: Settings, *urls: str) -> dict[str, tuple[str, str | None]]:
    claims = tuple(Claim(f"c{i}", "Claim.", "Claim.", (i,)) for i in range(len(urls)))
    notes = tuple(Footnote(i, url, (url,)) for i, url in enumerate(urls))
    citations = tuple(Citation(f"c{i}-n{i}-u1", f"c{i}", i, url, url) for i, url in enumerate(urls))
    now = datetime.now(UTC)
    with writing(engine) as session:
        report = Report("T", "en", None, "sha", "text/plain", notes, claims, citations)
        report_id = save_report(session, report, "report", "/r.txt", now)
        ids = [row.id or 0 for row in session.exec(select(SourceRow)).all()]
        make_due(session, ids, now, now + timedelta(seconds=1))
    crawl_sources(given, store, [report_id], lambda _: None)
    with reading(engine) as session:
        return {row.url: (row.reach, row.failure) for row in session.exec(select(CaptureRow)).all()}


def test_plain_addresses_go_to_the_proxy_whole_and_secure_ones_through_a_tunnel(
    proxy: Proxy, ca_file: str, sqlite: Engine, store: Path
) -> None:
    given = settings(proxy.url, ca_file=ca_file)

    found = crawl(
        sqlite, store, given, "http://plain.example/a", "https://secure.example/b", "https://refused.example/c",
        "http://dead.example/d",
    )  # fmt: skip

    assert found == {
        "http://plain.example/a": ("LIVE", None),
        "https://secure.example/b": ("LIVE", None),
        "https://refused.example/c": ("UNREACHABLE", "tunnel_refused"),
        "http://dead.example/d": ("UNREACHABLE", None),
    }
    assert any(head.startswith(b"GET http://plain.example/a HTTP/1.1") for head in proxy.log)
    assert any(head.startswith(b"CONNECT secure.example:443") for head in proxy.log)


def test_a_certificate_that_no_given_authority_signed_is_told_and_the_text_kept(
    proxy: Proxy, sqlite: Engine, store: Path
) -> None:
    found = crawl(sqlite, store, settings(proxy.url), "https://secure.example/b")

    assert found == {"https://secure.example/b": ("UNREACHABLE", "tls")}


def test_a_dead_proxy_is_ours_and_no_source_is_asked_directly(web: Any, sqlite: Engine, store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}"
    given = settings(dead, permit=[web.pair])

    found = crawl(sqlite, store, given, web.url("/direct"), "https://secure.example/b")

    assert set(found.values()) == {("UNKNOWN", "proxy_down")}
    assert web.asked() == []


def test_private_literals_are_vetted_before_the_proxy_hears_of_them(proxy: Proxy, sqlite: Engine, store: Path) -> None:
    spelled = ["http://127.0.0.1/", "http://2130706433/", "https://[::1]/", proxy.url + "/"]

    found = crawl(sqlite, store, settings(proxy.url), *spelled)

    assert {reach for reach, _ in found.values()} == {"UNKNOWN"}
    assert not any(b"127.0.0.1" in head.split(b"\r\n")[0] or b"[::1]" in head for head in proxy.log)


def test_archives_are_asked_through_the_same_proxy_and_never_around_it(proxy: Proxy, ca_file: str, web: Any) -> None:
    def ask(address: str, given: Settings) -> int:
        wire = Transport(given, ProcessPace(), WallClock(), ca_file)
        try:
            return wire.get("cdx", address).status
        finally:
            wire.close()

    assert ask("https://secure.example/cdx", settings(proxy.url)) == 200
    assert ask("http://plain.example/cdx", settings(proxy.url)) == 200
    with socket.create_server(("127.0.0.1", 0)) as closed:
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(ArchiveError, match="proxy"):
        ask(web.url("/cdx"), settings(dead))
    assert web.asked() == []
