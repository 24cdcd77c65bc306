"""The intake desk: look at a file before anything is kept, say what it means, then import it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import traitlets

from workbench import settings
from workbench.apps import amending
from workbench.apps.amending import Amended
from workbench.apps.arrival import Arrival
from workbench.apps.desk import Desk, store_here, verb
from workbench.apps.going_into import Going, against_import
from workbench.apps.intake_store import IntakeStore
from workbench.apps.uploads import Chosen, Source, typed_path
from workbench.errors import NotReady, WorkbenchError
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.destinations import NewCohort
from workbench.store.engine import Store
from workbench.store.opening import Opened

if TYPE_CHECKING:
    from workbench.apps.intake_view import IntakeScreen


class IntakeDesk(Desk):
    """Choose an export and its form, say what each column is, import it.

    `cohort` is the one imported into last, for the desk beside this one to open on; `going` is
    where this file goes. `column` and `word` are those looked at, `is_agreed` that answers which
    cannot be read are imported as unknown.
    """

    cohort = traitlets.Int(None, allow_none=True)
    arrival = traitlets.Instance(Arrival, allow_none=True)
    chosen = traitlets.Instance(Chosen, ())
    going = traitlets.Instance(Going, ())
    column = traitlets.Int(None, allow_none=True)
    word = traitlets.Int(0)
    is_agreed = traitlets.Bool(False)
    is_amending = traitlets.Bool(False)

    def __init__(self, *, at: IntakeStore, **traits: object) -> None:
        """Open with nothing chosen; `at` reads files against the store and keeps them."""
        super().__init__(**traits)
        self._at = at
        self._tried = Chosen()
        self._before: tuple[Opened, ...] = ()

    @verb
    def open(self, cohort: int) -> None:
        """Go on with another cohort; the file chosen stays."""
        self.cohort = cohort
        self._weigh_again()

    @verb
    def refresh(self) -> None:
        """Say again what the file would bring: the store may have changed meanwhile."""
        self._weigh_again()

    @verb
    def take_export(self, source: Source) -> None:
        """Read another export; when it cannot be read, the one chosen before stays."""
        self._tried = replace(self._tried, export=source)
        self._read(Chosen(source, self.chosen.form), Chosen(source, self._tried.form))

    @verb
    def take_form(self, source: Source) -> None:
        """Read the export with another form; when that fails, what was chosen before stays.

        An export that could not be read without its form was not chosen in vain.
        """
        self._tried = replace(self._tried, form=source)
        waiting = self._tried.export or self.chosen.export
        self._read(Chosen(waiting, source), Chosen(self.chosen.export, source))

    def type_export(self, text: str) -> None:
        """Read the export at a path of this machine."""
        path = typed_path(text)
        if path is not None:
            self.take_export(path)

    def type_form(self, text: str) -> None:
        """Read the form at a path of this machine."""
        path = typed_path(text)
        if path is not None:
            self.take_form(path)

    @verb
    def forget(self) -> None:
        """Choose again from nothing; what was imported stays."""
        self.chosen, self._tried, self.notice = Chosen(), Chosen(), None
        self._arrive(None)

    @verb
    def turn_columns(self) -> None:
        """Show what every column is taken for, or put it away."""
        self.is_amending = not self.is_amending

    @verb
    def look_at(self, column: int | None) -> None:
        """Look at another column."""
        self.column = column

    @verb
    def look_at_word(self, word: int) -> None:
        """Look at another word of the answers."""
        self.word = word

    @verb
    def take_for(self, target: str) -> None:
        """Take the column looked at for a question, an id or a moment; "" leaves it out."""
        self._amend(amending.took(self._opened(), self._column(), target))

    @verb
    def take_for_option(self, option: str) -> None:
        """Take the column looked at for one option of its question; "" for all of them."""
        self._amend(amending.took_option(self._opened(), self._column(), option))

    @verb
    def read_dates(self, order: str) -> None:
        """Say how the dates of the column looked at are written."""
        ask = amending.ask_of(self.arrival, self.column)
        if ask is None:
            raise NotReady(sentence("No question is asked of this column."), code="blocked")
        self._amend(amending.dated(self._opened(), ask.question, order))

    @verb
    def mean(self, code: str) -> None:
        """Say what the word looked at means; "" leaves it unknown."""
        words = amending.words_of(self.arrival, self.column)
        if not words:
            raise NotReady(sentence("Every word is understood."), code="blocked")
        each = words[min(self.word, len(words) - 1)]
        self._amend(amending.meant(self._opened(), each.question, each.text, code))

    @verb
    def mean_as_proposed(self) -> None:
        """Take every word of the column looked at for what the rule proposes."""
        words = amending.words_of(self.arrival, self.column)
        self._amend(amending.meant_as_proposed(self._opened(), words))

    @verb
    def undo(self) -> None:
        """Take back the last thing said of a column, a date or a word."""
        if self.nothing_to_undo():
            raise NotReady(self.nothing_to_undo()[0], code="blocked")
        *self._before, last = self._before
        self._before = tuple(self._before)
        self._weigh(last)

    @verb
    def save_mapping(self, name: str, why: str) -> None:
        """Save how this file is understood, for the next one with the same header."""
        if not name.strip() or not why.strip():
            raise NotReady(sentence("Give the mapping a name and a reason."), code="blocked")
        saved = self._at.save_mapping(self._opened(), name, why)
        self.arrival = self.arrival.read_with(saved)
        self.recorded(
            sentence(
                "Mapping “{name}” saved, version {version}.",
                name=saved.name,
                version=saved.version,
            )
        )

    @verb
    def go_into(self, cohort: int) -> None:
        """Choose the cohort of this import; 0 makes a new one."""
        self.going = self.going.into(cohort)

    @verb
    def plan(self, new: NewCohort) -> None:
        """Say the name, programme and dates of the new cohort."""
        self.going = replace(self.going, new=new)

    @verb
    def agree(self, is_agreed: bool) -> None:  # noqa: FBT001 - what a checkbox says
        """Agree that answers which cannot be read are imported as unknown, or not."""
        self.is_agreed = is_agreed

    @verb
    def bring_in(self) -> None:
        """Import the new applications of the file, whole or not at all."""
        against = self.against_import()
        if against:
            raise NotReady(against[0], code="blocked")
        imported = self._at.bring_in(self.arrival, self.going.destination(), self._tell)
        self.cohort = imported.cohort
        self._arrive(imported.after)
        said = sentences(
            "{count} application imported into {cohort}.",
            "{count} applications imported into {cohort}.",
            imported.new,
            cohort=imported.name,
        )
        self.recorded(said)

    def against_import(self) -> tuple[Sentence, ...]:
        """What stands in the way of importing, in sentences."""
        return against_import(self.arrival, self.going, is_agreed=self.is_agreed)

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why there is nothing to take back; empty when there is."""
        return () if self._before else (sentence("Nothing was said of this file yet."),)

    def day(self) -> tuple[Sentence, ...]:
        """What an import is made of."""
        return (sentence("Nothing is kept before you import. The same file twice adds nothing."),)

    def _opened(self) -> Opened:
        if self.arrival is None:
            raise NotReady(sentence("Choose a file first."), code="blocked")
        return self.arrival.opened

    def _column(self) -> int:
        if self.column is None:
            raise NotReady(sentence("Choose a column in the list."), code="blocked")
        return self.column

    def _tell(self, progress: Sentence) -> None:
        self.notice = progress

    def _amend(self, amended: Amended) -> None:
        """Understand the file otherwise and say at once what it would bring then."""
        before = self._opened()
        self._weigh(amended.opened)
        self._before = (*self._before, before)
        if amended.gave_way is not None:
            self.notice = sentence(
                "“{column}” is left out now: no question has two columns.", column=amended.gave_way
            )

    def _weigh(self, opened: Opened) -> None:
        arrival = self._at.weigh(opened, self._tell)
        self.notice = None
        self._show(arrival)

    def _weigh_again(self) -> None:
        if self.arrival is not None:
            self._show(self._at.weigh_again(self.arrival, self._tell))
            self.notice = None

    def _show(self, arrival: Arrival | None) -> None:
        """Show what is known of a file now; what was agreed to for other answers is asked anew."""
        if arrival is None or self.arrival is None or arrival.lost != self.arrival.lost:
            self.is_agreed = False
        self.arrival = arrival
        self.going = self._at.going(arrival, self.going)
        self.word = 0

    def _arrive(self, arrival: Arrival | None) -> None:
        """Another file: nothing was said of it yet, and it is opened where a look is needed."""
        self._before = ()
        self.going = Going()
        self.column = amending.first_to_look_at(arrival)
        self.is_amending = arrival is not None and amending.needs_a_look(arrival)
        self._show(arrival)

    def _read(self, *ways: Chosen) -> None:
        """Read the files chosen, in the first way that works; else say why the first did not."""
        self.notice = sentence("Reading the file…")
        failures: list[WorkbenchError] = []
        for chosen in dict.fromkeys(ways):
            try:
                arrival = self._at.look(chosen.export, chosen.form, self._tell)
            except WorkbenchError as error:
                failures.append(error)
            else:
                self.chosen, self._tried, self.notice = chosen, Chosen(), None
                self._arrive(arrival)
                return
        raise failures[0]


def intake_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> IntakeScreen:
    """Open the import alone on the store of the settings, or on the one given."""
    from workbench.apps.intake_view import IntakeScreen

    opened = store_here(store, by=by)
    desk = IntakeDesk(
        at=IntakeStore(opened),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return IntakeScreen(desk)
