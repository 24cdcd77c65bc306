"""Who applies for each invented cohort, and where each application will stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

from numpy.random import Generator

from workbench.sample.answers import a_year_later
from workbench.sample.calendar import OPEN_FORM, RUNS, Run
from workbench.sample.cast import InventedCohort
from workbench.sample.dice import between, day_between, some
from workbench.sample.drafts import (
    Draft,
    Recruitment,
    a_doubtful_draft,
    a_draft,
    a_fitting_draft,
    a_moment,
    merit,
    obstacle,
)
from workbench.sample.people import Woman, sister_of, writing_again, younger
from workbench.sample.seating import seated
from workbench.vocabulary import Programme, Stage

ALUMNAE_DECIDED = 10
ALUMNAE_WAITING = 4
TWICE = 5
SISTERS = 3
QUIET_DAYS = 14
NUMBERS_A_RUN = 100


def recruits(
    rng: Generator, run: Run, *, recruitment: Recruitment, earlier: Sequence[Draft], today: date
) -> tuple[Draft, ...]:
    """Everyone who applies for a cohort; `earlier` are the applications of cohorts before."""
    numbers = count(recruitment.place * NUMBERS_A_RUN)
    alumnae = _alumnae(rng, recruitment, earlier=earlier)
    settled = _settled(
        rng, run, recruitment=recruitment, numbers=numbers, known=alumnae[:ALUMNAE_DECIDED]
    )
    waiting = _waiting(
        rng,
        run.stages.get(Stage.RECEIVED, 0),
        recruitment=recruitment,
        numbers=numbers,
        first=(
            *alumnae[ALUMNAE_DECIDED:],
            *_late(rng, settled, recruitment=recruitment, numbers=numbers, today=today),
        ),
    )
    return (*settled, *_with_one_who_comes_back(rng, waiting, recruitment, earlier=earlier))


def recruiting(cohort: InventedCohort, *, place: int, today: date) -> Recruitment:
    """The days on which forms come in: for an open cohort, up to two weeks ago."""
    last = min(cohort.closes_on, today - timedelta(days=QUIET_DAYS))
    return Recruitment(place, cohort, cohort.opens_on, last)


def _settled(
    rng: Generator,
    run: Run,
    *,
    recruitment: Recruitment,
    numbers: Iterator[int],
    known: Sequence[Draft],
) -> list[Draft]:
    """The applications somebody has decided on: the strongest are seated or shortlisted."""
    wanted = {stage: run.stages.get(stage, 0) for stage in Stage}
    fitting = sum(wanted[s] for s in (Stage.ENROLLED, Stage.SHORTLISTED, Stage.WAITLISTED))
    drafts = list(known)
    while len(drafts) < fitting:
        drafts.append(a_fitting_draft(rng, recruitment, number=next(numbers)))
    drafts.sort(key=merit, reverse=True)
    fellows = seated(drafts, run) if wanted[Stage.ENROLLED] else []
    others = [draft for draft in drafts if draft.woman not in [f.woman for f in fellows]]
    shortlisted = others[: wanted[Stage.SHORTLISTED]]
    waitlisted = others[wanted[Stage.SHORTLISTED] :]
    declined = [
        a_doubtful_draft(rng, recruitment, number=next(numbers))
        for _ in range(wanted[Stage.DECLINED])
    ]
    asked = [a_draft(rng, recruitment, number=next(numbers)) for _ in range(wanted[Stage.ASKED])]
    return [
        *fellows,
        *(replace(draft, stage=Stage.SHORTLISTED) for draft in shortlisted),
        *(replace(draft, stage=Stage.WAITLISTED) for draft in waitlisted),
        *(replace(draft, stage=Stage.DECLINED) for draft in declined),
        *(replace(draft, stage=Stage.ASKED) for draft in asked),
    ]


def _waiting(
    rng: Generator,
    wanted: int,
    *,
    recruitment: Recruitment,
    numbers: Iterator[int],
    first: Sequence[Draft],
) -> list[Draft]:
    """The applications nobody has decided on yet."""
    drafts = list(first)
    while len(drafts) < wanted:
        drafts.append(a_draft(rng, recruitment, number=next(numbers)))
    return drafts


def _alumnae(rng: Generator, recruitment: Recruitment, *, earlier: Sequence[Draft]) -> list[Draft]:
    """Women of the past springboard who now apply for the fellowship, the same persons."""
    cohort = recruitment.cohort
    if cohort.programme is Programme.SPRINGBOARD:
        return []
    graduates = [
        draft
        for draft in earlier
        if draft.stage is Stage.ENROLLED
        and draft.woman.chapter == cohort.chapter
        and RUNS[draft.cohort].programme is Programme.SPRINGBOARD
    ]
    again = [
        replace(
            draft,
            cohort=recruitment.place,
            submitted_at=_moment_within(rng, recruitment),
            answers=a_year_later(rng, draft.answers),
            stage=Stage.RECEIVED,
            is_alumna=True,
            track=None,
        )
        for draft in graduates
    ]
    fitting = [draft for draft in again if obstacle(draft.answers, cohort=cohort) is None]
    return fitting[: ALUMNAE_DECIDED + ALUMNAE_WAITING]


def _with_one_who_comes_back(
    rng: Generator, waiting: list[Draft], recruitment: Recruitment, *, earlier: Sequence[Draft]
) -> list[Draft]:
    """The last of those who wait is a graduate of the springboard whom nobody has recognised yet.

    Her name is in other letters and her address is another, so that she counts as somebody new.
    """
    if recruitment.cohort.form_id != OPEN_FORM:
        return waiting
    dice = rng.spawn(1)[0]  # leaves everybody else as she was
    known = {draft.woman.number for draft in waiting if draft.is_alumna}
    graduates = [
        draft
        for draft in earlier
        if draft.stage is Stage.ENROLLED
        and RUNS[draft.cohort].programme is Programme.SPRINGBOARD
        and draft.woman.chapter == recruitment.cohort.chapter
        and draft.woman.number not in known
        and draft.woman.person.phone
        and draft.woman.person.birth_date
        and draft.woman.given.latin != draft.woman.given.native
    ]
    last = waiting[-1]
    back = replace(
        last,
        woman=writing_again(dice, graduates[-1].woman, number=last.woman.number),
        answers=a_year_later(dice, graduates[-1].answers),
    )
    return [*waiting[:-1], back]


def _late(
    rng: Generator,
    settled: Sequence[Draft],
    *,
    recruitment: Recruitment,
    numbers: Iterator[int],
    today: date,
) -> list[Draft]:
    """The forms of the last days: second forms, sisters, and somebody not yet of age."""
    if today > recruitment.cohort.closes_on:
        return []
    minor = a_draft(rng, recruitment, number=next(numbers))
    first_day = recruitment.cohort.starts_on
    born_on = first_day - timedelta(days=round(17.4 * 365.25) + between(rng, 0, 120))
    women = [younger(minor.woman, born_on=born_on)]
    likes = [minor]
    if recruitment.cohort.form_id == OPEN_FORM:
        new = [draft for draft in settled if not draft.is_alumna and draft.woman.person.phone]
        likes += some(rng, new, count=TWICE + SISTERS)
        women += [
            writing_again(rng, draft.woman, number=next(numbers)) for draft in likes[1 : 1 + TWICE]
        ]
        women += [
            sister_of(rng, draft.woman, number=next(numbers), today=today)
            for draft in likes[1 + TWICE :]
        ]
    return [
        replace(
            like,
            woman=woman,
            stage=Stage.RECEIVED,
            submitted_at=a_moment(rng, today - timedelta(days=between(rng, 1, 12))),
            answers=_retold(rng, like, recruitment=recruitment, woman=woman),
        )
        for like, woman in zip(likes, women, strict=True)
    ]


def _retold(
    rng: Generator, like: Draft, *, recruitment: Recruitment, woman: Woman
) -> dict[str, object]:
    """Her answers, hardly changed when she writes again; a sister's are partly her own."""
    own = a_draft(rng, recruitment, number=woman.number).answers
    changed = ("motivation", "availability", "weekly_hours", "education")
    return {**like.answers, **{key: own[key] for key in some(rng, changed, count=2)}}


def _moment_within(rng: Generator, recruitment: Recruitment) -> datetime:
    return a_moment(rng, day_between(rng, recruitment.first, recruitment.last))
