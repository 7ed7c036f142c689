"""``dalel judge``: pairs in, verdicts out; a line that is no pair is named by its number."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dalel.errors import ReportUnreadable
from flows.judge import judge_command

PAIR = {
    "id": "a1",
    "claim": "May 4, Aktobe, Tolebergenov S., Article 488 of the Code of Administrative Offences, arrest for 12 days",
    "page_text": "4 мая суд в Актобе арестовал Саната Толебергенова на 12 суток по статье 488 КоАП.",
    "report_month": "2023-05",
    "label": "not looked at",
}


def judged(folder: Path, *lines: str | bytes) -> list[dict[str, object]]:
    pairs, out = folder / "pairs.jsonl", folder / "verdicts.jsonl"
    pairs.write_bytes(b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines))
    judge_command(pairs, out)
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def test_each_pair_gets_a_verdict_with_its_evidence(tmp_path: Path) -> None:
    verdicts = judged(tmp_path, json.dumps(PAIR), "", json.dumps({**PAIR, "id": 7, "page_text": " "}))
    assert [(v["id"], v["support"]) for v in verdicts] == [("a1", "SUPPORTED"), ("7", "UNREAD")]
    assert verdicts[1]["score"] == 0
    assert verdicts[0]["evidence"][0]["source"] == "Саната Толебергенова"  # type: ignore[index]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2: not JSON"),
        ('{"id": "x"}', "line 2: claim: Field required"),
        ('["x"]', "line 2: the line: Input should be a valid dictionary"),
        (b"\xff{}", "line 2: not UTF-8"),
        (json.dumps({**PAIR, "report_month": "May 2023"}), "line 2: report_month"),
    ],
)
def test_a_line_that_is_no_pair_is_one_clear_error_and_nothing_is_written(
    tmp_path: Path, line: str | bytes, told: str
) -> None:
    with pytest.raises(ReportUnreadable, match=told) as error:
        judged(tmp_path, json.dumps(PAIR), line)
    assert "\n" not in str(error.value)
    assert not (tmp_path / "verdicts.jsonl").exists()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportUnreadable, match=r"none\.jsonl"):
        judge_command(tmp_path / "none.jsonl", None)


def test_the_command_ends_with_0_however_many_pairs_and_with_2_for_a_bad_line(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(f"{json.dumps(PAIR)}\n" * 3, "utf-8")
    assert _exit_of(pairs) == (0, "")
    pairs.write_text(f"{json.dumps(PAIR)}\n{{\n", "utf-8")
    code, said = _exit_of(pairs)
    assert code == 2
    assert said.count("\n") == 1
    assert "line 2: not JSON" in said


def _exit_of(pairs: Path) -> tuple[int, str]:
    command = [
        sys.executable,
        "-c",
        "from flows.cli import main; raise SystemExit(main())",
        "judge",
        str(pairs),
        "-o",
        str(pairs.with_suffix(".out")),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr
