"""Two plans on the screen: who moves on the left, what is more or less on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from workbench.apps.compare import AS_HELD, CompareDesk
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.sentences import sentence
from workbench.views import comparison as views
from workbench.vocabulary import Track


class CompareScreen(Screen):
    """The plan on the table beside a scenario: who moves and what it costs."""

    desk: CompareDesk
    title = sentence("Compare plans")
    help_lines = (
        sentence("Keep the plan on the table under a name, then change demands and compare."),
        sentence("Take a scenario back to the table: nothing is enrolled by it."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort, and of the scenario set beside."""
        self.other = widgets.Dropdown()
        self.on_value(self.other, self.desk.look_at)
        return self.choice_of_cohort(), self.other

    def left(self) -> Sequence[widgets.Widget]:
        """Who moves."""
        self.grid = Grid(searchable=False)
        self.on_value(self.grid, self.desk.select, name="selected")
        return (self.grid,)

    def right(self) -> Sequence[widgets.Widget]:
        """What is more or less."""
        self.measures, self.flows = block(), block()
        return card(self.measures), card(self.flows)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The name to keep the plan under."""
        self.name = widgets.Text()
        self.on_value(self.name, self.desk.write)
        self.listen(self.grid, enter=self.name)
        return (self.name,)

    def actions(self) -> Sequence[Action]:
        """Keep, take, put away, undo."""
        desk = self.desk
        return (
            Action(sentence("Keep this plan"), desk.keep, lambda: desk.blockers, is_primary=True),
            Action(sentence("Take the other plan"), desk.take, desk.nothing_beside),
            Action(sentence("Put the other away"), desk.drop, desk.nothing_beside),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        self.name.description = self.say(sentence("Name of the plan"))
        self.name.value = desk.name
        self.other.description = self.say(sentence("Beside"))
        self.other.options = [
            (self.say(sentence("seats held today")), AS_HELD),
            *((each.name, each.number) for each in desk.scenarios),
        ]
        self.other.value = desk.other
        found = desk.comparison()
        is_empty = found is None
        for part in (self.sides, self.foot):
            part.layout.display = "none" if is_empty else None
        if found is None:
            none = (sentence("No cohort yet: import applications first."),)
            return show(self.day, sentences_of_the_day(none, language))
        show(self.day, sentences_of_the_day((found.said,), language))
        self._moves = {each.application: each for each in found.moved}
        self.grid.fill(
            tuple(self._moves),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Who moves")),
            language=language,
            selected=desk.selected if desk.selected in self._moves else None,
        )
        show(self.flows, views.flows(found.moved, language))
        return show(self.measures, views.measures(found.measures, language))

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Name")), "name"),
            Column(self.say(sentence("What changes"))),
            Column(self.say(sentence("In the other plan"))),
            Column(self.say(sentence("On the table"))),
            Column(self.say(sentence("Score of 100")), "number"),
        ]

    def _cells(self, application: int) -> Sequence[Cell]:
        choice, moved = self.desk.table.choice, self._moves[application]
        is_here = application in choice.applications.index
        return (
            choice.name_of(application) if is_here else f"#{application}",
            self.say(moved.move),
            self._seat(moved.before),
            self._seat(moved.after),
            f"{choice.scores[application]:.0f}" if is_here else "",
        )

    def _seat(self, track: Track | None) -> Cell:
        return self.say(track) if track else (self.say(sentence("no seat")), "quiet")
