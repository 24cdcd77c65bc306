"""How places pass from column to column beside a best matching, and at what loss.

A row that moves from one column to another loses what the two prices leave of its weight, never
less than nothing. Every change of the matching is a way along such steps, and the shortest way
is the best answer to it: nothing has to be solved again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import NOBODY, Wholes, blocks

FAR = 1 << 60
"""Longer than every way."""


@dataclass(frozen=True, eq=False)
class Exchanges:
    """The steps beside a proved matching; the last of m + 1 places stands for having no column.

    `lengths[a, b]` is what is lost when somebody of `a` goes on to `b`, and `rows[a, b]` who that
    is: NOBODY where nobody has to move, because `a` has a place to spare or one of `b` is left
    empty. `prices` (m,) hold for closed columns too, those without room for a free row.
    """

    matched: Matched
    lengths: Wholes
    rows: NDArray[np.int32]
    prices: Wholes
    is_closed: NDArray[np.bool_]

    @property
    def outside(self) -> int:
        """The place that stands for having no column."""
        return len(self.prices)


@dataclass(frozen=True, eq=False)
class Ways:
    """The shortest way to each place (m + 1,): its length and the place before it."""

    length: Wholes
    before: Wholes

    def to(self, place: int) -> list[int]:
        """The places along the way to this one, the first one first."""
        way = [place]
        while self.before[way[-1]] != NOBODY:
            way.append(int(self.before[way[-1]]))
        return way[::-1]


@lru_cache(maxsize=2)
def exchanges(matched: Matched) -> Exchanges:
    """The steps beside a proved matching, from every pair, a block of rows at a time.

    Kept for the two last asked for: one question after another is about the same matching.
    """
    if not matched.is_proved:
        raise ValueError("only a matching that is proved best has prices to compare with")
    of, outside = matched.of, len(matched.of.room)
    free, left = is_free(of), room_left(of)
    lengths = np.full((outside + 1, outside + 1), FAR, dtype=np.int64)
    rows = np.full(lengths.shape, NOBODY, dtype=np.int32)
    for part in blocks(of.scores):
        here = np.flatnonzero(free[part])
        if len(here):
            weights, own = of.weights(part)[here], matched.row_prices[part][here, None]
            over = np.hstack([np.where(weights > 0, own - weights, FAR), own])
            _take_in(lengths, rows, matched, over=over, here=here + part.start)
    is_closed = left == 0
    lifted = np.maximum(-lengths[:, :-1].min(axis=0), 0)
    prices = np.where(is_closed, lifted, matched.column_prices)
    lengths[:, :-1] += np.where(lengths[:, :-1] < FAR, prices, 0)
    standing = matched.columns[free & (matched.columns != NOBODY)]
    spare = np.bincount(standing, minlength=outside) < left
    _without_moving(lengths[:-1, -1], rows[:-1, -1], np.where(spare, 0, FAR))
    _without_moving(lengths[-1, :-1], rows[-1, :-1], prices)
    return Exchanges(matched, lengths, rows, prices, is_closed)


def ways(over: Exchanges, starts: Wholes, *, to: int) -> Ways:
    """The shortest way to a place from starts that have a length already (m + 1,), FAR for none.

    Of ways as short, one along which the fewest move.
    """
    length, steps = starts.copy(), np.zeros(len(starts), dtype=np.int64)
    before = np.full(len(starts), NOBODY, dtype=np.int64)
    is_open = np.ones(len(starts), dtype=bool)
    while True:
        ahead = np.where(is_open, length, FAR)
        nearest = ahead.min()
        if nearest == FAR:
            return Ways(length, before)
        at = int(np.where(ahead == nearest, steps, FAR).argmin())
        if at == to:
            return Ways(length, before)
        is_open[at] = False
        through = nearest + over.lengths[at]
        shorter = is_open & (over.lengths[at] < FAR)
        shorter &= (through < length) | ((through == length) & (steps[at] + 1 < steps))
        length[shorter], steps[shorter], before[shorter] = through[shorter], steps[at] + 1, at


def is_free(of: Matching) -> NDArray[np.bool_]:
    """The rows that are matched at all: neither held nor idle (n,)."""
    free = np.ones(of.scores.shape[0], dtype=bool)
    if of.held is not None:
        free &= of.held == NOBODY
    if of.idle is not None:
        free &= ~of.idle
    return free


def room_left(of: Matching) -> Wholes:
    """How many free rows each column takes beside those held (m,)."""
    return np.asarray(np.clip(np.asarray(of.room) - held_in(of), 0, None), dtype=np.int64)


def held_in(of: Matching) -> Wholes:
    """How many rows each column holds (m,)."""
    held = np.zeros(0, dtype=np.int64) if of.held is None else of.held[of.held != NOBODY]
    return np.bincount(held, minlength=len(of.room)).astype(np.int64)


def places_back(of: Matched) -> Wholes:
    """The column in which a place comes free when a row leaves it (n,), NOBODY where none does.

    A column that holds more rows than it has room for has none to give.
    """
    matching, back = of.of, of.columns.copy()
    if matching.held is not None:
        is_beyond = np.append(held_in(matching) > matching.room, False)
        back[(matching.held != NOBODY) & is_beyond[back]] = NOBODY
    return back


def freed_prices(of: Matched) -> Wholes:
    """The price of a place that comes free in each column (m,), closed ones too.

    A closed column has no price in the matching: it is what the keenest free row would give.
    """
    is_closed = room_left(of.of) == 0
    if of.of.held is None or not is_closed.any():
        return of.column_prices
    prices, free = np.where(is_closed, 0, of.column_prices), is_free(of.of)
    for part in blocks(of.of.scores):
        gained = of.of.weights(part)[:, is_closed] - of.row_prices[part][:, None]
        keenest = gained[free[part]].max(axis=0, initial=0)
        prices[is_closed] = np.maximum(prices[is_closed], keenest)
    return prices


def _take_in(
    lengths: Wholes, rows: NDArray[np.int32], matched: Matched, *, over: Wholes, here: Wholes
) -> None:
    """Keep the shortest of the steps that these rows (k,) can make, `over` (k, m + 1) long each."""
    places = matched.columns[here]
    # Who has no column has nowhere to go by having none.
    over[places == NOBODY, -1] = FAR
    places = np.where(places == NOBODY, len(lengths) - 1, places)
    order = np.argsort(places, kind="stable")
    groups, first, counts = np.unique(places[order], return_index=True, return_counts=True)
    least = np.minimum.reduceat(over[order], first, axis=0)
    is_least = over[order] == np.repeat(least, counts, axis=0)
    who = np.where(is_least, here[order, None], len(matched.columns))
    who = np.minimum.reduceat(who, first, axis=0)
    is_shorter = least < lengths[groups]
    lengths[groups] = np.where(is_shorter, least, lengths[groups])
    rows[groups] = np.where(is_shorter, who, rows[groups])


def _without_moving(lengths: Wholes, rows: NDArray[np.int32], instead: Wholes) -> None:
    """Take the step that moves nobody where it is no longer."""
    is_shorter = (instead < FAR) & (instead <= lengths)
    lengths[is_shorter] = instead[is_shorter]
    rows[is_shorter] = NOBODY
