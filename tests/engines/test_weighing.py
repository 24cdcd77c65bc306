"""What likeness weighs is learned from the records, and hardly moves when there are few."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.engines import levels, linkage, weighing
from workbench.engines.blocking import Pairs, pairs_within
from workbench.engines.fields import Text, Typed
from workbench.engines.groups import ALONE, groups, inner_pairs
from workbench.engines.levels import CLOSE, MISSING, OTHER, SAME, TURNED, YEAR, YEARS
from workbench.engines.weighing import Belief

BELIEF = Belief({OTHER: 0.1, SAME: 0.9}, {OTHER: 0.99, SAME: 0.01})


def pairs(*both):
    return Pairs(np.array([a for a, _ in both]), np.array([b for _, b in both]))


def linked(*columns, rate=0.2):
    """Each column of texts as a field, all pairs as candidates."""
    made = [levels.column(each) for each in columns]
    count = len(columns[0])
    everyone = pairs_within([np.zeros(count, dtype=np.int64)], largest=count)
    fields = [Text(f"text {at}", each) for at, each in enumerate(made)]
    return linkage.link(fields, everyone, records=count, rate=rate)


def test_two_records_alone_are_weighed_by_what_is_believed():
    table = weighing.patterns([np.array([SAME])])
    weights = weighing.learn(table, table, beliefs=[BELIEF], records=2, rate=0.1)
    assert weights.of_level[0, SAME] == pytest.approx(np.log(0.9 / 0.01), abs=0.2)
    assert weights.of_level[0, OTHER] == pytest.approx(np.log(0.1 / 0.99), abs=0.2)
    assert weights.of_level[0, MISSING] == 0


def test_a_field_that_most_share_by_chance_comes_to_weigh_little():
    seen = weighing.patterns([np.repeat([SAME, OTHER], [300, 100])])
    chance = weighing.patterns([np.repeat([SAME, OTHER], [30_000, 10_000])])
    weights = weighing.learn(seen, chance, beliefs=[BELIEF], records=5_000, rate=0.1)
    assert weights.of_level[0, SAME] < 0.5


def test_a_rare_value_in_common_weighs_more_than_a_usual_one():
    found = linked(["usual"] * 30 + ["rare"] * 2 + [f"{at}lonely" for at in range(200)])
    usual, rare = (
        found.weights[(found.pairs.left == one) & (found.pairs.right == one + 1), 0]
        for one in (0, 30)
    )
    assert rare > usual + 1


def test_a_missing_value_speaks_neither_for_nor_against():
    found = linked(["a", "a", None, ""], ["x", "y", "z", "w"])
    missing = found.fields[0].levels == MISSING
    assert missing.sum() == 5
    assert (found.weights[missing, 0] == 0).all()


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("19910625", "19910625", SAME), ("19910706", "19910607", TURNED),
        ("19910625", "19910626", levels.NEAR), ("19910625", "19840203", OTHER),
        ("19910101", "19910625", YEAR), ("19910101", "19910101", YEARS),
        ("19910101", "19900101", OTHER), ("", "19910101", MISSING),
    ],
)  # fmt: skip
def test_two_dates_have_this_in_common(one, other, level):
    numbers = np.array([int(text or 0) for text in (one, other)])
    year, month, day = numbers // 10_000, numbers // 100 % 100, numbers % 100
    both = levels.Days(year, month, day, (month == 1) & (day == 1))
    assert levels.dates(both, pairs((0, 1))).tolist() == [level]
    assert levels.dates(both, pairs((1, 0))).tolist() == [level]


def test_one_slip_of_the_finger_is_close():
    typed = levels.column(["0639981234", "0639981243", "063998123", "0612345678", None])
    found = Typed("phone", typed).compare(pairs((0, 1), (0, 2), (0, 3), (0, 4), (0, 0)))[0]
    assert found.levels.tolist() == [CLOSE, CLOSE, OTHER, MISSING, SAME]


def test_groups_join_what_pairs_join_and_name_the_pairs_nobody_looked_at():
    known = pairs((0, 1), (1, 2), (4, 5))
    of_record = groups(known, records=7)
    assert of_record[0] == of_record[1] == of_record[2] != of_record[4]
    assert of_record[3] == of_record[6] == ALONE
    inner = inner_pairs(of_record, known=known)
    assert (inner.left.tolist(), inner.right.tolist()) == ([0], [2])


VALUES = st.sampled_from(["", "anna", "anne", "hanna", "olga", "x"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=2, max_size=9), st.floats(0.001, 1.0))
def test_a_probability_is_one_whatever_is_compared(rows, rate):
    found = linked([row[0] for row in rows], [row[1] for row in rows], rate=rate)
    assert ((found.probability >= 0) & (found.probability <= 1)).all()
    assert np.isfinite(found.weights).all()
