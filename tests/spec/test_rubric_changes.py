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
from workbench.store.rubric_shelf import of_programmes

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
            an_application(
                given_name=name, french_level=french, weekly_hours=hours, digital_skills=d
            )
            for name, (french, hours, d) in PEOPLE.items()
        ]
    )


def written(contents: Contents) -> Written:
    return Written(
        rubric_from(contents, file=Path("trial-1.toml")), of_programmes().filled(contents)
    )


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


OFTEN = [FRENCH_A1, FIVE_HOURS, mark(47), mark(80), points(60, 20, 20), points(20, 60, 20)]


@given(chosen=st.lists(st.sampled_from(OFTEN), max_size=4))
@settings(max_examples=30, deadline=None)
def test_the_people_listed_are_exactly_those_whose_side_differs_and_a_change_back_lists_nobody(
    chosen: list[Change],
):
    draft = BASE
    for change in chosen:
        draft = change(draft)
    there = changed(lambda _: draft)
    old, new = there.before.settling.outlook, there.after.settling.outlook
    assert sorted(there.moved) == sorted(there.people.index[(old != new).to_numpy()])
    assert set(there.moved) <= set(there.rescored)
    assert all(there.made_by(there.moved).values()), "every move has a rule that made it"

    back = changed(lambda _: BASE)
    assert (back.differences, back.moved, back.rescored) == ((), (), ())


# the change | what is said of it
SAID: list[tuple[Change, str]] = [
    (FRENCH_A1, "“French A2 or better” becomes “French A1 or better”."),
    (mark(47), "The pass mark is 47 instead of 50."),
    (drafts.without_pass_mark, "There is no pass mark any more; it was 50 of 100."),
    (
        points(60, 20, 20),
        (
            "“French level” brings 60 points instead of 40. "
            "“Hours a week” brings 20 points instead of 40."
        ),
    ),
    (
        setting("criterion", "french_level", full="B2"),
        "“French level”, Every point from: B2 instead of B1.",
    ),
    (
        lambda draft: drafts.without_rule(draft, "gate", name="weekly_hours_at_least"),
        "The gate “10 hours a week or more” is taken away.",
    ),
    (
        lambda draft: drafts.with_rule(
            draft, "gate", entry={"name": "residence_status", "accepted": ["refugee"]}
        ),
        "New gate: “Residence status”.",
    ),
    (
        both(
            lambda draft: drafts.without_rule(draft, "criterion", name="digital_basics"),
            lambda draft: drafts.with_rule(
                draft, "criterion", entry={"name": "equipment", "points": 20}
            ),
        ),
        (
            "The criterion “Digital basics” is taken away; it brought 20 points. New criterion: "
            "“Equipment known”, 20 points."
        ),
    ),
]


@pytest.mark.parametrize(("change", "said"), SAID)
def test_what_changed_is_said_in_sentences(change: Change, said: str):
    found = differences(written(BASE), written(change(BASE)))
    assert found
    assert " ".join(say(one.message, "en") for one in found) == said


def test_a_list_of_words_is_said_in_words():
    before = drafts.with_rule(BASE, "gate", entry={"name": "residence_status"})
    after = drafts.with_setting(
        before, "gate", name="residence_status", key="accepted", value=["refugee", "other"]
    )
    (found,) = differences(written(before), written(after))
    assert str(found.message.items[0]) == (
        "“Residence status”, Accepted: Refugee status and Other instead of Refugee status, "
        "Subsidiary protection, and Temporary protection."
    )


def told(changes: Changes) -> list[str]:
    return [str(one) for one in rubric_changes.said(changes)]


def test_verdicts_that_no_longer_fit_the_rules_are_said_and_stay():
    frame = people()
    frame["stage"] = ["enrolled", "declined", "received", "received", "received", "received"]
    assert told(changed(FRENCH_A1, frame=frame)) == [
        "1 comes in",
        "1 is declined already and would be in: look at her again",
    ]
    adults = lambda draft: drafts.with_rule(draft, "gate", entry={"name": "adult", "years": 40})  # noqa: E731
    assert told(changed(adults, frame=frame)) == [
        "2 go out",
        "1 is shortlisted or seated already and would be out; her verdict stays",
    ]


def test_seats_childcare_and_mentors_are_counted_old_and_new():
    frame = people()
    frame.loc[[2, 3], "needs_childcare"] = "yes"
    frame.loc[2, "first_choice"] = "ux"
    changes = changed(both(FRENCH_A1, FIVE_HOURS), frame=frame)
    free, full = a_mentor(capacity=3, languages=("ti",)), a_mentor(capacity=1, tracks=("ux",))
    room = Room({"data": 2}, {"childcare": 1}, mentors(free, full), {1: 1, 2: 1})
    found = rubric_effects.effects(changes, groupings(frame), room=room)
    assert [str(one) for one in found.said] == [
        "In by the rules: 1 → 3, for 2 seats; depending on an answer: 1 → 1.",
        "Of those who are in, need childcare: 0 → 2, for 1 place.",
        "The mentors of this chapter can take 2 fellows more.",
        "Of those who are in, no mentor with room shares her first choice and a language: 0 → 1.",
    ]
    tracks = {
        str(one.group): (one.before, one.after, one.room, one.mentors)
        for one in found.counts[0].groups
    }
    assert tracks == {"data": (1, 2, 2, 2), "ux": (0, 1, 0, 0)}
    languages = {str(one.group.code): one.mentors for one in found.counts[1].groups}
    assert languages == {"ti": 2, "en": 0, "fr": 0}


def test_the_group_that_moves_most_is_named_and_small_groups_are_left_aside():
    frame = applications(
        *[an_application(french_level="A1", needs_childcare="yes") for _ in range(12)],
        *[an_application(french_level="B1", needs_childcare="no") for _ in range(12)],
        *[an_application(french_level="A1", needs_childcare=None) for _ in range(3)],
    )
    assert str(fairness_moves.most_moved(changed(FRENCH_A1, frame=frame), groupings(frame))) == (
        "Fairness: Needs childcare, yes moves most. The rules keep 100 % of them instead of 0 %, "
        "and 100 % of all others instead of 80 %."
    )
    few = frame.iloc[:9]
    assert "of no group of ten" in str(
        fairness_moves.most_moved(changed(FRENCH_A1, frame=few), groupings(few))
    )


def test_without_any_application_nobody_moves():
    frame = people().iloc[:0]
    changes = changed(FRENCH_A1, frame=frame)
    assert (changes.moved, changes.made_by(()), told(changes)) == ((), {}, [])
    room = Room({}, {}, mentors(), {})
    found = rubric_effects.effects(changes, groupings(frame), room=room)
    assert str(found.said[0]) == (
        "In by the rules: 0 → 0, for 0 seats; depending on an answer: 0 → 0."
    )


def test_many_applications_move_as_few_do():
    frame = people().iloc[np.arange(600) % 6]
    frame.index = np.arange(1, 601)
    frame.index.name = "application"
    assert len(changed(FRENCH_A1, frame=frame).moved) == 100
