from __future__ import annotations

import traitlets

from workbench.apps.desk import Desk, verb
from workbench.apps.layout import Screen
from workbench.apps.tabs import Sitting, Tab, Tabs
from workbench.sentences import sentence


class ADesk(Desk):
    cohort = traitlets.Int(None, allow_none=True)
    loads = traitlets.Int(1)

    @verb
    def open(self, cohort: int) -> None:
        self.cohort = cohort
        self.loads += 1

    @verb
    def refresh(self) -> None:
        self.loads += 1


class AScreen(Screen):
    title = sentence("Triage")


def a_tab(title: str) -> Tab:
    def make(sitting: Sitting) -> Screen:
        return AScreen(ADesk(language=sitting.language, cohort=sitting.cohort))

    return Tab(sentence(title), make)


def two_tabs() -> Tabs:
    return Tabs([a_tab("Triage"), a_tab("Cohort")], Sitting("en", 1))


def test_only_the_first_desk_is_made_at_once():
    tabs = two_tabs()

    assert tabs.children == (tabs.choice, tabs.screen)
    assert len(tabs._made) == 1


def test_a_desk_loads_again_when_it_is_shown_again():
    tabs = two_tabs()
    first = tabs.screen

    tabs.show(1)
    tabs.show(0)

    assert tabs.screen is first
    assert first.desk.loads == 2


def test_language_and_cohort_go_with_the_person():
    tabs = two_tabs()

    tabs.screen.desk.speak("fr")
    tabs.screen.desk.open(7)
    tabs.show(1)

    assert (tabs.screen.desk.language, tabs.screen.desk.cohort) == ("fr", 7)
    assert [label for label, _ in tabs.choice.options] == ["Tri", "Promotion"]

    tabs.screen.desk.open(8)
    tabs.choice.value = 0

    assert tabs.screen.desk.cohort == 8


def test_changing_the_language_keeps_what_is_seen():
    tabs = two_tabs()
    tabs.show(1)

    tabs.screen.desk.speak("fr")

    assert tabs.choice.value == 1
    assert tabs.children[1] is tabs.screen


def test_the_desk_seen_is_marked_from_the_start_and_in_every_language():
    tabs = two_tabs()
    assert tabs.choice.index == 0
    tabs.show(1)
    tabs.screen.desk.speak("fr")
    assert tabs.choice.index == 1
