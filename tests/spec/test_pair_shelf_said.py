# ruff: noqa: E501 -- drawn tables are wide
"""What the shipped mentoring rubric says of place, skills, experience and sector, in drawn tables."""

from __future__ import annotations

import pytest

from tests.builders import a_fellow, a_mentor, fellows, mentors
from workbench.rules import mentoring
from workbench.rules.mentoring import Why
from workbench.sentences import say
from workbench.store import pair_rubrics

PLACES = [
    # she meets, city              the mentor meets, city       answer     what is said
    ("remote",    "Lyon",          "remote",    "Paris",        "yes",     "They can meet remotely."),
    ("either",    "Lyon",          "remote",    None,           "yes",     "They can meet remotely."),
    ("either",    "Paris",         "either",    "PARIS ",       "yes",     "They can meet in Paris."),
    ("either",    "Lyon",          "either",    "Paris",        "yes",     "They can meet remotely."),
    ("in_person", "Orléans",       "either",    "orleans",      "yes",     "They can meet in Orléans."),
    ("in_person", "Lyon",          "either",    "Paris",        "no",      "One of them meets in person only, and they are not in the same city."),
    ("remote",    "Paris",         "in_person", "Paris",        "no",      "One of them meets in person only, the other remotely only."),
    ("in_person", "Lyon",          None,        "Paris",        "no",      "One of them meets in person only, and they are not in the same city."),
    ("in_person", None,            "either",    "Paris",        "unknown", "They would meet in person; whether in the same city is not known."),
    (None,        "Paris",         "either",    "Paris",        "unknown", "She did not say how she can meet."),
    ("remote",    "Paris",         None,        "Paris",        "unknown", "How the mentor can meet is not given."),
]  # fmt: skip


@pytest.mark.parametrize(("hers", "her_city", "his", "his_city", "answer", "said"), PLACES)
def test_whether_they_can_meet(hers, her_city, his, his_city, answer, said):
    card = why_of({"meets": hers, "city": her_city}, {"meets": his, "city": his_city})
    line = next(each for each in card.gates if each.name == "place")
    assert (line.answer, str(line.reason)) == (answer, said)


PARTS = [
    # part        fellow                                     mentor                                points   what is said
    ("skills",    {"skills": ("sql", "cv")},                 {"skills": ("sql", "cv", "html")},    (25, 25), "Of the 2 things she wants to learn, the mentor can teach: SQL and CV and portfolio."),
    ("skills",    {"skills": ("sql", "cv", "talks")},        {"skills": ("sql",)},                 (8, 8),   "Of the 3 things she wants to learn, the mentor can teach: SQL."),
    ("skills",    {"skills": ("sql",)},                      {"skills": ("html",)},                (0, 0),   "The mentor teaches nothing of what she wants to learn."),
    ("skills",    {"skills": ("sql",)},                      {"skills": ()},                       (0, 0),   "The mentor teaches nothing of what she wants to learn."),
    ("skills",    {"skills": ()},                            {"skills": None},                     (25, 25), "She wants to learn nothing in particular."),
    ("skills",    {"skills": None},                          {"skills": ("sql",)},                 (0, 25),  "She did not say what she wants to learn."),
    ("skills",    {"skills": ("sql",)},                      {"skills": None},                     (0, 25),  "What the mentor can teach is not given."),
    ("seniority", {"seniority": "senior"},                   {"seniority": "senior"},              (5, 5),   "As experienced as she wishes: More than eight years."),
    ("seniority", {"seniority": "senior"},                   {"seniority": "leader"},              (3, 3),   "She wishes: More than eight years; the mentor: Leads a team."),
    ("seniority", {"seniority": "junior"},                   {"seniority": "senior"},              (0, 0),   "She wishes: Up to three years; the mentor: More than eight years."),
    ("seniority", {"seniority": None},                       {"seniority": "senior"},              (0, 5),   "She has no wish for how experienced the mentor is."),
    ("seniority", {"seniority": "junior"},                   {"seniority": None},                  (0, 5),   "How experienced the mentor is, is not given."),
    ("sector",    {"sectors": ("health", "media")},          {"sector": "Health"},                 (5, 5),   "The mentor works in Health, which interests her."),
    ("sector",    {"sectors": ("health",)},                  {"sector": "banking"},                (0, 0),   "The mentor works in banking, which she did not name."),
    ("sector",    {"sectors": ()},                           {"sector": "banking"},                (5, 5),   "No sector in particular interests her."),
    ("sector",    {"sectors": ()},                           {"sector": None},                     (5, 5),   "No sector in particular interests her."),
    ("sector",    {"sectors": None},                         {"sector": "banking"},                (0, 5),   "She did not say which sectors interest her."),
    ("sector",    {"sectors": ("health",)},                  {"sector": None},                     (0, 5),   "The mentor's sector is not given."),
    ("near",      {"city": "Saint-Étienne"},                 {"city": "saint-etienne"},            (5, 5),   "Both are in Saint-Étienne."),
    ("near",      {"city": "Lyon"},                          {"city": "Paris"},                    (0, 0),   "She is in Lyon, the mentor in Paris."),
    ("near",      {"city": None},                            {"city": "Paris"},                    (0, 5),   "She did not say in which city she lives."),
    ("near",      {"city": "Paris"},                         {"city": None},                       (0, 5),   "The mentor's city is not given."),
]  # fmt: skip


@pytest.mark.parametrize(("part", "fellow", "mentor", "points", "said"), PARTS)
def test_what_a_part_brings_and_says(part, fellow, mentor, points, said):
    found = next(each for each in why_of(fellow, mentor).parts if each.name == part)
    assert (found.lower, found.upper) == points
    assert say(found.reason, "en") == said


def why_of(fellow: dict, mentor: dict) -> Why:
    return mentoring.why(
        fellows(a_fellow(**fellow)).loc[1],
        mentors(a_mentor(**mentor)).loc[1],
        rubric=pair_rubrics.load(),
    )
