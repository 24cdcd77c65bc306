"""What a file would bring to the store as it is now, and bringing it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.apps.desk import now
from workbench.apps.uploads import Source, on_disk
from workbench.errors import NotReady, Problem, WorkbenchError
from workbench.rules.asks import Ask
from workbench.rules.choice_words import Unread
from workbench.rules.saved_mapping import SavedMapping
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import forms, mapping_files, reads, writes
from workbench.store.destinations import Destination, destination_for
from workbench.store.engine import Store
from workbench.store.intakes import Prepared, is_known, prepare_opened, recognise
from workbench.store.opening import Opened, open_export

MANY_ROWS = 20_000
"""From here on, who looks alike is not counted again at each amendment."""

Tell = Callable[[Sentence], None]


@dataclass(frozen=True)
class Arrival:
    """A file that was opened, and what it would bring once its columns are understood.

    `prepared` is None while something stands `against` reading it; `alike` is None where it is
    not counted yet; `unread` are the words that are none of the choices; `faults` say what is
    wrong with saved mappings that could not be tried.
    """

    opened: Opened
    prepared: Prepared | None = None
    destination: Destination | None = None
    new: int = 0
    known: int = 0
    alike: int | None = None
    problems: tuple[Problem, ...] = ()
    unread: tuple[Unread, ...] = ()
    against: tuple[Sentence, ...] = ()
    faults: tuple[Sentence, ...] = ()

    @property
    def lost(self) -> int:
        """How many answers were given and cannot be read."""
        return sum(each.is_lost for each in self.problems)

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What a person must say before some columns can be read surely."""
        return self.prepared.questions if self.prepared is not None else ()

    def read_with(self, saved: SavedMapping) -> Arrival:
        """The same, once it was saved how it is read."""
        opened = self.opened.read_with(saved)
        if self.prepared is None:
            return replace(self, opened=opened)
        prepared = replace(self.prepared, mapping=saved.name, changes=())
        return replace(self, opened=opened, prepared=prepared)


@dataclass(frozen=True)
class Imported:
    """What was kept of a file: in which cohort, how many, and what it would still bring."""

    cohort: int
    name: str
    new: int
    after: Arrival


def look(
    store: Store,
    export: Source | None,
    form: Source | None,
    *,
    tell: Tell,
    folder: Path | None = None,
) -> Arrival | None:
    """What an export would bring; a form alone is only read, to know that it can be."""
    with on_disk(export) as file, on_disk(form) as questions:
        if file is None:
            if questions is not None:
                forms.read_form(questions)
            return None
        opened = open_export(file, form=questions, folder=folder)
    faults = mapping_files.faults(folder)
    if opened.missing():
        return Arrival(opened, against=_missing(opened), faults=faults)
    return replace(_weighed(store, opened, tell), faults=faults)


def weigh(store: Store, opened: Opened, *, tell: Tell) -> Arrival:
    """What a file would bring as it is understood now; what stands against it is said."""
    if opened.missing():
        return Arrival(opened, against=_missing(opened))
    try:
        return _weighed(store, opened, tell)
    except WorkbenchError as error:
        return Arrival(opened, against=(error.message,))


def counted(store: Store, arrival: Arrival, *, tell: Tell) -> Arrival:
    """The same with the pairs that look alike counted."""
    if arrival.prepared is None or arrival.alike is not None:
        return arrival
    tell(sentence("Looking for people who look alike…"))
    already = reads.people(store)
    return replace(arrival, alike=len(recognise(arrival.prepared, already)))


def _missing(opened: Opened) -> tuple[Sentence, ...]:
    return tuple(
        sentence("No column answers {question}: say which one does.", question=each)
        for each in opened.missing()
    )


def weigh_again(store: Store, arrival: Arrival, *, tell: Tell) -> Arrival:
    """The same file against the store as it is now; nothing of it is read again."""
    if arrival.prepared is None:
        return arrival
    found = _against_the_store(store, arrival.opened, arrival.prepared, tell)
    return replace(found, unread=arrival.unread, faults=arrival.faults)


def _weighed(store: Store, opened: Opened, tell: Tell) -> Arrival:
    rows = len(opened.rows.cells)
    tell(sentences("Reading {count} row…", "Reading {count} rows…", rows))
    found = _against_the_store(store, opened, prepare_opened(opened), tell)
    return replace(found, unread=opened.unread())


def _against_the_store(store: Store, opened: Opened, prepared: Prepared, tell: Tell) -> Arrival:
    already = reads.people(store)
    known = int(is_known(prepared, already).sum())
    found = Arrival(
        opened=opened,
        prepared=prepared,
        destination=destination_for(store, prepared, on=now().date()),
        new=len(prepared.applications) - known,
        known=known,
        problems=(*prepared.problems, *writes.changed_since(prepared, already)),
    )
    is_many = len(opened.rows.cells) > MANY_ROWS
    return found if is_many else counted(store, found, tell=tell)


def bring_in(store: Store, arrival: Arrival, into: Destination, *, tell: Tell) -> Imported:
    """Keep what is new of a file that was looked at; NotReady when nothing is new any more."""
    assert arrival.prepared is not None  # the desk stops before
    prepared = arrival.prepared
    tell(
        sentences("Importing {count} application…", "Importing {count} applications…", arrival.new)
    )
    report = writes.record_intake(store, prepared, now=now(), into=into)
    if not report.new:
        raise NotReady(
            sentence("Somebody else imported these applications meanwhile; nothing was changed."),
            code="nothing_new",
        )
    kept = reads.intakes(store)
    cohort = int(kept.loc[kept["fingerprint"] == prepared.fingerprint, "cohort_id"].iloc[0])
    name = str(reads.cohorts(store).at[cohort, "name"])
    return Imported(cohort, name, report.new, weigh_again(store, arrival, tell=tell))
