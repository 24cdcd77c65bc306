"""The intake desk: look at a file before anything is kept, import it, judge who looks alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.arrival import Arrival, Imported, bring_in, look
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.apps.look_alikes import ALL, OPEN, LookAlikes
from workbench.apps.uploads import Source, typed_path
from workbench.errors import NotReady, WorkbenchError
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import reads, writes
from workbench.store.engine import Store
from workbench.store.intakes import Prepared
from workbench.vocabulary import Likeness

if TYPE_CHECKING:
    from workbench.apps.intake_view import IntakeScreen

LIKENESSES = (Likeness.SAME, Likeness.FAMILY, Likeness.DIFFERENT)
"""What may be said of two applications, in the order of their keys 1 to 3."""


@dataclass(frozen=True)
class Chosen:
    """The export and the form that were chosen."""

    export: Source | None = None
    form: Source | None = None


class IntakeDesk(Desk):
    """Choose an export and its form, read what it would bring, import it; judge look-alikes."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    arrival = traitlets.Instance(Arrival, allow_none=True)
    chosen = traitlets.Instance(Chosen, ())
    kind = traitlets.Unicode(OPEN)
    selected = traitlets.Int(None, allow_none=True)
    shown = traitlets.Tuple()
    is_told = traitlets.Bool(False)

    def __init__(
        self,
        *,
        look: Callable[[Source | None, Source | None], Arrival | None],
        record: Callable[[Prepared], Imported],
        list_cohorts: Callable[[], pd.DataFrame],
        load: Callable[[int], LookAlikes],
        judge: Callable[[int, Likeness], None],
        **traits: object,
    ) -> None:
        """Open on the cohort with pairs to judge; nothing is chosen yet.

        `look` reads an export with a form, `record` keeps what is new of it; `load` gives
        a cohort's look-alikes, `judge` keeps what a person says of a pair.
        """
        super().__init__(cohorts=list_cohorts(), **traits)
        self._look, self._record, self._list_cohorts = look, record, list_cohorts
        self._load, self._keep = load, judge
        self._tried = Chosen()
        self._last: int | None = None
        self.alike: LookAlikes | None = None
        if len(self.cohorts):
            self._open(self._first_cohort())
        self._judge()

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
        self.cohorts = self._list_cohorts()
        self.arrival = imported.after
        self.kind = OPEN
        self._open(imported.cohort)
        said = sentences(
            "{count} application imported into {cohort}.",
            "{count} applications imported into {cohort}.",
            imported.new,
            cohort=self.cohorts.at[imported.cohort, "name"],
        )
        self.recorded(said)

    @verb
    def open(self, cohort: int) -> None:
        """Look at the pairs of another cohort."""
        self._open(cohort)

    @verb
    def narrow(self, kind: str) -> None:
        """Show the pairs not judged yet, those judged, or all."""
        self.kind = kind
        self._show()
        self._choose(self.selected if self.selected in self.shown else self._first())

    @verb
    def select(self, pair: int | None) -> None:
        """Compare another pair; what the rule thinks is hidden again."""
        self._choose(pair)

    @verb
    def tell(self) -> None:
        """Show what the rule thinks of the pair, or hide it again."""
        self.is_told = not self.is_told

    @verb
    def judge(self, likeness: Likeness) -> None:
        """Keep what a person says of the pair chosen, then go to the next; it may be changed."""
        against = self.against_judging()
        if against:
            raise NotReady(against[0], code="blocked")
        pair = self.selected
        one, other = self.alike.names(pair)
        self._keep(pair, likeness)
        self._last = pair
        after = self.alike.next_waiting(pair)
        self._open(self.cohort)
        self._choose(after if self.kind == OPEN else pair)
        self.recorded(sentence("{one} and {other}: {said}.", one=one, other=other, said=likeness))

    @verb
    def look_back(self) -> None:
        """Show the last pair judged here again, so that something else can be said of it."""
        if self.nothing_to_look_back():
            raise NotReady(self.nothing_to_look_back()[0], code="blocked")
        if self._last not in self.alike.pairs.index:
            raise NotReady(sentence("The last pair is of another cohort."), code="blocked")
        self.kind, self.notice = ALL, None
        self._show()
        self._choose(self._last)

    def against_import(self) -> tuple[Sentence, ...]:
        """What stands in the way of importing, in sentences."""
        if self.arrival is None:
            return (sentence("Choose a file first."),)
        if not self.arrival.new:
            return (sentence("This file brings nothing new."),)
        return ()

    def against_judging(self) -> tuple[Sentence, ...]:
        """What stands in the way of saying something of a pair."""
        if self.selected is not None:
            return ()
        if self.shown:
            return (sentence("Choose a pair in the list."),)
        return (sentence("There is no pair to judge here."),)

    def nothing_to_look_back(self) -> tuple[Sentence, ...]:
        """Why there is no last pair; empty when there is one."""
        return () if self._last is not None else (sentence("No pair was judged here yet."),)

    def day(self) -> tuple[Sentence, ...]:
        """Where this cohort's intake stands."""
        if self.alike is None:
            return (sentence("No cohort yet: import applications first."),)
        waits = int(self.alike.waits.sum())
        return (
            sentences("{count} pair to judge", "{count} pairs to judge", waits),
            sentences("{count} pair judged", "{count} pairs judged", len(self.alike.pairs) - waits),
        )

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

    def _first_cohort(self) -> int:
        """The newest cohort with pairs to judge, else the newest."""
        every = [int(one) for one in self.cohorts.index]
        return next((one for one in every if self._load(one).waits.any()), every[0])

    def _open(self, cohort: int) -> None:
        self.cohort = cohort
        self.alike = self._load(cohort)
        self._show()
        self._choose(self._first())

    def _first(self) -> int | None:
        return self.shown[0] if self.shown else None

    def _show(self) -> None:
        self.shown = self.alike.shown(self.kind) if self.alike else ()

    def _choose(self, pair: int | None) -> None:
        self.selected, self.is_told = pair, False
        self._judge()

    def _judge(self) -> None:
        self.blockers = self.against_judging()


def intake_app(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> IntakeScreen:
    """Open the intake desk on the store of the settings, or on the one given."""
    from workbench.apps.intake_view import IntakeScreen

    opened = store_here(store, by=by)

    def load(cohort: int) -> LookAlikes:
        return LookAlikes(reads.pairs(opened, cohort), reads.look_alikes(opened, cohort))

    desk = IntakeDesk(
        look=partial(look, opened),
        record=partial(bring_in, opened),
        list_cohorts=lambda: reads.cohorts(opened),
        load=load,
        judge=lambda pair, said: writes.say_pair(opened, pair, said, now=now()),
        by=opened.by,
        language=settings.current_language(language),
    )
    return IntakeScreen(desk)
