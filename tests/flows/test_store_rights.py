"""A store that cannot be written or locked: one line that names it, exit code 3, and nothing is changed."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

MAIN = "from flows.cli import main; main()"
ROOTS_RIGHTS = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (capabilities(7)): with them no folder is closed to root."""
NO_LOCKS = """
import errno, fcntl, os
def flock(*_): raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
fcntl.flock = flock
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text("Report\n\nA came.[1]\n\n[1] http://127.0.0.1:1/x\n")
    return str(path)


@pytest.fixture
def used(tmp_path: Path, report: str) -> Iterator[Path]:
    """A store in which a report was checked."""
    store = tmp_path / "store"
    done = dalel("check", report, "--store", str(store), "--no-archive", "--out", str(tmp_path / "first"))
    assert done.returncode == 0, done.stderr
    yield store
    for folder in (store, store / "captures"):
        folder.chmod(0o700)


def dalel(*words: str, before: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-c", before + MAIN, *words]
    environ = {**os.environ, "DALEL_NETWORK__CONTROL": "http://127.0.0.1:1/", "DALEL_NETWORK__DELAY_S": "0"}
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=_as_anyone, env=environ)


def _as_anyone() -> None:
    """Tests that run as root are held to what folders allow, as people are."""
    if os.geteuid() == 0:
        for right in ROOTS_RIGHTS:
            ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP


def refused(done: "subprocess.CompletedProcess[str]", *told: str) -> bool:
    """Exit code 3 and one line with these words."""
    assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr
    assert done.stderr.startswith("dalel: ")
    return all(words in done.stderr for words in told)


@pytest.mark.parametrize(("command", "place"), [("check", ""), ("status", "deeper"), ("status", "../report.txt")])
def test_a_store_in_a_place_without_rights_is_one_line(tmp_path: Path, report: str, command: str, place: str) -> None:
    (tmp_path / "closed").mkdir(0o500)
    store = os.path.normpath(tmp_path / "closed" / place)
    words = [report, "--no-archive", "--out", str(tmp_path / "out")] if command == "check" else []
    assert refused(dalel(command, *words, "--store", store), store)


def test_a_store_that_lost_its_rights_is_left_as_it_was(tmp_path: Path, report: str, used: Path) -> None:
    was = sorted((path, path.stat().st_size) for path in used.rglob("*"))
    words = ["--store", str(used), "--no-archive", "--out", str(tmp_path / "out"), "--max-age", "0h"]
    for folder in (used / "captures", used):
        folder.chmod(0o500)
        assert refused(dalel("check", report, *words), str(used))
        folder.chmod(0o700)
    assert sorted((path, path.stat().st_size) for path in used.rglob("*")) == was


def test_a_place_that_cannot_lock_is_one_line(tmp_path: Path, report: str) -> None:
    words = ["--store", str(tmp_path / "share"), "--no-archive", "--out", str(tmp_path / "out")]
    assert refused(dalel("check", report, *words, before=NO_LOCKS), str(tmp_path / "share"), "lock")
