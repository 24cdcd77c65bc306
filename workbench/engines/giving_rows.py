"""The rows of a programme in which everything may give way: each with a variable that lets it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from workbench.engines import highs
from workbench.engines.giving import SIDES, End, Floats, Giving, Terms
from workbench.engines.seat_kinds import Kinds, kinds_of
from workbench.engines.seat_rows import Cells, limit_rows, ones, supply_part
from workbench.engines.seats import ALONE, NOWHERE, Groups, Seating, Supply, Wholes

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def _none() -> Floats:
    return np.zeros(0)


@dataclass(frozen=True, eq=False)
class Block:
    """Rows over the cells, over variables of their own, and over what lets them give way.

    `ends`, `costs` and `room` are of each of the last, as in `Giving`.
    """

    of_cells: csr_array
    give: csr_array
    least: Floats
    most: Floats
    own: csr_array
    ends: tuple[tuple[End, ...], ...] = ()
    costs: Floats = field(default_factory=_none)
    room: Floats = field(default_factory=_none)


@dataclass(frozen=True, eq=False)
class Crowd:
    """A seating by kinds: a row of each kind stands in `cells` for all, `kind` (c,) is which."""

    seating: Seating
    terms: Terms
    names: Wholes
    kinds: Kinds
    cells: Cells
    kind: Wholes

    @property
    def counts(self) -> Wholes:
        """How many there are of the kind of each cell (c,)."""
        return self.kinds.counts[self.kind]


def giving_of(seating: Seating, terms: Terms, *, names: Wholes | None = None) -> Giving:
    """The programme of a seating in which every end may give way on these terms.

    `names` (n,) are what rows settled by hand are called, their own places without.
    """
    from scipy.sparse import block_diag, hstack, vstack

    of = _crowd(seating, terms, np.arange(len(seating.fixed)) if names is None else names)
    blocks = [_limits(of), _one_place_each(of), _fixed(of), _shut(of)]
    if seating.groups is not None:
        blocks.append(_groups(of, seating.groups))
    if seating.supply is not None:
        blocks.append(_supply(of, seating.supply))
    own = np.full(sum(block.own.shape[1] for block in blocks), np.inf)
    room = np.concatenate([block.room for block in blocks])
    upper = np.concatenate([of.counts, own, room])
    is_own = np.concatenate([np.zeros(len(of.kind)), own, np.zeros(len(room))]) > 0
    rows = [
        vstack([block.of_cells for block in blocks]),
        block_diag([block.own for block in blocks]),
        block_diag([block.give for block in blocks]),
    ]
    return Giving(
        programme=highs.Integers(
            gains=np.zeros(len(upper)),
            lower=np.zeros(len(upper)),
            upper=upper,
            is_whole=~is_own,
            rows=hstack(rows, format="csr"),
            least=np.concatenate([block.least for block in blocks]),
            most=np.concatenate([block.most for block in blocks]),
        ),
        ends=tuple(every for block in blocks for every in block.ends),
        costs=np.concatenate([block.costs for block in blocks]),
        room=room,
    )


def _crowd(seating: Seating, terms: Terms, names: Wholes) -> Crowd:
    """Every kind and column that may come together, whatever gives way."""
    kinds = kinds_of(seating, terms.fixed, terms.shut, terms.shut_out)
    rows = kinds.first
    may = seating.allowed[rows] | terms.shut[rows]
    held = np.flatnonzero(seating.fixed[rows] != NOWHERE)
    may[held] = seating.allowed[rows[held]]
    may[held, seating.fixed[rows[held]]] = True
    kind, columns = np.nonzero(may)
    is_fixed = seating.fixed[rows[kind]] != NOWHERE
    return Crowd(seating, terms, names, kinds, Cells(rows[kind], columns, is_fixed), kind)


def _limits(of: Crowd) -> Block:
    """Each end of a limit in a row of its own: what one end gives must not press on the other."""
    from scipy.sparse import csr_array

    limits = of.seating.limits
    ends = [
        End("limit", number, side)
        for number, limit in enumerate(limits)
        for side in SIDES
        if np.isfinite(getattr(limit, side))
    ]
    at = np.array([end.at for end in ends], dtype=np.int64)
    is_least = np.array([end.side == "least" for end in ends], dtype=bool)
    asked = np.array([getattr(limits[end.at], end.side) for end in ends], dtype=np.float64)
    rows = limit_rows(of.seating, of.cells)[at]
    at_once = of.terms.at_once[at]
    most_ever = np.where(is_least, asked, rows @ of.counts - asked)
    step = np.where(at_once, np.maximum(most_ever, 1.0), 1.0)
    give = np.where(is_least, step, -step)
    every = np.arange(len(ends))
    return Block(
        of_cells=rows,
        give=csr_array((give, (every, every)), shape=(len(ends), len(ends))),
        least=np.where(is_least, asked, -np.inf),
        most=np.where(is_least, np.inf, asked),
        own=_no_columns(len(ends)),
        ends=tuple((end,) for end in ends),
        costs=of.terms.limits[at],
        room=np.where(at_once, 1.0, np.inf),
    )


def _one_place_each(of: Crowd) -> Block:
    count = len(of.kinds.counts)
    rows = ones(of.kind, np.arange(len(of.kind)), shape=(count, len(of.kind)))
    most = of.kinds.counts.astype(np.float64)
    nothing = np.full(count, -np.inf)
    return Block(rows, _no_columns(count), nothing, most, _no_columns(count))


def _fixed(of: Crowd) -> Block:
    """Who holds a column by hand holds it, or is free; free, she takes an allowed one."""
    seating = of.seating
    is_held = of.cells.columns == seating.fixed[of.cells.rows]
    inside = np.flatnonzero(is_held)
    every = np.arange(len(inside))
    counts = of.counts[inside].astype(np.float64)
    is_allowed = seating.allowed[of.cells.rows[inside], of.cells.columns[inside]]
    return Block(
        of_cells=ones(every, inside, shape=(len(inside), len(of.kind))),
        give=ones(every, every, shape=(len(inside), len(inside))),
        least=counts,
        most=np.where(is_allowed, np.inf, counts),
        own=_no_columns(len(inside)),
        ends=tuple(_ends(of, "fixed", kind) for kind in of.kind[inside].tolist()),
        costs=of.terms.fixed[of.cells.rows[inside]],
        room=counts,
    )


def _shut(of: Crowd) -> Block:
    """Places shut by hand stay empty, or as many are opened as take them."""
    from scipy.sparse import csr_array

    terms, cells = of.terms, of.cells
    inside = np.flatnonzero(
        terms.shut[cells.rows, cells.columns]
        & ~of.seating.allowed[cells.rows, cells.columns]
        & ~cells.is_fixed
    )
    found, place = np.unique(of.kind[inside], return_inverse=True)
    every, shape = np.arange(len(found)), (len(found), len(found))
    return Block(
        of_cells=ones(place, inside, shape=(len(found), len(of.kind))),
        give=csr_array((np.full(len(found), -1.0), (every, every)), shape=shape),
        least=np.full(len(found), -np.inf),
        most=np.zeros(len(found)),
        own=_no_columns(len(found)),
        ends=tuple(_ends(of, "shut", kind) for kind in found.tolist()),
        costs=terms.shut_out[of.kinds.first[found]],
        room=of.kinds.counts[found].astype(np.float64),
    )


def _groups(of: Crowd, groups: Groups) -> Block:
    """Groups with the same members share what their rule allows; it gives way for all at once."""
    from scipy.sparse import csr_array

    crowd = of.kinds.crowd[of.kind]
    inside = np.flatnonzero(crowd != ALONE)
    many = of.kinds.crowds.astype(np.float64)
    return Block(
        of_cells=ones(crowd[inside], inside, shape=(len(many), len(of.kind))),
        give=csr_array(-many[:, None]),
        least=np.full(len(many), -np.inf),
        most=groups.most * many,
        own=_no_columns(len(many)),
        ends=((End("groups"),),),
        costs=np.array([of.terms.groups]),
        room=np.array([np.inf]),
    )


def _supply(of: Crowd, supply: Supply) -> Block:
    part = supply_part(supply, of.cells)
    count = part.of_cells.shape[0]
    # The last row holds how many may go without.
    return Block(
        of_cells=part.of_cells,
        give=-ones(np.array([count - 1]), np.array([0]), shape=(count, 1)),
        least=part.least,
        most=part.most,
        own=part.own,
        ends=((End("supply"),),),
        costs=np.array([of.terms.supply]),
        room=np.array([np.inf]),
    )


def _ends(of: Crowd, what: Literal["fixed", "shut"], kind: int) -> tuple[End, ...]:
    """The rows of a kind, the lowest lots first to lose a place and the highest to win one."""
    rows = np.flatnonzero(of.kinds.number == kind)
    lots = of.seating.lots[rows]
    if what == "fixed":
        return tuple(End("fixed", row) for row in of.names[rows[np.argsort(lots)]].tolist())
    return tuple(End("shut", row) for row in of.names[rows[np.argsort(-lots)]].tolist())


def _no_columns(count: int) -> csr_array:
    from scipy.sparse import csr_array

    return csr_array((count, 0), dtype=np.float64)
