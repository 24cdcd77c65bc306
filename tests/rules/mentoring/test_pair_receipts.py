"""What was kept of a proposal, through JSON and back, proposes the very same pairs again."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors, relations
from workbench.errors import NotFound
from workbench.rules.mentoring import proposals
from workbench.rules.mentoring.receipts import again, receipt_from, receipt_of
from workbench.rules.mentoring.rubric import WeightedPart
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.vocabulary import Aim, Capacity, Slot

RUBRIC = a_pair_rubric()


def a_case(seed: int, terms: Terms) -> proposals.Problem:
    """Twelve fellows and seven mentors drawn by a seed, with what is found as given."""
    rng = np.random.default_rng(seed)

    def slots() -> tuple[str, ...]:
        return tuple(str(each) for each in rng.permutation([str(one) for one in Slot])[:6])

    she = fellows(
        *(
            a_fellow(availability=slots(), hours=float(rng.integers(1, 6)), left_on=None)
            for _ in range(12)
        )
    )
    he = mentors(
        *(
            a_mentor(slots=slots(), capacity=int(rng.integers(1, 4)), partner_id=int(at % 3) + 1)
            for at in range(7)
        )
    )
    known = relations(
        {"fellow": 2, "mentor": 3, "kind": "never", "reason": "A cousin."},
        {"fellow": 4, "mentor": 1, "kind": "wished", "side": "fellow", "place": 1},
        {"fellow": 99, "mentor": 1, "kind": "never", "reason": "Elsewhere."},
    )
    around = Circumstances(loads={1: 1}, started={5: 2}, before={6: 3}, relations=known)
    return proposals.problem(she, he, rubric=RUBRIC, terms=terms, circumstances=around)


TERMS = Terms().with_ban(Pair(1, 1), reason="Same street.").with_nobody(7, reason="Away.")


@pytest.mark.parametrize("aim", list(Aim))
@pytest.mark.parametrize("capacity", list(Capacity))
@given(seed=st.integers(0, 10_000))
@settings(max_examples=5, deadline=None)
def test_the_same_pairs_are_reached_again_by_every_aim(aim: Aim, capacity: Capacity, seed: int):
    of = a_case(seed, replace(TERMS, aim=aim, capacity=capacity, per_partner=4))
    found = proposals.propose_for(of, seed=seed)
    receipt = receipt_of(found, of)
    kept = receipt_from(json.loads(json.dumps(receipt.as_kept)))
    assert kept.fingerprint == receipt.fingerprint
    reached = again(kept, rubric=RUBRIC)
    assert reached.mentors == found.mentors
    assert reached.co_mentors == found.co_mentors
    assert reached.objective == found.objective


def test_a_receipt_has_no_name_no_reason_and_no_relation_of_somebody_else():
    of = a_case(1, TERMS)
    kept = json.dumps(receipt_of(proposals.propose_for(of), of).as_kept)
    for word in ("Rahel", "Martin", "cousin", "Elsewhere", "Same street", "Away", "99"):
        assert word not in kept


def test_only_the_columns_that_somebody_looks_at_are_kept():
    of = a_case(1, TERMS)
    inputs = receipt_of(proposals.propose_for(of), of).inputs
    assert set(inputs["fellows"]) == {"fellow", "track", "hours", *RUBRIC.of_fellow}
    assert not {"given_name", "family_name", "application", "version"} & set(inputs["mentors"])


def test_points_weighed_otherwise_at_the_desk_are_those_of_the_receipt():
    parts = RUBRIC.parts
    other = (replace(parts[0], points=70), *(replace(each, points=15) for each in parts[1:]))
    of = a_case(3, TERMS)
    of = proposals.problem(
        of.fellows,
        of.mentors,
        rubric=replace(RUBRIC, parts=other),
        terms=TERMS,
        circumstances=of.circumstances,
    )
    found = proposals.propose_for(of, seed=3)
    reached = again(receipt_of(found, of), rubric=RUBRIC)
    assert (reached.mentors, reached.objective) == (found.mentors, found.objective)


@pytest.mark.parametrize("lost", [{"gates": RUBRIC.gates[1:]}, {"parts": RUBRIC.parts[1:]}])
def test_a_rubric_that_lost_a_gate_or_a_part_is_said(lost: dict[str, tuple[WeightedPart, ...]]):
    of = a_case(1, TERMS)
    receipt = receipt_of(proposals.propose_for(of), of)
    with pytest.raises(NotFound, match="is not what it was"):
        again(receipt, rubric=replace(RUBRIC, **lost))
