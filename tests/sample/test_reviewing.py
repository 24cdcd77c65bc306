"""Invented reviews: of open cohorts only, as the turns gave them, with something to talk about."""

from __future__ import annotations

from datetime import date

from workbench.rules.reviews import ReviewState
from workbench.sample import invent
from workbench.sample.reviewing import invented_agreement, invented_reviews

SAMPLE = invent(1, today=date(2026, 11, 23))
REVIEWS = invented_reviews(SAMPLE, aspects=3)


def test_the_same_seed_gives_the_same_reviews():
    assert invented_reviews(SAMPLE, aspects=3) == REVIEWS


def test_only_applications_that_wait_in_an_open_cohort_are_reviewed():
    for one in REVIEWS:
        application = SAMPLE.applications[one.application]
        cohort = SAMPLE.cohorts[application.cohort]
        assert cohort.opens_on <= SAMPLE.today <= cohort.closes_on
        assert application.stage.value in ("received", "asked")


def test_scores_are_whole_and_a_conflict_has_none():
    for one in REVIEWS:
        assert len(one.scores) == (3 if one.state is ReviewState.GIVEN else 0)
        assert all(0 <= score <= 4 for score in one.scores)
        assert one.comment
    assert sum(one.state is ReviewState.CONFLICT for one in REVIEWS) >= 1


def test_nobody_reviewed_an_application_twice_nor_before_it_came():
    said = [(one.application, one.reviewer) for one in REVIEWS]
    assert len(said) == len(set(said))
    assert all(one.given_at > SAMPLE.applications[one.application].submitted_at for one in REVIEWS)


def test_two_who_were_far_apart_agreed():
    agreed = invented_agreement(REVIEWS)
    assert agreed is not None
    assert 0 <= agreed.score <= 4
    assert invented_agreement([]) is None
