"""What a changed rubric does: the change, who changes side and which rule made it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.rules import fairness_moves, rubric_changes, rubric_effects
from workbench.rules import rubric_draft as drafts
from workbench.rules.groups import groupings
from workbench.rules.rubric_changes import Changes, compare
from workbench.rules.rubric_differences import Written, differences
from workbench.rules.rubric_effects import Room
from workbench.rules.scoring import assess
from workbench.sentences import say
from workbench.store.rubric_files import rubric_from
from workbench.store.rubric_shelf import filled

Contents = dict[str, Any]

BASE: Contents = {
    "name": "trial",
    "version": 1,
    "programme": "fellowship",
    "title": {"en": "Trial", "fr": "Essai"},
    "pass_mark": 50,
    "gate": [
        {"name": "french_at_least", "level": "A2"},
        {"name": "weekly_hours_at_least", "hours": 10},
    ],
    "criterion": [
        {"name": "french_level", "points": 40, "start": "A0", "full": "B1"},
        {"name": "weekly_hours", "points": 40, "full": 20},
        {"name": "digital_basics", "points": 20, "enough": 4},
    ],
}
PEOPLE = {
    #                   french  hours  skills
    "Strong": ("B2", 20.0, 4.0),
    "Beginner": ("A1", 20.0, 4.0),
    "Busy": ("B2", 5.0, 4.0),
    "New to it": ("A2", 10.0, 0.0),
    "Silent on French": (None, 20.0, 4.0),
    "Beginner and busy": ("A1", 5.0, 0.0),
}
Change = Callable[[Contents], Contents]


def setting(kind: str, name: str, **change: object) -> Change:
    ((key, value),) = change.items()
    return lambda draft: drafts.with_setting(draft, kind, name=name, key=key, value=value)


def mark(points: int) -> Change:
    return lambda draft: drafts.with_pass_mark(draft, points)


def points(french: int, hours: int, skills: int) -> Change:
    def change(draft: Contents) -> Contents:
        given = (("french_level", french), ("weekly_hours", hours), ("digital_basics", skills))
        for name, number in given:
            draft = setting("criterion", name, points=number)(draft)
        return draft

    return change


def both(one: Change, other: Change) -> Change:
    return lambda draft: other(one(draft))


FRENCH_A1 = setting("gate", "french_at_least", level="A1")
FRENCH_B1 = setting("gate", "french_at_least", level="B1")
FIVE_HOURS = setting("gate", "weekly_hours_at_least", hours=5)
MADE_BY_FRENCH, MADE_BY_HOURS = "French A1 or better", "5 hours a week or more"

# the change | who changes side, from where to where, made by which rule
MOVES: list[tuple[Change, set[tuple[str, str, str, str]]]] = [
    (lambda draft: draft, set()),
    (FRENCH_A1, {("Beginner", "out", "in", MADE_BY_FRENCH)}),
    (FIVE_HOURS, {("Busy", "out", "in", MADE_BY_HOURS)}),
    (
        both(FRENCH_A1, FIVE_HOURS),
        {("Beginner", "out", "in", MADE_BY_FRENCH), ("Busy", "out", "in", MADE_BY_HOURS)},
    ),
    (
        both(both(FRENCH_A1, FIVE_HOURS), mark(10)),
        {
            ("Beginner", "out", "in", MADE_BY_FRENCH),
            ("Busy", "out", "in", MADE_BY_HOURS),
            ("New to it", "out", "in", "Pass mark"),
            (
                "Beginner and busy",
                "out",
                "in",
                "French A1 or better + 5 hours a week or more + Pass mark",
            ),
        },
    ),
    (FRENCH_B1, set()),
    (mark(47), {("New to it", "out", "in", "Pass mark")}),
    (points(60, 20, 20), {("New to it", "out", "in", "French level")}),
    (points(20, 60, 20), set()),
    (
        lambda draft: drafts.without_rule(draft, "gate", name="french_at_least"),
        {
            ("Beginner", "out", "in", "French A2 or better"),
            ("Silent on French", "depends", "in", "French A2 or better"),
        },
    ),
    (
        lambda draft: drafts.with_rule(draft, "gate", entry={"name": "adult", "years": 40}),
        {
            ("Strong", "in", "out", "40 or older"),
            ("Silent on French", "depends", "out", "40 or older"),
        },
    ),
]


def people() -> Any:
    return applications(
        *[
            an_application(given_name=name, french_level=french, weekly_hours=hours, digital_skills=d)
            for name, (french, hours, d) in PEOPLE.items()
        ]
    )


def written(contents: Contents) -> Written:
    return Written(rubric_from(contents, file=Path("trial-1.toml")), filled(contents))


def changed(change: Change, *, frame: Any = None) -> Changes:
    frame = people() if frame is None else frame
    before, after = written(BASE), written(change(BASE))
    return compare(
        assess(frame, before.rubric),
        assess(frame, after.rubric),
        differences=differences(before, after),
    )


@pytest.mark.parametrize(("change", "moves"), MOVES)
def test_the_women_named_are_those_who_change_side_with_the_rule_that_made_it(change, moves):
    found = changed(change)
    made = found.made_by(found.moved)
    names = found.before.applications["given_name"]
    rows = found.people
    told = {
        (
            names[number],
            str(rows.at[number, "outlook_before"]),
            str(rows.at[number, "outlook_after"]),
            " + ".join(str(one.title) for one in made[number]),
        )
        for number in found.moved
    }
    assert told == moves
