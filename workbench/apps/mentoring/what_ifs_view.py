"""What-ifs on the screen: a question, its scenarios as the answers come, the one chosen."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.mentoring.what_ifs import WhatIfsDesk
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.sentences import Several, sentence
from workbench.views import what_ifs as views


class WhatIfsScreen(Screen):
    """What would be otherwise, beside what is proposed now."""

    desk: WhatIfsDesk
    title = sentence("What if")
    help_lines = (
        sentence("Choose a question, then try: every scenario is a whole proposal of its own."),
        sentence("Total fit and worst pair are counted by the rubric as it stands."),
        sentence("The desk goes on meanwhile, and Stop keeps what was answered."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """The question, and its scenarios."""
        self.question = widgets.Dropdown()
        self.on_value(self.question, self.desk.choose)
        self.grid = Grid(searchable=False)
        self.on_value(self.grid, self.desk.select, name="selected")
        return self.question, self.grid

    def right(self) -> Sequence[widgets.Widget]:
        """The scenario chosen, and all of them as bars."""
        self.chosen, self.picture = block(), block()
        self.cards = (card(self.chosen), card(self.picture))
        return self.cards

    def actions(self) -> Sequence[Action]:
        """Try, stop, take, take back."""
        desk = self.desk
        return (
            Action(sentence("Try"), desk.try_all, lambda: desk.blockers, is_primary=True),
            Action(sentence("Stop"), desk.cancel, desk.nothing_to_cancel),
            Action(sentence("Lay it on the table"), desk.take, desk.nothing_to_take),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        self.question.description = self.say(sentence("Question"))
        self.question.options = [(self.say(words), code) for words, code in desk.questions()]
        self.question.value = desk.question
        self.grid.fill(
            range(len(desk.asked)),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Scenarios")),
            language=language,
            selected=desk.selected,
        )
        self.grid.layout.display = "" if desk.asked else "none"
        self.right_side_shown(bool(desk.asked))
        self._draw_chosen()
        bars = [(each.scenario.name, each.matched, each.total) for _, each in desk.answered()]
        show(self.picture, views.picture(bars, language))

    def right_side_shown(self, is_shown: bool) -> None:  # noqa: FBT001 - one word of the screen
        """Show the right side, or leave the whole width to the question."""
        for piece in self.cards:
            piece.layout.display = "" if is_shown else "none"

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Scenario"))),
            Column(self.say(sentence("With a mentor")), "number"),
            Column(self.say(sentence("Total fit")), "number"),
            Column(self.say(sentence("Worst pair")), "number"),
            Column(self.say(sentence("Another mentor")), "minor-number"),
        ]

    def _cells(self, place: int) -> Sequence[Cell]:
        name, found = self.say(self.desk.asked[place].name), self.desk.found[place]
        if found is None:
            return name, "…", "", "", ""
        worst = "" if found.worst is None else str(found.worst)
        return name, str(found.matched), str(found.total), worst, str(found.changed)

    def _draw_chosen(self) -> None:
        found = self.desk.chosen()
        if found is None:
            quiet = self.say(sentence("Choose a line of the list."))
            return show(self.chosen, Markup('<p class="wb-quiet">{}</p>').format(quiet))
        names = self.desk.table.sides.fellow_names
        who = [
            (sentence("Would have a mentor"), found.gained),
            (sentence("Would have none"), found.lost),
        ]
        said = [
            (title, self.say(Several(tuple(names[one] for one in numbers))))
            for title, numbers in who
            if numbers
        ]
        return show(self.chosen, views.tried(found, said, self.desk.language))
