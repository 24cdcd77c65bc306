"""The asking desk without a screen: ask, hear, take back, propose around the noes, confirm."""

from __future__ import annotations

from datetime import timedelta

from tests.apps.mentoring.asked import an_asking, states
from tests.apps.mentoring.chapter import TODAY, Chapter, said, two
from tests.builders import a_fellow, a_mentor
from workbench.apps.mentoring.ask import AskDesk
from workbench.apps.mentoring.ask_lines import Which
from workbench.apps.mentoring.ask_view import AskScreen
from workbench.rules.mentoring.offers import DAYS_TO_ANSWER
from workbench.vocabulary import Refusal, Side

NO_REASON = "Write a reason: it is kept with every pair."
NOBODY = "Nobody is left to ask: propose pairs first, here or at the board."


def asked(chapter: Chapter | None = None) -> AskDesk:
    """A desk at which both pairs are asked."""
    desk = an_asking(chapter or two())
    desk.propose()
    desk.ask_all()
    return desk


def choose(desk: AskDesk, fellow: int) -> None:
    found = [line for line in desk.lines if line.pair.fellow == fellow and not line.is_past]
    desk.select(found[0].key)


def test_before_a_proposal_nobody_is_left_to_ask():
    desk = an_asking(two())
    assert said(desk.blockers) == [NOBODY]
    desk.ask_all()
    assert str(desk.error) == NOBODY


def test_pairs_on_the_table_are_to_be_asked_and_are_asked_together():
    desk = an_asking(two())
    desk.propose()
    assert states(desk) == [(1, 2, "To ask"), (2, 1, "To ask")]
    desk.ask_all()
    assert [state for _, _, state in states(desk)] == ["asked", "asked"]
    rows = desk.kept.rows.values()
    assert {row["expires_on"] for row in rows} == {TODAY + timedelta(days=DAYS_TO_ANSWER)}
    assert all(row["reason"].startswith("A mentor for Data analysis") for row in rows)


def test_one_pair_may_be_asked_alone_with_other_days():
    desk = an_asking(two())
    desk.propose()
    desk.give_days(3)
    choose(desk, 2)
    desk.ask_this()
    assert states(desk) == [(1, 2, "To ask"), (2, 1, "asked")]
    assert desk.kept.rows[1]["expires_on"] == TODAY + timedelta(days=3)
    assert desk.line().pair.fellow == 2
    desk.give_days(0)
    assert str(desk.error) == "Give them one day at least to answer."


def test_two_yes_agree_and_only_agreed_pairs_are_confirmed():
    desk = asked()
    choose(desk, 1)
    desk.she_says_yes()
    desk.mentor_says_yes()
    assert states(desk) == [(1, 2, "agreed"), (2, 1, "asked")]
    assert said(desk.blockers) == [NO_REASON]
    desk.write("Both agreed")
    desk.confirm()
    assert desk.error is None
    assert [(each.fellow, each.mentor) for each in desk.kept.chapter.kept[0].pairs] == [(1, 2)]
    assert desk.kept.chapter.kept[0].reason == "Both agreed"
    assert states(desk) == [(2, 1, "asked"), (1, 2, "confirmed")]


def test_pairs_agreed_on_another_day_are_confirmed_with_what_they_rest_on():
    desk = asked()
    choose(desk, 1)
    desk.she_says_yes()
    desk.mentor_says_yes()
    desk.table.open(1)
    desk.turn()
    assert desk.table.draft.pairing is None
    desk.write("Both agreed")
    desk.confirm()
    assert desk.kept.chapter.kept[0].receipt.pairs == {1: 2, 2: 1}


def test_nothing_is_confirmed_without_both_yes():
    desk = asked()
    choose(desk, 1)
    desk.she_says_yes()
    desk.write("Both agreed")
    desk.confirm()
    assert str(desk.error) == "No pair is agreed yet: both have to say yes first."
    assert desk.kept.chapter.kept == []


def test_a_no_keeps_its_reason_and_the_next_proposal_goes_around_it():
    desk = asked()
    choose(desk, 1)
    desk.blame(Refusal.TIMES)
    desk.add_words("nights only")
    desk.mentor_says_no()
    assert desk.kept.rows[1]["declined_why"] == "times: nights only"
    assert str(desk.notice) == "Recorded: these two stay apart. Propose anew around it."
    assert desk.table.draft.pairs == {2: 1}
    choose(desk, 2)
    desk.she_says_no()
    desk.propose()
    assert desk.table.draft.pairs == {1: 1, 2: 2}
    assert [line.pair.fellow for line in desk.lines if line.standing is None] == [1, 2]


def test_what_is_asked_is_not_moved_by_a_new_proposal():
    desk = an_asking(two())
    desk.propose()
    choose(desk, 2)
    desk.ask_this()
    desk.kept.chapter.fellows = desk.kept.chapter.fellows.drop(index=1)
    desk.refresh()
    desk.propose()
    assert desk.table.draft.pairs == {2: 1}


