"""Why limits cannot all hold: a smallest set of them that clash, and the cheapest way out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from workbench.engines import highs
from workbench.engines.seat_rows import cells_of, limit_rows, programme
from workbench.engines.seats import Limit, Seating

Side = Literal["least", "most"]


@dataclass(frozen=True)
class End:
    """One end of one limit, by its place among the limits."""

    limit: int
    side: Side


@dataclass(frozen=True)
class Change:
    """An end of a limit and how far it has to give way."""

    end: End
    by: int


def smallest(seating: Seating) -> tuple[End, ...]:
    """Ends of limits that cannot hold together, though any of them left out the others can.

    Ends are left out one at a time and kept out while the rest still clash. Empty when
    everything can hold.
    """
    if _can_hold(seating, _ends(seating)):
        return ()
    kept = _ends(seating)
    for end in _ends(seating):
        fewer = [each for each in kept if each != end]
        if not _can_hold(seating, fewer):
            kept = fewer
    return tuple(kept)


def cheapest(seating: Seating) -> tuple[Change, ...]:
    """The changes with the smallest sum after which every limit can hold."""
    from scipy.sparse import csr_array, hstack

    ends = _ends(seating)
    # Each end in a row of its own: what one end gives must not press on the other.
    limits = tuple(_only(seating.limits[end.limit], end.limit, {end}) for end in ends)
    apart = replace(seating, limits=limits)
    cells = cells_of(apart)
    base = programme(apart, cells, gains=np.zeros(len(cells.rows)))
    before = len(base.gains)
    signs = [1.0 if end.side == "least" else -1.0 for end in ends]
    give = csr_array(
        (signs, (range(len(ends)), range(len(ends)))), shape=(base.rows.shape[0], len(ends))
    )
    found = highs.maximise(
        replace(
            base,
            gains=np.concatenate([base.gains, -np.ones(len(ends))]),
            lower=np.concatenate([base.lower, np.zeros(len(ends))]),
            upper=np.concatenate([base.upper, np.full(len(ends), np.inf)]),
            is_whole=np.concatenate([base.is_whole, np.ones(len(ends), dtype=bool)]),
            rows=hstack([base.rows, give], format="csr"),
        )
    )
    if found is None:
        raise RuntimeError("something other than the limits clashes")
    amounts = np.rint(found.values[before:]).astype(int)
    return tuple(Change(end, int(by)) for end, by in zip(ends, amounts, strict=True) if by)


def held(seating: Seating) -> tuple[int, ...]:
    """What the fixed rows alone take of each limit."""
    cells = cells_of(seating)
    return tuple(int(each) for each in limit_rows(seating, cells) @ cells.is_fixed.astype(float))


def _ends(seating: Seating) -> list[End]:
    sides: tuple[Side, ...] = ("least", "most")
    return [
        End(number, side)
        for number, limit in enumerate(seating.limits)
        for side in sides
        if np.isfinite(getattr(limit, side))
    ]


def _can_hold(seating: Seating, ends: list[End]) -> bool:
    kept = set(ends)
    limits = tuple(_only(limit, number, kept) for number, limit in enumerate(seating.limits))
    loose = replace(seating, limits=limits)
    cells = cells_of(loose)
    return highs.maximise(programme(loose, cells, gains=np.zeros(len(cells.rows)))) is not None


def _only(limit: Limit, number: int, kept: set[End]) -> Limit:
    return replace(
        limit,
        least=limit.least if End(number, "least") in kept else -np.inf,
        most=limit.most if End(number, "most") in kept else np.inf,
    )
