"""The rules screen: the draft on the left, by name who changes side on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, row, sentences_of_the_day, show, stack
from workbench.apps.rule_fields import Calls
from workbench.apps.rules_desk import SCORES, SIDES, RulesDesk
from workbench.apps.rules_editor import RulesEditor
from workbench.apps.triage_view import OUTLOOK_MARKS
from workbench.sentences import Several, sentence
from workbench.views import applications as people
from workbench.views import rules as views
from workbench.vocabulary import Outlook, Stage


class RulesScreen(Screen):
    """A draft of the rubric, and what it would do before anything is saved."""

    desk: RulesDesk
    title = sentence("Rules")
    help_lines = (
        sentence("Amend a rule on the left; the right side says at once who would change side."),
        sentence(
            "Nothing is recorded before you save. A saved version is a new file; the one before "
            "stays, and decisions already taken keep theirs."
        ),
        sentence(
            "Saving changes no cohort: “Use here” lets this cohort use the version looked at."
        ),
        sentence("Keys, when the list has the focus: j and k, / search, u undo, ? this help."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort, and of the version to begin from."""
        self.begun = widgets.Dropdown()
        self.on_value(self.begun, self.desk.start_from)
        return self.choice_of_cohort(), self.begun

    def left(self) -> Sequence[widgets.Widget]:
        """The draft, then the versions there are."""
        calls = Calls(self.on_value, self.on_click, self.desk.amend, self.desk.remove)
        self.editor = RulesEditor(self.desk, calls=calls)
        self.one, self.other = widgets.Dropdown(), widgets.Dropdown()
        self.on_value(self.one, lambda one: self.desk.compare(one, self.other.value))
        self.on_value(self.other, lambda other: self.desk.compare(self.one.value, other))
        self.history, self.differences = block(), block()
        self.choosing = row(self.one, self.other)
        return self.editor.box, stack(self.history, self.choosing, self.differences)

    def right(self) -> Sequence[widgets.Widget]:
        """What the draft changes, who changes side, and the counts."""
        self.said, self.counts = block(), block("wb-counts")
        self.which, self.grid = widgets.Dropdown(), Grid()
        self.on_value(self.which, self.desk.list_changes)
        self.on_value(self.grid, self.desk.find, name="query")
        self.on_value(self.grid, self._select, name="selected")
        return self.said, self.which, self.grid, self.counts

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason, beside the actions."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        self.listen(self.grid, enter=self.reason)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Save, use, and the ways back."""
        desk = self.desk
        return (
            Action(
                sentence("Save as a new version"), desk.save, desk.against_saving, is_primary=True
            ),
            Action(sentence("Use here"), desk.use, desk.against_using),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
            Action(sentence("Back to the saved version"), desk.back, desk.against_back),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk = self.desk
        self._draw_choices()
        show(self.day, sentences_of_the_day(desk.day(), desk.language))
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        is_empty = desk.ground is None
        for part in (self.sides, self.foot):
            part.layout.display = "none" if is_empty else None
        if not is_empty:
            self.editor.draw()
            self._draw_versions()
            self._draw_preview()

    def _select(self, application: int | None) -> None:
        self.desk.selected = application

    def _draw_choices(self) -> None:
        desk = self.desk
        self._draw_numbers(self.begun, desk.begun)
        self.begun.description = self.say(sentence("Begin from"))
        self.which.description = self.say(sentence("List"))
        self.which.options = [
            (self.say(sentence("Who changes side")), SIDES),
            (self.say(sentence("Every change of score")), SCORES),
        ]
        self.which.value = desk.show

    def _draw_numbers(self, field: widgets.Dropdown, chosen: int | None) -> None:
        field.options = [
            (self.say(sentence("Version {version}", version=number)), number)
            for number in self.desk.numbers()
        ]
        field.value = chosen

    def _draw_versions(self) -> None:
        desk, language = self.desk, self.desk.language
        head = views.heading(sentence("Versions"), language)
        show(self.history, head + views.history(desk.ground.versions, desk.ground.used, language))
        self.choosing.layout.display = None if desk.compared else "none"
        one, other = desk.compared or (None, None)
        self._draw_numbers(self.one, one)
        self._draw_numbers(self.other, other)
        self.one.description = self.say(sentence("What changed from"))
        self.other.description = self.say(sentence("to"))
        found = desk.what_changed()
        nothing = [sentence("Nothing differs.")] if desk.compared else []
        said = [one.message for one in found] or nothing
        show(self.differences, views.lines(said, language))

    def _draw_preview(self) -> None:
        desk, language = self.desk, self.desk.language
        seen = desk.preview
        show(self.said, views.preview(seen, language))
        self._made = {}
        self.grid.fill(
            desk.shown,
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Who changes side")),
            language=language,
            selected=desk.selected,
        )
        found = seen.effects.counts if seen.effects is not None else ()
        show(self.counts, views.counts(found, language) if found else Markup(""))

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Name")), "name"),
            Column(self.say(sentence("Today"))),
            Column(self.say(sentence("With the draft"))),
            Column(self.say(sentence("Made by"))),
            Column(self.say(sentence("Stage")), "minor"),
        ]

    def _cells(self, application: int) -> Sequence[Cell]:
        changes = self.desk.preview.changes
        if application not in self._made:
            self._made |= changes.made_by(self._page(application))
        seen = changes.people.loc[application]
        made = Several(tuple(one.title for one in self._made[application]))
        after = Outlook(seen["outlook_after"])
        return (
            self.desk.name_of(application),
            self._side(Outlook(seen["outlook_before"]), seen["lower_before"], seen["upper_before"]),
            (
                self._side(after, seen["lower_after"], seen["upper_after"]),
                "look" if after == Outlook.OUT else "",
            ),
            self.say(made),
            self.say(Stage(changes.before.applications.at[application, "stage"])),
        )

    def _page(self, application: int) -> Sequence[int]:
        """Those shown with this one: what made each change is found for all of them at once."""
        at = self.desk.shown.index(application)
        return self.desk.shown[at : at + 200]

    def _side(self, outlook: Outlook, lower: float, upper: float) -> str:
        score = people.interval(lower, upper)
        return f"{OUTLOOK_MARKS[outlook]} {self.say(outlook)} · {score}"
