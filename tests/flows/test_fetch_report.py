"""A report at an address: fetched through the same guard, kept in WARC, read from there."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from dalel.config import Settings, settings_from
from dalel.errors import ReportUnreadable
from flows import intake
from flows.fetch_report import fetch_report, is_address, name_of

REPORT = b"<html><body><p>The court fined her on 4 May. [1]</p><p>[1] https://news.example/a</p></body></html>"
DAY = timedelta(days=1)


def settings(web: Any) -> Settings:
    return settings_from({"network": {"permit": [web.pair], "delay_s": 0, "timeout_s": 2, "control": web.url()}})


def test_the_report_is_kept_and_not_fetched_again_within_max_age(web: Any, sqlite: Engine, store: Path) -> None:
    web.pages["/report.html"] = type(web).page(200, REPORT)
    now = datetime.now(UTC)
    first = fetch_report(sqlite, settings(web), store, web.url("/report.html"), now, DAY)
    again = fetch_report(sqlite, settings(web), store, web.url("/report.html"), now, DAY)
    assert first.data == again.data == REPORT
    assert (first.name, first.location) == ("report", web.url("/report.html"))
    assert web.asked().count("/report.html") == 1
    later = fetch_report(sqlite, settings(web), store, web.url("/report.html"), datetime.now(UTC), timedelta(0))
    assert later.data == REPORT
    assert web.asked().count("/report.html") == 2
    assert any(name.endswith(".warc.gz") for name in os.listdir(store / "captures"))


def test_links_of_the_report_are_resolved_by_the_address_at_which_it_was_found(
    web: Any, sqlite: Engine, store: Path
) -> None:
    page = (
        b'<html><body><p>The court fined her on 4 May [1]. She left [2].</p><hr><p>[1] <a href="../a">The Star</a></p>'
    )
    page += b'<p>[2] <a href="//b.example/2">The Lantern</a></p></body></html>'
    web.pages |= {
        "/short": type(web).page(302, b"", {"Location": "/reports/may/r.html"}),
        "/reports/may/r.html": type(web).page(200, page),
    }
    found = fetch_report(sqlite, settings(web), store, web.url("/short"), datetime.now(UTC), DAY)
    ledger = intake.read(found, None)
    assert [n.urls for n in ledger.footnotes] == [(web.url("/reports/a"),), ("http://b.example/2",)]


def test_a_report_that_is_not_there_is_one_line_and_asked_for_again_next_time(
    web: Any, sqlite: Engine, store: Path
) -> None:
    now = datetime.now(UTC)
    with pytest.raises(ReportUnreadable, match="does not exist"):
        fetch_report(sqlite, settings(web), store, web.url("/later.html"), now, DAY)
    web.pages["/later.html"] = type(web).page(200, REPORT)
    assert fetch_report(sqlite, settings(web), store, web.url("/later.html"), now, DAY).data == REPORT


def test_nothing_private_is_read_as_a_report(web: Any, other_web: Any, sqlite: Engine, store: Path) -> None:
    web.pages["/away"] = type(web).page(302, b"", {"Location": other_web.url("/secret")})
    for address in (other_web.url("/secret"), web.url("/away"), "http://[::1]:22/"):
        with pytest.raises(ReportUnreadable):
            fetch_report(sqlite, settings(web), store, address, datetime.now(UTC), DAY)
    assert other_web.asked() == []


@pytest.mark.parametrize(
    ("where", "is_url"), [("https://a.example/r", True), ("HTTP://A.example", True), ("http.txt", False), ("-", False)]
)
def test_an_address_is_told_from_a_file(where: str, is_url: bool) -> None:
    assert is_address(where) is is_url


def test_a_dossier_is_named_after_the_last_part_of_the_address() -> None:
    assert name_of("https://a.example/reports/may-2024.html?x=1") == "may-2024"
    assert name_of("https://a.example/") == "a.example"


def test_yesterdays_report_is_not_passed_off_as_todays_when_the_network_is_down(
    web: Any, sqlite: Engine, store: Path
) -> None:
    web.pages |= {"/report.html": type(web).page(200, REPORT), "/": type(web).page(200, b"up")}
    fetch_report(sqlite, settings(web), store, web.url("/report.html"), datetime.now(UTC), DAY)
    web.close()
    with pytest.raises(ReportUnreadable, match="network is down"):
        fetch_report(sqlite, settings(web), store, web.url("/report.html"), datetime.now(UTC), timedelta(0))


def test_a_log_in_page_in_the_reports_place_is_no_report(web: Any, sqlite: Engine, store: Path) -> None:
    form = b"<html><title>Log in</title><form><input name=user><input type=password></form></html>"
    web.pages |= {
        "/report.html": type(web).page(302, b"", {"Location": "/login?next=/report.html"}),
        "/login?next=/report.html": type(web).page(200, form),
    }
    with pytest.raises(ReportUnreadable, match="could not be fetched"):
        fetch_report(sqlite, settings(web), store, web.url("/report.html"), datetime.now(UTC), DAY)
