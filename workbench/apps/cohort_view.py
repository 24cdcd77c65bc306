"""The plan on the screen: the people on the left; the one chosen, the plan and ways out right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.clash_part import ClashPart
from workbench.apps.cohort import CohortDesk
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.letter_view import LetterPanel
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.apps.seat_letter import SeatLetterWriter, about_chosen
from workbench.apps.seat_part import SeatPart
from workbench.apps.seating import seats_filled, supports_filled
from workbench.rules.supports import SUPPORTS
from workbench.sentences import sentence
from workbench.views import seats as views
from workbench.vocabulary import Track


class CohortScreen(Screen):
    """Who would hold a seat and why, what was changed by hand, and what stands in the way."""

    desk: CohortDesk
    title = sentence("Plan")
    help_lines = (
        sentence("Propose: the best plan under the demands is computed, and proved."),
        sentence("Choose a person to see why, to give her another seat or to leave her out."),
        sentence("What you change by hand is kept by the next proposal, and judged at once."),
        sentence("Demands that do not go together are named, with ways out: press one to take it."),
        sentence("Nothing is recorded before you enrol; an enrolled fellow keeps her seat."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """Everyone who may have a seat."""
        self.grid = Grid()
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        return (self.grid,)

    def right(self) -> Sequence[widgets.Widget]:
        """What clashes, the one chosen with her seat, and the plan."""
        self.clash = ClashPart(self, self.desk.apply_way)
        self.seat = SeatPart(self)
        self.plan = block()
        self.letter = LetterPanel(self, SeatLetterWriter(by=self.desk.by))
        self.listen(self.grid, enter=self.seat.choice)
        return self.clash.box, self.seat.box, self.letter, card(self.plan)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason kept with every seat."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Propose, enrol, take back."""
        desk = self.desk
        return (
            Action(sentence("Propose"), desk.propose, tuple),
            Action(sentence("Enrol"), desk.enrol, lambda: desk.blockers, is_primary=True),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        show(self.day, sentences_of_the_day(desk.day(), language))
        self.grid.fill(
            desk.shown(),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("People")),
            language=language,
            selected=desk.selected,
        )
        self.clash.draw(desk.table.draft.clash if desk.table.draft else None, language)
        self.seat.draw()
        self.letter.draw(about_chosen(desk))
        show(self.plan, self._plan())

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Name")), "name"),
            Column(self.say(sentence("Seat"))),
            Column(self.say(sentence("First choice")), "minor"),
            Column(self.say(sentence("Score of 100")), "number"),
            Column(self.say(sentence("Points short, at least")), "number"),
            Column(self.say(sentence("By hand")), "minor"),
        ]

    def _cells(self, application: int) -> Sequence[Cell]:
        table = self.desk.table
        seat = table.draft.seats.get(application)
        first = table.choice.applications.at[application, "first_choice"]
        return (
            table.choice.name_of(application),
            self.say(seat) if seat else (self.say(sentence("no seat")), "quiet"),
            self.say(Track(first)) if first else "",
            f"{table.choice.scores[application]:.0f}",
            self._short(application),
            self._mark(application),
        )

    def _short(self, application: int) -> str:
        """At least how many points she is from a seat; her card says it exactly."""
        short = self.desk.table.points_short(application)
        return "" if short is None else str(short)

    def _mark(self, application: int) -> str:
        table = self.desk.table
        if application in table.choice.enrolled:
            return self.say(sentence("enrolled"))
        if application in table.draft.demands.locked:
            return self.say(sentence("seat given"))
        if application in table.draft.demands.left_out:
            return self.say(sentence("left out"))
        return ""

    def _plan(self) -> Markup:
        table, language = self.desk.table, self.desk.language
        if table.choice is None:
            return Markup("")
        seats, rows, demands = table.draft.seats, table.choice.applications, table.draft.demands
        tracks = [(Track(one.name), one.given, one.of) for one in seats_filled(seats, demands)]
        supports = [
            (SUPPORTS[one.name].title, one.given, one.of)
            for one in supports_filled(seats, rows, demands)
        ]
        return (
            Markup("<h3>{}</h3>").format(self.say(sentence("The plan")))
            + views.proof(table.draft.plan, language, is_changed=table.is_changed())
            + views.fullness(tracks, language, title=sentence("Seats"))
            + views.fullness(
                supports, language, title=sentence("Supports needed, or perhaps needed")
            )
        )
