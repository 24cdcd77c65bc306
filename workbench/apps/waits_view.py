"""The waiting screen: what waits on the left, the one chosen with its new day on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, sentences_of_the_day, show
from workbench.apps.waits import EVERYTHING, OVERDUE, WaitsDesk
from workbench.rules.waiting import HER, OnWhom, when_due
from workbench.sentences import sentence
from workbench.vocabulary import Awaited


class WaitsScreen(Screen):
    """Who waits on whom; the first due first, what is overdue marked."""

    desk: WaitsDesk
    title = sentence("Waiting on whom")
    help_lines = (
        sentence("A question put to her waits two weeks for an answer; any verdict ends it."),
        sentence("Give it another day with a reason, or end it when it came."),
        sentence(
            "Keys, when the list has the focus: j and k (or the arrows) next and previous,"
            " 1 it has come, Enter to the new day, ? this help, Esc back to the list."
        ),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """What waits, with its filter."""
        self.whom = widgets.Dropdown()
        self.grid = Grid(searchable=False)
        self.on_value(self.whom, self.desk.narrow)
        self.on_value(self.grid, self.desk.select, name="selected")
        return self.whom, self.grid

    def right(self) -> Sequence[widgets.Widget]:
        """The one chosen."""
        self.card = block("wb-card")
        return (self.card,)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The new day and its reason."""
        self.until, self.reason = widgets.DatePicker(), widgets.Text()
        self.on_value(self.until, self.desk.choose_day)
        self.on_value(self.reason, self.desk.write)
        self.listen(self.grid, enter=self.until)
        return self.until, self.reason

    def actions(self) -> Sequence[Action]:
        """Ended, or put off."""
        desk = self.desk
        come = Action(
            sentence("It has come"), self._end, desk.against_ending, key="1", is_primary=True
        )
        return come, Action(sentence("Put off"), self._put_off, desk.against_putting_off, key="2")

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk = self.desk
        self.whom.description = self.say(sentence("Show"))
        self.whom.options = [
            (self.say(sentence("Everything that waits")), EVERYTHING),
            (self.say(sentence("What is overdue")), OVERDUE),
            *((self._group(each), each.whom) for each in desk.groups),
        ]
        self.whom.value = desk.whom
        self.until.description = self.say(sentence("New day"))
        self.until.value = desk.day_chosen
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        show(self.day, sentences_of_the_day(desk.day(), desk.language))
        self._draw_list()
        show(self.card, self._card())

    def _draw_list(self) -> None:
        self.grid.fill(
            self.desk.shown,
            self._cells,
            columns=[
                Column(self.say(sentence("Name")), "name"),
                Column(self.say(sentence("Waits on"))),
                Column(self.say(sentence("For")), "minor"),
                Column(self.say(sentence("Until")), "minor"),
                Column(self.say(sentence("Seen from today"))),
            ],
            caption=self.say(sentence("What waits")),
            language=self.desk.language,
            selected=self.desk.selected,
        )

    def _cells(self, wait: int) -> Sequence[Cell]:
        row, today = self.desk.line(wait), self.desk.today()
        late = row["due_on"] < today
        seen = self.say(when_due(row["due_on"], on=today))
        return (
            self.desk.name_of(wait),
            self._who(row["whom"]),
            self.say(Awaited(row["what"])),
            self.say(row["due_on"]),
            (f"⚠ {seen}", "look") if late else seen,
        )

    def _card(self) -> Markup:
        desk = self.desk
        if desk.selected is None:
            nothing = sentence("Nothing waits here: every question was answered or decided.")
            return Markup("<p>{}</p>").format(self.say(nothing))
        row = desk.line(desk.selected)
        said = (
            sentence(
                "Waits on {whom} for: {what}.",
                whom=self._who(row["whom"]),
                what=Awaited(row["what"]),
            ),
            sentence(
                "Until {day} ({seen}).",
                day=row["due_on"],
                seen=when_due(row["due_on"], on=desk.today()),
            ),
            sentence("Since {day}, asked by {by}.", day=row["since"].date(), by=row["by"]),
        )
        lines = Markup("").join(Markup("<p>{}</p>").format(self.say(each)) for each in said)
        return Markup('<h3><bdi dir="auto">{}</bdi></h3>{}<p class="wb-look">{}</p>').format(
            desk.name_of(desk.selected),
            lines,
            Markup('<bdi dir="auto">{}</bdi>').format(row["reason"]),
        )

    def _group(self, each: OnWhom) -> str:
        words = sentence(
            "{whom}: {count}, {overdue} overdue",
            whom=self._who(each.whom),
            count=each.count,
            overdue=each.overdue,
        )
        return self.say(words)

    def _who(self, whom: str) -> str:
        return self.say(sentence("herself")) if whom == HER else whom

    def _end(self) -> None:
        self.desk.end()
        self.grid.focus()

    def _put_off(self) -> None:
        self.desk.put_off()
        self.grid.focus()
