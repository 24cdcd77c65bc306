"""The triage screen: the queue on the left, one application with its verdict on the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.answering import Answering
from workbench.apps.filters import FilterRow
from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.letter import LetterWriter, about_chosen
from workbench.apps.letter_view import LetterPanel
from workbench.apps.letting_wait import LettingWait
from workbench.apps.parts import block, row, sentences_of_the_day, show
from workbench.apps.triage import VERDICTS, TriageDesk
from workbench.rules.waiting import HER
from workbench.sentences import sentence, sentences
from workbench.views import applications as views
from workbench.views import history
from workbench.vocabulary import Outlook, Stage, Track, Verdict

OUTLOOK_MARKS = {Outlook.IN: "✓", Outlook.OUT: "✗", Outlook.DEPENDS: "?"}
OUTLOOK_TONES = {Outlook.IN: "", Outlook.OUT: "quiet", Outlook.DEPENDS: "look"}


class TriageScreen(Screen):
    """Who waits, and the one chosen with what speaks for and against her."""

    desk: TriageDesk
    title = sentence("Triage")
    help_lines = (
        sentence("Choose an application on the left, read why, write a reason, give a verdict."),
        sentence("Unknown is not no: it is a question to ask her."),
        sentence(
            "Keys, when the list has the focus: j and k (or the arrows) next and previous,"
            " / search, 1 to 4 verdicts, u take back, ? this help, Esc back to the list."
        ),
        sentence("Nothing is erased: taking a verdict back records a new one."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """The queue with its filter."""
        self.filters = FilterRow(self, self.desk.filter, lambda: self.desk.filters)
        self.grid = Grid()
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        return self.filters.box, self.grid

    def right(self) -> Sequence[widgets.Widget]:
        """The application chosen: who she is, why she stands where she stands, her answers."""
        self.card = block("wb-card")
        self.card.tabbable = True  # it scrolls: the keyboard must reach it
        self.letter = LetterPanel(self, LetterWriter(by=self.desk.by))
        self.answering = Answering(self, self.desk.beside)
        self.letting_wait = LettingWait(self, self.desk.beside)
        turns = row(self.answering.turn, self.letting_wait.turn)
        return self.card, self.letter, turns, self.answering.fields, self.letting_wait.fields

    def in_foot(self) -> Sequence[widgets.Widget]:
        """The reason, beside the verdicts."""
        self.reason = widgets.Text()
        self.on_value(self.reason, self.desk.write)
        self.listen(self.grid, enter=self.reason)
        return (self.reason,)

    def actions(self) -> Sequence[Action]:
        """The four verdicts, and taking the last one back."""
        keys = {verdict: str(number) for number, verdict in enumerate(VERDICTS, start=1)}
        verdicts = [
            Action(
                verdict,
                partial(self._decide, verdict),
                partial(self.desk.against, verdict),
                key=keys.get(verdict, ""),
                is_primary=verdict == Verdict.SHORTLIST,
            )
            for verdict in (*VERDICTS, Verdict.REOPEN)
        ]
        undo = Action(sentence("Undo"), self._undo, self.desk.nothing_to_undo, key="u")
        return (*verdicts, undo)

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk = self.desk
        self._draw_choices()
        self.grid.fill(
            desk.shown,
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Applications")),
            language=desk.language,
            selected=desk.selected,
        )
        self.reason.description = self.say(sentence("Reason"))
        self.reason.value = desk.reason
        show(self.day, sentences_of_the_day(desk.day(), desk.language))
        show(self.card, self._card())
        self.letter.draw(about_chosen(desk))

    def _draw_choices(self) -> None:
        desk = self.desk
        self.filters.draw(desk.people())
        self.answering.draw()
        self.letting_wait.draw(desk.people())

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Name")), "name"),
            Column(self.say(sentence("Track")), "minor"),
            Column(self.say(sentence("Stage")), "minor"),
            Column(self.say(sentence("Outlook"))),
            Column(self.say(sentence("Score of 100")), "number"),
            Column(self.say(sentence("Waits on"))),
        ]

    def _cells(self, application: int) -> Sequence[Cell]:
        line = self.desk.line(application)
        outlook, track = Outlook(line["outlook"]), line["first_choice"]
        return (
            self.desk.name_of(application),
            self.say(Track(track)) if track else "",
            self.say(Stage(line["stage"])),
            (f"{OUTLOOK_MARKS[outlook]} {self.say(outlook)}", OUTLOOK_TONES[outlook]),
            views.interval(line["lower"], line["upper"]),
            self._waits_on(application, int(line["to_settle"])),
        )

    def _waits_on(self, application: int, questions: int) -> Cell:
        """Whom it waits on; else how many questions would settle it."""
        whom, is_late = self.desk.waits_on(application)
        if whom:
            name = self.say(sentence("herself")) if whom == HER else whom
            return (f"⚠ {name}", "look") if is_late else name
        if questions < 1:
            return ""
        return self.say(sentences("{count} question", "{count} questions", questions))

    def _card(self) -> Markup:
        found, language = self.desk.card, self.desk.language
        if found is None:
            return Markup("<p>{}</p>").format(
                self.say(sentence("Choose an application in the list."))
            )
        row = self.desk.application()
        return Markup("").join(
            (
                views.who(row, language),
                views.score(found, language),
                views.asks(found, language),
                history.said(self.desk.history, language),
                views.gates(found.gates, language),
                views.parts(found.parts, language),
                views.answers(row, language),
            )
        )

    def _decide(self, verdict: Verdict) -> None:
        self.desk.decide(verdict)
        self.grid.focus()

    def _undo(self) -> None:
        self.desk.undo()
        self.grid.focus()
