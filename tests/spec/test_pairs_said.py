# ruff: noqa: E501 -- drawn tables are wide
"""What gates and parts say of one fellow beside one mentor, in drawn tables."""

from __future__ import annotations

import pytest

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors
from workbench.rules import mentoring
from workbench.rules.mentoring import Why
from workbench.rules.mentoring.terms import Circumstances
from workbench.vocabulary import Role

RUBRIC = a_pair_rubric()

FR_B2 = {"spoken_languages": ("fr",), "french_level": "B2", "english_level": None}
UNSURE = {"spoken_languages": ("fr",), "french_level": None, "english_level": None}
NO_WORD = {"spoken_languages": None, "french_level": None, "english_level": None}

GATES = [
    # gate       fellow                              mentor                     answer     what is said
    ("own_track",       {"track": "web"},                   {"tracks": ("web", "ux")}, "yes",     "Her track is Web development; the mentor's: Web development and UX-UI design."),
    ("own_track",       {"track": "web"},                   {"tracks": ("data",)},     "no",      "Her track is Web development; the mentor's: Data analysis."),
    ("own_track",       {"track": "web"},                   {"tracks": ()},            "unknown", "The mentor's tracks are not given; hers is Web development."),
    ("common_language", FR_B2,                              {"languages": ("fr",)},    "yes",     "In common: French."),
    ("common_language", {**FR_B2, "french_level": "A2"},    {"languages": ("fr",)},    "no",      "No language in common; French and English count from B1."),
    ("common_language", UNSURE,                             {"languages": ("fr",)},    "unknown", "She did not say how well she speaks the language they share."),
    ("common_language", UNSURE,                             {"languages": ("en",)},    "no",      "No language in common; French and English count from B1."),
    ("common_language", NO_WORD,                            {"languages": ("ar",)},    "unknown", "She did not say which languages she speaks."),
    ("common_language", FR_B2,                              {"languages": ()},         "unknown", "The mentor's languages are not given."),
    ("common_language", {"spoken_languages": ("ar-SY",)},   {"languages": ("ar",)},    "yes",     "In common: Arabic."),
    ("common_slot",     {"availability": ("mon_am",)},      {"slots": ("mon_am",)},    "yes",     "Both can meet: Monday morning."),
    ("common_slot",     {"availability": ("mon_am",)},      {"slots": ("sat_am",)},    "no",      "No meeting time in common."),
    ("common_slot",     {"availability": None},             {"slots": ("sat_am",)},    "unknown", "She did not say when she can meet."),
    ("common_slot",     {"availability": ("mon_am",)},      {"slots": ()},             "unknown", "The mentor's meeting times are not given."),
    ("woman_wished",    {"mentor_wish": "woman"},           {"is_woman": True},        "yes",     "She wishes for a woman, and the mentor is one."),
    ("woman_wished",    {"mentor_wish": "woman"},           {"is_woman": False},       "no",      "She wishes for a woman as mentor."),
    ("woman_wished",    {"mentor_wish": "any"},             {"is_woman": False},       "yes",     "She has no wish for a woman or a man."),
    ("woman_wished",    {"mentor_wish": None},              {"is_woman": False},       "unknown", "She did not say whether she wishes for a woman."),
    ("woman_wished",    {"mentor_wish": None},              {"is_woman": True},        "yes",     "The mentor is a woman, whatever she wishes."),
]  # fmt: skip


@pytest.mark.parametrize(("gate", "fellow", "mentor", "answer", "said"), GATES)
def test_what_a_gate_answers_and_says(gate, fellow, mentor, answer, said):
    card = why_of(fellow, mentor)
    line = next(each for each in card.gates if each.name == gate)
    assert (str(line.answer), str(line.reason)) == (answer, said)


