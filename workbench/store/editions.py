"""Opening an edition: the only thing a dashboard reads.

Light on purpose: a viewer's kernel loads it. The file is opened read-only and every statement
but reading is denied.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from workbench.errors import UnreadableFile
from workbench.sentences import sentence
from workbench.vocabulary import Audience

LAYOUT = 1
"""The layout of an edition's file; one of another layout is not opened."""

SCHEMA = (
    "CREATE TABLE edition (layout INTEGER, audience TEXT, day TEXT, threshold INTEGER)",
    "CREATE TABLE day (language TEXT PRIMARY KEY, words TEXT)",
    "CREATE TABLE state (code TEXT, language TEXT, position INTEGER, title TEXT)",
    "CREATE TABLE page (name TEXT, state TEXT, language TEXT, position INTEGER, body TEXT)",
)

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}


@dataclass(frozen=True)
class Number:
    """A number of a page as it is read, with what it counts."""

    title: str
    value: str
    definition: str


@dataclass(frozen=True)
class Table:
    """The numbers of a figure; the first column names the line."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A finding, its picture (SVG drawn when the edition was published, or nothing), its table."""

    finding: str
    svg: str
    table: Table


@dataclass(frozen=True)
class Page:
    """A page in one state of its filter, in one language."""

    name: str
    state: str
    language: str
    title: str
    numbers: tuple[Number, ...]
    figures: tuple[Figure, ...]
    hidden: str


@dataclass(frozen=True)
class State:
    """One value of the filter: all cohorts, or one."""

    code: str
    language: str
    title: str


@dataclass(frozen=True)
class Edition:
    """A dated, de-identified, read-only copy for one audience; `said_day` is by language."""

    audience: str
    day: str
    threshold: int
    said_day: Mapping[str, str]
    states: tuple[State, ...]
    pages: tuple[Page, ...]


def edition_file(folder: Path, audience: str) -> Path:
    """Where the newest edition of an audience lies."""
    return folder / f"{audience}.sqlite"


def open_edition(folder: Path, audience: str) -> Edition | None:
    """The newest edition of an audience; None when none was published yet.

    Raises UnreadableFile for a file that is no edition.
    """
    file = edition_file(folder, audience)
    if not file.is_file() or file.stat().st_size == 0:
        return None
    try:
        with closing(connect(file)) as edition:
            return _read(edition)
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise UnreadableFile(
            sentence(
                "The edition for {audience} cannot be read. Write it again with: workbench publish",
                audience=Audience(audience),
            ),
            code="bad_edition",
        ) from error


def connect(file: Path) -> sqlite3.Connection:
    """A connection that can do nothing but read this one file."""
    place = quote(str(file.resolve()))
    connection = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
    connection.set_authorizer(_authorize)
    return connection


def _authorize(action: int, *_where: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _read(edition: sqlite3.Connection) -> Edition | None:
    found = edition.execute("SELECT layout, audience, day, threshold FROM edition").fetchone()
    if found is None:
        return None
    layout, audience, day, threshold = found
    if layout != LAYOUT:
        raise ValueError(f"an edition of layout {layout}")
    states = edition.execute("SELECT code, language, title FROM state ORDER BY position")
    pages = edition.execute("SELECT name, state, language, body FROM page ORDER BY position")
    return Edition(
        audience=audience,
        day=day,
        threshold=threshold,
        said_day=dict(edition.execute("SELECT language, words FROM day").fetchall()),
        states=tuple(State(*row) for row in states),
        pages=tuple(_page(*row) for row in pages),
    )


def _page(name: str, state: str, language: str, body: str) -> Page:
    said: dict[str, Any] = json.loads(body)
    return Page(
        name=name,
        state=state,
        language=language,
        title=said["title"],
        numbers=tuple(Number(**each) for each in said["numbers"]),
        figures=tuple(_figure(each) for each in said["figures"]),
        hidden=said["hidden"],
    )


def _figure(said: dict[str, Any]) -> Figure:
    table = said["table"]
    return Figure(
        finding=said["finding"],
        svg=said["svg"],
        table=Table(
            caption=table["caption"],
            header=tuple(table["header"]),
            rows=tuple(tuple(row) for row in table["rows"]),
        ),
    )
