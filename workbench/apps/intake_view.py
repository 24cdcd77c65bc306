"""The intake screen: the four steps to an import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps import intake_steps
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
            "Choose the export of the form, and the form itself (XLSForm): it says what"
            " each column means. Read the four steps, then import."
        ),
        sentence("Nothing is kept before you import. The same file twice adds nothing."),
        sentence("A big file needs no upload: type its path on this machine."),
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

    def _forget(self) -> None:
        self.desk.forget()
        self.export.value = self.form.value = ()
        self.export_path.value = self.form_path.value = ""
