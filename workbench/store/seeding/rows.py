"""Rows written in one go, and the store's own numbers of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

Fields = dict[str, Any]


@dataclass(frozen=True)
class Written:
    """The store's own numbers of what was written, by position in the sample."""

    chapters: Mapping[str, int]
    cohorts: Sequence[int]
    people: Sequence[int]
    partners: Sequence[int]


def add(session: Session, table: Any, rows: Sequence[Fields]) -> list[int]:
    """Write rows and give back their numbers, in the same order."""
    if not rows:
        return []
    statement = insert(table).returning(table.id, sort_by_parameter_order=True)
    return list(session.scalars(statement, list(rows)))


def plain(value: Any) -> Fields:
    """The fields of one invented thing, words as their codes."""
    return {
        name: str(field) if isinstance(field, str) else field for name, field in vars(value).items()
    }


def codes(several: Sequence[str] | None) -> list[str] | None:
    """Several words as their codes; None where nothing was said."""
    return None if several is None else [str(code) for code in several]
