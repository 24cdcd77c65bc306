"""Springboards that came before the past fellowships, and the women who went on from one to both.

The sample keeps its size: applications that came to nothing elsewhere are told anew as those of
these springboards, some of them as the first steps of women who later applied for a fellowship.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.random import Generator

from workbench.sample.answers import HIGHEST, LEVELS
from workbench.sample.calendar import LONDON, PARIS, Run, cohort_of, seats_of
from workbench.sample.cast import InventedApplication, InventedCohort, InventedFellow, Sample
from workbench.sample.dice import day_between, some
from workbench.sample.drafts import HOURS_NEEDED, PROTECTED, a_moment
from workbench.sample.follow_up import held, leaves_early
from workbench.sample.verdicts import BEFORE_THE_START, seat_story
from workbench.vocabulary import Programme, Stage, Status, Track

LEAVERS = 2
STAYING = 4
TURNED_AWAY = 2
GOING: Mapping[Stage, int] = {Stage.ENROLLED: 7, Stage.WAITLISTED: 1, Stage.DECLINED: 1}
SUPPORTS = {"childcare": 14, "laptop": 14}
FIRST_PLACES = 3
"""The cohorts of the sample that are over, or run: those before it have come to their end."""


@dataclass(frozen=True)
class Before:
    """A springboard to tell, and the place of the fellowship its women went on to."""

    run: Run
    fellowship: int


BEFORE = (
    Before(
        Run(PARIS, Programme.SPRINGBOARD, -716, 16, 34, seats_of(4, 3, 3, 2, 2), SUPPORTS, {}), 0
    ),
    Before(
        Run(LONDON, Programme.SPRINGBOARD, -330, 60, 50, seats_of(3, 3, 3, 2, 3), SUPPORTS, {}), 2
    ),
)


def with_springboards_before(sample: Sample) -> Sample:
    """The sample with the springboards that led to its past fellowships; nobody else changes."""
    rng = np.random.default_rng([sample.seed, 9])
    for before in BEFORE:
        sample = _with_one(rng, sample, before)
    return _without_the_forgotten(sample)


@dataclass(frozen=True)
class _Roles:
    """Places of applications: who goes on, whose are told anew for them, who stays, who is out."""

    going: tuple[int, ...]
    told_anew: tuple[int, ...]
    staying: tuple[int, ...]
    turned_away: tuple[int, ...]


def _with_one(rng: Generator, sample: Sample, before: Before) -> Sample:
    cohort = cohort_of(before.run, today=sample.today)
    place, roles = len(sample.cohorts), _roles(rng, sample, before, cohort)
    applications = list(sample.applications)
    room = {str(track): seats for track, seats in before.run.seats.items()}
    seated: dict[int, Track] = {}
    for turn, source in zip(roles.told_anew, roles.going, strict=True):
        own = replace(applications[turn], person=applications[source].person)
        seated[turn] = _seat(applications[source].answers, room)
        applications[turn] = _told(rng, own, applications[source].answers, cohort, seated[turn])
    for turn in roles.staying:
        seated[turn] = _seat(applications[turn].answers, room)
        answers = applications[turn].answers
        applications[turn] = _told(rng, applications[turn], answers, cohort, seated[turn])
    for turn in roles.turned_away:
        applications[turn] = _moved(rng, applications[turn], cohort)
    changed = (*seated, *roles.turned_away)
    here = [
        replace(one, cohort=place) if turn in changed else one
        for turn, one in enumerate(applications)
    ]
    leavers = roles.staying[:LEAVERS]
    fellows = (*sample.fellows, *_fellows(rng, seated, cohort, place=place, leavers=leavers))
    activities = held(
        rng, fellows, cohort=place, of=cohort, partners=len(sample.partners), today=sample.today
    )
    return replace(
        sample,
        cohorts=(*sample.cohorts, cohort),
        applications=tuple(here),
        fellows=fellows,
        activities=(*sample.activities, *activities),
    )


def _roles(rng: Generator, sample: Sample, before: Before, cohort: InventedCohort) -> _Roles:
    """Drawn among those who applied to cohorts that are over, each once."""
    applied, once = sample.applications, _applied_once(sample)

    def those(stage: Stage, without: Sequence[int] = ()) -> list[int]:
        return [
            turn
            for turn, one in enumerate(applied)
            if one.cohort < FIRST_PLACES and one.person in once and one.stage is stage
            if turn not in without
        ]

    def of_the_chapter(turns: Sequence[int]) -> list[int]:
        return [
            turn for turn in turns if sample.cohorts[applied[turn].cohort].chapter == cohort.chapter
        ]

    going: list[int] = []
    for stage, count in GOING.items():
        later = [turn for turn in those(stage) if _goes_on(applied[turn], before, cohort)]
        going += some(rng, later, count=count)
    told = some(rng, those(Stage.DECLINED, going), count=len(going))
    left = of_the_chapter(those(Stage.DECLINED, (*going, *told)))
    waiting = of_the_chapter(those(Stage.WAITLISTED, going))
    return _Roles(
        tuple(going),
        told,
        some(rng, waiting, count=STAYING),
        some(rng, left, count=TURNED_AWAY),
    )


def _goes_on(one: InventedApplication, before: Before, cohort: InventedCohort) -> bool:
    """Whether she applied for the fellowship after the springboard, protected as it asks."""
    return (
        one.cohort == before.fellowship
        and one.submitted_at.date() > cohort.starts_on
        and one.answers["residence_status"] in PROTECTED
    )


def _applied_once(sample: Sample) -> set[int]:
    persons = [one.person for one in sample.applications]
    return {person for person in persons if persons.count(person) == 1}


def _told(
    rng: Generator,
    own: InventedApplication,
    answers: Mapping[str, object],
    cohort: InventedCohort,
    track: Track,
) -> InventedApplication:
    """An application of a woman who took a seat in the springboard, with her answers of then."""
    moved = _moved(rng, own, cohort)
    then = a_year_before(answers, on=cohort.opens_on)
    return replace(
        moved,
        answers=then,
        stage=Stage.ENROLLED,
        decisions=seat_story(rng, then, cohort=cohort, track=track, after=moved.submitted_at),
    )


def _moved(rng: Generator, own: InventedApplication, cohort: InventedCohort) -> InventedApplication:
    """The same application, sent in while this cohort recruited."""
    day = day_between(rng, cohort.opens_on, cohort.closes_on - timedelta(days=1))
    moment = a_moment(rng, day)
    since = moment - own.submitted_at
    decisions = tuple(replace(one, decided_at=one.decided_at + since) for one in own.decisions)
    return replace(own, submitted_at=moment, decisions=decisions)


def a_year_before(answers: Mapping[str, object], *, on: date) -> dict[str, object]:
    """What she may have answered when she applied before: less French, fewer skills."""
    skills, hours, arrival = (
        answers[key] for key in ("digital_skills", "weekly_hours", "arrival_year")
    )
    status = answers["residence_status"]
    return {
        **answers,
        "residence_status": status if status in PROTECTED else Status.REFUGEE.value,
        "french_level": _lower(answers["french_level"]),
        "english_level": _lower(answers["english_level"]),
        "digital_skills": 1 if skills is None else max(0, int(str(skills)) - 1),
        "weekly_hours": HOURS_NEEDED if hours is None else max(HOURS_NEEDED, int(str(hours))),
        "arrival_year": None if arrival is None else min(int(str(arrival)), on.year),
    }


def _lower(level: object) -> str:
    place = 0 if level is None else LEVELS.index(str(level))
    return LEVELS[min(max(place - 1, 1), HIGHEST)]


def _seat(answers: Mapping[str, object], room: dict[str, int]) -> Track:
    """The first wished track with room, else any with room; the seat is taken."""
    wishes = answers["tracks"]
    wished = [str(one) for one in wishes] if isinstance(wishes, list) else []
    code = next(one for one in (*wished, *room) if room[one] > 0)
    room[code] -= 1
    return Track(code)


def _fellows(
    rng: Generator,
    seated: Mapping[int, Track],
    cohort: InventedCohort,
    *,
    place: int,
    leavers: Sequence[int],
) -> list[InventedFellow]:
    found = []
    for turn, track in seated.items():
        left = leaves_early(rng, cohort=cohort) if turn in leavers else None
        found.append(
            InventedFellow(
                application=turn,
                cohort=place,
                track=track,
                enrolled_on=cohort.starts_on - timedelta(days=BEFORE_THE_START),
                left_on=left.on if left else None,
                left_why=left.why if left else None,
            )
        )
    return found


def _without_the_forgotten(sample: Sample) -> Sample:
    """The sample without the persons whose only application became somebody else's."""
    used = {one.person for one in sample.applications} | {one.person for one in sample.mentors}
    kept = [place for place in range(len(sample.people)) if place in used]
    now = {place: turn for turn, place in enumerate(kept)}
    return replace(
        sample,
        people=tuple(sample.people[place] for place in kept),
        applications=tuple(replace(one, person=now[one.person]) for one in sample.applications),
        mentors=tuple(replace(one, person=now[one.person]) for one in sample.mentors),
    )
