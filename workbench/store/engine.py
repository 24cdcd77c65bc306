"""Opening a store: an SQLite file by default, PostgreSQL by URL, one way of reading and writing.

SQLite runs in WAL mode with foreign keys on; a writing transaction takes the lock at once
(BEGIN IMMEDIATE), so that two people never write over each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.orm import Session

from workbench import settings
from workbench.errors import NotFound, NotReady, WorkbenchError
from workbench.sentences import sentence

SCHEMA = "0004"
"""The newest migration; a test holds it equal to what Alembic finds."""

_PRAGMAS = (
    "PRAGMA busy_timeout=10000",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
)


@dataclass(frozen=True)
class Store:
    """An open store and the name of the person sitting here, who signs what is recorded."""

    engine: Engine
    url: str
    by: str

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read with; nothing done in it is kept."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: all of it is recorded, or nothing is."""
        with (
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
            Session(connection) as session,
        ):
            if connection.dialect.name == "postgresql":
                session.execute(text("SELECT pg_advisory_xact_lock(20270101)"))
            yield session
            session.flush()

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()


def open_store(url: str, *, by: str) -> Store:
    """Open the store at a database URL for the person named.

    Raises NotFound where there is no store yet, NotReady where it is of another version.
    """
    file = settings.store_file(url)
    if file is not None and not file.is_file():
        raise NotFound(
            sentence("There is no store at {file} yet. Make one with: workbench init", file=file),
            code="no_store",
        )
    store = Store(_engine(url), url, by)
    version = _version(store)
    if version != SCHEMA:
        store.close()
        raise NotReady(
            sentence(
                "The store at {place} is of version {version}, this workbench needs {wanted}. "
                "Run: workbench init",
                place=file or store.engine.url.render_as_string(hide_password=True),
                version=version or "0",
                wanted=SCHEMA,
            ),
            code="other_version",
        )
    return store


def create_store(url: str, *, by: str) -> Store:
    """Make a store, or bring an older one to today's tables; what it holds is kept."""
    from alembic import command
    from alembic.config import Config

    file = settings.store_file(url)
    if file is not None:
        if not file.parent.exists():
            file.parent.mkdir(parents=True, mode=0o700)
        file.touch(mode=0o600)  # what it will hold is for nobody else on this machine
    config = Config()
    config.set_main_option("script_location", "workbench.store:migrations")
    engine = _engine(url)
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except DatabaseError as error:
        raise _not_a_store(url) from error
    finally:
        engine.dispose()
    return open_store(url, by=by)


def _version(store: Store) -> str | None:
    try:
        with store.engine.connect() as connection:
            if not connection.dialect.has_table(connection, "alembic_version"):
                return None
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return None if found is None else str(found)
    except OperationalError as error:
        raise _not_reached(store.url) from error
    except DatabaseError as error:
        raise _not_a_store(store.url) from error


def _not_a_store(url: str) -> WorkbenchError:
    return WorkbenchError(
        sentence(
            "{file} is not a store of the workbench. Nothing was changed. "
            "Name another place with --store.",
            file=settings.store_file(url) or sentence("The database"),
        ),
        code="not_a_store",
    )


def _not_reached(url: str) -> WorkbenchError:
    file = settings.store_file(url)
    if file is not None:
        return _not_a_store(url)
    return WorkbenchError(
        sentence("The database server does not answer. Check the address given with --store."),
        code="no_server",
    )


def _engine(url: str) -> Engine:
    try:
        engine = create_engine(url)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise WorkbenchError(
            sentence("The address given with --store cannot be read: it is not a database URL."),
            code="bad_url",
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Switch the driver's own transactions off and SQLite's safeguards on."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
