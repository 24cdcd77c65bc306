"""Laws of what is said of fellows without a mentor and of idle mentors."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from tests.laws import tried
from tests.rules.mentoring.test_proposals import FELLOWS, MENTORS
from workbench.engines.pairs.scores import BLOCKED
from workbench.errors import NotFound
from workbench.rules.mentoring import proposals
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.rules.mentoring.unmatched import idle, unmatched

RUBRIC = a_pair_rubric()


def made(hers: list, his: list, **terms: object) -> tuple[Problem, Pairing]:
    of = proposals.problem(fellows(*hers), mentors(*his), rubric=RUBRIC, terms=Terms(**terms))
    return of, proposals.propose_for(of, seed=1)


def proposed(of: Problem, **changed: object) -> Pairing:
    sides = {"fellows": of.fellows, "mentors": of.mentors, "terms": of.terms, **changed}
    return proposals.propose(
        sides["fellows"], sides["mentors"], rubric=RUBRIC, terms=sides["terms"], seed=1
    )


@tried(60)
@given(FELLOWS, MENTORS)
def test_what_she_could_answer_otherwise_really_gives_her_a_mentor(hers, his):
    of, found = made(hers, his)
    for fellow in found.unpaired:
        told = unmatched(of, found, fellow)
        for each in told.changes:
            if each.question is None:
                continue
            she = of.fellows.copy()
            she.at[fellow, each.question] = each.answer
            again = proposed(of, fellows=she)
            assert fellow in again.mentors
            assert len(again.pairs) == len(found.pairs) + 1


@tried(60)
@given(FELLOWS, MENTORS)
def test_a_group_has_fewer_places_than_fellows_and_no_other_mentors(hers, his):
    of, found = made(hers, his)
    points = of.table.block(slice(None))
    for fellow in found.unpaired:
        group = unmatched(of, found, fellow).group
        if group is None:
            continue
        assert fellow in group.fellows
        assert group.places < len(group.fellows)
        rows = of.fellows.index.get_indexer(group.fellows)
        outside = ~of.mentors.index.isin(group.mentors)
        assert (points[rows][:, outside] == BLOCKED).all()


@tried(40)
@given(FELLOWS, MENTORS)
def test_who_has_somebody_is_told_of_nothing_and_who_has_nobody_is_told_why(hers, his):
    of, found = made(hers, his)
    for fellow in of.fellows.index.tolist():
        assert (unmatched(of, found, fellow) is None) == (fellow in found.mentors)
    for mentor in of.mentors.index.tolist():
        said = idle(of, found, mentor)
        assert (said is None) == (mentor in found.mentors.values())
        if said is not None and said.cheapest is not None:
            again = proposed(of, terms=Terms(locked={said.cheapest: mentor}))
            assert said.stake.points == found.objective - again.objective
            assert said.stake.fellows == len(found.pairs) - len(again.pairs)


def test_a_place_more_is_offered_only_where_she_would_get_it():
    of, found = made([a_fellow(), a_fellow()], [a_mentor(capacity=1)])
    (left,) = found.unpaired
    (change,) = unmatched(of, found, left).changes
    assert (change.kind, change.mentor) == ("place", 1)


def test_too_few_places_in_all_are_said_without_a_description():
    of, found = made([a_fellow(), a_fellow(track="web")], [a_mentor(tracks=("data", "web"))])
    (left,) = found.unpaired
    assert str(unmatched(of, found, left).group.sentence) == (
        "2 fellows are to be given a mentor; among all mentors there is 1 place."
    )


def test_a_lock_that_stands_in_her_way_is_named():
    of, found = made(
        [a_fellow(), a_fellow(availability=("mon_am",))],
        [a_mentor(slots=("mon_am",)), a_mentor(slots=("tue_eve",))],
        locked={1: 1},
    )
    said = [str(each.said) for each in unmatched(of, found, 2).changes if each.kind == "lock"]
    assert said == [
        "If the lock of Rahel Tesfaye with Claire Martin is taken off, she has a mentor."
    ]


def test_a_forbidden_pair_and_a_fellow_left_without_are_named():
    of, found = made([a_fellow()], [a_mentor()], forbidden=frozenset({Pair(1, 1)}))
    assert [each.kind for each in unmatched(of, found, 1).changes] == ["ban"]
    of, found = made([a_fellow()], [a_mentor()], alone=frozenset({1}))
    assert [each.kind for each in unmatched(of, found, 1).changes] == ["alone"]


def test_her_wish_for_a_woman_is_never_what_should_change():
    of, found = made([a_fellow(mentor_wish="woman")], [a_mentor(is_woman=False)])
    assert unmatched(of, found, 1).changes == ()


def test_no_mentors_and_no_fellows_are_said():
    of, found = made([a_fellow()], [])
    assert str(unmatched(of, found, 1).sentence) == "There is no mentor yet."
    of, found = made([], [a_mentor()])
    assert str(idle(of, found, 1).sentence) == "There is no fellow yet."


def test_somebody_who_is_not_here_is_named():
    of, found = made([a_fellow()], [a_mentor()])
    with pytest.raises(NotFound):
        unmatched(of, found, 9)
    with pytest.raises(NotFound):
        idle(of, found, 9)
