"""Pairs worth comparing are found once each, and a crowd that shares a key loses none of them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.engines.blocking import NEIGHBOURS, codes, pairs_within, together


def listed(pairs):
    return sorted(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def test_every_pair_that_shares_a_key_comes_once():
    pairs = pairs_within([codes(["x", "x", "x", None, "y"]), codes(["a", "b", "a", "", "b"])])
    assert listed(pairs) == [(0, 1), (0, 2), (1, 2), (1, 4)]


def test_a_crowd_is_cut_by_other_fields_and_keeps_their_pairs():
    crowd = codes(["one telephone"] * 500)
    initials = codes([f"initial {at // 2}" for at in range(500)])
    found = set(listed(pairs_within([crowd], largest=100, cuts=(initials,))))
    assert {(at, at + 1) for at in range(0, 500, 2)} <= found
    assert len(found) < 500 * (NEIGHBOURS + 1)


def test_a_crowd_that_no_cut_parts_is_gone_through_in_order():
    crowd = np.zeros(500, dtype=np.int64)
    order = np.arange(500)[::-1].copy()
    found = set(listed(pairs_within([crowd], largest=100, order=order)))
    assert {(at, at + NEIGHBOURS) for at in range(500 - NEIGHBOURS)} <= found
    assert len(found) < 500 * NEIGHBOURS


def test_nothing_shared_makes_no_pair():
    assert listed(pairs_within([codes([None, "", None])])) == []
    assert listed(pairs_within([])) == []


@given(st.lists(st.tuples(st.sampled_from("ab "), st.sampled_from("xyz ")), max_size=12))
def test_keys_together_are_equal_where_each_is(rows):
    first, second = (codes([row[at].strip() for row in rows]) for at in (0, 1))
    both = together(first, second)
    for one, a in enumerate(rows):
        for other, b in enumerate(rows):
            known = " " not in a and " " not in b
            assert (both[one] >= 0 and both[one] == both[other]) == (known and a == b)
