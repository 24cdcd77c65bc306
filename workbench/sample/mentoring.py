"""What invented mentors offer and fellows wish, what is known between some, pairs put to both.

Drawn by a generator of its own, so that all other invented people and days stay what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

import numpy as np
from numpy.random import Generator

from workbench.sample.answers import LONDON_CITIES, PARIS_CITIES
from workbench.sample.calendar import LONDON
from workbench.sample.cast import (
    InventedMentor,
    InventedOffer,
    InventedPart,
    InventedPartner,
    InventedRelation,
    InventedWish,
    Sample,
)
from workbench.sample.dice import between, happens, pick, some, weigh
from workbench.sample.pairing import Need, can_pair, fit_of, needs_of, why_of
from workbench.sample.partners import PARTNERS
from workbench.sample.verdicts import COORDINATORS
from workbench.vocabulary import (
    Meets,
    PartnerRole,
    Programme,
    Relation,
    Seniority,
    Side,
    Skill,
    Track,
)

OF_TRACKS = {
    Track.WEB: (Skill.HTML, Skill.JAVASCRIPT, Skill.BACKEND, Skill.TESTING),
    Track.DATA: (Skill.PYTHON, Skill.SQL, Skill.SPREADSHEETS, Skill.STATISTICS, Skill.DASHBOARDS),
    Track.UX: (Skill.RESEARCH, Skill.PROTOTYPES, Skill.ACCESSIBILITY, Skill.TESTING),
    Track.CYBER: (Skill.NETWORKS, Skill.AUDITS, Skill.INCIDENTS, Skill.CLOUD),
    Track.MARKETING: (Skill.SEARCH, Skill.SOCIAL, Skill.CONTENT, Skill.PROJECTS),
}
OF_ALL = (Skill.CV, Skill.INTERVIEWS, Skill.NETWORKING, Skill.TALKS, Skill.PROJECTS)
SENIORITIES = {Seniority.JUNIOR: 3, Seniority.MIDDLE: 5, Seniority.SENIOR: 6, Seniority.LEADER: 2}
MEETINGS = {Meets.EITHER: 6, Meets.REMOTE: 3, Meets.IN_PERSON: 2}
MAY_STAY_UNSAID = 0.18
NEVER = "Le mentor est un proche de son ancien mari : elle a demandé à ne jamais le rencontrer."
TOO_CLOSE = "Elles ont été voisines de bureau et préfèrent un regard neuf."
HAS_READ = "A lu sa candidature avec le comité."
DAYS_TO_ANSWER, ASKED_BEFORE = 7, 2


Met = TypeVar("Met", InventedMentor, InventedWish)


def with_mentoring(sample: Sample) -> Sample:
    """The sample with what both sides say for mentoring; nothing else of it changes."""
    rng = np.random.default_rng([sample.seed, 11])
    offered = replace(
        sample,
        mentors=tuple(_offering(rng, mentor) for mentor in sample.mentors),
        partners=_with_one_that_hires(sample),
    )
    running = [
        place
        for place, cohort in enumerate(sample.cohorts)
        if cohort.programme is Programme.FELLOWSHIP
        and cohort.starts_on <= sample.today <= cohort.ends_on
    ]
    for place in running:
        offered = _of_a_running_cohort(rng, offered, place)
    return offered


def _offering(rng: Generator, mentor: InventedMentor) -> InventedMentor:
    taught = [skill for track in mentor.tracks for skill in some(rng, OF_TRACKS[track], count=3)]
    cities = LONDON_CITIES if mentor.chapter == LONDON else PARIS_CITIES
    said = replace(
        mentor,
        skills=_each((*taught, *some(rng, OF_ALL, count=between(rng, 1, 3)))),
        seniority=weigh(rng, SENIORITIES),
        meets=weigh(rng, MEETINGS),
        city=weigh(rng, cities),
        hours=float(mentor.capacity * between(rng, 3, 5)),
    )
    if happens(rng, MAY_STAY_UNSAID):
        said = replace(said, skills=None)
    return replace(said, hours=None) if happens(rng, MAY_STAY_UNSAID) else said


def _with_one_that_hires(sample: Sample) -> tuple[InventedPartner, ...]:
    """The partners, the first one hiring too where none of them would today."""
    parts = [part for partner in sample.partners for part in partner.parts]
    if any(part.role is PartnerRole.HIRES and part.ends_on is None for part in parts):
        return sample.partners
    first, *others = sample.partners
    hires = InventedPart(PartnerRole.HIRES, sample.today - timedelta(days=90), None)
    return (replace(first, parts=(*first.parts, hires)), *others)


def _of_a_running_cohort(rng: Generator, sample: Sample, place: int) -> Sample:
    """Wishes of most fellows; relations of each kind and two open offers for who waits."""
    needs = needs_of(sample.fellows, sample.applications, cohort=place)
    wishes = tuple(_wish(rng, need) for need in needs if not happens(rng, MAY_STAY_UNSAID))
    running = [each for each in sample.assignments if each.ends_on is None]
    accompanied = {each.fellow for each in running}
    wishes = tuple(_meeting(each, each.fellow in accompanied) for each in wishes)
    accompany = {each.mentor for each in running}
    waiting = [need for need in needs if need.fellow not in accompanied]
    by = COORDINATORS[sample.cohorts[place].chapter][0]
    relations = _relations(rng, sample, waiting, place=place, by=by)
    offers = _offers(sample, waiting[len(_KINDS) :], relations, place=place, by=by)
    return replace(
        sample,
        mentors=tuple(_meeting(each, at in accompany) for at, each in enumerate(sample.mentors)),
        wishes=(*sample.wishes, *wishes),
        relations=(*sample.relations, *relations),
        offers=(*sample.offers, *offers),
    )


def _meeting(who: Met, is_met: bool) -> Met:  # noqa: FBT001 - said of one of several
    """The same, able to meet in every way where a pair meets already."""
    return replace(who, meets=Meets.EITHER) if is_met and who.meets else who


def _wish(rng: Generator, need: Need) -> InventedWish:
    wanted = (*some(rng, OF_TRACKS[Track(need.track)], count=2), pick(rng, OF_ALL))
    sectors = some(rng, sorted(set(PARTNERS.values())), count=between(rng, 1, 2))
    return InventedWish(
        fellow=need.fellow,
        skills=_each(wanted),
        sectors=sectors if happens(rng, 0.6) else None,
        seniority=weigh(rng, SENIORITIES) if happens(rng, 0.5) else None,
        meets=weigh(rng, MEETINGS),
        hours=float(between(rng, 2, 5)) if happens(rng, 0.8) else None,
        wants_co_mentor=happens(rng, 0.15),
    )


_KINDS = (
    (Relation.NEVER, Side.TEAM, None, NEVER),
    (Relation.WISHED, Side.FELLOW, 1, None),
    (Relation.WISHED, Side.MENTOR, 1, None),
    (Relation.RATHER_NOT, Side.FELLOW, None, TOO_CLOSE),
    (Relation.REVIEWED, Side.TEAM, None, HAS_READ),
)
"""What is known between the first who wait and a mentor each could have."""


def _relations(
    rng: Generator, sample: Sample, waiting: Sequence[Need], *, place: int, by: str
) -> tuple[InventedRelation, ...]:
    cohort = sample.cohorts[place]
    since = datetime.combine(cohort.starts_on, time(10, 15), UTC)
    found = []
    for (kind, side, rank, reason), need in zip(_KINDS, waiting, strict=False):
        could = _could(sample, need, chapter=cohort.chapter)
        if could:
            mentor = pick(rng, could)
            found.append(InventedRelation(need.fellow, mentor, kind, side, rank, reason, by, since))
    return tuple(found)


def _offers(
    sample: Sample,
    waiting: Sequence[Need],
    known: Sequence[InventedRelation],
    *,
    place: int,
    by: str,
) -> tuple[InventedOffer, ...]:
    """Two pairs put to both sides two days ago; the first mentor has said yes."""
    cohort = sample.cohorts[place]
    asked_on = sample.today - timedelta(days=ASKED_BEFORE)
    taken = [each.mentor for each in sample.assignments if each.ends_on is None]
    taken += [each.mentor for each in known]
    offers: list[InventedOffer] = []
    for need in waiting:
        free = [
            number for number in _could(sample, need, chapter=cohort.chapter) if number not in taken
        ]
        if not free or len(offers) == 2:
            continue
        mentor = max(free, key=lambda number: fit_of(need, sample.mentors[number]))
        taken.append(mentor)
        offers.append(
            InventedOffer(
                fellow=need.fellow,
                mentor=mentor,
                fit=fit_of(need, sample.mentors[mentor]),
                reason=why_of(need, sample.mentors[mentor]),
                by=by,
                asked_at=datetime.combine(asked_on, time(14), UTC),
                expires_on=asked_on + timedelta(days=DAYS_TO_ANSWER),
                mentor_said_yes=not offers,
            )
        )
    return tuple(offers)


def _could(sample: Sample, need: Need, *, chapter: str) -> list[int]:
    return [
        number
        for number, mentor in enumerate(sample.mentors)
        if mentor.chapter == chapter and can_pair(need, mentor)
    ]


def _each(skills: Sequence[Skill]) -> tuple[Skill, ...]:
    return tuple(dict.fromkeys(skills))
