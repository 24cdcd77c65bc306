"""Joining two applications into one woman's, and taking them apart again, change by change.

Every change is kept with what was there before. Merges are taken apart in the opposite order
to the one they were made in, so that what comes back is exactly what was there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotReady
from workbench.rules import merging
from workbench.rules.answers import fingerprint_of
from workbench.rules.merging import Side
from workbench.sentences import sentence
from workbench.store.origins import ANSWER, FINGERPRINT, PERSON, SET_ASIDE
from workbench.store.tables import Amendment, Application, Mentor, Merge
from workbench.vocabulary import Stage

Change = dict[str, Any]
"""`application`, `what`, `before`, `after`; `question` for an answer, whose `before` is a list:
empty where the question was not there at all."""


def join(session: Session, merge: Merge) -> None:
    """Make one person of the two applications' persons, and of two applications for one cohort.

    What was changed is kept in the merge. Raises NotReady when two seats, or two mentors, would
    have to become one.
    """
    kept, joined = _both(session, merge)
    done = _Changes()
    if kept.person_id != joined.person_id:
        stays, goes = _persons(session, kept.person_id, joined.person_id)
        for rivals in _rivals(session, kept.person_id, joined.person_id):
            is_said_of = rivals.one.cohort_id == kept.cohort_id == joined.cohort_id
            ordered = _as_said(rivals) if is_said_of else _by_rule(rivals)
            _set_aside(session, ordered, done)
        for application in _of_person(session, goes):
            done.put(application, PERSON, stays)
    merge.changes = done.made
    _count_up(session, done.made)


def part(session: Session, merge: Merge) -> None:
    """Put back what a merge has changed; an answer amended since stays as it was amended."""
    for change in reversed(merge.changes):
        _put_back(session.get_one(Application, change["application"]), change)
    _count_up(session, merge.changes)


def held_together(session: Session, person: int) -> list[Merge]:
    """The merges that hold and have made this person, the oldest first."""
    query = (
        select(Merge)
        .join(Application, Application.id == Merge.kept_id)
        .where(Merge.undone_at.is_(None), Application.person_id == person)
        .order_by(Merge.id)
    )
    return list(session.scalars(query))


def side_of(session: Session, application: Application) -> Side:
    """An application as the rule of merging looks at it."""
    amended = session.scalars(
        select(Amendment.question).where(Amendment.application_id == application.id)
    )
    return Side(
        application=application.id,
        submitted_at=application.submitted_at,
        stage=Stage(application.stage),
        answers=application.answers,
        amended=frozenset(amended),
    )


def standing(session: Session, application: Application) -> Application:
    """The application itself, or the one it is set aside for."""
    while application.set_aside_for is not None:
        application = session.get_one(Application, application.set_aside_for)
    return application


@dataclass
class _Changes:
    """Changes as they are made, each with what was there before."""

    made: list[Change] = field(default_factory=list)

    def put(self, application: Application, what: str, after: object) -> None:
        column = COLUMNS[what]
        before = getattr(application, column)
        setattr(application, column, after)
        self._keep(application, what, before=before, after=after)

    def answer(self, application: Application, question: str, after: object) -> None:
        before = [application.answers[question]] if question in application.answers else []
        application.answers = {**application.answers, question: after}
        self._keep(application, ANSWER, before=before, after=after, question=question)

    def _keep(self, application: Application, what: str, **said: object) -> None:
        self.made.append({"application": application.id, "what": what, **said})


COLUMNS = {PERSON: "person_id", SET_ASIDE: "set_aside_for", FINGERPRINT: "fingerprint"}


def _both(session: Session, merge: Merge) -> tuple[Application, Application]:
    kept, joined = (session.get_one(Application, one) for one in (merge.kept_id, merge.joined_id))
    return kept, joined


def _persons(session: Session, kept: int, joined: int) -> tuple[int, int]:
    """Which person stays and which goes: the kept application's stays, but a mentor never goes."""
    mentors = session.scalars(select(Mentor.person_id).where(Mentor.person_id.in_([kept, joined])))
    found = set(mentors)
    if len(found) > 1:
        raise NotReady(
            sentence("Both are mentors: one person cannot be two. Nothing was changed."),
            code="two_mentors",
        )
    return (joined, kept) if joined in found else (kept, joined)


def _of_person(session: Session, person: int) -> Sequence[Application]:
    return session.scalars(
        select(Application).where(Application.person_id == person).order_by(Application.id)
    ).all()


@dataclass(frozen=True)
class _Rivals:
    """Two standing applications of one woman for the same cohort; `one` is the one to keep."""

    one: Application
    other: Application
    sides: Mapping[int, Side]

    def turned(self) -> _Rivals:
        return _Rivals(self.other, self.one, self.sides)

    def by_itself(self) -> int | None:
        """Which one the rule keeps."""
        return merging.kept_by_itself(self.sides[self.one.id], self.sides[self.other.id])

    def hold_a_seat(self) -> bool:
        return any(side.stage is Stage.ENROLLED for side in self.sides.values())


def _rivals(session: Session, kept: int, joined: int) -> list[_Rivals]:
    """For each cohort that both persons ask for, the application of each that stands."""
    here, there = (
        {each.cohort_id: each for each in _of_person(session, one) if each.set_aside_for is None}
        for one in (kept, joined)
    )
    return [
        _Rivals(
            here[cohort],
            there[cohort],
            {each.id: side_of(session, each) for each in (here[cohort], there[cohort])},
        )
        for cohort in sorted(here.keys() & there.keys())
    ]


def _as_said(rivals: _Rivals) -> _Rivals:
    """The one a person kept stays, but a seat given since is never set aside."""
    return _by_rule(rivals) if rivals.hold_a_seat() else rivals


def _by_rule(rivals: _Rivals) -> _Rivals:
    return rivals.turned() if rivals.by_itself() == rivals.other.id else rivals


def _set_aside(session: Session, rivals: _Rivals, done: _Changes) -> None:
    """Set the second aside for the first, and fill what the first lacks."""
    kept, joined = rivals.one, rivals.other
    one, other = rivals.sides[kept.id], rivals.sides[joined.id]
    against = merging.against(one, other)
    if against:
        raise NotReady(against[0], code="two_seats")
    followers = session.scalars(
        select(Application).where(Application.set_aside_for == joined.id).order_by(Application.id)
    )
    for each in (joined, *followers.all()):
        done.put(each, SET_ASIDE, kept.id)
    gained = merging.filled(one, other)
    if gained:
        done.put(kept, FINGERPRINT, fingerprint_of({**kept.answers, **gained}))
    for question, answer in gained.items():
        done.answer(kept, question, answer)


def _put_back(application: Application, change: Change) -> None:
    what, before, after = change["what"], change["before"], change["after"]
    if what == ANSWER:
        _unfill(application, change["question"], before=before, after=after)
    elif getattr(application, COLUMNS[what]) == after:
        setattr(application, COLUMNS[what], before)
    elif what == FINGERPRINT:  # amended since; its filled answers are taken out by now
        application.fingerprint = fingerprint_of(application.answers)


def _unfill(
    application: Application, question: str, *, before: list[object], after: object
) -> None:
    if application.answers.get(question) != after:
        return  # amended since
    answers = dict(application.answers)
    if before:
        answers[question] = before[0]
    else:
        del answers[question]
    application.answers = answers


def _count_up(session: Session, changes: Sequence[Change]) -> None:
    """A new version for whatever a person would decide on anew: answers, or being set aside."""
    touched = {each["application"] for each in changes if each["what"] != PERSON}
    for number in sorted(touched):
        session.get_one(Application, number).version += 1
    session.flush()
