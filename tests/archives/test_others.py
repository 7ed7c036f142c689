"""Other archives' lists of copies: a Memento TimeMap and a CDX server; a page in their place is an error."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from archives.others import Other
from archives.pace import ProcessPace
from archives.transport import Transport
from dalel.config import OtherArchive, settings_from
from dalel.errors import ArchiveError

URL = "http://lost-paper.example/news/17"
TIMEMAP = f"""<{URL}>; rel="original", <http://a.example/timemap/link/{URL}>; rel="self",
<http://a.example/20240401100000/{URL}>; rel="first memento"; datetime="Mon, 01 Apr 2024 10:00:00 GMT",
<http://a.example/20240501100000/http://lost-paper.example/News/17>; rel="memento";
 datetime="Wed, 01 May 2024 10:00:00 GMT",
<http://a.example/20240601100000/{URL}>; rel="last memento"; datetime="Sat, 01 Jun 2024 10:00:00 GMT"
"""
CDX = f"""example,lost-paper)/news/17 20240401100000 {URL} text/html 200 AAAA 900
example,lost-paper)/news/17 20240501100000 http://lost-paper.example/News/17 text/html 200 BBBB 900
example,lost-paper)/news/17 20240601100000 {URL} warc/revisit - AAAA 300
"""


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        raise AssertionError("no wait is due")


@pytest.fixture(params=["timemap", "cdx"])
def other(request: pytest.FixtureRequest, web: Any) -> Iterator[Other]:
    archive = {"name": "small", "kind": request.param, "index": web.url("/i"), "replay": web.url("/w")}
    settings = settings_from({"archive": {"others": [archive], "timeout_s": 2}})
    wire = Transport(settings, ProcessPace(), RealClock())
    yield Other(OtherArchive(**archive), wire)
    wire.close()


def answer(web: Any, status: int, text: str, media_type: str) -> None:
    page = web.page(status, text.encode(), {"Content-Type": media_type})
    query = "url=http%3A%2F%2Flost-paper.example%2Fnews%2F17&output=text"
    fields = "fl=urlkey,timestamp,url,mime,status,digest,length&allowFuzzy=0&limit=5000"
    web.pages |= {f"/i/{URL}": page, f"/i?{query}&{fields}": page}


def test_6_7_only_rows_of_the_very_address_are_taken(other: Other, web: Any) -> None:
    answer(web, 200, TIMEMAP if other._archive.kind == "timemap" else CDX, "text/plain")
    assert [row.timestamp for row in other.captures(URL)] == ["20240401100000", "20240601100000"]


@pytest.mark.parametrize(("status", "media_type"), [(200, "text/html"), (503, "text/plain"), (403, "text/html")])
def test_a_page_or_a_fault_in_place_of_a_list_is_an_error(other: Other, web: Any, status: int, media_type: str) -> None:
    answer(web, status, "<html>Just a moment</html>", media_type)
    with pytest.raises(ArchiveError):
        other.captures(URL)


def test_words_in_place_of_a_list_are_never_an_empty_list(other: Other, web: Any) -> None:
    answer(web, 200, "busy, try later", "text/plain")
    with pytest.raises(ArchiveError):
        other.captures(URL)
