"""The reviewers' screen: a line for each reviewer, then every score with and without correction."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.panel import PanelDesk
from workbench.apps.parts import block, row, sentences_of_the_day, show
from workbench.rules.reviews import Shown
from workbench.sentences import say, sentence
from workbench.views import reviews as views


class PanelScreen(Screen):
    """Who reads and how strictly; whose place depends on the correction is named."""

    desk: PanelDesk
    title = sentence("Reviewers")
    help_lines = (
        sentence(
            "A reviewer is compared with others only on applications that both read. The interval"
            " holds what is not known yet; with few reviews nothing is clear."
        ),
        sentence(
            "Strictness is taken out of the scores only when that most likely brings the order"
            " nearer to what everybody would find together."
        ),
        sentence("Where everybody read everything it changes nobody's place."),
        sentence("What reviewers agreed on after talking is never corrected."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """The reviewers, the switch, and whose side depends on it."""
        self.people, self.depends = block(), block()
        self.switch_shown = widgets.ToggleButtons()
        self.on_value(self.switch_shown, self.desk.compare)
        return (self.people, row(self.switch_shown), self.depends)

    def right(self) -> Sequence[widgets.Widget]:
        """Every score, with and without correction."""
        self.grid = Grid(searchable=False)
        return (self.grid,)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The name of who is to read, or no more."""
        self.name = widgets.Combobox(ensure_option=False)
        self.on_value(self.name, self.desk.write)
        return (self.name,)

    def actions(self) -> Sequence[Action]:
        """Add a reviewer, or let one rest."""
        desk = self.desk
        return (
            Action(sentence("Add this reviewer"), desk.add, desk.against_adding, is_primary=True),
            Action(sentence("Give no more to read"), desk.rest, desk.against_resting),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        self.name.description = self.say(sentence("Name of a reviewer"))
        self.name.value = desk.name
        show(self.day, sentences_of_the_day(desk.day(), language))
        self.switch_shown.options = [(self.say(each), each.value) for each in Shown]
        self.switch_shown.value = desk.shown.value
        self._draw_people()
        self._draw_scores()

    def _draw_people(self) -> None:
        desk, language = self.desk, self.desk.language
        if desk.reading is None:
            for piece in (self.people, self.depends):
                show(piece, views.nobody(sentence("Nothing yet."), language))
            return
        reading = desk.reading
        self.name.options = list(reading.reviewers["name"])
        table = views.readers(reading.panel, reading.reviewers, reading.left, language)
        show(self.people, table + views.drifts(reading.panel, language))
        names = {side.application: self.say(desk.name_of(side.application)) for side in desk.sides}
        said = views.nobody(desk.correction(), language)
        show(self.depends, said + views.sides(desk.sides, names, language))

    def _draw_scores(self) -> None:
        desk = self.desk
        self.grid.fill(
            list(desk.scores.index),
            self._cells,
            columns=[
                Column(self.say(sentence("Application")), "name"),
                Column(self.say(sentence("Reviews")), "minor"),
                Column(self.say(Shown.WITH), "number"),
                Column(self.say(Shown.WITHOUT), "number"),
                Column(self.say(sentence("Place with, without")), "minor"),
            ],
            caption=self.say(sentence("Scores of the reviews")),
            language=desk.language,
            selected=None,
        )

    def _cells(self, application: int) -> Sequence[Cell]:
        desk = self.desk
        line = desk.scores.loc[application]
        places = [int(line[f"place_{shown.value}"]) for shown in Shown]
        moved = f"{places[0]}, {places[1]}" if places[0] != places[1] else str(places[0])
        score: object = round(float(line[Shown.WITH.value]), 2)
        if line["is_agreed"]:
            score = sentence("{score}, agreed", score=score)
        return (
            self.say(desk.name_of(application)),
            int(line["reviews"]),
            self.say(score),
            say(round(float(line[Shown.WITHOUT.value]), 2), desk.language),
            (moved, "look" if places[0] != places[1] else ""),
        )
