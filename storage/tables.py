"""The tables: the recorded models of the domain plus ids and keys.

Captures, mementos and checks are only ever added. SQLModel does not validate table models in their
constructor, so rows are made from values that the domain has validated.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from dalel.model import Capture, Memento, SnapshotRequest, Source, SourceText


class UtcTime(TypeDecorator[datetime]):
    """Aware UTC in and out; SQLite alone would hand back naive times."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        time: datetime = value
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def row_id(
    row: "SourceRow | CitationRow | MementoRow | CaptureRow | ReportRow | SnapshotRow | WatchRow | AlertRow",
) -> int:
    """The id of a row that the database has given one."""
    assert row.id is not None
    return row.id


class ReportRow(SQLModel, table=True):
    """A report as read; ``ledger`` is the whole dalel.model.Report as JSON."""

    __tablename__ = "report"
    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    name: str
    location: str
    title: str
    added_at: datetime = Field(sa_type=UtcTime)
    ledger: str


class SourceRow(SQLModel, Source, table=True):
    """A source and when it is due; this table is the frontier of every crawl.

    ``key`` is the sha256 of its URL (an index row of PostgreSQL holds 2.7 kB, a URL up to 8 kB);
    ``failed_days`` counts the days on which it failed since it last answered; ``look_again_at`` is when a
    watched source is looked at next. Nothing about a ``sealed`` one is told to any archive.
    """

    __tablename__ = "source"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    host: str = Field(index=True)
    due_at: datetime | None = Field(default=None, sa_type=UtcTime, index=True)
    checked_at: datetime | None = Field(default=None, sa_type=UtcTime)
    last_capture_id: int | None = None
    failed_days: int = 0
    first_failed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    last_failed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    lost_since: datetime | None = Field(default=None, sa_type=UtcTime)
    sealed: bool = False
    look_again_at: datetime | None = Field(default=None, sa_type=UtcTime, index=True)


class HostRow(SQLModel, table=True):
    """A host of sources, leased by one worker at a time so that politeness holds across workers."""

    __tablename__ = "host"
    host: str = Field(primary_key=True)
    leased_by: str | None = None
    leased_until: datetime | None = Field(default=None, sa_type=UtcTime)


