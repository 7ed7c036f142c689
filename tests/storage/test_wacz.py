"""One WACZ file: only the visits asked for, an index as `cdxj-indexer` makes it, a file that `wacz` accepts."""

import gzip
import json
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dalel.surt import surt
from storage.wacz import Page, Visit, write_wacz
from storage.warc import Place, Record, WarcFile, json_record, packed

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
ABOUT = {"title": "Сарыбел", "software": "Dalel", "created": "2026-03-01T12:00:00Z"}
HTML = [("Content-Type", "text/html; charset=utf-8")]
URL = "http://n.example/a"


def answer(url: str, body: bytes, status: str = "200 OK", headers: list[tuple[str, str]] = HTML) -> list[Record]:
    asked = Record("request", url, AT, b"", ("GET / HTTP/1.1", [("Host", "n.example")]))
    return [asked, Record("response", url, AT, body, (f"HTTP/1.1 {status}", headers))]


def keep(file: WarcFile, *records: Record) -> list[Place]:
    return file.append(packed([*records, json_record(URL, AT, {"source": URL})]))


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A visit with a redirect, one that failed, and between them records of other reports and of no source."""
    file = WarcFile(tmp_path, "Dalel", AT)
    file.append(packed(answer("http://n.example/no-such-page", b"404", "404 Not Found")))
    moved = answer("http://n.example/old", b"", "301 Moved", [("Location", URL)])
    wanted = keep(file, *moved, *answer(URL, b"<html><title>A</title>words</html>"))
    keep(file, *answer("http://other.example/secret", b"not of this report"))
    failed = keep(file)
    file.close()
    visits = [Visit(file.name, wanted[-2].offset, 2), Visit(file.name, failed[-1].offset, 0)]
    out = tmp_path / "made.wacz"
    write_wacz(
        out, lambda name: (tmp_path / name).open("rb"), visits, [Page("1", URL, "2026-03-01T12:00:00Z", "A")], ABOUT
    )
    return out


def test_only_the_visits_asked_for_are_in_it_whole(made: Path) -> None:
    with zipfile.ZipFile(made) as packed_up:
        warc = packed_up.read("archive/data.warc.gz")
        index = gzip.decompress(packed_up.read("indexes/index.cdx.gz")).decode()
        lines = [line.split(" ", 2) for line in index.splitlines()]
        assert [(key, json.loads(told)["status"]) for key, _, told in lines] == [
            ("example,n)/a", "200"),
            ("example,n)/old", "301"),
        ]
        for _, _, told in lines:
            place = json.loads(told)
            record = warc[int(place["offset"]) :][: int(place["length"])]
            assert place["url"].encode() in gzip.decompress(record)
        assert {info.compress_type for info in packed_up.infolist()} == {zipfile.ZIP_STORED}
    text = gzip.decompress(warc)
    assert b"words" in text
    assert b"secret" not in text
    assert b"no-such-page" not in text


def test_every_part_is_listed_in_the_package(made: Path) -> None:
    with zipfile.ZipFile(made) as packed_up:
        package = json.loads(packed_up.read("datapackage.json"))
        assert package["title"] == "Сарыбел"
        assert {one["path"] for one in package["resources"]} == set(packed_up.namelist()) - {
            "datapackage.json",
            "datapackage-digest.json",
        }


def test_wacz_validate_accepts_it_and_cdxj_indexer_makes_the_same_index(
    made: Path, tmp_path: Path, peer: Callable[[str, str], Path]
) -> None:
    told = subprocess.run([peer("wacz", "wacz"), "validate", "-f", made], capture_output=True, text=True, check=False)
    assert "Validation succeeded" in told.stdout
    with zipfile.ZipFile(made) as packed_up:
        packed_up.extract("archive/data.warc.gz", tmp_path)
        ours = gzip.decompress(packed_up.read("indexes/index.cdx.gz")).decode().splitlines()
    indexer = [peer("wacz", "cdxj-indexer"), "-s", tmp_path / "archive/data.warc.gz"]
    theirs = subprocess.run(indexer, capture_output=True, text=True, check=True).stdout.splitlines()
    assert ours == [line for line in theirs if '"status"' in line]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.Example.com:80/Path/?b=2&a=1", "com,example)/path?a=1&b=2"),
        ("http://www.Example.com:8080/Path/", "com,example:8080)/path"),
        ("https://пример.рф/а?x", "xn--p1ai,xn--e1afmkfd)/%d0%b0?x"),
        ("https://web.archive.org/web/2024id_/http://X.example/a/?B=2&a=1",
         "org,archive,web)/web/2024id_/http:/x.example/a?a=1&b=2"),
        ("http://127.0.0.1:81/a", "1,0,0,127:81)/a"),
        ("http://e.example/%7Ea%20b?q=%D0%B0+1", "example,e)/~a%20b?q=%d0%b0+1"),
        ("http://user:p@e.example/A#f", "example,e)/a"),
        ("http://e.example", "example,e)/"),
    ],
)  # fmt: skip
def test_3_1_a_key_is_what_indexes_show(url: str, key: str) -> None:
    assert surt(url) == key
