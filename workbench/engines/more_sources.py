"""What one more source would bring: how many more places, and how much they gain."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.engines import nearness, what_ifs
from workbench.engines.seats import NOWHERE, Supply, Truths
from workbench.engines.what_ifs import Answer, Base


@dataclass(frozen=True, eq=False)
class Source:
    """A source that is not there: which rows it would fit (n,), and which columns serve (t,)."""

    fits: Truths
    serves: Truths


@dataclass(frozen=True, eq=False)
class Brought:
    """The best answer with one more source, and what it holds more than the best without it.

    `base` is the seating with the source in it, to go on from.
    """

    base: Base
    answer: Answer
    places: int
    points: int


def at_most(base: Base, source: Source) -> float:
    """What a source with room for one cannot exceed, in points: no need to try a smaller one."""
    over = nearness.left(replace(base.seating, supply=None), base.worths)
    freed = over[np.ix_(source.fits, source.serves)]
    return float(max(freed.max(initial=0.0), 0.0)) / base.point


def with_source(base: Base, source: Source, *, now: Answer) -> Brought | None:
    """The best answer with one more source, with room for one; None without one."""
    supply = base.seating.supply
    if supply is None:
        return None
    # Any price for the new one bounds every answer; this one leaves nobody over.
    worth = at_most(base, source) * base.point
    sources = np.append(base.worths.sources, worth)
    more = Base(
        replace(base.seating, supply=_joined(supply, source)),
        replace(base.worths, sources=sources),
        base.point,
    )
    found = what_ifs.best(more, more.seating)
    if found is None:
        return None
    places = int((found.columns != NOWHERE).sum()) - int((now.columns != NOWHERE).sum())
    points = found.weight // base.point - now.weight // base.point
    return Brought(more, found, places, points)


def priced(base: Base) -> Base:
    """The same seating with the worths that bound it best."""
    found = nearness.worths(base.seating)
    return base if found is None else replace(base, worths=found)


def _joined(supply: Supply, source: Source) -> Supply:
    return replace(
        supply,
        fits=np.concatenate([supply.fits, source.fits[:, None]], axis=1),
        serves=np.concatenate([supply.serves, source.serves[:, None]], axis=1),
        room=np.append(supply.room, 1),
    )
