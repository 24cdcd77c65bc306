"""From the strings of a file to people and applications, and every problem met on the way.

What cannot be read stays unanswered and is said; a row whose consent to storage is no leaves
nothing behind but a count.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.errors import Problem
from workbench.rules.answers import fingerprint_of
from workbench.rules.asks import Ask
from workbench.rules.birth_days import BirthDays, birth_days
from workbench.rules.columns import Columns
from workbench.rules.identities import identities
from workbench.rules.known_questions import ANSWERS, CONSENT, KNOWN, PEOPLE
from workbench.rules.mapping import Mapping
from workbench.rules.moments import submitted
from workbench.rules.repeats import Once, first_of_each
from workbench.rules.rows import Rows
from workbench.rules.taken import doubted
from workbench.rules.values import Reading
from workbench.sentences import sentence, sentences
from workbench.vocabulary import NotTaken

WORKBOOK = "xlsx"
NAMES = ("given_name", "family_name")
NUMBERS = tuple(name for name in ANSWERS if KNOWN[name].kind == "whole")


@dataclass(frozen=True)
class Tidied:
    """People and applications, row for row, and what could not be read.

    Both frames share one index (0, 1, ...). `people`: given_name, family_name ("" when not
    given), birth_date, email, phone (None when not given), birth_precision ("day", or "year"
    where only the year of birth is known). `applications`: submission,
    submission_uuid, submitted_at (UTC; NaT when the file does not say), row, fingerprint and
    one column per answer (None, or NaN in numbers, when unanswered). `rows` counts those of
    the file, `no_consent` those of them that are not kept, `not_taken` those whom the form tool
    says are not to be, `questions` are what a person must say before some columns can be read
    surely, `notes` what is said of whole columns though nothing in them is a problem.
    """

    people: pd.DataFrame
    applications: pd.DataFrame
    rows: int
    no_consent: int
    not_taken: Dictionary[NotTaken, int]
    problems: tuple[Problem, ...]
    questions: tuple[Ask, ...] = ()
    notes: tuple[Problem, ...] = ()


def tidy(rows: Rows, mapping: Mapping) -> Tidied:
    """People and applications of a file whose columns were recognised; never raises on a value."""
    columns = Columns(rows.cells, rows.header, mapping, in_workbook=rows.format == WORKBOOK)
    columns = columns.of(_consenting(columns))
    moments = submitted(columns.cells, rows, mapping.extras, said=mapping.date_orders)
    people = _people(columns, moments.values)
    applications = _applications(columns, rows, people, moments.values)
    once = first_of_each(applications, people)
    known = _birth_days(columns, once)
    found = [*columns.problems, *moments.problems, *once.problems]
    return Tidied(
        people=once.people.assign(birth_precision=known.precision),
        applications=once.applications,
        rows=len(rows.cells) + sum(rows.not_taken.values()),
        no_consent=len(rows.cells) - len(columns.cells),
        not_taken=rows.not_taken,
        problems=(*rows.problems, *mapping.problems, *sorted(found, key=_place_in(rows))),
        questions=tuple(columns.questions),
        notes=(*doubted(rows), *columns.notes),
    )


def as_answers(applications: pd.DataFrame) -> list[dict[str, object]]:
    """Each application's answers as plain values for JSON: lists, whole numbers, None."""
    columns = [[_plain(value) for value in applications[name]] for name in ANSWERS]
    return [dict(zip(ANSWERS, values, strict=True)) for values in zip(*columns, strict=True)]


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float):
        return None if math.isnan(value) else int(value)
    return value


def _place_in(rows: Rows) -> Callable[[Problem], tuple[int, int]]:
    place = {name: position for position, name in enumerate(rows.header)}
    return lambda each: (each.row or 0, place.get(each.column or "", -1))


def _consenting(columns: Columns) -> pd.DataFrame:
    """The rows that may be stored; of the others no value is kept, not even in a problem."""
    said = columns.answers(CONSENT)
    columns.problems.clear()
    column = columns.header[columns.mapping.places[CONSENT].first()]
    for row in said.index[said.isna()]:
        message = sentence(
            "Row {row}, “{column}”: no answer, so nothing of this row is kept. Ask her.",
            row=int(row),
            column=column,
        )
        columns.problems.append(Problem(int(row), column, None, "consent_missing", message))
    return columns.cells[said == "yes"]


def _people(columns: Columns, moments: pd.Series) -> pd.DataFrame:
    people = pd.DataFrame({name: columns.answers(name) for name in PEOPLE})
    last = _last_days(moments)
    born = people["birth_date"]
    future = Reading(code="out_of_range", message=sentence("later than the day she applied"))
    for row, day in born[born.notna()].items():
        if day > last[row]:
            columns.report(int(row), "birth_date", future)
            people.at[row, "birth_date"] = None
    for name in NAMES:
        for row in people.index[people[name].isna()]:
            columns.problems.append(_nameless(columns, int(row), name))
        people[name] = people[name].where(people[name].notna(), "")
    return people


def _birth_days(columns: Columns, once: Once) -> BirthDays:
    """How exactly the birth dates of the file are known, each person once."""
    rows = {each.row for each in columns.problems if each.code == "year_only"}
    year_only = once.applications["row"].isin(rows)
    known = birth_days(once.people["birth_date"], year_only=year_only)
    if known.first_days is not None:
        message = sentences(
            "{count} woman of {known} was born on 1 January, far more than chance: the day and "
            "month are taken as not known.",
            "{count} women of {known} were born on 1 January, far more than chance: their day "
            "and month are taken as not known.",
            known.first_days,
            known=known.known,
        )
        columns.note("birth_date", "first_of_january", message)
    return known


def _nameless(columns: Columns, row: int, name: str) -> Problem:
    place = columns.mapping.places[name]
    column = columns.header[place.first()]
    message = sentence("Row {row}, “{column}” is empty. Ask her.", row=row, column=column)
    return Problem(row, column, None, "no_name", message)


def _last_days(moments: pd.Series) -> dict[int, date]:
    """The day each applied; the last day of the file where her own is not known."""
    latest = moments.max()
    filled = moments if pd.isna(latest) else moments.fillna(latest)
    days = filled.dt.date
    return dict(days.where(filled.notna(), date.max))


def _applications(
    columns: Columns, rows: Rows, people: pd.DataFrame, moments: pd.Series
) -> pd.DataFrame:
    answers = pd.DataFrame({name: columns.answers(name) for name in ANSWERS})
    _refuse_later_arrivals(columns, answers, moments)
    index = answers.index
    fingerprints = pd.Series(
        [fingerprint_of(each) for each in as_answers(answers)], index, dtype=object
    )
    for name in NUMBERS:
        answers[name] = answers[name].astype(float)
    known_by = identities(columns, rows, people, fingerprints)
    columns.problems += known_by.problems
    known = pd.DataFrame(
        {
            "submission": known_by.submissions,
            "submission_uuid": known_by.uuids,
            "submitted_at": moments,
            "row": np.asarray(index, dtype="int64"),
            "fingerprint": fingerprints,
        }
    )
    return known.join(answers)


def _refuse_later_arrivals(columns: Columns, answers: pd.DataFrame, moments: pd.Series) -> None:
    last = _last_days(moments)
    later = Reading(code="out_of_range", message=sentence("later than the year she applied"))
    arrived = answers["arrival_year"]
    for row, year in arrived[arrived.notna()].items():
        if year > last[row].year:
            columns.report(int(row), "arrival_year", later)
            answers.at[row, "arrival_year"] = None
