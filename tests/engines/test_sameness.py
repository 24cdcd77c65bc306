"""Rows that are the same, told by a hash and held to it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.engines import sameness

TABLES = st.integers(0, 12).flatmap(
    lambda rows: st.lists(
        st.lists(st.integers(-1, 1), min_size=3, max_size=3), min_size=rows, max_size=rows
    )
)


@given(TABLES)
def test_rows_have_one_number_exactly_when_they_are_the_same(rows):
    table = np.array(rows, dtype=np.int64).reshape(len(rows), 3)
    numbers = sameness.numbered(table)
    for one, number in zip(rows, numbers, strict=True):
        for other, its in zip(rows, numbers, strict=True):
            assert (number == its) == (one == other)


def test_rows_with_one_hash_are_still_told_apart(monkeypatch):
    monkeypatch.setattr(sameness, "hashes", lambda tables: np.zeros(3, dtype=np.uint64))
    assert len(set(sameness.numbered(np.array([[1], [2], [1]])).tolist())) == 2
