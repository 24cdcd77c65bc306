"""What every criterion gives, drawn as tables: the answers given, and 0 to 1 or unknown."""

import numpy as np
import pytest

from tests.builders import an_application, applications
from workbench.criteria import shelf
from workbench.errors import WorkbenchError
from workbench.rules.answers import row_of
from workbench.rules.points import scored
from workbench.vocabulary import Level, Track

UNKNOWN = None
FRENCH = {"start": Level.A0, "full": Level.B2}
WEB_ONLY = {"offered": (Track.WEB,)}

# criterion, settings, answers, score
TABLE = [
    ("french_level", FRENCH, {"french_level": "A0"}, 0.0),
    ("french_level", FRENCH, {"french_level": "A2"}, 0.5),
    ("french_level", FRENCH, {"french_level": "B2"}, 1.0),
    ("french_level", FRENCH, {"french_level": "C2"}, 1.0),
    ("french_level", FRENCH, {"french_level": None}, UNKNOWN),
    ("english_level", FRENCH, {"english_level": "A1"}, 0.25),
    ("english_level", FRENCH, {"english_level": None}, UNKNOWN),
    ("weekly_hours", {"full": 20}, {"weekly_hours": 0.0}, 0.0),
    ("weekly_hours", {"full": 20}, {"weekly_hours": 10.0}, 0.5),
    ("weekly_hours", {"full": 20}, {"weekly_hours": 35.0}, 1.0),
    ("weekly_hours", {"full": 20, "start": 10}, {"weekly_hours": 15.0}, 0.5),
    ("weekly_hours", {"full": 20}, {"weekly_hours": None}, UNKNOWN),
    ("digital_basics", {"enough": 4}, {"digital_skills": 0.0}, 0.0),
    ("digital_basics", {"enough": 4}, {"digital_skills": 1.0}, 0.25),
    ("digital_basics", {"enough": 4}, {"digital_skills": 5.0}, 1.0),
    ("digital_basics", {"enough": 4}, {"digital_skills": None}, UNKNOWN),
    # The application is of 2026.
    ("isolation", {"full": 2, "end": 10}, {"arrival_year": 2026.0}, 1.0),
    ("isolation", {"full": 2, "end": 10}, {"arrival_year": 2024.0}, 1.0),
    ("isolation", {"full": 2, "end": 10}, {"arrival_year": 2020.0}, 0.5),
    ("isolation", {"full": 2, "end": 10}, {"arrival_year": 2001.0}, 0.0),
    ("isolation", {"full": 2, "end": 10}, {"arrival_year": None}, UNKNOWN),
    ("track_wish", {}, {"first_choice": "data"}, 1.0),
    ("track_wish", {}, {"first_choice": "data", "tracks": None}, 1.0),
    ("track_wish", WEB_ONLY, {"first_choice": "web", "tracks": ("web",)}, 1.0),
    ("track_wish", WEB_ONLY, {"first_choice": "ux", "tracks": ("ux", "web")}, 0.5),
    ("track_wish", WEB_ONLY, {"first_choice": "ux", "tracks": ("ux",)}, 0.0),
    ("track_wish", WEB_ONLY, {"first_choice": "ux", "tracks": None}, UNKNOWN),
    ("track_wish", WEB_ONLY, {"first_choice": None, "tracks": ("web",)}, UNKNOWN),
    # A need is neutral: yes and no bring the same.
    ("childcare_known", {}, {"needs_childcare": "yes"}, 1.0),
    ("childcare_known", {}, {"needs_childcare": "no"}, 1.0),
    ("childcare_known", {}, {"needs_childcare": None}, UNKNOWN),
    ("equipment", {}, {"has_laptop": "yes"}, 1.0),
    ("equipment", {}, {"has_laptop": "no"}, 1.0),
    ("equipment", {}, {"has_laptop": None}, UNKNOWN),
    ("earlier_springboard", {}, {"earlier": "Springboard Paris 2026"}, 1.0),
    ("earlier_springboard", {}, {"earlier": None}, 0.0),
    ("motivation_reviewed", {}, {"motivation_reviewed": 0.0}, 0.0),
    ("motivation_reviewed", {}, {"motivation_reviewed": 0.8}, 0.8),
    ("motivation_reviewed", {}, {"motivation_reviewed": None}, UNKNOWN),
]

