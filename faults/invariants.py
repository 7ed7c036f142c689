"""What must hold after every fault, checked on the store itself and on the web's own count of requests."""

import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

from sqlmodel import select

from faults.case import Case
from storage.database import open_database, reading
from storage.tables import CaptureRow, SourceRow
from storage.warc import repair


def acknowledged(store: Path) -> Counter[str]:
    """Addresses of the captures that are committed, with how many captures each has."""
    if not (store / "dalel.sqlite").exists():
        return Counter()
    return Counter(row.url for row in _captures(store))


def invariants(case: Case, before: Counter[str], asked_before: Counter[str]) -> list[str]:
    """What does not hold when the command ended well after a fault; ``before`` was committed at the fault.

    Every committed capture has its record; no source was asked again or stored twice after it was stored;
    every verdict is the truth; nothing torn is left; the dossier tells every citation.
    """
    repair(case.store / "captures")
    rows = _captures(case.store)
    now = Counter(row.url for row in rows)
    asked = case.web.asked
    broken = [f"{url} was stored and is lost" for url in before - now]
    broken += [f"{url} was stored and was asked again" for url in before if asked[url] > asked_before[url]]
    broken += [f"{url} was stored {count} times" for url, count in now.items() if count > 1]
    broken += [f"{row.url} is called {row.reach}" for row in rows if row.reach != case.web.truth.get(row.url)]
    broken += [f"{url} was never stored" for url in case.web.truth if url not in now]
    broken += [line for row in rows if (line := _unkept(case.store, row))]
    broken += [line for path in sorted((case.store / "captures").glob("*.warc.gz*")) if (line := _torn(path))]
    return broken + _untold(case)


def _captures(store: Path) -> list[CaptureRow]:
    engine = open_database(store)
    try:
        with reading(engine) as session:
            cited = select(CaptureRow).join(SourceRow, SourceRow.id == CaptureRow.source_id)  # type: ignore[arg-type]
            return list(session.exec(cited))
    finally:
        engine.dispose()


def _unkept(store: Path, row: CaptureRow) -> str | None:
    path = store / "captures" / row.warc_file
    if not path.exists():
        return f"{row.url}: its file {row.warc_file} is missing"
    with path.open("rb") as stream:
        stream.seek(row.warc_offset)
        member = stream.read(row.warc_bytes)
    if hashlib.sha256(member).hexdigest() != row.warc_sha256:
        return f"{row.url}: the record at {row.warc_offset} of {row.warc_file} is not what was stored"
    return None


def _torn(path: Path) -> str | None:
    try:
        with gzip.open(path) as stream:
            while stream.read(1 << 20):
                pass
    except (OSError, EOFError) as error:
        return f"{path.name}: {error}"
    return None


def _untold(case: Case) -> list[str]:
    told = json.loads((case.folder / "out" / "dossier.json").read_text("utf-8"))["citations"]
    reach = {citation["url"]: citation["reach"] for citation in told}
    return [
        f"the dossier says {reach.get(url)} of {url}" for url, true in case.web.truth.items() if reach.get(url) != true
    ]
