"""Rows that cannot be changed unseen: each carries a digest of itself and of the row before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime

FIRST = "0" * 64


def link(previous: str, fields: Mapping[str, object]) -> str:
    """The digest (SHA-256, hexadecimal) of a row that follows the one with digest `previous`.

    The same fields always give the same digest, whatever their order and on every machine.
    """
    text = json.dumps(
        {"previous": previous, **fields},
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        default=_plain,
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be part of a chained row")
