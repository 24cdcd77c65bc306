"""What a cell says, and what is kept of it. Nothing is guessed; what is not kept is said.

| kept | the answer in the store
| why  | the code of the problem; the answer then stays unanswered
"""

from datetime import date

import pandas as pd
import pytest

from workbench.rules.intake import tidy
from workbench.rules.known_questions import KNOWN
from workbench.rules.mapping import map_columns
from workbench.rules.questionnaire import SELECT_MULTIPLE, SELECT_ONE, Choice, Form, Question
from workbench.rules.rows import Rows

CHOICES = {
    "country_of_origin": {"SY": "Syrie", "NA": "Namibie", "CD": "RD Congo"},
    "first_choice": {"web": "Développement web", "data": "Analyse de données"},
    "tracks": {
        "web": "Développement web",
        "data": "Analyse de données",
        "marketing": "Marketing",
        "ux": "Marketing et design",
        "ai": "Intelligence artificielle",
    },
    "spoken_languages": {"fa": "Persan / dari", "fr": "Français", "ar": "Arabe"},
    "consent_data": {"yes": "Oui", "no": "Non"},
    "has_laptop": {"yes": "Oui", "no": "Non"},
}
PLAIN = {
    "given_name": "Rim", "family_name": "Haddad", "birth_date": "1990-05-17",
    "first_choice": "web", "consent_data": "yes", "_id": "7",
    "_submission_time": "2026-09-01T08:00:00",
}  # fmt: skip


def a_question(name):
    kinds = {"many": SELECT_MULTIPLE, "one": SELECT_ONE, "consent": SELECT_ONE}
    choices = tuple(Choice(code, {"fr": text}) for code, text in CHOICES.get(name, {}).items())
    return Question(name, kinds.get(KNOWN[name].kind, "text"), {}, choices=choices)


FORM = Form("small", "Small", None, tuple(a_question(name) for name in KNOWN))


def tidied(*records):
    names = tuple(dict.fromkeys(name for record in records for name in record))
    cells = pd.DataFrame(
        [[record.get(name, "") for name in names] for record in records],
        index=pd.RangeIndex(2, 2 + len(records), name="row"),
        dtype=object,
    )
    rows = Rows("drawn.csv", "", "csv", None, None, names, None, cells)
    return tidy(rows, map_columns(rows, FORM))


def met(found):
    return [each for each in found.problems if each.row is not None]


def kept(question, cell):
    found = tidied({**PLAIN, question: cell})
    frame = found.people if question in found.people else found.applications
    value = frame[question][0]
    is_none = not isinstance(value, tuple) and pd.isna(value)
    return (None if is_none else value), [each.code for each in met(found)]


KEPT = [
    ("birth_date", "1990-05-17", date(1990, 5, 17)),
    ("birth_date", "17/05/1990", date(1990, 5, 17)),
    ("birth_date", "05/17/1990", date(1990, 5, 17)),
    ("birth_date", "05.05.1990", date(1990, 5, 5)),
    ("birth_date", "1990-05-17T00:00:00", date(1990, 5, 17)),
    ("birth_date", "١٩٩٠-٠٥-١٧", date(1990, 5, 17)),
    ("birth_date", "2000-02-29", date(2000, 2, 29)),
    ("birth_date", "", None),
    ("phone", "06 39 98 12 34", "+33639981234"),
    ("phone", "0033639981234", "+33639981234"),
    ("phone", "+33 (0)6 39 98 12 34", "+33639981234"),
    ("phone", "639981234", "+33639981234"),
    ("phone", "+44 20 7946 0000", "+442079460000"),
    ("email", " Rim.Haddad@Example.ORG ", "rim.haddad@example.org"),
    ("email", "rim@mail.example", "rim@mail.example"),
    ("email", "rim@mail.test", "rim@mail.test"),
    ("country_of_origin", "NA", "NA"),
    ("country_of_origin", "Namibie", "NA"),
    ("country_of_origin", "rd congo", "CD"),
    ("country_of_origin", "YE", "YE"),
    ("first_choice", "ANALYSE DE DONNEES", "data"),
    ("tracks", "data web", ("web", "data")),
    ("tracks", "Analyse de données Développement web", ("web", "data")),
    ("tracks", "Marketing et design", ("ux",)),
    ("tracks", "Marketing, Marketing et design", ("ux", "marketing")),
    ("spoken_languages", "Persan / dari Français", ("fa", "fr")),
    ("digital_skills", "0", 0),
    ("digital_skills", "5.0", 5),
    ("weekly_hours", "168", 168),
    ("arrival_year", "2026", 2026),
    ("has_laptop", "Non", "no"),
    ("has_laptop", "", None),
    ("city", "  Paris   18e ", "Paris 18e"),
    ("motivation", "one\r\ntwo", "one\ntwo"),
    ("motivation", "None", "None"),
    ("given_name", "Nan", "Nan"),
]

