"""The mentors that fellows of past and running cohorts were given.

A first come, first served rule: enough for a past that looks real, and within every gate
(a common language and track, a common slot, a woman where one is asked for, room left).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from numpy.random import Generator

from workbench.sample.cast import (
    InventedApplication,
    InventedAssignment,
    InventedCohort,
    InventedFellow,
    InventedMentor,
)
from workbench.sample.dice import between, happens
from workbench.vocabulary import AssignmentState

ENDED = "La session est terminée."
STOPPED = "Le mentor a changé de poste et n'est plus disponible."


@dataclass(frozen=True)
class Need:
    """What a fellow brings to a pair."""

    fellow: int
    track: str
    languages: frozenset[str]
    slots: frozenset[str]
    wants_a_woman: bool


def needs_of(
    fellows: Sequence[InventedFellow],
    applications: Sequence[InventedApplication],
    *,
    cohort: int,
) -> tuple[Need, ...]:
    """What the fellows of a cohort bring, in the order of their seats."""
    found = []
    for number, fellow in enumerate(fellows):
        if fellow.cohort != cohort or fellow.left_on is not None:
            continue
        answers = applications[fellow.application].answers
        found.append(
            Need(
                number,
                fellow.track.value,
                _codes(answers["spoken_languages"]),
                _codes(answers["availability"]),
                answers["mentor_wish"] == "woman",
            )
        )
    return tuple(found)


def paired(
    rng: Generator,
    needs: Iterable[Need],
    *,
    mentors: Sequence[InventedMentor],
    cohort: InventedCohort,
    at_most: int,
    by: str,
    today: date,
) -> tuple[InventedAssignment, ...]:
    """Give up to `at_most` fellows a mentor of their chapter, none beyond her or his capacity."""
    load: dict[int, int] = dict.fromkeys(range(len(mentors)), 0)
    made: list[InventedAssignment] = []
    for need in needs:
        mentor = _best(need, mentors, load=load, chapter=cohort.chapter)
        if mentor is None or len(made) == at_most:
            continue
        load[mentor] += 1
        made.append(
            _assignment(
                rng,
                need,
                mentor=mentors[mentor],
                number=mentor,
                cohort=cohort,
                by=by,
                today=today,
            )
        )
    return tuple(made)


def _assignment(
    rng: Generator,
    need: Need,
    *,
    mentor: InventedMentor,
    number: int,
    cohort: InventedCohort,
    by: str,
    today: date,
) -> InventedAssignment:
    starts_on = cohort.starts_on + timedelta(days=between(rng, 4, 14))
    is_past = cohort.ends_on < today
    stops = is_past and happens(rng, 0.1)
    ends_on = starts_on + timedelta(days=60) if stops else cohort.ends_on
    return InventedAssignment(
        fellow=need.fellow,
        mentor=number,
        state=AssignmentState.ENDED if is_past else AssignmentState.CONFIRMED,
        starts_on=starts_on,
        ends_on=ends_on if is_past else None,
        ended_why=(STOPPED if stops else ENDED) if is_past else None,
        fit=fit_of(need, mentor),
        reason=why_of(need, mentor),
        by=by,
    )


def _best(
    need: Need, mentors: Sequence[InventedMentor], *, load: Mapping[int, int], chapter: str
) -> int | None:
    free = [
        number
        for number, mentor in enumerate(mentors)
        if mentor.chapter == chapter and load[number] < mentor.capacity and can_pair(need, mentor)
    ]
    return max(free, key=lambda number: fit_of(need, mentors[number]), default=None)


def can_pair(need: Need, mentor: InventedMentor) -> bool:
    """Whether nothing stands against the two: track, language, slot, a woman where asked for."""
    return (
        need.track in {track.value for track in mentor.tracks}
        and bool(need.languages & set(mentor.languages))
        and bool(need.slots & set(mentor.slots))
        and (mentor.is_woman or not need.wants_a_woman)
    )


def fit_of(need: Need, mentor: InventedMentor) -> int:
    """How well they go together, 0 to 100, as far as a past that looks real needs it."""
    languages = len(need.languages & set(mentor.languages))
    slots = len(need.slots & set(mentor.slots))
    first = 20 * (mentor.tracks[0].value == need.track)
    return min(100, 30 + first + 15 * min(languages, 2) + 10 * min(slots, 2))


def why_of(need: Need, mentor: InventedMentor) -> str:
    """Why this pair, in a French sentence without a name."""
    languages = len(need.languages & set(mentor.languages))
    slots = len(need.slots & set(mentor.slots))
    spoken = "une langue" if languages == 1 else f"{languages} langues"
    times = "un créneau" if slots == 1 else f"{slots} créneaux"
    return f"Même filière, {spoken} et {times} en commun."


def _codes(answer: object) -> frozenset[str]:
    return frozenset(str(code) for code in answer) if isinstance(answer, list) else frozenset()
