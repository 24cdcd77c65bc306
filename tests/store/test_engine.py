"""Opening, making and protecting a store."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from workbench.errors import NotFound, NotReady, WorkbenchError
from workbench.store.engine import SCHEMA, Store, create_store, open_store
from workbench.store.tables import Table


def test_the_schema_named_in_the_code_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", "workbench.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_the_migrations_make_the_tables_of_the_code(store: Store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        assert compare_metadata(context, Table.metadata) == []


def test_a_store_that_is_not_there_is_said_with_the_way_to_have_one(tmp_path: Path):
    with pytest.raises(NotFound, match="workbench init"):
        open_store(f"sqlite:///{tmp_path / 'none.sqlite'}", by="Alexis")
    assert not (tmp_path / "none.sqlite").exists()


def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(tmp_path: Path):
    file = tmp_path / "letter.sqlite"
    file.write_bytes(b"Dear all, " * 500)
    with pytest.raises(WorkbenchError, match=r"letter\.sqlite is not a store"):
        open_store(f"sqlite:///{file}", by="Alexis")
    assert file.read_bytes() == b"Dear all, " * 500


def test_an_older_store_asks_to_be_brought_up_to_date_and_keeps_what_it_holds(store: Store):
    with store.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(NotReady, match="workbench init"):
        open_store(store.url, by="Alexis")


def test_making_a_store_twice_loses_nothing(store: Store):
    again = create_store(store.url, by="Alexis")
    with again.reading() as session:
        assert session.execute(text("SELECT count(*) FROM application")).scalar() == 3


ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("url", ["postgresql"], indirect=True)


@ON_SQLITE
def test_foreign_keys_and_the_write_ahead_log_are_on(store: Store):
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA recursive_triggers").scalar() == 1


def test_a_transaction_that_fails_leaves_nothing_behind(store: Store):
    def write_and_fail() -> None:
        with store.writing() as session:
            session.execute(text("UPDATE cohort SET name = 'changed'"))
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        write_and_fail()
    with store.reading() as session:
        assert session.execute(text("SELECT name FROM cohort")).scalar() == "Fellowship Paris 2027"


@pytest.mark.parametrize("table", ["decision", "audit"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET by = 'somebody else'",
        "DELETE FROM {table}",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_decided(
    store: Store, table: str, statement: str, decided: None
):
    refused(store, statement.format(table=table))


@ON_SQLITE
@pytest.mark.parametrize("table", ["decision", "audit"])
def test_sqlite_refuses_to_replace_what_was_decided(store: Store, table: str, decided: None):
    refused(store, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@ON_POSTGRESQL
@pytest.mark.parametrize("table", ["decision", "audit"])
def test_postgresql_refuses_to_empty_what_was_decided(store: Store, table: str, decided: None):
    refused(store, f"TRUNCATE {table} CASCADE")


def refused(store: Store, statement: str) -> None:
    def tamper() -> None:
        with store.writing() as session:
            session.execute(text(statement))

    with pytest.raises(DatabaseError, match="append-only"):
        tamper()


@pytest.fixture
def decided(store: Store) -> None:
    from tests.store.conftest import NOW
    from workbench.store.writes import NewDecision, decide
    from workbench.vocabulary import Verdict

    decide(store, [NewDecision(1, 1, Verdict.SHORTLIST, "Clear motivation.", "print-0")], now=NOW)


@ON_SQLITE
def test_a_store_can_be_read_by_nobody_else_on_the_machine(store: Store):
    place = Path(store.url.removeprefix("sqlite:///"))
    assert place.stat().st_mode & 0o077 == 0
