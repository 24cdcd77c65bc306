"""The intake desk: look at a file before anything is kept, then import it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import traitlets

from workbench import settings
from workbench.apps.arrival import Arrival, Imported, bring_in, look, weigh
from workbench.apps.desk import Desk, store_here, verb
from workbench.apps.uploads import Source, typed_path
from workbench.errors import NotReady, WorkbenchError
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.engine import Store
from workbench.store.intakes import Prepared

if TYPE_CHECKING:
    from workbench.apps.intake_view import IntakeScreen


@dataclass(frozen=True)
class Chosen:
    """The export and the form that were chosen."""

    export: Source | None = None
    form: Source | None = None


class IntakeDesk(Desk):
    """Choose an export and its form, read what it would bring, import it.

    `cohort` is the one imported into last, for the desk beside this one to open on.
    """

    cohort = traitlets.Int(None, allow_none=True)
    arrival = traitlets.Instance(Arrival, allow_none=True)
    chosen = traitlets.Instance(Chosen, ())

    def __init__(
        self,
        *,
        look: Callable[[Source | None, Source | None], Arrival | None],
        weigh: Callable[[Prepared], Arrival],
        record: Callable[[Prepared], Imported],
        **traits: object,
    ) -> None:
        """Open with nothing chosen.

        `look` reads an export with a form, `weigh` says again what a file that was read would
        bring, `record` keeps what is new of it.
        """
        super().__init__(**traits)
        self._look, self._weigh, self._record = look, weigh, record
        self._tried = Chosen()

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
        self.chosen, self._tried, self.arrival, self.notice = Chosen(), Chosen(), None, None

    @verb
    def bring_in(self) -> None:
        """Import the new applications of the file, whole or not at all."""
        against = self.against_import()
        if against:
            raise NotReady(against[0], code="blocked")
        self.notice = sentence("Importing…")
        imported = self._record(self.arrival.prepared)
        self.arrival, self.cohort = imported.after, imported.cohort
        said = sentences(
            "{count} application imported into {cohort}.",
            "{count} applications imported into {cohort}.",
            imported.new,
            cohort=imported.name,
        )
        self.recorded(said)

    def against_import(self) -> tuple[Sentence, ...]:
        """What stands in the way of importing, in sentences."""
        if self.arrival is None:
            return (sentence("Choose a file first."),)
        if not self.arrival.new:
            return (sentence("This file brings nothing new."),)
        return ()

    def day(self) -> tuple[Sentence, ...]:
        """What an import is made of."""
        return (sentence("Nothing is kept before you import. The same file twice adds nothing."),)

    def _weigh_again(self) -> None:
        if self.arrival is not None:
            self.arrival = self._weigh(self.arrival.prepared)

    def _read(self, *ways: Chosen) -> None:
        """Read the files chosen, in the first way that works; else say why the first did not."""
        self.notice = sentence("Reading the file…")
        failures: list[WorkbenchError] = []
        for chosen in dict.fromkeys(ways):
            try:
                self.arrival = self._look(chosen.export, chosen.form)
            except WorkbenchError as error:
                failures.append(error)
            else:
                self.chosen, self._tried, self.notice = chosen, Chosen(), None
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
        look=partial(look, opened),
        weigh=partial(weigh, opened),
        record=partial(bring_in, opened),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return IntakeScreen(desk)