def test_another_reason_needs_its_words():
    desk = asked()
    desk.blame(Refusal.OTHER)
    desk.she_says_no()
    assert str(desk.error) == "Write in a few words why."
    desk.add_words("She moves to Lyon")
    desk.she_says_no()
    assert desk.error is None


def test_an_answer_written_down_wrongly_is_taken_back():
    desk = asked()
    choose(desk, 1)
    desk.she_says_no()
    assert [state for fellow, _, state in states(desk) if fellow == 1] == ["declined"]
    desk.undo()
    assert [state for fellow, _, state in states(desk) if fellow == 1] == ["asked"]
    choose(desk, 1)
    desk.she_says_yes()
    desk.mentor_says_yes()
    desk.correct(Side.FELLOW)
    assert desk.line().standing.awaited == (Side.FELLOW,)
    desk.correct(Side.FELLOW)
    assert str(desk.error) == "This side has not answered yet."


def test_pairs_asked_by_mistake_are_taken_back_together():
    desk = asked()
    desk.undo()
    assert {state for *_, state in states(desk)} == {"withdrawn", "To ask"}
    assert desk.table.draft.pairs == {1: 2, 2: 1}


def test_withdrawing_needs_a_reason_and_frees_the_place():
    desk = asked()
    choose(desk, 1)
    desk.withdraw()
    assert str(desk.error) == NO_REASON
    desk.write("She is ill")
    desk.withdraw()
    assert desk.kept.rows[1]["state"] == "withdrawn"
    assert desk.reason == ""


def test_who_has_not_answered_in_time_comes_first_and_may_be_given_more():
    desk = asked()
    desk.kept.late(2, TODAY - timedelta(days=1))
    desk.refresh()
    assert states(desk)[0] == (2, 1, "expired")
    desk.select(2)
    desk.she_says_yes()
    assert str(desk.error) == "The time to answer is over: give them more time first."
    desk.give_more_time()
    assert "asked" in [state for fellow, _, state in states(desk) if fellow == 2]


def test_the_list_shows_what_is_looked_for():
    desk = asked()
    choose(desk, 1)
    desk.mentor_says_no()
    desk.look_for(Which.ENDED)
    assert desk.shown() == (1,)
    desk.look_for(Which.ALL)
    desk.find("nour")
    assert [line.pair.fellow for line in desk.lines if line.key in desk.shown()] == [2]
    desk.find("marc")
    assert desk.shown() == (1,)


def test_who_waits_is_queued_with_what_would_free_a_place():
    chapter = two()
    chapter.mentors = chapter.mentors.drop(index=2)
    desk = an_asking(chapter)
    desk.propose()
    waits = [one for one in (1, 2) if one not in desk.table.draft.pairs]
    assert desk.queue().fellows == tuple(waits)
    desk.ask_all()
    assert "may come free after" in str(desk.queue().would_free(waits[0]))
    assert desk.queue().first == {1: waits[0]}


def test_the_day_says_where_the_offers_stand():
    desk = asked()
    assert said(desk.day())[:2] == ["0 pairs to ask", "2 wait for an answer"]
    assert said(desk.day())[2].startswith("The next to expire: Rahel Tesfaye, after")


def test_another_cohort_begins_with_nothing_written():
    desk = asked()
    desk.write("Both agreed")
    desk.begin()
    assert (desk.reason, desk.selected, desk.which) == ("", None, Which.ALL)


def test_a_screen_shows_the_empty_and_the_full_case_in_both_languages():
    for chapter in (Chapter([], []), Chapter([a_fellow()], [a_mentor()])):
        screen = AskScreen(an_asking(chapter))
        assert screen.desk.error is None
        screen.desk.propose()
        screen.desk.ask_all()
        screen.desk.speak("fr")
        assert "Crash" not in screen.status.error
        assert screen.buttons[0].description.startswith("1 ")


def test_keys_and_letters_of_the_pair_chosen():
    screen = AskScreen(asked())
    hers, his = screen.pair.letters.values()
    hers.read_in("en")
    his.read_in("fr")
    screen.redraw()
    paper = screen.pair.panels[0].paper
    assert "We propose this mentor to you" in paper.text
    assert "Nous vous proposons d’accompagner" in screen.pair.panels[1].paper.text
    screen._press("1")
    assert screen.desk.line().standing.answered == (Side.FELLOW,)
    screen._press("u")
    assert screen.desk.line().standing.answered == ()


def test_both_are_introduced_once_both_said_yes_in_a_language_she_reads():
    screen = AskScreen(asked())
    choose(screen.desk, 2)
    panel = screen.pair.introduction
    assert panel.layout.display == "none"
    screen.desk.she_says_yes()
    assert panel.layout.display == "none"
    screen.desk.mentor_says_yes()
    assert panel.layout.display == ""
    assert [code for _, code in panel.languages.options] == ["ar", "fr", "en"]
    panel.languages.value = "en"
    assert "You both said yes, and we are happy to introduce you" in panel.paper.text
    panel.languages.value = "ar"
    assert panel.paper.direction == "rtl"
