from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import tried
from workbench.errors import WorkbenchError
from workbench.rules import disclosure
from workbench.rules.disclosure import ALL, SMALL, TOTAL, WITHHELD, protect, protect_together

COUNT = st.one_of(st.integers(0, 12), st.integers(0, 30))


def a_table(*rows: list[int]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=[f"g{n}" for n in range(len(rows[0]))])


def possible(code: int, threshold: int, most: int) -> np.ndarray:
    if code == WITHHELD:
        return np.arange(0, most + 1)
    if code == SMALL:
        return np.arange(0, threshold)
    return np.arange(max(threshold, code - 2), code + 3)


def answers(shown: pd.DataFrame, *, threshold: int, most: int) -> list[np.ndarray]:
    """Every 2 x 2 table that a reader could think of, tried one by one."""
    cells = shown.drop(columns=TOTAL).drop(index=ALL).to_numpy().ravel()
    grid = np.array(
        list(itertools.product(*(possible(code, threshold, most) for code in cells)))
    ).reshape(-1, 2, 2)
    fits = np.ones(len(grid), dtype=bool)
    sums = {
        (0, TOTAL): grid[:, 0].sum(axis=1),
        (1, TOTAL): grid[:, 1].sum(axis=1),
        (2, "g0"): grid[:, :, 0].sum(axis=1),
        (2, "g1"): grid[:, :, 1].sum(axis=1),
        (2, TOTAL): grid.sum(axis=(1, 2)),
    }
    for (row, column), found in sums.items():
        ok = possible(shown.iloc[row][column], threshold, most * 4)
        fits &= np.isin(found, ok)
    return list(grid[fits])


@tried(20)
@given(cells=st.lists(COUNT, min_size=4, max_size=4))
def test_no_hidden_count_can_be_worked_out_by_trying_every_table(cells: list[int]) -> None:
    table = a_table(cells[:2], cells[2:])
    shown = protect(table)
    found = answers(shown, threshold=10, most=32)
    assert any((each == table.to_numpy()).all() for each in found)
    for row, column in itertools.product((0, 1), (0, 1)):
        if shown.iloc[row, column] < 0:
            assert len({int(each[row, column]) for each in found}) > 1


@tried(30)
@given(
    cells=st.lists(st.lists(COUNT, min_size=3, max_size=3), min_size=1, max_size=4),
    threshold=st.sampled_from([5, 10, 20]),
)
def test_what_is_shown_is_rounded_and_never_small(cells: list[list[int]], threshold: int) -> None:
    table = a_table(*cells)
    shown = protect(table, threshold)
    counts = disclosure.with_sums(table).to_numpy()
    values = shown.to_numpy()
    visible = values >= 0
    assert (values[visible] % 5 == 0).all()
    assert (counts[visible] >= threshold).all()
    assert (np.abs(values - counts)[visible] <= 2).all()
    assert (counts[values == SMALL] < threshold).all()


@tried(20)
@given(cells=st.lists(st.lists(COUNT, min_size=2, max_size=2), min_size=1, max_size=3))
def test_tables_stay_safe_beside_exact_totals(cells: list[list[int]]) -> None:
    table = a_table(*cells)
    known = table.sum(axis=1)
    shown = protect_together({"cut": table}, known=known)["cut"]
    for row, (values, total) in enumerate(zip(table.to_numpy(), known, strict=True)):
        codes = shown.iloc[row, :2].to_numpy()
        if total > 0 and (codes < 0).all():
            low, high = (possible(int(code), 10, int(total)) for code in codes)
            ways = {(a, b) for a in low for b in high if a + b == total}
            assert tuple(values) in ways
            assert len(ways) > 1


def test_two_nines_are_withheld_where_their_sum_gives_them_away() -> None:
    shown = protect(a_table([9, 9], [20, 14]))
    assert list(shown.loc["0"]) == [WITHHELD, WITHHELD, 20]
    assert list(shown.loc["1"]) == [20, 15, 35]


def test_zero_is_hidden_like_any_small_count() -> None:
    shown = protect(a_table([0, 30], [25, 40]))
    assert shown.loc["0", "g0"] == SMALL


def test_an_empty_table_is_shown_as_it_is() -> None:
    shown = protect(pd.DataFrame({"yes": [], "no": []}, dtype=int))
    assert list(shown.loc[ALL]) == [SMALL, SMALL, SMALL]


def test_a_threshold_that_protects_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="protects nobody"):
        protect(a_table([1, 2]), 4)


def test_publication_stops_when_hiding_does_not_help() -> None:
    alone = pd.DataFrame({"only": [3, 4]})
    with pytest.raises(WorkbenchError) as stopped:
        protect_together({"alone": alone}, known=alone["only"])
    assert stopped.value.code == "would_reveal"
