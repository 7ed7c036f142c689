"""A watched report: what drifts, what is lost and what comes back is told once, and nothing else is."""

import gzip
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import Engine, update
from sqlmodel import select

from dalel.alerts import AlertKind
from dalel.config import settings_from
from demo.archive import Archive, Copy
from demo.web import Page as WorldPage
from demo.world import World
from flows import intake
from flows.check import Order, check_report, write
from flows.export_wacz import export_wacz
from flows.notify import ATOM, deliver
from flows.recheck import RecheckOutcome, recheck
from storage.alerts import alert_of
from storage.database import reading, writing
from storage.tables import DeliveryRow, SourceRow

CLAIM = "On May 4 in Zarechny the court arrested the driver Yerlan Orlov for ten days under Article 488.[1]"
TOLD = "On May 4 the court of Zarechny arrested the driver Yerlan Orlov for ten days under Article 488."
SIDES = ("capture_before", "capture_after")
REST = "His lawyer called the hearing short and said that an appeal would follow within the week. " * 6


def page(told: str = TOLD, furniture: str = "1,204 views") -> bytes:
    return (
        "<html lang='en'><head><title>A driver is arrested</title></head><body><nav>Home</nav><article>"
        f"<h1>A driver is arrested</h1><p>{furniture}</p><p>{told}</p><p>{REST}</p></article></body></html>"
    ).encode()


class Watched:
    """One report of one claim over one page."""

    def __init__(self, web: Any, engine: Engine, store: Path, folder: Path) -> None:
        self.web, self.engine, self.store = web, engine, store
        path = folder / "report.txt"
        path.write_text(f"Monitoring of May 2024\n\n{CLAIM}\n\n[1] {web.url('/story')}\n", "utf-8")
        settings = settings_from({"network": {"permit": [web.pair], "delay_s": 0, "control": web.url()}})
        self.order = Order(settings, store, archive=False)
        source = intake.given(str(path))
        self.report_id = intake.save(engine, intake.read(source, None), source, datetime.now(UTC))

    def shows(self, body: bytes, status: int = 200) -> None:
        self.web.pages["/story"] = type(self.web).page(status, body)

    def look(self) -> RecheckOutcome:
        with writing(self.engine) as session:
            session.execute(update(SourceRow).values(look_again_at=None))
        return recheck(self.engine, self.order, [self.report_id])

    def kinds(self) -> list[str]:
        return [row.kind for row in self.look().alerts]


@pytest.fixture
def watched(web: Any, sqlite: Engine, store: Path, tmp_path: Path) -> Watched:
    one = Watched(web, sqlite, store, tmp_path)
    one.shows(page())
    assert one.kinds() == []
    return one


def test_a_changed_sentence_is_told_once_with_both_wordings(watched: Watched, tmp_path: Path) -> None:
    watched.shows(page(TOLD.replace("ten days", "fifteen days")))

    (row,) = watched.look().alerts

    alert = alert_of(row)
    assert (alert.kind, alert.footnote) == (AlertKind.CLAIM_CHANGED, "1")
    assert "ten days" in alert.before
    assert "fifteen days" in alert.after
    assert all(alert.captures)
    assert watched.kinds() == []

    export_wacz(watched.engine, watched.store, "report", tmp_path / "report.wacz")  # the last look kept no body
    with zipfile.ZipFile(tmp_path / "report.wacz") as packed_up:
        assert b"fifteen days" in gzip.decompress(packed_up.read("archive/data.warc.gz"))


def test_what_changed_between_a_check_and_the_first_recheck_is_told(
    web: Any, sqlite: Engine, store: Path, tmp_path: Path
) -> None:
    one = Watched(web, sqlite, store, tmp_path)
    one.shows(page())
    source = intake.given(str(tmp_path / "report.txt"))
    check_report(sqlite, one.order, intake.read(source, None), source, tmp_path / "dossier")
    one.shows(page(TOLD.replace("ten days", "fifteen days")))
    assert one.kinds() == [AlertKind.CLAIM_CHANGED]

    one.shows(page())  # and a check by hand tells too
    order = replace(one.order, max_age=timedelta(0))
    check_report(sqlite, order, intake.read(source, None), source, tmp_path / "dossier")
    assert len((store / "alerts" / "alerts.jsonl").read_text("utf-8").splitlines()) == 2


def test_counters_and_other_furniture_are_no_news(watched: Watched) -> None:
    watched.shows(page(furniture="5,981 views · 3 hours ago"))

    assert watched.kinds() == []


def test_a_fault_of_the_host_is_no_news(watched: Watched) -> None:
    watched.shows(b"out of order", 503)
    assert watched.kinds() == []
    watched.shows(page())
    assert watched.kinds() == []


def test_a_source_is_left_alone_until_its_time(watched: Watched) -> None:
    asked = len(watched.web.log)

    assert recheck(watched.engine, watched.order, [watched.report_id]).looked_at == 0
    assert len(watched.web.log) == asked


