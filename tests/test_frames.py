"""Frames that cross a folder have the shape agreed on, and say so loudly when not."""

import pandas as pd
import pytest

from tests import builders
from workbench import frames


def test_what_the_makers_make_has_the_shape_of_every_frame():
    frames.check_applications(builders.applications(builders.an_application()))
    frames.check_fellows(builders.fellows(builders.a_fellow(), builders.a_fellow()))
    frames.check_mentors(builders.mentors(builders.a_mentor()))
    frames.check_offers(builders.offers(builders.an_offer()))


def test_an_empty_frame_has_its_columns_and_its_shape():
    frames.check_applications(builders.applications())
    frames.check_cohorts(frames.frame_of([], frames.COHORTS))
    frames.check_assignments(frames.frame_of([], frames.ASSIGNMENTS))


def test_every_answer_may_be_missing():
    unanswered = builders.an_application(**dict.fromkeys(frames.ANSWERS))
    frames.check_applications(builders.applications(unanswered))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("french_level", "Z9", "french_level: isin"),
        ("tracks", ("web", "cooking"), "tracks: is list"),
        ("digital_skills", 6.0, "digital_skills: less_than_or_equal_to(5)"),
        ("stage", "thrown away", "stage: isin"),
    ],
)
def test_a_value_outside_its_list_is_loud(column, value, said):
    frame = builders.applications(builders.an_application(**{column: value}))
    with pytest.raises(frames.WrongFrame, match="application frame") as error:
        frames.check_applications(frame)
    assert said in str(error.value)


def test_a_missing_column_is_named():
    frame = builders.applications(builders.an_application()).drop(columns="stage")
    with pytest.raises(frames.WrongFrame, match="no column stage"):
        frames.check_applications(frame)


def test_a_contact_in_a_frame_is_refused_and_never_repeated():
    frame = builders.applications(builders.an_application()).assign(email="rahel@example.com")
    with pytest.raises(frames.WrongFrame) as error:
        frames.check_applications(frame)
    assert "email" in str(error.value)
    assert "rahel@example.com" not in str(error.value)


def test_a_wrong_name_is_reported_without_the_name():
    frame = builders.applications(builders.an_application())
    frame["given_name"] = pd.Series([12345], index=frame.index, dtype=object)
    with pytest.raises(frames.WrongFrame) as error:
        frames.check_applications(frame)
    assert "given_name: is text" in str(error.value)
    assert "12345" not in str(error.value)
