"""From a springboard seat to a fellowship seat: what is counted, what is unknown, what follows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from tests.builders import a_cohort, a_path, cohorts, paths
from tests.spec.drawing import drawn
from workbench.rules import kleene
from workbench.rules.conversions import Conversion, Step, conversion, conversions
from workbench.rules.pathways import (
    NOWHERE,
    Pathways,
    Position,
    elapsed,
    may_come,
    next_fellowships,
    pathways,
    planned_seats,
)

SPRINGBOARD, FELLOWSHIP = 1, 2
CALENDAR = cohorts(
    a_cohort(),
    a_cohort(
        programme="fellowship",
        opens_on=date(2025, 7, 1),
        closes_on=date(2025, 9, 1),
        starts_on=date(2025, 11, 1),
        ends_on=date(2026, 5, 1),
        seats={"web": 6},
    ),
)

# What happened to one springboard fellow (it ran from March to June 2025; the fellowship took
# applications from July to August and began in November), seen on a day: the four steps, and
# where she stands for that fellowship.
#     left  | stage       | seat | on         | finished applied shortlisted enrolled | position
TOLD = """
      -     | -           | no   | 2025-05-01 | ? ? ? ? | running
      April | -           | no   | 2025-05-01 | n ? ? ? | out
      -     | -           | no   | 2025-07-15 | y ? ? ? | finished
      -     | received    | no   | 2025-07-15 | y y ? ? | applied
      -     | asked       | no   | 2025-07-15 | y y ? ? | applied
      -     | waitlisted  | no   | 2025-10-15 | y y ? ? | applied
      -     | shortlisted | no   | 2025-10-15 | y y y ? | shortlisted
      -     | declined    | no   | 2025-07-15 | y y n ? | out
      -     | -           | no   | 2025-09-15 | y n ? ? | out
      -     | enrolled    | yes  | 2025-10-20 | y y y y | seated
      -     | shortlisted | no   | 2025-11-15 | y y y n | out
      -     | waitlisted  | no   | 2025-11-15 | y y n ? | out
      -     | received    | no   | 2025-05-15 | ? ? ? ? | running
      -     | shortlisted | no   | 2025-05-15 | ? ? ? ? | shortlisted
      April | received    | no   | 2025-07-15 | n ? ? ? | out
