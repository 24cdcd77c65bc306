"""What the invented mentors offer and fellows wish, without another draw of anybody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workbench.sample import invent
from workbench.sample.cast import Sample
from workbench.sample.earlier import with_springboards_before
from workbench.sample.invention import _newest_cohorts
from workbench.sample.pairing import can_pair, needs_of
from workbench.vocabulary import PartnerRole, Relation

TODAY = date(2026, 11, 23)
RUNNING = 2
"""The place of the fellowship that runs in the sample."""


@pytest.fixture(scope="module", params=[1, 2, 9])
def sample(request: pytest.FixtureRequest) -> Sample:
    return invent(request.param, today=TODAY)


def test_nobody_else_is_drawn_otherwise_than_before(sample: Sample):
    before = with_springboards_before(_newest_cohorts(sample.seed, today=TODAY))
    unsaid = dict.fromkeys(("skills", "seniority", "meets", "city", "hours"))
    mentors = tuple(replace(each, **unsaid) for each in sample.mentors)
    assert mentors == before.mentors
    same = ("people", "applications", "fellows", "assignments", "activities", "outcomes")
    assert all(getattr(sample, name) == getattr(before, name) for name in same)


def test_the_same_seed_says_the_same_again(sample: Sample):
    assert invent(sample.seed, today=TODAY) == sample


def test_most_say_what_they_offer_and_wish_and_some_do_not(sample: Sample):
    silent = [each for each in sample.mentors if each.skills is None]
    assert 0 < len(silent) < len(sample.mentors) / 3
    here = [each for each in sample.fellows if each.cohort == RUNNING]
    assert len(here) / 2 < len(sample.wishes) < len(here)
    assert len({each.fellow for each in sample.wishes}) == len(sample.wishes)


def test_one_pair_is_never_to_be_and_would_be_possible_otherwise(sample: Sample):
    kinds = [each.kind for each in sample.relations]
    assert {Relation.NEVER, Relation.WISHED, Relation.RATHER_NOT, Relation.REVIEWED} == set(kinds)
    needs = {each.fellow: each for each in _needs(sample)}
    for each in sample.relations:
        assert can_pair(needs[each.fellow], sample.mentors[each.mentor])
    (never,) = [each for each in sample.relations if each.kind is Relation.NEVER]
    assert never.reason


def test_offers_are_open_for_fellows_who_wait_and_mentors_who_are_free(sample: Sample):
    accompanied = {each.fellow for each in sample.assignments if each.ends_on is None}
    taken = {each.mentor for each in sample.assignments if each.ends_on is None}
    banned = {(each.fellow, each.mentor) for each in sample.relations}
    assert len(sample.offers) == 2
    for each in sample.offers:
        assert each.fellow not in accompanied
        assert each.mentor not in taken
        assert (each.fellow, each.mentor) not in banned
        assert each.asked_at.date() < TODAY <= each.expires_on


def test_a_partner_hires_and_pairs_of_before_have_ended(sample: Sample):
    parts = [part for partner in sample.partners for part in partner.parts]
    assert any(each.role is PartnerRole.HIRES and each.ends_on is None for each in parts)
    assert any(each.ends_on is not None for each in sample.assignments)


def _needs(sample: Sample):
    return needs_of(sample.fellows, sample.applications, cohort=RUNNING)
