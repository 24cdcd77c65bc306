"""How rows of the store become frames."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pandas as pd
from sqlalchemy import Row, Select

from workbench.store import tables as t
from workbench.store.engine import Store

NUMBERS = ("arrival_year", "digital_skills", "weekly_hours")
WORDS = (
    "country_of_origin",
    "residence_status",
    "city",
    "needs_childcare",
    "has_laptop",
    "french_level",
    "english_level",
    "education",
    "first_choice",
    "mentor_wish",
    "motivation",
    "consent_partners",
)
LISTS = ("spoken_languages", "tracks", "availability")


@contextmanager
def in_one_go() -> Iterator[None]:
    """Read very many rows in half the time: Python does not look for garbage among them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def columns_of(table: type[t.Table], *, without: Sequence[str] = ()) -> list[Any]:
    """The columns of a table, but those named."""
    return [column for column in table.__table__.columns if column.name not in without]


def frame_from(store: Store, query: Select[Any], *, index: str) -> pd.DataFrame:
    """What a query finds, as a frame whose index is called so (and was called id)."""
    with store.reading() as session, in_one_go():
        result = session.connection().execute(query)
        names = list(result.keys())
        rows: Sequence[Row[Any]] = result.all()
    found = pd.DataFrame([tuple(row) for row in rows], columns=names)
    return found.rename(columns={"id": index}).set_index(index)


def as_objects(found: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Keep None as None in columns that may hold nothing."""
    for name in names:
        column = found[name].astype(object)
        found[name] = column.where(column.notna(), None)
    return found


def spread(found: pd.DataFrame) -> pd.DataFrame:
    """Give every answer its column."""
    answers = list(found.pop("answers"))
    for name in WORDS:
        found[name] = pd.Series([each.get(name) for each in answers], found.index, dtype=object)
    for name in NUMBERS:
        found[name] = pd.Series([each.get(name) for each in answers], found.index, dtype=float)
    for name in LISTS:
        values = [None if each.get(name) is None else tuple(each[name]) for each in answers]
        found[name] = pd.Series(values, found.index, dtype=object)
    return found
