"""Laws of the seats: best on small cases by trying everything, limits kept, clashes small."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from workbench.engines import lots, seats, serving
from workbench.engines.seats import ALONE, NOWHERE, Groups, Limit, Seating, Supply


@st.composite
def seatings(draw: st.DrawFn, *, rows: int = 5, columns: int = 2) -> Seating:
    n = draw(st.integers(0, rows))

    def table(values: st.SearchStrategy, *, shape: tuple[int, ...]) -> NDArray:
        count = int(np.prod(shape))
        return np.array(draw(st.lists(values, min_size=count, max_size=count))).reshape(shape)

    each = [np.eye(columns, dtype=bool)[column] for column in range(columns)]
    limits = [
        Limit(
            np.ones(n, dtype=np.int64),
            column,
            least=draw(st.sampled_from([-np.inf, 0, 1])),
            most=draw(st.sampled_from([0, 1, 2, np.inf])),
        )
        for column in each
    ]
    needs = table(st.integers(0, 2), shape=(n,)).astype(np.int64)
    limits.append(Limit(needs, np.ones(columns, dtype=bool), most=draw(st.integers(0, 4))))
    homes = table(st.sampled_from([ALONE, 0, 1]), shape=(n,)).astype(np.int64)
    sources = (
        st.just(table(st.booleans(), shape=(n, 2)).astype(bool)),
        st.just(table(st.booleans(), shape=(columns, 2)).astype(bool)),
        st.just(table(st.integers(0, 2), shape=(2,)).astype(np.int64)),
    )
    return Seating(
        gains=(table(st.integers(0, 9), shape=(n, columns)).astype(np.int64),),
        allowed=table(st.booleans(), shape=(n, columns)).astype(bool),
        fixed=table(st.sampled_from([NOWHERE] * 5 + [0, 1]), shape=(n,)).astype(np.int64),
        lots=lots.ranks(np.arange(n), seed=draw(st.integers(0, 9))),
        limits=tuple(limits),
        places=n,
        groups=draw(st.none() | st.builds(Groups, st.just(homes), st.integers(0, 2))),
        supply=draw(st.none() | st.builds(Supply, *sources, st.integers(0, 1))),
    )


def holds(seating: Seating, choice: NDArray) -> bool:
    seated = np.flatnonzero(choice != NOWHERE)
    fixed = seating.fixed != NOWHERE
    if np.any(choice[fixed] != seating.fixed[fixed]):
        return False
    if not all(seating.allowed[row, choice[row]] for row in seated if not fixed[row]):
        return False
    if seating.groups is not None:
        homes = seating.groups.numbers[seated]
        if any((homes == home).sum() > seating.groups.most for home in set(homes) - {ALONE}):
            return False
    if seating.supply is not None:
        few = replace(seating.supply, fits=seating.supply.fits[seated])
        if len(serving.unserved(few, choice[seated])) > few.unserved:
            return False
    taken = [(one.weights[seated] * one.columns[choice[seated]]).sum() for one in seating.limits]
    return all(
        one.least <= total <= one.most for one, total in zip(seating.limits, taken, strict=True)
    )


def by_trying_everything(seating: Seating) -> int | None:
    n, columns = seating.allowed.shape
    choices = [np.array(c, dtype=int) for c in product(range(NOWHERE, columns), repeat=n)]
    totals = [
        int(sum(seating.gains[0][row, column] for row, column in enumerate(c) if column != NOWHERE))
        for c in choices
        if holds(seating, c)
    ]
    return max(totals, default=None)


@settings(max_examples=80, deadline=None)
@given(seatings())
def test_no_other_answer_has_a_larger_total(seating):
    found = seats.solve(seating)
    best = by_trying_everything(seating)
    if found is None:
        assert best is None
    else:
        assert found.objective == best
        assert found.is_proved
        assert holds(seating, found.columns)


def test_lots_decide_between_equals_only():
    winners = {
        int(np.flatnonzero(seats.solve(two_for_one_seat(5, 5, seed=seed)).columns == 0)[0])
        for seed in range(20)
    }
    assert winners == {0, 1}
    for seed in range(20):
        assert seats.solve(two_for_one_seat(6, 5, seed=seed)).columns.tolist() == [0, NOWHERE]


def test_a_place_is_filled_even_when_it_brings_no_point():
    assert (seats.solve(two_for_one_seat(0, 0, seed=1)).columns == 0).sum() == 1


def test_a_lot_does_not_depend_on_who_else_is_drawn_for():
    alone = lots.draw(np.array([7]), seed=3)
    assert lots.draw(np.array([2, 7, 9]), seed=3)[1] == alone[0]
    assert lots.draw(np.array([7]), seed=4)[0] != alone[0]


def two_for_one_seat(first: int, second: int, *, seed: int) -> Seating:
    every = np.ones(2, dtype=np.int64)
    return Seating(
        gains=(np.array([[first], [second]]), np.ones((2, 1), dtype=np.int64)),
        allowed=np.ones((2, 1), dtype=bool),
        fixed=np.full(2, NOWHERE),
        lots=lots.ranks(np.array([1, 2]), seed=seed),
        limits=(Limit(every, np.ones(1, dtype=bool), most=1),),
        places=1,
    )


def by_cutting_down(supply: Supply, columns: NDArray) -> int:
    """How many go unserved, by trying every way to give the sources."""
    ways = [
        [NOWHERE, *np.flatnonzero(supply.fits[row] & supply.serves[columns[row]])]
        for row in range(len(columns))
    ]
    fewest = len(columns)
    for each in product(*ways):
        used = [each.count(source) for source in range(len(supply.room))]
        if all(count <= room for count, room in zip(used, supply.room, strict=True)):
            fewest = min(fewest, each.count(NOWHERE))
    return fewest


@settings(max_examples=60, deadline=None)
@given(seatings(rows=4), st.data())
def test_no_more_go_unserved_than_must(seating, data):
    if seating.supply is None:
        return
    columns = np.array([data.draw(st.integers(0, 1)) for _ in seating.fixed], dtype=np.int64)
    assert len(serving.unserved(seating.supply, columns)) == by_cutting_down(
        seating.supply, columns
    )


def test_what_comes_first_is_never_outweighed_by_what_comes_later():
    of = two_for_one_seat(5, 4, seed=1)
    tempting = np.array([[0], [1000]])
    found = seats.solve(replace(of, gains=(of.gains[0], tempting, of.gains[1])))
    assert found.columns.tolist() == [0, NOWHERE]
    assert found.totals == (5, 0, 1)
