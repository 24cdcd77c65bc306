"""A whole invented programme from a seed: two chapters, two years, nobody real.

`invent` is pure: the same seed and day give the same sample. `store.seeding` writes it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import numpy as np
from numpy.random import Generator

from workbench.sample.calendar import CHAPTERS, OPEN_FORM, RUNS, cohort_of
from workbench.sample.cast import (
    InventedActivity,
    InventedApplication,
    InventedAssignment,
    InventedCohort,
    InventedFellow,
    InventedMentor,
    Sample,
)
from workbench.sample.dice import some
from workbench.sample.drafts import Draft
from workbench.sample.earlier import with_springboards_before
from workbench.sample.follow_up import held, leaves_early, outcomes
from workbench.sample.mentoring import with_mentoring
from workbench.sample.pairing import needs_of, paired
from workbench.sample.partners import people_of, the_mentors, the_partners
from workbench.sample.recruitment import recruiting, recruits
from workbench.sample.verdicts import BEFORE_THE_START, COORDINATORS, story_of
from workbench.vocabulary import Programme

FIRST_SUBMISSION = 10001
LEAVERS = 2
MENTORED_SO_FAR = 8


def invent(seed: int, *, today: date) -> Sample:
    """Invent people, cohorts, decisions, mentors and outcomes from a seed, as seen on a day."""
    return with_mentoring(with_springboards_before(_newest_cohorts(seed, today=today)))


def _newest_cohorts(seed: int, *, today: date) -> Sample:
    """The newest cohorts, each with those who applied for it."""
    rng = np.random.default_rng(seed)
    cohorts = tuple(cohort_of(run, today=today) for run in RUNS)
    drafts = _drafts(rng, cohorts, today=today)
    women = {draft.woman.number: draft.woman for draft in drafts}
    place = {number: turn for turn, number in enumerate(women)}
    applications = tuple(
        _application(rng, draft, turn=turn, place=place, cohorts=cohorts, today=today)
        for turn, draft in enumerate(drafts)
    )
    fellows = _fellows(rng, drafts, cohorts=cohorts, today=today)
    partners = the_partners(rng, today=today)
    mentors = the_mentors(rng)
    mentors_as_people = people_of(rng, mentors)
    return Sample(
        seed=seed,
        today=today,
        chapters=CHAPTERS,
        cohorts=cohorts,
        people=(*(woman.person for woman in women.values()), *mentors_as_people),
        applications=applications,
        fellows=fellows,
        partners=partners,
        mentors=tuple(_after(mentor, len(women)) for mentor in mentors),
        assignments=_assignments(
            rng,
            fellows,
            applications=applications,
            mentors=mentors,
            cohorts=cohorts,
            today=today,
        ),
        activities=_activities(rng, fellows, cohorts=cohorts, partners=len(partners), today=today),
        outcomes=outcomes(rng, fellows, cohorts=cohorts, by="Inès", today=today),
    )


def _drafts(rng: Generator, cohorts: Sequence[InventedCohort], *, today: date) -> tuple[Draft, ...]:
    """Everyone who ever applied, in the order the forms came in."""
    drafts: list[Draft] = []
    for place, (run, cohort) in enumerate(zip(RUNS, cohorts, strict=True)):
        recruitment = recruiting(cohort, place=place, today=today)
        drafts += recruits(rng, run, recruitment=recruitment, earlier=drafts, today=today)
    return tuple(sorted(drafts, key=lambda draft: draft.submitted_at))


def _application(
    rng: Generator,
    draft: Draft,
    *,
    turn: int,
    place: Mapping[int, int],
    cohorts: Sequence[InventedCohort],
    today: date,
) -> InventedApplication:
    """One application with its story; `place` tells each woman's position among the people."""
    story = story_of(rng, draft, cohort=cohorts[draft.cohort], today=today)
    return InventedApplication(
        person=place[draft.woman.number],
        cohort=draft.cohort,
        submission=str(FIRST_SUBMISSION + turn),
        submission_uuid=str(UUID(bytes=rng.bytes(16), version=4)),
        submitted_at=draft.submitted_at,
        answers=story.answers,
        stage=draft.stage,
        decisions=story.decisions,
    )


def _fellows(
    rng: Generator,
    drafts: Sequence[Draft],
    *,
    cohorts: Sequence[InventedCohort],
    today: date,
) -> tuple[InventedFellow, ...]:
    """Who holds a seat; in each past cohort a few left early (never an alumna who goes on)."""
    phones = {d.woman.person.phone for d in drafts if RUNS[d.cohort].form_id == OPEN_FORM}
    going_on = {
        draft.woman.number
        for draft in drafts
        if draft.is_alumna or (draft.woman.person.phone or "none") in phones
    }
    leavers = _leavers(rng, drafts, cohorts=cohorts, stays=going_on, today=today)
    fellows = []
    for turn, draft in enumerate(drafts):
        if draft.track is None:
            continue
        cohort = cohorts[draft.cohort]
        left = leaves_early(rng, cohort=cohort) if turn in leavers else None
        fellows.append(
            InventedFellow(
                application=turn,
                cohort=draft.cohort,
                track=draft.track,
                enrolled_on=cohort.starts_on - timedelta(days=BEFORE_THE_START),
                left_on=left.on if left else None,
                left_why=left.why if left else None,
            )
        )
    return tuple(fellows)


def _leavers(
    rng: Generator,
    drafts: Sequence[Draft],
    *,
    cohorts: Sequence[InventedCohort],
    stays: Collection[int],
    today: date,
) -> set[int]:
    """The places of a few fellows of each past cohort."""
    leavers: set[int] = set()
    for place, cohort in enumerate(cohorts):
        may_leave = [
            turn
            for turn, draft in enumerate(drafts)
            if draft.cohort == place and draft.track and draft.woman.number not in stays
        ]
        if cohort.ends_on < today:
            leavers.update(some(rng, may_leave, count=LEAVERS))
    return leavers


def _assignments(
    rng: Generator,
    fellows: Sequence[InventedFellow],
    *,
    applications: Sequence[InventedApplication],
    mentors: Sequence[InventedMentor],
    cohorts: Sequence[InventedCohort],
    today: date,
) -> tuple[InventedAssignment, ...]:
    """Mentors of the past fellowship, and of the first fellows of the running one."""
    made: list[InventedAssignment] = []
    for place, cohort in enumerate(cohorts):
        if cohort.programme is Programme.FELLOWSHIP:
            needs = needs_of(fellows, applications, cohort=place)
            made += paired(
                rng,
                needs,
                mentors=mentors,
                cohort=cohort,
                at_most=len(needs) if cohort.ends_on < today else MENTORED_SO_FAR,
                by=COORDINATORS[cohort.chapter][0],
                today=today,
            )
    return tuple(made)


def _activities(
    rng: Generator,
    fellows: Sequence[InventedFellow],
    *,
    cohorts: Sequence[InventedCohort],
    partners: int,
    today: date,
) -> tuple[InventedActivity, ...]:
    return tuple(
        activity
        for place, cohort in enumerate(cohorts)
        for activity in held(rng, fellows, cohort=place, of=cohort, partners=partners, today=today)
    )


def _after(mentor: InventedMentor, women: int) -> InventedMentor:
    """The mentor, her or his person counted after all the applicants."""
    return replace(mentor, person=women + mentor.person)
