from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import SQLModel, select

from dalel.errors import StoreError
from storage.database import SCHEMA, open_database, reading, writing
from storage.tables import PaceRow

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_new_database_gets_the_schema_of_the_tables(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        assert compare_metadata(context, SQLModel.metadata) == []
        assert connection.execute(text("select version_num from alembic_version")).scalar() == SCHEMA


def test_times_come_back_aware_and_in_utc(engine: Engine) -> None:
    with writing(engine) as session:
        session.add(PaceRow(bucket="cdx", next_at=NOON))
    with reading(engine) as session:
        assert session.exec(select(PaceRow)).one().next_at == NOON


def test_sqlite_syncs_fully_and_checks_its_keys(sqlite: Engine) -> None:
    with sqlite.connect() as connection:
        read = [
            connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert read == ["wal", 2, 1]


def test_a_store_of_a_newer_version_is_refused_and_left_alone(store: Path, database: str | None) -> None:
    engine = open_database(store, database)
    with engine.execution_options(writes=True).connect() as connection, connection.begin():
        connection.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer"):
        open_database(store, database)


def test_a_database_of_another_program_is_refused(store: Path) -> None:
    import sqlite3

    with sqlite3.connect(store / "dalel.sqlite") as connection:
        connection.execute("create table theirs (x)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        open_database(store)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nonsense", "must look like"),
        ("oracle+cx://user:hunter2@127.0.0.1/x", "no driver"),
        ("postgresql+psycopg://user:hunter2@127.0.0.1:1/x", "cannot open the database postgresql"),
        ("sqlite:////missing/folder/x.sqlite", "cannot open the database sqlite"),
    ],
)
def test_a_wrong_address_is_one_line_without_its_password(store: Path, address: str, told: str) -> None:
    with pytest.raises(StoreError, match=told) as caught:
        open_database(store, address)
    assert "hunter2" not in str(caught.value)
    assert "\n" not in str(caught.value)
