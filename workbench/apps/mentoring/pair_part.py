"""The pair looked at: both people, why or why not, and what can be settled by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.parts import block, card, row, show
from workbench.sentences import sentence
from workbench.views import pairs as views

if TYPE_CHECKING:
    from workbench.apps.layout import Screen
    from workbench.apps.mentoring.board import BoardDesk

NOBODY = 0


class PairPart:
    """The card of a pair: read why, lock it, forbid it, leave her without, change mentors."""

    def __init__(self, screen: Screen) -> None:
        """Make its fields on a screen of the board."""
        self.screen = screen
        self.desk: BoardDesk = screen.desk
        self.people, self.said = block(), block()
        self.why = widgets.Text(continuous_update=False)
        self.others = widgets.Dropdown()
        screen.on_value(self.why, self.desk.explain)
        screen.on_value(self.others, self._swap)
        desk = self.desk
        self.verbs = {
            widgets.Button(): (sentence("Lock this pair"), desk.lock, desk.no_pair_chosen),
            widgets.Button(): (sentence("Forbid this pair"), desk.forbid, desk.no_pair_chosen),
            widgets.Button(): (sentence("Leave without"), desk.leave_alone, desk.nobody_chosen),
            widgets.Button(): (sentence("Release"), desk.release, desk.nobody_chosen),
        }
        for button, (_, act, _blockers) in self.verbs.items():
            button.add_class("wb-plain")
            screen.on_click(button, act)
        self.box = card(self.people, self.why, row(*self.verbs), row(self.others), self.said)

    def draw(self) -> None:
        """Show the pair looked at."""
        desk, say = self.desk, self.screen.say
        for button, (words, _, blockers) in self.verbs.items():
            button.description, button.disabled = say(words), bool(blockers())
        self.why.description = say(sentence("Why by hand"))
        sides = desk.table.sides
        self.why.disabled = sides is None or bool(desk.nobody_chosen())
        if sides is None or desk.selected is None:
            self.others.options, self.others.disabled = [], True
            said = say(sentence("Nobody holds a seat in this cohort yet."))
            show(self.said, Markup(""))
            return show(self.people, Markup("<p>{}</p>").format(said))
        self.why.value = desk.why_by_hand()
        self._draw_others()
        self._draw_people()
        return None

    def _draw_people(self) -> None:
        desk, language = self.desk, self.desk.language
        sides, pair = desk.table.sides, desk.pair()
        fellow = sides.fellows.loc[desk.selected]
        mentor = None if pair is None else sides.mentors.loc[pair.mentor]
        said = views.heading(fellow, mentor) + views.fellow(fellow, language)
        show(self.people, said if mentor is None else said + views.mentor(mentor, language))
        if pair is not None:
            return show(self.said, views.pair(desk.table.why(pair), language))
        why = desk.unpaired()
        return show(self.said, Markup("<p>{}</p>").format(self.screen.say(why) if why else ""))

    def _draw_others(self) -> None:
        """With whom she can change mentors: the fellows of the mentor looked at."""
        desk, say = self.desk, self.screen.say
        pair = desk.pair()
        others = () if pair is None or desk.other is None else desk.lists.with_mentor(pair.mentor)
        named = [(desk.table.sides.fellow_name(one), one) for one in others]
        self.others.description = say(sentence("Change mentors with"))
        self.others.options = [(say(sentence("choose a fellow")), NOBODY), *named]
        self.others.value = NOBODY
        self.others.disabled = bool(desk.nobody_chosen())
        self.others.layout.display = "" if named else "none"

    def _swap(self, fellow: int) -> None:
        if fellow != NOBODY:
            self.desk.swap(fellow)
