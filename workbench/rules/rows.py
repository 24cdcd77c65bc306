"""The rows of a file as they stand in it: strings only, nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.errors import Problem


@dataclass(frozen=True)
class Rows:
    """A file's header and cells.

    `cells` has one string column per header position (0, 1, ...) and is indexed by the row
    number a spreadsheet shows (the header is row 1); "" is an empty cell. `fingerprint` is
    the SHA-256 of the file, `format` says how it was read ("csv" or "xlsx").
    """

    file_name: str
    fingerprint: str
    format: str
    encoding: str | None
    separator: str | None
    header: tuple[str, ...]
    tags: tuple[str, ...] | None
    cells: pd.DataFrame
    problems: tuple[Problem, ...] = ()
