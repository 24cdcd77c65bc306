"""Which verdict may be said at which stage, and what stands in its way, drawn as tables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import an_application, applications
from workbench.rules import scoring, verdicts
from workbench.store import rubrics
from workbench.vocabulary import STAGE_AFTER, Stage, Verdict

MOVES = """
                shortlist  waitlist  ask  decline  reopen  enrol  accompany
    received    yes        yes       yes  yes      -       -      -
    asked       yes        yes       -    yes      yes     -      -
    shortlisted -          yes       yes  yes      yes     yes    -
    waitlisted  yes        -         yes  yes      yes     yes    -
    declined    yes        yes       yes  -        yes     -      -
    enrolled    -          -         -    -        -       -      yes
"""


def drawn_moves():
    head, *rows = (line.split() for line in MOVES.strip().splitlines())
    return [
        (Stage(stage), Verdict(verdict), cell == "yes")
        for stage, *cells in rows
        for verdict, cell in zip(head, cells, strict=True)
    ]


@pytest.mark.parametrize(("stage", "verdict", "may"), drawn_moves())
def test_a_verdict_may_be_said_at_a_stage(stage, verdict, may):
    assert verdicts.can_say(verdict, stage) == may


def test_every_stage_and_verdict_is_drawn():
    assert len(drawn_moves()) == len(Stage) * len(Verdict)


def only_legal(said):
    """The verdicts that may be said one after another, the others left out."""
    stage, kept = Stage.RECEIVED, []
    for verdict in said:
        if verdicts.can_say(verdict, stage):
            kept.append(verdict)
            stage = STAGE_AFTER[verdict]
    return kept


LEGAL = st.lists(st.sampled_from(list(Verdict)), max_size=8).map(only_legal)


@given(LEGAL)
@settings(max_examples=60, deadline=None)
def test_a_replay_reaches_the_stage_of_the_last_verdict(said):
    last = STAGE_AFTER[said[-1]] if said else Stage.RECEIVED
    assert verdicts.replay(said) == last


@given(LEGAL)
@settings(max_examples=60, deadline=None)
def test_a_replay_refuses_a_verdict_said_twice_in_a_row(said):
    with pytest.raises(ValueError, match="may not follow"):
        verdicts.replay([*said, Verdict.DECLINE, Verdict.DECLINE])


def test_no_other_verdict_may_follow_a_seat_than_a_mentor_given():
    seated = [Verdict.SHORTLIST, Verdict.ENROL]
    assert verdicts.replay([*seated, Verdict.ACCOMPANY, Verdict.ACCOMPANY]) is Stage.ENROLLED
    with pytest.raises(ValueError, match="decline may not follow enrolled"):
        verdicts.replay([Verdict.SHORTLIST, Verdict.ENROL, Verdict.DECLINE])


COMPLETE = {}
TOO_YOUNG = {"age": 16.0}
TOO_YOUNG_AND_BUSY = {"age": 16.0, "weekly_hours": 4.0}
SILENT = {"french_level": None}
TOO_YOUNG_SAID = (
    "The gate “18 or older” says no: She is 16 years old on the first day; 18 is asked for."
)
TOO_BUSY_SAID = (
    "The gate “120 hours over the programme” says no: She can give 4 hours a week, 52 over the "
    "cohort's 13 weeks; 120 are asked for."
)

# her answers, stage, verdict, reason, the blockers
BLOCKERS = [
    (COMPLETE, "received", "shortlist", "Clear project", []),
    (COMPLETE, "received", "shortlist", "   ", ["Write a reason to shortlist."]),
    (COMPLETE, "received", "waitlist", "", ["Write a reason to waitlist."]),
    (COMPLETE, "received", "decline", "", ["Write a reason to decline."]),
    (COMPLETE, "declined", "reopen", "", ["Write a reason to reopen."]),
    (SILENT, "received", "ask", "", ["Write a reason to ask."]),
    (SILENT, "received", "ask", "Her French?", []),
    (
        COMPLETE,
        "received",
        "ask",
        "To be sure",
        ["There is nothing to ask: no missing answer can change anything."],
    ),
    (
        TOO_YOUNG,
        "received",
        "shortlist",
        "Clear project",
        ["The gate “18 or older” says no: She is 16 years old on the first day; 18 is asked for."],
    ),
    (
        TOO_YOUNG_AND_BUSY,
        "received",
        "shortlist",
        "",
        [
            TOO_YOUNG_SAID,
            TOO_BUSY_SAID,
            "Write a reason to shortlist.",
        ],
    ),
    (TOO_YOUNG, "received", "decline", "Too young this year", []),
    (SILENT, "received", "shortlist", "We know her French", []),
    (COMPLETE, "declined", "shortlist", "A place is free", []),
    (
        COMPLETE,
        "shortlisted",
        "shortlist",
        "Again",
        ["Her application is already at this stage: Shortlisted."],
    ),
    (
        COMPLETE,
        "received",
        "enrol",
        "At once",
        ["“Enrol” cannot be said at this stage: Received."],
    ),
    (
        COMPLETE,
        "enrolled",
        "decline",
        "Left",
        ["She holds a seat in a cohort: her application is no longer triaged."],
    ),
]


@pytest.mark.parametrize(("given_answers", "stage", "verdict", "reason", "said"), BLOCKERS)
def test_what_stands_in_the_way(given_answers, stage, verdict, reason, said):
    frame = applications(an_application(**given_answers))
    card = scoring.explain(frame.loc[1], rubrics.load("springboard"))
    found = verdicts.blockers(card, Stage(stage), verdict=Verdict(verdict), reason=reason)
    assert [str(sentence) for sentence in found] == said


def test_nothing_selected_is_said_first_and_alone():
    found = verdicts.blockers(None, None, verdict=Verdict.ASK, reason="")
    assert [str(sentence) for sentence in found] == ["Select an application first."]