class CitationRow(SQLModel, table=True):
    """One claim resting on one source through one footnote. ``key`` is the ledger's citation id.

    ``told_check_id``: the check whose text its reader was last told of; drift is measured from there.
    """

    __tablename__ = "citation"
    __table_args__ = (UniqueConstraint("report_id", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", index=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    key: str
    position: int
    told_check_id: int | None = None


class TextRow(SQLModel, SourceText, table=True):
    """The words of a body, kept once for identical bytes read in the same way (``key``)."""

    __tablename__ = "source_text"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    sha256: str


class MementoRow(SQLModel, Memento, table=True):
    """A copy that an archive lists; what it showed is kept with the capture of it."""

    __tablename__ = "memento"
    __table_args__ = (UniqueConstraint("source_id", "archive", "time", "digest"),)
    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    time: datetime = Field(sa_type=UtcTime)
    because: str = ""
    capture_id: int | None = None


class CaptureRow(SQLModel, Capture, table=True):
    """A capture of a source, or, with ``memento_id``, of an archive's copy of it."""

    __tablename__ = "capture"
    __table_args__ = (UniqueConstraint("warc_file", "warc_offset"),)
    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    memento_id: int | None = Field(default=None, foreign_key="memento.id")
    text_id: int | None = Field(default=None, foreign_key="source_text.id")
    at: datetime = Field(sa_type=UtcTime)


class CaptureFileRow(SQLModel, table=True):
    """A closed capture file that was copied to ``place`` (an fsspec address), read back there and found equal."""

    __tablename__ = "capture_file"
    file: str = Field(primary_key=True)
    place: str
    size: int = Field(sa_type=BigInteger)
    sha256: str
    at: datetime = Field(sa_type=UtcTime)


class LookupRow(SQLModel, table=True):
    """One question to an archive's index and how it ended: found, none, refused, busy or failed."""

    __tablename__ = "lookup"
    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    archive: str
    at: datetime = Field(sa_type=UtcTime)
    outcome: str
    message: str = ""


class SnapshotRow(SQLModel, SnapshotRequest, table=True):
    """A snapshot request: wanted, then sent, then followed to its end. At most one of a source is open.

    ``asked_at``: when it was sent, or wanted while the state is not_asked; ``retry_at``: when it wants attention
    again; ``failures``: tries that ended in nothing; ``delay_s``: the archive's own queue before the job starts.
    """

    __tablename__ = "snapshot_request"
    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    asked_at: datetime = Field(sa_type=UtcTime)
    retry_at: datetime | None = Field(default=None, sa_type=UtcTime, index=True)
    failures: int = 0
    delay_s: float = 0


class CheckRow(SQLModel, table=True):
    """One verdict about a citation at one time. ``basis`` names what it was made from, so that a
    repeated step adds nothing; ``verdict`` is dalel.model.Verdict as JSON, ``capture_id`` the live capture then."""

    __tablename__ = "checks"
    __table_args__ = (UniqueConstraint("citation_id", "basis"),)
    id: int | None = Field(default=None, primary_key=True)
    citation_id: int = Field(foreign_key="citation.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    basis: str
    reach: str
    kept: str
    support: str
    score: float
    verdict: str
    capture_id: int | None = None


class ReviewRow(SQLModel, table=True):
    """A person's decision about a citation, bound to the hash of the text it was made on."""

    __tablename__ = "review"
    id: int | None = Field(default=None, primary_key=True)
    citation_id: int = Field(foreign_key="citation.id", index=True)
    text_sha256: str
    support: str
    note: str = ""
    by: str = ""
    at: datetime = Field(sa_type=UtcTime)


class WatchRow(SQLModel, table=True):
    """What is looked at by schedule: a report, or (without ``report_id``) a page that lists reports.

    ``key`` is the sha256 of where it is; ``ran_at`` is when the last run that ended had begun. A run holds
    the row by a lease, so that a run is made once however many workers were told of it.
    """

    __tablename__ = "watch"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    location: str
    report_id: int | None = Field(default=None, foreign_key="report.id")
    schedule: str
    out: str
    added_at: datetime = Field(sa_type=UtcTime)
    ran_at: datetime | None = Field(default=None, sa_type=UtcTime)
    leased_by: str | None = None
    leased_until: datetime | None = Field(default=None, sa_type=UtcTime)


class ListedRow(SQLModel, table=True):
    """An address that a followed page listed, and what it was: watched, no_report or unreadable."""

    __tablename__ = "listed"
    __table_args__ = (UniqueConstraint("watch_id", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    watch_id: int = Field(foreign_key="watch.id", index=True)
    key: str
    url: str
    outcome: str
    at: datetime = Field(sa_type=UtcTime)


class PaceRow(SQLModel, table=True):
    """One bucket of an archive's limits, shared by all processes of a store."""

    __tablename__ = "pace"
    bucket: str = Field(primary_key=True)
    next_at: datetime | None = Field(default=None, sa_type=UtcTime)
    held_until: datetime | None = Field(default=None, sa_type=UtcTime)
    reason: str = ""


class StandingRow(SQLModel, table=True):
    """What readers were last told of a changing state (dalel.standing); ``key`` names whose and which."""

    __tablename__ = "standing"
    key: str = Field(primary_key=True)
    told: str
    seen: str | None = None
    days: int = 0
    first_at: datetime | None = Field(default=None, sa_type=UtcTime)
    last_at: datetime | None = Field(default=None, sa_type=UtcTime)


class AlertRow(SQLModel, table=True):
    """Something to tell, once: ``key`` is the hash of what it tells; ``value`` is dalel.alerts.Alert as JSON."""

    __tablename__ = "alert"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    at: datetime = Field(sa_type=UtcTime)
    kind: str
    report_id: int = Field(foreign_key="report.id", index=True)
    source_id: int = Field(foreign_key="source.id", index=True)
    citation_id: int | None = Field(default=None, foreign_key="citation.id")
    value: str


class DeliveryRow(SQLModel, table=True):
    """One alert on one channel: begun before anything is sent, done after; begun alone is in doubt."""

    __tablename__ = "delivery"
    alert_id: int = Field(foreign_key="alert.id", primary_key=True)
    channel: str = Field(primary_key=True)
    begun_at: datetime = Field(sa_type=UtcTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcTime)
