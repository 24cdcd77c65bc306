"""The assignment of rows to columns with room for several: as many rows as can be, then best.

The answer is checked over every pair with whole-number prices: where they add up to the total,
no other assignment is better, and this is said only then.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.int16]
Wholes = NDArray[np.int64]

NOBODY = -1
BLOCKED = -1


@dataclass(frozen=True, eq=False)
class Assigned:
    """The column of each row (n,), NOBODY for none, and what it comes to.

    `bound` is what no assignment of as many rows can exceed; `row_prices` and `column_prices`
    are in units of the weights (`heads` for a row assigned, plus its score).
    """

    columns: Wholes
    count: int
    objective: int
    bound: int
    is_proved: bool
    heads: int
    row_prices: Wholes
    column_prices: Wholes
    seconds: float


def solve(scores: Scores, room: Wholes) -> Assigned:
    """Assign as many rows as can be, and among those ways take the largest total score.

    `scores` (n, m): zero or more, BLOCKED where the two may not go together; `room` (m,) how
    many rows a column takes.
    """
    start = time.perf_counter()
    room = _room(scores, room)
    weights, _ = _weights(scores, room)
    return replace(
        check(scores, room, columns=_best(weights, room)), seconds=time.perf_counter() - start
    )


def check(scores: Scores, room: Wholes, *, columns: Wholes) -> Assigned:
    """What an assignment comes to, with the prices that show how far from best it can be.

    `columns` (n,) keeps the room and goes nowhere that is blocked.
    """
    start = time.perf_counter()
    room = _room(scores, room)
    weights, heads = _weights(scores, room)
    rows = np.flatnonzero(columns != NOBODY)
    total = int(weights[rows, columns[rows]].sum())
    of_rows, of_columns = _prices(weights, columns)
    ceiling = int(of_rows.sum() + (room * of_columns).sum())
    return Assigned(
        columns=columns,
        count=len(rows),
        objective=total - heads * len(rows),
        bound=max(ceiling, total) - heads * len(rows),
        is_proved=_is_fair(weights, of_rows, of_columns) and ceiling == total,
        heads=heads,
        row_prices=of_rows,
        column_prices=of_columns,
        seconds=time.perf_counter() - start,
    )


def _room(scores: Scores, room: Wholes) -> Wholes:
    return np.clip(np.asarray(room, dtype=np.int64), 0, len(scores))


def _weights(scores: Scores, room: Wholes) -> tuple[Wholes, int]:
    """Scores lifted so far that one row more outweighs every score; 0 where blocked or full."""
    heads = len(scores) * int(scores.max(initial=0)) + 1
    lifted = scores.astype(np.int64)
    lifted += heads
    lifted[scores == BLOCKED] = 0
    lifted[:, room == 0] = 0
    return lifted, heads


def _best(weights: Wholes, room: Wholes) -> Wholes:
    """The heaviest assignment, each column standing as often as it has room.

    Weights stay far below 2**53, so the solver's arithmetic on floats is exact.
    """
    from scipy.optimize import linear_sum_assignment

    places = np.repeat(np.arange(len(room)), room)
    rows, taken = linear_sum_assignment(weights[:, places], maximize=True)
    columns = np.full(len(weights), NOBODY, dtype=np.int64)
    columns[rows] = places[taken]
    blocked = weights[rows, columns[rows]] == 0
    columns[rows[blocked]] = NOBODY
    return columns


def _prices(weights: Wholes, columns: Wholes) -> tuple[Wholes, Wholes]:
    """The smallest prices at which each row prefers the column it has, by raising them.

    They settle because the assignment is best; the number of rounds is limited all the same,
    and prices that have not settled prove nothing.
    """
    of_columns = np.zeros(weights.shape[1], dtype=np.int64)
    rows = np.flatnonzero(columns != NOBODY)
    of_rows = np.zeros(len(columns), dtype=np.int64)
    for _ in range(sum(weights.shape) + 1):
        of_rows[rows] = weights[rows, columns[rows]] - of_columns[columns[rows]]
        wanted = (weights - of_rows[:, None]).max(axis=0, initial=0)
        raised = np.maximum(of_columns, wanted)
        if np.array_equal(raised, of_columns):
            break
        of_columns = raised
    return of_rows, of_columns


def _is_fair(weights: Wholes, of_rows: Wholes, of_columns: Wholes) -> bool:
    """Whether no price is negative and no pair is worth more than its two prices."""
    if np.any(of_rows < 0) or np.any(of_columns < 0):
        return False
    return bool(np.all(weights <= of_rows[:, None] + of_columns[None, :]))
