"""``dalel judge PAIRS.jsonl [-o VERDICTS.jsonl]``: one claim and page a line in, one verdict a line out.

A line has `id`, `claim`, `page_text`, and may have `page_lang`, `page_url`, `published` and
`report_month` (YYYY-MM, to which dates without a year belong).
"""

import json
import os
import sys
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dalel.errors import ReportUnreadable
from dalel.evidence import judge_claim
from dalel.model import Completeness, Judgement, SourceText

MOST_CHARACTERS = 2_000_000
"""Of one line; a page is never so long, a mistaken file may be."""


class Pair(BaseModel):
    """One line of the input; what else stands in it (labels, notes) is not looked at."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str
    claim: str = Field(min_length=1)
    page_text: str
    page_lang: str | None = None
    published: str | None = None
    report_month: str | None = Field(None, pattern=r"^\d{4}-(0[1-9]|1[0-2])$")


def judge_command(pairs_path: Path | str, out_path: Path | str | None = None) -> int:
    """Judge every pair and write the verdicts to ``out_path`` (None or `-`: the standard output); how many.

    Raises ReportUnreadable, with the line's number, for a line that is no pair; nothing is written then.
    """
    try:
        lines = [json.dumps(verdict_of(pair), ensure_ascii=False) for pair in _pairs(pairs_path)]
        _write(lines, out_path)
    except OSError as error:
        raise ReportUnreadable(f"{error.filename or pairs_path}: {error.strerror}") from error
    return len(lines)


def verdict_of(pair: Pair) -> dict[str, Any]:
    """The verdict of one pair as it is written."""
    judged = judge_pair(pair)
    return {
        "id": pair.id,
        "support": judged.support,
        "score": judged.score,
        "because": judged.because,
        "evidence": [asdict(row) for row in judged.evidence],
    }


def judge_pair(pair: Pair) -> Judgement:
    """What the page of a pair says of its claim."""
    text = SourceText(
        text=pair.page_text,
        language=pair.page_lang,
        published=pair.published,
        completeness=Completeness.WHOLE,
    )
    return judge_claim(pair.claim, text, period=period_of(pair.report_month))


def period_of(month: str | None) -> tuple[str, str] | None:
    """The first and the last day of a month."""
    if month is None:
        return None
    last = monthrange(int(month[:4]), int(month[5:]))[1]
    return f"{month}-01", f"{month}-{last:02d}"


def _pairs(path: Path | str) -> Iterator[Pair]:
    if str(path) == "-":
        yield from _read(sys.stdin.buffer, "standard input")
        return
    with Path(path).open("rb") as lines:
        yield from _read(lines, str(path))


def _read(lines: IO[bytes], name: str) -> Iterator[Pair]:
    """Pairs of a stream of bytes, so that a broken encoding is one line's fault and named as such."""
    number = 0
    while line := lines.readline(4 * MOST_CHARACTERS):
        number += 1
        if line.strip():
            yield _pair(line, f"{name}, line {number}")


def _pair(line: bytes, where: str) -> Pair:
    try:
        return Pair.model_validate(json.loads(line.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise ReportUnreadable(f"{where}: not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ReportUnreadable(f"{where}: not JSON ({error.msg} at column {error.colno})") from None
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the line"
        raise ReportUnreadable(f"{where}: {field}: {first['msg']}") from None


def _write(lines: list[str], out_path: Path | str | None) -> None:
    """All verdicts or none: a file appears under its name only when it is whole."""
    text = "".join(f"{line}\n" for line in lines)
    if out_path is None or str(out_path) == "-":
        sys.stdout.write(text)
        return
    target = Path(out_path)
    part = target.with_name(f"{target.name}.part")
    part.write_text(text, "utf-8")
    os.replace(part, target)
