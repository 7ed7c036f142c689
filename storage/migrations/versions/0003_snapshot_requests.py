"""snapshot requests are followed over rolling windows; sources can be sealed"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# SQLite names no unique constraint, PostgreSQL names it so; with this both find it
NAMES = {"uq": "%(table_name)s_%(column_0_N_name)s_key"}


def upgrade() -> None:
    with op.batch_alter_table("source") as batch_op:
        batch_op.add_column(sa.Column("sealed", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("snapshot_request", naming_convention=NAMES) as batch_op:
        batch_op.drop_constraint("snapshot_request_source_id_window_key", type_="unique")
        batch_op.drop_column("window")
        batch_op.add_column(sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("delay_s", sa.Float(), nullable=False, server_default="0"))
        batch_op.create_index("ix_snapshot_request_retry_at", ["retry_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("snapshot_request", naming_convention=NAMES) as batch_op:
        batch_op.drop_index("ix_snapshot_request_retry_at")
        batch_op.drop_column("delay_s")
        batch_op.drop_column("failures")
        batch_op.add_column(sa.Column("window", sa.String(), nullable=False, server_default=""))
        batch_op.create_unique_constraint("snapshot_request_source_id_window_key", ["source_id", "id", "window"])
    with op.batch_alter_table("source") as batch_op:
        batch_op.drop_column("sealed")
