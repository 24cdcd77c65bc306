"""Laws of the groups that compete for too few places."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations

import numpy as np
from hypothesis import given

from tests.engines.pairs.test_what_ifs import changed, matchings
from tests.laws import tried
from workbench.engines.pairs.exchanges import is_free, room_left
from workbench.engines.pairs.matching import Matching, solve
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores
from workbench.engines.pairs.shortage import Shortage, shortage


def short_in(of: Matching) -> Shortage:
    return shortage(of, solve(of).columns)


def of_points(*rows: list[int], room: list[int]) -> Matching:
    return Matching(HeldScores(np.array(rows, dtype=np.int16)), np.array(room))


@tried(150)
@given(matchings(rows=7, columns=4))
def test_a_group_has_more_rows_than_places_and_may_go_nowhere_else(of):
    short = short_in(of)
    points = of.scores.block(slice(None))
    for row in short.left_over.tolist():
        group = short.group(row)
        assert group is not None
        assert row in group.rows
        assert len(group.rows) > group.places
        assert group.places == room_left(of)[group.columns].sum()
        elsewhere = np.setdiff1d(np.arange(len(of.room)), group.columns)
        assert np.all(points[np.ix_(group.rows, elsewhere)] == BLOCKED)
        assert is_free(of)[group.rows].all()


@tried(60)
@given(matchings(rows=6, columns=3))
def test_no_smaller_group_around_a_row_has_too_few_places(of):
    short = short_in(of)
    points, room = of.scores.block(slice(None)), room_left(of)
    for row in short.left_over.tolist():
        group = short.group(row)
        others = [int(one) for one in group.rows if one != row]
        for some in chain.from_iterable(combinations(others, k) for k in range(len(others))):
            allowed = (points[[row, *some]] != BLOCKED).any(axis=0)
            assert room[allowed].sum() >= 1 + len(some)


@tried(150)
@given(matchings(rows=7, columns=4))
def test_groups_are_apart_and_hold_everybody_left_over(of):
    short = short_in(of)
    found = list(short.groups())
    rows = [int(row) for group in found for row in group.rows]
    columns = [int(column) for group in found for column in group.columns]
    assert len(rows) == len(set(rows))
    assert len(columns) == len(set(columns))
    assert set(short.left_over.tolist()) <= set(rows)
    for group in found:
        left = np.isin(group.rows, short.left_over).sum()
        assert len(group.rows) == group.places + left


@tried(150)
@given(matchings(rows=6, columns=4))
def test_a_column_leads_to_a_place_where_one_row_more_could_be_matched(of):
    short, found = short_in(of), solve(of)
    for row in short.left_over.tolist()[:1]:
        for column in range(len(of.room)):
            points = of.scores.block(slice(None)).copy()
            points[row, column] = 1
            more = solve(replace(of, scores=HeldScores(points))).count - found.count
            assert more == int(short.leads_to_a_place[column])


def test_who_is_settled_by_hand_takes_a_place_and_competes_with_nobody():
    of = of_points([5, -1], [5, -1], [5, 5], room=[1, 1])
    short = short_in(changed(of, 2, held=0))
    group = short.group(0)
    assert (group.rows.tolist(), group.columns.tolist(), group.places) == ([0], [0], 0)


def test_one_allowed_nothing_is_a_group_alone():
    group = short_in(of_points([-1, -1], [3, 3], room=[2, 2])).group(0)
    assert (group.rows.tolist(), group.columns.tolist(), group.places) == ([0], [], 0)


def test_two_groups_that_share_no_column_are_told_apart():
    of = of_points([1, -1], [1, -1], [-1, 1], [-1, 1], [-1, 1], room=[1, 1])
    assert [group.rows.tolist() for group in short_in(of).groups()] == [[0, 1], [2, 3, 4]]


def test_a_matching_that_left_a_place_free_has_no_group_around_it():
    of = of_points([1, 1], room=[1, 1])
    assert shortage(of, np.array([NOBODY])).group(0) is None


def test_nothing_at_all_is_short_of_nothing():
    of = Matching(HeldScores(np.zeros((0, 3), dtype=np.int16)), np.ones(3, dtype=np.int64))
    assert list(short_in(of).groups()) == []
    empty = Matching(HeldScores(np.zeros((2, 0), dtype=np.int16)), np.ones(0, dtype=np.int64))
    assert [group.rows.tolist() for group in short_in(empty).groups()] == [[0], [1]]
