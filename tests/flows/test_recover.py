"""``dalel recover`` against the stand-in archive: the copy nearest to the cited day that bears the page."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from dalel.config import Settings, settings_from
from demo.archive import Archive, Copy, Reply
from demo.web import CHALLENGE, LOGIN, SOFT_404
from demo.world import World
from flows.recover_one import as_value, recover

URL = "http://lost-paper.example/news/17"
WORDS = " ".join(f"The court in Sarybel heard witness number {n} about the square." for n in range(30))


def page(mark: str) -> bytes:
    article = f"<article><h1>Hearing {mark}</h1><p>{WORDS}</p></article>"
    article = f"<article><h1>Hearing {mark}</h1><p>{WORDS}</p></article>"
    return f"<html><head><title>Hearing</title></head><body>{article}</body></html>".encode()


@pytest.fixture
def world() -> Iterator[World]:
    with World() as one:
        one.archive = Archive([])
        yield one


def recovered(world: World, engine: Engine, store: Path, url: str = URL, day: date | None = None) -> dict[str, Any]:
    settings: Settings = settings_from(world.settings())
    return as_value(recover(engine, settings, store, url, day), day, settings)


def test_the_usable_copy_nearest_to_the_cited_day_wins_over_nearer_hollow_ones(
    world: World, sqlite: Engine, store: Path
) -> None:
    world.archive.copies = [
        Copy("20240101100000", URL, page("old")),
        Copy("20240420100000", URL, LOGIN),
        Copy("20240425100000", URL, page("near")),
        Copy("20240426100000", URL, SOFT_404),
        Copy("20250101100000", URL, page("new")),
    ]
    found = recovered(world, sqlite, store, day=date(2024, 4, 20))
    assert found["copy"]["time"] == "2024-04-25T10:00:00Z"
    assert "witness number 3" in found["copy"]["text"]
    assert "5 days after 2024-04-20" in found["because"]
    assert {c["time"][:10]: c["judgement"] for c in found["copies"]} == {
        "2024-01-01": "usable",
        "2024-04-20": "login_wall",
        "2024-04-25": "usable",
        "2024-04-26": None,
        "2025-01-01": None,
    }


@pytest.mark.parametrize(
    ("copies", "kept", "word"),
    [
        pytest.param([], "NONE", "no copy", id="nothing there"),
        pytest.param([LOGIN, SOFT_404], "HOLLOW", "login wall", id="only walls"),
        pytest.param([CHALLENGE], "HOLLOW", "challenge", id="only a challenge"),
    ],
)
def test_without_a_usable_copy_the_reason_is_told(
    world: World, sqlite: Engine, store: Path, copies: list[bytes], kept: str, word: str
) -> None:
    world.archive.copies = [Copy(f"2024040{n}100000", URL, body) for n, body in enumerate(copies, 1)]
    found = recovered(world, sqlite, store)
    assert (found["copy"], found["kept"]) == (None, kept)
    assert word in found["because"]


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        pytest.param(Reply(429, b"<html>Too Many Requests</html>", {"Content-Type": "text/html"}), "busy", id="3 429"),
        pytest.param(Reply(502, b"<html>502</html>", {"Content-Type": "text/html"}), "failed", id="3 502"),
        pytest.param(Reply(504, b"", {}), "failed", id="3 504"),
        pytest.param(Reply(200, b"<html>challenge</html>", {"Content-Type": "text/html"}), "failed", id="3 html"),
    ],
)
def test_3_a_throttled_or_broken_index_is_never_no_copy(
    world: World, sqlite: Engine, store: Path, reply: Reply, outcome: str
) -> None:
    world.archive.weather = lambda method, path: reply if path.startswith("/cdx/") else None
    found = recovered(world, sqlite, store)
    assert {row["outcome"] for row in found["lookups"]} == {outcome}
    assert found["kept"] == "UNKNOWN"


def test_3_an_excluded_address_is_refused_and_not_missing(world: World, sqlite: Engine, store: Path) -> None:
    world.archive.excluded = {"lost-paper.example"}
    assert recovered(world, sqlite, store)["kept"] == "REFUSED"


def test_3_1_another_video_with_the_same_key_is_not_a_copy(world: World, sqlite: Engine, store: Path) -> None:
    asked, other = "https://www.youtube.com/watch?v=aBcDeF12345", "https://www.youtube.com/watch?v=AbCdEf12345"
    world.archive.copies = [Copy("20240401100000", other, page("other")), Copy("20240601100000", asked, page("asked"))]
    found = recovered(world, sqlite, store, asked, date(2024, 4, 1))
    assert [copy["time"][:10] for copy in found["copies"]] == ["2024-06-01"]


def test_5_the_time_of_the_copy_really_shown_is_stored_and_not_the_one_asked_for(
    world: World, sqlite: Engine, store: Path
) -> None:
    """An archived redirect leads to the page's new address, copied in the same hour."""
    world.archive.copies = [
        Copy("20240401100000", URL, b"", 301, location="http://lost-paper.example/society/hearing-of-witnesses-17"),
        Copy("20240401100500", "http://lost-paper.example/society/hearing-of-witnesses-17", page("moved")),
    ]
    copy = recovered(world, sqlite, store)["copy"]
    assert (copy["time"], copy["original"]) == (
        "2024-04-01T10:05:00Z",
        "http://lost-paper.example/society/hearing-of-witnesses-17",
    )


