"""All visible text of a page as it was last fetched: what is told outside of its article is told there still."""

from pathlib import Path

from sqlalchemy import Engine

from dalel.config import Settings
from dalel.errors import ReportUnreadable, StoreError
from dalel.source_text import visible_text
from flows.fetch_report import body_of
from flows.limits import in_limited_child
from storage.captures import bearers
from storage.database import reading
from storage.tables import CaptureRow, row_id


def visible_text_of(engine: Engine, settings: Settings, store: Path, capture: CaptureRow) -> str | None:
    """Read from our own file in a limited child; None where it cannot be."""
    with reading(engine) as session:
        held = bearers(session, [capture])[row_id(capture)]
    try:
        body = body_of(engine, held, settings, store)
        return in_limited_child(visible_text, body, held.media_type, held.final_url, what=held.url)
    except (ReportUnreadable, StoreError):
        return None
