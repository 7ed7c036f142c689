"""alerts, what was told, and when a source is looked at again"""

import sqlalchemy as sa
from alembic import op

import storage.tables

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TIME = storage.tables.UtcTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "standing",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("seen", sa.String(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("first_at", _TIME, nullable=True),
        sa.Column("last_at", _TIME, nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["citation_id"], ["citation.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_alert_report_id"), "alert", ["report_id"])
    op.create_index(op.f("ix_alert_source_id"), "alert", ["source_id"])
    op.create_table(
        "delivery",
        sa.Column("alert_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("begun_at", _TIME, nullable=False),
        sa.Column("done_at", _TIME, nullable=True),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"]),
        sa.PrimaryKeyConstraint("alert_id", "channel"),
    )
    op.add_column("source", sa.Column("look_again_at", _TIME, nullable=True))
    op.create_index(op.f("ix_source_look_again_at"), "source", ["look_again_at"])
    op.add_column("citation", sa.Column("told_check_id", sa.Integer(), nullable=True))
    op.add_column("checks", sa.Column("capture_id", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("checks") as batch:
        batch.drop_column("capture_id")
    with op.batch_alter_table("citation") as batch:
        batch.drop_column("told_check_id")
    with op.batch_alter_table("source") as batch:
        batch.drop_index(op.f("ix_source_look_again_at"))
        batch.drop_column("look_again_at")
    for table in ("delivery", "alert", "standing"):
        op.drop_table(table)
