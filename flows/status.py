"""``dalel status``: what the store holds, report by report."""

import json
import sys
from collections import Counter
from typing import Any

from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from flows.check import now
from storage.citations import citations_of, latest_checks
from storage.database import reading
from storage.tables import CaptureFileRow, CaptureRow, ReportRow, SnapshotRow, SourceRow


def print_status(engine: Engine, form: str) -> int:
    """Print the state of the store; always 0: it was found out."""
    value = status(engine)
    if form == "json":
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
        return 0
    sys.stdout.write(f"{value['sources']} sources, {value['captures']} captures, {value['due']} due\n")
    if value["uploaded"]["files"]:
        sys.stdout.write("{files} capture files uploaded, {waiting} wait\n".format(**value["uploaded"]))
    for name, count in value["snapshots"].items():
        sys.stdout.write(f"{count} snapshot requests {name}\n")
    for report in value["reports"]:
        states = ", ".join(f"{count} {word}" for word, count in report["support"].items()) or "not judged yet"
        sys.stdout.write(f"{report['name']}: {report['citations']} citations: {states}\n")
    return 0


def status(engine: Engine) -> dict[str, Any]:
    """Counts as plain values."""
    with reading(engine) as session:
        reports = session.exec(select(ReportRow).order_by(col(ReportRow.id))).all()
        snapshots = session.exec(select(SnapshotRow.state, func.count()).group_by(SnapshotRow.state)).all()
        return {
            "sources": session.exec(select(func.count()).select_from(SourceRow)).one(),
            "captures": session.exec(select(func.count()).select_from(CaptureRow)).one(),
            "due": session.exec(
                select(func.count()).select_from(SourceRow).where(col(SourceRow.due_at) <= now())
            ).one(),
            "uploaded": _uploaded(session),
            "snapshots": {state: count for state, count in snapshots},
            "reports": [
                {
                    "name": row.name,
                    "title": row.title,
                    "sha256": row.sha256,
                    "citations": len(citations_of(session, row.id or 0)),
                    "support": dict(Counter(check.support for check in latest_checks(session, row.id or 0).values())),
                }
                for row in reports
            ],
        }


def _uploaded(session: Session) -> dict[str, int]:
    """Capture files that were copied to ``captures.remote``, and such that were not yet, on whatever machine."""
    recorded = session.exec(select(func.count()).select_from(CaptureFileRow)).one()
    absent = col(CaptureRow.warc_file).not_in(select(CaptureFileRow.file))
    waiting = session.exec(select(func.count(func.distinct(CaptureRow.warc_file))).where(absent)).one()
    return {"files": recorded, "waiting": waiting}