PARTS = [
    # part       fellow                                             mentor                             least most  what is said
    ("tracks_wished", {"tracks": ("data", "web")},                      {"tracks": ("data", "web")},       30, 30, "The mentor also knows Web development, which she wishes for."),
    ("tracks_wished", {"tracks": ("data", "web", "ux")},                {"tracks": ("data", "web")},       23, 23, "The mentor also knows Web development, which she wishes for."),
    ("tracks_wished", {"tracks": ("data", "web")},                      {"tracks": ("data",)},             15, 15, "The mentor knows none of the other tracks that interest her."),
    ("tracks_wished", {"tracks": ("data",)},                            {"tracks": ("data",)},             30, 30, "No other track interests her."),
    ("tracks_wished", {"tracks": None},                                 {"tracks": ("data",)},             15, 30, "She did not say which other tracks interest her."),
    ("languages",     {"spoken_languages": ("ti", "fr")},               {"languages": ("ti", "fr")},       40, 40, "They can speak Tigrinya and French: a language beside French and English brings every point."),
    ("languages",     {"spoken_languages": ("fr", "en")},               {"languages": ("fr", "en")},       30, 30, "They can speak French and English."),
    ("languages",     FR_B2,                                            {"languages": ("fr", "en")},       20, 20, "They can speak French."),
    ("languages",     UNSURE,                                           {"languages": ("fr",)},             0, 20, "No language in common is known."),
    ("languages",     NO_WORD,                                          {"languages": ("ar",)},             0, 40, "No language in common is known."),
    ("meeting_times", {"availability": ("mon_am",)},                    {"slots": ("mon_am", "tue_am")},   10, 10, "1 meeting time in common; every point from 3."),
    ("meeting_times", {"availability": ("mon_am", "tue_am", "wed_am", "thu_am")}, {"slots": ("mon_am", "tue_am", "wed_am", "thu_am")}, 30, 30, "4 meeting times in common; every point from 3."),
    ("meeting_times", {"availability": None},                           {"slots": ("mon_am",)},             0, 30, "No meeting time in common is known."),
]  # fmt: skip


@pytest.mark.parametrize(("part", "fellow", "mentor", "least", "most", "said"), PARTS)
def test_what_a_part_brings_and_says(part, fellow, mentor, least, most, said):
    card = why_of(fellow, mentor)
    found = next(each for each in card.parts if each.name == part)
    assert (found.lower, found.upper, str(found.reason)) == (least, most, said)


SUMMARIES = [
    # fellow                      mentor                  what is kept with the pair
    ({},                          {},                     "A mentor for Data analysis; they can speak French and English and meet: Tuesday evening and Thursday afternoon."),
    ({"availability": None},      {},                     "A mentor for Data analysis; still to ask: a common meeting time."),
    ({"track": "ux"},             {"is_woman": False},    "Against this pair: the fellow's track."),
]  # fmt: skip


@pytest.mark.parametrize(("fellow", "mentor", "said"), SUMMARIES)
def test_what_is_kept_with_a_pair(fellow, mentor, said):
    assert str(why_of(fellow, mentor).sentence) == said


def test_what_is_said_of_fellows_without_a_mentor():
    she = fellows(
        a_fellow(track="ux"),
        a_fellow(track="ux", mentor_wish="woman"),
        a_fellow(),
        a_fellow(),
        a_fellow(track="cyber", availability=("sat_eve",)),
    )
    he = mentors(
        a_mentor(), a_mentor(tracks=("web",)), a_mentor(tracks=("ux",), slots=("mon_eve",))
    )
    found = mentoring.propose(she, he, rubric=RUBRIC)
    assert list(found.mentors.values()) == [1]
    said = {number: str(reason) for number, reason in found.unpaired.items()}
    assert said[1] == (
        "None of the 3 mentors passes every gate. What stops most comes first: "
        "the fellow's track (2) and a common meeting time (1)."
    )
    assert said[5] == (
        "None of the 3 mentors passes every gate. What stops most comes first: "
        "the fellow's track (3) and a common meeting time (3)."
    )
    alone = ({3, 4} & set(said)).pop()
    assert said[alone] == "1 mentor would do for her, but has no place left."


JUDGEMENTS = [
    # pairs          loads   what is said
    ({1: 1},         {},     []),
    ({1: 1, 2: 1},   {},     ["Claire Martin would accompany 2 fellows at a time; the capacity is 1."]),
    ({1: 1},         {1: 1}, ["Claire Martin would accompany 2 fellows at a time; the capacity is 1."]),
    ({1: 2},         {},     ["Rahel Tesfaye with Claire Martin: Her track is Data analysis; the mentor's: Web development. No meeting time in common."]),
    ({9: 1},         {},     ["Fellow 9 is not in this cohort."]),
    ({1: 8},         {},     ["Mentor 8 is not a mentor of this chapter."]),
]  # fmt: skip


@pytest.mark.parametrize(("pairs", "loads", "said"), JUDGEMENTS)
def test_what_speaks_against_pairs_made_by_hand(pairs, loads, said):
    she = fellows(a_fellow(), a_fellow())
    he = mentors(a_mentor(), a_mentor(tracks=("web",), slots=("sat_eve",)))
    assert [
        str(each)
        for each in mentoring.judge(
            pairs, she, he, rubric=RUBRIC, circumstances=Circumstances(loads=loads)
        )
    ] == said


def why_of(fellow: dict, mentor: dict) -> Why:
    """As the role of protection reads it, which reads of every gate."""
    return mentoring.why(
        fellows(a_fellow(**fellow)).loc[1],
        mentors(a_mentor(**mentor)).loc[1],
        rubric=RUBRIC,
        role=Role.PROTECTION,
    )
