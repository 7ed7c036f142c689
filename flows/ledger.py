"""``dalel read``: ledgers on standard output; one that cannot be read does not stop the others."""

import json
import sys
from datetime import date

from dalel.errors import ReportUnreadable
from flows import intake


def print_ledgers(reports: list[str], form: str, published: date | None) -> int:
    """Print each ledger; several reports as JSON are one line each with ``file``. Returns the exit code."""
    failed = False
    for where in reports:
        try:
            _print(where, form, published, many=len(reports) > 1)
        except ReportUnreadable as error:
            failed = True
            sys.stderr.write(f"dalel: {error}\n")
            if form == "json" and len(reports) > 1:
                sys.stdout.write(json.dumps({"file": where, "error": str(error)}, ensure_ascii=False) + "\n")
    return 2 if failed else 0


def _print(where: str, form: str, published: date | None, *, many: bool) -> None:
    from dalel.reading import ledger_json, ledger_table

    if where.startswith(("http://", "https://")):
        raise ReportUnreadable(f"{where}: 'read' works offline; save the page and name its file, or use 'check'")
    report = intake.read(intake.given(where), published)
    if form == "json":
        value = ledger_json(report)
        text = json.dumps({"file": where, **value} if many else value, ensure_ascii=False)
    else:
        text = (f"{where}\n" if many else "") + ledger_table(report)
    sys.stdout.write(text + "\n")
