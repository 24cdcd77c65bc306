"""What the fairness page says of a group beside all others: a drawn table for each."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import an_application, applications
from workbench.engines import proportions
from workbench.rules import fairness, groups, kleene
from workbench.rules.fairness import Tell
from workbench.rules.gates import Gate
from workbench.rules.rubric import Criterion, Rubric, Weighted
from workbench.rules.scoring import assess
from workbench.sentences import sentence
from workbench.vocabulary import Programme, Verdict

#  shortlisted of decided, who need childcare | who do not | what is told of the first
TOLD = """
 0 of 9   |  9 of 9   | too_few
 9 of 9   |  0 of 60  | too_few
 3 of 40  | 30 of 40  | less
30 of 40  |  3 of 40  | more
20 of 40  | 20 of 40  | alike
12 of 40  | 18 of 40  | alike
 0 of 10  | 10 of 10  | less
"""

#  part of the world a country lies in
LIES = """
SY | 145
AF | 034
ER | 014
UA | 151
CN | 030
NA | 018
CD | 017
CI | 011
"""


def rows_of(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def some(number: str, **answers: str) -> list[dict[str, object]]:
    """Applications decided on, the first of them shortlisted."""
    hit, of = (int(each) for each in number.split(" of "))
    return [
        an_application(stage="shortlisted" if place < hit else "declined", **answers)
        for place in range(of)
    ]


@pytest.mark.parametrize(("first", "second", "told"), rows_of(TOLD))
def test_a_difference_is_called_only_when_chance_does_not_explain_it(
    first: str, second: str, told: str
):
    frame = applications(*some(first, needs_childcare="yes"), *some(second, needs_childcare="no"))
    *_, childcare = fairness.verdict_rates(frame, groups.groupings(frame), Verdict.SHORTLIST)
    assert childcare.rates[0].tell == told


def test_those_nobody_decided_on_do_not_count():
    frame = applications(
        *some("1 of 2", needs_childcare="yes"),
        an_application(stage="received", needs_childcare="yes"),
    )
    *_, childcare = fairness.verdict_rates(frame, groups.groupings(frame), Verdict.DECLINE)
    assert (childcare.rates[0].count, childcare.rates[0].of) == (1, 2)


def test_a_question_to_her_is_no_refusal_and_lowers_nobodys_rate():
    frame = applications(
        *some("1 of 2", needs_childcare="yes"),
        *[an_application(stage="asked", needs_childcare="yes") for _ in range(8)],
    )
    *_, shortlisted = fairness.verdict_rates(frame, groups.groupings(frame), Verdict.SHORTLIST)
    *_, asked = fairness.verdict_rates(frame, groups.groupings(frame), Verdict.ASK)
    assert (shortlisted.rates[0].count, shortlisted.rates[0].of) == (1, 2)
    assert (asked.rates[0].count, asked.rates[0].of) == (8, 10)


def test_whom_a_gate_stops_takes_no_seat_when_the_line_is_drawn():
    frame = applications(
        *undecided(3, needs_childcare="yes", weekly_hours=40.0),
        *undecided(3, needs_childcare="no", weekly_hours=20.0),
    )
    seen = assess(frame, a_rubric(a_gate("Closed", "yes"), criteria=(by_hours(),)))
    assert fairness.line_of(seen, seats=2) == 50
    assert fairness.line_of(seen, seats=10) == 0


def test_verdicts_are_compared_with_the_rules_on_the_same_women():
    # The rules stop the ones who need childcare, but nobody has decided on those yet.
    frame = applications(
        *some("20 of 20", needs_childcare="no"),
        *some("20 of 20", needs_childcare="yes"),
        *undecided(60, needs_childcare="yes", weekly_hours=0.0),
    )
    found = warned(frame, a_rubric(criteria=(by_hours(),)), line=50)
    assert not [said for said in found if "Read these verdicts again" in said]


def test_a_woman_counts_in_every_language_she_speaks_and_the_unanswered_apart():
    frame = applications(
        an_application(spoken_languages=("ar", "fr")),
        an_application(spoken_languages=("ar",)),
        an_application(spoken_languages=None),
    )
    language = groups.groupings(frame)[0]
    assert {str(key): int(language.members[key].sum()) for key in language.names} == {
        "ar": 2,
        "fr": 1,
        "missing": 1,
    }


@pytest.mark.parametrize(("country", "group"), rows_of(LIES))
def test_every_country_lies_in_its_part_of_the_world(country: str, group: str):
    frame = applications(an_application(country_of_origin=country))
    assert list(groups.groupings(frame)[1].names) == [group]


def a_gate(name: str, closed_to: str) -> Gate:
    """A gate that says no to those who gave this answer on childcare."""

    def answers(frame: pd.DataFrame) -> kleene.Answers:
        return kleene.claim(
            (frame["needs_childcare"] != closed_to).to_numpy(),
            known=np.ones(len(frame), dtype=bool),
        )

    title = sentence("{what}", what=name)
    return Gate(name, title, ("needs_childcare",), answers, lambda _: sentence("-"))


def full_points() -> Weighted:
    return Weighted(
        Criterion(
            "same", sentence("Same for all"), (), lambda f: np.ones(len(f)), lambda _: sentence("-")
        ),
        100,
    )


def by_hours() -> Weighted:
    """Every point at 40 hours a week."""
    return Weighted(
        Criterion(
            "hours",
            sentence("Hours a week"),
            ("weekly_hours",),
            lambda f: f["weekly_hours"].to_numpy(dtype=float) / 40,
            lambda _: sentence("-"),
        ),
        100,
    )


def a_rubric(*gates: Gate, criteria: tuple[Weighted, ...] = ()) -> Rubric:
    return Rubric(
        name="test",
        version=1,
        title=sentence("Test"),
        programme=Programme.SPRINGBOARD,
        gates=gates,
        criteria=criteria or (full_points(),),
    )


def warned(frame: pd.DataFrame, rubric: Rubric, *, line: int = 0) -> list[str]:
    found = fairness.warnings(assess(frame, rubric), groups.groupings(frame), line=line)
    return [str(one.message) for one in found if one.grouping == "childcare"]


def undecided(number: int, **answers: object) -> list[dict[str, object]]:
    return [an_application(stage="received", **answers) for _ in range(number)]


def test_a_gate_that_alone_makes_the_difference_is_named_with_what_would_be_without_it():
    frame = applications(
        *undecided(20, needs_childcare="yes"), *undecided(20, needs_childcare="no")
    )
    said = warned(frame, a_rubric(a_gate("Free evenings", "yes"), a_gate("Other", "never")))
    assert said[0] == (
        "Needs childcare, yes: “Free evenings” alone makes the difference. The rules keep 0 % of "
        "them and 100 % of all others; without it, 100 % and 100 %."
    )


def test_two_gates_that_close_on_the_same_women_are_not_called_alone():
    frame = applications(
        *undecided(20, needs_childcare="yes"), *undecided(20, needs_childcare="no")
    )
    assert warned(frame, a_rubric(a_gate("One", "yes"), a_gate("Two", "yes"))) == []


def test_a_criterion_that_alone_makes_the_difference_is_named():
    frame = applications(
        *undecided(20, needs_childcare="yes", weekly_hours=0.0),
        *undecided(20, needs_childcare="no", weekly_hours=40.0),
    )
    said = warned(frame, a_rubric(criteria=(by_hours(),)), line=50)
    assert said[0].startswith("Needs childcare, yes: “Hours a week” alone makes the difference.")


def test_verdicts_that_differ_where_the_rules_do_not_are_to_be_read_again():
    frame = applications(
        *some("3 of 40", needs_childcare="yes"), *some("30 of 40", needs_childcare="no")
    )
    said = warned(frame, a_rubric())
    assert said[0] == (
        "Needs childcare, yes: 8 % are shortlisted and 75 % of all others, and the rules do not "
        "make this difference. Read these verdicts again."
    )


def test_nothing_is_said_of_no_applications_at_all():
    frame = applications(an_application()).iloc[:0]
    assert fairness.warnings(assess(frame, a_rubric()), groups.groupings(frame), line=0) == ()


def test_wilson_gives_the_published_interval():
    # Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    found = proportions.wilson([81, 15, 0, 1], [263, 148, 20, 29])
    assert np.round(found.low, 4).tolist() == [0.2553, 0.0624, 0.0, 0.0061]
    assert np.round(found.high, 4).tolist() == [0.3662, 0.1605, 0.1611, 0.1718]


def test_newcombe_gives_the_published_interval_of_a_difference():
    # Newcombe (1998b), table II, method 10: 56 of 70 less 48 of 80.
    one, other = proportions.wilson(56, 70), proportions.wilson(48, 80)
    found = proportions.difference(one, other)
    assert (round(float(found.low), 4), round(float(found.high), 4)) == (0.0524, 0.3339)


@given(of=st.integers(1, 500), data=st.data())
def test_a_share_lies_in_its_interval_and_more_women_narrow_it(of: int, data: st.DataObject):
    count = data.draw(st.integers(0, of))
    once, twice = proportions.wilson(count, of), proportions.wilson(2 * count, 2 * of)
    assert 0 <= once.low <= once.value <= once.high <= 1
    assert twice.high - twice.low <= once.high - once.low + 1e-12


def test_a_group_that_is_everybody_is_not_compared():
    frame = applications(*some("5 of 30", needs_childcare="yes"))
    *_, childcare = fairness.verdict_rates(frame, groups.groupings(frame), Verdict.SHORTLIST)
    assert childcare.rates[0].tell == Tell.TOO_FEW
