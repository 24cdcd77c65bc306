"""Stores that are filled once in a run, and copied for each test that wants one like it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url

from workbench.sample import invent
from workbench.store.engine import Store, create_store, open_store
from workbench.store.seeding import seed_store

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

Fill = Callable[[Store], object]


def nothing(store: Store) -> None:
    """Leave the store empty."""


def the_sample(store: Store) -> None:
    """Fill a store with the people that seed 1 invents."""
    seed_store(store, invent(1, today=TODAY), now=NOW)


def a_store_in(folder: Path, fill: Fill = the_sample) -> Store:
    """A store on a file of this folder, open, that holds what `fill` records."""
    return a_store_at(f"sqlite:///{folder / 'store.sqlite'}", fill)


def a_store_at(url: str, fill: Fill = the_sample) -> Store:
    """A store where there is no file or no database yet, open, that holds what `fill` records."""
    place = make_url(url)
    if place.drivername == "sqlite":
        shutil.copy(_file_with(fill), str(place.database))
    else:
        _make_database(place, like=_database_with(fill, place.set(database="postgres")))
    return open_store(url, by="Alexis")


def make_place(url: str) -> None:
    """Make the empty database that this URL names; a file comes with its first table."""
    place = make_url(url)
    if place.drivername != "sqlite":
        _make_database(place, like="template1")


def drop_database(url: str) -> None:
    """Free the room that a copy takes on the server, whoever is still connected to it."""
    place = make_url(url)
    _tell_server(place, f"DROP DATABASE IF EXISTS {place.database} WITH (FORCE)")


@cache
def _file_with(fill: Fill) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="workbench-copies-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _fill_at(f"sqlite:///{folder / 'store.sqlite'}", fill)
    return folder / "store.sqlite"


@cache
def _database_with(fill: Fill, server: URL) -> str:
    name = f"original_{fill.__name__}"
    place = server.set(database=name)
    _make_database(place, like="template1")
    _fill_at(place.render_as_string(hide_password=False), fill)
    return name


def _fill_at(url: str, fill: Fill) -> None:
    store = create_store(url, by="Alexis")
    fill(store)
    store.close()


def _make_database(place: URL, *, like: str) -> None:
    _tell_server(place, f"CREATE DATABASE {place.database} TEMPLATE {like}")


def _tell_server(place: URL, statement: str) -> None:
    engine = create_engine(place.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
