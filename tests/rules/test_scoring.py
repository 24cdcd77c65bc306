"""Scores of incomplete applications are intervals, and missing answers never cost anything."""

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import an_application, applications
from tests.laws import tried
from workbench import frames
from workbench.rules import scoring
from workbench.store import rubrics
from workbench.vocabulary import Answer, Level, Stage, Status, Track

SPRINGBOARD = rubrics.load("springboard")
RUBRICS = [SPRINGBOARD, rubrics.load("fellowship"), rubrics.load("springboard-london")]

codes = {
    "age": st.sampled_from([16.0, 18.0, 30.0]),
    "residence_status": st.sampled_from([status.value for status in Status]),
    "arrival_year": st.sampled_from([2010.0, 2019.0, 2021.0, 2025.0]),
    "needs_childcare": st.sampled_from(frames.YES_NO),
    "has_laptop": st.sampled_from(frames.YES_NO),
    "french_level": st.sampled_from([level.value for level in Level]),
    "english_level": st.sampled_from([level.value for level in Level]),
    "digital_skills": st.sampled_from([0.0, 1.0, 3.0, 5.0]),
    "tracks": st.sampled_from([("web",), ("data", "ux"), ()]),
    "first_choice": st.sampled_from([track.value for track in Track]),
    "weekly_hours": st.sampled_from([4.0, 10.0, 17.0, 35.0]),
    "motivation_reviewed": st.sampled_from([0.0, 0.37, 0.8]),
    "stage": st.sampled_from([stage.value for stage in Stage]),
}
complete = st.fixed_dictionaries(codes)
questions = st.sets(st.sampled_from(sorted(set(codes) - {"stage"})), max_size=5)
few = st.lists(st.tuples(complete, questions), min_size=1, max_size=6)


def asked(row, without):
    return an_application(**{**row, **dict.fromkeys(without)})


@pytest.mark.parametrize("rubric", RUBRICS, ids=lambda rubric: rubric.name)
@given(complete, questions, questions)
@tried(40)
def test_an_answer_more_narrows_the_score_and_settles_gates(rubric, row, without, also):
    frame = applications(asked(row, without | also), asked(row, without), asked(row, set()))
    seen = scoring.assess(frame, rubric)
    less, more = 1, 2
    assert seen.lower[less] <= seen.lower[more] <= seen.upper[more] <= seen.upper[less]
    assert seen.lower[more] <= seen.lower[3] == seen.upper[3] <= seen.upper[more]
    assert seen.admissible[less] in (0, seen.admissible[more])
    assert seen.admissible[more] in (0, seen.admissible[3])


@given(few, st.randoms(use_true_random=False))
@tried(20)
def test_the_order_of_the_rows_changes_nothing(rows, random):
    frame = applications(*(asked(row, without) for row, without in rows))
    order = list(frame.index)
    random.shuffle(order)
    straight, mixed = (scoring.assess(each, SPRINGBOARD) for each in (frame, frame.loc[order]))
    pd.testing.assert_frame_equal(straight.queue(), mixed.queue())
    pd.testing.assert_series_equal(straight.upper, mixed.upper.sort_index())


@given(few)
@tried(20)
def test_a_card_says_what_the_queue_says(rows):
    frame = applications(*(asked(row, without) for row, without in rows))
    queue = scoring.assess(frame, SPRINGBOARD).queue()
    for number in frame.index:
        card = scoring.explain(frame.loc[number], SPRINGBOARD)
        shown = queue.loc[number]
        assert (card.lower, card.upper) == (shown["lower"], shown["upper"])
        assert card.lower == sum(part.lower for part in card.parts)
        assert card.upper == sum(part.upper for part in card.parts)
        assert card.admissible == shown["admissible"]
        assert len(card.questions) == shown["unknowns"]


def test_a_missing_answer_is_unknown_never_no():
    seen = scoring.assess(applications(an_application(age=None)), SPRINGBOARD)
    assert seen.gates.loc[1, "adult"] == 0
    assert seen.admissible[1] == 0


def test_a_need_never_costs_a_point():
    rows = [
        an_application(needs_childcare=childcare, has_laptop=laptop)
        for childcare in ("yes", "no")
        for laptop in ("yes", "no")
    ]
    for rubric in RUBRICS:
        assert scoring.assess(applications(*rows), rubric).lower.nunique() == 1


def test_motivation_is_left_to_people():
    rows = (an_application(motivation=None), an_application(motivation="Because. " * 400))
    for rubric in RUBRICS:
        assert "motivation" not in rubric.asks
        assert scoring.assess(applications(*rows), rubric).lower.nunique() == 1


def test_the_queue_puts_who_waits_first_then_the_best_known_score():
    frame = applications(
        an_application(application=1, stage="shortlisted"),
        an_application(application=2, digital_skills=0.0),
        an_application(application=4, stage="asked"),
        an_application(application=3),
    )
    queue = scoring.assess(frame, SPRINGBOARD).queue()
    assert list(queue.index) == [3, 4, 2, 1]


def test_other_points_are_counted_as_if_the_rubric_had_been_written_so():
    frame = applications(an_application(has_laptop=None), an_application(french_level="A1"))
    amended = {"french_level": 5, "isolation": 30}
    fast = scoring.rescored(scoring.assess(frame, SPRINGBOARD), points=amended, pass_mark=70)
    slow = scoring.assess(frame, fast.rubric)
    assert [one.points for one in fast.rubric.criteria] == [5, 15, 30, 10, 10, 20, 5, 5]
    pd.testing.assert_frame_equal(fast.queue(), slow.queue())
    pd.testing.assert_frame_equal(fast.points, slow.points)


def test_a_card_gives_yes_and_no_and_unknown_their_words():
    frame = applications(an_application(age=15.0, french_level=None))
    said = {line.name: line.answer for line in scoring.explain(frame.loc[1], SPRINGBOARD).gates}
    assert said["adult"] is Answer.NO
    assert said["french_at_least"] is Answer.UNKNOWN
    assert said["residence_status"] is Answer.YES


def test_no_application_gives_an_empty_queue():
    seen = scoring.assess(applications(), SPRINGBOARD)
    assert len(seen.queue()) == 0
    assert {"stage", "admissible", "lower", "upper", "unknowns"} <= set(seen.queue().columns)


def test_scoring_leaves_the_applications_as_they_are():
    frame = applications(an_application(french_level=None), an_application())
    before = frame.copy(deep=True)
    scoring.assess(frame, SPRINGBOARD).queue()
    pd.testing.assert_frame_equal(frame, before)


def test_a_hundred_thousand_applications_are_scored_in_well_under_a_second():
    rng = np.random.default_rng(7)
    some = applications(
        *(an_application(age=float(16 + i % 40), weekly_hours=float(i % 30)) for i in range(200)),
        *(an_application(french_level=None, arrival_year=2015.0 + i % 9) for i in range(200)),
    )
    many = some.iloc[rng.integers(0, len(some), 100_000)]
    many.index = pd.RangeIndex(1, 100_001, name="application")
    began = time.process_time()
    scoring.assess(many, SPRINGBOARD)
    assert time.process_time() - began < 1.0
