"""Some columns of a frame as plain values by name, and the frame that they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from workbench.rules.plain_values import plain
from workbench.shapes import Column, Shape, frame_of

Columns = Mapping[str, list[Any]]

_BLANKS: Mapping[str, Any] = {"text": "", "whole": 0, "list": (), "flag": False}
"""What stands for a value that was not kept in a column that is never unanswered."""


def columns_of(frame: pd.DataFrame, names: Iterable[str]) -> dict[str, list[Any]]:
    """These columns and the index of a frame, each a list of plain values."""
    return {
        str(frame.index.name): [int(number) for number in frame.index],
        **{name: [plain(value) for value in frame[name]] for name in names if name in frame},
    }


def frame_from(kept: Columns, shape: Shape) -> pd.DataFrame:
    """The frame of this shape with the columns kept; others are unanswered, or blank.

    Columns that the shape does not know stay too.
    """
    index = kept[shape.index]
    held = {
        name: kept[name] if name in kept else [_blank(column)] * len(index)
        for name, column in shape.columns.items()
    }
    for name, column in shape.columns.items():
        if column.kind == "moment":
            held[name] = [None if at is None else datetime.fromisoformat(at) for at in held[name]]
    names = (shape.index, *held)
    rows = zip(index, *held.values(), strict=True)
    found = frame_of((dict(zip(names, row, strict=True)) for row in rows), shape)
    for name in sorted(set(kept) - set(names)):
        found[name] = pd.Series(kept[name], found.index, dtype=object)
    return found


def _blank(column: Column) -> Any:
    return None if column.is_optional else _BLANKS.get(column.kind)
