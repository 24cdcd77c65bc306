"""A cohort as it is decided on, read whole once, and read again lightly after each verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from workbench.apps.desk import now
from workbench.rules import scoring
from workbench.rules.restaging import restaged
from workbench.store import reads, rubrics, writes
from workbench.store.engine import Store
from workbench.store.reads.shaping import in_one_go


@dataclass(frozen=True, eq=False)
class Triage:
    """A cohort as it is decided on: its applications assessed, look-alikes left, what waits.

    `waits` is the frame of `store.reads.waits`; None: nothing waits.
    """

    assessment: scoring.Assessment
    alike: int
    waits: pd.DataFrame | None = None


@dataclass(frozen=True)
class TriageVerbs:
    """What the desk calls: a cohort's triage, the same again later, decisions to keep.

    `history` gives the decisions on one application (`store.reads.decisions_on`).
    """

    load: Callable[[int], Triage]
    again: Callable[[int, Triage], Triage]
    record: Callable[[Sequence[writes.NewDecision]], None]
    wait: Callable[[writes.NewWait], None]
    amend: Callable[[writes.NewAnswer], None]
    history: Callable[[int], pd.DataFrame]


def triage_verbs(store: Store) -> TriageVerbs:
    """The verbs of a triage desk on a store."""
    return TriageVerbs(
        load=partial(triage_of, store),
        again=partial(triage_again, store),
        record=lambda decisions: writes.decide(store, decisions, now=now()),
        wait=lambda wait: writes.wait_for(store, wait, now=now()),
        amend=lambda answer: writes.amend(store, answer, now=now()),
        history=partial(reads.decisions_on, store),
    )


def triage_of(store: Store, cohort: int) -> Triage:
    """Read and assess every application of a cohort with the rubric it uses now."""
    rubric = rubrics.for_cohort(reads.cohorts(store).loc[cohort])
    with in_one_go():
        assessment = scoring.assess(reads.applications(store, cohort), rubric)
    return Triage(assessment, _alike(store, cohort), reads.waits(store, cohort))


def triage_again(store: Store, cohort: int, before: Triage) -> Triage:
    """What stands now, without scoring again what did not change."""
    seen = restaged(before.assessment, reads.stages(store, cohort))
    if seen is None:
        return triage_of(store, cohort)
    return Triage(seen, _alike(store, cohort), reads.waits(store, cohort))


def _alike(store: Store, cohort: int) -> int:
    return int(reads.pairs(store, cohort)["waits"].sum())
