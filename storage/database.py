"""Opening the database: SQLite in the store by default, PostgreSQL when outgrown; migrated when opened.

SQLite runs in WAL mode with full sync, because an acknowledged capture must survive a power loss, and
every writer begins IMMEDIATE, because a read that turns into a write fails at once under load
(sqlite.org/lang_transaction.html).
"""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)
from sqlmodel import Session, SQLModel

from dalel.errors import StoreError

SCHEMA = "0005"
"""The revision that this version of the program reads and writes."""

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000")
_MIGRATION_LOCK = 0x0DA1E1
_STAMP_TABLE = (
    "create table alembic_version (version_num varchar(32) not null, constraint alembic_version_pkc"
    " primary key (version_num))"
)


def open_database(store: Path, address: str | None = None) -> Engine:
    """The engine of ``address``, or of SQLite in the store, at this program's schema.

    Raises StoreError: unreachable, not ours, or written by a newer version; nothing is changed then.
    """
    try:
        url = make_url(address or f"sqlite:///{store / 'dalel.sqlite'}")
    except ArgumentError:
        raise StoreError("setting 'database' must look like postgresql+psycopg://user@host/name") from None
    try:
        engine = create_engine(url, pool_pre_ping=not url.drivername.startswith("sqlite"))
    except (NoSuchModuleError, ImportError):
        raise StoreError(f"no driver for {url.drivername!r}; use sqlite or postgresql+psycopg") from None
    try:
        _prepare(engine, store)
    except StoreError:
        engine.dispose()
        raise
    except (SQLAlchemyError, OSError) as error:
        engine.dispose()
        where = url.render_as_string(hide_password=True)
        raise StoreError(f"cannot open the database {where}: {_first_line(error)}") from error
    return engine


def _prepare(engine: Engine, store: Path) -> None:
    if engine.dialect.name == "sqlite":
        _tune_sqlite(engine)
    if _revision(engine) != SCHEMA:
        with _migration_lock(engine, store):
            _migrate(engine)


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One write transaction, committed at the end; on SQLite it takes the write lock at once.

    Raises StoreError where the database itself fails; nothing of the transaction is kept then.
    """
    opened = Session(engine.execution_options(writes=True), expire_on_commit=False)
    with _failures_told(), opened as session, session.begin():
        yield session


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """One consistent view of the database. Raises StoreError where the database itself fails."""
    with _failures_told(), Session(engine, expire_on_commit=False) as session:
        yield session


@contextlib.contextmanager
def _failures_told() -> Iterator[None]:
    """A full disk, a lost server and the like, in one line; a mistake of ours (a broken constraint) stays one."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        why = _first_line(error)
        raise StoreError(f"the database cannot be used ({why}); mend that and run the same command again") from error


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: object, _: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("select version_num from alembic_version")).scalar()


@contextlib.contextmanager
def _migration_lock(engine: Engine, store: Path) -> Iterator[None]:
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            connection.execute(text(f"select pg_advisory_lock({_MIGRATION_LOCK})"))
            yield
        return
    handle = os.open(store / "migration.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _migrate(engine: Engine) -> None:
    """Bring an empty or older database to SCHEMA in one transaction; refuse what is not ours."""
    found = _revision(engine)
    with engine.execution_options(writes=True).connect() as connection, connection.begin():
        if found is not None:
            _upgrade(connection, found)
        elif inspect(connection).get_table_names():
            raise StoreError("the database belongs to another program; name an empty one in setting 'database'")
        else:
            _create(connection)


def _create(connection: Connection) -> None:
    """The newest schema in one go: what the migrations lead to, for a tenth of their time and without alembic."""
    import storage.tables  # noqa: F401 - fills the metadata

    SQLModel.metadata.create_all(connection)
    connection.execute(text(_STAMP_TABLE))
    connection.execute(text("insert into alembic_version values (:revision)"), {"revision": SCHEMA})


def _upgrade(connection: Connection, found: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found not in known:
        raise StoreError(f"the store has schema {found}, this program knows {SCHEMA}; install the newer Dalel")
    command.upgrade(config, "head")


def _first_line(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(cause).strip().split("\n")[0]
