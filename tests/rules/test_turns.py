"""Who reads which application: loads level, everybody meets everybody, no order given away."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.rules.reviews import ReviewState
from workbench.rules.turns import turns

NONE = pd.DataFrame({"application": [], "reviewer": [], "state": []})
THREE = ("Alexis", "Inès", "Noor")
STATES = st.sampled_from([None, None, *ReviewState])


def said(*rows: tuple[int, str, ReviewState]) -> pd.DataFrame:
    return pd.DataFrame(
        [(one, name, state.value) for one, name, state in rows],
        columns=["application", "reviewer", "state"],
    )


def share(count: int, *, reviewers=THREE, reviews=NONE, target: int = 2, seed: int = 1):
    return turns(range(1, count + 1), reviewers, reviews=reviews, target=target, seed=seed)


@pytest.mark.parametrize(("count", "people", "target"), [(30, 3, 2), (40, 5, 2), (60, 4, 3)])
def test_everybody_reads_about_the_same_and_meets_everybody(count: int, people: int, target: int):
    names = [f"Reviewer {number}" for number in range(people)]
    found = share(count, reviewers=names, target=target)
    loads = [len(found.of(name)) for name in names]
    met = [len(set(found.of(a)) & set(found.of(b))) for a, b in combinations(names, 2)]
    assert sum(loads) == count * target
    assert max(loads) - min(loads) <= 2
    assert max(met) - min(met) <= 2
    assert min(met) > 0


@given(st.integers(1, 25), st.integers(1, 4), st.integers(1, 3), st.data())
@settings(deadline=None)
def test_nobody_reads_twice_nor_in_conflict_and_nothing_needed_is_left_out(
    count: int, people: int, target: int, data: st.DataObject
):
    names = [f"Reviewer {number}" for number in range(people)]
    state = {(one, name): data.draw(STATES) for one in range(1, count + 1) for name in names}
    reviews = said(*[(one, name, is_) for (one, name), is_ in state.items() if is_])
    found = share(count, reviewers=names, reviews=reviews, target=target)
    for one in range(1, count + 1):
        given_ = sum(state[one, name] is ReviewState.GIVEN for name in names)
        free = [n for n in names if state[one, n] in (None, ReviewState.WITHDRAWN)]
        due = [name for name in names if one in found.of(name)]
        assert set(due) <= set(free)
        assert len(due) == min(max(target - given_, 0), len(free))


def test_who_comes_late_reads_more_of_what_is_left():
    reviews = said(
        *[(one, name, ReviewState.GIVEN) for one in range(1, 11) for name in ("Alexis", "Inès")]
    )
    found = share(30, reviews=reviews)
    loads = [len(found.of(name)) + (10 if name != "Noor" else 0) for name in THREE]
    assert max(loads) - min(loads) <= 2


def test_a_conflict_is_read_by_the_others():
    found = share(9, reviews=said((4, "Noor", ReviewState.CONFLICT)))
    assert 4 not in found.of("Noor")
    assert 4 in found.of("Alexis")
    assert 4 in found.of("Inès")


def test_what_somebody_gave_who_reads_no_more_counts():
    found = share(1, reviewers=("Inès", "Noor"), reviews=said((1, "Alexis", ReviewState.GIVEN)))
    assert len(found.of("Inès")) + len(found.of("Noor")) == 1
    assert found.of("Alexis") == ()


def test_with_one_reviewer_each_is_read_once():
    assert sorted(share(5, reviewers=("Noor",)).of("Noor")) == [1, 2, 3, 4, 5]


def test_without_anybody_nothing_is_due():
    assert share(5, reviewers=()).due == {}
    assert share(0).of("Noor") == ()


def test_the_same_seed_gives_the_same_turns_and_another_one_others():
    assert share(30).due == share(30).due
    assert share(30).of("Noor") != share(30, seed=2).of("Noor")


def test_the_order_of_reading_says_nothing_of_the_list_nor_of_anothers_order():
    found = share(400, reviewers=("Alexis", "Noor"))
    mine, hers = np.array(found.of("Noor")), np.array(found.of("Alexis"))
    assert abs(np.corrcoef(mine, np.arange(400))[0, 1]) < 0.15
    places = np.argsort(mine), np.argsort(hers)
    assert abs(np.corrcoef(*places)[0, 1]) < 0.15
