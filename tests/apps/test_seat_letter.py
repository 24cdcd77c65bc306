"""The letter about a seat: hers first, from her card, named where nobody wrote it yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.apps import test_cohort, test_reserve
from tests.spec.test_seat_cards import a_plan
from workbench.apps.cohort import CohortDesk
from workbench.apps.seat_letter import AboutSeat, SeatLetterWriter, about_chosen, seat_letter
from workbench.errors import NotFound
from workbench.rules.letters import SeatKind
from workbench.store import letter_files


def about(application: int, **changes: object) -> AboutSeat:
    cards = a_plan()
    row = cards.of.applications.loc[application]
    return AboutSeat(row, cards.card(application), "Fellowship Paris", **changes)


def test_a_seat_proposed_is_offered_and_no_seat_is_said_kindly():
    writer = SeatLetterWriter(by="Alexis")
    writer.turn_to(about(6))
    assert writer.kinds() == (SeatKind.OFFER,)
    assert writer.languages()[0] == "ti"
    writer.turn_to(about(4))
    assert writer.kind is SeatKind.NONE
    assert writer.letter() is None
    writer.read_in("fr")
    assert "Nous ne pouvons pas vous proposer de place cette fois." in writer.letter().text


def test_on_the_reserve_list_both_letters_are_there():
    writer = SeatLetterWriter(by="Alexis")
    writer.turn_to(about(4, reserve=2))
    assert writer.kinds() == (SeatKind.RESERVE, SeatKind.NONE)
    first = writer.key()
    writer.kind = SeatKind.NONE
    assert writer.key() != first


def test_the_text_of_a_letter_is_one_call():
    one = about(6)
    text = seat_letter(one.card, one.row, cohort="Fellowship Paris", by="Alexis", language="en")
    assert "a place in this subject: web development" in text
    assert text.startswith("Hello")


def test_a_language_in_which_nobody_wrote_them_shows_no_letter():
    writer = SeatLetterWriter(
        by="Alexis",
        load=lambda language: replace(letter_files.load(language), seats=None),
    )
    writer.turn_to(about(4))
    with pytest.raises(NotFound, match="no letter about a seat in English"):
        writer.read_in("en")
    assert writer.language is None


def test_at_the_plan_a_letter_is_to_the_one_chosen_once_a_plan_is_proposed():
    desk = test_cohort.a_desk(test_cohort.three(web=0))
    assert about_chosen(desk) is None
    desk.propose()
    desk.select(2)
    letter = about_chosen(desk)
    assert (letter.row["given_name"], letter.card.track) == ("Nour", None)
    assert letter.cohort == "Fellowship Paris 2027"


def test_whom_the_rule_does_not_propose_is_given_no_reason():
    desk = test_cohort.a_desk(test_cohort.three())
    desk.propose()
    desk.select(3)
    letter = about_chosen(desk)
    text = seat_letter(letter.card, letter.row, cohort=letter.cohort, by="Alexis", language="en")
    assert "We cannot offer you a place this time." in text
    assert "subjects you chose" not in text


def test_her_place_on_the_reserve_list_is_that_of_the_reserve_desk():
    reserve = test_reserve.a_desk(test_reserve.four())
    plan = CohortDesk(table=reserve.table, record=list, by="Alexis")
    plan.select(3)
    assert about_chosen(plan).reserve == 1
    plan.select(4)
    assert about_chosen(plan) is None
