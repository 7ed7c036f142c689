import subprocess
import sys
from pathlib import Path

import pytest

from dalel.reading.text import read_text, urls_in

REPORT = """Notes on Zarechny from June 1 to June 30, 2024

June 3, Zarechny, Orlova A. was held for 10 days[1]. She was released[2][3].
On June 9 nothing was published[4].
[1]https://news.example/a?x=(1)
[2] https://news.example/b).
https://news.example/c
[3] no address here
"""


def test_claims_are_bound_to_their_notes_and_dated_by_the_period() -> None:
    report = read_text(REPORT)
    assert report.period == ("2024-06-01", "2024-06-30")
    assert [(c.text, c.footnotes, c.date) for c in report.claims] == [
        ("June 3, Zarechny, Orlova A. was held for 10 days", (1,), "2024-06-03"),
        ("She was released", (2, 3), None),
        ("On June 9 nothing was published", (4,), "2024-06-09"),
    ]


def test_a_second_url_on_its_own_line_belongs_to_the_note_above() -> None:
    assert [(n.number, n.urls) for n in read_text(REPORT).footnotes] == [
        (1, ("https://news.example/a?x=(1)",)),
        (2, ("https://news.example/b", "https://news.example/c")),
        (3, ()),
    ]


@pytest.mark.parametrize(
    ("text", "url"),
    [("see https://a.example/x.", "https://a.example/x"), ("«https://a.example/x»", "https://a.example/x")],
)
def test_punctuation_after_a_url_is_not_part_of_it(text: str, url: str) -> None:
    assert list(urls_in(text)) == [url]


def test_an_empty_report_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(" \n")
    done = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", "read", str(tmp_path / "r.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "empty" in done.stderr


SHARED = Path(__file__).resolve().parents[4] / "shared/reports"


@pytest.mark.skipif(not SHARED.exists(), reason="the real reports are not beside this checkout")
def test_the_monthly_report_has_115_notes_with_115_urls() -> None:
    report = read_text((SHARED / "monitoring-2023-05.txt").read_text(encoding="utf-8"))
    assert len(report.footnotes) == 115
    assert sum(len(n.urls) for n in report.footnotes) == 115
    assert sorted({n for c in report.claims for n in c.footnotes if isinstance(n, int)}) == list(range(1, 116))
