"""Counts that reveal nobody: small ones hidden, the others rounded, and the result attacked.

A table has a row for each cohort and a column for each answer. It is shown with its sums: the
row `ALL` (all cohorts together) and the column `TOTAL`. A count under the threshold, zero too,
is SMALL ("<10"); others are rounded to 5. Then the tables that share their people are attacked
together: where a hidden count can still be worked out, the row it stands in is WITHHELD.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.bounds import System, can_vary
from workbench.errors import WorkbenchError
from workbench.sentences import sentence

THRESHOLD = 10
LEAST_THRESHOLD = 5
STEP = 5
ALL = "all"
TOTAL = "total"
SMALL = -1
WITHHELD = -2
SLACK = STEP // 2
ENDLESS = 1e6


def protect(table: pd.DataFrame, threshold: int = THRESHOLD) -> pd.DataFrame:
    """One table of counts, safe to show (see `protect_together`)."""
    return protect_together({"table": table}, threshold=threshold)["table"]


def protect_together(
    tables: Mapping[str, pd.DataFrame],
    *,
    threshold: int = THRESHOLD,
    known: pd.Series | None = None,
) -> dict[str, pd.DataFrame]:
    """Tables of the same people, safe to show beside each other.

    Each table: cohorts x answers, whole counts, and the same row sums in every table. `known`:
    the exact row sums where they are published elsewhere. Returns whole numbers with the row
    `ALL` and the column `TOTAL` added, `SMALL` and `WITHHELD` standing for what is hidden.
    Raises WorkbenchError `would_reveal` when a count can be worked out whatever is hidden.
    """
    if threshold < LEAST_THRESHOLD:
        raise ValueError(f"a threshold under {LEAST_THRESHOLD} protects nobody")
    counts = {name: with_sums(table) for name, table in tables.items()}
    shown = {name: _small_or_rounded(table, threshold) for name, table in counts.items()}
    if all(table.empty for table in tables.values()):
        return shown
    totals = None if known is None else with_sums(known.to_frame("n"))[TOTAL]
    for _ in range(2 * sum(len(table) for table in tables.values()) + 2):
        exposed = _exposed(counts, shown, threshold=threshold, totals=totals)
        if not exposed:
            return shown
        for place in sorted(exposed, key=str):
            _withhold(shown[place.table], place.row)
    raise WorkbenchError(
        sentence(
            "The edition was not written: its tables would let a reader work out a small number "
            "of people. Publish with a higher threshold."
        ),
        code="would_reveal",
    )


def with_sums(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its column sums (row `ALL`) and row sums (column `TOTAL`)."""
    summed = table.astype(int).copy()
    summed.index = summed.index.map(str)
    summed[TOTAL] = summed.sum(axis=1).astype(int)
    summed.loc[ALL] = summed.sum(axis=0).astype(int)
    return summed


def protect_count(count: int, threshold: int = THRESHOLD) -> int:
    """One count that is part of no table: small, or rounded."""
    return SMALL if count < threshold else rounded(count)


def rounded(count: int) -> int:
    """The nearest multiple of five."""
    return (count + SLACK) // STEP * STEP


@dataclass(frozen=True)
class _Place:
    table: str
    row: str


def _small_or_rounded(counts: pd.DataFrame, threshold: int) -> pd.DataFrame:
    values = counts.to_numpy()
    near = (values + SLACK) // STEP * STEP
    return pd.DataFrame(
        np.where(values < threshold, SMALL, near), index=counts.index, columns=counts.columns
    )


def _withhold(shown: pd.DataFrame, row: str) -> None:
    """Withhold a row's cells, or the whole table when that row already is."""
    cells = [name for name in shown.columns if name != TOTAL]
    if (shown.loc[row, cells] == WITHHELD).all():
        shown.loc[:, cells] = WITHHELD
    else:
        shown.loc[row, cells] = WITHHELD


def _exposed(
    counts: Mapping[str, pd.DataFrame],
    shown: Mapping[str, pd.DataFrame],
    *,
    threshold: int,
    totals: pd.Series | None,
) -> set[_Place]:
    """Where a hidden count can be worked out from all that is shown."""
    first = next(iter(counts.values()))
    width = sum(table.shape[1] - 1 for table in counts.values())
    values = np.hstack([t.drop(columns=TOTAL).to_numpy() for t in counts.values()])
    values = np.hstack([values, first[[TOTAL]].to_numpy()]).astype(float)
    codes = np.hstack([t.drop(columns=TOTAL).to_numpy() for t in shown.values()])
    codes = np.hstack([codes, next(iter(shown.values()))[[TOTAL]].to_numpy()])
    low, high = _ranges(codes, threshold)
    if totals is not None:
        low[:, width] = high[:, width] = totals.to_numpy(dtype=float)
    sizes = [table.shape[1] - 1 for table in counts.values()]
    system = System(low.ravel(), high.ravel(), _sums(len(first), sizes))
    varies = can_vary(values.ravel(), system).reshape(values.shape)
    hidden = (codes < 0) & (low != high) & ~varies
    owners = np.repeat(list(counts), sizes)
    return {
        _Place(str(owners[column]), str(first.index[row]))
        for row, column in np.argwhere(hidden[:, :width])
        if values[row, width] > 0 or totals is None
    }


def _ranges(
    codes: NDArray[np.int64], threshold: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The range of counts that each shown number stands for."""
    low = np.where(codes < 0, 0, np.maximum(codes - SLACK, threshold)).astype(float)
    high = np.where(codes == SMALL, threshold - 1, codes + SLACK).astype(float)
    high[codes == WITHHELD] = ENDLESS
    return low, high


def _sums(rows: int, sizes: list[int]) -> NDArray[np.float64]:
    """What adds up: each table's cells to the row's total, the cohorts to the last row.

    Numbers are laid out row by row, the tables side by side and the total last.
    """
    width = sum(sizes) + 1
    across = []
    for row in range(rows - 1):
        start = 0
        for size in sizes:
            line = np.zeros((rows, width))
            line[row, start : start + size] = 1
            line[row, width - 1] = -1
            across.append(line.ravel())
            start += size
    down = np.zeros((width, rows, width))
    for column in range(width):
        down[column, :-1, column] = 1
        down[column, -1, column] = -1
    return np.vstack([*across, down.reshape(width, -1)])
