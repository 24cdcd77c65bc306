"""The reviews screen: her words on one side, the scores on the other, then the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, row, sentences_of_the_day, show
from workbench.apps.reviews import ReviewsDesk
from workbench.apps.score_sheet import ScoreSheet
from workbench.rules.reviews import ReviewState
from workbench.sentences import say, sentence
from workbench.views import reviews as views


class ReviewsScreen(Screen):
    """Read, score, go on; others' scores appear beside one's own once that is given."""

    desk: ReviewsDesk
    title = sentence("Reviews")
    help_lines = (
        sentence(
            "Read what she wrote, choose the words that fit for each aspect, record, go on to the"
            " next."
        ),
        sentence(
            "Names, contacts, countries and ages are hidden until you ask for them; what you choose"
            " is remembered."
        ),
        sentence("What others scored is shown once your own review is recorded."),
        sentence(
            "The order is drawn for you alone and says nothing of the list. Everybody reads about"
            " the same number."
        ),
        sentence(
            "Keys: 0 to 4 score the aspect in focus, Enter goes on and records from the comment, u"
            " takes back, ? this help. In the list of what you read: j and k, Enter to amend."
        ),
        sentence("A review amended keeps what you had written before."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort, and whether names are seen."""
        self.names = widgets.Button()
        self.on_click(self.names, self.desk.turn_names)
        return self.choice_of_cohort(), self.names

    def left(self) -> Sequence[widgets.Widget]:
        """The application to read, then the others' reviews once they are shown."""
        self.card, self.others = block("wb-card"), block()
        self.card.tabbable = True  # it scrolls: the keyboard must reach it
        return (self.card, self.others)

    def right(self) -> Sequence[widgets.Widget]:
        """The sheet to score on, and what was read so far."""
        self.sheet, self.grid = ScoreSheet(), Grid(searchable=False)
        self.grid.add_class("wb-few")
        self.on_value(self.sheet, self._scored, name="scores")
        self.on_value(self.sheet, self._commented, name="comment")
        self.sheet.on_key(self.safely(self._heard))
        self.on_value(self.grid, self.desk.select, name="selected")
        self.grid.on_key(self.safely(self._heard_on_list))
        self.conflict = widgets.Text()
        self.declare = widgets.Button()
        self.on_value(self.conflict, self._told)
        self.on_click(self.declare, self._declare)
        return (self.sheet, row(self.conflict, self.declare), self.grid)

    def actions(self) -> Sequence[Action]:
        """Record, leave for later, take back."""
        desk = self.desk
        return (
            Action(sentence("Record and go on"), self._save, desk.against_saving, is_primary=True),
            Action(sentence("Later"), self._put_off, desk.against_later),
            Action(sentence("Undo"), self._undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        self._draw_head()
        show(self.day, sentences_of_the_day(desk.day(), language))
        show(self.card, self._card())
        show(self.others, self._others())
        self.sheet.fill(
            desk.guide,
            scores=dict(desk.draft.scores),
            comment=desk.draft.comment,
            is_open=desk.selected is not None,
            language=language,
        )
        self.conflict.description = self.say(sentence("Conflict of interest: why"))
        self.conflict.value = desk.draft.conflict
        self.declare.description = self.say(sentence("Do not read her"))
        self._draw_list()

    def draw_actions(self) -> None:
        """Switch the buttons on or off, that of a conflict too."""
        super().draw_actions()
        self.declare.disabled = bool(self.desk.against_conflict())

    def _draw_head(self) -> None:
        desk = self.desk
        self.names.description = self.say(
            sentence("Hide names") if desk.sees_names else sentence("Show names")
        )
        self.names.disabled = desk.cohort is None

    def _draw_list(self) -> None:
        desk = self.desk
        own = None if desk.reading is None else desk.own()
        shown = () if own is None else own.index

        def cells(application: int) -> Sequence[Cell]:
            line = own.loc[application]
            is_given = line["state"] == ReviewState.GIVEN.value
            score = say(round(float(line["mean"]), 2), desk.language) if is_given else ""
            return (
                self.say(desk.name_of(application)),
                self.say(ReviewState(line["state"])),
                score,
            )

        self.grid.fill(
            list(shown),
            cells,
            columns=[
                Column(self.say(sentence("Read by you")), "name"),
                Column(self.say(sentence("Review"))),
                Column(self.say(sentence("Mean, of 4")), "number"),
            ],
            caption=self.say(sentence("Read by you")),
            language=desk.language,
            selected=desk.selected if desk.selected in shown else None,
        )

    def _card(self) -> Markup:
        desk, language = self.desk, self.desk.language
        if desk.selected is None:
            nothing = (
                sentence("No cohort yet: import applications first.")
                if desk.reading is None
                else sentence(
                    "Nothing left for you to read here. Look at “Discuss first”, or choose a"
                    " review of yours to amend it."
                )
            )
            return views.nobody(nothing, language)
        line = desk.reading.applications.loc[desk.selected]
        if desk.sees_names:
            return views.named(line, language)
        return views.nameless(line, desk.name_of(desk.selected), language)

    def _others(self) -> Markup:
        desk = self.desk
        if desk.selected is None:
            return Markup("")
        found = desk.others()
        if len(found):
            return views.side_by_side(found, desk.guide, desk.language)
        return Markup("")

    def _scored(self, scores: Mapping[str, int]) -> None:
        self.desk.write(replace(self.desk.draft, scores=dict(scores)))

    def _commented(self, comment: str) -> None:
        self.desk.write(replace(self.desk.draft, comment=comment))

    def _told(self, reason: str) -> None:
        self.desk.write(replace(self.desk.draft, conflict=reason))
        self.draw_actions()  # a reason changes what stands in the way of its own button alone

    def _heard(self, key: str) -> None:
        if key == "?":
            self.turn_help()
        elif key == "u":
            self._undo()
        elif key == "Enter":
            self._save()

    def _heard_on_list(self, key: str) -> None:
        if key == "Enter":
            self.sheet.focus()
        else:
            self._heard(key)

    def _save(self) -> None:
        self.desk.save()
        self.sheet.focus()

    def _declare(self) -> None:
        self.desk.declare()
        self.sheet.focus()

    def _put_off(self) -> None:
        self.desk.put_off()
        self.sheet.focus()

    def _undo(self) -> None:
        self.desk.undo()
        self.sheet.focus()
