"""Limits that may give way, each at a price: the programme behind clashes and ways out of them.

It is written over kinds of rows, not rows: whether limits can hold depends on counts only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from workbench.engines import highs
from workbench.engines.seats import Seating, Truths

Floats = NDArray[np.float64]
Side = Literal["least", "most"]
Part = Literal["limit", "groups", "supply", "fixed", "shut"]
SIDES: tuple[Side, ...] = ("least", "most")


@dataclass(frozen=True, order=True)
class End:
    """What may give way: one end of one limit, the groups' rule, the sources', a row by hand.

    `at` is the place among the limits, or the row that is fixed or shut out.
    """

    of: Part
    at: int = 0
    side: Side = "most"


@dataclass(frozen=True, eq=False)
class Terms:
    """What it costs to give way: for a limit (l,) one unit, for a row its freedom (n,).

    Infinite where it may not. A limit that goes `at_once` (l,) is dropped or stands. `shut`
    (n, t) are places that would be allowed were they not shut by hand.
    """

    limits: Floats
    at_once: Truths
    fixed: Floats
    shut: Truths
    shut_out: Floats
    groups: float = 1.0
    supply: float = 1.0


@dataclass(frozen=True)
class Change:
    """An end and how far it gives way; a row by hand, or what goes at once, gives way by one."""

    end: End
    by: int


def even_terms(seating: Seating) -> Terms:
    """Every unit of every end at the same price, and nothing shut by hand."""
    rows, count = len(seating.fixed), len(seating.limits)
    return Terms(
        limits=np.ones(count),
        at_once=np.zeros(count, dtype=bool),
        fixed=np.ones(rows),
        shut=np.zeros(seating.allowed.shape, dtype=bool),
        shut_out=np.ones(rows),
    )


@dataclass(frozen=True, eq=False)
class Giving:
    """A seating over kinds of rows, with one variable for all that may give way alike.

    `ends` lists, for each such variable, the ends it stands for, those that go first before the
    others; `costs` and `room` (h,) are the price of one and how many there are to give. The
    variables are the last ones of the `programme`.
    """

    programme: highs.Integers
    ends: tuple[tuple[End, ...], ...]
    costs: Floats
    room: Floats

    @cached_property
    def handle(self) -> dict[End, int]:
        """The variable of each end."""
        return {end: place for place, every in enumerate(self.ends) for end in every}

    def least(self, held: Iterable[End], *, costs: Floats) -> tuple[Change, ...] | None:
        """The cheapest changes at these costs (h,) while the `held` ends stand; None: no way."""
        kept = set(held)
        room = self.room.copy()
        for end in kept:
            room[self.handle[end]] = room[self.handle[end]] - 1 if end.of in BY_ROW else 0.0
        room[~np.isfinite(costs)] = 0.0
        before = len(self.programme.gains) - len(room)
        upper = np.concatenate([self.programme.upper[:before], room])
        gains = np.concatenate([np.zeros(before), -np.where(np.isfinite(costs), costs, 0.0)])
        found = highs.maximise(replace(self.programme, gains=gains, upper=upper))
        if found is None:
            return None
        amounts = np.rint(found.values[before:]).astype(int).tolist()
        return tuple(
            change
            for every, amount in zip(self.ends, amounts, strict=True)
            if amount
            for change in _changes([end for end in every if end not in kept], amount)
        )


BY_ROW = ("fixed", "shut")


def _changes(ends: list[End], amount: int) -> list[Change]:
    if ends[0].of in BY_ROW:
        return [Change(end, 1) for end in ends[:amount]]
    return [Change(ends[0], amount)]
