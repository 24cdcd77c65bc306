"""Laws of clashes: named ones are smallest, no cheaper way out exists, and every way works."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.engines.test_seats import seatings
from workbench.engines import clash, seats, serving
from workbench.engines.clash import Change, End, Terms
from workbench.engines.giving_many import MANY, Many
from workbench.engines.seats import ALONE, NOWHERE, Limit, Seating


@st.composite
def terms_of(draw: st.DrawFn, seating: Seating) -> Terms:
    rows = len(seating.fixed)
    prices = st.sampled_from([1.0, 3.0, np.inf])

    def several(values: st.SearchStrategy, *, count: int) -> NDArray:
        return np.array(draw(st.lists(values, min_size=count, max_size=count)))

    shut = several(st.booleans(), count=seating.allowed.size).reshape(seating.allowed.shape)
    return Terms(
        limits=several(prices, count=len(seating.limits)).astype(float),
        at_once=several(st.booleans(), count=len(seating.limits)).astype(bool),
        fixed=several(prices, count=rows).astype(float),
        shut=shut.astype(bool) & ~seating.allowed,
        shut_out=several(prices, count=rows).astype(float),
        groups=draw(prices),
        supply=draw(prices),
    )


CASES = seatings(rows=4).flatmap(lambda seating: st.tuples(st.just(seating), terms_of(seating)))


def broken(seating: Seating, terms: Terms, choice: NDArray) -> tuple[Change, ...]:
    """All that a choice makes give way."""
    seated = np.flatnonzero(choice != NOWHERE)
    found = [*_limits(seating, terms, choice), *_by_hand(seating, choice)]
    if seating.groups is not None:
        homes = seating.groups.numbers[seated]
        most = max([(homes == home).sum() for home in set(homes) - {ALONE}], default=0)
        found.append(Change(End("groups"), int(most) - seating.groups.most))
    if seating.supply is not None:
        few = replace(seating.supply, fits=seating.supply.fits[seated])
        found.append(
            Change(End("supply"), len(serving.unserved(few, choice[seated])) - few.unserved)
        )
    return tuple(change for change in found if change.by > 0)


def _limits(seating: Seating, terms: Terms, choice: NDArray) -> list[Change]:
    seated = np.flatnonzero(choice != NOWHERE)
    found = []
    for number, one in enumerate(seating.limits):
        total = int((one.weights[seated] * one.columns[choice[seated]]).sum())
        for side, over in (("least", one.least - total), ("most", total - one.most)):
            if over > 0 and np.isfinite(over):
                by = 1 if terms.at_once[number] else int(over)
                found.append(Change(End("limit", number, side), by))
    return found


def _by_hand(seating: Seating, choice: NDArray) -> list[Change]:
    found = []
    for row, column in enumerate(choice.tolist()):
        if seating.fixed[row] not in (NOWHERE, column):
            found.append(Change(End("fixed", row), 1))
        elif seating.fixed[row] == column or column == NOWHERE:
            continue
        elif not seating.allowed[row, column]:
            found.append(Change(End("shut", row), 1))
    return found


def choices(seating: Seating, terms: Terms) -> list[tuple[Change, ...]]:
    """What gives way in every choice there is."""
    columns = []
    for row in range(len(seating.fixed)):
        held = seating.fixed[row]
        may = seating.allowed[row] | (terms.shut[row] & (held == NOWHERE))
        may = may | (np.arange(len(may)) == held)
        columns.append([NOWHERE, *np.flatnonzero(may)])
    return [broken(seating, terms, np.array(each, dtype=int)) for each in product(*columns)]


def cost(terms: Terms, changes: tuple[Change, ...]) -> float:
    each = {
        "limit": lambda end: terms.limits[end.at],
        "groups": lambda end: terms.groups,
        "supply": lambda end: terms.supply,
        "fixed": lambda end: terms.fixed[end.at],
        "shut": lambda end: terms.shut_out[end.at],
    }
    return float(sum(each[change.end.of](change.end) * change.by for change in changes))


@settings(max_examples=150, deadline=None)
@given(CASES)
def test_a_clash_cannot_hold_and_does_without_any_of_its_parts(case):
    seating, terms = case
    of = clash.giving_of(seating, terms)
    named = clash.smallest(of)
    every = [{change.end for change in each} for each in choices(seating, terms)]
    ends = set(named)
    assert bool(ends) == (seats.solve(seating) is None)
    assert bool(ends) == all(every)
    assert all(ends & gives for gives in every if ends)
    for end in named:
        gives = [each for each in choices(seating, terms) if {c.end for c in each} & ends == {end}]
        by = min(change.by for each in gives for change in each if change.end == end)
        assert clash.short_by(of, named, end) == by


@settings(max_examples=150, deadline=None)
@given(CASES)
def test_no_way_out_is_cheaper_and_every_way_works(case):
    seating, terms = case
    ways = clash.cheapest(clash.giving_of(seating, terms))
    every = choices(seating, terms)
    best = min(cost(terms, each) for each in every)
    if not np.isfinite(best) or best == 0:
        assert ways == ()
        return
    assert ways[0].cost == best
    assert [way.cost for way in ways] == sorted(way.cost for way in ways)
    for way in ways:
        given_way = {change.end: change.by for change in way.changes}
        assert cost(terms, way.changes) == way.cost
        assert any(
            all(given_way.get(change.end, 0) >= change.by for change in each) for each in every
        )
    for place, way in enumerate(ways):
        assert not any(earlier.ends <= way.ends for earlier in ways[:place])


@settings(max_examples=80, deadline=None)
@given(CASES)
def test_among_many_rows_the_same_gives_way(case):
    seating, terms = case
    few, many = clash.giving_of(seating, terms), Many(seating, terms)
    assert bool(clash.smallest(many)) == bool(clash.smallest(few))
    cheapest = [clash.cheapest(of) for of in (few, many)]
    assert [way.cost for way in cheapest[1][:1]] == [way.cost for way in cheapest[0][:1]]


def test_of_many_rows_those_left_aside_prove_nothing_better():
    rows = 3 * MANY
    of = two_women_one_seat()
    weights = np.zeros(rows, dtype=np.int64)
    weights[-5:] = 1
    many = replace(
        of,
        gains=(np.zeros((rows, 1), dtype=np.int64),),
        allowed=np.ones((rows, 1), dtype=bool),
        fixed=np.full(rows, NOWHERE),
        lots=np.arange(rows)[::-1].copy(),
        limits=(
            Limit(np.ones(rows, dtype=np.int64), np.ones(1, dtype=bool), most=20),
            Limit(weights, np.ones(1, dtype=bool), least=8),
            Limit(1 - weights, np.ones(1, dtype=bool), least=12),
        ),
    )
    giving = clash.giving_of(many, clash.even_terms(many))
    assert clash.smallest(giving) == (End("limit", 1, "least"),)
    [way] = clash.cheapest(giving)
    assert way.changes == (Change(End("limit", 1, "least"), 3),)


@settings(max_examples=60, deadline=None)
@given(seatings(rows=4))
def test_limits_can_hold_where_there_is_an_answer(seating):
    assert clash.can_hold(seating) == (seats.solve(seating) is not None)


def test_the_second_way_leaves_as_it_is_something_that_the_first_changes():
    of = two_women_one_seat()
    terms = replace(clash.even_terms(of), limits=np.array([1.0, 2.0]))
    ways = clash.cheapest(clash.giving_of(of, terms))
    assert [(way.cost, way.changes) for way in ways] == [
        (1.0, (Change(End("limit", 0, "most"), 1),)),
        (2.0, (Change(End("limit", 1, "least"), 1),)),
    ]


def test_what_may_never_give_way_is_named_and_never_changed():
    of = two_women_one_seat()
    terms = replace(clash.even_terms(of), limits=np.array([np.inf, 1.0]))
    giving = clash.giving_of(of, terms)
    assert [end.at for end in clash.smallest(giving)] == [0, 1]
    assert [change.end.at for way in clash.cheapest(giving) for change in way.changes] == [1]


def test_the_lowest_lot_loses_the_place_she_holds_by_hand():
    of = two_women_one_seat()
    held = replace(of, limits=of.limits[:1], fixed=np.array([0, 0]), lots=np.array([1, 2]))
    terms = replace(clash.even_terms(held), limits=np.array([np.inf]))
    assert clash.cheapest(clash.giving_of(held, terms))[0].changes == (Change(End("fixed", 0), 1),)


def two_women_one_seat() -> Seating:
    """One place, and at least two wanted."""
    one, every = np.ones(2, dtype=np.int64), np.ones(1, dtype=bool)
    return Seating(
        gains=(np.zeros((2, 1), dtype=np.int64),),
        allowed=np.ones((2, 1), dtype=bool),
        fixed=np.full(2, NOWHERE),
        lots=np.array([1, 2]),
        limits=(Limit(one, every, most=1), Limit(one, every, least=2)),
        places=2,
    )
