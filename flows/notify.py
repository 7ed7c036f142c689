"""Delivering alerts: a file and a feed in the store, and mail or chat through Apprise, each alert once a channel.

A delivery is committed as begun before anything is sent: after a crash it is in doubt and not sent again. The
file and the feed are written so that writing them again changes nothing.
"""

import hashlib
import json
import os
import re
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from dalel.config import Settings
from flows.progress import printable
from storage.alerts import alert_of, all_alerts, undelivered
from storage.database import reading, writing
from storage.tables import AlertRow, DeliveryRow, row_id

ATOM = "http://www.w3.org/2005/Atom"
FEED_ENTRIES = 200
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def deliver(engine: Engine, settings: Settings, store: Path, now: datetime) -> list[str]:
    """Write the file and the feed, send what was never sent; returns a line for each channel that failed."""
    folder = Path(settings.alerts.folder) if settings.alerts.folder else store / "alerts"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with reading(engine) as session:
        rows = list(all_alerts(session))
    _replace(folder / "alerts.jsonl", "".join(f"{json.dumps(as_json(row), ensure_ascii=False)}\n" for row in rows))
    _replace(folder / "alerts.atom", _feed(rows[-FEED_ENTRIES:], now))
    return [line for address in settings.alerts.to if (line := _send_all(engine, settings, address.get_secret_value()))]


def as_json(row: AlertRow) -> dict[str, object]:
    """An alert as one object of alerts.jsonl and of ``dalel alerts --format json``."""
    return {"id": row.key, "at": _time(row.at), **asdict(alert_of(row))}


def lines_of(row: AlertRow) -> list[str]:
    """An alert for a terminal; strangers' words cannot command it."""
    alert = alert_of(row)
    return [printable(f"{row.at:%Y-%m-%d %H:%M}  {alert.title}"), *(f"    {printable(line)}" for line in alert.lines)]


def _send_all(engine: Engine, settings: Settings, address: str) -> str | None:
    channel = hashlib.sha256(address.encode()).hexdigest()[:16]  # the address holds passwords
    with reading(engine) as session:
        waiting = list(undelivered(session, channel))
    for row in waiting:
        if not _begin(engine, row, channel):
            continue
        sent = _send(settings, address, row)
        with writing(engine) as session:
            delivery = session.get_one(DeliveryRow, (row.id, channel))
            if sent:
                delivery.done_at = datetime.now(UTC)
            else:  # known not to be there, unlike one that a crash left in doubt: the next run tries again
                session.delete(delivery)
        if not sent:
            return f"an alert could not be sent to {address.partition('://')[0]}://…; see `dalel alerts`"
    return None


def _begin(engine: Engine, row: AlertRow, channel: str) -> bool:
    """Commit that it is being sent; False where another run does so."""
    try:
        with writing(engine) as session:
            session.add(DeliveryRow(alert_id=row_id(row), channel=channel, begun_at=datetime.now(UTC)))
    except IntegrityError:
        return False
    return True


def _send(settings: Settings, address: str, row: AlertRow) -> bool:
    """Plain text only: what strangers wrote is no markup for mail or chat."""
    from apprise import Apprise, NotifyFormat

    alert = alert_of(row)
    with _through(settings.network.proxy):
        title = " ".join(printable(alert.title).split())
        body = "\n".join(printable(line) for line in alert.lines)
        return bool(Apprise([address]).notify(title=title, body=body, body_format=NotifyFormat.TEXT))


@contextmanager
def _through(proxy: str | None) -> Iterator[None]:
    """Apprise knows the environment's proxies alone: for this while they are ours."""
    upper = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
    names = [*upper, *(name.lower() for name in upper)]
    before = {name: os.environ.pop(name) for name in names if name in os.environ}
    os.environ.update(dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY"), proxy) if proxy else {})
    try:
        yield
    finally:
        for name in names:
            os.environ.pop(name, None)
        os.environ.update(before)


def _feed(rows: Sequence[AlertRow], now: datetime) -> str:
    """Atom, RFC 4287; newest first."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", "urn:dalel:alerts")
    _add(feed, "title", "Dalel: what changed in watched sources")
    _add(feed, "updated", _time(rows[-1].at if rows else now))
    _add(ElementTree.SubElement(feed, f"{{{ATOM}}}author"), "name", "Dalel")
    for row in reversed(rows):
        alert = alert_of(row)
        entry = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, row.key)}")
        _add(entry, "title", alert.title)
        _add(entry, "updated", _time(row.at))
        _add(entry, "content", "\n".join(alert.lines)).set("type", "text")
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True)


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = _NOT_IN_XML.sub("�", text)
    return child


def _replace(path: Path, text: str) -> None:
    """The whole file at once, or the old one."""
    handle, fresh = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
