"""The mentoring desk without a screen: propose, look, choose another, confirm."""

from __future__ import annotations

from datetime import date

import pandas as pd

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from workbench.apps.mentoring import MentoringDesk
from workbench.apps.mentoring_view import ALONE, BY_RULE, MentoringScreen
from workbench.apps.pairs import Sides
from workbench.errors import NotReady
from workbench.sentences import sentence

COHORTS = pd.DataFrame(
    {"name": ["Fellowship Paris 2027"], "programme": ["fellowship"]},
    index=pd.Index([1], name="cohort"),
)
TODAY = date(2026, 11, 23)


class Chapter:
    """Both sides in memory, confirming as the store does."""

    def __init__(self, she: list[dict], he: list[dict]) -> None:
        self.fellows, self.mentors = fellows(*she), mentors(*he)
        self.confirmed: dict[int, int] = {}
        self.kept: list = []
        self.is_taken = False

    def load(self, cohort: int) -> Sides:
        loads = pd.Series(list(self.confirmed.values()), dtype="int64").value_counts()
        return Sides(
            fellows=self.fellows,
            mentors=self.mentors,
            confirmed=dict(self.confirmed),
            loads={int(one): int(count) for one, count in loads.items()},
            starts_on=date(2027, 2, 1),
            rubric=a_pair_rubric(),
        )

    def record(self, asked) -> None:
        if self.is_taken:
            raise NotReady(sentence("Nothing was recorded: propose again."), code="taken")
        self.kept.append(asked)
        self.confirmed |= {pair.fellow: pair.mentor for pair in asked.pairs}


def two() -> Chapter:
    return Chapter(
        [
            a_fellow(given_name="Rahel", family_name="Tesfaye"),
            a_fellow(given_name="Nour", family_name="الحسن", spoken_languages=("ar", "fr")),
        ],
        [
            a_mentor(given_name="Claire", languages=("fr", "ar")),
            a_mentor(given_name="Marc", languages=("fr",), is_woman=False),
        ],
    )


def a_desk(chapter: Chapter, **traits) -> MentoringDesk:
    return MentoringDesk(
        cohorts=COHORTS,
        load=chapter.load,
        record=chapter.record,
        today=lambda: TODAY,
        by="Alexis",
        **traits,
    )


def said(sentences) -> list[str]:
    return [str(one) for one in sentences]


def test_nothing_is_on_the_table_before_a_proposal():
    assert said(a_desk(two()).blockers) == [
        "There is no new pair yet: propose, or choose a mentor by hand."
    ]


def test_the_proposal_gives_each_her_best_mentor():
    desk = a_desk(two())
    desk.propose()
    assert desk.draft.pairs == {1: 2, 2: 1}
    assert desk.draft.pairing.is_proved
    assert desk.blockers == ()


def test_a_pair_made_by_hand_is_kept_by_the_next_proposal():
    desk = a_desk(two())
    desk.select(2)
    desk.choose(2)
    desk.propose()
    assert desk.draft.pairs == {1: 1, 2: 2}


def test_two_fellows_for_a_mentor_of_one_are_judged_at_once():
    chapter = two()
    desk = a_desk(chapter)
    desk.propose()
    desk.select(1)
    desk.choose(1)
    assert len(desk.blockers) == 1
    desk.confirm()
    assert desk.error == desk.blockers[0]
    assert chapter.kept == []


def test_a_fellow_left_without_a_mentor_stays_so():
    desk = a_desk(two())
    desk.select(1)
    desk.leave_alone()
    desk.propose()
    assert desk.draft.pairs == {2: 1}
    assert str(desk.unpaired()) == "You left her without a mentor: a new proposal keeps it so."
    desk.release()
    desk.propose()
    assert desk.draft.pairs == {1: 2, 2: 1}


def test_confirmed_pairs_carry_their_fit_their_why_and_their_day():
    chapter = two()
    desk = a_desk(chapter)
    desk.propose()
    desk.confirm()
    pair = next(pair for pair in chapter.kept[0].pairs if pair.fellow == 1)
    why = desk.why(1, 2)
    assert (pair.mentor, pair.fit, pair.reason) == (2, why.fit, str(why.sentence))
    assert pair.starts_on == date(2027, 2, 1)
    assert len(chapter.kept[0].fingerprint) == 64
    assert str(desk.notice) == "2 pairs confirmed."


def test_the_why_that_is_kept_names_nobody():
    chapter = two()
    desk = a_desk(chapter)
    desk.propose()
    desk.confirm()
    kept = " ".join(pair.reason for pair in chapter.kept[0].pairs)
    assert not any(name in kept for name in ("Rahel", "Nour", "Claire", "Marc", "الحسن"))


def test_a_confirmed_pair_stands():
    chapter = two()
    chapter.confirmed = {1: 1}
    desk = a_desk(chapter)
    desk.propose()
    assert desk.draft.pairs == {2: 2}
    desk.select(1)
    desk.choose(2)
    assert str(desk.error) == "Her mentor is confirmed: the pair stands."


def test_someone_else_confirmed_meanwhile_and_the_rest_of_the_table_is_kept():
    chapter = two()
    desk = a_desk(chapter)
    desk.propose()
    chapter.confirmed, chapter.is_taken = {1: 2}, True
    desk.confirm()
    assert str(desk.error) == "Nothing was recorded: propose again."
    assert desk.draft.pairs == {2: 1}


def test_who_has_no_mentor_comes_first_in_the_list():
    chapter = two()
    chapter.confirmed = {1: 1}
    assert a_desk(chapter).shown() == (2, 1)


def test_undo_takes_the_last_change_back():
    desk = a_desk(two())
    desk.propose()
    desk.undo()
    assert desk.draft.pairs == {}
    desk.undo()
    assert str(desk.error) == "Nothing was changed here yet."


def test_the_same_people_give_the_same_fingerprint_and_a_new_slot_another():
    chapter = two()
    before = chapter.load(1).fingerprint()
    assert chapter.load(1).fingerprint() == before
    chapter.mentors.at[1, "slots"] = ("sat_am",)
    assert chapter.load(1).fingerprint() != before


def test_the_screen_chooses_another_mentor_and_goes_back():
    screen = MentoringScreen(a_desk(two()))
    screen.grid.selected = 1
    screen.mentor.value = 1
    assert screen.desk.draft.pairs == {1: 1}
    assert "Claire" in screen.people.value
    screen.mentor.value = ALONE
    assert screen.desk.draft.pairs == {}
    screen.mentor.value = BY_RULE
    assert screen.desk.draft.alone == frozenset()


def test_a_cohort_without_fellows_is_drawn():
    chapter = Chapter([a_fellow()], [a_mentor()])
    chapter.fellows = chapter.fellows.iloc[:0]
    screen = MentoringScreen(a_desk(chapter))
    assert "Nobody holds a seat" in screen.people.value
    screen.desk.propose()
    assert screen.desk.draft.pairs == {}


def test_a_chapter_without_mentors_is_drawn():
    chapter = Chapter([a_fellow()], [a_mentor()])
    chapter.mentors = chapter.mentors.iloc[:0]
    screen = MentoringScreen(a_desk(chapter))
    screen.desk.propose()
    assert screen.desk.draft.pairs == {}
    assert screen.desk.error is None


def test_a_desk_without_a_cohort_says_what_to_do():
    chapter = two()
    desk = MentoringDesk(
        cohorts=COHORTS.iloc[:0], load=chapter.load, record=chapter.record, today=lambda: TODAY
    )
    assert "No cohort yet" in MentoringScreen(desk).day.value
