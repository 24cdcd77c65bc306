"""The asking desk on the screen: the pairs on the left, the one chosen on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import ipywidgets as widgets

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.mentoring.ask import AskDesk
from workbench.apps.mentoring.ask_lines import Line, Which
from workbench.apps.mentoring.ask_part import AskPart
from workbench.apps.number_field import NumberField
from workbench.apps.parts import block, row, sentences_of_the_day, show
from workbench.rules.waiting import when_due
from workbench.sentences import sentence
from workbench.views import offers as views
from workbench.vocabulary import Answer, OfferState

ANSWERS = 4
"""So many of the actions are answers: they stand with the pair they are about."""


class AskScreen(Screen):
    """Who is asked, what they said, what is awaited, and who waits for a mentor."""

    desk: AskDesk
    title = sentence("Ask")
    help_lines = (
        sentence("Ask: a pair on the table is put to both, and its place held until they answer."),
        sentence("Copy the letters and send them yourself: nothing is sent from here."),
        sentence("Write down each answer with the keys 1 to 4; u takes the last one back."),
        sentence("A no keeps the two apart for good; why is for the team, never for the other."),
        sentence("Propose anew: the noes stay out, and what is asked already is not moved."),
        sentence("Confirm: only pairs to which both said yes are recorded."),
    )

    def __init__(self, desk: AskDesk) -> None:
        """Make the widgets; the answers stand in the card of the pair."""
        super().__init__(desk)
        self.pair.answers.children = self.buttons[:ANSWERS]
        self.foot.children[1].children = self.buttons[ANSWERS:]

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """Which pairs are shown, the pairs, then who waits."""
        self.which, self.grid, self.queue = widgets.Dropdown(), Grid(), block("wb-asked-queue")
        self.which.options = [(str(each), each) for each in Which]
        self.days = NumberField(self, self.desk.give_days)
        self.on_value(self.which, self.desk.look_for)
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        return row(self.which, self.days.box), self.grid, self.queue

    def right(self) -> Sequence[widgets.Widget]:
        """The pair chosen."""
        self.pair = AskPart(self)
        self.listen(self.grid, enter=self.pair.refusal)
        return (self.pair.box,)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason kept with what is confirmed or withdrawn."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """The four answers, then ask, propose anew, confirm, take back."""
        desk, blocks = self.desk, self.desk.blocks

        def may(answer: Answer) -> object:
            return lambda: blocks.to_answer(answer)

        yes, no = may(Answer.YES), may(Answer.NO)
        return (
            Action(sentence("She says yes"), desk.she_says_yes, yes, key="1"),
            Action(sentence("The mentor says yes"), desk.mentor_says_yes, yes, key="2"),
            Action(sentence("She says no"), desk.she_says_no, no, key="3"),
            Action(sentence("The mentor says no"), desk.mentor_says_no, no, key="4"),
            Action(sentence("Ask all"), desk.ask_all, blocks.to_ask, is_primary=True),
            Action(sentence("Confirm the agreed"), desk.confirm, blocks.to_confirm),
            Action(sentence("Propose anew"), desk.propose, tuple),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        self.days.draw(desk.days, self.say(sentence("Days to answer")))
        self._draw_which()
        self._by_key = {line.key: line for line in desk.lines}
        self.grid.fill(
            desk.shown(),
            self._cells,
            columns=[
                Column(self.say(sentence("Fellow")), "name"),
                Column(self.say(sentence("Mentor")), "who"),
                Column(self.say(sentence("Fit of 100")), "minor-number"),
                Column(self.say(sentence("State"))),
                Column(self.say(sentence("Until")), "minor"),
            ],
            caption=self.say(sentence("Pairs put to both sides")),
            language=language,
            selected=desk.selected,
        )
        self.pair.draw()
        sides = desk.table.sides
        show(self.queue, views.queue(desk.queue(), sides.fellow_names if sides else {}, language))

    def _draw_which(self) -> None:
        """The states to choose from, with how many pairs each has."""
        lines = self.desk.lines
        count = Counter(each for line in lines for each in Which if line.is_of(each))
        self.which.description = self.say(sentence("Show"))
        self.which.options = [(f"{self.say(each)} ({count[each]})", each) for each in Which]
        self.which.value = self.desk.which

    def _cells(self, key: int) -> Sequence[Cell]:
        sides, line = self.desk.table.sides, self._by_key[key]
        fit = self.desk.table.compared().fit(line.pair.fellow, line.pair.mentor)
        return (
            sides.fellow_names.get(line.pair.fellow, ""),
            sides.mentor_name(line.pair.mentor),
            "" if fit is None else str(fit),
            self._state(line),
            self._until(line),
        )

    def _state(self, line: Line) -> Cell:
        said = self.say(line.state)
        if line.is_past or line.standing is None:
            return said, "quiet"
        is_late = line.standing.state is OfferState.EXPIRED or line.standing.is_due
        return (said, "look") if is_late else said

    def _until(self, line: Line) -> str:
        if line.standing is None or line.standing.state not in _TIMED or line.is_past:
            return ""
        return self.say(when_due(line.standing.expires_on, on=self.desk.table.sides.today))


_TIMED = (OfferState.ASKED, OfferState.EXPIRED)
