"""``dalel archive`` in the invented world, and sources about which no archive hears anything."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from dalel.config import Settings, is_private, settings_from
from demo.archive import Archive, Copy, Reply
from demo.web import Page
from demo.world import World
from flows import intake
from flows.archive import ArchiveOptions, archive_command
from flows.check import Order, Outcome, check_report, open_store
from flows.recover_one import recover_command
from storage.database import open_database, writing
from storage.ledger import save_sources
from storage.tables import CaptureRow, SourceRow

LIVE, GONE = "http://paper.example/news/17", "http://paper.example/news/18"
WORDS = " ".join(f"Witness number {n} spoke of the square in Sarybel." for n in range(40))
PAGE = f"<html><title>Hearing</title><body><article><h1>Hearing</h1><p>{WORDS}</p></article></body></html>"
TRACKED = f"{LIVE}?utm_source=mail&fbclid=abc"
CLAIMS = "Witnesses spoke of the square in Sarybel.[^1] Another page is gone.[^2]"
REPORT = f"# Report\n\n{CLAIMS}\n\n[^1]: {LIVE}\n[^2]: {GONE}\n"


class LateClock:
    """The real time, with waits that pass at once."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def sleep(self, seconds: float) -> None:
        self.ahead += timedelta(seconds=seconds)


@pytest.fixture
def world() -> Iterator[World]:
    with World() as one:
        one.archive = Archive([])
        one.pages[LIVE] = Page(200, PAGE.encode())
        yield one


@pytest.fixture
def fetched(store: Path) -> None:
    """Both sources were fetched a moment ago, so that no crawl is due."""
    engine = open_database(store)
    now = datetime.now(UTC)
    with writing(engine) as session:
        for n, (url, id) in enumerate(save_sources(session, [LIVE, GONE]).items()):
            capture = CaptureRow(
                source_id=id, url=url, final_url=url, at=now, warc_file="w", warc_offset=n, warc_bytes=1,
                warc_sha256="0", reach="LIVE" if url == LIVE else "GONE", reach_rule="test", reach_because="seen so",
            )  # fmt: skip
            session.add(capture)
            session.flush()
            source = session.get_one(SourceRow, id)
            source.checked_at, source.last_capture_id = now, capture.id
    engine.dispose()


@pytest.fixture
def settings(world: World, store: Path) -> Settings:
    return settings_from({**world.settings(), "store": str(store)})


def archived(
    settings: Settings, world: World, what: list[str], capsys: pytest.CaptureFixture[str], **options: Any
) -> tuple[int, dict[str, Any]]:
    """Exit code, and what is told of each address."""
    clock = LateClock()
    world.archive.desk.now = clock.now
    given = {"resume": False, "wait": 60, "private": None, "form": "json", **options}
    code = archive_command(what, ArchiveOptions(settings, **given), clock)
    return code, {one["url"]: one for one in json.loads(capsys.readouterr().out)}


def told_archives(world: World) -> list[str]:
    """Every address asked of the archive itself."""
    return [
        address for _, _, address in world.log if address.startswith(world.base) and len(address) > len(world.base) + 1
    ]


def checked(settings: Settings, store: Path, folder: Path, private: bool | None = None) -> Outcome:
    path = folder / "report.md"
    path.write_text(REPORT)
    order = Order(settings, store, private=private)
    engine = open_store(order)
    try:
        source = intake.given(str(path))
        return check_report(engine, order, intake.read(source, None), source, folder / "out")
    finally:
        engine.dispose()