"""
SAYS = {kleene.YES: "y", kleene.NO: "n", kleene.UNKNOWN: "?"}
STEPS = ("finished", "applied", "shortlisted", "enrolled")


def a_fellow(*, left: str = "-", stage: str = "-", seat: str = "no") -> dict[str, object]:
    has_applied = stage != "-"
    return a_path(
        left_on=None if left == "-" else date(2025, 4, 1),
        stage=stage if has_applied else None,
        seat=seat == "yes",
        fellowship=FELLOWSHIP if has_applied else NOWHERE,
        submitted_at=datetime(2025, 7, 10, tzinfo=UTC) if has_applied else None,
    )


@pytest.mark.parametrize(("left", "stage", "seat", "on", "steps", "position"), drawn(TOLD))
def test_whoever_may_still_go_on_is_unknown_and_never_lost(
    left: str, stage: str, seat: str, on: str, steps: str, position: str
):
    one = paths(a_fellow(left=left, stage=stage, seat=seat))
    found = pathways(one, CALENDAR, on=date.fromisoformat(on))
    assert " ".join(SAYS[found.fellows[step].iloc[0]] for step in STEPS) == steps
    assert may_come(found, FELLOWSHIP)["position"].tolist() == [Position(position)]


def several(text: str) -> pd.DataFrame:
    """Fellows of the springboard, `3 finished` or `2 seated` a piece."""
    kinds = {
        "finished": a_fellow(),
        "left": a_fellow(left="April"),
        "received": a_fellow(stage="received"),
        "declined": a_fellow(stage="declined"),
        "shortlisted": a_fellow(stage="shortlisted"),
        "seated": a_fellow(stage="enrolled", seat="yes"),
    }
    pieces = [piece.split() for piece in text.split(",")]
    return paths(*[kinds[kind] for number, kind in pieces for _ in range(int(number))])


def seen(text: str, on: str) -> Pathways:
    return pathways(several(text), CALENDAR, on=date.fromisoformat(on))


def told(one: Conversion) -> str:
    return f"{one.count} of {one.of}, {one.waiting} open, {one.already} already"


#  the fellows of one springboard | the day | finish | apply | shortlist | enrol
COUNTED = """
2 left, 8 finished | 2025-05-01 | 0 of 0, 8 open, 0 already | 0 of 0, 0 open, 0 already | 0 of 0, 0 open, 0 already | 0 of 0, 0 open, 0 already
2 left, 8 finished | 2025-06-15 | 8 of 10, 0 open, 0 already | 0 of 0, 8 open, 0 already | 0 of 0, 0 open, 0 already | 0 of 0, 0 open, 0 already
1 left, 4 finished, 5 received | 2025-08-15 | 9 of 10, 0 open, 0 already | 0 of 0, 4 open, 5 already | 0 of 0, 5 open, 0 already | 0 of 0, 0 open, 0 already
1 left, 4 finished, 2 declined, 3 shortlisted | 2025-09-15 | 9 of 10, 0 open, 0 already | 5 of 9, 0 open, 0 already | 0 of 0, 0 open, 3 already | 0 of 0, 3 open, 0 already
1 left, 4 finished, 2 declined, 1 shortlisted, 4 seated | 2025-11-15 | 11 of 12, 0 open, 0 already | 7 of 11, 0 open, 0 already | 5 of 7, 0 open, 0 already | 4 of 5, 0 open, 0 already
"""  # noqa: E501


@pytest.mark.parametrize(("fellows", "on", "finish", "apply", "shortlist", "enrol"), drawn(COUNTED))
def test_a_step_counts_only_where_it_is_over_for_everybody(
    fellows: str, on: str, finish: str, apply: str, shortlist: str, enrol: str
):
    found = conversions(seen(fellows, on), 1)
    assert [told(one) for one in found] == [finish, apply, shortlist, enrol]


def test_who_could_still_leave_is_compared_with_those_who_were_still_there():
    found = seen("5 left, 5 finished", "2025-06-15")
    whole = conversion(found, Step.FINISH, chapter=1)
    later = conversion(found, Step.FINISH, chapter=1, after=0.5)
    assert (whole.count, whole.of) == (5, 10)
    assert (later.count, later.of) == (5, 5)
    assert later.chance.mean > whole.chance.mean


def test_who_has_not_applied_yet_is_compared_with_those_who_had_not_by_then():
    found = seen("5 declined, 5 finished", "2025-09-15")
    assert elapsed(found, FELLOWSHIP) > 1
    early = conversion(found, Step.APPLY, chapter=1, after=-1.0)
    late = conversion(found, Step.APPLY, chapter=1, after=0.5)
    assert (early.count, early.of) == (5, 10)
    assert (late.count, late.of) == (0, 5)


def test_other_chapters_count_as_ten_women_at_the_most():
    here = [{**a_fellow(), "springboard": 1} for _ in range(4)]
    there = [{**a_fellow(left="April"), "springboard": 3} for _ in range(40)]
    calendar = pd.concat([CALENDAR, cohorts(a_cohort(cohort=3, chapter_id=2, name="London"))])
    found = pathways(paths(*here, *there), calendar, on=date(2025, 6, 15))
    one = conversion(found, Step.FINISH, chapter=1)
    assert (one.count, one.of, one.all_count, one.all_of) == (4, 4, 4, 44)
    assert (one.chance.a, one.chance.b) == (0.5 + 4, 0.5 + 10)


def test_the_next_fellowship_is_the_first_of_the_same_chapter_after_the_springboard_ended():
    calendar = cohorts(
        a_cohort(ends_on=date(2025, 6, 1)),
        a_cohort(programme="fellowship", starts_on=date(2025, 5, 1)),
        a_cohort(programme="fellowship", starts_on=date(2025, 6, 1)),
        a_cohort(programme="fellowship", starts_on=date(2025, 12, 1)),
        a_cohort(programme="fellowship", starts_on=date(2025, 9, 1)),
        a_cohort(programme="fellowship", starts_on=date(2025, 7, 1), chapter_id=2),
        a_cohort(chapter_id=3),
    )
    assert next_fellowships(calendar).to_dict() == {1: 5, 7: NOWHERE}


def test_a_graduate_who_applies_a_year_later_may_come_too():
    calendar = pd.concat(
        [
            CALENDAR,
            cohorts(
                a_cohort(
                    cohort=3,
                    programme="fellowship",
                    opens_on=date(2026, 7, 1),
                    closes_on=date(2026, 9, 1),
                    starts_on=date(2026, 11, 1),
                    ends_on=date(2027, 5, 1),
                )
            ),
        ]
    )
    late = {**a_fellow(stage="shortlisted"), "fellowship": 3}
    found = pathways(paths(late, a_fellow()), calendar, on=date(2026, 8, 1))
    assert may_come(found, 3)["position"].tolist() == [Position.SHORTLISTED]
    assert found.fellows["applied"].tolist() == [kleene.NO, kleene.NO]


def test_seats_of_a_springboard_still_to_begin_are_counted_until_somebody_holds_them():
    before = date(2025, 2, 15)
    assert planned_seats(pathways(paths(), CALENDAR, on=before), FELLOWSHIP) == 20
    two = pathways(paths(a_fellow(), a_fellow()), CALENDAR, on=before)
    assert planned_seats(two, FELLOWSHIP) == 18
    assert planned_seats(pathways(paths(), CALENDAR, on=date(2025, 3, 1)), FELLOWSHIP) == 0