def test_a_look_that_was_killed_before_it_said_when_to_look_next_fetches_nothing_again(watched: Watched) -> None:
    asked = len(watched.web.log)
    with writing(watched.engine) as session:
        source = session.exec(select(SourceRow)).one()
        assert source.checked_at
        source.look_again_at = source.checked_at - timedelta(seconds=1)

    assert recheck(watched.engine, watched.order, [watched.report_id]).looked_at == 0
    assert len(watched.web.log) == asked
    with reading(watched.engine) as session:
        source = session.exec(select(SourceRow)).one()
    assert source.look_again_at is not None
    assert source.look_again_at > datetime.now(UTC)


def test_file_and_feed_hold_every_alert_once_and_strangers_words_are_inert(watched: Watched) -> None:
    watched.shows(page(TOLD.replace("Zarechny", "<b>Zarechny</b> &amp; \x1b[31m")))
    watched.look()
    for _ in range(2):
        deliver(watched.engine, watched.order.settings, watched.store, datetime.now(UTC))

    lines = (watched.store / "alerts" / "alerts.jsonl").read_text("utf-8").splitlines()
    feed = ElementTree.parse(watched.store / "alerts" / "alerts.atom").getroot()
    assert [json.loads(line)["kind"] for line in lines] == ["claim_changed"]
    assert len(feed.findall(f"{{{ATOM}}}entry")) == 1


@pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")  # of Apprise's own imports
def test_a_message_that_was_begun_before_a_crash_is_not_sent_again(
    watched: Watched, other_web: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_web.fallback = type(other_web).page(200, b"{}")
    to = f"json://{other_web.pair}/hook"
    order = watched.order
    settings = order.settings.model_copy(
        update={"alerts": settings_from({"alerts": {"to": [to]}}).alerts},
    )
    watched.shows(page(TOLD.replace("ten days", "fifteen days")))
    watched.look()

    def sends() -> list[str]:
        deliver(watched.engine, settings, watched.store, datetime.now(UTC))
        return other_web.asked()

    assert sends() == ["/hook"]
    assert sends() == ["/hook"]
    with writing(watched.engine) as session:
        session.execute(update(DeliveryRow).values(done_at=None))  # as if the process died while it was sending
    assert sends() == ["/hook"]


@pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")  # of Apprise's own imports
def test_a_message_that_was_refused_is_sent_when_the_channel_works_again(watched: Watched, other_web: Any) -> None:
    to = f"json://{other_web.pair}/hook"
    settings = watched.order.settings.model_copy(update={"alerts": settings_from({"alerts": {"to": [to]}}).alerts})
    watched.shows(page(TOLD.replace("ten days", "fifteen days")))
    watched.look()

    told = []
    for status in (500, 200, 200):
        other_web.fallback = type(other_web).page(status, b"{}")
        told.append(len(deliver(watched.engine, settings, watched.store, datetime.now(UTC))))
    assert told == [1, 0, 0]
    assert other_web.asked() == ["/hook", "/hook"]


@pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")  # of Apprise's own imports
def test_a_message_that_two_runs_are_about_to_send_is_sent_by_one(
    watched: Watched, other_web: Any, before_it_writes: Callable[[Callable[[], object]], None]
) -> None:
    other_web.fallback = type(other_web).page(200, b"{}")
    to = f"json://{other_web.pair}/hook"
    settings = watched.order.settings.model_copy(update={"alerts": settings_from({"alerts": {"to": [to]}}).alerts})
    watched.shows(page(TOLD.replace("ten days", "fifteen days")))
    watched.look()

    def send() -> list[str]:
        return deliver(watched.engine, settings, watched.store, datetime.now(UTC))

    before_it_writes(send)
    assert send() == []
    assert other_web.asked() == ["/hook"]


def test_due_times_follow_how_long_a_page_has_stood(watched: Watched) -> None:
    with reading(watched.engine) as session:
        row = session.exec(select(SourceRow)).one()
    assert row.look_again_at is not None
    assert row.look_again_at - datetime.now(UTC) < timedelta(hours=2)


def test_an_edited_page_is_shown_in_the_dossier_with_both_copies_and_the_memento_with_the_words_before(
    sqlite: Engine, store: Path, tmp_path: Path
) -> None:
    url, out = "http://news.example/story", tmp_path / "dossier"
    with World() as world:
        world.pages[url] = WorldPage(200, page())
        world.archive = Archive([Copy("20240505100000", url, page())])
        (tmp_path / "report.txt").write_text(f"Monitoring of May 2024\n\n{CLAIM}\n\n[1] {url}\n", "utf-8")
        source = intake.given(str(tmp_path / "report.txt"))
        order = Order(settings_from(world.settings()), store)
        check_report(sqlite, order, intake.read(source, None), source, out)
        world.pages[url] = WorldPage(200, page(TOLD.replace("ten days", "fifteen days")))
        (row,) = recheck(sqlite, order, [1]).alerts
        write(sqlite, order, 1, out)

    (citation,) = json.loads((out / "dossier.json").read_text("utf-8"))["citations"]
    (change,) = citation["changes"]
    assert (change["kind"], row.kind) == ("claim_changed", "claim_changed")
    assert "ten days" in change["before"]
    assert "fifteen days" in change["after"]
    assert change["memento"] == f"https://web.archive.org/web/20240505100000/{url}"
    texts = [(out / "captures" / f"{change[side]['id']}.txt").read_text("utf-8") for side in SIDES]
    assert [("ten days" in text, "fifteen days" in text) for text in texts] == [(True, False), (False, True)]
