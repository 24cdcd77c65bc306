"""Whether mentors have room for what is recorded: in heads or in hours, offers counted or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import MentorTaken
from workbench.rules.mentoring.hours import A_MONTH, EVEN
from workbench.rules.mentoring.term_values import terms_from
from workbench.store.tables import Assignment, Cohort, FellowWish, Mentor, PairOffer
from workbench.store.writes.open_offers import holds_a_place
from workbench.store.writes.people import mentor_name
from workbench.vocabulary import Capacity


@dataclass(frozen=True)
class _Taken:
    """A place that a mentor gives: to whom, and what it takes of a month."""

    mentor: int
    fellow: int
    hours: float


_Places = Callable[[Session, Sequence[int]], list[_Taken]]
"""What places some mentors give."""


def refuse_full_mentors(
    session: Session, cohort: int, mentors: Iterable[int], *, new: Sequence[int] = ()
) -> None:
    """Refuse mentors who would accompany more than they can, as the terms of the cohort count.

    `new` are the assignments of this very verb: whoever took a place before them is named.
    """
    _refuse(session, cohort, sorted(set(mentors)), places=_assigned, new=new)


def refuse_asked_beyond_room(
    session: Session, cohort: int, mentors: Iterable[int], *, on: date
) -> None:
    """Refuse to put more pairs to a mentor than there is room for: an open offer holds a place."""

    def places(session: Session, some: Sequence[int]) -> list[_Taken]:
        return [*_assigned(session, some), *_offered(session, some, on=on)]

    _refuse(session, cohort, sorted(set(mentors)), places=places, new=())


def has_room(session: Session, mentor: int, *, on: date) -> bool:
    """Whether a mentor can take one fellow more, in heads."""
    found = session.get_one(Mentor, mentor)
    is_here = found.left_on is None or found.left_on > on
    return is_here and len(_assigned(session, [mentor])) < found.capacity


def _refuse(
    session: Session, cohort: int, mentors: list[int], *, places: _Places, new: Sequence[int]
) -> None:
    terms = terms_from(session.get_one(Cohort, cohort).mentoring)
    taken = places(session, mentors)
    for number in mentors:
        his = [each for each in taken if each.mentor == number]
        mentor = session.get_one(Mentor, number)
        if terms.capacity is Capacity.HOURS:
            is_over = sum(each.hours for each in his) > _hours_of(mentor) + EVEN
        else:
            is_over = len(his) > mentor.capacity
        if is_over:
            raise _full(session, number, new)


def _full(session: Session, mentor: int, new: Sequence[int]) -> MentorTaken:
    """The error that names who gave the last place before, where somebody did."""
    named = {"mentor": mentor_name(session, mentor)}
    last = session.scalars(
        select(Assignment)
        .where(
            Assignment.mentor_id == mentor,
            Assignment.ends_on.is_(None),
            Assignment.id.not_in(new),
            Assignment.confirmed_at.is_not(None),
        )
        .order_by(Assignment.confirmed_at.desc(), Assignment.id.desc())
        .limit(1)
    ).first()
    if last is None:
        return MentorTaken(by=None, on=None, **named)
    return MentorTaken(by=last.by, on=last.confirmed_at, **named)


def _hours_of(mentor: Mentor) -> float:
    return mentor.capacity * A_MONTH if mentor.hours is None else mentor.hours


def _assigned(session: Session, mentors: Sequence[int]) -> list[_Taken]:
    query = select(Assignment.mentor_id, Assignment.fellow_id, FellowWish.hours).outerjoin(
        FellowWish, FellowWish.fellow_id == Assignment.fellow_id
    )
    found = query.where(Assignment.mentor_id.in_(mentors), Assignment.ends_on.is_(None))
    return [_Taken(*row[:2], _hours(row[2])) for row in session.execute(found)]


def _offered(session: Session, mentors: Sequence[int], *, on: date) -> list[_Taken]:
    query = select(PairOffer.mentor_id, PairOffer.fellow_id, FellowWish.hours).outerjoin(
        FellowWish, FellowWish.fellow_id == PairOffer.fellow_id
    )
    found = query.where(PairOffer.mentor_id.in_(mentors), holds_a_place(on))
    return [_Taken(*row[:2], _hours(row[2])) for row in session.execute(found)]


def _hours(said: float | None) -> float:
    return said if said else A_MONTH
