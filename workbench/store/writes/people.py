"""The fellow or the mentor that a verb is about, found or said not to be here, and their names."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotFound, NotReady
from workbench.sentences import sentence
from workbench.store.tables import Application, Fellow, Mentor, Person


def the_fellow(session: Session, number: int) -> Fellow:
    """The fellow of this number; NotFound where there is none."""
    found = session.get(Fellow, number)
    if found is None:
        raise NotFound(
            sentence("There is no fellow {number} in this store.", number=number), code="no_fellow"
        )
    return found


def the_mentor(session: Session, number: int) -> Mentor:
    """The mentor of this number; NotFound where there is none."""
    found = session.get(Mentor, number)
    if found is None:
        raise NotFound(
            sentence("There is no mentor {number} in this store.", number=number), code="no_mentor"
        )
    return found


def fellow_name(session: Session, number: int) -> str:
    """The name of a fellow, for a sentence to whoever acts on her."""
    named = session.execute(
        select(Person.given_name, Person.family_name)
        .join(Application, Application.person_id == Person.id)
        .join(Fellow, Fellow.application_id == Application.id)
        .where(Fellow.id == number)
    ).one()
    return f"{named.given_name} {named.family_name}"


def mentor_name(session: Session, number: int) -> str:
    """The name of a mentor, for a sentence to whoever acts on her or him."""
    named = session.execute(
        select(Person.given_name, Person.family_name)
        .join(Mentor, Mentor.person_id == Person.id)
        .where(Mentor.id == number)
    ).one()
    return f"{named.given_name} {named.family_name}"


def ask_why(reason: str) -> str:
    """The reason without needless spaces; NotReady where there is none."""
    if not reason.strip():
        raise NotReady(sentence("Write a reason: it is kept with the change."), code="no_why")
    return reason.strip()
