"""The map of fits as a real table: a number in every cell, ✗ where the two may not go together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

import anywidget
import traitlets

from workbench.engines.pairs.scores import BLOCKED
from workbench.rules.mentoring.fit_map import FitMap
from workbench.sentences import say, sentence

SHADES = 4
"""A fit has a shade from 0 to 4: the better, the darker, and always written in."""


class FitTable(anywidget.AnyWidget):
    """Cells to walk through by keyboard; `picked` is the row and the column of one, or nothing."""

    _esm = Path(__file__).with_name("fit_table.js")
    rows = traitlets.List().tag(sync=True)
    columns = traitlets.List().tag(sync=True)
    groups = traitlets.List().tag(sync=True)
    cells = traitlets.List().tag(sync=True)
    caption = traitlets.Unicode("").tag(sync=True)
    corner = traitlets.Unicode("").tag(sync=True)
    picked = traitlets.List().tag(sync=True)

    def fill(
        self,
        of: FitMap,
        *,
        rows: Sequence[str],
        columns: Sequence[str],
        groups: Sequence[str] = (),
        is_pair: Callable[[int, int], bool],
        caption: str,
        corner: str,
        language: str,
    ) -> None:
        """Show a map under these names; `is_pair` says which row and column are a pair now.

        `groups` are of the columns: neighbours of one group stand under its name once.
        """
        blocked = say(sentence("not possible"), language)
        pair = say(sentence("a pair now"), language)

        def cell(row: int, column: int) -> dict[str, object]:
            points = int(of.cells[row, column])
            is_blocked, is_one = points == BLOCKED, is_pair(row, column)
            said = blocked if is_blocked else str(points)
            named = [rows[row], columns[column], said, *([pair] if is_one else [])]
            text = "✗" if is_blocked else str(points)
            return {
                "text": f"●{text}" if is_one else text,
                "label": ", ".join(named),
                "shade": 0 if is_blocked else min(SHADES, points * (SHADES + 1) // 101),
                "is_blocked": is_blocked,
                "is_pair": is_one,
            }

        with self.hold_sync():
            self.caption, self.corner = caption, corner
            self.rows, self.columns = list(rows), list(columns)
            self.groups = [[name, len(list(same))] for name, same in groupby(groups)]
            self.cells = [
                [cell(row, column) for column in range(len(columns))] for row in range(len(rows))
            ]
