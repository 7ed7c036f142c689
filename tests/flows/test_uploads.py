"""Captures in an S3-compatible store, through the commands: written on one machine, read on another, never lost."""

import gzip
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from dalel.config import settings_from
from flows.doctor import examine
from flows.status import status
from flows.uploads import upload_captures
from storage.warc import Record, WarcFile, packed

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
ARTICLE = (
    b"<html><title>Case 17</title><article><p>" + b"The court in Zarechny heard the driver. " * 30 + b"</p></article>"
)


def dalel(folder: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    code = "from flows.cli import main; main()"
    command = [sys.executable, "-P", "-c", code, *words]
    return subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def file(store: Path) -> Path:
    """A closed capture file."""
    warc = WarcFile(store / "captures", "test", AT)
    warc.append(packed([Record("resource", "http://a.example/", AT, b"x", media_type="text/plain")]))
    warc.close()
    return store / "captures" / warc.name


def test_what_one_machine_checked_another_exports_without_its_folder(
    tmp_path: Path, web: Any, s3: Any, empty_postgres: str
) -> None:
    web.pages["/a"] = web.page(body=ARTICLE)
    (tmp_path / "report.txt").write_text(f"Report\n\nThe driver was heard.[1]\n\n[1] {web.url('/a')}\n")
    network = f'permit = ["{web.pair}"]\ndelay_s = 0\ncontrol = "{web.url()}"\n'
    (tmp_path / "dalel.toml").write_text(f'database = "{empty_postgres}"\n[network]\n{network}')
    check = ("check", "report.txt", "--no-archive", "--store", "one")
    done = dalel(tmp_path, *check, DALEL_CAPTURES__REMOTE=s3.remote)
    assert (done.returncode, done.stderr) == (0, "")
    done = dalel(tmp_path, "export", "wacz", "report.txt", "--store", "two", "--out", "r.wacz")
    assert (done.returncode, done.stderr) == (0, "")
    assert not list((tmp_path / "two").rglob("*.warc.gz"))
    with zipfile.ZipFile(tmp_path / "r.wacz") as packed_up:
        assert ARTICLE in gzip.decompress(packed_up.read("archive/data.warc.gz"))


def test_an_upload_that_fails_is_one_line_and_the_next_run_makes_it_good(
    sqlite: Engine, store: Path, file: Path, s3: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    upload_captures(sqlite, settings_from({"captures": {"remote": "s3://no-such-bucket/x"}}), store)
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert f"{file.name}: was not uploaded (" in told
    assert f"nothing is lost: it is kept in {file.parent}" in told
    upload_captures(sqlite, settings_from({"captures": {"remote": s3.remote}}), store)
    assert capsys.readouterr().err == ""
    assert status(sqlite)["uploaded"] == {"files": 1, "waiting": 0}
    health = examine(settings_from({"captures": {"remote": s3.remote}}), store)
    assert next(line for line in health if line.what == "captures").ok


def test_local_copies_go_after_their_days(sqlite: Engine, store: Path, file: Path, tmp_path: Path) -> None:
    (tmp_path / "mount").mkdir()
    remote = f"file://{tmp_path}/mount"
    for days, is_here in ((None, True), (1, True), (0, False)):
        upload_captures(sqlite, settings_from({"captures": {"remote": remote, "local_days": days}}), store)
        assert file.exists() is is_here
    assert (tmp_path / "mount" / file.name).exists()
