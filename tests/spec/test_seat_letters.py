"""Letters about a seat: kind, from the facts of her card, and silent about everybody else."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.spec.drawing import drawn
from tests.spec.test_seat_cards import PEOPLE, a_plan
from workbench.errors import NotFound
from workbench.rules import seat_letters
from workbench.rules.demands import Key
from workbench.rules.letters import Addressed, Letter
from workbench.rules.seat_card import SeatCard, SeatCards, Standing
from workbench.rules.seat_stops import Stop
from workbench.rules.supports import SUPPORTS
from workbench.sentences import sentence
from workbench.settings import data_folder
from workbench.store import letter_files
from workbench.vocabulary import Track

LANGUAGES = letter_files.languages()
TO = Addressed("Rahel", "Fellowship Paris", date(2026, 12, 4), "Alexis")
NAMES = [name for _, name, *_ in drawn(PEOPLE)]


@pytest.fixture(scope="module")
def cards() -> SeatCards:
    return a_plan()


def a_letter(language: str, card: SeatCard, *, reserve: int | None = None) -> Letter:
    wording = letter_files.load(language)
    kind = seat_letters.kinds_for(card, reserve=reserve)[0]
    return seat_letters.write(
        wording, letter_files.seats_of(wording), kind=kind, card=card, to=TO, reserve=reserve
    )


#    whom  what the letter says, why, and what she can do (the people of test_seat_cards)
LETTERS = """
1  | seat_offer |                 |
4  | seat_none  | groups places   | ux
5  | seat_none  | times groups    | availability
7  | seat_none  | childcare places| ux
8  | seat_none  | tracks          | ux
9  | seat_offer |                 |
10 | seat_none  | groups places   | french_level ux
11 | seat_offer |                 |
12 | seat_none  |                 |
"""


@pytest.mark.parametrize(("application", "kind", "why", "steps"), drawn(LETTERS))
def test_a_letter_says_what_her_card_knows(cards, application, kind, why, steps):
    card = cards.card(int(application))
    assert seat_letters.kinds_for(card, reserve=None) == (kind,)
    text, wording = a_letter("en", card).text, letter_files.load("en")
    if kind == "seat_none":
        assert seat_letters.reasons_of(card) == tuple(why.split())
    for key in why.split():
        assert wording.seats.reasons[key] in text
    for step in steps.split():
        assert wording.questions.get(step, wording.choices["track"].get(step)) in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reserve", [None, 3])
def test_every_letter_about_a_seat_is_filled_in_and_names_nobody_else(cards, language, reserve):
    for application in range(1, 13):
        card = cards.card(application)
        letter = a_letter(language, card, reserve=reserve)
        assert not re.search(r"[{}]", letter.text + letter.subject)
        assert "Fellowship Paris" in letter.text
        assert not [name for name in NAMES if name in letter.text]
        numbers = set(re.findall(r"\d+", letter.text))
        assert numbers <= {"3", "4", "2026"}


def test_who_said_her_times_is_asked_whether_they_changed(cards):
    text = a_letter("en", cards.card(5)).text
    assert "Have your free times changed?" in text
    assert "do not have all your answers" not in text
    assert "do not have all your answers" in a_letter("en", cards.card(10)).text


def test_on_the_reserve_list_she_reads_her_place(cards):
    text = a_letter("fr", cards.card(4), reserve=2).text
    assert "Vous avez le numéro 2 sur notre liste de réserve." in text


def test_a_seat_is_offered_in_its_track_until_a_day(cards):
    text = a_letter("fr", cards.card(6)).text
    assert "une place dans cette matière : développement web" in text
    assert "avant le vendredi 4 décembre 2026" in text


def test_whose_household_has_a_seat_is_not_told():
    stop = Stop(Key("household"), sentence("Her household has a seat."))
    card = SeatCard(1, Standing.LEFT, None, (Track.DATA,), (), stops=(stop,))
    assert seat_letters.reasons_of(card) == ("places",)


def test_a_language_without_letters_about_seats_is_named(tmp_path):
    text = (data_folder() / "letters" / "en.toml").read_text(encoding="utf-8")
    start, end = text.index("[seat_offer]"), text.index("[questions]")
    path = tmp_path / "en.toml"
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(NotFound, match=r"no letter about a seat in English: add \[seat_offer\]"):
        letter_files.seats_of(letter_files.read(path))


def test_every_support_and_kind_of_demand_has_its_reason():
    known = set(seat_letters.REASONS)
    assert set(SUPPORTS) <= known
    assert set(seat_letters.OF_KIND.values()) <= known
