"""The board on the screen: fellows, mentors, and the pair looked at between them."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.mentoring.board import BoardDesk
from workbench.apps.mentoring.pair_part import PairPart
from workbench.apps.parts import block, sentences_of_the_day, show
from workbench.sentences import sentence
from workbench.views import pairs as views
from workbench.vocabulary import Track


class BoardScreen(Screen):
    """Who would go with whom, why, and what was changed by hand."""

    desk: BoardDesk
    title = sentence("Mentoring")
    help_lines = (
        sentence("Propose: every fellow is compared with every mentor, and the best pairs kept."),
        sentence("Choose a fellow to see why, or to choose another mentor for her."),
        sentence("What you change by hand is kept by the next proposal, and judged at once."),
        sentence("Nothing is recorded before you confirm; a confirmed pair is never moved here."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """How good the pairs are, then every fellow with her mentor."""
        self.proof, self.grid, self.mentors = block(), Grid(), Grid()
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        self.on_value(self.mentors, self.desk.look_at, name="selected")
        self.on_value(self.mentors, self.desk.find_mentor, name="query")
        return self.proof, self.grid, self.mentors

    def right(self) -> Sequence[widgets.Widget]:
        """The pair looked at."""
        self.pair = PairPart(self)
        self.listen(self.grid, enter=self.pair.why)
        return (self.pair.box,)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason kept with every pair."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Propose, confirm, take back."""
        desk = self.desk
        return (
            Action(sentence("Propose"), desk.propose, tuple),
            Action(sentence("Confirm"), desk.confirm, lambda: desk.blockers, is_primary=True),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        show(self.day, sentences_of_the_day(desk.day(), language))
        self._draw_proof()
        self.grid.fill(
            desk.lists.fellows(desk.search),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Fellows and their mentors")),
            language=language,
            selected=desk.selected,
        )
        self._draw_mentors()
        self.pair.draw()

    def _draw_proof(self) -> None:
        table, language = self.desk.table, self.desk.language
        found = table.draft.pairing if table.draft else None
        show(self.proof, views.proof(found, language, is_changed=table.is_changed()))

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Fellow")), "name"),
            Column(self.say(sentence("Track")), "minor"),
            Column(self.say(sentence("Mentor")), "who"),
            Column(self.say(sentence("Fit of 100")), "number"),
            Column(self.say(sentence("State")), "minor"),
        ]

    def _cells(self, fellow: int) -> Sequence[Cell]:
        table, lists = self.desk.table, self.desk.lists
        sides, mentor = table.sides, table.mentor_of(fellow)
        state, fit = lists.state(fellow), lists.fit(fellow)
        nobody = (self.say(sentence("no mentor yet")), "quiet")
        return (
            sides.fellow_name(fellow),
            self.say(Track(sides.fellows.at[fellow, "track"])),
            nobody if mentor is None else sides.mentor_name(mentor),
            "" if fit is None else str(fit),
            self.say(state) if state else "",
        )

    def _draw_mentors(self) -> None:
        desk = self.desk
        pair = desk.pair() if desk.table.sides is not None else None
        self._given = desk.lists.given() if desk.table.sides is not None else {}
        self.mentors.fill(
            desk.lists.mentors(desk.selected, desk.mentor_search),
            self._mentor_cells,
            columns=[
                Column(self.say(sentence("Mentor")), "name"),
                Column(self.say(sentence("Fellows")), "number"),
                Column(self.say(sentence("Fit with her")), "number"),
            ],
            caption=self.say(sentence("Mentors")),
            language=desk.language,
            selected=None if pair is None else pair.mentor,
        )

    def _mentor_cells(self, mentor: int) -> Sequence[Cell]:
        table, given = self.desk.table, self._given[mentor]
        capacity = int(table.sides.mentors.at[mentor, "capacity"])
        fellow = self.desk.selected
        fit = None if fellow is None else table.compared().fit(fellow, mentor)
        return (
            table.sides.mentor_name(mentor),
            self.say(sentence("{given} of {of}", given=given, of=capacity)),
            "" if fit is None else str(fit),
        )
