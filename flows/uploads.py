"""Closed capture files go to where all machines reach them; what fails is told, stays here and is tried again."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from dalel.config import Settings
from flows.progress import progress
from storage.capture_files import CaptureFiles, RemoteFailed
from storage.database import open_database


def upload_captures(engine: Engine, settings: Settings, store: Path) -> None:
    """Copy what was not copied yet, where ``captures.remote`` says so."""
    remote, days = settings.captures.remote, settings.captures.local_days
    if remote is None:
        return
    files, now = CaptureFiles(engine, store / "captures"), datetime.now(UTC)
    waiting = files.waiting()
    try:
        with progress("Uploading captures", len(waiting)) as step:
            for path in waiting:
                files.upload(path, remote, now)
                step(path.name)
        if days is not None:
            files.remove_copied(now - timedelta(days=days))
    except RemoteFailed as error:
        sys.stderr.write(f"dalel: {error}; nothing is lost: it is kept in {files.folder} and tried again next time\n")


def upload_after_crawl(settings: Settings, store: Path) -> None:
    """The same, where no database is open: only where there is something to copy to."""
    if settings.captures.remote is not None:
        engine = open_database(store, settings.database)
        try:
            upload_captures(engine, settings, store)
        finally:
            engine.dispose()
