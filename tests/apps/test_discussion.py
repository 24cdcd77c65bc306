"""The discussion desk and that of the reviewers, on a store with three who read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.apps.test_reviews import GUIDE, NOW, an_open_cohort
from workbench.apps.discussion import UNDECIDED, DiscussionDesk
from workbench.apps.discussion_view import DiscussionScreen
from workbench.apps.panel import PanelDesk
from workbench.apps.panel_view import PanelScreen
from workbench.apps.reviewing import stored_reviews
from workbench.rules.reviews import Shown
from workbench.store import reads
from workbench.store.engine import Store, create_store, open_store
from workbench.store.writes import NewReview, give_review, show_names


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return an_open_cohort(tmp_path, applications=36)


def given(store: Store, by: str, application: int, *, score: int, comment: str = "") -> None:
    scores = {aspect.name: score for aspect in GUIDE.aspects}
    review = NewReview(application, 0, scores, comment)
    give_review(open_store(store.url, by=by), review, GUIDE, now=NOW)


def talk(store: Store, *, by: str = "Alexis") -> DiscussionDesk:
    opened = open_store(store.url, by=by)
    return DiscussionDesk(cohorts=reads.cohorts(opened), stored=stored_reviews(opened), by=by)


def people(store: Store, *, by: str = "Alexis") -> PanelDesk:
    opened = open_store(store.url, by=by)
    return PanelDesk(cohorts=reads.cohorts(opened), stored=stored_reviews(opened), by=by)


def two_apart(store: Store) -> None:
    given(store, "Alexis", 1, score=4, comment="She has a plan.")
    given(store, "Noor", 1, score=1, comment="<i>Vague.</i>")
    given(store, "Alexis", 2, score=3)
    given(store, "Noor", 2, score=3)


def with_a_strict_one(store: Store) -> None:
    """Two of three each; Noor gives a point less than the others."""
    rng = np.random.default_rng(3)
    readers = (("Alexis", "Inès"), ("Inès", "Noor"), ("Noor", "Alexis"))
    for number in range(1, 37):
        merit = int(rng.integers(1, 5))
        for name in readers[number % 3]:
            given(store, name, number, score=max(merit - (name == "Noor"), 0))


def test_both_comments_stand_side_by_side_once_both_are_given(store: Store):
    given(store, "Alexis", 1, score=4, comment="She has a plan.")
    assert DiscussionScreen(talk(store)).desk.found.empty
    given(store, "Noor", 1, score=1, comment="<i>Vague.</i>")
    screen = DiscussionScreen(talk(store))
    assert "She has a plan." in screen.card.value
    assert "&lt;i&gt;Vague.&lt;/i&gt;" in screen.card.value
    assert "3 points apart, on both sides of 2" in str(screen._cells(1)[1])


def test_who_has_not_reviewed_her_sees_neither_her_nor_the_reviews(store: Store):
    two_apart(store)
    desk = talk(store, by="Inès")
    assert desk.found.empty
    assert [str(one) for one in desk.day()] == [
        "0 to discuss",
        "0 agreed on",
        "2 applications with reviews you may not see: give your own first",
    ]
    assert "She has a plan." not in DiscussionScreen(desk).card.value


def test_names_are_hidden_there_too_until_they_are_asked_for(store: Store):
    two_apart(store)
    assert "Rahel" not in DiscussionScreen(talk(store)).card.value
    assert talk(store).name_of(1).params["number"] == 1
    show_names(store, 1, now=NOW)
    assert "Rahel1 Tesfaye" in DiscussionScreen(talk(store)).card.value
    assert talk(store).name_of(1) == "Rahel1 Tesfaye"


def test_an_agreement_is_recorded_with_its_reason_and_goes_on(store: Store):
    two_apart(store)
    desk = talk(store)
    desk.agree()
    assert str(desk.error) == "Choose the score you agree on."
    desk.settle(3.5)
    desk.agree()
    assert str(desk.error) == "Write what you agreed on, and why."
    desk.write("Her plan is clear once read twice.")
    desk.agree()
    assert desk.error is None
    assert str(desk.notice) == "Agreement recorded: 3.5 of 4."
    assert desk.selected is None
    assert reads.applications(store, 1)["motivation_reviewed"][1] == 3.5 / 4
    assert [str(one) for one in desk.day()] == ["0 to discuss", "1 agreed on"]


def test_an_agreement_taken_back_leaves_its_words_to_be_amended(store: Store):
    two_apart(store)
    desk = talk(store)
    desk.settle(3.5)
    desk.write("Clear.")
    desk.agree()
    desk.undo()
    assert (desk.selected, desk.score, desk.reason) == (1, 3.5, "Clear.")
    assert reads.applications(store, 1)["motivation_reviewed"][1] == 2.5 / 4
    desk.select(None)
    assert (desk.score, desk.reason) == (UNDECIDED, "")
    desk.undo()
    assert str(desk.error) == "Nothing was agreed on here yet."


def test_what_another_agreed_on_is_shown_with_who_and_why(store: Store):
    two_apart(store)
    noor = talk(store, by="Noor")
    noor.settle(2.0)
    noor.write("In between.")
    noor.agree()
    desk = talk(store)
    desk.select(1)
    shown = DiscussionScreen(desk).card.value
    assert "Agreed: 2 of 4, recorded by Noor on" in shown
    assert "In between." in shown


def test_the_strict_one_is_named_with_an_interval_and_taken_out(store: Store):
    with_a_strict_one(store)
    screen = PanelScreen(people(store))
    assert "stricter by 0." in screen.people.value
    assert "more lenient by" in screen.people.value
    assert "Strictness is taken out of the scores" in screen.depends.value


def test_the_switch_orders_by_the_other_score_and_both_stay_shown(store: Store):
    with_a_strict_one(store)
    desk = people(store)
    with_it = desk.scores[Shown.WITH.value]
    assert with_it.is_monotonic_decreasing
    desk.compare("without")
    assert desk.scores[Shown.WITHOUT.value].is_monotonic_decreasing
    cells = PanelScreen(desk)._cells(int(desk.scores.index[0]))
    assert len(cells) == 5


def test_whoever_depends_on_the_correction_is_named(store: Store):
    with_a_strict_one(store)
    desk = people(store)
    assert desk.sides
    screen = PanelScreen(desk)
    assert "only without the correction" in screen.depends.value
    show_names(store, 1, now=NOW)
    desk.refresh()
    named = {side.application for side in desk.sides}
    assert all(f"Rahel{one} Tesfaye" in screen.depends.value for one in named)


def test_scores_of_applications_not_reviewed_by_oneself_are_not_there(store: Store):
    with_a_strict_one(store)
    own = reads.reviews(store, 1, target=2)
    mine = set(own["application"][own["reviewer"] == "Alexis"])
    assert set(people(store).scores.index) == mine
    assert people(store, by="Somebody").scores.empty


def test_a_reviewer_is_added_by_name_and_may_rest(store: Store):
    desk = people(store)
    desk.add()
    assert str(desk.error) == "Write a name."
    desk.write("  Noor ")
    desk.add()
    assert desk.reading.left == {"Alexis": 36, "Noor": 36}
    desk.write("Noor")
    desk.add()
    assert str(desk.error) == "Noor reads this cohort already."
    desk.rest()
    assert str(desk.notice) == "Noor gets no more to read; the reviews given stay."
    assert desk.reading.left.get("Noor", 0) == 0
    desk.write("Inès")
    desk.rest()
    assert str(desk.error) == "Inès does not read this cohort."


def test_before_any_review_there_is_nobody_to_compare(store: Store):
    screen = PanelScreen(people(store))
    assert "Nothing to correct" in screen.depends.value
    assert "Alexis" in screen.people.value


def test_without_a_cohort_both_say_what_comes_first(tmp_path: Path):
    empty = create_store(f"sqlite:///{tmp_path / 'empty.sqlite'}", by="Alexis")
    for screen in (DiscussionScreen(talk(empty)), PanelScreen(people(empty))):
        assert "import applications first" in screen.day.value
        assert all(button.disabled for button in screen.buttons)


def test_both_say_everything_in_french(store: Store):
    with_a_strict_one(store)
    for screen in (DiscussionScreen(talk(store)), PanelScreen(people(store))):
        screen.desk.speak("fr")
        assert screen.desk.error is None
