"""The changes desk without a screen: what happened, what is tried, recorded and taken over."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from tests.apps.mentoring.chapter import TODAY, Chapter, said
from tests.builders import a_fellow, a_mentor
from workbench.apps.mentoring.changes import ChangesDesk
from workbench.apps.mentoring.changes_record import ChangeVerbs
from workbench.apps.mentoring.changes_view import ChangesScreen
from workbench.apps.mentoring.trying import Trial, What
from workbench.rules.mentoring.side_by_side import Change
from workbench.rules.mentoring.terms import Pair


def three() -> Chapter:
    """Rahel and Nour with Claire and Paul as mentors; Samira takes one more."""
    return Chapter(
        [a_fellow(given_name="Rahel"), a_fellow(given_name="Nour", family_name="الحسن")],
        [a_mentor(given_name=name) for name in ("Claire", "Paul", "Samira")],
    )


def recording(chapter: Chapter) -> ChangeVerbs:
    """Records in memory as a store does: a mentor who leaves is no longer read."""
    away: dict[int, Any] = {}

    def leave(trial: Trial, reason: str) -> None:
        chapter.kept.append((trial.what, trial.who, reason))
        ended = {f: m for f, m in chapter.confirmed.items() if m == trial.who}
        away[trial.who] = (chapter.mentors, ended)
        chapter.mentors = chapter.mentors.drop(index=trial.who)
        for fellow in ended:
            del chapter.confirmed[fellow]

    def come_back(trial: Trial) -> None:
        chapter.mentors, ended = away.pop(trial.who)
        chapter.confirmed |= ended

    def end(pair: Pair, reason: str) -> None:
        chapter.kept.append((pair, reason))
        del chapter.confirmed[pair.fellow]

    def begin_again(pair: Pair) -> None:
        chapter.confirmed[pair.fellow] = pair.mentor

    return ChangeVerbs(leave, come_back, end, begin_again)


def a_desk(chapter: Chapter, **traits: Any) -> ChangesDesk:
    desk = ChangesDesk(
        table=chapter.table(), verbs=recording(chapter), today=lambda: TODAY, by="Alexis", **traits
    )
    desk.table.propose()
    return desk


def mentor_of_rahel(desk: ChangesDesk) -> int:
    return desk.table.draft.pairs[1]


def test_nothing_happened_and_nothing_changes():
    desk = a_desk(three())
    assert desk.happened == ()
    assert desk.found.sides.changed == 0


def test_a_leaving_is_tried_before_it_happens_and_nothing_is_recorded():
    chapter = three()
    desk = a_desk(chapter)
    mentor = mentor_of_rahel(desk)
    desk.choose_who(mentor)
    desk.try_out()
    assert desk.sides.change(1) is Change.MOVED
    assert desk.sides.change(2) is Change.KEPT
    assert said(desk.against_taking()) == [
        "This was only tried: record what happened, or look at things as they are."
    ]
    assert chapter.kept == []
    desk.forget()
    assert desk.sides.change(1) is Change.KEPT


def test_a_leaving_is_recorded_with_its_reason_and_the_plan_taken_to_the_board():
    chapter = three()
    desk = a_desk(chapter)
    mentor, other = mentor_of_rahel(desk), desk.table.draft.pairs[2]
    desk.choose_who(mentor)
    assert said(desk.against_recording()) == ["Write why: it is kept with the pair."]
    desk.write("Moves to Lyon")
    desk.record()
    assert chapter.kept == [(What.MENTOR_LEAVES, mentor, "Moves to Lyon")]
    assert [str(each.said).endswith("has left.") for each in desk.happened] == [True]
    desk.take()
    assert desk.table.draft.pairs[2] == other
    assert desk.table.draft.pairs[1] not in (mentor, other)
    assert desk.happened == ()
    assert desk.found.sides.changed == 0


def test_what_was_taken_to_the_board_is_taken_back_before_what_was_recorded():
    desk = a_desk(three())
    mentor = mentor_of_rahel(desk)
    desk.choose_who(mentor)
    desk.write("Moves to Lyon")
    desk.record()
    desk.take()
    desk.undo()
    assert 1 not in desk.table.draft.pairs
    assert mentor not in desk.table.sides.mentors.index
    desk.undo()
    assert mentor in desk.table.sides.mentors.index


def test_a_mentor_who_left_in_the_store_is_said_to_have_left():
    chapter = three()
    desk = a_desk(chapter)
    mentor = mentor_of_rahel(desk)
    gone = pd.Series([TODAY if one == mentor else None for one in chapter.mentors.index])
    gone.index = chapter.mentors.index
    room = chapter.mentors["capacity"].mask(gone.notna(), 0)
    chapter.mentors = chapter.mentors.assign(left_on=gone, capacity=room)
    desk.refresh()
    assert [str(each.said).endswith("has left.") for each in desk.happened] == [True]
    assert mentor not in desk.people()


def test_what_was_recorded_is_taken_back():
    chapter = three()
    desk = a_desk(chapter)
    mentor = mentor_of_rahel(desk)
    desk.choose_who(mentor)
    desk.write("Moves to Lyon")
    desk.record()
    desk.undo()
    assert mentor in desk.table.sides.mentors.index
    assert desk.happened == ()


def test_a_leaving_tried_shows_what_recording_it_does_to_a_begun_pair():
    chapter = three()
    chapter.confirmed = {1: 1}
    desk = a_desk(chapter)
    desk.choose_who(1)
    desk.try_out()
    tried, happens = said(desk.day()), {str(each.said) for each in desk.happened}
    assert desk.sides.change(1) is Change.MOVED
    assert desk.found.unsettled == ()
    desk.write("Moves to Lyon")
    desk.record()
    assert desk.error is None
    assert said(desk.day()) == tried
    assert {str(each.said) for each in desk.happened} == happens


def test_a_withdrawal_tried_gives_her_mentor_to_another_at_once():
    chapter = Chapter([a_fellow(), a_fellow()], [a_mentor()])
    chapter.confirmed = {1: 1}
    desk = a_desk(chapter)
    desk.choose_what(What.FELLOW_LEAVES)
    desk.choose_who(1)
    desk.try_out()
    assert desk.sides.change(2) is Change.NEW


def test_a_begun_pair_stands_until_it_is_ended():
    chapter = three()
    chapter.confirmed = {1: 1}
    desk = a_desk(chapter)
    assert desk.sides.change(1) is Change.BEGUN
    desk.select(1)
    assert said(desk.against_ending()) == ["Write why: it is kept with the pair."]
    desk.write("They never met")
    desk.end_pair()
    assert chapter.kept == [(Pair(1, 1), "They never met")]
    assert chapter.confirmed == {}
    desk.undo()
    assert chapter.confirmed == {1: 1}


def test_the_way_with_the_best_fit_is_taken_whole():
    chapter = three()
    desk = a_desk(chapter)
    desk.weigh()
    assert [way.more_changes for way in desk.ways] == [0]
    desk.take()
    assert desk.error is None


@pytest.mark.parametrize("what", list(What))
def test_everything_can_be_tried_and_drawn_in_both_languages(what):
    desk = a_desk(three())
    screen = ChangesScreen(desk)
    desk.choose_what(what)
    desk.try_out()
    assert desk.error is None
    desk.speak("fr")
    assert desk.error is None
    assert len(desk.trials) == 1
    assert screen.grid.caption


def test_an_empty_chapter_says_what_to_do():
    desk = a_desk(Chapter([], []))
    ChangesScreen(desk)
    assert said(desk.day()) == ["Nobody has a mentor yet: propose pairs on the board first."]
    desk.try_out()
    assert str(desk.error) == "Choose whom it is about."
