"""The pair looked at: both people, why or why not, and what can be settled by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.mentoring import pair_card
from workbench.apps.parts import block, card, row, show, stack
from workbench.sentences import sentence
from workbench.views import pairs as people

if TYPE_CHECKING:
    from workbench.apps.layout import Screen
    from workbench.apps.mentoring.board import BoardDesk

NOBODY = 0


class PairPart:
    """The card of a pair: read why, lock it, forbid it, leave her without, change mentors.

    The buttons are those of the screen's actions: the same keys act on the lists.
    """

    def __init__(self, screen: Screen) -> None:
        """Make its fields on a screen of the board."""
        self.screen = screen
        self.desk: BoardDesk = screen.desk
        self.people, self.said = block(), block()
        self.why = widgets.Text(continuous_update=False)
        self.others, self.second = widgets.Dropdown(), widgets.Checkbox(indent=False)
        self.buttons = row()
        screen.on_value(self.why, self.desk.explain)
        screen.on_value(self.others, self._swap)
        screen.on_value(self.second, lambda _: self.desk.turn_second())
        self.fields = stack(self.why, self.buttons, self.others, self.second)
        self.box = card(self.people, self.fields, self.said)

    def draw(self) -> None:
        """Show the pair looked at."""
        desk, say = self.desk, self.screen.say
        sides = desk.table.sides
        if sides is None or desk.selected is None:
            self.fields.layout.display = "none"
            show(self.said, Markup(""))
            said = say(sentence("Nobody holds a seat in this cohort yet."))
            return show(self.people, Markup("<p>{}</p>").format(said))
        self.fields.layout.display = ""
        self.why.description = say(sentence("Why by hand"))
        self.why.value, self.why.disabled = desk.why_by_hand(), bool(desk.look.stands())
        self._draw_others()
        self.second.description = say(sentence("A second mentor, where one is free"))
        self.second.value = desk.selected in desk.table.draft.terms.co_mentored
        self.second.disabled = bool(desk.look.stands())
        return self._draw_people()

    def _draw_people(self) -> None:
        desk, language = self.desk, self.desk.language
        sides, pair = desk.table.sides, desk.look.pair
        fellow = sides.fellows.loc[desk.selected]
        mentor = None if pair is None else sides.mentors.loc[pair.mentor]
        said = people.heading(fellow, mentor) + people.fellow(fellow, language)
        show(self.people, said if mentor is None else said + people.mentor(mentor, language))
        return show(self.said, pair_card.said(desk.look, language))

    def _draw_others(self) -> None:
        """With whom she can change mentors: the fellows of the mentor looked at."""
        desk, say = self.desk, self.screen.say
        pair = desk.look.pair
        others = () if pair is None or desk.other is None else desk.lists.with_mentor(pair.mentor)
        named = [(desk.table.sides.fellow_name(one), one) for one in others]
        self.others.description = say(sentence("Change mentors with"))
        self.others.options = [(say(sentence("choose a fellow")), NOBODY), *named]
        self.others.value = NOBODY
        self.others.disabled = bool(desk.look.stands())
        self.others.layout.display = "" if named else "none"

    def _swap(self, fellow: int) -> None:
        if fellow != NOBODY:
            self.desk.swap(fellow)
