"""The filters above a list of applications: stage, outlook, track, and whom it waits on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import ipywidgets as widgets

from workbench.apps.layout import Screen
from workbench.apps.parts import boxed
from workbench.apps.queue import ANY, EVERYONE, NOBODY, OVERDUE, WAITING, Filters
from workbench.rules.waiting import HER
from workbench.sentences import sentence
from workbench.vocabulary import Outlook, Stage, Track

_TITLES = {
    "stage": sentence("Show"),
    "outlook": sentence("Outlook"),
    "track": sentence("Track"),
    "waits_on": sentence("Waits on"),
}
_OUTLOOKS = {
    Outlook.IN: sentence("In whatever she answers"),
    Outlook.OUT: sentence("Out whatever she answers"),
    Outlook.DEPENDS: sentence("Depends on her answers"),
}


class FilterRow:
    """The fields, and what they say; a change of one is handed on as new filters."""

    def __init__(
        self, screen: Screen, choose: Callable[[Filters], None], now: Callable[[], Filters]
    ) -> None:
        """`now` gives the filters in force, `choose` takes those that a person asks for."""
        self._screen, self._choose, self._now = screen, choose, now
        self.fields = {name: widgets.Dropdown() for name in _TITLES}
        for name, field in self.fields.items():
            screen.on_value(field, partial(self._changed, name))
            field.add_class("wb-filter")
        self.box = boxed(widgets.HBox, tuple(self.fields.values()), "wb-row")
        self.box.add_class("wb-filters")

    def draw(self, people: tuple[str, ...]) -> None:
        """Say every choice; `people` are those whom something waits on."""
        say, now = self._screen.say, self._now()
        anyone = (say(sentence("All")), ANY)
        choices = {
            "stage": [
                (say(sentence("Those who wait")), WAITING),
                *((say(stage), str(stage)) for stage in Stage),
                (say(sentence("Everyone")), EVERYONE),
            ],
            "outlook": [anyone, *((say(words), str(code)) for code, words in _OUTLOOKS.items())],
            "track": [anyone, *((say(track), str(track)) for track in Track)],
            "waits_on": [
                anyone,
                (say(sentence("What is overdue")), OVERDUE),
                *((self._who(name), name) for name in people),
                (say(sentence("Nobody but you")), NOBODY),
            ],
        }
        for name, field in self.fields.items():
            field.description = say(_TITLES[name])
            if list(field.options) != choices[name]:
                field.options = choices[
                    name
                ]  # said again only when it changed: she may be choosing
            known = [value for _, value in choices[name]]
            chosen = getattr(now, name)
            field.value = chosen if chosen in known else known[0]

    def _changed(self, name: str, value: str) -> None:
        self._choose(replace(self._now(), **{name: value}))

    def _who(self, name: str) -> str:
        return self._screen.say(sentence("herself")) if name == HER else name
