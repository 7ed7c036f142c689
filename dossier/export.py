"""A dossier on disk: HTML, JSON, CSV and the captures' texts, written beside and swapped in at once."""

import csv
import io
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dalel.errors import DalelError, StoreError
from dossier.page import render
from dossier.safe import cell
from dossier.view import CitationView, DossierView, totals

SCHEMA = "dalel-dossier-1"
FILES = frozenset({"dossier.html", "dossier.json", "dossier.csv", "captures"})
CSV_COLUMNS = (
    "id", "footnote", "claim", "claim_date", "url", "source", "reach", "reach_because", "kept", "kept_because",
    "support", "support_because", "support_from", "score", "archived_url", "evidence",
)  # fmt: skip


class OutputRefused(DalelError):
    """Something else than a dossier of this report is in the way."""


def write_dossier(view: DossierView, out: Path, texts: Mapping[str, str]) -> None:
    """Write the dossier to ``out``; ``texts`` are the captures' words by id.

    A dossier of the same report is replaced; anything else is left alone. Raises OutputRefused,
    or StoreError where the disk fails.
    """
    refuse_foreign(out, view)
    out = out.absolute()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    except OSError as error:
        raise OutputRefused(f"{out}: cannot be written ({error.strerror}); name another folder with --out") from error
    try:
        _write(fresh / "dossier.html", render(view))
        _write(fresh / "dossier.json", json.dumps(as_json(view), ensure_ascii=False, indent=1) + "\n")
        _write(fresh / "dossier.csv", _csv(view))
        (fresh / "captures").mkdir()
        for name, text in texts.items():
            _keep(out / "captures" / f"{name}.txt", fresh / "captures" / f"{name}.txt", text)
        fresh.chmod(0o755)
        _swap(fresh, out)
    except OSError as error:
        raise StoreError(f"{out}: cannot be written ({error.strerror}); the old one, if any, is whole") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def refuse_foreign(out: Path, view: DossierView) -> None:
    """Raises OutputRefused where ``out`` is something else than an empty folder or a dossier of this report."""
    if not out.exists() and not out.is_symlink():
        return
    if not out.is_dir() or out.is_symlink():
        raise OutputRefused(f"{out}: is in the way and is no folder; name another with --out")
    found = {path.name for path in out.iterdir()}
    if not found:
        return
    same = _report_of(out) if found <= FILES else None
    if same is None or (view.report.sha256 != same[0] and view.report.name != same[1]):
        raise OutputRefused(f"{out}: holds other files than a dossier of this report; name another folder with --out")


def _report_of(out: Path) -> tuple[str | None, str | None] | None:
    try:
        value = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
        return value["report"]["sha256"], value["report"]["name"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def as_json(view: DossierView) -> dict[str, Any]:
    """The stable form, as docs/dossier.schema.json describes it."""
    report = asdict(view.report) | {"checked_at": _time(view.report.checked_at), "period": _period(view)}
    return {
        "schema": SCHEMA,
        "report": report,
        "totals": asdict(totals(view)),
        "notes": list(view.notes),
        "findings": [asdict(finding) for finding in view.findings],
        "citations": [_citation(citation) for citation in view.citations],
    }


def _citation(citation: CitationView) -> dict[str, Any]:
    value: dict[str, Any] = _plain(citation)
    value["lost_since"] = _time(citation.lost_since) if citation.lost_since else None
    for memento in value["mementos"]:
        memento["time"] = _time(memento["time"])
    for change in value["changes"]:
        change["time"] = _time(change["time"])
    for capture in (*value["captures"], *_captures_of(value["changes"])):
        capture["time"] = _time(capture["time"])
    return value


def _plain(value: Any) -> Any:
    """Dataclasses as dicts, as asdict makes them, without a copy of every leaf."""
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _captures_of(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = (change[side] for change in changes for side in ("capture_before", "capture_after"))
    return [capture for capture in found if capture]


def _period(view: DossierView) -> dict[str, str] | None:
    period = view.report.period
    return {"from": period[0], "to": period[1]} if period else None


def _time(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _csv(view: DossierView) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for citation in view.citations:
        copy = citation.archived
        evidence = "; ".join(f"{e.kind} {e.result}: {e.claim} | {e.source}" for e in citation.evidence)
        values = {"archived_url": copy.url if copy else None, "evidence": evidence}
        writer.writerow([cell(values[name] if name in values else getattr(citation, name)) for name in CSV_COLUMNS])
    return "\ufeff" + out.getvalue()


def _keep(old: Path, path: Path, text: str) -> None:
    """A capture's words never change: where the dossier before holds them, its file is taken over."""
    try:
        if old.read_bytes() == text.encode("utf-8", "replace"):
            return os.link(old, path)
    except OSError:
        pass  # there is none, or these disks know no links
    _write(path, text)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _swap(fresh: Path, out: Path) -> None:
    """Put the new folder in the old one's place; the old one is whole until the new one is."""
    old = fresh.with_name(fresh.name + ".old")
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    if old.exists():
        shutil.rmtree(old)
