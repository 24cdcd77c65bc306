"""Changes on the screen: what happened and both days on the left; what to try on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.mentoring import trying
from workbench.apps.mentoring.changes import ChangesDesk
from workbench.apps.mentoring.trying import OF_SLOTS, What
from workbench.apps.parts import block, card, row, sentences_of_the_day, show
from workbench.rules.mentoring.side_by_side import NO_FIT, UNMOVED
from workbench.sentences import sentence
from workbench.views import changes as views
from workbench.vocabulary import Slot


class ChangesScreen(Screen):
    """Yesterday and today side by side, and what would follow if something happened."""

    desk: ChangesDesk
    title = sentence("Changes")
    help_lines = (
        sentence("Pairs that have begun and what you settled by hand stand: no rule moves them."),
        sentence("Of the others as few change as can be, and nobody is left out for it."),
        sentence("Try what may happen: nothing is recorded before you say that it happened."),
        sentence("Take the plan to the board to look at it, amend it and confirm it."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """What happened, what is left to a person, then both days side by side."""
        self.events, self.unsettled, self.grid = block(), block("wb-look"), Grid(searchable=False)
        self.on_value(self.grid, self.desk.select, name="selected")
        return card(self.events), self.unsettled, self.grid

    def right(self) -> Sequence[widgets.Widget]:
        """Why of the fellow chosen, what to try, and what more changes would bring."""
        desk, self.why = self.desk, block()
        self.try_title, self.ways_title = block(), block()
        self.what, self.who, self.slot = widgets.Dropdown(), widgets.Dropdown(), widgets.Dropdown()
        self.on_value(self.what, desk.choose_what)
        self.on_value(self.who, desk.choose_who)
        self.on_value(self.slot, desk.choose_slot)
        self.try_out, self.forget = widgets.Button(), widgets.Button()
        self.on_click(self.try_out, desk.try_out)
        self.on_click(self.forget, desk.forget)
        self.weigh, self.ways = widgets.Button(), Grid(searchable=False)
        self.on_click(self.weigh, desk.weigh)
        self.on_value(self.ways, desk.choose_way, name="selected")
        for button in (self.try_out, self.forget, self.weigh):
            button.add_class("wb-plain")
        fields = (self.what, self.who, self.slot, row(self.try_out, self.forget))
        weighed = card(self.ways_title, row(self.weigh), self.ways)
        return card(self.why), card(self.try_title, *fields), weighed

    def in_foot(self) -> Sequence[widgets.Widget]:
        """Why something is recorded."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        self.listen(self.grid, enter=self.reason)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Record, end a pair, take the plan over, take back."""
        desk = self.desk
        return (
            Action(sentence("It happened: record it"), desk.record, desk.against_recording),
            Action(sentence("End her pair"), desk.end_pair, desk.against_ending),
            Action(
                sentence("Take it to the board"), desk.take, desk.against_taking, is_primary=True
            ),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        is_empty = desk.found is None
        for part in (self.sides, self.foot):
            part.layout.display = "none" if is_empty else None
        if is_empty:
            return
        self.reason.description, self.reason.value = self.say(sentence("Reason")), desk.reason
        show(self.events, views.events(desk.happened, language))
        show(self.unsettled, views.unsettled(desk.found.unsettled, language))
        self.unsettled.layout.display = "" if desk.found.unsettled else "none"
        self._draw_both_days()
        self._draw_trying()
        self._draw_ways()

    def _draw_both_days(self) -> None:
        desk = self.desk
        sides = desk.sides
        self._shown = sides
        self.grid.fill(
            desk.shown(),
            self._cells,
            columns=[
                Column(self.say(sentence("Fellow")), "name"),
                Column(self.say(sentence("Before, fit")), "minor"),
                Column(self.say(sentence("Now, fit")), "who"),
                Column(self.say(sentence("Change"))),
            ],
            caption=self.say(sentence("Before and now")),
            language=desk.language,
            selected=desk.selected,
        )
        why = None if desk.selected is None else self._why(desk.selected)
        show(self.why, why or Markup(""))

    def _cells(self, fellow: int) -> Sequence[Cell]:
        sides = self._shown
        of = sides.rows.loc[fellow]
        change = sides.change(fellow)
        words = self.say(change)
        return (
            sides.names.fellows[fellow],
            self._mentor(of["before"], of["fit_before"]),
            self._mentor(of["now"], of["fit_now"]),
            (words, "quiet") if change in UNMOVED else (words, "look"),
        )

    def _mentor(self, mentor: int, fit: int) -> Cell:
        known = self._shown.names.mentors.get(int(mentor))
        if known is None:
            return self.say(sentence("nobody")), "quiet"
        return known if fit == NO_FIT else f"{known} · {fit}"

    def _why(self, fellow: int) -> Markup:
        found, sides = self.desk.found, self._shown
        reasons = [sides.why(fellow)]
        if fellow in found.pairing.unpaired and sides.rows.at[fellow, "now"] == -1:
            reasons.append(found.pairing.unpaired[fellow])
        of = sides.rows.loc[fellow]
        days = [
            (sentence("Before"), self._plain(self._mentor(of["before"], of["fit_before"]))),
            (sentence("Now"), self._plain(self._mentor(of["now"], of["fit_now"]))),
        ]
        said = [self.say(sides.change(fellow)), *(self.say(one) for one in reasons if one)]
        return views.why(sides.names.fellows[fellow], said, days, self.desk.language)

    def _plain(self, cell: Cell) -> str:
        return cell[0] if isinstance(cell, tuple) else str(cell)

    def _draw_trying(self) -> None:
        desk = self.desk
        tried = trying.said(desk.trials, desk.table.sides)
        show(self.try_title, views.trying(tried, desk.language))
        self.what.description = self.say(sentence("What happens"))
        self.what.options = [(self.say(each), each) for each in What]
        self.what.value = desk.what
        self.who.description = self.say(sentence("To whom"))
        self.who.options = [(name, number) for number, name in desk.people().items()]
        self.who.value = desk.who
        self.slot.description = self.say(sentence("Slot, taken away or added"))
        self.slot.options = [(self.say(each), each) for each in Slot]
        self.slot.value = desk.slot
        self.slot.layout.display = "" if desk.what in OF_SLOTS else "none"
        self.try_out.description = self.say(sentence("See what would follow"))
        self.try_out.disabled = bool(desk.nobody_to_try())
        self.forget.description = self.say(sentence("As things are"))
        self.forget.disabled = not desk.trials

    def _draw_ways(self) -> None:
        desk = self.desk
        show(self.ways_title, views.ways_title(desk.language))
        self.weigh.description = self.say(sentence("Weigh changes against fit"))
        self.weigh.disabled = bool(desk.nothing_planned())
        self.ways.layout.display = "" if desk.ways else "none"
        self.ways.fill(
            range(len(desk.ways)),
            self._way,
            columns=[
                Column(self.say(sentence("Pairs that change")), "number"),
                Column(self.say(sentence("Total fit")), "number"),
                Column(self.say(sentence("Gained for each pair more")), "number"),
                Column(self.say(sentence("Which"))),
            ],
            caption=self.say(sentence("Fewest changes or best fit")),
            language=desk.language,
            selected=desk.way if desk.ways else None,
        )

    def _way(self, place: int) -> Sequence[Cell]:
        way, last = self.desk.ways[place], len(self.desk.ways) - 1
        named = {0: sentence("fewest changes"), last: sentence("best fit anew")}.get(place)
        if last == 0:
            named = sentence("fewest changes and best fit")
        gained = f"+{way.per_pair:.1f}" if way.more_changes else ""
        return str(way.changes), str(way.fit), gained, self.say(named) if named else ""
