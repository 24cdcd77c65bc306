"""Prices on the screen: what each step would bring on the left, requests to partners right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.letter_view import RequestToPartners
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.apps.prices import PricesDesk
from workbench.rules.composition import title_of
from workbench.rules.seat_prices import Price
from workbench.sentences import Several, sentence
from workbench.views import prices as views

SUBJECT = sentence("What would open more seats")


class PricesScreen(Screen):
    """What one more would change, who would come in, and what to ask partners for."""

    desk: PricesDesk
    title = sentence("Prices")
    help_lines = (
        sentence("Each demand is loosened by one step, and the cohort planned again, exactly."),
        sentence("Take a step to plan with it, or ask a partner for what is missing."),
        sentence("A request names no woman: amend it before you send it."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """Every step that would bring something."""
        self.grid = Grid(searchable=False)
        self.on_value(self.grid, self.desk.select, name="selected")
        self.chosen, self.picture = block(), block()
        return self.grid, card(self.chosen), card(self.picture)

    def right(self) -> Sequence[widgets.Widget]:
        """The request to partners, in either language."""
        self.asked = block()
        self.request = RequestToPartners(self, subject=SUBJECT, letter=self.desk.letter)
        return (card(self.asked, *self.request.pieces),)

    def actions(self) -> Sequence[Action]:
        """Find, take, take back."""
        desk = self.desk
        return (
            Action(
                sentence("Find the prices"),
                desk.find_prices,
                lambda: desk.blockers,
                is_primary=True,
            ),
            Action(sentence("Plan with this step"), desk.take, desk.nothing_chosen),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        self.sides.layout.display = "none" if not desk.prices and not desk.requests else None
        found = desk.prices or ()
        self.grid.fill(
            range(len(found)),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Prices")),
            language=language,
            selected=desk.selected,
        )
        self._draw_chosen(found)
        bars = [(self._step(each), each.gain_points) for each in found]
        show(self.picture, views.picture(bars, language))
        title = Markup("<h3>{}</h3>").format(self.say(sentence("Ask partners")))
        show(self.asked, title + views.requests(desk.requests, language))
        self.request.draw(desk.requests)

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("One step more"))),
            Column(self.say(sentence("Points")), "number"),
            Column(self.say(sentence("Seats")), "number"),
            Column(self.say(sentence("Who would come in")), "minor"),
        ]

    def _cells(self, place: int) -> Sequence[Cell]:
        each = self.desk.prices[place]
        return (
            self._step(each),
            f"+{each.gain_points}",
            f"+{each.seats_gained}" if each.seats_gained else "0",
            self._names(each.comes_in),
        )

    def _step(self, each: Price) -> str:
        title = self.say(title_of(each.key, each.demands, at=0))
        return title[:1].upper() + title[1:]

    def _names(self, numbers: Sequence[int]) -> str:
        return self.say(Several(tuple(self.desk.table.choice.name_of(one) for one in numbers)))

    def _draw_chosen(self, found: Sequence[Price]) -> None:
        desk = self.desk
        if desk.nothing_chosen():
            said = self.say(desk.nothing_chosen()[0])
            return show(self.chosen, Markup('<p class="wb-quiet">{}</p>').format(said))
        each = found[desk.selected]
        lines = [
            (sentence("Comes in"), each.comes_in),
            (sentence("Goes out"), each.goes_out),
            (sentence("Changes track"), each.moves),
        ]
        said = [(title, self._names(numbers)) for title, numbers in lines if numbers]
        return show(self.chosen, views.price(each, said, desk.language))
