"""What every desk promises: errors become sentences, bugs are loud, one switch for the language."""

from __future__ import annotations

import ipywidgets as widgets
import pytest
from markupsafe import Markup

from workbench.apps.desk import Desk, verb
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, show
from workbench.errors import NotReady
from workbench.sentences import sentence


class Counting(Desk):
    """A desk with one verb of each fate."""

    @verb
    def refuse(self) -> None:
        raise NotReady(sentence("Close the window first."), code="open_window")

    @verb
    def crash(self) -> None:
        raise KeyError(self.by)

    @verb
    def work(self) -> None:
        self.recorded(sentence("Done."))


class CountingScreen(Screen):
    title = sentence("Triage")

    def actions(self):
        return (Action(sentence("Undo"), self.desk.work, lambda: self.desk.blockers),)


def test_an_error_meant_for_people_is_said_on_the_desk():
    desk = Counting()
    desk.refuse()
    assert str(desk.error) == "Close the window first."


def test_the_next_verb_takes_the_error_away():
    desk = Counting(by="Alexis")
    desk.refuse()
    desk.work()
    assert desk.error is None
    assert str(desk.saved).endswith("by Alexis")


def test_a_bug_is_logged_with_the_number_that_the_person_reads(heard):
    desk = Counting()
    desk.crash()
    line = heard.crashes()[0]
    number = line.split()[1]
    assert number in str(desk.error)
    heard.lines.clear()


def test_the_log_of_a_bug_quotes_no_name(heard):
    Counting(by="Rahel Tesfaye").crash()
    assert "KeyError" in heard.crashes()[0]
    assert "Rahel" not in heard.crashes()[0]
    heard.lines.clear()


def test_a_callback_that_fails_is_never_swallowed(heard):
    screen = CountingScreen(Counting())
    button = widgets.Button()
    screen.on_click(button, lambda: 1 / 0)
    button.click()
    assert len(heard.crashes()) > 0
    assert screen.desk.error is not None
    heard.lines.clear()


def test_a_button_with_something_in_its_way_is_off_and_the_screen_says_why():
    screen = CountingScreen(Counting())
    screen.desk.blockers = (sentence("Write a reason: it is kept with the decision."),)
    assert screen.buttons[0].disabled
    assert "Write a reason" in screen.blockers.value


def test_the_language_is_switched_at_once():
    screen = CountingScreen(Counting())
    screen.switch.value = "fr"
    assert screen.desk.language == "fr"
    assert screen.status.language == "fr"


def test_the_help_comes_and_goes():
    screen = CountingScreen(Counting())
    before = screen.children
    screen.turn_help()
    assert len(screen.children) == len(before) + 1
    screen.turn_help()
    assert screen.children == before


def test_plain_text_is_refused_where_markup_is_shown():
    piece = block()
    with pytest.raises(TypeError):
        show(piece, "<b>Rahel</b>")
    show(piece, Markup("<b>{}</b>").format("<script>"))
    assert piece.value == "<b>&lt;script&gt;</b>"