# tracks offered, first choice, other wishes, from where to where the score may go
OPEN_WISHES = [
    ("web", None, None, 0.0, 1.0),
    ("web", None, "ux", 0.0, 1.0),
    ("web", None, "ux web", 0.5, 1.0),
    ("web", "ux", None, 0.0, 0.5),
    ("web", "web", None, 1.0, 1.0),
    ("web", "ux", "web", 0.5, 0.5),
]


@pytest.mark.parametrize(("name", "settings", "given", "score"), TABLE)
def test_a_criterion_gives(name, settings, given, score):
    criterion = shelf().criteria[name].make(**settings)
    got = criterion.score(applications(an_application(**given)))
    np.testing.assert_array_equal(got, [np.nan if score is UNKNOWN else score])


@pytest.mark.parametrize(("name", "settings", "given", "score"), TABLE)
def test_a_criterion_gives_its_reason_in_words(name, settings, given, score):
    criterion = shelf().criteria[name].make(**settings)
    reason = str(criterion.reason(row_of(applications(an_application(**given)).loc[1])))
    assert reason.endswith(".")
    assert reason.startswith(("Not answered", "Nobody has reviewed")) == (score is UNKNOWN)


@pytest.mark.parametrize(("offered", "first", "also", "lower", "upper"), OPEN_WISHES)
def test_a_wish_partly_told_narrows_what_it_may_bring(offered, first, also, lower, upper):
    criterion = shelf().criteria["track_wish"].make(offered=(Track(offered),))
    tracks = None if also is None else tuple(also.split())
    frame = applications(an_application(first_choice=first, tracks=tracks))
    seen = scored(frame, criterion)
    assert (seen.lower[0], seen.upper[0]) == (lower, upper)


def test_every_criterion_on_the_shelf_is_drawn_here():
    assert {row[0] for row in TABLE} == set(shelf().criteria)


def test_every_criterion_names_the_columns_it_looks_at():
    for name, settings in {row[0]: row[1] for row in TABLE}.items():
        criterion = shelf().criteria[name].make(**settings)
        frame = applications(an_application())
        seen = frame[[*criterion.asks, *criterion.awaits, *criterion.reads]]
        np.testing.assert_array_equal(scored(seen, criterion).score, criterion.score(frame))


def test_every_criterion_scores_an_empty_frame():
    for name, settings in {row[0]: row[1] for row in TABLE}.items():
        assert len(shelf().criteria[name].make(**settings).score(applications())) == 0


@pytest.mark.parametrize(
    ("name", "settings", "said"),
    [
        ("french_level", {"start": Level.B1, "full": Level.A2}, "“full” (A2) must be above"),
        ("english_level", {"start": Level.B1, "full": Level.B1}, "“full” (B1) must be above"),
        ("weekly_hours", {"full": 5, "start": 5}, "“full” (5) must be above"),
        ("digital_basics", {"enough": 0}, "“enough” must be from 1 to 5"),
        ("isolation", {"full": 3, "end": 2}, "“end” (2) must be above"),
        ("isolation", {"full": -1}, "“full” must be from 0 to 120"),
        ("weekly_hours", {"full": 200}, "“full” must be from 0 to 168"),
        ("weekly_hours", {"full": 20, "start": -5}, "“start” must be from 0 to 168"),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(name, settings, said):
    with pytest.raises(WorkbenchError) as error:
        shelf().criteria[name].make(**settings)
    assert said in str(error.value)
