"""Letting one application wait on somebody, until a day: a folded part of the triage screen."""

from __future__ import annotations

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.beside import Beside
from workbench.apps.layout import Screen
from workbench.apps.parts import block, row, show, stack
from workbench.sentences import sentence
from workbench.vocabulary import Awaited


class LettingWait:
    """Whom, for what, until when, and the button; the reason is the desk's own field."""

    def __init__(self, screen: Screen, beside: Beside) -> None:
        """Make the fields once; they stay folded until asked for."""
        self._screen, self._beside, self._is_open = screen, beside, False
        self.whom = widgets.Combobox(ensure_option=False)
        self.what, self.until = widgets.Dropdown(), widgets.DatePicker()
        self.turn, self.button, self.against = widgets.Button(), widgets.Button(), block()
        screen.on_click(self.turn, self._turn)
        screen.on_click(self.button, self._let_wait)
        for field in (self.whom, self.until):
            screen.on_value(field, lambda _: self._judge())
        screen.on_value(screen.desk, lambda _: self._judge(), name="reason")
        self.fields = stack(row(self.whom, self.what, self.until), row(self.button), self.against)

    def draw(self, people: tuple[str, ...]) -> None:
        """Say every word; `people` are offered as whom to wait on."""
        say = self._screen.say
        words = sentence("Close") if self._is_open else sentence("Let it wait on somebody…")
        self.turn.description = say(words)
        self.fields.layout.display = "" if self._is_open else "none"
        self.whom.description = say(sentence("Waits on"))
        self.whom.options = people
        self.what.description = say(sentence("For"))
        chosen = self.what.value or Awaited.DISCUSSION
        self.what.options = [(say(each), each) for each in Awaited if each != Awaited.ANSWER]
        self.what.value = chosen
        self.until.description = say(sentence("Until"))
        self.button.description = say(sentence("Let it wait"))
        self._judge()

    def _judge(self) -> None:
        """Say what stands in the way, once the fields are open."""
        against = self._beside.against_waiting(self.whom.value, self.until.value)
        self.button.disabled = bool(against)
        lines = Markup("").join(Markup("<li>{}</li>").format(self._screen.say(x)) for x in against)
        show(self.against, Markup('<ul class="wb-blockers">{}</ul>').format(lines))

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._screen.redraw()

    def _let_wait(self) -> None:
        self._beside.let_wait(self.whom.value, self.what.value, self.until.value)
        if self._screen.desk.error is None:
            self.whom.value, self.until.value, self._is_open = "", None, False
            self._screen.redraw()
