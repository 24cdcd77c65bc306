"""A draft of a rubric amended, and its points shared: a drawn table for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules import rubric_draft as drafts

#  points before      | kept | points after sharing
SHARED = """
 50 50                |      | 50 50
 30 20 20 20          |      | 34 22 22 22
 30 20 20 20 20       | 1    | 30 18 18 17 17
 60 20 20             | 1    | 60 20 20
 99 50 50             | 1    | 50 25 25
 98 50 50             | 1    | 98 1 1
 1 1 1 300            |      | 1 1 1 97
 1 1 1                |      | 34 33 33
 200                  |      | 100
 10 90                | 1 2  | 10 90
 10 80                | 1 2  | 11 89
"""


def rows_of(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def a_draft(*points: object) -> dict[str, object]:
    return {
        "name": "trial",
        "version": 1,
        "gate": [{"name": "adult", "years": 18}],
        "criterion": [{"name": str(at), "points": each} for at, each in enumerate(points, start=1)],
    }


def points(draft: dict[str, object]) -> list[int]:
    return list(drafts.points_of(draft).values())


@pytest.mark.parametrize(("before", "kept", "after"), rows_of(SHARED))
def test_the_points_that_are_left_are_shared_in_proportion(before: str, kept: str, after: str):
    draft = a_draft(*map(int, before.split()))
    assert points(drafts.shared(draft, keep=kept.split())) == [int(each) for each in after.split()]


@given(
    before=st.lists(st.integers(1, 100), min_size=1, max_size=9),
    keep=st.sets(st.integers(1, 9), max_size=9),
)
def test_shared_points_always_add_up_to_100_and_nobody_is_left_without(before, keep):
    after = drafts.shared(a_draft(*before), keep=[str(each) for each in keep])
    assert sum(points(after)) == drafts.TOTAL
    assert min(points(after)) >= 1
    assert drafts.left_over(after) == 0


def test_amending_gives_a_new_draft_and_leaves_the_one_before_alone():
    before = a_draft(60, 40)
    after = drafts.with_setting(before, "gate", name="adult", key="years", value=21)
    assert (before["gate"], after["gate"]) == (
        [{"name": "adult", "years": 18}],
        [{"name": "adult", "years": 21}],
    )


def test_what_is_left_out_and_put_back_is_the_same_draft():
    before = a_draft(60, 40)
    gone = drafts.without_rule(before, "gate", name="adult")
    assert not drafts.says_the_same(before, gone)
    back = drafts.with_rule(gone, "gate", entry={"name": "adult", "years": 18})
    assert drafts.says_the_same(before, back)


def test_who_saved_it_and_its_number_are_no_rules():
    saved = a_draft(100) | {"version": 7, "changed_by": "Noor", "why": "-"}
    assert drafts.says_the_same(a_draft(100), saved)
    marked = drafts.with_pass_mark(saved, 50)
    assert not drafts.says_the_same(saved, marked)
    assert drafts.says_the_same(saved, drafts.without_pass_mark(marked))


def test_points_that_are_no_number_count_for_nothing():
    assert drafts.left_over(a_draft(60, "forty", 0)) == 40
