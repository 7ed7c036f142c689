"""Reports at the door: what cannot be opened, what grows or changes, and the child that bombs end in."""

import json
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dalel.errors import ReportUnreadable
from flows import intake
from flows.ledger import print_ledgers
from flows.limits import in_limited_child

TEXT = b"Orlova was held[1]. Petrov left[2].\n\n[1] https://a.example/1\n[2] https://b.example/2\n"
NOW = datetime(2024, 7, 1, tzinfo=UTC)


def refusal(path: Path) -> str:
    with pytest.raises(ReportUnreadable) as error:
        intake.read(intake.given(str(path)), None)
    assert "\n" not in str(error.value)
    return str(error.value)


# --- R1 to R3: the file itself ----------------------------------------------------------------------------


def test_r1_what_is_no_readable_file_is_named_with_its_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    ends = {
        tmp_path / "missing.txt": "No such file",
        tmp_path: "this is a folder",
        tmp_path / "pipe": "not a regular file",
        Path("/dev/zero"): "not a regular file",
        tmp_path / ("x" * 300): "File name too long",
    }
    for path, why in ends.items():
        assert refusal(path).startswith(f"{path}: ")
        assert why in refusal(path)
    with pytest.raises(ReportUnreadable, match="not a file name"):
        intake.given("nul\0byte")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_r1_a_file_without_the_right_to_read_it(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(TEXT)
    (tmp_path / "r.txt").chmod(0)
    assert "Permission denied" in refusal(tmp_path / "r.txt")


@pytest.mark.parametrize(
    ("name", "ending", "kind"),
    [("report.html", ".pdf", "HTML"), ("report.pdf", ".docx", "PDF"), ("report.docx", ".txt", "a Word file"),
     ("report.txt", ".html", "text")],
)  # fmt: skip
def test_r3_the_content_wins_over_the_name_with_a_warning(
    name: str, ending: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = Path(__file__).resolve().parents[1] / "samples/report" / name
    (tmp_path / f"x{ending}").write_bytes(sample.read_bytes())
    assert len(intake.read(intake.given(str(tmp_path / f"x{ending}")), None).citations) == 27
    said = f"dalel: warning: x{ending}: the name ends in {ending}, the content is {kind} and is read as such\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize("name", ["report.html", "report.md", "report.txt", "report.docx", "report.pdf"])
def test_r3_a_name_that_tells_the_truth_is_not_warned_of(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    intake.read(intake.given(str(Path(__file__).resolve().parents[1] / "samples/report" / name)), None)
    assert capsys.readouterr().err == ""


def test_a_file_beyond_the_limit_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    with (tmp_path / "large.html").open("wb") as stream:
        stream.truncate(intake.LARGEST_BYTES + 1)
    assert "larger than 50 MB" in refusal(tmp_path / "large.html")


# --- R26, R27: again, and while it changes ----------------------------------------------------------------


def test_r26_the_same_report_again_is_one_report_and_an_edited_one_is_another(sqlite: Engine, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    ids = []
    for data in (TEXT, TEXT, TEXT.replace(b"left", b"stayed")):
        path.write_bytes(data)
        source = intake.given(str(path))
        ids.append(intake.save(sqlite, intake.read(source, None), source, NOW))
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="needs a file that changes with each reading")
def test_r27_a_file_that_changes_while_it_is_read_is_an_error() -> None:
    with pytest.raises(ReportUnreadable, match="changes while it is read; wait until it is saved"):
        intake.given("/proc/self/io")


# --- R8, R11, R16, R25: the child and its limits ----------------------------------------------------------


FAULTS = {
    "MemoryError": (bytearray, 2 << 30),
    "RecursionError": (json.loads, "[" * 100_000),
    "ProcessExpired": (os._exit, 11),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_child_that_eats_memory_crashes_or_recurses_is_one_line(fault: str) -> None:
    with pytest.raises(ReportUnreadable, match=f"r.pdf: cannot be read within 30 s and 1024 MB .*{fault}"):
        in_limited_child(*FAULTS[fault], what="r.pdf")


def test_a_child_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.limits.WALL_S", 1)
    started = time.monotonic()
    with pytest.raises(ReportUnreadable, match="cannot be read within 1 s"):
        in_limited_child(time.sleep, 60, what="r.pdf")
    assert time.monotonic() - started < 8


def test_a_child_that_eats_its_processor_time_is_ended_before_the_wall_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.limits.PROCESSOR_S", 1)
    before = os.times()
    with pytest.raises(ReportUnreadable, match=r"r\.pdf: cannot be read within 30 s .*ProcessExpired"):
        in_limited_child(sum, range(1 << 60), what="r.pdf")
    after = os.times()
    assert after.elapsed - before.elapsed < 25


def flate_bomb() -> bytes:
    """A PDF of a few kilobytes whose text unpacks, through three filters, to gigabytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0" * (1 << 24)) for _ in range(64)) + packer.flush()
    for _ in range(2):
        packed = zlib.compress(packed, 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode]>>stream\n" % len(packed)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    out = b"%PDF-1.7\n" + b"".join(b"%d 0 obj%sendobj\n" % (n, body) for n, body in enumerate(bodies, 1))
    return out + b"4 0 obj" + stream + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF"


BOMBS: dict[str, Callable[[], bytes]] = {
    "flate.pdf": flate_bomb,
    "nested.html": lambda: b"<html>" + b"<div>" * 200_000 + b"x",
    "attributes.html": lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x</p>",
    "node.html": lambda: b"<html><p>" + b"word " * 4_000_000 + b"</p>",
    "brackets.txt": lambda: b"[" * 300_000,
    "sentence.txt": lambda: b"A" * 1_000_000 + b"[1]. \n\n[1] https://a.example/1\n",
    "dots.txt": lambda: b"A. " * 300_000 + b"[1]. \n\n[1] https://a.example/1\n",
    "stars.md": lambda: b"[^1]: https://a.example/1\n\n" + b"*a_" * 60_000,
    "quotes.md": lambda: b"[^1]: https://a.example/1\n\n" + b">" * 20_000 + b"x",
    "many.txt": lambda: b"\n".join(b"Claim[%d].\n[%d] https://a.example/%d" % (n, n, n) for n in range(1, 20_002)),
}
ENDS = {
    "flate.pdf": "flate.pdf",
    "nested.html": "is nested too deeply",
    "attributes.html": "more than 10000 attributes",
    "node.html": "holds more than 10 MB of text in one piece",
    "many.txt": "has more than 20000 addresses; split it into parts",
}


@pytest.mark.parametrize("name", BOMBS)
def test_r8_r16_r24_r25_bombs_end_in_a_ledger_or_in_one_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BOMBS[name]())
    started = time.monotonic()
    try:
        end = f"{len(intake.read(intake.given(str(path)), None).citations)} citations"
    except ReportUnreadable as error:
        end = str(error)
    assert time.monotonic() - started < 32
    assert ENDS.get(name, "citations") in end


# --- several reports, and the command ---------------------------------------------------------------------


def test_several_reports_are_one_json_line_each_and_the_bad_one_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "empty.txt").write_bytes(b"")
    names = [str(tmp_path / name) for name in ("a.txt", "empty.txt", "missing.pdf", "a.txt")]
    assert print_ledgers([*names, "https://a.example/report"], "json", None) == 2
    printed = capsys.readouterr()
    lines = [json.loads(line) for line in printed.out.splitlines()]
    assert [line["file"] for line in lines] == [*names, "https://a.example/report"]
    assert [len(line.get("citations", ())) for line in lines] == [2, 0, 0, 2, 0]
    errors = [line.get("error") for line in lines]
    assert errors[0] is errors[3] is None
    assert [end in (error or "") for error, end in zip(errors[1:3], ("is empty", "No such file"), strict=True)]
    assert "works offline" in (errors[4] or "")
    assert len(printed.err.splitlines()) == 3


def test_one_report_is_one_json_value_as_documented(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    assert print_ledgers([str(tmp_path / "a.txt")], "json", None) == 0
    value = json.loads(capsys.readouterr().out)
    assert list(value) == ["report", "footnotes", "claims", "citations", "findings"]
    assert list(value["report"]) == ["title", "language", "period", "sha256", "media_type"]
    assert list(value["footnotes"][0]) == ["number", "text", "urls"]
    assert list(value["claims"][0]) == ["id", "text", "context", "date", "footnotes"]
    assert list(value["citations"][0]) == ["id", "claim", "footnote", "url", "source"]
    docs = (Path(__file__).resolve().parents[2] / "docs/ledger.md").read_text(encoding="utf-8")
    keys = [*value, *value["report"], *value["footnotes"][0], *value["claims"][0], *value["citations"][0]]
    assert all(f"`{key}`" in docs for key in keys)


def command(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    dalel = [sys.executable, "-P", "-c", "from flows.cli import main; main()", "read", *arguments]
    return subprocess.run(
        dalel, input=stdin, capture_output=True, timeout=60, env={**os.environ, **environment}, check=False
    )


def test_the_command_starts_soon_and_imports_no_framework(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    watched = (
        "import sys; from flows.ledger import print_ledgers; code = print_ledgers(sys.argv[1:], 'json', None);"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'scrapy', 'prefect', 'sqlalchemy', 'sqlmodel',"
        "'twisted', 'trafilatura', 'pypdfium2', 'mammoth'}), file=sys.stderr)"
    )
    argv = [sys.executable, "-P", "-c", f"import flows.cli; {watched}", str(tmp_path / "a.txt")]
    times = []
    for _ in range(3):
        started = time.monotonic()
        done = subprocess.run(argv, capture_output=True, timeout=60, check=True)
        times.append(time.monotonic() - started)
        assert done.stderr == b"[]\n"
    assert min(times) < 2  # one second on a quiet machine; this only notices a framework that crept in


def test_standard_input_and_odd_names_and_locales_work(tmp_path: Path) -> None:
    assert b"2 citations" in command("-", stdin=TEXT).stdout
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff \xd0\x9e\n-r.txt")
    Path(odd).write_bytes("Орлова[1].\n\n[1] https://a.example/1\n".encode())
    for locale in ("C", "POSIX", "tr_TR"):
        done = command("--format", "json", odd, odd, LC_ALL=locale, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
        assert (done.returncode, done.stderr) == (0, b"")
        assert [json.loads(line)["claims"][0]["text"] for line in done.stdout.splitlines()] == ["Орлова."] * 2


def test_a_file_beside_the_report_does_not_run_as_code(tmp_path: Path) -> None:
    """A hostile multiprocessing.py in the folder of the report was imported by the reading child."""
    for name in ("multiprocessing", "selectors", "socket", "mammoth", "lxml"):
        (tmp_path / f"{name}.py").write_text(f"open('{tmp_path}/ran', 'w')")
    (tmp_path / "a.txt").write_bytes(TEXT)
    script = Path(sys.executable).with_name("dalel")
    done = subprocess.run([script, "read", "a.txt"], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (tmp_path / "ran").exists()


def test_no_report_is_a_question_of_usage() -> None:
    assert command().returncode == 2
