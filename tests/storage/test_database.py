from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, text
from sqlmodel import SQLModel, select

import storage.database
from dalel.errors import StoreError
from storage.database import SCHEMA, open_database, reading, writing
from storage.tables import PaceRow

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_an_old_database_becomes_what_a_new_one_is(
    engine: Engine, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    on_sqlite = engine.dialect.name == "sqlite"
    address = f"sqlite:///{tmp_path / 'old.sqlite'}" if on_sqlite else request.getfixturevalue("another_postgres")
    _make_first_release(address)
    migrated = open_database(tmp_path, address)
    assert _shape(migrated) == _shape(engine)
    for one in (migrated, engine):
        with one.connect() as connection:
            assert connection.execute(text("select version_num from alembic_version")).scalar() == SCHEMA
            context = MigrationContext.configure(connection, opts={"render_as_batch": True})
            assert compare_metadata(context, SQLModel.metadata) == []
    migrated.dispose()


def _make_first_release(address: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.database.__file__).parent / "migrations"))
    engine = create_engine(address)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()


def _shape(engine: Engine) -> dict[str, object]:
    """Tables with columns, keys and indexes; without the defaults that migrations fill old rows with."""
    seen = inspect(engine)

    def columns(table: str) -> dict[str, tuple[str, bool]]:
        return {c["name"]: (str(c["type"]), c["nullable"]) for c in seen.get_columns(table)}

    def by_columns(found: Any) -> list[tuple[str, bool]]:
        return sorted((str(one["column_names"]), bool(one.get("unique", True))) for one in found)

    return {
        table: (
            columns(table), seen.get_pk_constraint(table)["constrained_columns"],
            sorted((key["constrained_columns"], key["referred_table"]) for key in seen.get_foreign_keys(table)),
            by_columns(seen.get_indexes(table)), by_columns(seen.get_unique_constraints(table)),
        )
        for table in seen.get_table_names()
    }  # fmt: skip


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
