"""What a file would bring to the store as it is now, and bringing it in."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.apps.desk import now
from workbench.apps.uploads import Source, on_disk
from workbench.errors import NotReady, Problem
from workbench.sentences import sentence
from workbench.store import forms, reads, writes
from workbench.store.engine import Store
from workbench.store.intakes import Prepared, is_known, prepare, recognise


@dataclass(frozen=True)
class Arrival:
    """A file that was read, and how many of its people are new, known, or look like another."""

    prepared: Prepared
    new: int
    known: int
    alike: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Imported:
    """What was kept of a file: in which cohort, how many, and what it would still bring."""

    cohort: int
    name: str
    new: int
    after: Arrival


def look(store: Store, export: Source | None, form: Source | None) -> Arrival | None:
    """What an export would bring; a form alone is only read, to know that it can be."""
    with on_disk(export) as file, on_disk(form) as questions:
        if file is None:
            if questions is not None:
                forms.read_form(questions)
            return None
        prepared = prepare(file, form=questions)
    return weigh(store, prepared)


def weigh(store: Store, prepared: Prepared) -> Arrival:
    """What a file that was read would bring to the store as it is now."""
    already = reads.people(store)
    known = int(is_known(prepared, already).sum())
    return Arrival(
        prepared=prepared,
        new=len(prepared.applications) - known,
        known=known,
        alike=len(recognise(prepared, already)),
        problems=(*prepared.problems, *writes.changed_since(prepared, already)),
    )


def bring_in(store: Store, prepared: Prepared) -> Imported:
    """Keep what is new of a file that was looked at; NotReady when nothing is new any more."""
    report = writes.record_intake(store, prepared, now=now())
    if not report.new:
        raise NotReady(
            sentence("Somebody else imported these applications meanwhile; nothing was changed."),
            code="nothing_new",
        )
    kept = reads.intakes(store)
    cohort = int(kept.loc[kept["fingerprint"] == prepared.fingerprint, "cohort_id"].iloc[0])
    name = str(reads.cohorts(store).at[cohort, "name"])
    return Imported(cohort, name, report.new, weigh(store, prepared))
