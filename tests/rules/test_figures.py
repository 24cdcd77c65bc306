from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from tests.builders import a_fellow, a_mentor, an_application, applications, fellows, mentors
from workbench.rules.disclosure import SMALL, TOTAL, WITHHELD
from workbench.rules.figures.cohort import cohort_page
from workbench.rules.figures.counts import ENDED, WITH, WITHOUT, Material, count
from workbench.rules.figures.mentoring import mentoring_page
from workbench.rules.figures.panels import Panel, sponsor_panel, staff_panel
from workbench.rules.figures.triage import triage_page
from workbench.vocabulary import Stage

TODAY = date(2026, 11, 23)
COHORTS = pd.DataFrame(
    {
        "name": ["Fellowship Paris 2027", "Springboard Paris 2026"],
        "chapter_id": [1, 1],
        "ends_on": [date(2027, 7, 31), date(2026, 6, 30)],
        "seats": [{"data": 2, "web": 1}, {"data": 1}],
    },
    index=pd.Index([1, 2], name="cohort"),
)
ASSIGNMENTS = pd.DataFrame(
    {"fellow": [1], "mentor": [1], "state": ["confirmed"], "cohort": [1]},
    index=pd.Index([1], name="assignment"),
)


def some_material(*, received: int = 12, levels: tuple[str | None, ...] = ("B1",)) -> Material:
    """Applications of cohort 1 (the first two enrolled), one seat in the ended cohort 2."""
    records = [an_application(stage="enrolled") for _ in range(3)]
    records += [
        an_application(stage="received", french_level=levels[n % len(levels)])
        for n in range(received)
    ]
    apps = applications(*records)
    seated = fellows(a_fellow(track="data"), a_fellow(track="web"), a_fellow(track="data"))
    return Material(
        cohorts=COHORTS,
        applications=apps.assign(cohort=[1, 1, 2] + [1] * received),
        fellows=seated.assign(cohort=[1, 1, 2]),
        assignments=ASSIGNMENTS,
        mentors=mentors(a_mentor(capacity=2), a_mentor(capacity=1)),
    )


def staff(material: Material) -> Panel:
    counts = count(material, on=TODAY, threshold=10)
    return staff_panel(counts, chapters=material.cohorts["chapter_id"], threshold=10)


def sponsor(material: Material) -> Panel:
    return sponsor_panel(count(material, on=TODAY, threshold=10), threshold=10)


def test_staff_see_stages_exactly() -> None:
    panel = staff(some_material(received=12))
    assert panel.stages.loc["1", str(Stage.RECEIVED)] == 12
    assert panel.stages.loc["all", TOTAL] == 15
    page = triage_page(panel, "1")
    assert str(page.title) == "12 of 14 applications wait for a first decision"


def test_sponsors_see_no_exact_count() -> None:
    panel = sponsor(some_material(received=12))
    assert panel.stages.loc["1", str(Stage.RECEIVED)] == 10
    assert panel.stages.loc["1", str(Stage.ENROLLED)] == SMALL
    assert panel.loads is None
    said = [number.value for number in cohort_page(panel, "all").numbers]
    assert said == ["<10", "<10", "<10"]


def test_staff_see_sensitive_answers_protected() -> None:
    panel = staff(some_material(received=33, levels=("A2", "B1", None)))
    row = panel.applied["french"].loc["1"]
    assert (row[["A1", "B2"]] == SMALL).all()
    assert row["A2"] == 10
    assert row["missing"] == 10


def test_a_count_that_another_cohort_would_give_away_is_withheld() -> None:
    # 12 at B1 here and one there are shown as 10 and 15: so 12 here, and nobody at A1 or B2.
    panel = staff(some_material(received=30, levels=("A2", "B1", None)))
    assert (panel.applied["french"].loc["1", ["A1", "A2", "B1", "B2", "missing"]] == WITHHELD).all()


def test_every_cut_counts_everybody_once() -> None:
    counts = count(some_material(received=21, levels=("A0", "C2", None)), on=TODAY, threshold=10)
    for table in counts.applied.values():
        assert list(table.sum(axis=1)) == list(counts.stages.sum(axis=1))
    for table in counts.seated.values():
        assert list(table.sum(axis=1)) == list(counts.filled.sum(axis=1))


def test_the_cohort_page_names_the_tracks_that_lack() -> None:
    page = cohort_page(staff(some_material()), "1")
    assert str(page.title) == "2 of 3 seats are filled; seats are free in Data analysis"
    marked = [str(bar.label) for bar in page.figures[0].bars if bar.is_marked]
    assert marked == ["data"]


def test_a_fellow_who_left_frees_her_seat() -> None:
    material = some_material()
    left = material.fellows.assign(left_on=[None, date(2027, 3, 1), None])
    counts = count(
        Material(COHORTS, material.applications, left, ASSIGNMENTS, material.mentors),
        on=TODAY,
        threshold=10,
    )
    assert counts.filled.loc[1, "web"] == 0


def test_an_ended_cohort_waits_for_no_mentor() -> None:
    counts = count(some_material(), on=TODAY, threshold=10)
    assert list(counts.mentored.loc[1, [WITH, WITHOUT, ENDED]]) == [1, 1, 0]
    assert list(counts.mentored.loc[2, [WITH, WITHOUT, ENDED]]) == [0, 0, 1]


def test_a_mentor_who_has_left_is_not_among_those_who_accompany_nobody() -> None:
    material = some_material()
    three = mentors(a_mentor(capacity=2), a_mentor(capacity=1), a_mentor(capacity=0))
    left = three.assign(left_on=[None, None, date(2026, 10, 1)])
    page = mentoring_page(staff(replace(material, mentors=left)), "1")
    loads = page.figures[-1]
    assert str(loads.finding) == "1 mentor accompanies nobody now."
    assert [rows[-1] for rows in loads.table.rows] == [1, 1, 0, 0, 2]


def test_a_mentor_who_has_left_counts_until_the_last_pair_ends() -> None:
    left = mentors(a_mentor(capacity=0)).assign(left_on=[date(2026, 10, 1)])
    counts = count(replace(some_material(), mentors=left), on=TODAY, threshold=10)
    assert list(counts.loads.loc[1, ["0", "1"]]) == [0, 1]


def test_the_mentoring_page_says_who_waits_and_what_is_left() -> None:
    page = mentoring_page(staff(some_material()), "1")
    assert str(page.title) == "1 of 2 fellows has a mentor"
    assert [number.value for number in page.numbers] == [2, 1, 2]
    assert str(page.figures[0].finding) == "1 fellow waits for a mentor."


def test_an_empty_programme_has_a_page_without_pictures() -> None:
    nothing = some_material(received=0)
    empty = Material(
        COHORTS.iloc[:0],
        nothing.applications.iloc[:0],
        nothing.fellows.iloc[:0],
        ASSIGNMENTS.iloc[:0],
        nothing.mentors.iloc[:0],
    )
    panel = staff(empty)
    for make in (triage_page, cohort_page, mentoring_page):
        page = make(panel, "all")
        assert page.figures == ()
        assert [number.value for number in page.numbers] == [0, 0, 0]
