"""The letter under a card: hers first, amended by a person, never lost by a redraw."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.test_triage import Cohort, a_desk
from tests.builders import an_application
from workbench.apps.letter import LetterWriter, about_chosen
from workbench.apps.letter_view import LetterPanel
from workbench.apps.triage_view import TriageScreen
from workbench.errors import WorkbenchError
from workbench.rules.letters import Kind
from workbench.sentences import sentence


def asking() -> Cohort:
    return Cohort(
        an_application(age=None, digital_skills=5.0),
        an_application(given_name="Леся", age=None, spoken_languages=("uk",)),
        an_application(given_name="Nour"),
    )


def a_panel(cohort: Cohort | None = None) -> tuple[TriageScreen, LetterPanel]:
    screen = TriageScreen(a_desk(cohort or asking()))
    return screen, screen.letter


def test_no_letter_is_shown_before_a_language_is_chosen():
    _, panel = a_panel()
    assert [code for _, code in panel.languages.options] == ["ti", "fr", "en"]
    assert panel.languages.value is None
    assert panel.paper.layout.display == "none"


def test_a_letter_opens_in_her_language_with_what_settles_her():
    _, panel = a_panel()
    panel.languages.value = "ti"
    assert panel.paper.layout.display == ""
    assert "Rahel" in panel.paper.text
    assert "Tesfaye" not in panel.paper.text
    assert "ዕለት ልደትክን" in panel.paper.text
    assert "Nobody who speaks this language" in panel.warning.value


def test_a_letter_from_right_to_left_says_so_to_the_browser():
    _, panel = a_panel(Cohort(an_application(age=None, spoken_languages=("ar",))))
    panel.languages.value = "ar"
    assert (panel.paper.direction, panel.paper.language) == ("rtl", "ar")


def test_what_a_person_wrote_stays_until_she_asks_for_another_letter():
    screen, panel = a_panel()
    panel.languages.value = "en"
    panel.paper.text = "Dear Rahel"
    screen.redraw()
    assert panel.paper.text == "Dear Rahel"
    panel.paper._handle_custom_msg({"kind": "again"}, [])
    assert panel.paper.text.startswith("Hello")


def test_another_woman_begins_without_a_letter():
    screen, panel = a_panel()
    panel.languages.value = "en"
    screen.desk.select(2)
    assert [code for _, code in panel.languages.options] == ["uk", "fr", "en"]
    assert panel.languages.value is None


def test_with_nothing_to_ask_no_letter_asks():
    screen, panel = a_panel()
    screen.desk.select(3)
    assert Kind.ASK not in [kind for _, kind in panel.kind.options]
    panel.languages.value = "fr"
    panel.kind.value = Kind.DECLINE
    assert "Nous sommes désolées." in panel.paper.text


def test_closing_puts_the_letter_away():
    _, panel = a_panel()
    panel.languages.value = "fr"
    panel.put_away.click()
    assert panel.languages.value is None
    assert panel.paper.layout.display == "none"


def test_the_last_day_to_answer_is_the_one_that_is_waited_for():
    screen, _ = a_panel()
    writer = LetterWriter(by="Alexis", today=lambda: date(2026, 11, 20))
    writer.turn_to(about_chosen(screen.desk))
    writer.read_in("en")
    assert "before Friday 4 December 2026" in writer.letter().text


def test_a_faulty_file_is_said_and_nothing_is_shown():
    def broken(language: str):
        raise WorkbenchError(sentence("uk.toml has 1 thing to put right."), code="faulty_letter")

    screen, panel = a_panel()
    panel.writer = LetterWriter(by="Alexis", load=broken, written=("fr",))
    screen.redraw()
    panel.languages.value = "fr"
    assert "thing to put right" in str(screen.desk.error)
    assert panel.languages.value is None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_without_anybody_chosen_there_is_no_letter(language):
    screen, panel = a_panel(Cohort())
    screen.desk.speak(language)
    assert panel.layout.display == "none"