def test_5_a_redirect_whose_target_was_copied_months_away_is_not_followed(
    world: World, sqlite: Engine, store: Path
) -> None:
    world.archive.copies = [
        Copy("20240401100000", URL, b"", 301, location="http://lost-paper.example/society/hearing-of-witnesses-17"),
        Copy("20240901100500", "http://lost-paper.example/society/hearing-of-witnesses-17", page("moved")),
    ]
    assert recovered(world, sqlite, store)["copy"] is None


def test_10_a_copy_under_another_address_of_the_page_is_found_where_the_cited_one_has_none(
    world: World, sqlite: Engine, store: Path
) -> None:
    world.archive.copies = [Copy("20240401100000", URL + "/amp", page("amp"))]
    assert recovered(world, sqlite, store)["copy"]["original"] == URL + "/amp"


def test_the_value_is_plain_json(world: World, sqlite: Engine, store: Path) -> None:
    world.archive.copies = [Copy("20240401100000", URL, page("x"))]
    value = recovered(world, sqlite, store)
    assert json.loads(json.dumps(value)) == value
    assert value["see_also"] == [f"https://archive.ph/newest/{URL}"]


def test_11_a_timemap_archive_brings_the_copy_back_while_another_archive_is_down(sqlite: Engine, store: Path) -> None:
    """Its list tells no status; the copy is opened all the same, and the dead archive costs its own answer alone."""
    with World() as wayback, World() as small:
        wayback.archive, small.archive = Archive([]), Archive([Copy("20240401100000", URL, page("kept"))])
        link = f'<{URL}>; rel="original", <{small.base}/web/20240401100000/{URL}>; rel="first last memento"'
        reply = Reply(200, link.encode(), {"Content-Type": "application/link-format"})
        small.archive.weather = lambda method, path: reply if path.startswith("/timemap/link/") else None
        values = wayback.settings()
        del values["network"]["proxy"]
        there = {"name": "small", "index": f"{small.base}/timemap/link", "replay": f"{small.base}/web"}
        dead = {"name": "dead", "index": "http://127.0.0.1:9/timemap", "replay": "http://127.0.0.1:9/web"}
        values["archive"]["others"] = [dead, there | {"per_minute": 6000}]
        settings, day = settings_from(values), date(2024, 4, 20)
        found = as_value(recover(sqlite, settings, store, URL, day), day, settings)
    assert (found["copy"]["archive"], found["copy"]["time"]) == ("small", "2024-04-01T10:00:00Z")
    outcomes = {row["archive"]: row["outcome"] for row in found["lookups"]}
    assert (outcomes["small"], outcomes["dead"]) == ("found", "busy")
