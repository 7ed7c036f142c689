"""Capture files in a folder that is shared and in an S3-compatible store (moto's server, over HTTP)."""

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from dalel.errors import StoreError
from storage.capture_files import CaptureFiles, RemoteFailed, probe
from storage.database import reading
from storage.tables import CaptureFileRow
from storage.warc import Place, Record, WarcFile, json_record, packed, read_record

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ELSEWHERE = Path("/nowhere/captures")


@pytest.fixture(params=["file", "s3"])
def remote(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "file":
        (tmp_path / "mount").mkdir()
        return f"file://{tmp_path}/mount"
    return str(request.getfixturevalue("s3").remote)


@pytest.fixture
def written(store: Path) -> list[Place]:
    """A closed file of two records, the first of which does not compress."""
    warc = WarcFile(store / "captures", "test", NOON)
    bodies = (os.urandom(3_000_000), b"<html>words</html>")
    ok = ("HTTP/1.1 200 OK", [("Content-Type", "text/html")])
    places = warc.append(packed([Record("response", "http://a.example/", NOON, body, ok) for body in bodies]))
    warc.close()
    return places


def upload(files: CaptureFiles, remote: str, now: datetime = NOON) -> None:
    for path in files.waiting():
        files.upload(path, remote, now)


def rows(engine: Engine) -> list[CaptureFileRow]:
    with reading(engine) as session:
        return list(session.exec(select(CaptureFileRow)))


def test_what_one_machine_uploaded_another_reads(
    sqlite: Engine, store: Path, remote: str, written: list[Place]
) -> None:
    here, there = CaptureFiles(sqlite, store / "captures"), CaptureFiles(sqlite, ELSEWHERE)
    with pytest.raises(StoreError, match=r"is missing from /nowhere/captures, and it was not uploaded"):
        there.opened(written[0].file).__enter__()
    upload(here, remote)
    with there.opened(written[1].file) as stream:
        assert read_record(stream, written[1])[1] == b"<html>words</html>"
    row = rows(sqlite)[0]
    assert (row.place, row.size) == (f"{remote}/{row.file}", (store / "captures" / row.file).stat().st_size)
    assert here.waiting() == []


def test_a_record_is_read_by_range_and_not_the_whole_file(
    sqlite: Engine, store: Path, s3: Any, written: list[Place]
) -> None:
    upload(CaptureFiles(sqlite, store / "captures"), s3.remote)
    asked = len(s3.log.read_bytes())
    with CaptureFiles(sqlite, ELSEWHERE).opened(written[1].file) as stream:
        read_record(stream, written[1])
    gets = re.findall(r'"GET \S+ HTTP/1\.1" (\d+)', s3.log.read_text()[asked:])
    assert gets == ["206"]


def test_a_copy_that_is_not_equal_is_not_recorded(
    sqlite: Engine, store: Path, tmp_path: Path, written: list[Place]
) -> None:
    mount, files = tmp_path / "mount", CaptureFiles(sqlite, store / "captures")
    mount.mkdir()
    (mount / written[0].file).symlink_to("/dev/null")  # a place that takes everything and gives nothing back
    with pytest.raises(RemoteFailed, match="what was read back is not what was uploaded"):
        upload(files, f"file://{mount}")
    assert rows(sqlite) == []
    (mount / written[0].file).unlink()
    upload(files, f"file://{mount}")
    assert len(rows(sqlite)) == 1


@pytest.mark.parametrize("prefix", ["file:///nowhere/at/all", "s3://no-such-bucket/dalel"])
def test_a_place_that_fails_is_told_in_one_line_and_the_file_waits(
    sqlite: Engine, store: Path, s3: Any, written: list[Place], prefix: str
) -> None:
    files = CaptureFiles(sqlite, store / "captures")
    with pytest.raises(RemoteFailed, match=rf"^{prefix}/\S+: was not uploaded \(.+\)$") as told:
        upload(files, prefix)
    assert "secret-of-the-desk" not in str(told.value)
    with pytest.raises(RemoteFailed, match="does not take and give files"):
        probe(prefix)
    assert [path.name for path in files.waiting()] == [written[0].file]


def test_the_store_itself_is_no_remote_place_and_nothing_is_cut_there(
    sqlite: Engine, store: Path, tmp_path: Path, written: list[Place]
) -> None:
    files = CaptureFiles(sqlite, store / "captures")
    (tmp_path / "link").symlink_to(files.folder)
    before = (files.folder / written[0].file).read_bytes()
    for remote in (f"file://{files.folder}", f"file://{tmp_path}/link"):
        with pytest.raises(RemoteFailed, match="is the store's own folder"):
            upload(files, remote)
    assert (files.folder / written[0].file).read_bytes() == before


def test_a_file_that_another_process_copied_meanwhile_is_left_alone(
    sqlite: Engine, store: Path, tmp_path: Path, written: list[Place]
) -> None:
    mount, files = tmp_path / "mount", CaptureFiles(sqlite, store / "captures")
    mount.mkdir()
    (path,) = files.waiting()
    upload(files, f"file://{mount}")
    (mount / path.name).chmod(0o400)
    before = (mount / path.name).stat().st_mtime_ns
    files.upload(path, f"file://{mount}", NOON + timedelta(days=1))
    assert ((mount / path.name).stat().st_mtime_ns, rows(sqlite)[0].at) == (before, NOON)
    files.remove_copied(NOON + timedelta(days=2))
    files.upload(path, f"file://{mount}", NOON + timedelta(days=3))
    assert rows(sqlite)[0].at == NOON


def test_an_open_file_waits_until_it_is_closed(sqlite: Engine, store: Path) -> None:
    files = CaptureFiles(sqlite, store / "captures")
    warc = WarcFile(files.folder, "test", NOON)
    warc.append(packed([json_record("http://a.example/", NOON, {"failure": "x"})]))
    assert files.waiting() == []
    warc.close()
    assert [path.name for path in files.waiting()] == [warc.name]


def test_a_local_file_is_removed_only_when_told_and_only_where_its_copy_is_still_there(
    sqlite: Engine, store: Path, remote: str, written: list[Place]
) -> None:
    files = CaptureFiles(sqlite, store / "captures")
    path = files.folder / written[0].file
    files.remove_copied(NOON + timedelta(days=30))  # not copied yet
    upload(files, remote)
    files.remove_copied(NOON - timedelta(seconds=1))  # copied later
    assert path.exists()
    files.remove_copied(NOON + timedelta(seconds=1))
    assert not path.exists()
    with files.opened(path.name) as stream:
        assert read_record(stream, written[1])[1] == b"<html>words</html>"


def test_where_the_copy_is_gone_the_local_file_stays(
    sqlite: Engine, store: Path, tmp_path: Path, written: list[Place]
) -> None:
    mount, files = tmp_path / "mount", CaptureFiles(sqlite, store / "captures")
    mount.mkdir()
    upload(files, f"file://{mount}")
    (mount / written[0].file).write_bytes(b"cut")
    with pytest.raises(RemoteFailed, match="has 3 bytes and not"):
        files.remove_copied(NOON + timedelta(days=1))
    (mount / written[0].file).unlink()
    with pytest.raises(RemoteFailed, match="is not found any more"):
        files.remove_copied(NOON + timedelta(days=1))
    assert (files.folder / written[0].file).exists()


def test_a_healthy_place_passes_the_probe_and_keeps_nothing_of_it(remote: str) -> None:
    from fsspec.core import url_to_fs

    probe(remote)
    system, path = url_to_fs(remote)
    assert not [name for name in (system.ls(path) if system.exists(path) else []) if "probe" in name]
