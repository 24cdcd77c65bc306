"""The board on the screen: fellows, mentors, and the pair looked at between them."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from workbench.apps.grid import Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.mentoring.board import BoardDesk
from workbench.apps.mentoring.board_lists import FellowList, MentorList
from workbench.apps.mentoring.pair_part import PairPart
from workbench.apps.mentoring.terms_part import TermsPart
from workbench.apps.parts import block, row, sentences_of_the_day, show, stack
from workbench.sentences import sentence
from workbench.views import pair_board as views

OF_THE_PAIR = 4
"""So many actions are about the pair looked at: they stand on its card."""


class BoardScreen(Screen):
    """Who would go with whom, why, and what was changed by hand."""

    desk: BoardDesk
    title = sentence("Board")
    help_lines = (
        sentence("Propose: every fellow is compared with every mentor, and the best pairs kept."),
        sentence("Choose a fellow to see why, and a mentor beside her to see why not."),
        sentence("Keys on a list: j and k or the arrows, 1 to 4 on the card, u to undo."),
        sentence("Enter goes from the fellows to the mentors, then to the reason; Esc goes back."),
        sentence("What you change by hand is kept by the next proposal, and judged at once."),
        sentence("Nothing is recorded before you confirm; a confirmed pair is never moved here."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """How good the pairs are, then every fellow with her mentor."""
        self.terms, self.proof = TermsPart(self), block()
        self.grid, self.mentors = Grid(), Grid()
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        self.on_value(self.mentors, self.desk.look_at, name="selected")
        self.on_value(self.mentors, self.desk.find_mentor, name="query")
        self.fellow_list, self.mentor_list = FellowList(self), MentorList(self)
        return (self.grid,)

    def right(self) -> Sequence[widgets.Widget]:
        """The pair looked at."""
        self.pair = PairPart(self)
        self.listen(self.grid, enter=self.mentors)
        self.listen(self.mentors, enter=self.pair.why)
        return (self.pair.box,)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason kept with every pair."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """What is settled of a pair; then propose, confirm, keep the terms, take back."""
        desk = self.desk
        return (
            Action(sentence("Lock"), desk.lock, lambda: desk.look.cannot_lock(), key="1"),
            Action(sentence("Forbid"), desk.forbid, lambda: desk.look.cannot_forbid(), key="2"),
            Action(
                sentence("Leave without"),
                desk.leave_alone,
                lambda: desk.look.cannot_leave(),
                key="3",
            ),
            Action(sentence("Release"), desk.release, lambda: desk.look.nothing_by_hand(), key="4"),
            Action(sentence("Propose"), desk.propose, desk.nothing_to_propose),
            Action(sentence("Confirm"), desk.confirm, lambda: desk.blockers, is_primary=True),
            Action(sentence("Save the terms"), desk.save, desk.nothing_to_save),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def body(self) -> tuple[widgets.Widget, ...]:
        """Terms and proof above fellows, mentors and their pair; its actions on its card."""
        fellows, pair = self.sides.children
        self.sides.children = (fellows, stack(self.mentors), pair)
        self.sides.add_class("wb-board")
        self.pair.buttons.children = self.buttons[:OF_THE_PAIR]
        self.foot.children = (self.foot.children[0], row(*self.buttons[OF_THE_PAIR:]))
        top = stack(self.terms.box, self.proof)
        return (self.head, self.day, top, self.sides, self.status, self.foot)

    def catch_up(self, grid: Grid, _field: widgets.DOMWidget) -> None:
        """Take over the reason of the pairs where a key came before it."""
        if grid.typed is not None:
            self.reason.value = grid.typed

    def draw_actions(self) -> None:
        """Say what the first action does with the pair looked at."""
        super().draw_actions()
        if self.desk.other is not None:
            words = self.say(sentence("Choose this mentor"))
            self.buttons[0].description = f"1 {words}"

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language, table = self.desk, self.desk.language, self.desk.table
        self.reason.description = self.say(sentence("Reason of these pairs"))
        self.reason.value = desk.reason
        show(self.day, sentences_of_the_day(desk.day(), language))
        self.terms.draw()
        found = table.draft.pairing if table.draft else None
        proof = views.proof(found, language, is_changed=table.is_changed())
        show(self.proof, proof + views.changes(desk.lists.named_changes(), language))
        self.fellow_list.draw()
        self.mentor_list.draw()
        self.pair.draw()
