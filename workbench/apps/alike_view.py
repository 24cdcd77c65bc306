"""The screen of look-alikes: pairs on the left, the two of one side by side on the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps import comparison
from workbench.apps.alike import LIKENESSES, AlikeDesk
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.look_alikes import ALL, JUDGED, OPEN
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.sentences import sentence
from workbench.vocabulary import Likeness

KINDS = {
    OPEN: sentence("Not judged yet"),
    JUDGED: sentence("Judged"),
    ALL: sentence("All pairs"),
}


class AlikeScreen(Screen):
    """The pairs of a cohort that look alike, compared side by side."""

    desk: AlikeDesk
    title = sentence("Who looks alike")
    help_lines = (
        sentence(
            "Pairs that look alike are for you to judge: the rule's own opinion is hidden until"
            " you ask for it, and what you said can be changed."
        ),
        sentence(
            "Keys, when the list has the focus: j and k (or the arrows) next and previous,"
            " 1 to 3 what they are, u the last one again, ? this help, Esc back to the list."
        ),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        self.cohort = widgets.Dropdown()
        self.on_value(self.cohort, self.desk.open)
        return (self.cohort,)

    def left(self) -> Sequence[widgets.Widget]:
        """The pairs with their filter."""
        self.kind = widgets.Dropdown()
        self.grid = Grid(searchable=False)
        self.on_value(self.kind, self.desk.narrow)
        self.on_value(self.grid, self.desk.select, name="selected")
        return self.kind, self.grid

    def right(self) -> Sequence[widgets.Widget]:
        """The two of the pair chosen, side by side; what the rule thinks only when asked."""
        self.card, self.thought = block(), block()
        self.tell = widgets.Button()
        self.on_click(self.tell, self.desk.tell)
        self.listen(self.grid, enter=self.tell)
        self.compared = card(self.card, self.tell, self.thought)
        return (self.compared,)

    def actions(self) -> Sequence[Action]:
        """What two applications are, and the last pair again."""
        desk = self.desk
        said = [
            Action(likeness, partial(self._judge, likeness), desk.against_judging, key=str(number))
            for number, likeness in enumerate(LIKENESSES, start=1)
        ]
        again = sentence("The last one again")
        return (*said, Action(again, self._look_back, desk.nothing_to_look_back, key="u"))

    def draw(self) -> None:
        """Say everything in the desk's language."""
        show(self.day, sentences_of_the_day(self.desk.day(), self.desk.language))
        self._draw_pairs()
        self._draw_pair()

    def _draw_pairs(self) -> None:
        desk = self.desk
        self.cohort.description = self.say(sentence("Cohort"))
        self.cohort.options = [(each["name"], int(at)) for at, each in desk.cohorts.iterrows()]
        self.cohort.value = desk.cohort
        self.kind.description = self.say(sentence("Show"))
        self.kind.options = [(self.say(words), code) for code, words in KINDS.items()]
        self.kind.value = desk.kind
        state = "minor" if desk.kind == OPEN else "text"
        self.grid.fill(
            desk.shown,
            self._cells,
            columns=[
                Column(self.say(sentence("First")), "name"),
                Column(self.say(sentence("Second")), "who"),
                Column(self.say(sentence("What they are")), state),
            ],
            caption=self.say(sentence("Applications that look alike")),
            language=desk.language,
            selected=desk.selected,
        )

    def _draw_pair(self) -> None:
        desk = self.desk
        pair = desk.selected
        self.tell.layout.display = "none" if pair is None else ""
        words = sentence("Hide it again") if desk.is_told else sentence("Show what the rule thinks")
        self.tell.description = self.say(words)
        told = pair is not None and desk.is_told
        show(
            self.thought,
            comparison.thought(desk.alike, pair, desk.language) if told else Markup(""),
        )
        if pair is None:
            nothing = desk.against_judging()
            show(self.card, Markup("<p>{}</p>").format(self.say(nothing[0])))
        else:
            show(self.card, comparison.side_by_side(desk.alike, pair, desk.language))

    def _cells(self, pair: int) -> Sequence[Cell]:
        said = self.desk.alike.pairs.at[pair, "said"]
        waits = self.say(sentence("to judge"))
        judged = f"✓ {self.say(Likeness(said))}" if said else (f"? {waits}", "look")
        return (*self.desk.alike.names(pair), judged)

    def _judge(self, likeness: Likeness) -> None:
        self.desk.judge(likeness)
        self.grid.focus()

    def _look_back(self) -> None:
        self.desk.look_back()
        self.grid.focus()
