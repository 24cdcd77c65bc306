"""Terms of mentoring kept as plain values come back exactly as they were; others are said."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import WorkbenchError
from workbench.rules.mentoring.term_values import as_values, terms_from, without_reasons
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.vocabulary import Aim, Capacity, Track

NUMBERS = st.integers(1, 900)
SOME = st.frozensets(NUMBERS, max_size=5)
BY_NUMBER = st.dictionaries(NUMBERS, NUMBERS, max_size=5)
TERMS = st.builds(
    Terms,
    aim=st.sampled_from(list(Aim)),
    capacity=st.sampled_from(list(Capacity)),
    locked=BY_NUMBER,
    forbidden=st.frozensets(st.builds(Pair, NUMBERS, NUMBERS), max_size=5),
    alone=SOME,
    reasons=st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3),
    per_partner=st.none() | NUMBERS,
    caps=BY_NUMBER,
    woman_in=st.frozensets(st.sampled_from(list(Track))),
    co_mentored=SOME,
)


@given(TERMS)
@settings(max_examples=100, deadline=None)
def test_terms_come_back_from_json_as_they_were(terms: Terms):
    assert terms_from(json.loads(json.dumps(as_values(terms)))) == terms


@given(TERMS)
@settings(max_examples=30, deadline=None)
def test_the_same_terms_give_the_same_values(terms: Terms):
    turned = Terms(**{each.name: getattr(terms, each.name) for each in reversed(fields(Terms))})
    assert json.dumps(as_values(terms)) == json.dumps(as_values(turned))


def test_every_term_is_kept():
    assert set(as_values(Terms())) == {each.name for each in fields(Terms)}
    assert terms_from(as_values(Terms())) == Terms() == terms_from(None)


def test_the_words_of_a_person_can_be_left_out():
    said = Terms().with_ban(Pair(1, 2), reason="Same street.")
    assert "Same street" not in json.dumps(without_reasons(as_values(said)))
    assert terms_from(without_reasons(as_values(said))).forbidden == said.forbidden


@pytest.mark.parametrize(
    "kept",
    [
        {"hope": 1},
        {"aim": "soon"},
        {"locked": [1, 2]},
        {"locked": {"one": 2}},
        {"locked": {"1": 2.5}},
        {"alone": [True]},
        {"caps": {"1": None}},
        {"woman_in": ["sewing"]},
        ["aim"],
    ],
)
def test_values_that_are_no_terms_are_said(kept):
    with pytest.raises(WorkbenchError, match="cannot be understood"):
        terms_from(kept)
