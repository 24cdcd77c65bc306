"""The reserve on the screen: the seats on the left; who would come in and the list on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.number_field import NumberField
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.apps.reserve import ReserveDesk
from workbench.rules.reserves import Reserve
from workbench.sentences import sentence, sentences
from workbench.vocabulary import Stage


class ReserveScreen(Screen):
    """Whose seat has a reserve, who comes in, and the list in its order."""

    desk: ReserveDesk
    title = sentence("Reserve")
    help_lines = (
        sentence("The first names of the list cover as many single withdrawals as they can."),
        sentence("A reserve takes a place without breaking a demand and moves nobody else."),
        sentence("Say how likely somebody is to leave, where you know it: her seat counts more."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """Everyone who holds a place."""
        self.grid = Grid()
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        return (self.grid,)

    def right(self) -> Sequence[widgets.Widget]:
        """Who would take her place, and the reserve list."""
        self.person, self.names = block(), block()
        self.risk = NumberField(self, self.desk.expect)
        return card(self.person, self.risk.box), card(self.names)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """Why she leaves."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        self.listen(self.grid, enter=self.reason)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Replace her, or let her go."""
        desk = self.desk
        return (
            Action(
                sentence("She leaves: replace her"),
                desk.replace_her,
                lambda: (*desk.blockers, *desk.against_replacing()),
                is_primary=True,
            ),
            Action(sentence("She leaves"), desk.let_go, lambda: desk.blockers),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        is_empty = desk.list is None or not desk.table.draft.seats
        for part in (self.sides, self.foot):
            part.layout.display = "none" if is_empty else None
        if is_empty:
            return
        self.reason.description = self.say(sentence("Why she leaves"))
        self.reason.value = desk.reason
        self.grid.fill(
            desk.shown(),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Seats")),
            language=language,
            selected=desk.selected,
        )
        self._draw_person()
        show(self.names, self._listed())

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Name")), "name"),
            Column(self.say(sentence("Seat"))),
            Column(self.say(sentence("Who would come in")), "who"),
            Column(self.say(sentence("Chance to leave")), "minor"),
        ]

    def _cells(self, application: int) -> Sequence[Cell]:
        desk = self.desk
        found = desk.list.replacement(application)
        risk = desk.risks.get(application)
        return (
            desk.table.choice.name_of(application),
            self.say(desk.table.draft.seats[application]),
            desk.table.choice.name_of(found.application)
            if found
            else (self.say(sentence("nobody")), "look"),
            "" if risk is None else f"{100 * risk:.0f} %",
        )

    def _draw_person(self) -> None:
        desk = self.desk
        self.risk.box.layout.display = "none" if desk.selected is None else ""
        if desk.selected is None:
            said = self.say(sentence("Choose a person in the list."))
            return show(self.person, Markup("<p>{}</p>").format(said))
        risk = desk.risks.get(desk.selected)
        title = self.say(sentence("How likely she is to leave, %"))
        empty = self.say(sentence("not known"))
        self.risk.draw(None if risk is None else round(100 * risk), title, empty=empty)
        name = desk.table.choice.name_of(desk.selected)
        lines = desk.against_replacing() or (self._said_of(desk.replacement()),)
        said = Markup("").join(Markup("<p>{}</p>").format(self.say(one)) for one in lines)
        return show(self.person, Markup('<h3 dir="auto">{}</h3>').format(name) + said)

    def _said_of(self, found: Reserve) -> object:
        desk = self.desk
        return sentence(
            "If she leaves, {name} comes in ({track}, score {score}); every other seat stays.",
            name=desk.table.choice.name_of(found.application),
            track=found.covers[desk.selected],
            score=round(desk.table.choice.scores[found.application]),
        )

    def _listed(self) -> Markup:
        rows = Markup("").join(
            self._name(place, each) for place, each in enumerate(self.desk.list.names, start=1)
        )
        return Markup('<h3>{}</h3><ol class="wb-reserve">{}</ol>').format(
            self.say(sentence("The reserve list")), rows
        )

    def _name(self, place: int, each: Reserve) -> Markup:
        desk = self.desk
        all_of = sentences("could take {count} seat", "could take {count} seats", len(each.covers))
        new = sentences("{count} seat more", "{count} seats more", len(each.new))
        stage = Stage(desk.table.choice.applications.at[each.application, "stage"])
        name = desk.table.choice.name_of(each.application)
        facts = f"{self.say(stage)} · {desk.table.choice.scores[each.application]:.0f}"
        return Markup(
            '<li value="{}"><bdi>{}</bdi> <span class="wb-quiet">{} · {} · {}</span></li>'
        ).format(place, name, facts, self.say(all_of), self.say(new))
