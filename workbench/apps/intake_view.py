"""The intake screen: the four steps to an import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from workbench.apps import intake_steps
from workbench.apps.columns_part import ColumnsPart
from workbench.apps.going_part import GoingPart
from workbench.apps.intake import IntakeDesk
from workbench.apps.layout import Screen
from workbench.apps.parts import block, boxed, row, sentences_of_the_day, show, stack
from workbench.apps.uploads import Upload
from workbench.sentences import sentence

STEPS = (sentence("File"), sentence("Columns"), sentence("Problems"), sentence("People"))


class IntakeScreen(Screen):
    """A file, with what it would bring."""

    desk: IntakeDesk
    title = sentence("Intake")
    help_lines = (
        sentence(
            "Choose the export of the form. With the form itself (XLSForm) the columns are known;"
            " without it the desk proposes what each column is: look at those it is not sure of."
        ),
        sentence(
            "A mapping that is saved is used again when a file with the same columns comes; it"
            " holds no answer of anybody."
        ),
        sentence("Nothing is kept before you import. The same file twice adds nothing."),
        sentence("A big file needs no upload: type its path on this machine."),
        sentence(
            "Keys, when the list of columns has the focus: j and k (or the arrows) next and"
            " previous, Enter to say what the column is, u undo, ? this help."
        ),
    )

    def body(self) -> tuple[widgets.Widget, ...]:
        """The steps span both sides; what happened is said right under them."""
        self._make_steps()
        return (self.head, self.day, self.steps, self.status)

    def draw(self) -> None:
        """Say everything in the desk's language."""
        show(self.day, sentences_of_the_day(self.desk.day(), self.desk.language))
        self._draw_steps()

    def _make_steps(self) -> None:
        self.step_titles = [block() for _ in STEPS]
        self.file, self.problems = block(), block()
        self.columns, self.going = ColumnsPart(self, self.desk), GoingPart(self, self.desk)
        desk = self.desk
        self.export, self.export_path = (
            self._source(".csv,.xlsx,.zip", desk.take_export),
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
        fields = row(self.export, self.export_path, self.form, self.form_path, self.forget)
        bodies = (stack(fields, self.file), self.columns.box, self.problems, self.going.box)
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
        self.columns.draw()
        show(self.problems, intake_steps.problems(desk.arrival, language))
        self.going.draw()

    def _forget(self) -> None:
        self.desk.forget()
        self.columns.forget()
        self.export.value = self.form.value = ()
        self.export_path.value = self.form_path.value = ""
