"""The screen for several at once: whom on the left, what the verdict would do on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.bulk import BulkDesk
from workbench.apps.filters import FilterRow
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.parts import block, boxed, row, sentences_of_the_day, show, stack
from workbench.apps.triage import VERDICTS
from workbench.apps.triage_view import OUTLOOK_MARKS, OUTLOOK_TONES
from workbench.rules.batches import Refusal
from workbench.sentences import sentence, sentences
from workbench.views import applications as views
from workbench.vocabulary import Outlook, Stage

MOST_NAMED = 12
"""Names listed under one reason; the rest are counted."""


class BulkScreen(Screen):
    """Many applications and one verdict; nothing is recorded before the button."""

    desk: BulkDesk
    title = sentence("Several at once")
    help_lines = (
        sentence("Filter until the list holds whom you mean; leave out whom you do not."),
        sentence("Choose a verdict and read what it would do, then write a reason and record."),
        sentence("All of them are recorded, or none; Undo takes all of them back."),
        sentence(
            "Keys, when the list has the focus: j and k (or the arrows) next and previous,"
            " / search, x leave out or take in, 1 to 4 the verdict, Enter to the reason,"
            " ? this help."
        ),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """Whom: the filters and the list."""
        self.filters = FilterRow(self, self.desk.filter, lambda: self.desk.filters)
        self.grid, self.turn, self.all = Grid(), widgets.Button(), widgets.Button()
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        self.on_click(self.turn, self.desk.turn)
        self.on_click(self.all, self.desk.take_all)
        return self.filters.box, self.grid, row(self.turn, self.all)

    def right(self) -> Sequence[widgets.Widget]:
        """What the verdict would do."""
        self.verdict = widgets.ToggleButtons()
        self.on_value(self.verdict, self.desk.choose)
        self.preview = block()
        return (boxed(widgets.VBox, (stack(self.verdict), self.preview), "wb-card"),)

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason, kept with every decision."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        self.grid.on_key(self.safely(self._key))
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """Record all, or take the last ones back."""
        desk = self.desk
        record = Action(sentence("Record"), self._record, lambda: desk.blockers, is_primary=True)
        return record, Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u")

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk = self.desk
        self.filters.draw(desk.queue.people() if desk.queue else ())
        self.verdict.description = self.say(sentence("Verdict"))
        self.verdict.options = [(self.say(each), each) for each in VERDICTS]
        self.verdict.value = desk.verdict
        is_out = desk.selected in desk.left_out
        words = sentence("Take her in again") if is_out else sentence("Leave her out")
        self.turn.description, self.turn.disabled = self.say(words), desk.selected is None
        self.all.description = self.say(sentence("Take everybody in"))
        self.all.disabled = not desk.left_out
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        show(self.day, sentences_of_the_day(desk.day(), desk.language))
        self._draw_list()
        show(self.preview, self._preview())

    def draw_actions(self) -> None:
        """Name on the button how many verdicts it records."""
        super().draw_actions()
        count = len(self.desk.batch.can) if self.desk.batch else 0
        words = sentences("Record {count} verdict", "Record {count} verdicts", count)
        self.buttons[0].description = self.say(words)

    def _draw_list(self) -> None:
        self.grid.fill(
            self.desk.shown,
            self._cells,
            columns=[
                Column(self.say(sentence("Name")), "name"),
                Column(self.say(sentence("Stage")), "minor"),
                Column(self.say(sentence("Outlook"))),
                Column(self.say(sentence("Score of 100")), "number"),
                Column(self.say(sentence("Chosen"))),
            ],
            caption=self.say(sentence("Applications")),
            language=self.desk.language,
            selected=self.desk.selected,
        )

    def _cells(self, application: int) -> Sequence[Cell]:
        line = self.desk.queue.frame.loc[application]
        outlook = Outlook(line["outlook"])
        is_out = application in self.desk.left_out
        chosen = sentence("– left out") if is_out else sentence("✓ chosen")
        return (
            self.desk.name_of(application),
            self.say(Stage(line["stage"])),
            (f"{OUTLOOK_MARKS[outlook]} {self.say(outlook)}", OUTLOOK_TONES[outlook]),
            views.interval(line["lower"], line["upper"]),
            (self.say(chosen), "quiet") if is_out else self.say(chosen),
        )

    def _preview(self) -> Markup:
        found = self.desk.batch
        if found is None:
            return Markup("")
        count = len(found.can)
        said = [
            sentences(
                "“{verdict}” for {count} application.",
                "“{verdict}” for {count} applications.",
                count,
                verdict=found.verdict,
            )
        ]
        depends, out = found.outlooks[Outlook.DEPENDS], found.outlooks[Outlook.OUT]
        if depends:
            said.append(
                sentences(
                    "{count} of them still depends on an answer.",
                    "{count} of them still depend on an answer.",
                    depends,
                )
            )
        if out:
            said.append(
                sentences(
                    "{count} of them is out whatever she answers.",
                    "{count} of them are out whatever they answer.",
                    out,
                )
            )
        lines = Markup("").join(Markup("<p>{}</p>").format(self.say(one)) for one in said)
        return lines + Markup("").join(self._refused(each) for each in found.refused)

    def _refused(self, each: Refusal) -> Markup:
        count = len(each.applications)
        title = sentences("Not for {count}: {why}", "Not for {count}: {why}", count, why=each.why)
        names = Markup(", ").join(
            Markup('<bdi dir="auto">{}</bdi>').format(self.desk.name_of(one))
            for one in each.applications[:MOST_NAMED]
        )
        more = count - MOST_NAMED
        words = sentence("and {count} more", count=more)
        rest = f" {self.say(words)}" if more > 0 else ""
        return Markup('<p class="wb-look"><strong>{}</strong><br>{}{}</p>').format(
            self.say(title), names, rest
        )

    def _key(self, key: str) -> None:
        """X leaves out or takes in, a number chooses the verdict, Enter goes to the reason."""
        self.catch_up(self.grid, self.reason)
        if key == "?":
            self.turn_help()
        elif key == "x":
            self.desk.turn()
            self.grid.focus()
        elif key.isdigit() and 1 <= int(key) <= len(VERDICTS):
            self.desk.choose(VERDICTS[int(key) - 1])
            self.grid.focus()
        elif key == "u":
            self.desk.undo()
        elif key == "Enter":
            self.reason.focus()

    def _record(self) -> None:
        self.desk.record()
        self.grid.focus()
