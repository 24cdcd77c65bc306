"""Everything in the store as one readable JSON file, so that nobody is ever locked in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from workbench.frames import PERSONAL
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.files import write_whole
from workbench.store.tables import Table
from workbench.vocabulary import Relation, Role

FREE_TEXT = frozenset(
    {
        "reason",
        "reasons",
        "left_why",
        "ended_why",
        "declined_why",
        "withdrawn_why",
        "evidence",
        "file_name",
        "detail",
        "note",
        "changes",
    }
)
STAFF_NAMES = frozenset(
    {
        "by",
        "said_by",
        "noted_by",
        "undone_by",
        "asked_by",
        "deleted_by",
        "ended_by",
        "withdrawn_by",
    }
)
TELLING_ANSWERS = frozenset({"motivation"})
FREE_NAMES = frozenset({"scenario"})
"""Tables whose rows were named by whoever made them: the name is free text."""
INSIDE = ("demands", "inputs", "mentoring")
"""Columns in which hidden names may lie deeper: the reasons of locks, words of hers."""
SEALED = frozenset({"side", "place", "reason", "by", "since", "ended_why", "ended_by"})
"""What of a pair that is never to be is for the role of protection alone."""


def export_everything(
    store: Store, path: Path, *, now: datetime, role: Role = Role.COORDINATOR
) -> dict[str, int]:
    """Write every table with the personal data; give the number of rows by table.

    Why two are never to be together is written for the role of protection alone.
    """
    sealed = frozenset() if role is Role.PROTECTION else SEALED
    return _export(store, path, hidden=frozenset(), sealed=sealed, now=now)


def export_without_personal_data(store: Store, path: Path, *, now: datetime) -> dict[str, int]:
    """Write every table without names, contacts, birth dates and free text; give the counts."""
    return _export(
        store,
        path,
        hidden=PERSONAL | FREE_TEXT | STAFF_NAMES,
        sealed=SEALED,
        now=now,
    )


def _export(
    store: Store,
    path: Path,
    *,
    hidden: frozenset[str],
    sealed: frozenset[str],
    now: datetime,
) -> dict[str, int]:
    answers = TELLING_ANSWERS if hidden else frozenset()
    tables = {
        name: [
            _shown(row, hidden | _free(name, hidden) | _sealed(name, row, sealed), answers)
            for row in rows
        ]
        for name, rows in _rows(store).items()
    }
    counts = {name: len(rows) for name, rows in tables.items()}
    about = {
        "format": "workbench export 1",
        "written_at": now,
        "has_personal_data": not hidden,
        "words": "GLOSSARY.md says what each table is; ids link the tables",
    }
    text = json.dumps({"about": about, **tables}, ensure_ascii=False, indent=1, default=_plain)
    write_whole(path, text)
    with store.writing() as session:
        audit.append(
            session,
            verb="export",
            subject="everything",
            detail={"personal": not hidden, "protection": not sealed},
            by=store.by,
            now=now,
        )
    return counts


def _rows(store: Store) -> dict[str, list[Mapping[str, Any]]]:
    """Every table's rows, read in one transaction."""
    with store.reading() as session:
        return {
            table.name: [
                dict(row)
                for row in session.execute(
                    select(table).order_by(*table.primary_key.columns)
                ).mappings()
            ]
            for table in Table.metadata.sorted_tables
        }


def _shown(
    row: Mapping[str, Any], hidden: frozenset[str], hidden_answers: frozenset[str]
) -> dict[str, Any]:
    shown = {name: value for name, value in row.items() if name not in hidden}
    if "answers" in shown:
        shown["answers"] = {
            name: value for name, value in shown["answers"].items() if name not in hidden_answers
        }
    for name in set(INSIDE) & set(shown):
        shown[name] = _without(shown[name], hidden | hidden_answers)
    return shown


def _free(table: str, hidden: frozenset[str]) -> frozenset[str]:
    return frozenset({"name"}) if hidden and table in FREE_NAMES else frozenset()


def _sealed(table: str, row: Mapping[str, Any], sealed: frozenset[str]) -> frozenset[str]:
    is_never = table == "relation" and row["kind"] == Relation.NEVER
    return sealed if is_never else frozenset()


def _without(value: Any, hidden: frozenset[str]) -> Any:
    """A value without what has a hidden name, however deep it lies."""
    if isinstance(value, Mapping):
        return {name: _without(each, hidden) for name, each in value.items() if name not in hidden}
    if isinstance(value, list):
        return [_without(each, hidden) for each in value]
    return value


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an export")
