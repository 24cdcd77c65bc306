"""Limits that may give way, each at a price: the programme behind clashes and ways out of them.

It is written over kinds of rows, not rows: whether limits can hold depends on counts only.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from workbench.engines import highs
from workbench.engines.seats import Seating, Truths
from workbench.engines.standing import Priced, Standing

Floats = NDArray[np.float64]
Side = Literal["least", "most"]
Part = Literal["limit", "groups", "supply", "fixed", "shut"]
NEAR = 1e-6
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


Changes = tuple[Change, ...]


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
    _known: dict[tuple[frozenset[End], bytes], Changes | None] = field(default_factory=dict)

    @cached_property
    def handle(self) -> dict[End, int]:
        """The variable of each end."""
        return {end: place for place, every in enumerate(self.ends) for end in every}

    def least(self, held: frozenset[End], *, costs: Floats) -> Changes | None:
        """The cheapest changes at these costs (h,) while the `held` ends stand; None: no way."""
        asked = held, costs.tobytes()
        if asked not in self._known:
            self._known[asked] = self._least(held, costs)
        return self._known[asked]

    def at_least(self, held: frozenset[End], *, costs: Floats) -> float | None:
        """What no changes can cost less than, while the `held` ends stand; None: no way."""
        found = self.loosely(held, costs=costs)
        return None if found is None else -found.total - NEAR

    def loosely(self, held: frozenset[End], *, costs: Floats) -> Priced | None:
        """What broken places and amounts could do at these costs, and the prices of the rows."""
        return Standing(self._asked(held, costs)).best()

    def _asked(self, held: frozenset[End], costs: Floats) -> highs.Integers:
        room = self.room.copy()
        for end in held:
            place = self.handle[end]
            room[place] = room[place] - 1 if end.of in BY_ROW else 0.0
        room[~np.isfinite(costs)] = 0.0
        before = len(self.programme.gains) - len(room)
        priced = np.where(np.isfinite(costs), costs, 0.0)
        return replace(
            self.programme,
            gains=np.concatenate([np.zeros(before), -priced]),
            upper=np.concatenate([self.programme.upper[:before], room]),
        )

    def _least(self, held: frozenset[End], costs: Floats) -> Changes | None:
        amounts = _amounts(self._asked(held, costs), before=len(self.programme.gains) - len(costs))
        if amounts is None:
            return None
        return tuple(
            change
            for every, amount in zip(self.ends, amounts, strict=True)
            if amount
            for change in _changes([end for end in every if end not in held], amount)
        )


BY_ROW = ("fixed", "shut")


def _amounts(asked: highs.Integers, *, before: int) -> list[int] | None:
    """How much is given at the smallest cost; None where it cannot be.

    What numbers that need not be whole could do comes first: where even they cannot, nothing
    can, and where they give whole amounts and whole answers do with them, nothing is cheaper.
    """
    loose = highs.maximise(replace(asked, is_whole=np.zeros_like(asked.is_whole)))
    if loose is None:
        return None
    has_price = asked.gains < 0
    given = np.rint(loose.values)
    if np.allclose(loose.values[has_price], given[has_price], atol=NEAR):
        found = highs.maximise(
            replace(
                asked,
                gains=np.zeros_like(asked.gains),
                lower=np.where(has_price, given, asked.lower),
                upper=np.where(has_price, given, asked.upper),
            )
        )
        if found is not None:
            return _whole(found, before)
    found = highs.maximise(asked)
    return None if found is None else _whole(found, before)


def _whole(found: highs.Best, before: int) -> list[int]:
    return [int(each) for each in np.rint(found.values[before:])]


def _changes(ends: list[End], amount: int) -> list[Change]:
    if ends[0].of in BY_ROW:
        return [Change(end, 1) for end in ends[:amount]]
    return [Change(ends[0], amount)]
