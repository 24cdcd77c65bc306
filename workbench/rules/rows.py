"""The rows of a file as they stand in it: strings only, nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from workbench.errors import Problem
from workbench.vocabulary import ExportTool, NotTaken


@dataclass(frozen=True)
class Rows:
    """A file's header and cells.

    `cells` has one string column per header position (0, 1, ...) and is indexed by the row
    number a spreadsheet shows (the header is row 1); "" is an empty cell. `fingerprint` is
    the SHA-256 of the file, `format` says how it was read ("csv" or "xlsx"). `tool` made the
    file, `inside` is the table that was read where the file is a zip of several. `not_taken`
    counts the submissions that are no longer in `cells`, by why.
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
    tool: ExportTool = ExportTool.PLAIN
    inside: str | None = None
    not_taken: Mapping[NotTaken, int] = field(default_factory=dict)
