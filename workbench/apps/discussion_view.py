"""The discussion screen: those far apart on the left, their reviews side by side on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.discussion import STEPS, UNDECIDED, DiscussionDesk
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, sentences_of_the_day, show
from workbench.sentences import say, sentence
from workbench.views import reviews as views


class DiscussionScreen(Screen):
    """Read both comments, talk, record the score agreed on with its reason."""

    desk: DiscussionDesk
    title = sentence("Discuss first")
    help_lines = (
        sentence(
            "Here are applications on which reviewers are far apart, or on both sides of the pass"
            " mark, once strictness is taken out."
        ),
        sentence("Only applications that you reviewed yourself are shown."),
        sentence("What you agree on stands above the mean of the reviews; they stay as they are."),
        sentence("Keys, when the list has the focus: j and k, Enter to the reason, u takes back."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """Those to discuss, the furthest apart first."""
        self.grid = Grid(searchable=False)
        self.on_value(self.grid, self.desk.select, name="selected")
        return (self.grid,)

    def right(self) -> Sequence[widgets.Widget]:
        """The reviews side by side, then her words."""
        self.card = block("wb-card")
        self.card.tabbable = True  # it scrolls: the keyboard must reach it
        return (self.card,)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The score agreed on, and why."""
        self.score, self.reason = widgets.Dropdown(), widgets.Text()
        self.score.add_class("wb-agreed")
        self.on_value(self.score, self.desk.settle)
        self.on_value(self.reason, self.desk.write)
        self.listen(self.grid, enter=self.reason)
        return (self.score, self.reason)

    def actions(self) -> Sequence[Action]:
        """Record the agreement, take one back."""
        desk = self.desk
        return (
            Action(
                sentence("Record"),
                self._agree,
                desk.against_agreeing,
                is_primary=True,
            ),
            Action(sentence("Undo"), self._undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk = self.desk
        show(self.day, sentences_of_the_day(desk.day(), desk.language))
        self.grid.fill(
            list(desk.found.index),
            self._cells,
            columns=[
                Column(self.say(sentence("Application")), "name"),
                Column(self.say(sentence("Why"))),
                Column(self.say(sentence("Agreed, of 4")), "number"),
            ],
            caption=self.say(self.title),
            language=desk.language,
            selected=desk.selected,
        )
        self.score.description = self.say(sentence("Score agreed on"))
        steps = [(say(step, desk.language), step) for step in STEPS]
        self.score.options = [(self.say(sentence("– choose")), UNDECIDED), *steps]
        self.score.value = desk.score
        self.reason.description = self.say(sentence("What you agreed on, and why"))
        self.reason.value = desk.reason
        show(self.card, self._card())

    def _cells(self, application: int) -> Sequence[Cell]:
        desk = self.desk
        agreed = desk.agreement(application)
        return (
            self.say(desk.name_of(application)),
            (self.say(desk.why(application)), "quiet" if agreed is not None else "look"),
            "" if agreed is None else say(float(agreed["score"]), desk.language),
        )

    def _card(self) -> Markup:
        desk, language = self.desk, self.desk.language
        if desk.selected is None:
            return views.nobody(
                sentence("Nothing to discuss among the applications you reviewed."), language
            )
        row = desk.reading.applications.loc[desk.selected]
        her = (
            views.named(row, language)
            if desk.sees_names()
            else views.nameless(row, desk.name_of(desk.selected), language)
        )
        reviews = desk.reading.of(desk.selected)
        agreed = desk.agreement(desk.selected)
        return Markup("").join(
            (
                views.side_by_side(reviews, desk.guide, language),
                Markup("") if agreed is None else views.agreed(agreed, language),
                her,
            )
        )

    def _agree(self) -> None:
        self.desk.agree()
        self.grid.focus()

    def _undo(self) -> None:
        self.desk.undo()
        self.grid.focus()
