"""Several desks of one notebook behind one row of choices: one is seen at a time.

A desk is made when it is first asked for, and loads again whenever it is shown again; the
language and the cohort go with the person from one to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets

from workbench import settings
from workbench.apps.desk import Desk, store_here
from workbench.apps.layout import Screen
from workbench.sentences import Sentence, say
from workbench.store.engine import Store


@dataclass(frozen=True)
class Sitting:
    """What goes with the person from desk to desk: her language and her cohort."""

    language: str
    cohort: int | None = None


@dataclass(frozen=True)
class Tab:
    """A desk to choose: its name, and how its screen is made when it is first asked for."""

    title: Sentence
    make: Callable[[Sitting], Screen]


class Tabs(widgets.VBox):
    """Desks side by side of which one is seen; `screen` is that one."""

    def __init__(self, tabs: Sequence[Tab], sitting: Sitting) -> None:
        """Open on the first desk."""
        self.tabs = tuple(tabs)
        self._sitting = sitting
        self._made: dict[int, Screen] = {}
        self._is_naming = False
        self.choice = widgets.ToggleButtons()
        self.choice.add_class("wb-tabs")
        super().__init__()
        self.add_class("wb-desk").add_class("wb-tabbed")
        self._draw_choice()
        self.choice.observe(self._chosen, "value")
        self.show(0)

    @property
    def screen(self) -> Screen:
        """The screen that is seen."""
        return self._made[self.choice.value]

    def show(self, place: int) -> None:
        """See another desk."""
        if self.choice.value != place:
            self.choice.value = place  # comes back here
            return
        for other, screen in self._made.items():
            screen.desk.is_seen = other == place
        if place not in self._made:
            self._made[place] = self._new(place)
        else:
            self._arrive(self._made[place].desk)
        self.children = (self.choice, self._made[place])

    def _new(self, place: int) -> Screen:
        screen = self.tabs[place].make(self._sitting)
        screen.desk.observe(self._language_changed, "language")
        if screen.desk.has_trait("cohort"):
            screen.desk.observe(self._cohort_changed, "cohort")
            self._sitting = Sitting(self._sitting.language, screen.desk.cohort)
        return screen

    def _arrive(self, desk: Desk) -> None:
        sitting = self._sitting
        if desk.language != sitting.language:
            desk.speak(sitting.language)
        if desk.has_trait("cohort") and sitting.cohort not in (None, desk.cohort):
            desk.open(sitting.cohort)
        else:
            desk.refresh()

    def _chosen(self, change: dict[str, Any]) -> None:
        if change["new"] is not None and not self._is_naming:
            self.show(change["new"])

    def _language_changed(self, change: dict[str, Any]) -> None:
        if change["new"] != self._sitting.language:
            self._sitting = Sitting(change["new"], self._sitting.cohort)
            self._draw_choice()

    def _cohort_changed(self, change: dict[str, Any]) -> None:
        self._sitting = Sitting(self._sitting.language, change["new"])

    def _draw_choice(self) -> None:
        """Name the desks; what is seen stays seen while the names change."""
        named = [(say(tab.title, self._sitting.language), at) for at, tab in enumerate(self.tabs)]
        seen = self.choice.value or 0
        self._is_naming = True
        self.choice.options = named
        self.choice.value = seen
        self._is_naming = False


def desks_of(
    desks: Sequence[tuple[Sentence, Callable[..., Screen]]],
    store: Store | None,
    *,
    by: str | None,
    language: str | None,
) -> Tabs:
    """The desks of a notebook on the store of the settings, or on the one given.

    Each is a title and the app that opens it: `app(store, language=, cohort=)`.
    """
    opened = store_here(store, by=by)

    def tab(title: Sentence, app: Callable[..., Screen]) -> Tab:
        return Tab(title, lambda at: app(opened, language=at.language, cohort=at.cohort))

    here = Sitting(settings.current_language(language))
    return Tabs([tab(title, app) for title, app in desks], here)
