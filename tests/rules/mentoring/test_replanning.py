"""Laws of planning again: what stands stands, and no more change than must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors, relations
from tests.laws import tried
from workbench.engines.pairs.scores import BLOCKED
from workbench.rules import mentoring
from workbench.rules.mentoring import replanning, scoring, situations, trade_offs
from workbench.rules.mentoring.side_by_side import Change, beside
from workbench.rules.mentoring.situations import Situation
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.vocabulary import Aim, Side, Slot

RUBRIC = a_pair_rubric()
ON = date(2026, 11, 2)
TRACKS, TONGUES = ("data", "web"), ("fr", "ti", "ar")
SLOTS = ("mon_am", "tue_eve")


def several(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True).map(tuple)


FELLOWS = st.lists(
    st.builds(
        a_fellow,
        track=st.sampled_from(TRACKS),
        spoken_languages=several(TONGUES),
        french_level=st.sampled_from(["A1", "B2"]),
        english_level=st.just("A1"),
        availability=several(SLOTS),
    ),
    min_size=1,
    max_size=4,
)
MENTORS = st.lists(
    st.builds(
        a_mentor,
        tracks=several(TRACKS),
        languages=several(TONGUES),
        slots=several(SLOTS),
        capacity=st.integers(0, 2),
    ),
    min_size=2,
    max_size=4,
)


@st.composite
def days(draw: st.DrawFn) -> tuple[Situation, Situation]:
    """Yesterday with its pairs, some begun and some locked; and today, after something happened."""
    she, he = fellows(*draw(FELLOWS)), mentors(*draw(MENTORS))
    pairs = dict(mentoring.propose(she, he, rubric=RUBRIC).mentors)
    begun = {one: mate for one, mate in pairs.items() if draw(st.integers(0, 4)) == 0}
    locked = {
        one: mate
        for one, mate in pairs.items()
        if one not in begun and draw(st.integers(0, 5)) == 0
    }
    before = Situation(she, he, RUBRIC, pairs, Terms(locked=locked), Circumstances(started=begun))
    today = before
    for _ in range(draw(st.integers(1, 2))):
        today = happened(draw, today)
    return before, today


def happened(draw: st.DrawFn, of: Situation) -> Situation:
    """One thing more happened."""
    mentor = draw(st.sampled_from(sorted(of.mentors.index))) if len(of.mentors) else None
    fellow = draw(st.sampled_from(sorted(of.fellows.index)))
    what = draw(st.sampled_from(["gone", "room", "slots", "left", "answer", "no"]))
    if mentor is None or what == "left":
        return situations.without_fellow(of, fellow, on=ON)
    if what == "gone":
        return situations.without_mentor(of, mentor)
    if what == "room":
        return situations.with_capacity(of, mentor, draw(st.integers(0, 2)))
    if what == "slots":
        return situations.with_slots(of, mentor, draw(several(tuple(Slot))))
    if what == "answer":
        return situations.with_availability(of, fellow, draw(several(tuple(Slot))))
    return situations.with_no(of, Pair(fellow, mentor), draw(st.sampled_from(list(Side))))


@tried(50)
@given(days())
def test_what_has_begun_and_what_was_settled_by_hand_stands(drawn):
    before, today = drawn
    found = replanning.replan(before, today)
    for fellow, mentor in today.circumstances.started.items():
        assert found.today.pairs.get(fellow) == mentor
        assert found.sides.rows.at[fellow, "change"] == Change.BEGUN
    for fellow, mentor in today.terms.locked.items():
        is_here = fellow in today.here.index and mentor in today.mentors.index
        assert not is_here or found.pairs[fellow] == mentor
    assert not set(found.pairs) - set(today.here.index)


@tried(50)
@given(days())
def test_what_cannot_go_on_is_named_and_nothing_else_speaks_against_a_replan(drawn):
    before, today = drawn
    found = replanning.replan(before, today)
    named = {each.pair for each in found.unsettled}
    for fellow, mentor in today.circumstances.started.items():
        is_gone = mentor not in today.mentors.index
        assert is_gone <= (Pair(fellow, mentor) in named)
    standing = {**today.terms.locked, **today.circumstances.started}
    proposed = {f: m for f, m in found.pairs.items() if standing.get(f) != m}
    for fellow, mentor in proposed.items():
        said = mentoring.judge(
            {fellow: mentor},
            today.fellows,
            today.mentors,
            rubric=RUBRIC,
            circumstances=today.circumstances,
        )
        assert said == ()


@tried(15)
@given(days(), st.sampled_from([Aim.FAIR, Aim.STABLE]))
def test_another_aim_changes_no_more_either_where_this_is_said(drawn, aim):
    before, today = drawn
    today = replace(today, terms=replace(today.terms, aim=aim))
    found = replanning.replan(before, today)
    count, most, _ = tried_one_by_one(before, found.today)
    kept = sum(before.pairs.get(f) == m for f, m in found.pairs.items())
    assert found.is_least
    assert (len(found.pairs), kept) == (count, most)


@tried(50)
@given(days())
def test_a_replan_changes_no_more_pairs_than_it_must(drawn):
    before, today = drawn
    found = replanning.replan(before, today)
    assert found.is_least
    best = tried_one_by_one(before, found.today)
    kept = sum(before.pairs.get(f) == m for f, m in found.pairs.items())
    assert (len(found.pairs), kept, found.pairing.objective) == best
    assert found.sides.changed == len(set(before.pairs) & set(today.here.index)) - kept - sum(
        1 for f in found.today.circumstances.started if f not in found.pairs
    )


def tried_one_by_one(before: Situation, today: Situation) -> tuple[int, int, int]:
    """The most pairs, then the most of yesterday's, then the most points, by trying everything."""
    table = scoring.table(
        today.here, today.mentors, rubric=RUBRIC, circumstances=today.circumstances
    )
    rows = slice(0, len(today.here))
    block = table.block(rows)
    settled = {**today.terms.locked, **today.circumstances.started}
    choices = []
    for row, fellow in enumerate(today.here.index):
        if fellow in settled:
            choices.append([settled[fellow] if settled[fellow] in today.mentors.index else None])
        else:
            can = today.mentors.index[block[row] != BLOCKED].tolist()
            choices.append([None, *can])
    best = (0, 0, 0)
    for chosen in product(*choices):
        pairs = {f: m for f, m in zip(today.here.index, chosen, strict=True) if m is not None}
        if any(_is_over(today, settled, pairs, mentor) for mentor in set(pairs.values())):
            continue
        kept = sum(before.pairs.get(f) == m for f, m in pairs.items())
        points = sum(
            max(int(block[today.here.index.get_loc(f), today.mentors.index.get_loc(m)]), 0)
            for f, m in pairs.items()
        )
        best = max(best, (len(pairs), kept, points))
    return best


