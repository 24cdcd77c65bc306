"""The desk of missing mentors without a screen: found, asked of partners, forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.apps.mentoring.chapter import COHORTS, Chapter, said
from tests.builders import a_fellow, a_mentor
from workbench.apps.mentoring.missing import EVERYBODY, MissingDesk
from workbench.apps.mentoring.missing_view import MissingScreen
from workbench.apps.mentoring.table import MentoringTable
from workbench.rules.mentoring.terms import Pair
from workbench.vocabulary import Role


def waiting() -> Chapter:
    """Rahel has a mentor to have; Nour speaks Dari alone, and nobody else does."""
    return Chapter(
        [
            a_fellow(given_name="Rahel"),
            a_fellow(
                given_name="Nour",
                family_name="نوری",
                spoken_languages=("fa-AF",),
                french_level="A1",
                english_level="A1",
                availability=("tue_eve",),
            ),
        ],
        [
            a_mentor(partner="Algoris", partner_id=1, sector="software"),
            a_mentor(partner="Vigie", partner_id=2, tracks=("cyber",)),
        ],
    )


def a_desk(chapter: Chapter, **traits: Any) -> MissingDesk:
    return MissingDesk(table=chapter.table(), by="Alexis", **traits)


def test_the_mentor_who_opens_a_new_pair_comes_first():
    desk = a_desk(waiting())
    assert desk.found is None
    desk.find()
    first = desk.found[0].missing
    assert (str(first.profile.track), first.profile.language, first.seats) == ("data", "fa-AF", 1)
    assert said(desk.day())[1] == "1 fellow more would have a mentor"


def test_each_partner_has_its_own_request_and_it_names_nobody():
    desk = a_desk(waiting())
    desk.find()
    assert [each.name for each in desk.partners] == ["Algoris"]
    assert desk.could_be_asked(0) == ("Algoris",)
    desk.ask(1)
    text = desk.letter("en")
    assert "who speaks Dari" in text
    assert not any(name in text for name in ("Nour", "نوری", "Rahel", "Claire", "Algoris"))
    desk.ask(EVERYBODY)
    assert "Dari" in desk.letter("en")


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PROTECTION])
def test_a_partner_never_reads_the_wish_of_one_woman(role):
    chapter = waiting()
    chapter.fellows = chapter.fellows.assign(mentor_wish=["any", "woman"])
    desk = MissingDesk(
        table=MentoringTable(
            cohorts=COHORTS, load=lambda cohort: replace(chapter.load(cohort), role=role)
        ),
        by="Alexis",
    )
    desk.find()
    assert desk.found[0].missing.profile.is_woman is (role is Role.PROTECTION)
    for partner in (EVERYBODY, 1):
        desk.ask(partner)
        assert "Dari" in desk.letter("en")
        assert "woman" not in desk.letter("en")


def test_what_was_found_is_forgotten_when_the_terms_change():
    desk = a_desk(waiting())
    desk.find()
    table = desk.table
    table.ask(table.draft.terms.with_ban(Pair(1, 1), reason="They know each other"))
    assert desk.found is None


def test_an_empty_cohort_says_what_to_do():
    desk = a_desk(Chapter([], []))
    MissingScreen(desk)
    desk.find()
    assert str(desk.error) == "Nobody holds a seat in this cohort yet."


def test_it_is_drawn_in_both_languages():
    desk = a_desk(waiting())
    screen = MissingScreen(desk)
    desk.find()
    assert screen.request.paper.text.startswith("Dear partner,")
    desk.speak("fr")
    screen.request.tongue.value = "fr"
    assert desk.error is None
    assert "Dear partner" not in screen.request.paper.text
    assert "dari" in screen.request.paper.text
