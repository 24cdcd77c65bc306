"""Mentors brought in from a list: new ones are written, known ones brought up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotFound
from workbench.rules.mentor_rows import MentorRow
from workbench.sentences import Several, sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Chapter, Mentor, Partner, Person

UNKNOWN_SECTOR = "unknown"
ONE = 1
"""The fellows at a time of a mentor who did not say."""
_OF_A_MENTOR = ("capacity", "is_woman", "seniority", "meets", "city", "hours")
_LISTS = ("tracks", "languages", "slots", "skills")


@dataclass(frozen=True)
class MentorsReport:
    """How many mentors a list brought: new ones, and those who were known."""

    new: int
    known: int


def record_mentors(
    store: Store, chapter: str, rows: Sequence[MentorRow], *, now: datetime
) -> MentorsReport:
    """Take a list of mentors in for a chapter; chapter and partners are made where they are new.

    Whoever has the e-mail address of a mentor, or else the name of one from the same partner, is
    that mentor: what the list says takes the place of what was said before, what it leaves open
    stays.
    """
    with store.writing() as session:
        here = _chapter(session, chapter)
        numbers, new = [], 0
        for row in rows:
            partner = _partner(session, row)
            mentor = _known(session, row, partner)
            if mentor is None:
                mentor, new = _new(session, row, here, partner), new + 1
            else:
                _update(mentor, row)
            session.flush()
            numbers.append(mentor.id)
        audit.append(
            session,
            verb="record_mentors",
            subject=f"chapter {here.id}",
            detail={"mentors": numbers, "new": new},
            by=store.by,
            now=now,
        )
        return MentorsReport(new, len(rows) - new)


def _chapter(session: Session, name: str) -> Chapter:
    """The chapter of this name, however its letters are written; the first one is made."""
    every = session.scalars(select(Chapter).order_by(Chapter.id)).all()
    found = next((each for each in every if each.name.casefold() == name.casefold()), None)
    if found is None and every:
        known = Several(tuple(each.name for each in every))
        raise NotFound(
            sentence("There is no chapter “{name}”. There are: {known}.", name=name, known=known),
            code="no_chapter",
        )
    if found is None:
        found = Chapter(name=name)
        session.add(found)
        session.flush()
    return found


def _partner(session: Session, row: MentorRow) -> Partner:
    found = session.scalars(select(Partner).where(Partner.name == row.partner)).first()
    if found is None:
        found = Partner(name=row.partner, sector=row.sector or UNKNOWN_SECTOR)
        session.add(found)
        session.flush()
    elif row.sector is not None:
        found.sector = row.sector
    return found


def _known(session: Session, row: MentorRow, partner: Partner) -> Mentor | None:
    query = select(Mentor).join(Person, Person.id == Mentor.person_id)
    if row.email is not None:
        by_address = query.where(Person.email == row.email)
        found = session.scalars(by_address).first()
        if found is not None:
            return found
    by_name = query.where(
        Person.given_name == row.given_name,
        Person.family_name == row.family_name,
        Mentor.partner_id == partner.id,
    )
    return session.scalars(by_name).first()


def _new(session: Session, row: MentorRow, chapter: Chapter, partner: Partner) -> Mentor:
    person = Person(
        given_name=row.given_name, family_name=row.family_name, email=row.email, phone=row.phone
    )
    session.add(person)
    session.flush()
    said = {name: getattr(row, name) for name in _OF_A_MENTOR}
    lists = {name: _listed(getattr(row, name)) for name in _LISTS}
    mentor = Mentor(
        person_id=person.id,
        partner_id=partner.id,
        chapter_id=chapter.id,
        **{**said, "capacity": ONE if row.capacity is None else row.capacity},
        **{**lists, "slots": lists["slots"] or []},
    )
    session.add(mentor)
    return mentor


def _update(mentor: Mentor, row: MentorRow) -> None:
    for name in _OF_A_MENTOR:
        if getattr(row, name) is not None:
            setattr(mentor, name, getattr(row, name))
    for name in _LISTS:
        if getattr(row, name):
            setattr(mentor, name, _listed(getattr(row, name)))
    mentor.version += 1


def _listed(said: tuple[str, ...] | None) -> list[str] | None:
    return None if said is None else list(said)
