"""What every gate says, drawn as tables: the answer given, and yes, no or unknown."""

import pytest

from tests.builders import an_application, applications
from workbench.criteria import shelf
from workbench.errors import WorkbenchError
from workbench.rules import kleene
from workbench.rules.answers import row_of
from workbench.vocabulary import Level, Status

ACCEPT_MORE = {"accepted": (Status.REFUGEE, Status.ASYLUM_SEEKER)}

# gate, settings, question, its answer, what the gate says
TABLE = [
    ("adult", {}, "age", 17.9, "no"),
    ("adult", {}, "age", 18.0, "yes"),
    ("adult", {}, "age", 64.0, "yes"),
    ("adult", {}, "age", 16.5, "no"),
    ("adult", {}, "age", 18.5, "yes"),
    ("adult", {}, "age", None, "unknown"),
    ("adult", {"years": 16}, "age", 17.0, "yes"),
    ("residence_status", {}, "residence_status", "refugee", "yes"),
    ("residence_status", {}, "residence_status", "subsidiary", "yes"),
    ("residence_status", {}, "residence_status", "temporary", "yes"),
    ("residence_status", {}, "residence_status", "asylum_seeker", "no"),
    ("residence_status", {}, "residence_status", "other", "no"),
    ("residence_status", {}, "residence_status", None, "unknown"),
    ("residence_status", ACCEPT_MORE, "residence_status", "asylum_seeker", "yes"),
    ("residence_status", ACCEPT_MORE, "residence_status", "temporary", "no"),
    ("french_at_least", {"level": Level.A2}, "french_level", "A0", "no"),
    ("french_at_least", {"level": Level.A2}, "french_level", "A1", "no"),
    ("french_at_least", {"level": Level.A2}, "french_level", "A2", "yes"),
    ("french_at_least", {"level": Level.A2}, "french_level", "C2", "yes"),
    ("french_at_least", {"level": Level.A2}, "french_level", None, "unknown"),
    ("english_at_least", {"level": Level.B1}, "english_level", "A2", "no"),
    ("english_at_least", {"level": Level.B1}, "english_level", "B1", "yes"),
    ("english_at_least", {"level": Level.B1}, "english_level", None, "unknown"),
    ("weekly_hours_at_least", {"hours": 10}, "weekly_hours", 9.0, "no"),
    ("weekly_hours_at_least", {"hours": 10}, "weekly_hours", 10.0, "yes"),
    ("weekly_hours_at_least", {"hours": 10}, "weekly_hours", 0.0, "no"),
    ("weekly_hours_at_least", {"hours": 10}, "weekly_hours", None, "unknown"),
    # The cohort lasts 13 weeks.
    ("programme_hours", {"hours": 130}, "weekly_hours", 9.0, "no"),
    ("programme_hours", {"hours": 130}, "weekly_hours", 10.0, "yes"),
    ("programme_hours", {"hours": 131}, "weekly_hours", 10.0, "no"),
    ("programme_hours", {"hours": 130}, "weekly_hours", None, "unknown"),
]


@pytest.mark.parametrize(("name", "settings", "question", "given", "said"), TABLE)
def test_a_gate_says(name, settings, question, given, said):
    gate = shelf().gates[name].make(**settings)
    frame = applications(an_application(**{question: given}))
    assert [kleene.word(answer) for answer in gate.answers(frame)] == [said]
    assert gate.asks == (question,)


@pytest.mark.parametrize(("name", "settings", "question", "given", "said"), TABLE)
def test_a_gate_gives_its_reason_in_words(name, settings, question, given, said):
    gate = shelf().gates[name].make(**settings)
    reason = str(gate.reason(row_of(applications(an_application(**{question: given})).loc[1])))
    assert reason.endswith(".")
    assert reason.startswith("Not answered") == (said == "unknown")


@pytest.mark.parametrize(
    ("name", "settings", "said"),
    [
        ("adult", {"years": 0}, "“years” must be from 1 to 120."),
        ("weekly_hours_at_least", {"hours": 169}, "“hours” must be from 1 to 168."),
        ("programme_hours", {"hours": 0}, "“hours” must be from 1 to 10000."),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(name, settings, said):
    with pytest.raises(WorkbenchError) as error:
        shelf().gates[name].make(**settings)
    assert str(error.value) == said


def test_every_gate_on_the_shelf_is_drawn_here():
    assert {row[0] for row in TABLE} == set(shelf().gates)


def test_every_gate_names_the_columns_it_looks_at():
    for name, settings in {row[0]: row[1] for row in TABLE}.items():
        gate = shelf().gates[name].make(**settings)
        frame = applications(an_application())
        assert list(gate.answers(frame[[*gate.asks, *gate.reads]])) == list(gate.answers(frame))


def test_every_gate_answers_an_empty_frame():
    for name, settings in {row[0]: row[1] for row in TABLE}.items():
        assert len(shelf().gates[name].make(**settings).answers(applications())) == 0


def test_reasons_name_her_answer_and_what_is_asked_for():
    row = row_of(applications(an_application(age=16.8, french_level="A1")).loc[1])
    adult = shelf().gates["adult"].make()
    french = shelf().gates["french_at_least"].make(level=Level.A2)
    assert str(adult.title) == "18 or older"
    assert str(adult.reason(row)) == "She is 16 years old on the first day; 18 is asked for."
    assert str(french.title) == "French A2 or better"
    assert str(french.reason(row)) == "Her level is A1; A2 is asked for."


@pytest.mark.parametrize(
    ("hours", "weeks", "says"),
    [(10.0, 12.0, "no"), (11.0, 12.0, "yes"), (5.0, 26.0, "yes"), (40.0, None, "unknown")],
)
def test_hours_a_week_count_over_the_weeks_of_the_cohort(hours, weeks, says):
    gate = shelf().gates["programme_hours"].make(hours=130)
    frame = applications(an_application(weekly_hours=hours, programme_weeks=weeks))
    assert [kleene.word(answer) for answer in gate.answers(frame)] == [says]


def test_the_hours_of_a_programme_are_said_with_the_weeks_they_come_from():
    gate = shelf().gates["programme_hours"].make(hours=130)
    said = str(gate.reason(row_of(applications(an_application(weekly_hours=9.0)).loc[1])))
    assert said == (
        "She can give 9 hours a week, 117 over the cohort's 13 weeks; 130 are asked for."
    )
