"""What waits for somebody today."""

from __future__ import annotations

from datetime import date

import pandas as pd

from tests.builders import a_fellow, an_application, applications, fellows
from workbench.rules.today import Cohort, waiting

DAY = date(2026, 11, 23)


def a_cohort(*stages: str, **parts: object) -> Cohort:
    rows = [an_application(stage=stage) for stage in stages]
    given = {
        "name": "Fellowship Paris",
        "starts_on": date(2027, 2, 1),
        "ends_on": date(2027, 7, 31),
        "applications": applications(*rows),
        "fellows": fellows(),
        "assignments": pd.DataFrame({"fellow": [], "state": []}),
        "pairs": pd.DataFrame({"waits": []}, dtype=bool),
        "waits": pd.DataFrame({"whom": [], "due_on": []}, dtype=object),
    }
    return Cohort(**(given | parts))


def said(*cohorts: Cohort) -> list[str]:
    return [str(line.what) for line in waiting(cohorts, on=DAY)]


def test_a_quiet_day_has_no_line():
    assert said(a_cohort("declined", "enrolled")) == []


def test_each_thing_to_do_is_one_line_with_its_number():
    assert said(a_cohort("received", "received", "asked", "shortlisted")) == [
        "2 applications wait for a first verdict",
        "1 woman was asked a question: has she answered?",
        "1 shortlisted woman waits for a seat",
    ]


def test_a_cohort_that_has_ended_waits_for_nothing():
    assert said(a_cohort("received", ends_on=date(2026, 11, 22))) == []


def test_a_cohort_that_has_begun_gives_no_more_seats():
    assert said(a_cohort("shortlisted", starts_on=date(2026, 11, 1))) == []


def test_look_alikes_nobody_judged_are_named():
    pairs = pd.DataFrame({"waits": [True, False]})
    assert said(a_cohort(pairs=pairs)) == ["1 pair of applications looks alike: one person or two?"]


def test_a_fellow_without_a_mentor_waits_and_one_who_left_does_not():
    here = fellows(a_fellow(), a_fellow(), a_fellow(left_on=DAY))
    confirmed = pd.DataFrame({"fellow": [here.index[0]], "state": ["confirmed"]})
    assert said(a_cohort(fellows=here, assignments=confirmed)) == ["1 fellow has no mentor"]


def test_what_is_overdue_comes_first():
    waits = pd.DataFrame({"whom": ["her", "Noor"], "due_on": [date(2026, 11, 20), DAY]})
    assert said(a_cohort("received", waits=waits)) == [
        "1 thing waited for is overdue",
        "1 application waits for a first verdict",
    ]
