"""The screen of look-alikes: pairs on the left, the two of one side by side on the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps import comparison, joining
from workbench.apps.alike import LIKENESSES, AlikeDesk
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.look_alikes import ALL, JUDGED, MERGED, OPEN
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.sentences import sentence
from workbench.vocabulary import Likeness

KINDS = {
    OPEN: sentence("Not judged yet"),
    JUDGED: sentence("Judged"),
    MERGED: sentence("Joined: one person"),
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
            "Saying “same person” joins the two: of two applications for one cohort one is kept,"
            " the other is set aside. Nothing is lost, and Unmerge gives back what was there."
        ),
        sentence("“Family” keeps two people, and keeps for later that they are one household."),
        sentence(
            "Keys, when the list has the focus: j and k (or the arrows) next and previous, 1 to 3"
            " what they are, 4 ask her first, u take back, ? this help, Esc back to the list."
        ),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """The pairs with their filter."""
        self.kind = widgets.Dropdown()
        self.grid = Grid(searchable=False)
        self.on_value(self.kind, self.desk.narrow)
        self.on_value(self.grid, self.desk.select, name="selected")
        return self.kind, self.grid

    def right(self) -> Sequence[widgets.Widget]:
        """The two of the pair chosen, side by side; what the rule thinks only when asked."""
        self.card, self.thought, self.joined = block(), block(), block()
        self.tell, self.keep = widgets.Button(), widgets.Dropdown()
        self.on_click(self.tell, self.desk.tell)
        self.on_value(self.keep, self.desk.choose_kept)
        self.compared = card(self.card, self.tell, self.thought, self.joined, self.keep)
        return (self.compared,)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """What to ask her, beside what may be said."""
        self.note = widgets.Text()
        self.on_value(self.note, self.desk.write)
        self.listen(self.grid, enter=self.note)
        return (self.note,)

    def actions(self) -> Sequence[Action]:
        """What two applications are, asking her first, and taking back."""
        desk = self.desk
        said = [
            Action(
                likeness,
                partial(self._judge, likeness),
                partial(desk.against, likeness),
                key=str(number),
            )
            for number, likeness in enumerate(LIKENESSES, start=1)
        ]
        return (
            *said,
            Action(sentence("Ask her"), self._ask, desk.against_asking, key="4"),
            Action(sentence("Unmerge"), self._unmerge, desk.against_unmerging),
            Action(sentence("Undo"), self._undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        show(self.day, sentences_of_the_day(self.desk.day(), self.desk.language))
        self._draw_pairs()
        self._draw_pair()

    def _draw_pairs(self) -> None:
        desk = self.desk
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
        self.note.description = self.say(sentence("What to ask her"))
        self.note.value = desk.note
        self._draw_keep()
        if pair is None:
            nothing = desk.against_judging()
            show(self.card, Markup("<p>{}</p>").format(self.say(nothing[0])))
            show(self.thought, Markup(""))
            show(self.joined, Markup(""))
            return
        alike, language = desk.alike, desk.language
        known = (
            Markup('<p class="wb-look">{}</p>').format(self.say(one))
            for one in joining.known_before(alike, pair)
        )
        sides = comparison.side_by_side(alike, pair, language) + Markup("").join(known)
        show(self.card, sides + joining.answers_that_differ(alike, pair, language))
        told = comparison.thought(alike, pair, language) if desk.is_told else Markup("")
        show(self.thought, told)
        show(self.joined, joining.in_words(alike, pair, desk.outlook(), language))

    def _draw_keep(self) -> None:
        """Which of two applications for one cohort to keep; not there where both stay."""
        desk = self.desk
        pair = desk.selected
        is_asked = pair is not None and desk.alike.is_of_one_cohort(pair)
        self.keep.layout.display = "" if is_asked else "none"
        self.keep.description = self.say(sentence("Keep"))
        options: list[tuple[str, int | None]] = [(self.say(sentence("choose")), None)]
        kept = None
        if is_asked:
            options += [
                (self.say(joining.choice(desk.alike, one, first)), one)
                for one, first in zip(
                    desk.alike.both(pair), (sentence("First"), sentence("Second")), strict=True
                )
            ]
            kept = desk.outlook().kept
        self.keep.options = options[1:] if kept is not None else options
        self.keep.value = kept

    def _cells(self, pair: int) -> Sequence[Cell]:
        return (*self.desk.alike.names(pair), self._state(pair))

    def _state(self, pair: int) -> Cell:
        alike = self.desk.alike
        row, known = alike.pairs.loc[pair], alike.known_of(pair)
        if known is None and row["note"] is not None:
            words = sentence("to ask her first")
            return f"? {self.say(words)}", "look"
        if known is None:
            words = sentence("to judge")
            return f"? {self.say(words)}", "look"
        if row["said"] is None:
            return f"→ {self.say(known)}", "quiet"
        return f"✓ {self.say(known)}"

    def _judge(self, likeness: Likeness) -> None:
        self.desk.judge(likeness)
        self.grid.focus()

    def _ask(self) -> None:
        self.desk.ask()
        self.grid.focus()

    def _unmerge(self) -> None:
        self.desk.unmerge()
        self.grid.focus()

    def _undo(self) -> None:
        self.desk.undo()
        self.grid.focus()
