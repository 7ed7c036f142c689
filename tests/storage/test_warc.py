import gzip
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.recordloader import ArcWarcRecord

from dalel.errors import StoreError
from storage.warc import OPEN, Place, Record, WarcFile, json_record, opened_in, packed, read_record, repair

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def response(body: bytes, url: str = "http://a.example/") -> Record:
    return Record("response", url, NOON, body, ("HTTP/1.1 200 OK", [("Content-Type", "text/html")]))


def read_back(folder: Path, place: Place) -> tuple[ArcWarcRecord, bytes]:
    stream = opened_in(folder, place.file)
    assert stream
    with stream:
        return read_record(stream, place)


def test_a_record_is_read_back_by_its_offset(tmp_path: Path) -> None:
    warc = WarcFile(tmp_path, "test", NOON)
    first, second = warc.append(packed([response(b"one"), response(b"two")]))
    warc.sync()
    assert read_back(tmp_path, first)[1] == b"one"
    warc.close()
    record, payload = read_back(tmp_path, second)
    assert (payload, record.rec_headers["WARC-Type"], record.http_headers.get_statuscode()) == (
        b"two",
        "response",
        "200",
    )


def test_each_record_is_a_gzip_member_of_its_own(tmp_path: Path) -> None:
    warc = WarcFile(tmp_path, "test", NOON)
    place = warc.append(packed([response(b"x" * 1000)]))[0]
    warc.close()
    data = (tmp_path / place.file).read_bytes()
    assert b"x" * 1000 in gzip.decompress(data[place.offset : place.offset + place.size])


@pytest.mark.parametrize("cut", [1, 5, 30, 100])
def test_a_torn_tail_is_cut_off_and_every_whole_record_stays(tmp_path: Path, cut: int) -> None:
    warc = WarcFile(tmp_path, "test", NOON)
    whole, torn = warc.append(packed([response(b"whole"), response(b"torn" * 50)]))
    warc.sync()
    path = tmp_path / (warc.name + OPEN)
    data = path.read_bytes()
    warc._file.close()
    path.write_bytes(data[: len(data) - cut])

    told = repair(tmp_path)

    assert len(told) == 1
    assert (tmp_path / warc.name).stat().st_size == torn.offset
    assert read_back(tmp_path, whole)[1] == b"whole"
    assert len(list((tmp_path / "quarantine").iterdir())) == 1
    assert repair(tmp_path) == []


def test_a_file_that_a_living_process_writes_is_left_alone(tmp_path: Path) -> None:
    warc = WarcFile(tmp_path, "test", NOON)
    warc.append(packed([response(b"one")]))
    assert repair(tmp_path) == []
    assert (tmp_path / (warc.name + OPEN)).exists()
    warc.close()


def test_a_finished_file_cannot_be_written(tmp_path: Path) -> None:
    warc = WarcFile(tmp_path, "test", NOON)
    warc.append(packed([json_record("http://a.example/", NOON, {"failure": "x"})]))
    warc.close()
    assert (tmp_path / warc.name).stat().st_mode & 0o222 == 0


def test_a_file_without_captures_does_not_stay(tmp_path: Path) -> None:
    WarcFile(tmp_path, "test", NOON).close()
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_is_not_what_was_stored_is_refused(tmp_path: Path) -> None:
    warc = WarcFile(tmp_path, "test", NOON)
    first, second = warc.append(packed([response(b"one"), response(b"two")]))
    warc.close()
    with pytest.raises(StoreError, match="is not what was stored there"):
        read_back(tmp_path, replace(first, offset=second.offset))
