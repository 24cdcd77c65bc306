"""The board without a screen: propose, look, settle by hand, judge, confirm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.apps.mentoring.chapter import COHORTS, TODAY, Chapter, a_board, said, two
from tests.builders import a_fellow, a_mentor, an_offer, offers, relations
from workbench.apps.mentoring.board import BoardDesk
from workbench.apps.mentoring.board_view import BoardScreen
from workbench.apps.mentoring.table import MentoringTable
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import say
from workbench.vocabulary import Aim, Track

NO_REASON = "Write a reason: it is kept with every pair."


def look(desk: BoardDesk, fellow: int, mentor: int | None = None) -> None:
    desk.select(fellow)
    if mentor is not None:
        desk.look_at(mentor)


def confirm(desk: BoardDesk) -> None:
    desk.write("Agreed with the team")
    desk.confirm()


def test_a_full_mentor_is_not_offered_at_a_cost():
    chapter = two()
    chapter.confirmed = {1: 1}
    desk = a_board(chapter)
    screen = BoardScreen(desk)
    desk.propose()
    desk.select(2)
    assert said(desk.look.full().values()) == ["full: pairs confirmed"]
    assert screen.mentor_list._cost(1) == ("full: pairs confirmed", "look")
    desk.look_at(1)
    assert "has no place left: the pair with Rahel Tesfaye stands." in screen.pair.said.value


def test_nothing_is_on_the_table_before_a_proposal():
    assert said(a_board(two()).blockers) == [
        "There is no new pair yet: propose, or choose a mentor by hand."
    ]


def test_the_proposal_gives_each_her_best_mentor_and_waits_for_a_reason():
    desk = a_board(two())
    desk.propose()
    assert desk.table.draft.pairs == {1: 2, 2: 1}
    assert desk.table.draft.pairing.is_proved
    assert said(desk.blockers) == [NO_REASON]
    desk.write("Agreed with the team")
    assert desk.blockers == ()


def test_a_pair_locked_by_hand_is_kept_by_the_next_proposal():
    desk = a_board(two())
    look(desk, 2, mentor=2)
    desk.lock()
    desk.propose()
    assert desk.table.draft.pairs == {1: 1, 2: 2}


def test_a_pair_that_is_asked_stays_on_the_table_and_a_no_takes_it_off():
    chapter = two()
    chapter.offers = offers(an_offer(fellow=1, mentor=1))
    desk = a_board(chapter)
    assert desk.table.draft.pairs == {1: 1}
    desk.propose()
    assert desk.table.draft.pairs == {1: 1, 2: 2}
    chapter.offers = offers(an_offer(fellow=1, mentor=1, state="declined", fellow_said="no"))
    chapter.relations = relations({"fellow": 1, "mentor": 1, "kind": "declined"})
    desk.refresh()
    assert desk.table.draft.pairs == {2: 2}
    desk.propose()
    assert desk.table.draft.pairs == {1: 2, 2: 1}


def test_two_fellows_for_a_mentor_of_one_are_judged_at_once():
    chapter = two()
    desk = a_board(chapter)
    desk.propose()
    desk.explain("They know each other")
    look(desk, 1, mentor=1)
    desk.explain("They met at the welcome day")
    desk.lock()
    assert said(desk.blockers) == [
        "Claire Martin would accompany 2 fellows at a time; the capacity is 1.",
        NO_REASON,
    ]
    confirm(desk)
    assert desk.error == desk.blockers[0]
    assert chapter.kept == []


def test_a_proposal_after_a_lock_makes_room_for_it():
    desk = a_board(two())
    desk.propose()
    look(desk, 1, mentor=1)
    desk.explain("They met at the welcome day")
    desk.lock()
    desk.propose()
    assert desk.table.draft.pairs == {1: 1, 2: 2}
    assert said(desk.blockers) == [NO_REASON]


def test_what_is_settled_without_a_reason_stands_in_the_way():
    desk = a_board(two())
    desk.propose()
    look(desk, 1)
    desk.lock()
    assert said(desk.blockers)[0] == "Say why Rahel Tesfaye was settled by hand."
    desk.explain("They met at the welcome day")
    assert said(desk.blockers) == [NO_REASON]
    assert desk.why_by_hand() == "They met at the welcome day"


def test_a_reason_written_first_goes_with_what_is_settled_next():
    desk = a_board(two())
    desk.propose()
    look(desk, 1)
    desk.explain("They met at the welcome day")
    desk.lock()
    assert desk.table.draft.terms.reason_of_lock(1) == "They met at the welcome day"
    assert desk.why == ""


def test_a_forbidden_pair_is_not_proposed_again_and_another_is_found_at_once():
    desk = a_board(two())
    desk.propose()
    look(desk, 2)
    desk.explain("They work in one team")
    desk.forbid()
    assert desk.table.draft.pairs == {1: 1, 2: 2}
    assert desk.table.draft.terms.reason_of_ban(Pair(2, 1)) == "They work in one team"
    look(desk, 2, mentor=1)
    assert desk.why_by_hand() == "They work in one team"
    desk.release()
    assert desk.table.draft.pairs == {1: 2, 2: 1}


def test_two_fellows_change_their_mentors():
    desk = a_board(two())
    desk.propose()
    look(desk, 1, mentor=1)
    desk.explain("Rahel asked for a woman on the telephone")
    desk.swap(2)
    assert desk.table.draft.pairs == {1: 1, 2: 2}
    assert desk.table.draft.terms.locked == {1: 1, 2: 2}
    assert said(desk.blockers) == [NO_REASON]


def test_nobody_changes_mentors_with_a_fellow_who_has_none():
    chapter = two()
    desk = a_board(chapter)
    look(desk, 1, mentor=1)
    desk.swap(2)
    assert str(desk.error) == "Both need a mentor to change with each other."


def test_a_fellow_left_without_a_mentor_stays_so_until_she_is_released():
    desk = a_board(two())
    desk.propose()
    look(desk, 1)
    desk.leave_alone()
    desk.propose()
    assert desk.table.draft.pairs == {2: 1}
    look(desk, 1)
    assert "left" in BoardScreen(desk).pair.said.value
    desk.release()
    assert desk.table.draft.pairs == {1: 2, 2: 1}


def test_confirmed_pairs_carry_their_fit_their_why_and_their_day():
    chapter = two()
    desk = a_board(chapter)
    desk.propose()
    confirm(desk)
    pair = next(pair for pair in chapter.kept[0].pairs if pair.fellow == 1)
    why = desk.table.why(Pair(1, 2))
    assert (pair.mentor, pair.fit, pair.reason) == (2, why.fit, str(why.sentence))
    assert pair.starts_on == date(2027, 2, 1)
    assert chapter.kept[0].reason == "Agreed with the team"
    assert chapter.kept[0].receipt.pairs == {1: 2, 2: 1}
    assert str(desk.notice) == "2 pairs confirmed."
    assert desk.reason == ""


def test_the_why_that_is_kept_names_nobody():
    chapter = two()
    desk = a_board(chapter)
    desk.propose()
    confirm(desk)
    kept = " ".join(pair.reason for pair in chapter.kept[0].pairs)
    assert not any(name in kept for name in ("Rahel", "Nour", "Claire", "Marc", "الحسن"))


def test_a_confirmed_pair_stands():
    chapter = two()
    chapter.confirmed = {1: 1}
    desk = a_board(chapter)
    desk.propose()
    assert desk.table.draft.pairs == {2: 2}
    look(desk, 1, mentor=2)
    for settle in (desk.lock, desk.forbid, desk.leave_alone, desk.release):
        settle()
        assert str(desk.error) == "Her mentor is confirmed: the pair stands."
    assert desk.table.draft.pairs == {2: 2}


def test_someone_else_confirmed_meanwhile_and_the_rest_of_the_table_is_kept():
    chapter = two()
    desk = a_board(chapter)
    desk.propose()
    chapter.confirmed, chapter.is_taken = {1: 2}, True
    confirm(desk)
    assert str(desk.error) == "Nothing was recorded: propose again."
    assert desk.table.draft.pairs == {2: 1}


def test_who_has_no_mentor_comes_first_then_the_weakest_fit_then_the_confirmed():
    chapter = two()
    chapter.fellows = chapter.load(1).fellows
    desk = a_board(chapter)
    desk.propose()
    weakest = min(desk.table.draft.pairs, key=lambda one: desk.lists.fit(one))
    assert desk.lists.fellows()[0] == weakest
    look(desk, 2)
    desk.leave_alone()
    assert desk.lists.fellows() == (2, 1)
    chapter.confirmed = {2: 1}
    assert a_board(chapter).lists.fellows() == (1, 2)


def test_a_search_finds_a_name_in_another_script_on_both_sides():
    desk = a_board(two())
    assert desk.lists.fellows("hsn") == desk.lists.fellows("الحسن") == (2,)
    assert desk.lists.mentors(1, "CLAIRE") == (1,)
    assert desk.lists.mentors(1, "partner 1") == desk.lists.mentors(1)


def test_undo_takes_every_kind_of_change_back():
    desk = a_board(two())
    desk.propose()
    proposed = desk.table.draft
    look(desk, 1, mentor=1)
    for change in (desk.lock, desk.forbid, desk.leave_alone, lambda: desk.swap(2)):
        desk.look_at(1)
        change()
        assert desk.table.draft is not proposed
        desk.undo()
        assert desk.table.draft is proposed
    desk.undo()
    assert desk.table.draft.pairs == {}
    desk.undo()
    assert str(desk.error) == "Nothing was changed here yet."


def test_a_mentor_of_another_chapter_by_now_keeps_her_and_is_not_replaced():
    chapter = two()
    chapter.confirmed = {1: 7}
    desk = a_board(chapter)
    desk.propose()
    assert desk.table.draft.pairs == {2: 1}
    look(desk, 1)
    assert desk.look.pair is None
    assert BoardScreen(desk).desk.error is None


def test_mentors_are_full_with_their_fellows_of_other_cohorts():
    chapter = two()
    chapter.loads = {1: 1}
    desk = a_board(chapter)
    desk.propose()
    assert list(desk.table.draft.pairs.values()) == [2]


def test_terms_are_kept_when_asked_for_and_with_the_pairs():
    chapter = two()
    desk = a_board(chapter)
    assert said(desk.nothing_to_save()) == ["The terms are kept as they are."]
    desk.propose()
    look(desk, 1)
    desk.lock()
    assert said(desk.nothing_to_save()) == ["Say why Rahel Tesfaye was settled by hand."]
    desk.explain("They met")
    desk.save()
    assert chapter.terms.locked == {1: 2}
    assert str(desk.notice) == "The terms are kept with the cohort."
    again = a_board(chapter)
    assert again.table.draft.pairs == {1: 2}
    assert again.table.draft.terms.reason_of_lock(1) == "They met"
    confirm(desk)
    assert chapter.kept[0].terms.locked == {1: 2}


def test_another_aim_is_proposed_at_once_and_undone():
    desk = a_board(two())
    desk.propose()
    desk.ask(aim=Aim.FAIR)
    assert desk.table.draft.pairing.terms.aim is Aim.FAIR
    desk.undo()
    assert desk.table.draft.pairing.terms.aim is Aim.BEST


def test_the_aims_are_compared_side_by_side():
    screen = BoardScreen(a_board(two()))
    screen.desk.compare_aims()
    assert [each.aim for each in screen.desk.compared] == list(Aim)
    assert all(say(aim, "en") in screen.terms.table.value for aim in Aim)


def test_a_woman_asked_for_in_a_track_is_judged_for_pairs_made_by_hand():
    desk = a_board(two())
    look(desk, 1, mentor=2)
    desk.explain("She asked for him")
    desk.lock()
    desk.turn_woman(Track.DATA)
    assert "No fellow in Data analysis has a woman as mentor." in said(desk.blockers)
    desk.turn_woman(Track.DATA)
    assert said(desk.blockers) == [NO_REASON]


def test_a_quiet_ban_is_only_said_to_be_blocked():
    chapter = two()
    reason = "He was her husband's lawyer"
    ban = {"fellow": 1, "mentor": 2, "kind": "never", "reason": reason}
    chapter.relations = relations(ban)
    screen = BoardScreen(a_board(chapter))
    look(screen.desk, 1, mentor=2)
    screen.desk.explain("A try")
    screen.desk.lock()
    assert "Blocked (restricted)" in said(screen.desk.blockers)[0]
    assert reason not in everything_sent(screen)
    assert "Never" not in everything_sent(screen)


def everything_sent(widget) -> str:
    """All that the browser is given of a screen."""
    sent = str(widget.get_state())
    return sent + "".join(everything_sent(each) for each in getattr(widget, "children", ()))


def test_the_card_says_what_her_mentor_costs_the_others_and_why_not_another():
    screen = BoardScreen(a_board(two()))
    screen.desk.propose()
    look(screen.desk, 1)
    assert "This pair takes nothing from the others." in screen.pair.said.value
    look(screen.desk, 1, mentor=1)
    assert "Choosing this pair has its cost." in screen.pair.said.value
    assert "would have Marc Martin" in screen.pair.said.value
    costs = [cells[-1] for cells in screen.mentors.page_rows]
    assert costs[0] == ("her mentor", "quiet")
    assert "point" in costs[1]


def test_the_screen_looks_at_another_mentor_locks_and_goes_back():
    screen = BoardScreen(a_board(two()))
    screen.grid.selected = 1
    screen.mentors.selected = 1
    assert "Claire" in screen.pair.people.value
    screen.desk.lock()
    assert screen.desk.table.draft.pairs == {1: 1}
    screen.desk.leave_alone()
    assert screen.desk.table.draft.pairs == {}
    screen.desk.release()
    assert screen.desk.table.draft.terms.alone == frozenset()


def test_the_screen_offers_the_fellows_of_the_mentor_looked_at_to_change_with():
    screen = BoardScreen(a_board(two()))
    screen.desk.propose()
    screen.grid.selected = 1
    assert screen.pair.others.layout.display == "none"
    screen.mentors.selected = 1
    assert [value for _, value in screen.pair.others.options] == [0, 2]
    screen.pair.others.value = 2
    assert screen.desk.table.draft.pairs == {1: 1, 2: 2}


@pytest.mark.parametrize("empty", ["fellows", "mentors"])
def test_a_chapter_without_one_side_is_drawn_and_proposes_nothing(empty: str):
    chapter = Chapter([a_fellow()], [a_mentor()])
    setattr(chapter, empty, getattr(chapter, empty).iloc[:0])
    screen = BoardScreen(a_board(chapter))
    screen.desk.propose()
    assert screen.desk.table.draft.pairs == {}
    assert screen.desk.error is None
    nobody = "Nobody holds a seat" in screen.pair.people.value
    assert nobody == (empty == "fellows")


def test_a_desk_without_a_cohort_says_what_to_do():
    chapter = two()
    table = MentoringTable(cohorts=COHORTS.iloc[:0], load=chapter.load)
    desk = BoardDesk(table=table, record=chapter.record, keep=chapter.keep, today=lambda: TODAY)
    screen = BoardScreen(desk)
    assert "No cohort yet" in screen.day.value
    assert all(button.disabled for button in screen.buttons)
    for act in (desk.propose, desk.confirm):
        act()
        assert str(desk.error) == "No cohort yet: import applications first."


def test_the_card_of_a_fellow_without_a_mentor_says_why_and_what_would_help():
    chapter = Chapter(
        [a_fellow(given_name="Rahel"), a_fellow(given_name="Nour")],
        [a_mentor(given_name="Claire"), a_mentor(given_name="Marc", tracks=("web",))],
    )
    screen = BoardScreen(a_board(chapter))
    screen.desk.propose()
    left = ({1, 2} - set(screen.desk.table.draft.pairs)).pop()
    look(screen.desk, left)
    text = screen.pair.said.value
    assert "Nearest: Claire Martin, fit 65, with no place left." in text
    assert "2 fellows need a mentor for Data analysis; there is 1 place." in text
    assert "With one place more with Claire Martin she would have a mentor." in text
    look(screen.desk, left, mentor=2)
    assert "This mentor accompanies nobody" in screen.pair.said.value
    assert "None of the 2 fellows passes every gate." in screen.pair.said.value


def test_a_mentor_who_read_her_application_is_flagged_on_the_card():
    chapter = two()
    chapter.relations = relations({"fellow": 1, "mentor": 1, "kind": "reviewed"})
    screen = BoardScreen(a_board(chapter))
    look(screen.desk, 1, mentor=1)
    assert "wb-look" in screen.pair.said.value.split("<strong>")[0]
    look(screen.desk, 2, mentor=1)
    assert "wb-look" not in screen.pair.said.value.split("<strong>")[0]


def test_the_list_of_mentors_says_the_same_word_whichever_rule_blocks():
    quiet = two()
    quiet.relations = relations({"fellow": 1, "mentor": 2, "kind": "never"})
    plain = Chapter([a_fellow(), a_fellow()], [a_mentor(), a_mentor(slots=("sat_eve",))])
    wish = Chapter([a_fellow(mentor_wish="woman")], [a_mentor(), a_mentor(is_woman=False)])
    words = set()
    for chapter in (quiet, plain, wish):
        desk = a_board(chapter)
        desk.select(1)
        words.add(str(desk.lists.standing(1, 2).said))
    assert words == {"blocked"}


def test_a_second_mentor_is_named_beside_the_first():
    chapter = Chapter([a_fellow()], [a_mentor(given_name="Claire"), a_mentor(given_name="Marc")])
    desk = a_board(chapter)
    desk.propose()
    desk.select(1)
    desk.turn_second()
    first, second = desk.lists.mentors_named(1).split(" + ")
    assert {first.split()[0], second.split()[0]} == {"Claire", "Marc"}


def test_pairs_weighed_by_a_draft_of_the_rules_are_not_confirmed():
    desk = a_board(two())
    desk.propose()
    desk.write("Agreed with the team")
    rubric = desk.table.draft.rubric
    first, second, *others = rubric.parts
    lighter = replace(first, points=first.points - 5)
    heavier = replace(second, points=second.points + 5)
    desk.table.weigh(replace(rubric, parts=(lighter, heavier, *others)))
    assert said(desk.blockers) == [
        "A draft of the rules weighs these pairs: save it, or undo it, before you confirm."
    ]
    desk.undo()
    assert desk.blockers == ()


def test_a_no_takes_the_lock_of_the_pair_off():
    chapter = two()
    desk = a_board(chapter)
    look(desk, 1, mentor=1)
    desk.explain("They know each other")
    desk.lock()
    chapter.relations = relations({"fellow": 1, "mentor": 1, "kind": "declined"})
    desk.refresh()
    assert desk.table.draft.terms.locked == {}
    desk.propose()
    assert desk.table.draft.pairs == {1: 2, 2: 1}
