"""What waits for somebody today, the most urgent first, each with the notebook to do it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

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
    stages = cohort.applications["stage"].value_counts()
    received = int(stages.get(Stage.RECEIVED, 0))
    asked = int(stages.get(Stage.ASKED, 0))
    listed = int(stages.get(Stage.SHORTLISTED, 0)) if cohort.starts_on >= on else 0
    alike = int(cohort.pairs["said"].isna().sum())
    alone = _without_mentor(cohort)
    return (
        _line(
            cohort,
            received,
            sentences(
                "{count} application waits for a first verdict",
                "{count} applications wait for a first verdict",
                received,
            ),
            TRIAGE,
        ),
        _line(
            cohort,
            asked,
            sentences(
                "{count} woman was asked a question: has she answered?",
                "{count} women were asked a question: have they answered?",
                asked,
            ),
            TRIAGE,
        ),
        _line(
            cohort,
            alike,
            sentences(
                "{count} pair of applications looks alike: one person or two?",
                "{count} pairs of applications look alike: one person or two?",
                alike,
            ),
            INTAKE,
        ),
        _line(
            cohort,
            listed,
            sentences(
                "{count} shortlisted woman waits for a seat",
                "{count} shortlisted women wait for a seat",
                listed,
            ),
            COHORT,
        ),
        _line(
            cohort,
            alone,
            sentences("{count} fellow has no mentor", "{count} fellows have no mentor", alone),
            MENTORING,
        ),
    )


def _line(cohort: Cohort, count: int, what: Sentence, notebook: str) -> Waiting:
    return Waiting(count, what, cohort.name, notebook)


def _without_mentor(cohort: Cohort) -> int:
    here = cohort.fellows[cohort.fellows["left_on"].isna()]
    confirmed = cohort.assignments["state"] == AssignmentState.CONFIRMED
    accompanied = cohort.assignments.loc[confirmed, "fellow"]
    return int((~here.index.isin(accompanied)).sum())


def quiet_day() -> Sentence:
    """What is said when nothing waits."""
    return sentence("Nothing waits today.")