def test_a_live_source_is_fetched_asked_for_and_followed_without_its_click_identifiers(
    settings: Settings, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = archived(settings, world, [TRACKED], capsys)
    assert (code, told[LIVE]["state"]) == (0, "captured")
    assert told[LIVE]["archived_url"].endswith(f"{told[LIVE]['timestamp']}/{LIVE}")
    assert {asked.url for asked in world.archive.desk.log if asked.bucket == "save"} == {LIVE}
    code, again = archived(settings, world, [LIVE], capsys)
    assert (code, again[LIVE]["job_id"]) == (0, told[LIVE]["job_id"])
    assert sum(asked.bucket == "save" for asked in world.archive.desk.log) == 1


@pytest.mark.parametrize(
    ("url", "why"),
    [
        (GONE, "GONE"),
        ("https://web.archive.org/web/2024/http://paper.example/news/17", "archive's own address"),
        ("http://user:word@paper.example/", "user name or password"),
    ],
)
@pytest.mark.usefixtures("fetched")
def test_what_cannot_or_need_not_be_kept_is_not_asked_for_and_says_why(
    settings: Settings, world: World, capsys: pytest.CaptureFixture[str], url: str, why: str
) -> None:
    code, told = archived(settings, world, [url], capsys)
    (one,) = told.values()
    assert (code, one["state"]) == (0, "not_asked")
    assert why in one["because"]
    assert not any(asked.bucket == "save" for asked in world.archive.desk.log)


@pytest.mark.parametrize(("age", "state"), [(timedelta(days=29), "not_asked"), (timedelta(days=31), "captured")])
@pytest.mark.usefixtures("fetched")
def test_a_young_copy_is_enough(
    settings: Settings, world: World, capsys: pytest.CaptureFixture[str], age: timedelta, state: str
) -> None:
    world.archive.copies.append(Copy(f"{datetime.now(UTC) - age:%Y%m%d%H%M%S}", LIVE, PAGE.encode()))
    assert archived(settings, world, [LIVE], capsys)[1][LIVE]["state"] == state


@pytest.mark.usefixtures("fetched")
def test_without_keys_the_wish_is_kept_and_a_later_run_with_keys_resumes_it(
    settings: Settings, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = settings.archive.model_copy(update={"access_key": None, "secret_key": None})
    code, told = archived(settings.model_copy(update={"archive": bare}), world, [LIVE], capsys)
    assert (code, told[LIVE]["state"]) == (3, "not_asked")
    assert "no archive.org keys" in told[LIVE]["because"]
    code, told = archived(settings, world, [], capsys, resume=True)
    assert (code, told[LIVE]["state"]) == (0, "captured")


@pytest.mark.usefixtures("fetched")
def test_keys_that_are_refused_could_not_run(
    settings: Settings, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = settings.archive.model_copy(update={"secret_key": SecretStr("another")})
    code, told = archived(settings.model_copy(update={"archive": wrong}), world, [LIVE], capsys)
    assert (code, told[LIVE]["state"]) == (3, "not_asked")


@pytest.mark.usefixtures("fetched")
def test_a_quota_or_a_wait_that_ended_first_is_exit_code_4(
    settings: Settings, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.archive.desk.job_s = 9000
    code, told = archived(settings, world, [LIVE], capsys, wait=20)
    assert (code, told[LIVE]["state"]) == (4, "submitted")
    world.archive.desk.fault = lambda url, nth: "url_quota"
    code, told = archived(settings, world, [LIVE], capsys, wait=4000, resume=True)
    assert (code, told[LIVE]["state"], told[LIVE]["code"]) == (4, "deferred", "too-many-daily-captures")
    assert told[LIVE]["until"].endswith("T00:01:00Z")


@pytest.mark.usefixtures("fetched")
def test_a_look_up_that_failed_is_left_to_a_later_run(
    settings: Settings, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.archive.weather = lambda method, path: Reply(502, b"", {}) if path.startswith("/cdx/") else None
    code, told = archived(settings, world, [LIVE], capsys)
    assert (code, told[LIVE]["state"]) == (4, "not_asked")


@pytest.mark.usefixtures("fetched")
def test_check_does_not_wait_and_says_what_is_pending(
    settings: Settings, world: World, store: Path, tmp_path: Path
) -> None:
    world.archive.desk.job_s = 600
    outcome = checked(settings, store, tmp_path)
    live = next(c for c in outcome.view.citations if c.url == LIVE)
    assert (live.kept, outcome.deferred) == ("SUBMITTED", False)
    assert "asked on" in live.kept_because
    assert any("1 submitted" in line and "--resume" in line for line in outcome.lines)


@pytest.mark.usefixtures("fetched")
def test_a_refusal_stands_in_the_dossier_with_its_reason(
    settings: Settings, world: World, store: Path, tmp_path: Path
) -> None:
    world.archive.desk.fault = lambda url, nth: "host_quota"
    outcome = checked(settings, store, tmp_path)
    live = next(c for c in outcome.view.citations if c.url == LIVE)
    assert (live.kept, outcome.deferred) == ("NONE", True)
    assert "put off" in live.kept_because
    assert "captured too often today" in live.kept_because


@pytest.mark.usefixtures("fetched")
def test_no_archive_hears_of_a_private_report_and_the_store_remembers(
    settings: Settings, world: World, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for private in (True, None):
        outcome = checked(settings, store, tmp_path, private)
        assert {c.kept for c in outcome.view.citations} == {"UNKNOWN"}
        assert all("private" in c.kept_because for c in outcome.view.citations)
    assert archived(settings, world, [LIVE], capsys)[1][LIVE]["state"] == "not_asked"
    assert recover_command(settings, GONE, None, "json") == 0
    other = "http://paper.example/draft"
    sealing = settings.model_copy(update={"private": ("http://paper.example/draft",)})
    assert recover_command(sealing, other, None, "json") == 0
    assert told_archives(world) == []
    checked(settings, store, tmp_path, False)
    assert told_archives(world)


@pytest.mark.usefixtures("fetched")
def test_the_setting_seals_single_sources(settings: Settings, world: World, store: Path, tmp_path: Path) -> None:
    own = settings.model_copy(update={"private": ("paper.example/news/18",)})
    checked(own, store, tmp_path)
    assert any("news%2F17" in address for address in told_archives(world))
    assert not any("news%2F18" in address for address in told_archives(world))


@pytest.mark.parametrize(
    ("private", "url", "sealed"),
    [
        (True, "https://paper.example/", True),
        (False, "https://paper.example/", False),
        (("paper.example",), "https://www.paper.example/a", True),
        (("https://paper.example/",), "http://paper.example/a?b=1", True),
        (("paper.example",), "https://newspaper.example/a", False),
        (("paper.example",), "https://web.archive.org/web/2024/https://paper.example/a", True),
        (("paper.example/a",), "https://paper.example/a?utm_source=x", True),
        (("http://paper.example/a",), "https://paper.example/a/", True),
        (("https://paper.example/a",), "https://paper.example/ab", False),
        (("", " "), "https://paper.example/a", False),
    ],
)
def test_what_private_names(private: bool | tuple[str, ...], url: str, sealed: bool) -> None:
    assert is_private(url, private) is sealed
