"""What stands against pairs when they are recorded, whatever the desk knew of it.

Each refuses the pairs as a whole, in a sentence that names whom it is about and, where somebody
was quicker, who that was and when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from workbench.errors import AlreadyAccompanied, NotFound, NotReady, PairDeclined
from workbench.sentences import sentence
from workbench.store.tables import Application, Assignment, Cohort, Fellow, Mentor, Relation
from workbench.store.writes.lateness import left_already
from workbench.store.writes.people import fellow_name, mentor_name
from workbench.vocabulary import Relation as Kind


class Asked(Protocol):
    """A pair that somebody wants to record."""

    @property
    def fellow(self) -> int:
        """The fellow's number."""

    @property
    def mentor(self) -> int:
        """The mentor's number."""

    @property
    def is_co_mentor(self) -> bool:
        """Whether the mentor comes beside a first one."""


@dataclass(frozen=True)
class _Ban:
    """What stands against a pair: of which kind, who wrote it down and when."""

    fellow: int
    mentor: int
    kind: str
    by: str
    since: datetime


def refuse_strangers(session: Session, cohort: int, pairs: Sequence[Asked]) -> None:
    """Refuse fellows of other cohorts, and numbers that are nobody's."""
    here = dict(
        session.execute(
            select(Fellow.id, Fellow.cohort_id).where(Fellow.id.in_(_fellows(pairs)))
        ).all()
    )
    for pair in pairs:
        if here.get(pair.fellow) != cohort:
            raise NotFound(
                sentence("Fellow {fellow} is not in this cohort.", fellow=pair.fellow),
                code="no_fellow",
            )
    known = set(session.scalars(select(Mentor.id).where(Mentor.id.in_(_mentors(pairs)))))
    for pair in pairs:
        if pair.mentor not in known:
            raise NotFound(
                sentence("There is no mentor {number} in this store.", number=pair.mentor),
                code="no_mentor",
            )


def refuse_named_twice(session: Session, pairs: Sequence[Asked]) -> None:
    """Refuse two mentors for one fellow in one go, and the same mentor twice."""
    places = Counter((pair.fellow, pair.is_co_mentor) for pair in pairs)
    same = Counter((pair.fellow, pair.mentor) for pair in pairs)
    for (fellow, _), count in [*places.items(), *same.items()]:
        if count > 1:
            raise NotReady(
                sentence(
                    "{fellow} is named twice among these pairs. Nothing was recorded.",
                    fellow=fellow_name(session, fellow),
                ),
                code="named_twice",
            )


def refuse_gone(session: Session, pairs: Sequence[Asked], *, on: date) -> None:
    """Refuse fellows and mentors who have left."""
    gone = session.scalars(
        select(Fellow.id).where(Fellow.id.in_(_fellows(pairs)), Fellow.left_on.is_not(None))
    ).first()
    if gone is not None:
        raise left_already(session, gone)
    away = session.scalars(
        select(Mentor.id).where(Mentor.id.in_(_mentors(pairs)), Mentor.left_on <= on)
    ).first()
    if away is not None:
        raise NotReady(
            sentence(
                "{mentor} accompanies nobody any more. Nothing was recorded: choose another "
                "mentor.",
                mentor=mentor_name(session, away),
            ),
            code="mentor_left",
        )


def refuse_accompanied(session: Session, pairs: Sequence[Asked]) -> None:
    """Refuse a mentor beside the one a fellow has, but a co-mentor beside a first mentor."""
    taken: dict[tuple[int, bool], Assignment] = {}
    for each in session.scalars(
        select(Assignment).where(
            Assignment.ends_on.is_(None), Assignment.fellow_id.in_(_fellows(pairs))
        )
    ):
        taken[each.fellow_id, each.is_co_mentor] = each
    for pair in pairs:
        first, second = (taken.get((pair.fellow, is_co)) for is_co in (False, True))
        has = second if pair.is_co_mentor else first
        other = first if pair.is_co_mentor else second
        if has is None and other is not None and other.mentor_id == pair.mentor:
            has = other
        if has is not None:
            raise AlreadyAccompanied(
                by=has.by, on=has.confirmed_at, fellow=fellow_name(session, pair.fellow)
            )


def refuse_banned(session: Session, pairs: Sequence[Asked]) -> None:
    """Refuse two who are never to be together, or of whom one said no, in whatever cohort.

    Of the first it says that the pair is blocked, and no more.
    """
    found = {(each.fellow, each.mentor): each for each in _banned(session, pairs)}
    for pair in pairs:
        against = found.get((pair.fellow, pair.mentor))
        if against is None:
            continue
        named = {
            "fellow": fellow_name(session, pair.fellow),
            "mentor": mentor_name(session, pair.mentor),
        }
        if against.kind == Kind.DECLINED:
            raise PairDeclined(by=against.by, on=against.since, **named)
        raise NotReady(
            sentence(
                "{fellow} with {mentor}: blocked (restricted). Nothing was recorded: choose "
                "another mentor.",
                **named,
            ),
            code="restricted",
        )


def refuse_forbidden(session: Session, cohort: int, pairs: Sequence[Asked]) -> None:
    """Refuse a pair that the terms of the cohort forbid by hand."""
    kept = session.get_one(Cohort, cohort).mentoring or {}
    forbidden = {tuple(each) for each in kept.get("forbidden", ())}
    for pair in pairs:
        if (pair.fellow, pair.mentor) in forbidden:
            raise NotReady(
                sentence(
                    "{fellow} with {mentor}: this pair was forbidden by hand. Nothing was "
                    "recorded: choose another mentor, or allow the pair first.",
                    fellow=fellow_name(session, pair.fellow),
                    mentor=mentor_name(session, pair.mentor),
                ),
                code="forbidden",
            )


def _banned(session: Session, pairs: Sequence[Asked]) -> Sequence[_Ban]:
    """What stands against these fellows, each said of whatever seat of the same woman."""
    here, her = aliased(Fellow), aliased(Application)
    said, of_said = aliased(Fellow), aliased(Application)
    query = (
        select(
            here.id,
            Relation.mentor_id,
            Relation.kind,
            Relation.by,
            Relation.since,
        )
        .join(said, said.id == Relation.fellow_id)
        .join(of_said, of_said.id == said.application_id)
        .join(her, her.person_id == of_said.person_id)
        .join(here, here.application_id == her.id)
        .where(Relation.ended_at.is_(None), here.id.in_(_fellows(pairs)))
        .where(or_(Relation.kind == Kind.NEVER, Relation.kind == Kind.DECLINED))
        .order_by(Relation.kind)  # “never” comes last, so that it is the one that is said
    )
    return [_Ban(*row) for row in session.execute(query)]


def _fellows(pairs: Sequence[Asked]) -> list[int]:
    return sorted({pair.fellow for pair in pairs})


def _mentors(pairs: Sequence[Asked]) -> list[int]:
    return sorted({pair.mentor for pair in pairs})
