# ruff: noqa: E501 -- drawn tables are wide
"""What happens to two applications, by what was said of them, in drawn tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from workbench.rules import merging
from workbench.rules.merging import Side
from workbench.vocabulary import Stage

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)

KEPT = [
    # first         second           kept       what is looked at first
    ("received",    "received",      "second",  ""),
    ("asked",       "received",      "second",  ""),
    ("shortlisted", "shortlisted",   "second",  ""),
    ("shortlisted", "received",      "first",   ""),
    ("received",    "declined",      "second",  ""),
    ("enrolled",    "shortlisted",   "first",   "The verdict on the application set aside (Shortlisted) no longer counts; the kept one stays as it is: Enrolled."),
    ("shortlisted", "declined",      "choose",  "Somebody has decided on both, and differently: Shortlisted and Declined. Choose which application is kept."),
    ("enrolled",    "enrolled",      "refused", "Both hold a seat in this cohort, and one woman cannot hold two. Settle the seats first; nothing was changed."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "kept", "said"), KEPT)
def test_which_of_two_applications_for_one_cohort_is_kept(
    first: str, second: str, kept: str, said: str
):
    one, other = a_side(1, stage=first), a_side(2, stage=second)
    by_rule = merging.kept_by_itself(one, other)
    if kept == "choose":
        assert by_rule is None
        assert str(merging.must_choose(one, other)) == said
        return
    stays, goes = (one, other) if by_rule == 1 else (other, one)
    against = merging.against(stays, goes)
    assert bool(against) == (kept == "refused")
    assert kept == "refused" or by_rule == {"first": 1, "second": 2}[kept]
    assert " ".join(map(str, against or merging.looks(stays, goes))) == said


FILLED = [
    # kept                                   set aside                                amended        filled
    ({"city": "Lyon"},                       {"city": "Nice"},                        (),            {}),
    ({"city": None},                         {"city": "Nice"},                        (),            {"city": "Nice"}),
    ({},                                     {"city": "Nice"},                        (),            {"city": "Nice"}),
    ({"city": None},                         {"city": None},                          (),            {}),
    ({"city": None},                         {"city": "Nice"},                        ("city",),     {}),
    ({"digital_skills": 0},                  {"digital_skills": 3},                   (),            {}),
    ({"consent_partners": None},             {"consent_partners": "yes"},             (),            {}),
    ({"consent_partners": None},             {"consent_partners": "no"},              (),            {"consent_partners": "no"}),
    ({"tracks": ["web"], "first_choice": None}, {"tracks": ["ux"], "first_choice": "ux"}, (),        {}),
    ({"tracks": None, "first_choice": None}, {"tracks": ["ux"], "first_choice": "ux"}, (),           {"tracks": ["ux"], "first_choice": "ux"}),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "aside", "amended", "filled"), FILLED)
def test_what_the_kept_application_gains(kept: dict, aside: dict, amended: tuple, filled: dict):
    stays = a_side(1, answers=kept, amended=frozenset(amended))
    assert merging.filled(stays, a_side(2, answers=aside)) == filled


def a_side(
    number: int,
    *,
    stage: str = "received",
    answers: dict | None = None,
    amended: frozenset[str] = frozenset(),
) -> Side:
    """The second was sent a day after the first."""
    return Side(number, MONDAY + timedelta(days=number), Stage(stage), answers or {}, amended)
