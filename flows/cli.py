"""The command line ``dalel``."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from dalel.errors import DalelError, ReportUnreadable
from dalel.reading.text import read_text

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def dalel() -> None:
    """Check the footnotes of a published report."""


@app.command()
def read(report: Annotated[Path, typer.Argument(help="a text file")]) -> None:
    """Print the ledger of REPORT as JSON, offline."""
    typer.echo(json.dumps(asdict(read_text(_text_of(report))), ensure_ascii=False))


def _text_of(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportUnreadable(f"{path}: cannot be read as text ({error})") from error
    if not text.strip():
        raise ReportUnreadable(f"{path}: the report is empty; save it again and give that file")
    return text


def main() -> None:
    """Run the command; a person's mistake is one line and exit code 2."""
    try:
        app()
    except DalelError as error:
        sys.stderr.write(f"dalel: {error}\n")
        sys.exit(2)