def _is_over(today: Situation, settled: dict, pairs: dict, mentor: int) -> bool:
    """Whether a mentor has more than there is room for, beyond those who stand already."""
    total = sum(each == mentor for each in pairs.values())
    standing = sum(pairs.get(f) == mentor == m for f, m in settled.items())
    return total > max(today.room_of(mentor), standing)


@tried(30)
@given(days())
def test_nothing_happened_changes_nothing(drawn):
    before, _ = drawn
    found = replanning.replan(before, before)
    assert found.pairs == before.pairs
    assert found.sides.changed == 0


@tried(30)
@given(days())
def test_whoever_changes_is_told_why(drawn):
    sides = replanning.replan(*drawn).sides
    for fellow, row in sides.rows.iterrows():
        is_moved = row["change"] in (str(Change.MOVED), str(Change.LOST))
        assert (sides.why(fellow) is not None) == is_moved


def a_day(**changes) -> Situation:
    """Three fellows and three mentors of one place each; whoever is first goes with the first."""
    made = Situation(
        fellows(*[a_fellow(given_name=name) for name in ("Rahel", "Nour", "Hiwot")]),
        mentors(*[a_mentor(given_name=name) for name in ("Claire", "Paul", "Samira")]),
        RUBRIC,
        {1: 1, 2: 2},
    )
    return replace(made, **changes)


def test_a_begun_pair_whose_mentor_left_is_named_and_not_moved():
    before = a_day(circumstances=Circumstances(started={1: 1, 2: 2}))
    found = replanning.replan(before, situations.without_mentor(before, 1))
    assert found.pairs == {2: 2, 3: 3}
    assert found.today.pairs[1] == 1
    assert [(str(each.against), str(each.to_do)) for each in found.unsettled] == [
        (
            "Claire Martin, mentor of Rahel Tesfaye, has left.",
            "The pair stands until you end it, with a reason: then plan again.",
        )
    ]


def test_ending_it_lets_her_have_another():
    before = a_day(circumstances=Circumstances(started={1: 1, 2: 2}))
    gone = situations.without_mentor(before, 1)
    ended = situations.without_started(gone, [Pair(1, 1)])
    found = replanning.replan(before, ended)
    assert found.pairs in ({1: 3, 2: 2}, {2: 2, 3: 3})
    assert found.unsettled == ()


def test_a_lock_on_a_mentor_who_left_is_taken_off_and_said():
    before = a_day(terms=Terms(locked={1: 1}))
    found = replanning.replan(before, situations.without_mentor(before, 1))
    assert found.terms.locked == {}
    assert [str(each.to_do) for each in found.unsettled] == [
        "You had locked this pair: the lock is taken off."
    ]


def test_a_no_is_kept_to_and_its_reason_is_not_told():
    never = relations({"fellow": 1, "mentor": 1, "kind": "never", "reason": "a secret"})
    before = a_day()
    found = replanning.replan(before, a_day(circumstances=Circumstances(relations=never)))
    assert found.pairs[1] == 3
    assert "restricted" in str(found.sides.why(1))
    assert "secret" not in str(found.sides.why(1))


@pytest.mark.parametrize("seed", [1, 2])
def test_an_empty_cohort_has_nothing_to_plan_again(seed):
    nobody = Situation(fellows(), mentors(), RUBRIC)
    found = replanning.replan(nobody, nobody, seed=seed)
    assert found.pairs == {}
    assert found.sides.changed == 0


@tried(40)
@given(days())
def test_every_trade_off_is_judged_well_and_brings_more_than_those_before(drawn):
    before, today = drawn
    found = replanning.replan(before, today)
    offers = trade_offs.trade_offs(found)
    assert offers[0].pairs == found.today.pairs
    assert offers[-1].fit == replanning.anew(found).objective
    for one, other in pairwise(offers):
        assert one.fit < other.fit
        assert one.changes < other.changes
    for each in offers:
        assert each.changes == beside(before, found.today, each.pairs).changed


def test_whoever_is_left_takes_the_new_mentor_and_nobody_moves():
    better = a_mentor(languages=("ti", "en", "fr"), slots=("mon_am", "tue_eve", "thu_pm"))
    before = a_day(mentors=mentors(a_mentor(), a_mentor()))
    found = replanning.replan(
        before, replace(before, mentors=mentors(a_mentor(), a_mentor(), better))
    )
    offers = trade_offs.trade_offs(found)
    assert [each.more_changes for each in offers] == [0]
    assert found.pairs == {1: 1, 2: 2, 3: 3}
