"""``dalel recover URL``: the best archived copy of one source, its words, and why that copy."""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from dalel.config import Settings
from dalel.errors import ReportUnreadable
from dalel.model import Kept
from dalel.urls import archived_original, canonical_url, refusal
from dossier.words import ARCHIVE_TODAY
from flows.assemble import public_url
from flows.choose import best_copy, history_of
from flows.codes import COULD_NOT_RUN, DEFERRED, DONE
from flows.configure import store_folder
from flows.preserve import seal_private
from flows.recover import Cited, Desk, bring_back_sources
from flows.uploads import upload_captures
from flows.verify import judge_kept_of
from storage.citations import Known
from storage.database import open_database, writing
from storage.ledger import save_sources
from storage.tables import MementoRow, row_id
from storage.warc import repair


def recover_command(settings: Settings, url: str, day: date | None, form: str) -> int:
    """Print the copy, or why there is none. Returns the exit code."""
    store = store_folder(settings, os.environ)
    engine = open_database(store, settings.database)
    try:
        repair(store / "captures")
        upload_captures(engine, settings, store)
        known = recover(engine, settings, store, url, day)
        value = as_value(known, day, settings)
    finally:
        engine.dispose()
    text = json.dumps(value, ensure_ascii=False) if form == "json" else "\n".join(_lines(value))
    sys.stdout.write(text + "\n")
    return _code(known)


def recover(engine: Engine, settings: Settings, store: Path, url: str, day: date | None) -> Known:
    """What is known of the source after archives were asked and copies opened. Raises ReportUnreadable."""
    address = _address(url)
    with writing(engine) as session:
        source_id = save_sources(session, [address])[address]
        seal_private(session, settings, [source_id])
    desk = Desk(engine, settings, store, {source_id: Cited(day, (url,))})
    desk.look_up(desk.known([source_id]))
    bring_back_sources(desk, [source_id])
    return desk.known([source_id])[0]


def as_value(known: Known, day: date | None, settings: Settings) -> dict[str, Any]:
    """The answer as plain values; ``copy`` is None where no usable one is known."""
    kept, because = judge_kept_of(known)
    best = best_copy(known, day)
    return {
        "url": known.source.url,
        "date": day.isoformat() if day else None,
        "kept": kept.value,
        "kept_because": because,
        "copy": _copy(known, best, settings) if best else None,
        "because": _because(known, best, day) if best else because,
        "lookups": [
            {"archive": name, "outcome": row.outcome, "message": row.message} for name, row in known.lookups.items()
        ],
        "copies": [
            {
                "url": public_url(memento, settings),
                "time": f"{memento.time:%Y-%m-%dT%H:%M:%SZ}",
                "judgement": memento.judgement,
                "because": memento.because,
            }
            for memento in known.mementos
        ],
        "see_also": [ARCHIVE_TODAY + known.source.url],
    }


def _copy(known: Known, best: MementoRow, settings: Settings) -> dict[str, Any]:
    text = known.memento_texts.get(row_id(best))
    capture = known.memento_captures.get(row_id(best))
    return {
        "url": public_url(best, settings),
        "archive": best.archive,
        "original": best.original,
        "time": f"{best.time:%Y-%m-%dT%H:%M:%SZ}",
        "title": text.title if text else "",
        "author": text.author if text else "",
        "published": text.published if text else None,
        "language": text.language if text else None,
        "text": text.text if text else "",
        "warc_file": capture.warc_file if capture else None,
        "warc_offset": capture.warc_offset if capture else None,
        "sha256": capture.body_sha256 if capture else None,
    }


def _because(known: Known, best: MementoRow, day: date | None) -> str:
    """Why this copy and no other, and what was found on the way to it."""
    words = [best.because]
    if day:
        apart = (best.time.date() - day).days
        where = "of the cited day" if not apart else f"{abs(apart)} days {'after' if apart > 0 else 'before'} {day}"
        words.append(f"the usable copy nearest to the cited date, {where}")
    else:
        words.append("the newest usable copy")
    hollow = [m for m in known.mementos if m.judgement not in (None, "usable")]
    if hollow:
        kinds = sorted({str(m.judgement).replace("_", " ") for m in hollow})
        words.append(f"{len(hollow)} others were opened and are not the page: {', '.join(kinds)}")
    words += [sentence[0].lower() + sentence[1:].rstrip(".") for sentence in history_of(known, day)]
    return "; ".join(words)


def _lines(value: dict[str, Any]) -> list[str]:
    copy = value["copy"]
    if copy is None:
        found = "Not known whether there is a usable copy" if value["kept"] == Kept.UNKNOWN else "No usable copy"
        return [f"{found}: {value['kept']}, {value['because']}", f"Look also at {value['see_also'][0]}"]
    head = [copy["url"], f"Copied {copy['time']} by {copy['archive']}", f"Why: {value['because']}"]
    return [*head, *filter(None, [copy["title"]]), "", copy["text"]]


def _address(url: str) -> str:
    """The source's address: canonical, of the page itself and not of its copy. Raises ReportUnreadable."""
    inside = archived_original(url)
    address = canonical_url(inside[0] if inside and inside[0] else url)
    reason = refusal(address)
    if reason:
        raise ReportUnreadable(f"{url}: {reason}")
    return address


def _code(known: Known) -> int:
    """Found out: 0. Nothing usable found and an archive was busy: 4; out of reach: 3."""
    if any(m.judgement == "usable" for m in known.mementos):
        return DONE
    outcomes = {row.outcome for row in known.lookups.values()}
    if "failed" in outcomes:
        return COULD_NOT_RUN
    unopened = any(m.judgement is None and m.status == "200" for m in known.mementos)
    return DEFERRED if "busy" in outcomes or unopened else DONE
