"""What the best matching would be with one pair chosen, one let go, one row or place changed.

`floors` says for every pair at once what choosing it costs at least, from the prices alone. The
others are exact: the shortest way along the exchanges that the change sets off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.exchanges import (
    FAR,
    Exchanges,
    exchanges,
    freed_prices,
    held_in,
    places_back,
    room_left,
    ways,
)
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Points, Wholes

EVERY = slice(None)


@dataclass(frozen=True, eq=False)
class Floors:
    """At least what choosing each pair costs (n, m): first rows matched, then kept, then points.

    `weights` is the cost in units of the matching's weights. `points` are what is left of it
    after `rows` and `kept`: beside a row fewer they may be points gained, below nothing.
    """

    of: Matched
    weights: Wholes
    brings: Wholes

    @cached_property
    def rows(self) -> Wholes:
        """At least how many rows fewer are matched."""
        kept = 0
        if self.of.of.before is not None:
            kept = self.of.of.keep * int((self.of.columns == self.of.of.before).sum())
        return -((kept + self._at_most - self.weights) // self.of.of.head)

    @cached_property
    def kept(self) -> Wholes:
        """At least how many fewer keep their column, where no more rows are lost than that."""
        if self.of.of.before is None:
            return np.zeros_like(self.weights)
        return -((self._at_most - self._beside_rows) // self.of.of.keep)

    @cached_property
    def points(self) -> Wholes:
        """At least how many points fewer, where no more of the others are lost than that."""
        return self._beside_rows - self.kept * self.of.of.keep

    @property
    def _at_most(self) -> Wholes:
        """The most points that can be lost: all there are, beside those the pair brings."""
        return self.of.objective - self.brings

    @cached_property
    def _beside_rows(self) -> Wholes:
        return self.weights - self.rows * self.of.of.head


@dataclass(frozen=True, eq=False)
class Change:
    """The best matching under one change: the column of each row, and what it costs the whole.

    `rows` fewer are matched, `kept` fewer keep their column and `points` fewer are reached: below
    nothing where there are more. `moved` are the rows that have another column now.
    """

    columns: Wholes
    moved: Wholes
    rows: int
    kept: int
    points: int

    @property
    def cost(self) -> tuple[int, int, int]:
        """What it costs, weightiest first."""
        return self.rows, self.kept, self.points


def floors(of: Matched, *, rows: slice = EVERY) -> Floors:
    """At least what choosing each pair of these rows costs the whole; 0 for the pairs chosen.

    A blocked pair is looked at as if it were chosen by hand, with no points.
    """
    if not of.is_proved:
        raise ValueError("only a matching that is proved best has prices to compare with")
    weights = of.of.weights(rows)
    weights[weights == 0] = of.of.head
    own = of.columns[rows]
    there = np.flatnonzero(own != NOBODY)
    stays = np.zeros(len(own), dtype=np.int64)
    stays[there] = weights[there, own[there]]
    back = places_back(of)[rows]
    freed = np.where(back == NOBODY, 0, freed_prices(of)[back])
    entry = np.where(room_left(of.of) == 0, 0, of.column_prices)
    over = (stays - freed)[:, None] + entry - weights
    over[there, own[there]] = 0
    brings = np.maximum(of.of.scores.block(rows), 0)
    return Floors(of, over, brings.astype(np.int64))


def with_pair(of: Matched, row: int, column: int) -> Change:
    """The best matching in which a row has this column, whatever its points; by hand, say.

    Where the column has no room for a free row it takes this one beyond its room.
    """
    if of.columns[row] == column:
        return _change(of, of.columns)
    over = exchanges(of)
    start = over.outside if over.is_closed[column] else column
    columns = _rerouted(of, over, _from(over, start), row=row)
    columns[row] = column
    return _change(of, columns)


def without_pair(of: Matched, row: int, column: int) -> Change:
    """The best matching in which a row has not this column."""
    if of.columns[row] != column:
        return _change(of, of.columns)
    over = exchanges(of)
    starts = _entries(over, of.of.weights(slice(row, row + 1))[0])
    starts[column] = FAR
    return _change(of, _rerouted(of, over, starts, row=row))


def released(of: Matched, row: int) -> Change:
    """The best matching when nothing is settled by hand any more for a row held or idle."""
    over, own = exchanges(of), int(of.columns[row])
    weights = of.of.weights(slice(row, row + 1))[0]
    starts = _entries(over, weights)
    if own != NOBODY and weights[own] > 0 and places_back(of)[row] == own:
        starts[own] = over.prices[own] - weights[own]
    return _change(of, _rerouted(of, over, starts, row=row))


def without_row(of: Matched, row: int) -> Change:
    """The best matching in which a row stays alone: what others gain by the place it had."""
    over = exchanges(of)
    return _change(of, _rerouted(of, over, _from(over, over.outside), row=row))


def with_room(of: Matched, column: int) -> Change:
    """The best matching with one place more in a column."""
    over, columns = exchanges(of), of.columns.copy()
    if held_in(of.of)[column] <= of.of.room[column]:
        way = ways(over, _from(over, over.outside), to=column).to(column)
        _pass_on(over, columns, way)
    return _change(of, columns)


def brought_in(of: Matched, row: int) -> NDArray[np.bool_]:
    """The columns (m,) in which one place more brings in a row without a column.

    Where another row would do as well either may be the one.
    """
    over = exchanges(of)
    found = ways(over, _from(over, over.outside), to=NOBODY)
    first = np.arange(over.outside + 1)
    while (is_on_the_way := _is_on_the_way(found.before, first)).any():
        first = np.where(is_on_the_way, found.before[first], first)
    is_hers = over.rows[over.outside, first[:-1]] == row
    opens = held_in(of.of) <= of.of.room
    return np.asarray(is_hers & opens & (first[:-1] != over.outside), dtype=bool)


def with_points(of: Matched, row: int, points: Points) -> Change:
    """The best matching when a row without a column has other points (m,): answers changed."""
    over = exchanges(of)
    weights = np.where(points == BLOCKED, 0, points.astype(np.int64) + of.of.head)
    columns = _rerouted(of, over, _entries(over, weights), row=row)
    found = _change(of, columns)
    if columns[row] == NOBODY:
        return found
    before, after = _points(of.of, row, columns[row]), int(points[columns[row]])
    return replace(found, points=found.points + before - after)


def _is_on_the_way(before: Wholes, places: Wholes) -> NDArray[np.bool_]:
    """Which of these places have another place between them and the outside."""
    earlier = before[places]
    return np.asarray((earlier != NOBODY) & (before[earlier] != NOBODY), dtype=bool)


def _from(over: Exchanges, place: int) -> Wholes:
    starts = np.full(over.outside + 1, FAR, dtype=np.int64)
    starts[place] = 0
    return starts


def _entries(over: Exchanges, weights: Wholes) -> Wholes:
    """What it costs a row of these weights (m,) to enter each place (m + 1,)."""
    may_enter = (weights > 0) & ~over.is_closed
    return np.append(np.where(may_enter, over.prices - weights, FAR), 0)


def _rerouted(of: Matched, over: Exchanges, starts: Wholes, *, row: int) -> Wholes:
    """A row enters where it costs least, others move on until the place that it had is filled."""
    back = int(places_back(of)[row])
    to = over.outside if back == NOBODY else back
    way = ways(over, starts, to=to).to(to)
    columns = of.columns.copy()
    columns[row] = _column(over, way[0])
    _pass_on(over, columns, way)
    return columns


def _pass_on(over: Exchanges, columns: Wholes, way: list[int]) -> None:
    for here, there in pairwise(way):
        if (row := over.rows[here, there]) != NOBODY:
            columns[row] = _column(over, there)


def _column(over: Exchanges, place: int) -> int:
    return NOBODY if place == over.outside else place


def _change(of: Matched, columns: Wholes) -> Change:
    """What it costs to have these columns instead."""
    moved = np.flatnonzero(columns != of.columns)
    points = kept = 0
    for row in moved.tolist():
        points += _points(of.of, row, of.columns[row]) - _points(of.of, row, columns[row])
        kept += _is_kept(of.of, row, of.columns[row]) - _is_kept(of.of, row, columns[row])
    fewer = int((of.columns[moved] != NOBODY).sum() - (columns[moved] != NOBODY).sum())
    return Change(columns, moved, fewer, kept, points)


def _points(of: Matching, row: int, column: int) -> int:
    """The points of one pair; none where it is blocked or there is no column."""
    if column == NOBODY:
        return 0
    return max(int(of.scores.of(row, np.array([column]))[0]), 0)


def _is_kept(of: Matching, row: int, column: int) -> int:
    if of.before is None or column == NOBODY or of.before[row] != column:
        return 0
    return int(of.scores.of(row, np.array([column]))[0] != BLOCKED)
