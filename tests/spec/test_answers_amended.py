"""What an answer by telephone or letter is understood as: a drawn table."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.rules.amending import questions_to_amend, understood

#  question         | what is written        | what is kept
KEPT = """
french_level        | B1                     | B1
french_level        | niveau b2              | B2
has_laptop          | oui                    | yes
has_laptop          | no                     | no
needs_childcare     | Yes                    | yes
country_of_origin   | Érythrée               | ER
country_of_origin   | Syria                  | SY
spoken_languages    | ti, en                 | ['en', 'ti']
residence_status    | Refugee status         | refugee
weekly_hours        | 20                     | 20
city                | Montreuil              | Montreuil
tracks              | data, web              | ['web', 'data']
age                 | 1990-05-02             | 1990-05-02
age                 | 21/05/1990             | 1990-05-21
"""

#  question         | what is written
REFUSED = """
french_level        | fluent-ish maybe
weekly_hours        | many
weekly_hours        | 400
age                 | 31/02/1990
age                 | 03/04/1990
age                 | 1990
has_laptop          | perhaps
"""


def rows_of(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("question", "text", "kept"), rows_of(KEPT))
def test_an_answer_is_understood_as_a_file_s_cell_would_be(question: str, text: str, kept: str):
    found = understood(question, text)
    assert found.problem is None
    value = found.value
    shown = str(sorted(value) if question == "spoken_languages" else value)
    assert (value.isoformat() if isinstance(value, date) else shown) == kept


@pytest.mark.parametrize(("question", "text"), rows_of(REFUSED))
def test_what_is_not_understood_is_said_and_never_guessed(question: str, text: str):
    found = understood(question, text)
    assert found.value is None
    assert found.problem is not None


def test_nothing_written_is_no_answer():
    assert str(understood("city", "  ").problem) == "Write her answer."


def test_what_settles_her_is_offered_first_and_every_question_once():
    found = questions_to_amend(["city", "french_level"], ["french_level", "motivation_reviewed"])
    assert found[:2] == ("french_level", "city")
    assert "motivation_reviewed" not in found
    assert len(set(found)) == len(found)
