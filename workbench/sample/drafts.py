"""An application in the making: who applies, for what, and what she would answer in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from numpy.random import Generator

from workbench.sample.answers import LEVELS, full_answers
from workbench.sample.calendar import LONDON
from workbench.sample.cast import InventedCohort
from workbench.sample.dice import between, day_between, happens
from workbench.sample.people import Woman, a_woman
from workbench.vocabulary import Programme, Stage, Status, Track

PROTECTED = {Status.REFUGEE, Status.SUBSIDIARY, Status.TEMPORARY}
HOURS_NEEDED = 10
ATTEMPTS = 200


@dataclass(frozen=True)
class Draft:
    """A woman, the cohort she applies for, her full answers and where she will stand."""

    woman: Woman
    cohort: int
    submitted_at: datetime
    answers: Mapping[str, object]
    stage: Stage
    is_alumna: bool = False
    track: Track | None = None


@dataclass(frozen=True)
class Recruitment:
    """The cohort that recruits, and the days between which forms come in."""

    place: int
    cohort: InventedCohort
    first: date
    last: date


def a_draft(rng: Generator, recruitment: Recruitment, *, number: int) -> Draft:
    """Invent an applicant and all her answers."""
    submitted_at = a_moment(rng, day_between(rng, recruitment.first, recruitment.last))
    woman = a_woman(rng, number=number, chapter=recruitment.cohort.chapter, today=recruitment.first)
    answers = full_answers(rng, woman, on=submitted_at.date())
    return Draft(woman, recruitment.place, submitted_at, answers, Stage.RECEIVED)


def a_fitting_draft(rng: Generator, recruitment: Recruitment, *, number: int) -> Draft:
    """Invent an applicant whom nothing speaks against."""
    for _ in range(ATTEMPTS):
        draft = a_draft(rng, recruitment, number=number)
        if obstacle(draft.answers, cohort=recruitment.cohort) is None:
            return draft
    raise RuntimeError("the weights of the sample leave nobody who fits")


def a_doubtful_draft(rng: Generator, recruitment: Recruitment, *, number: int) -> Draft:
    """Invent an applicant who will be declined, most often for a reason of the programme."""
    if happens(rng, 0.25):
        return a_fitting_draft(rng, recruitment, number=number)
    for _ in range(ATTEMPTS):
        draft = a_draft(rng, recruitment, number=number)
        if obstacle(draft.answers, cohort=recruitment.cohort) is not None:
            return draft
    raise RuntimeError("the weights of the sample let everybody in")


def obstacle(answers: Mapping[str, object], *, cohort: InventedCohort) -> str | None:
    """What keeps her out of this cohort, as the key of a reason; None when nothing does."""
    if answers["residence_status"] not in PROTECTED:
        return "status"
    if int(str(answers["weekly_hours"])) < HOURS_NEEDED:
        return "hours"
    is_london = cohort.chapter == LONDON
    needed = "A2" if cohort.programme is Programme.FELLOWSHIP else "A1"
    level = str(answers["english_level" if is_london else "french_level"])
    if LEVELS.index(level) < LEVELS.index(needed):
        return "english" if is_london else "french"
    return None


def merit(draft: Draft) -> float:
    """How strong her application is, in the eyes of those who decided then."""
    levels = (draft.answers["french_level"], draft.answers["english_level"])
    speaks = max(LEVELS.index(str(level)) for level in levels)
    hours = int(str(draft.answers["weekly_hours"]))
    skills = int(str(draft.answers["digital_skills"]))
    return speaks + skills + min(hours, 25) / 5 + 4 * draft.is_alumna


def a_moment(rng: Generator, day: date) -> datetime:
    """Some moment of that day, between six in the morning and nine in the evening."""
    clock = time(between(rng, 6, 20), between(rng, 0, 59), between(rng, 0, 59))
    return datetime.combine(day, clock, UTC)
