"""Whether a page is the one that was read before: then it is neither kept a second time nor read again."""

import hashlib

from spiders.sources import Fetched
from storage.tables import CaptureRow


def body_sha256(item: Fetched) -> str | None:
    """Of the last body as it came; None where nothing answered."""
    return hashlib.sha256(item.visit.last.body).hexdigest() if item.visit.last else None


def unchanged_since(item: Fetched) -> CaptureRow | None:
    """The capture before, where the host says 304 or sends the same bytes from the same place, and it was read."""
    previous, last = item.due.previous if item.due else None, item.visit.last
    if (
        previous is None
        or last is None
        or previous.text_id is None
        or item.visit.failure
        or item.memento_id is not None
    ):
        return None
    if last.status == 304:
        return previous
    same = last.url == previous.final_url and last.status == previous.status
    return previous if same and item.work["body_sha256"] == previous.body_sha256 else None
