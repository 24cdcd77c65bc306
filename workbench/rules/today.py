"""What waits for somebody today, the most urgent first, each with the notebook to do it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from workbench.rules.waiting import is_overdue
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import AssignmentState, Stage

INTAKE, TRIAGE = "10-intake.ipynb", "20-triage.ipynb"
COHORT, MENTORING = "30-cohort.ipynb", "40-mentoring.ipynb"


@dataclass(frozen=True)
class Cohort:
    """One cohort as the day's list looks at it: its name, dates and frames."""

    name: str
    starts_on: date
    ends_on: date
    applications: pd.DataFrame
    fellows: pd.DataFrame
    assignments: pd.DataFrame
    pairs: pd.DataFrame
    waits: pd.DataFrame


@dataclass(frozen=True)
class Waiting:
    """One thing to do: how many wait, in words, for which cohort, in which notebook."""

    count: int
    what: Sentence
    cohort: str
    notebook: str


def waiting(cohorts: tuple[Cohort, ...], *, on: date) -> tuple[Waiting, ...]:
    """What waits in the cohorts that have not ended on a day; empty when nothing does."""
    running = [cohort for cohort in cohorts if cohort.ends_on >= on]
    return tuple(line for cohort in running for line in _of(cohort, on) if line.count)


def _of(cohort: Cohort, on: date) -> tuple[Waiting, ...]:
    lines = [_overdue(cohort, on), _unread(cohort), _asked(cohort), _alike(cohort)]
    if cohort.starts_on >= on:
        lines.append(_without_seat(cohort))
    return (*lines, _without_mentor(cohort))


def _at(cohort: Cohort, stage: Stage) -> int:
    return int((cohort.applications["stage"] == stage).sum())


def _unread(cohort: Cohort) -> Waiting:
    count = _at(cohort, Stage.RECEIVED)
    what = sentences(
        "{count} application waits for a first verdict",
        "{count} applications wait for a first verdict",
        count,
    )
    return Waiting(count, what, cohort.name, TRIAGE)


def _overdue(cohort: Cohort, on: date) -> Waiting:
    count = int(is_overdue(cohort.waits, on=on).sum())
    what = sentences(
        "{count} thing waited for is overdue", "{count} things waited for are overdue", count
    )
    return Waiting(count, what, cohort.name, TRIAGE)


def _asked(cohort: Cohort) -> Waiting:
    count = _at(cohort, Stage.ASKED)
    what = sentences(
        "{count} woman was asked a question: has she answered?",
        "{count} women were asked a question: have they answered?",
        count,
    )
    return Waiting(count, what, cohort.name, TRIAGE)


def _alike(cohort: Cohort) -> Waiting:
    count = int(cohort.pairs["waits"].sum())
    what = sentences(
        "{count} pair of applications looks alike: one person or two?",
        "{count} pairs of applications look alike: one person or two?",
        count,
    )
    return Waiting(count, what, cohort.name, INTAKE)


def _without_seat(cohort: Cohort) -> Waiting:
    count = _at(cohort, Stage.SHORTLISTED)
    what = sentences(
        "{count} shortlisted woman waits for a seat",
        "{count} shortlisted women wait for a seat",
        count,
    )
    return Waiting(count, what, cohort.name, COHORT)


def _without_mentor(cohort: Cohort) -> Waiting:
    here = cohort.fellows[cohort.fellows["left_on"].isna()]
    confirmed = cohort.assignments["state"] == AssignmentState.CONFIRMED
    accompanied = cohort.assignments.loc[confirmed, "fellow"]
    count = int((~here.index.isin(accompanied)).sum())
    what = sentences("{count} fellow has no mentor", "{count} fellows have no mentor", count)
    return Waiting(count, what, cohort.name, MENTORING)


def quiet_day() -> Sentence:
    """What is said when nothing waits."""
    return sentence("Nothing waits today.")
