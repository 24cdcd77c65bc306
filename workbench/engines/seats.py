"""The best way to give columns of places to rows that may each hold one, under limits.

Aims come one after the other: among the answers with the largest total of the first gains, those
with the largest of the second, and so on. Rows that are alike in everything are exchanged by lot.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

Wholes = NDArray[np.int64]
Truths = NDArray[np.bool_]

NOWHERE = -1
ALONE = -1
EXACT = 2**52
"""Whole numbers up to here are exact in a float, and so are their sums in the solver."""


@dataclass(frozen=True, eq=False)
class Limit:
    """What those who hold a place take together stays between `least` and `most`.

    `weights` (n,) is what each row takes; `columns` (t,) where it counts.
    """

    weights: Wholes
    columns: Truths
    least: float = -np.inf
    most: float = np.inf


@dataclass(frozen=True, eq=False)
class Groups:
    """Rows that belong together, of which so many at the most may hold a place.

    `numbers` (n,) the same for the rows of a group, ALONE for who belongs to none.
    """

    numbers: Wholes
    most: int


@dataclass(frozen=True, eq=False)
class Supply:
    """Sources of which every place needs one that fits it, each with room for several places.

    `fits` (n, m) whether a source can serve a row, `serves` (t, m) whether it serves a column,
    `room` (m,) how many; at the most `unserved` places may do without.
    """

    fits: Truths
    serves: Truths
    room: Wholes
    unserved: int = 0


@dataclass(frozen=True, eq=False)
class Seating:
    """What is known before places are given.

    `gains` are what a row brings in a column (n, t), whole numbers of zero or more, the most
    important first; `allowed` (n, t); `fixed` (n,) a column already held, or NOWHERE; `lots`
    (n,): among rows alike in everything the higher win. A fixed row holds its column whether
    allowed or not. `places` is the largest number that can hold one.
    """

    gains: tuple[Wholes, ...]
    allowed: Truths
    fixed: Wholes
    lots: Wholes
    limits: tuple[Limit, ...]
    places: int
    groups: Groups | None = None
    supply: Supply | None = None


@dataclass(frozen=True, eq=False)
class Seats:
    """The column each row holds (n,), NOWHERE for none, and how good that is.

    `totals` are those of each of the gains; `objective` and `bound` weigh them together so that
    nothing of a later one outweighs one of an earlier.
    """

    columns: Wholes
    totals: tuple[int, ...]
    objective: int
    bound: int
    seconds: float

    @property
    def is_proved(self) -> bool:
        """Whether no other answer is better."""
        return self.bound == self.objective


def steps(seating: Seating) -> tuple[int, ...]:
    """What one of each of the gains weighs, so that later ones never outweigh an earlier one."""
    found: list[int] = []
    step = 1
    for gain in reversed(seating.gains):
        found.append(step)
        step *= max(1, seating.places) * int(gain.max(initial=0)) + 1
    return tuple(reversed(found))


def weights(seating: Seating) -> Wholes:
    """All the gains of a row in a column as one whole number (n, t)."""
    together = np.zeros(seating.allowed.shape, dtype=np.int64)
    each = steps(seating)
    for gain, step in zip(seating.gains, each, strict=True):
        together += gain * step
    if max(1, seating.places) * int(together.max(initial=0)) >= EXACT:
        raise RuntimeError("the gains are too large to be weighed together exactly")
    return together


def totals(seating: Seating, columns: Wholes) -> tuple[int, ...]:
    """The total of each of the gains when the rows hold these columns."""
    rows = np.flatnonzero(columns != NOWHERE)
    return tuple(int(gain[rows, columns[rows]].sum()) for gain in seating.gains)


def solve(seating: Seating) -> Seats | None:
    """The best places, proved; None when the limits cannot all hold."""
    from workbench.engines import sifting

    started = perf_counter()
    found = sifting.best(seating)
    if found is None:
        return None
    drawn = by_lot(seating, found.columns)
    each = steps(seating)
    return Seats(
        columns=drawn,
        totals=found.totals,
        objective=_weighed(found.totals, each),
        bound=_weighed(found.bounds, each),
        seconds=perf_counter() - started,
    )


def _weighed(each: tuple[int, ...], by: tuple[int, ...]) -> int:
    return sum(total * step for total, step in zip(each, by, strict=True))


def alike(seating: Seating) -> Wholes:
    """A number for each row (n,), the same for rows that no limit and no aim can tell apart."""
    from workbench.engines.sameness import numbered

    return numbered(_everything(seating, np.arange(len(seating.fixed))))


def _told_by(seating: Seating) -> list[NDArray[np.generic]]:
    """Everything that tells rows apart, (n,) or (n, k) each."""
    parts: list[NDArray[np.generic]] = [*seating.gains, seating.allowed, seating.fixed]
    parts += [limit.weights for limit in seating.limits]
    if seating.groups is not None:
        parts.append(seating.groups.numbers)
    if seating.supply is not None:
        parts.append(np.packbits(seating.supply.fits, axis=1))
    return parts


def _everything(seating: Seating, rows: Wholes) -> Wholes:
    parts = [np.atleast_2d(part[rows].T).T for part in _told_by(seating)]
    return np.concatenate([part.astype(np.int64) for part in parts], axis=1)


def by_lot(seating: Seating, columns: Wholes) -> Wholes:
    """The same places exchanged among rows alike in everything, the highest lots first."""
    from workbench.engines.sameness import hashes, numbered

    if len(columns) == 0:
        return columns.copy()
    # Rows alike have one hash: nobody else can be exchanged with somebody who holds a place.
    told = hashes(_told_by(seating))
    some = np.flatnonzero(np.isin(told, told[columns != NOWHERE]))
    kind = numbered(_everything(seating, some))
    # Of each kind: its rows by falling lot, its places in order, nowhere at the end.
    rows = some[np.lexsort((-seating.lots[some], kind))]
    held = columns[some]
    last = np.where(held == NOWHERE, np.iinfo(np.int64).max, held)
    drawn = columns.copy()
    drawn[rows] = held[np.lexsort((last, kind))]
    return drawn
