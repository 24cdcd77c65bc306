"""The lottery on the screen: everybody's chance on the left, how fair it is on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.lottery import LotteryDesk
from workbench.apps.number_field import NumberField
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.sentences import sentence
from workbench.views import chances as views


class LotteryScreen(Screen):
    """Chances first, then a seed, then the draw."""

    desk: LotteryDesk
    title = sentence("Lottery")
    help_lines = (
        sentence(
            "The lottery raises the smallest chance as far as the demands allow, then the next. "
            "It looks at no score."
        ),
        sentence("Publish a seed before you draw: whoever has it can draw again and check."),
        sentence("What is drawn lies on the table as a plan; nothing is enrolled by it."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """Everybody with her chance."""
        self.grid = Grid()
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        return (self.grid,)

    def right(self) -> Sequence[widgets.Widget]:
        """How fair the lottery is."""
        self.fairness = block()
        return (card(self.fairness),)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The seed that was published."""
        self.seed = NumberField(self, self.desk.publish_seed)
        self.listen(self.grid, enter=self.seed.box)
        return (self.seed.box,)

    def actions(self) -> Sequence[Action]:
        """Look, draw, take back."""
        desk = self.desk
        return (
            Action(sentence("Find the chances"), desk.look, desk.against_looking),
            Action(sentence("Draw"), desk.draw, lambda: desk.blockers, is_primary=True),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        self.seed.draw(desk.seed, self.say(sentence("Published seed")))
        self.sides.layout.display = "none" if desk.lottery is None else None
        if desk.lottery is None:
            return
        self.grid.fill(
            desk.shown(),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Chances")),
            language=language,
            selected=desk.selected if desk.selected in desk.shown() else None,
        )
        show(self.fairness, views.fairness_of(desk.lottery, language))

    def _columns(self) -> list[Column]:
        of_all = sentence("Of {count} cohorts", count=self.desk.lottery.table.shape[1])
        return [
            Column(self.say(sentence("Name")), "name"),
            Column(self.say(sentence("Chance, %")), "number"),
            Column(self.say(of_all), "number"),
            Column(self.say(sentence("Drawn"))),
        ]

    def _cells(self, application: int) -> Sequence[Cell]:
        desk, of = self.desk, self.desk.lottery
        seat = of.seats.get(application) if desk.is_drawn else None
        return (
            desk.table.choice.name_of(application),
            self.say(round(100 * float(of.chances[application]), 1)),
            f"{int(of.is_on[application])}",
            self.say(seat) if seat else ("", "quiet"),
        )
