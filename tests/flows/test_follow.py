"""A followed page: new reports are checked and watched, each once; what is no report is left alone."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from dalel.config import settings_from
from flows.check import Order, now
from flows.follow import follow, take_listed
from storage.watches import all_watches, due_time


def report(web: Any, name: str) -> bytes:
    notes = "".join(f"<p>[{n}] {web.url(f'/source/{name}{n}')}</p>" for n in range(1, 4))
    claims = "".join(f"<p>The court fined the activist Orlova for case {n}.[{n}]</p>" for n in range(1, 4))
    return f"<html><head><title>{name}</title></head><body><h1>{name}</h1>{claims}<hr>{notes}</body></html>".encode()


def sitemap(page: Any, kind: str, *addresses: str) -> Any:
    entries = "".join(f"<entry><loc>{address}</loc></entry>" for address in addresses)
    entries = entries.replace("entry", "url" if kind == "urlset" else "sitemap")
    return page(200, f"<?xml version='1.0'?><{kind}>{entries}</{kind}>".encode(), {"Content-Type": "application/xml"})


def links(*paths: str) -> bytes:
    return ("<html><body><main>" + "".join(f"<a href='{p}'>{p}</a>" for p in paths) + "</main></body></html>").encode()


def test_new_reports_are_checked_and_watched_once(web: Any, sqlite: Engine, store: Path, tmp_path: Path) -> None:
    Page = type(web).page
    web.pages |= {
        "/list": Page(301, headers={"Location": "/reports/list"}),
        "/reports/list": Page(200, links("../may", "../about")),
        "/may": Page(200, report(web, "May")),
        "/june": Page(200, report(web, "June")),
        "/about": Page(200, b"<html><body><p>We monitor courts.</p></body></html>"),
    }
    network = {"permit": [web.pair], "delay_s": 0, "timeout_s": 2, "control": web.url()}
    order = Order(settings_from({"network": network}), store, archive=False, max_age=timedelta(days=1))

    assert follow(sqlite, order, web.url("/list"), "1d", tmp_path / "out") == 0
    assert {row.location for row in all_watches(sqlite)} == {web.url("/list"), web.url("/may")}
    assert [due_time(row, now()) for row in all_watches(sqlite)] == [None, None]  # both were looked at just now
    assert len(list((tmp_path / "out").glob("may-*/dossier.html"))) == 1

    web.pages["/list"] = sitemap(Page, "sitemapindex", web.url("/missing.xml"), web.url("/reports.xml"))
    web.pages["/reports.xml"] = sitemap(Page, "urlset", web.url("/june"), web.url("/may"), web.url("/about"))
    asked = len(web.log)
    row = next(row for row in all_watches(sqlite) if row.report_id is None)
    assert "1 watched" in take_listed(sqlite, order, row)
    assert not {"/may", "/about"} & set(web.asked()[asked:])
    assert "nothing new" in take_listed(sqlite, order, row)
    assert len(all_watches(sqlite)) == 3
