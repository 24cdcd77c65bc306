"""What is asked of a proposal, in words: the aim, what limits a mentor, and a few more terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.number_field import NumberField
from workbench.apps.parts import block, boxed, row, show, stack
from workbench.rules.mentoring import aims
from workbench.rules.mentoring.terms import Terms
from workbench.sentences import sentence
from workbench.views import pair_board as views
from workbench.vocabulary import Aim, Capacity, Track

if TYPE_CHECKING:
    from workbench.apps.layout import Screen
    from workbench.apps.mentoring.board import BoardDesk


class TermsPart:
    """The terms of a proposal: the aim in sight, the rest behind a button."""

    def __init__(self, screen: Screen) -> None:
        """Make its fields on a screen of the board."""
        self.screen = screen
        self.desk: BoardDesk = screen.desk
        self.aim, self.capacity = widgets.Dropdown(), widgets.Dropdown()
        self.more, self.compare = widgets.Button(), widgets.Button()
        self.seeks, self.table, self.women_title = block(), block(), block("wb-quiet")
        self.per_partner = NumberField(screen, lambda most: self.desk.ask(per_partner=most))
        self.women = {track: widgets.Checkbox(indent=False) for track in Track}
        self.is_open = False
        self._listen()
        self.rest = stack(
            self.seeks,
            row(self.capacity, self.per_partner.box),
            self.women_title,
            row(*self.women.values()),
            row(self.compare),
            self.table,
        )
        self.box = boxed(widgets.VBox, [row(self.aim, self.more), self.rest], "wb-terms")

    def turn(self) -> None:
        """Show the rest of the terms, or take them away."""
        self.is_open = not self.is_open
        self.screen.redraw()

    def draw(self) -> None:
        """Show the terms on the table."""
        say, draft, language = self.screen.say, self.desk.table.draft, self.desk.language
        terms = Terms() if draft is None else draft.terms
        self.aim.description = say(sentence("Sought once nobody is left out who can have a mentor"))
        self.aim.options = [(say(aim), str(aim)) for aim in Aim]
        self.aim.value = str(terms.aim)
        words = sentence("Hide the other terms") if self.is_open else sentence("Other terms")
        self.more.description = say(words)
        self.rest.layout.display = "" if self.is_open else "none"
        show(self.seeks, views.seeks(aims.WORDS[terms.aim], language))
        self.capacity.description = say(sentence("What limits a mentor"))
        self.capacity.options = [(say(kind), str(kind)) for kind in Capacity]
        self.capacity.value = str(terms.capacity)
        title = say(sentence("Fellows of one partner, at most"))
        self.per_partner.draw(terms.per_partner, title, empty=say(sentence("no limit")))
        women = say(sentence("At least one fellow with a woman as mentor in"))
        show(self.women_title, Markup("{}").format(women))
        for track, tick in self.women.items():
            tick.description, tick.value = say(track), track in terms.woman_in
        self.compare.description = say(sentence("Compare the aims"))
        compared = self.desk.compared
        show(self.table, views.comparison(compared, language) if compared else Markup(""))

    def _listen(self) -> None:
        screen = self.screen
        for button, act in ((self.more, self.turn), (self.compare, self.desk.compare_aims)):
            button.add_class("wb-plain")
            screen.on_click(button, act)
        screen.on_value(self.aim, lambda aim: self.desk.ask(aim=Aim(aim)))
        screen.on_value(self.capacity, lambda kind: self.desk.ask(capacity=Capacity(kind)))
        for track, tick in self.women.items():
            screen.on_value(tick, lambda _, track=track: self.desk.turn_woman(track))
