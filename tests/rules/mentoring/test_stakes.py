"""Laws of what a change of a pairing costs: the same as proposing again with the change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from tests.laws import tried
from tests.rules.mentoring.test_proposals import FELLOWS, MENTORS
from workbench.errors import NotFound
from workbench.rules.mentoring import full, prices, proposals, stakes, why_not
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.rules.mentoring.stakes import Stake
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.rules.mentoring.why_not import Ground
from workbench.vocabulary import Aim

RUBRIC = a_pair_rubric()


def made(hers: list, his: list, **terms: object) -> tuple[Problem, Pairing]:
    of = proposals.problem(fellows(*hers), mentors(*his), rubric=RUBRIC, terms=Terms(**terms))
    return of, proposals.propose_for(of, seed=1)


def again(of: Problem, terms: Terms) -> Pairing:
    return proposals.propose(of.fellows, of.mentors, rubric=RUBRIC, terms=terms)


def lost(was: Pairing, now: Pairing) -> tuple[int, int]:
    return len(was.pairs) - len(now.pairs), was.objective - now.objective


def cost(stake: Stake) -> tuple[int, int]:
    return stake.fellows, stake.points


@tried(60)
@given(FELLOWS, MENTORS)
def test_choosing_a_pair_costs_what_proposing_with_it_locked_costs(hers, his):
    of, found = made(hers, his)
    for fellow in of.fellows.index[:3]:
        for mentor in of.mentors.index[:3]:
            pair = Pair(int(fellow), int(mentor))
            stake = stakes.of_pair(of, found, pair)
            locked = again(of, of.terms.with_lock(pair, reason="Asked."))
            assert cost(stake) == lost(found, locked)
            banned = again(of, of.terms.with_ban(pair, reason="Asked."))
            assert cost(stakes.without_pair(of, found, pair)) == lost(found, banned)


@tried(60)
@given(FELLOWS, MENTORS, st.data())
def test_taking_a_lock_off_gains_what_proposing_without_it_gains(hers, his, data):
    she, he = range(1, len(hers) + 1), range(1, len(his) + 1)
    if not hers or not his:
        return
    locked = {data.draw(st.sampled_from(she)): data.draw(st.sampled_from(he))}
    of, found = made(hers, his, locked=locked)
    (fellow,) = locked
    free = again(of, of.terms.released(fellow))
    assert cost(stakes.released(of, found, fellow)) == lost(found, free)


@tried(60)
@given(FELLOWS, MENTORS)
def test_the_price_of_a_pair_is_what_all_others_gain_without_her(hers, his):
    of, found = made(hers, his)
    for fellow, mentor in found.mentors.items():
        price = prices.price(of, found, fellow)
        alone = again(of, of.terms.with_nobody(fellow, reason="Asked."))
        fit = int(found.pairs.set_index("fellow").loc[fellow, "fit"])
        assert price is not None
        assert price.fellows == len(alone.pairs) - (len(found.pairs) - 1)
        assert price.points == alone.objective - (found.objective - fit)
        assert price.fellows >= 0
        assert mentor in of.mentors.index


@tried(30)
@given(FELLOWS, MENTORS, st.sampled_from([Aim.STABLE, Aim.FAIR]))
def test_under_another_aim_the_cost_is_that_of_proposing_again(hers, his, aim):
    of, found = made(hers, his, aim=aim)
    for fellow in of.fellows.index[:2]:
        for mentor in of.mentors.index[:1]:
            pair = Pair(int(fellow), int(mentor))
            locked = again(of, of.terms.with_lock(pair, reason=""))
            stake = stakes.of_pair(of, found, pair)
            assert stake.fellows == len(found.pairs) - len(locked.pairs)
            assert stake.points == found.pairs["fit"].sum() - locked.pairs["fit"].sum()


@tried(40)
@given(FELLOWS, MENTORS)
def test_who_moves_adds_up_to_what_is_lost(hers, his):
    of, found = made(hers, his)
    for fellow in of.fellows.index[:2]:
        for mentor in of.mentors.index[:2]:
            said = why_not.why_not(of, found, int(fellow), int(mentor))
            if said.stake is None or said.ground is Ground.BLOCKED:
                continue
            moves = said.stake.moves
            assert said.stake.points == sum(each.fit_was - each.fit_would for each in moves)
            had = sum(each.was is not None for each in moves)
            assert said.stake.fellows == had - sum(each.would is not None for each in moves)


def test_allowing_a_forbidden_pair_costs_no_more_than_it_did_before_the_ban():
    hers = [a_fellow(spoken_languages=("fr", "ar"))]
    his = [a_mentor(languages=("fr", "ar")), a_mentor()]
    free, found = made(hers, his)
    ban = Pair(1, found.mentors[1])
    of, banned = made(hers, his, forbidden=frozenset({ban}))
    again_allowed = stakes.of_pair(of, banned, ban)
    assert cost(again_allowed) == lost(banned, again(free, free.terms))
    assert again_allowed.points == sum(e.fit_was - e.fit_would for e in again_allowed.moves)


def test_a_mentor_whose_places_are_held_has_none_to_choose():
    she = fellows(
        a_fellow(given_name="Hiba", family_name="Saad"),
        a_fellow(given_name="Rim", family_name="Nasser"),
    )
    he = mentors(a_mentor(given_name="Laila", family_name="Haddad"), a_mentor())
    given = Circumstances(started={1: 1})
    of = proposals.problem(she, he, rubric=RUBRIC, circumstances=given)
    said = why_not.why_not(of, proposals.propose_for(of), 2, 1)
    assert (said.ground, said.stake) == (Ground.FULL, None)
    assert str(said.sentence) == (
        "Laila Haddad has no place left: the pair with Hiba Saad stands. If you choose this pair "
        "it cannot be confirmed: it goes beyond that room."
    )


def test_a_place_that_a_proposal_gives_is_no_place_held():
    of, found = made([a_fellow(), a_fellow()], [a_mentor(), a_mentor(languages=("fr", "ar"))])
    assert full.full_for(of, 1) == frozenset()
    assert why_not.why_not(of, found, 1, found.mentors[2]).stake is not None


def test_a_stale_pairing_is_solved_again_under_the_terms_as_they_stand():
    of, found = made([a_fellow(), a_fellow()], [a_mentor(), a_mentor()])
    other = 3 - found.mentors[1]
    locked = replace(of.terms, locked={1: other})
    later = proposals.problem(of.fellows, of.mentors, rubric=RUBRIC, terms=locked)
    assert why_not.why_not(later, found, 1, other).ground is Ground.CHOSEN


def test_somebody_who_is_not_here_is_named():
    of, found = made([a_fellow()], [a_mentor()])
    with pytest.raises(NotFound, match="Fellow 1 and mentor 9 cannot be compared"):
        why_not.why_not(of, found, 1, 9)


def test_a_fellow_without_a_mentor_has_no_price():
    of, found = made([a_fellow(track="ux")], [a_mentor()])
    assert prices.price(of, found, 1) is None


def test_a_pair_that_began_is_not_moved_but_its_price_is_known():
    of = proposals.problem(
        fellows(a_fellow(), a_fellow()),
        mentors(a_mentor(), a_mentor(tracks=("web",))),
        rubric=RUBRIC,
        circumstances=Circumstances(started={1: 1}),
    )
    found = proposals.propose_for(of)
    assert why_not.why_not(of, found, 1, 2).ground is Ground.STARTED
    price = prices.price(of, found, 1)
    assert price is not None
    assert price.fellows == 1
