"""The index of the Wayback Machine: only plain rows are rows, and only its own silence is "nothing there"."""

import gzip
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from archives.pace import ProcessPace
from archives.transport import Reply, Transport
from archives.wayback import Wayback, read_rows
from dalel.config import settings_from
from dalel.errors import ArchiveError

URL = "http://lost-paper.example/news/17"


def row(timestamp: str) -> str:
    return f"example,lost-paper)/news/17 {timestamp} {URL} text/html 200 {timestamp[::-1]} 900"


def reply(text: str, media_type: str = "text/plain", status: int = 200) -> Reply:
    return Reply(status, media_type, text)


def test_an_empty_answer_is_no_copy() -> None:
    assert read_rows(reply("")) == ([], False)
    assert read_rows(reply("\n")) == ([], False)


def test_rows_end_where_the_resume_key_begins() -> None:
    rows = [row("20240401100000"), row("20240501100000")]
    assert read_rows(reply("\n".join(rows))) == (rows, False)
    assert read_rows(reply("\n".join(rows) + "\n\nexample%2Clost+20240501\n")) == (rows, True)


def test_a_row_with_an_impossible_day_is_left_out() -> None:
    assert read_rows(reply(row("20000230100000"))) == ([], False)


@pytest.mark.parametrize(
    "answer",
    [
        reply("<html>Just a moment</html>", "text/html"),
        reply("<html>Just a moment</html>"),
        reply("Too busy, try again later"),
        reply("{}", "application/json"),
        reply("", status=503),
        reply("", "text/html", 403),
    ],
)
def test_words_a_page_or_a_fault_are_never_an_empty_index(answer: Reply) -> None:
    with pytest.raises(ArchiveError):
        read_rows(answer)


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """The second question of a test need not wait."""


@pytest.fixture
def wayback(web: Any) -> Iterator[Wayback]:
    settings = settings_from({"archive": {"cdx": web.url("/cdx"), "timeout_s": 2}})
    wire = Transport(settings, ProcessPace(), RealClock())
    yield Wayback(settings, wire)
    wire.close()


def serve(web: Any, *bodies: bytes) -> None:
    """Each question gets the next answer, whatever it asks."""
    plain = {"Content-Type": "text/plain"}
    pages = iter([web.page(200, body, plain) for body in bodies])

    class Every(dict[str, Any]):
        def get(self, key: str, default: Any = None) -> Any:
            return next(pages)

    web.pages = Every()


def test_where_the_index_is_cut_and_the_cited_years_hold_nothing_the_first_rows_are_kept(
    wayback: Wayback, web: Any
) -> None:
    serve(web, (row("20100401100000") + "\n\nmore\n").encode(), b"")
    assert [found.timestamp for found in wayback.captures(URL, date(2024, 4, 1))] == ["20100401100000"]
    assert "from=20230401" in web.asked()[1]


@pytest.mark.parametrize("cut", [0, 12])
def test_a_zipped_answer_is_read_whole_or_not_at_all(wayback: Wayback, web: Any, cut: int) -> None:
    body = gzip.compress((row("20240401100000") + "\n").encode(), mtime=0)
    serve(web, body[: len(body) - cut])
    if not cut:
        assert len(wayback.captures(URL)) == 1
        return
    with pytest.raises(ArchiveError, match="too early"):
        wayback.captures(URL)