REFUSED = [
    ("birth_date", "31/02/1990", "no_such_day"),
    ("birth_date", "1990-02-31", "no_such_day"),
    ("birth_date", "1990-13-45", "no_such_day"),
    ("birth_date", "03/04/1990", "ambiguous_date"),
    ("birth_date", "17/05/90", "two_digit_year"),
    ("birth_date", "in May", "not_a_date"),
    ("birth_date", "1369-02-27", "other_calendar"),
    ("birth_date", "1901-02-27", "out_of_range"),
    ("birth_date", "2030-01-01", "out_of_range"),
    ("phone", "12", "not_a_phone"),
    ("phone", "call my sister", "not_a_phone"),
    ("email", "rim at example.org", "not_an_email"),
    ("email", "rim@localhost", "not_an_email"),
    ("email", "rim@test", "not_an_email"),
    ("country_of_origin", "no", "unknown_choice"),
    ("country_of_origin", "Wakanda", "unknown_choice"),
    ("first_choice", "cooking", "unknown_choice"),
    ("tracks", "cooking", "unknown_choice"),
    ("digital_skills", "6", "out_of_range"),
    ("digital_skills", "-1", "out_of_range"),
    ("digital_skills", "a lot", "not_a_number"),
    ("digital_skills", "2.5", "not_a_number"),
    ("weekly_hours", "169", "out_of_range"),
    ("arrival_year", "1949", "out_of_range"),
    ("arrival_year", "2027", "out_of_range"),
]


@pytest.mark.parametrize(("question", "cell", "answer"), KEPT)
def test_what_is_kept(question, cell, answer):
    assert kept(question, cell) == (answer, [])


@pytest.mark.parametrize(("question", "cell", "why"), REFUSED)
def test_what_is_refused_stays_unanswered_and_is_said(question, cell, why):
    assert kept(question, cell) == (None, [why])


def test_of_several_choices_the_known_ones_are_kept():
    assert kept("tracks", "web cooking data") == (("web", "data"), ["unknown_choice"])
    assert kept("tracks", "Marketing Intelligence artificielle") == (
        ("marketing",), ["unknown_choice"],
    )  # fmt: skip


def test_a_problem_names_its_row_its_column_and_its_value():
    (problem,) = met(tidied({**PLAIN, "birth_date": "31/02/1990"}))
    assert (problem.row, problem.column, problem.value) == (2, "birth_date", "31/02/1990")
    assert str(problem.message) == (
        "Row 2, “birth_date” “31/02/1990”: no such day. It stays unanswered."
    )


def test_a_very_long_value_is_shortened_in_its_sentence():
    (problem,) = met(tidied({**PLAIN, "email": "x" * 5000}))
    assert len(str(problem.message)) < 200


@pytest.mark.parametrize("said", ["no", "Non", "NON", "", "perhaps"])
def test_without_consent_to_storage_nothing_is_kept(said):
    found = tidied(
        PLAIN,
        {**PLAIN, "_id": "8", "consent_data": said, "birth_date": "secret", "email": "secret"},
    )
    assert (found.rows, found.no_consent, len(found.people)) == (2, 1, 1)
    assert "secret" not in str(found.problems)
    is_asked = said in ("", "perhaps")
    assert [each.code for each in met(found)] == (["consent_missing"] if is_asked else [])
    assert all(each.value is None for each in met(found))


def test_a_submission_twice_is_known_once():
    found = tidied(PLAIN, dict(PLAIN))
    assert len(found.applications) == 1
    assert [each.code for each in met(found)] == ["repeated_submission"]


def test_a_submission_twice_with_other_answers_keeps_the_first_and_says_so():
    found = tidied(PLAIN, {**PLAIN, "given_name": "Lina"})
    assert list(found.people["given_name"]) == ["Rim"]
    assert [(each.row, each.code) for each in met(found)] == [(3, "changed_submission")]


def test_a_row_without_an_id_is_known_again_by_its_answers():
    one, other = tidied({**PLAIN, "_id": ""}), tidied(PLAIN, {**PLAIN, "_id": ""})
    assert one.applications["submission"][0] == other.applications["submission"][1]
    assert [each.code for each in met(one)] == ["no_id"]


def test_a_moment_that_is_missing_is_said():
    found = tidied({**PLAIN, "_submission_time": ""})
    assert found.applications["submitted_at"].isna().all()
    assert [each.code for each in met(found)] == ["no_moment"]


def test_a_name_that_is_missing_is_said_and_never_made_up():
    found = tidied({**PLAIN, "given_name": " "})
    assert found.people["given_name"][0] == ""
    assert [each.code for each in met(found)] == ["no_name"]
