"""Into which cohort an import goes: proposed, shown before anything is kept, chosen by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import NotFound, WorkbenchError
from workbench.rules.spelling import folded
from workbench.sentences import Several, sentence
from workbench.store.engine import Store
from workbench.store.intakes import Prepared
from workbench.store.tables import Chapter, Cohort, Intake
from workbench.vocabulary import Programme, Track

SEATS_OF_A_NEW_COHORT = 8
DAYS_OPEN, DAYS_UNTIL_START = 30, 60
DAYS_LONG = {Programme.SPRINGBOARD: 90, Programme.FELLOWSHIP: 180}


@dataclass(frozen=True)
class NewCohort:
    """A cohort that an import would make: its name, programme and dates."""

    name: str
    programme: Programme
    opens_on: date
    closes_on: date
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Destination:
    """Where an import goes: a cohort that is there (by its id), or a new one."""

    name: str
    cohort: int | None = None
    new: NewCohort | None = None


def destination_for(store: Store, prepared: Prepared, *, on: date) -> Destination:
    """The cohort that recruits with this form or mapping, else the only one open, else a new."""
    with store.reading() as session:
        return proposed(session, prepared, on)


def cohort_named(store: Store, name: str) -> Destination:
    """The cohort of this name, whatever its case and accents; NotFound lists those there are."""
    with store.reading() as session:
        every = session.scalars(select(Cohort).order_by(Cohort.starts_on.desc(), Cohort.id)).all()
    for each in every:
        if folded(each.name) == folded(name):
            return Destination(each.name, each.id)
    raise no_such_cohort(name, tuple(each.name for each in every))


def no_such_cohort(name: str, known: Sequence[str]) -> NotFound:
    """The error that lists the cohorts there are."""
    if not known:
        message = sentence("There is no cohort “{name}”, nor any other.", name=name)
    else:
        message = sentence(
            "There is no cohort “{name}”. There are: {known}.",
            name=name,
            known=Several(tuple(sentence("“{name}”", name=each) for each in known)),
        )
    return NotFound(message, code="no_cohort")


def proposed(session: Session, prepared: Prepared, today: date) -> Destination:
    """The same, within a transaction."""
    newest = select(Cohort).order_by(Cohort.starts_on.desc(), Cohort.id)
    if prepared.form_id:
        by_form = session.scalars(newest.where(Cohort.form_id == prepared.form_id)).first()
        if by_form is not None:
            return Destination(by_form.name, by_form.id)
    if prepared.mapping:
        before = (
            select(Intake.cohort_id)
            .where(Intake.mapping == prepared.mapping)
            .order_by(Intake.id.desc())
        )
        by_mapping = session.scalars(before).first()
        if by_mapping is not None:
            return Destination(session.get_one(Cohort, by_mapping).name, by_mapping)
    running = session.scalars(
        newest.where(Cohort.opens_on <= today, Cohort.closes_on >= today)
    ).all()
    if len(running) == 1:
        return Destination(running[0].name, running[0].id)
    new = new_cohort(prepared, today)
    same = session.scalars(select(Cohort).where(Cohort.name == new.name)).first()
    return Destination(new.name, new=new) if same is None else Destination(same.name, same.id)


def new_cohort(prepared: Prepared, today: date) -> NewCohort:
    """A cohort named after the form, to be amended now or planned later."""
    title = prepared.form_title or prepared.mapping or prepared.file_name.rsplit(".", 1)[0]
    is_springboard = "springboard" in f"{prepared.form_id} {title}".lower()
    programme = Programme.SPRINGBOARD if is_springboard else Programme.FELLOWSHIP
    starts_on = today + timedelta(days=DAYS_UNTIL_START)
    return NewCohort(
        name=f"{title} ({today:%Y-%m})",
        programme=programme,
        opens_on=today,
        closes_on=today + timedelta(days=DAYS_OPEN),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=DAYS_LONG[programme]),
    )


def settled(session: Session, destination: Destination, prepared: Prepared) -> Cohort:
    """The cohort itself, made when it is a new one."""
    if destination.cohort is not None:
        return session.get_one(Cohort, destination.cohort)
    new = destination.new
    assert new is not None  # a destination is one or the other
    if session.scalars(select(Cohort).where(Cohort.name == new.name)).first() is not None:
        raise WorkbenchError(
            sentence(
                "There is a cohort “{name}” already: choose it, or another name.", name=new.name
            ),
            code="cohort_there",
        )
    chapter = session.scalars(select(Chapter).order_by(Chapter.id)).first()
    if chapter is None:
        chapter = Chapter(name="Paris")
        session.add(chapter)
        session.flush()
    cohort = Cohort(
        chapter_id=chapter.id,
        programme=new.programme,
        name=new.name,
        form_id=prepared.form_id,
        opens_on=new.opens_on,
        closes_on=new.closes_on,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        seats={str(track): SEATS_OF_A_NEW_COHORT for track in Track},
        supports={},
    )
    session.add(cohort)
    session.flush()
    return cohort
