"""The cohort screen: what is asked for and the people on the left, the plan on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.cohort import CohortDesk
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, card, row, sentences_of_the_day, show
from workbench.apps.seating import seats_filled, supports_filled
from workbench.rules.supports import SUPPORTS
from workbench.sentences import sentence
from workbench.views import applications as people
from workbench.views import seats as views
from workbench.vocabulary import Track

BY_RULE, OUT = "", "out"
MOST = 999


class CohortScreen(Screen):
    """Seats asked for, who would hold them and why, and what was changed by hand."""

    desk: CohortDesk
    title = sentence("Cohort")
    help_lines = (
        sentence("Say how many seats each track has, then propose: the best plan is computed."),
        sentence("Choose a person to see why, to give her another seat or to leave her out."),
        sentence("What you change by hand is kept by the next proposal, and judged at once."),
        sentence("Nothing is recorded before you enrol; an enrolled fellow keeps her seat."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """The demands, then everyone who may have a seat."""
        self.demands_title = block()
        self.seats = {track: self._number(partial(self.desk.ask_seats, track)) for track in Track}
        self.supports = {
            name: self._number(partial(self.desk.ask_support, name)) for name in SUPPORTS
        }
        self.grid = Grid()
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        demands = row(*self.seats.values(), *self.supports.values())
        return self.demands_title, demands, self.grid

    def right(self) -> Sequence[widgets.Widget]:
        """The plan, and the one chosen with her seat."""
        self.plan, self.person = block(), block()
        self.seat = widgets.Dropdown()
        self.on_value(self.seat, self._seat_by_hand)
        self.listen(self.grid, enter=self.seat)
        return card(self.person, self.seat), card(self.plan)

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
        self._draw_demands()
        self.grid.fill(
            desk.shown(),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("People")),
            language=language,
            selected=desk.selected,
        )
        self._draw_person()
        show(self.plan, self._plan())

    def _number(self, act: Callable[[int], None]) -> widgets.BoundedIntText:
        field = widgets.BoundedIntText(min=0, max=MOST)
        field.add_class("wb-small")
        self.on_value(field, act)
        return field

    def _draw_demands(self) -> None:
        show(
            self.demands_title,
            Markup("<h3>{}</h3>").format(self.say(sentence("Seats and supports"))),
        )
        demands = self.desk.demands
        for track, field in self.seats.items():
            field.description = self.say(track)
            field.value = demands.seats.get(track, 0) if demands else 0
        for name, field in self.supports.items():
            field.description = self.say(SUPPORTS[name].title)
            field.layout.display = "" if demands and name in demands.supports else "none"
            field.value = demands.supports.get(name, 0) if demands else 0

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Name")), "name"),
            Column(self.say(sentence("Seat"))),
            Column(self.say(sentence("First choice")), "minor"),
            Column(self.say(sentence("Score of 100")), "number"),
            Column(self.say(sentence("By hand")), "minor"),
        ]

    def _cells(self, application: int) -> Sequence[Cell]:
        desk, found = self.desk, self.desk.choice.applications.loc[application]
        seat = desk.draft.seats.get(application)
        first = found["first_choice"]
        return (
            desk.choice.name_of(application),
            self.say(seat) if seat else (self.say(sentence("no seat")), "quiet"),
            self.say(Track(first)) if first else "",
            f"{desk.choice.scores[application]:.0f}",
            self._mark(application),
        )

    def _mark(self, application: int) -> str:
        desk = self.desk
        if application in desk.choice.enrolled:
            return self.say(sentence("enrolled"))
        if application in desk.draft.locked:
            return self.say(sentence("seat given"))
        if application in desk.draft.left_out:
            return self.say(sentence("left out"))
        return ""

    def _draw_person(self) -> None:
        desk, language = self.desk, self.desk.language
        is_chosen = desk.selected is not None
        self.seat.layout.display = "" if is_chosen else "none"
        if not is_chosen:
            said = self.say(sentence("Choose a person in the list."))
            return show(self.person, Markup("<p>{}</p>").format(said))
        self.seat.description = self.say(sentence("Her seat"))
        self.seat.options = [
            (self.say(sentence("as the rule proposes")), BY_RULE),
            *((self.say(track), str(track)) for track in Track),
            (self.say(sentence("left out")), OUT),
        ]
        self.seat.value = OUT if desk.is_left_out() else str(desk.by_hand() or BY_RULE)
        self.seat.disabled = desk.selected in desk.choice.enrolled
        why = desk.why()
        found = desk.choice.applications.loc[desk.selected]
        said = Markup("<p>{}</p>").format(self.say(why) if why else "")
        return show(self.person, people.who(found, language) + said)

    def _seat_by_hand(self, value: str) -> None:
        if value == BY_RULE:
            self.desk.release()
        elif value == OUT:
            self.desk.leave_out()
        else:
            self.desk.place(Track(value))

    def _plan(self) -> Markup:
        desk, language = self.desk, self.desk.language
        if desk.choice is None:
            return Markup("")
        seats, rows = desk.draft.seats, desk.choice.applications
        tracks = [(Track(one.name), one.given, one.of) for one in seats_filled(seats, desk.demands)]
        supports = [
            (SUPPORTS[one.name].title, one.given, one.of)
            for one in supports_filled(seats, rows, desk.demands)
        ]
        return (
            Markup("<h3>{}</h3>").format(self.say(sentence("The plan")))
            + views.proof(desk.draft.plan, language, is_changed=desk.is_changed())
            + views.fullness(tracks, language, title=sentence("Seats"))
            + views.fullness(
                supports, language, title=sentence("Supports needed, or perhaps needed")
            )
        )
