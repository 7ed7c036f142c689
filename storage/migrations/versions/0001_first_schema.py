"""first schema"""

import sqlalchemy as sa
from alembic import op

import storage.tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "host",
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("leased_by", sa.String(), nullable=True),
        sa.Column("leased_until", storage.tables.UtcTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("host"),
    )
    op.create_table(
        "pace",
        sa.Column("bucket", sa.String(), nullable=False),
        sa.Column("next_at", storage.tables.UtcTime(timezone=True), nullable=True),
        sa.Column("held_until", storage.tables.UtcTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("bucket"),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("added_at", storage.tables.UtcTime(timezone=True), nullable=False),
        sa.Column("ledger", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "source",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("due_at", storage.tables.UtcTime(timezone=True), nullable=True),
        sa.Column("checked_at", storage.tables.UtcTime(timezone=True), nullable=True),
        sa.Column("last_capture_id", sa.Integer(), nullable=True),
        sa.Column("failed_days", sa.Integer(), nullable=False),
        sa.Column("first_failed_at", storage.tables.UtcTime(timezone=True), nullable=True),
        sa.Column("last_failed_at", storage.tables.UtcTime(timezone=True), nullable=True),
        sa.Column("lost_since", storage.tables.UtcTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_source_host"), ["host"], unique=False)

    op.create_table(
        "source_text",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("modified", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("completeness", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["report.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("report_id", "key"),
    )
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_citation_report_id"), ["report_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_citation_source_id"), ["source_id"], unique=False)

    op.create_table(
        "lookup",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("archive", sa.String(), nullable=False),
        sa.Column("at", storage.tables.UtcTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("lookup", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lookup_source_id"), ["source_id"], unique=False)

    op.create_table(
        "memento",
        sa.Column("archive", sa.String(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("judgement", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("time", storage.tables.UtcTime(timezone=True), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source_id", "archive", "time", "digest"),
    )
    with op.batch_alter_table("memento", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memento_source_id"), ["source_id"], unique=False)

    op.create_table(
        "snapshot_request",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=True),
        sa.Column("timestamp", sa.String(), nullable=True),
        sa.Column("final_url", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("window", sa.String(), nullable=False),
        sa.Column("asked_at", storage.tables.UtcTime(timezone=True), nullable=False),
        sa.Column("retry_at", storage.tables.UtcTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source_id", "window"),
    )
    with op.batch_alter_table("snapshot_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_snapshot_request_source_id"), ["source_id"], unique=False)

    op.create_table(
        "capture",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("final_url", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("hops", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("body_sha256", sa.String(), nullable=True),
        sa.Column("body_bytes", sa.Integer(), nullable=False),
        sa.Column("truncated", sa.Boolean(), nullable=False),
        sa.Column("unverified", sa.Boolean(), nullable=False),
        sa.Column("permitted", sa.String(), nullable=True),
        sa.Column("robots", sa.String(), nullable=False),
        sa.Column("ip", sa.String(), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("warc_file", sa.String(), nullable=False),
        sa.Column("warc_offset", sa.Integer(), nullable=False),
        sa.Column("warc_bytes", sa.Integer(), nullable=False),
        sa.Column("warc_sha256", sa.String(), nullable=False),
        sa.Column("reach", sa.String(), nullable=False),
        sa.Column("reach_rule", sa.String(), nullable=False),
        sa.Column("reach_because", sa.String(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("moved_to", sa.String(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("memento_id", sa.Integer(), nullable=True),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("at", storage.tables.UtcTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["memento_id"],
            ["memento.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["text_id"],
            ["source_text.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("warc_file", "warc_offset"),
    )
    with op.batch_alter_table("capture", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_capture_source_id"), ["source_id"], unique=False)

    op.create_table(
        "checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.tables.UtcTime(timezone=True), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("reach", sa.String(), nullable=False),
        sa.Column("kept", sa.String(), nullable=False),
        sa.Column("support", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citation_id"],
            ["citation.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("citation_id", "basis"),
    )
    with op.batch_alter_table("checks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checks_citation_id"), ["citation_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("support", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", storage.tables.UtcTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["citation_id"],
            ["citation.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_citation_id"), ["citation_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_citation_id"))

    op.drop_table("review")
    with op.batch_alter_table("checks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checks_citation_id"))

    op.drop_table("checks")
    with op.batch_alter_table("capture", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_capture_source_id"))

    op.drop_table("capture")
    with op.batch_alter_table("snapshot_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_snapshot_request_source_id"))

    op.drop_table("snapshot_request")
    with op.batch_alter_table("memento", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memento_source_id"))

    op.drop_table("memento")
    with op.batch_alter_table("lookup", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lookup_source_id"))

    op.drop_table("lookup")
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_citation_source_id"))
        batch_op.drop_index(batch_op.f("ix_citation_report_id"))

    op.drop_table("citation")
    op.drop_table("source_text")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_host"))
        batch_op.drop_index(batch_op.f("ix_source_due_at"))

    op.drop_table("source")
    op.drop_table("report")
    op.drop_table("pace")
    op.drop_table("host")
