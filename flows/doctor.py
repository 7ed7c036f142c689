"""``dalel doctor``: what is configured, what answers, what is missing, and what the network policy lets through."""

import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dalel.config import Settings
from dalel.errors import DalelError

CONNECT_S = 5.0


@dataclass(frozen=True)
class Line:
    """One thing looked at. ``ok`` None: neither good nor bad, just so."""

    what: str
    ok: bool | None
    told: str


def report_health(settings: Settings, store: Path) -> int:
    """Print every line; exit code 3 where the store cannot be used, else 0."""
    lines = list(examine(settings, store))
    for line in lines:
        mark = {True: "ok", False: "!!", None: "--"}[line.ok]
        sys.stdout.write(f"{mark}  {line.what:<16} {line.told}\n")
    return 3 if any(line.ok is False and line.what in ("store", "database") for line in lines) else 0


def examine(settings: Settings, store: Path) -> Iterator[Line]:
    """Everything worth knowing before a check."""
    network, archive = settings.network, settings.archive
    yield Line("store", True, str(store))
    yield _database(settings, store)
    yield _captures(settings.captures.remote)
    yield Line("user agent", None, network.user_agent)
    yield Line("politeness", None, f"{network.delay_s:g} s between requests to a host, robots.txt: {network.robots}")
    yield Line("addresses", None, "public addresses on ports 80, 443, 8080, 8443; names are vetted when resolved")
    permits = ", ".join(network.permit) or "none"
    yield Line("permitted", not network.permit or None, f"private addresses let through: {permits}")
    yield _ca_file(network.ca_file)
    yield (
        _endpoint("proxy", network.proxy) if network.proxy else Line("proxy", None, "none, sources are asked directly")
    )
    for name in ("cdx", "replay", "save"):
        address = getattr(archive, name)
        through = Line(f"archive.{name}", None, f"{address} (through the proxy)")
        yield through if network.proxy else _endpoint(f"archive.{name}", address)
    keys = archive.access_key is not None and archive.secret_key is not None
    told = "set: snapshots are requested" if keys else "none: set IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY to request"
    yield Line("archive keys", keys or None, told)


def _database(settings: Settings, store: Path) -> Line:
    from storage.database import open_database

    try:
        engine = open_database(store, settings.database)
    except DalelError as error:
        return Line("database", False, str(error))
    where = engine.url.render_as_string(hide_password=True)
    engine.dispose()
    return Line("database", True, where)


def _captures(remote: str | None) -> Line:
    from storage.capture_files import RemoteFailed, probe

    if remote is None:
        return Line("captures", None, "kept in the store's folder only")
    try:
        probe(remote)
    except RemoteFailed as error:
        return Line("captures", False, str(error))
    return Line("captures", True, f"{remote} takes and gives files")


def _ca_file(path: str | None) -> Line:
    if path is None:
        return Line("certificates", None, "the usual authorities")
    ok = Path(path).is_file()
    return Line("certificates", ok, f"{path} besides the usual authorities" if ok else f"{path} does not exist")


def _endpoint(what: str, address: str) -> Line:
    """Whether something answers at an address; nothing but a connection is asked of it."""
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    shown = f"{parts.hostname}:{port}"
    try:
        socket.create_connection((parts.hostname or "", port), CONNECT_S).close()
    except OSError as error:
        return Line(what, False, f"{shown} does not answer ({error.strerror or error})")
    return Line(what, True, f"{shown} answers")
