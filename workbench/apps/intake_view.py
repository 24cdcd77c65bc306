"""The intake screen: four steps to an import, then who looks alike, compared side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps import comparison, intake_steps
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.intake import LIKENESSES, IntakeDesk
from workbench.apps.layout import Action, Screen
from workbench.apps.look_alikes import ALL, JUDGED, OPEN
from workbench.apps.parts import block, boxed, card, row, sentences_of_the_day, show, stack
from workbench.apps.uploads import Upload
from workbench.sentences import sentence
from workbench.vocabulary import Likeness

KINDS = {
    OPEN: sentence("Not judged yet"),
    JUDGED: sentence("Judged"),
    ALL: sentence("All pairs"),
}
STEPS = (sentence("File"), sentence("Columns"), sentence("Problems"), sentence("People"))


class IntakeScreen(Screen):
    """A file with what it would bring, and the pairs of a cohort that look alike."""

    desk: IntakeDesk
    title = sentence("Intake")
    help_lines = (
        sentence(
            "Choose the export of the form, and the form itself (XLSForm): it says what"
            " each column means. Read the four steps, then import."
        ),
        sentence("Nothing is kept before you import. The same file twice adds nothing."),
        sentence("A big file needs no upload: type its path on this machine."),
        sentence(
            "Pairs that look alike are for you to judge: the rule's own opinion is hidden until"
            " you ask for it, and what you said can be changed."
        ),
        sentence(
            "Keys, when the list has the focus: j and k (or the arrows) next and previous,"
            " 1 to 3 what they are, u the last one again, ? this help, Esc back to the list."
        ),
    )

    def body(self) -> tuple[widgets.Widget, ...]:
        """The steps span both sides; what happened is said right under them."""
        return (self.head, self.day, self.steps, self.status, self.choice, self.sides, self.foot)

    def in_head(self) -> Sequence[widgets.Widget]:
        """Nothing beside the title; the steps and the choice of pairs are made here too."""
        self._make_steps()
        self.cohort, self.kind = widgets.Dropdown(), widgets.Dropdown()
        self.alike_title = block()
        self.on_value(self.cohort, self.desk.open)
        self.on_value(self.kind, self.desk.narrow)
        fields = row(self.cohort, self.kind)
        self.choice = boxed(widgets.HBox, [self.alike_title, fields], "wb-choice")
        return ()

    def left(self) -> Sequence[widgets.Widget]:
        """The pairs."""
        self.grid = Grid(searchable=False)
        self.on_value(self.grid, self.desk.select, name="selected")
        return (self.grid,)

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
        self._draw_steps()
        self._draw_pairs()
        self._draw_pair()

    def _make_steps(self) -> None:
        self.step_titles = [block() for _ in STEPS]
        self.file, self.columns, self.problems, self.people, self.against = (
            block() for _ in range(5)
        )
        desk = self.desk
        self.export, self.export_path = (
            self._source(".csv,.xlsx", desk.take_export),
            widgets.Text(continuous_update=False),
        )
        self.form, self.form_path = (
            self._source(".xlsx", desk.take_form),
            widgets.Text(continuous_update=False),
        )
        self.on_value(self.export_path, desk.type_export)
        self.on_value(self.form_path, desk.type_form)
        self.forget = widgets.Button()
        self.on_click(self.forget, self._forget)
        self.bring_in = widgets.Button()
        self.bring_in.add_class("wb-primary")
        self.on_click(self.bring_in, desk.bring_in)
        fields = row(self.export, self.export_path, self.form, self.form_path, self.forget)
        imports = row(self.bring_in, self.against)
        bodies = (
            stack(fields, self.file),
            self.columns,
            self.problems,
            stack(self.people, imports),
        )
        steps = [
            boxed(widgets.GridBox, pieces, "wb-step")
            for pieces in zip(self.step_titles, bodies, strict=True)
        ]
        self.steps = boxed(widgets.VBox, steps, "wb-steps")

    def _source(self, accept: str, take: Callable[[Upload], None]) -> widgets.FileUpload:
        """A button to choose a file; its bytes are handed on and not kept in the widget."""
        made = widgets.FileUpload(accept=accept, multiple=False)

        def taken(value: tuple[dict[str, Any], ...]) -> None:
            for one in value:
                if len(one["content"]):
                    made.value = ({**one, "content": b""},)
                    take(Upload(one["name"], bytes(one["content"])))

        self.on_value(made, taken)
        return made

    def _draw_steps(self) -> None:
        desk, language = self.desk, self.desk.language
        for number, (piece, words) in enumerate(zip(self.step_titles, STEPS, strict=True), start=1):
            show(piece, intake_steps.title(number, words, language))
        self.export.description = self.say(sentence("Choose the export"))
        self.form.description = self.say(sentence("Choose the form"))
        self.export_path.description = self.say(sentence("or the export's path on this machine"))
        self.form_path.description = self.say(sentence("or the form's path on this machine"))
        self.forget.description = self.say(sentence("Start again"))
        show(self.file, intake_steps.file(desk.arrival, desk.chosen.form, language))
        show(self.columns, intake_steps.columns(desk.arrival, language))
        show(self.problems, intake_steps.problems(desk.arrival, language))
        show(self.people, intake_steps.people(desk.arrival, language))
        against = desk.against_import()
        self.bring_in.description = self.say(intake_steps.import_words(desk.arrival))
        self.bring_in.disabled = bool(against)
        first = against[0] if against else sentence("Nothing is written before this.")
        css = "wb-look" if against else "wb-quiet"
        show(self.against, Markup('<p class="{}">{}</p>').format(css, self.say(first)))

    def _draw_pairs(self) -> None:
        desk = self.desk
        show(self.alike_title, Markup("<h3>{}</h3>").format(self.say(sentence("Who looks alike"))))
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

    def _forget(self) -> None:
        self.desk.forget()
        self.export.value = self.form.value = ()
        self.export_path.value = self.form_path.value = ""
