"""Births on 1 January, and ages of women whose day of birth nobody wrote down.

| women     | how many gave a birth date
| 1 January | how many of them are born on that day
| kept      | "year" where their day and month are taken as not known
"""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from tests.builders import an_application, applications
from tests.spec.test_answers_tidied import PLAIN, met, tidied
from workbench.criteria import shelf
from workbench.rules import ages, kleene
from workbench.rules.answers import known, row_of
from workbench.rules.birth_days import birth_days

SHARES = [
    # women, 1 January, kept
    (64, 10, "year"),
    (100, 3, "year"),
    (3, 3, "year"),
    (2, 2, "day"),
    (1, 1, "day"),
    (1000, 3, "day"),
    (1000, 9, "year"),
    (100_000, 300, "day"),
    (100_000, 400, "year"),
]


def births(women, first):
    days = [date(1990, 1, 1)] * first + [date(1990, 5, 17)] * (women - first)
    return pd.Series(days, dtype=object)


@pytest.mark.parametrize(("women", "first", "kept"), SHARES)
def test_births_on_1_january_are_of_a_year_where_there_are_too_many_of_them(women, first, kept):
    born = births(women, first)
    found = birth_days(born, year_only=pd.Series(False, born.index))
    assert set(found.precision[:first]) == {kept}
    assert set(found.precision[first:]) <= {"day"}
    assert found.first_days == (first if kept == "year" else None)


def test_a_year_alone_is_of_a_year_and_says_nothing_of_the_others():
    found = tidied(
        {**PLAIN, "birth_date": "1990"},
        {**PLAIN, "_id": "8", "birth_date": "1990-01-01"},
        {**PLAIN, "_id": "9", "birth_date": ""},
    )
    assert list(found.people["birth_precision"]) == ["year", "day", "day"]
    assert list(found.people["birth_date"][:2]) == [date(1990, 1, 1)] * 2
    assert [each.code for each in met(found)] == ["year_only"]
    assert not found.notes


def test_so_many_births_on_1_january_are_said_of_the_column_and_are_no_problem():
    rows = [{**PLAIN, "_id": str(at), "birth_date": "1990-01-01"} for at in range(3)]
    found = tidied(*rows, {**PLAIN, "_id": "3"})
    assert list(found.people["birth_precision"]) == ["year"] * 3 + ["day"]
    assert not met(found)
    (note,) = found.notes
    assert (note.code, note.column, note.is_lost) == ("first_of_january", "birth_date", False)
    assert str(note.message).startswith("3 women of 4 were born on 1 January")


def test_how_exactly_a_birth_is_known_does_not_change_by_what_a_submission_is_known_again():
    alone = tidied({**PLAIN, "_id": "", "birth_date": "1990-01-01"})
    rows = [{**PLAIN, "_id": str(at), "birth_date": "1990-01-01"} for at in range(3)]
    among = tidied({**PLAIN, "_id": "", "birth_date": "1990-01-01"}, *rows)
    assert alone.applications["submission"][0] == among.applications["submission"][0]


# born, precision, first day of the cohort, age
AGES = [
    (date(2008, 5, 17), "day", date(2026, 5, 16), 17.0),
    (date(2008, 5, 17), "day", date(2026, 5, 17), 18.0),
    (date(2008, 1, 1), "day", date(2026, 9, 1), 18.0),
    (date(2008, 1, 1), "year", date(2026, 9, 1), 17.5),
    (date(2008, 1, 1), "year", date(2026, 1, 1), 17.5),
    (date(2008, 1, 1), "year", date(2026, 12, 31), 18.0),
    (date(2026, 1, 1), "year", date(2026, 9, 1), 0.0),
    (None, "day", date(2026, 9, 1), np.nan),
    (None, "year", date(2026, 9, 1), np.nan),
]


@pytest.mark.parametrize(("born", "precision", "on", "age"), AGES)
def test_an_age_is_one_number_or_two(born, precision, on, age):
    columns = (pd.Series([each], dtype=object) for each in (born, precision, on))
    births, precisions, days = columns
    found = ages.ages(births, precisions, on=days)
    np.testing.assert_array_equal(found, [age])


@pytest.mark.parametrize(
    ("age", "words"), [(17.0, "17 years old"), (17.5, "17 or 18 years old")]
)  # fmt: skip
def test_an_age_is_said_as_it_is_known(age, words):
    assert str(ages.said(age)) == words


def test_within_a_year_of_the_limit_only_a_day_of_birth_settles_the_gate():
    adult = shelf().gates["adult"].make()
    frame = applications(*(an_application(age=age) for age in (16.5, 17.5, 18.5, 18.0)))
    assert [kleene.word(each) for each in adult.answers(frame)] == ["no", "unknown", "yes", "yes"]
    assert list(known(frame, "age")) == [False, False, False, True]
    assert str(adult.reason(row_of(frame.loc[2]))) == (
        "She is 17 or 18 on the first day, as only her year of birth is known; 18 is asked for."
    )
