"""Missing mentors on the screen: what each kind would open, and the request to a partner."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.letter_view import RequestToPartners
from workbench.apps.mentoring.missing import EVERYBODY, MissingDesk
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.rules import request_words
from workbench.rules.mentoring import requests
from workbench.sentences import Several, sentence
from workbench.views import missing as views

SUBJECT = sentence("Mentors for women in tech")


class MissingScreen(Screen):
    """Which mentors are missing, what each would open, and a request to copy for each partner."""

    desk: MissingDesk
    title = sentence("Missing mentors")
    help_lines = (
        sentence("Every kind of mentor is counted as if there were one more, exactly."),
        sentence("New pairs count first, then how well all pairs fit together."),
        sentence("Each line is counted beside the lines before it: together they bring the sum."),
        sentence("A request names nobody: amend it before you send it."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """The kinds that open most, then what more of the mentors there are would open."""
        self.grid, self.chosen, self.more = Grid(searchable=False), block(), block()
        self.on_value(self.grid, self.desk.select, name="selected")
        return self.grid, card(self.chosen), card(self.more)

    def right(self) -> Sequence[widgets.Widget]:
        """The request to a partner, in either language."""
        self.title_of_request, self.asked, self.partner = block(), block(), widgets.Dropdown()
        self.on_value(self.partner, self.desk.ask)
        self.request = RequestToPartners(self, subject=SUBJECT, letter=self.desk.letter)
        return (card(self.title_of_request, self.partner, self.asked, *self.request.pieces),)

    def actions(self) -> Sequence[Action]:
        """Find them."""
        desk = self.desk
        words = sentence("Find the missing mentors")
        return (Action(words, desk.find, lambda: desk.blockers, is_primary=True),)

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        self.sides.layout.display = "none" if desk.found is None else None
        found = desk.found or ()
        self.grid.fill(
            range(len(found)),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Missing mentors")),
            language=language,
            selected=desk.selected,
        )
        self._draw_chosen()
        names = {} if desk.table.sides is None else desk.table.sides.mentor_names
        show(self.more, views.more(desk.places, desk.slots, names, language))
        self._draw_request()

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Mentors"))),
            Column(self.say(sentence("New pairs")), "number"),
            Column(self.say(sentence("Better pairs")), "number"),
            Column(self.say(sentence("Fit")), "number"),
        ]

    def _cells(self, place: int) -> Sequence[Cell]:
        found = self.desk.found[place]
        of = found.missing
        asked = self.say(request_words.mentors(of))
        return asked, str(of.seats), str(found.better), f"{of.points:+d}"

    def _draw_chosen(self) -> None:
        desk = self.desk
        if not desk.found or desk.selected not in range(len(desk.found)):
            quiet = self.say(sentence("Choose a line of the list."))
            return show(self.chosen, Markup('<p class="wb-quiet">{}</p>').format(quiet))
        names = desk.could_be_asked(desk.selected)
        said = sentence("Partners to ask for it: {names}.", names=Several(names))
        if not names:
            said = sentence("No partner has a mentor here yet: ask whom you know.")
        return show(self.chosen, Markup("<p>{}</p>").format(self.say(said)))

    def _draw_request(self) -> None:
        desk = self.desk
        title = self.say(sentence("Ask a partner"))
        show(self.title_of_request, Markup("<h3>{}</h3>").format(title))
        self.partner.description = self.say(sentence("Partner"))
        every = (self.say(sentence("all partners")), EVERYBODY)
        self.partner.options = [
            every,
            *((self._named(each), each.partner) for each in desk.partners),
        ]
        self.partner.value = desk.partner
        asked = desk.asked()
        show(self.asked, views.asked([requests.words(each) for each in asked], desk.language))
        self.asked.layout.display = "none" if asked else ""
        self.request.draw(asked)

    def _named(self, partner: requests.ToPartner) -> str:
        return f"{partner.name} · {partner.sector}" if partner.sector else partner.name
