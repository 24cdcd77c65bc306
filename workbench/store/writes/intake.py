"""What an import brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import Problem
from workbench.sentences import sentence
from workbench.store import audit, reads
from workbench.store.destinations import Destination, destination_for, proposed, settled
from workbench.store.engine import Store
from workbench.store.intakes import Applicant, Prepared, Resembling, is_known, known_as, recognise
from workbench.store.tables import Application, Cohort, Intake, Pair, Person
from workbench.vocabulary import Likeness, Stage


@dataclass(frozen=True)
class Duplicate:
    """Two applications that look alike, by the form's own ids, and what they are taken for."""

    a: str
    b: str
    probability: float
    verdict: Likeness


@dataclass(frozen=True)
class IntakeReport:
    """What an import brought: counts of rows, what could not be read, who looks alike."""

    cohort: str
    rows: int
    new: int
    known: int
    no_consent: int
    rejected: int
    problems: tuple[Problem, ...]
    duplicates: tuple[Duplicate, ...]


def record_intake(
    store: Store, prepared: Prepared, *, now: datetime, into: Destination | None = None
) -> IntakeReport:
    """Keep the new applications of a file, in one transaction; those already here are counted.

    `into` is the cohort they are for; without it, the one that `destination_for` proposes. A file
    that brings nothing new changes nothing.
    """
    already = reads.people(store)
    new = prepared.applications[~is_known(prepared, already)]
    problems = (*prepared.problems, *changed_since(prepared, already))
    if new.empty:
        where = into or destination_for(store, prepared, on=now.date())
        return _report(store, prepared, new, problems, cohort=where.name)
    found = recognise(prepared, already)
    with store.writing() as session:
        where = into or proposed(session, prepared, now.date())
        cohort = settled(session, where, prepared)
        intake = _intake(prepared, cohort, len(new), by=store.by, now=now)
        session.add(intake)
        session.flush()
        ids = _add_applications(session, prepared, new, intake)
        _add_pairs(session, found, ids)
        audit.append(
            session,
            verb="record_intake",
            subject=f"intake {intake.id}",
            detail={
                "rows": intake.rows,
                "new": intake.new,
                "no_consent": intake.no_consent,
                "rejected": intake.rejected,
            },
            by=store.by,
            now=now,
        )
    return _report(store, prepared, new, problems, cohort=where.name)


def changed_since(prepared: Prepared, already: pd.DataFrame | None) -> tuple[Problem, ...]:
    """Applications already here whose answers differ in this file: said, and left as they are."""
    if already is None:
        return ()
    here = prepared.applications
    before = known_as(prepared, already).map(already["fingerprint"])
    changed = here[before.notna() & (before != here["fingerprint"])]
    return tuple(
        Problem(
            row=int(row),
            column=None,
            value=None,
            code="changed_since",
            message=sentence(
                "Row {row}: this application is already here with other answers; they stay as "
                "they are.",
                row=row,
            ),
        )
        for row in changed["row"]
    )


def _intake(prepared: Prepared, cohort: Cohort, new: int, *, by: str, now: datetime) -> Intake:
    return Intake(
        cohort_id=cohort.id,
        file_name=prepared.file_name,
        fingerprint=prepared.fingerprint,
        form_id=prepared.form_id,
        form_version=prepared.form_version,
        recorded_at=now,
        by=by,
        rows=prepared.rows,
        new=new,
        known=len(prepared.applications) - new,
        no_consent=prepared.no_consent,
        mapping=prepared.mapping,
        rejected=prepared.rejected,
    )


def _add_applications(
    session: Session, prepared: Prepared, new: pd.DataFrame, intake: Intake
) -> dict[str, int]:
    """Add a person and an application for each new row; give the ids by submission."""
    people = prepared.people.loc[new.index].astype(object)
    people = people.where(people.notna(), None)
    persons = [Person(**row) for row in people.to_dict("records")]
    session.add_all(persons)
    session.flush()
    added = [
        Application(
            person_id=person.id,
            cohort_id=intake.cohort_id,
            intake_id=intake.id,
            form_id=prepared.form_id or "",
            submission=row["submission"],
            submission_uuid=row["submission_uuid"],
            submitted_at=_moment(row["submitted_at"], intake.recorded_at),
            answers=prepared.answers[place],
            fingerprint=row["fingerprint"],
            stage=Stage.RECEIVED,
        )
        for person, place, row in zip(persons, new.index, new.to_dict("records"), strict=True)
    ]
    session.add_all(added)
    session.flush()
    return {each.submission: each.id for each in added}


def _moment(submitted: pd.Timestamp, recorded: datetime) -> datetime:
    """When she applied; the moment of the import stands for one the file does not give."""
    return recorded if pd.isna(submitted) else submitted.to_pydatetime()


def _add_pairs(session: Session, found: Sequence[Resembling], ids: dict[str, int]) -> None:
    def number(applicant: Applicant) -> int:
        return applicant.application or ids[applicant.submission]

    session.add_all(
        Pair(
            a_id=number(each.a),
            b_id=number(each.b),
            probability=each.probability,
            proposed=each.proposed,
            evidence=[item.msgid for item in each.evidence],
            weights=[round(weight, 2) for weight in each.weights],
            warning=None if each.warning is None else each.warning.msgid,
        )
        for each in found
    )


def _report(
    store: Store,
    prepared: Prepared,
    new: pd.DataFrame,
    problems: tuple[Problem, ...],
    *,
    cohort: str,
) -> IntakeReport:
    return IntakeReport(
        cohort=cohort,
        rows=prepared.rows,
        new=len(new),
        known=len(prepared.applications) - len(new),
        no_consent=prepared.no_consent,
        rejected=prepared.rejected,
        problems=problems,
        duplicates=_duplicates(store, set(prepared.applications["submission"])),
    )


def _duplicates(store: Store, submissions: set[str]) -> tuple[Duplicate, ...]:
    """The pairs kept for the applications of this file."""
    with store.reading() as session:
        rows = session.execute(select(Application.id, Application.submission)).all()
        number = {row.id: row.submission for row in rows}
        pairs = session.scalars(select(Pair).order_by(Pair.probability.desc(), Pair.id)).all()
        return tuple(
            Duplicate(
                a=number[pair.a_id],
                b=number[pair.b_id],
                probability=pair.probability,
                verdict=Likeness(pair.said or pair.proposed),
            )
            for pair in pairs
            if {number[pair.a_id], number[pair.b_id]} & submissions
        )
