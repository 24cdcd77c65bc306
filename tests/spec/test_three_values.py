"""Yes, no and unknown: the tables of Kleene's logic, and the laws they keep."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.rules import kleene

VALUE = {"yes": 1, "unknown": 0, "no": -1}


def drawn(table: str) -> list[tuple[str, str, str]]:
    """Rows of a drawn table: the first answer, the second, and what they come to."""
    head, *rows = (line.split() for line in table.strip().splitlines())
    return [
        (row[0], second, what) for row in rows for second, what in zip(head, row[1:], strict=True)
    ]


AND = drawn("""
            yes      unknown  no
    yes     yes      unknown  no
    unknown unknown  unknown  no
    no      no       no       no
""")

OR = drawn("""
            yes      unknown  no
    yes     yes      yes      yes
    unknown yes      unknown  unknown
    no      yes      unknown  no
""")


def array(*words: str) -> kleene.Answers:
    return np.array([VALUE[word] for word in words], dtype=np.int8)


@pytest.mark.parametrize(("first", "second", "expected"), AND)
def test_both(first, second, expected):
    assert kleene.both(array(first), array(second)) == array(expected)


@pytest.mark.parametrize(("first", "second", "expected"), OR)
def test_either(first, second, expected):
    assert kleene.either(array(first), array(second)) == array(expected)


@pytest.mark.parametrize(
    ("answer", "expected"), [("yes", "no"), ("unknown", "unknown"), ("no", "yes")]
)
def test_the_opposite(answer, expected):
    assert kleene.opposite(array(answer)) == array(expected)


def test_without_any_gate_everyone_is_admissible():
    assert kleene.all_of((), rows=2).tolist() == [1, 1]


def test_a_claim_on_a_missing_answer_is_unknown_never_no():
    true, known = np.array([True, False, False]), np.array([True, True, False])
    assert kleene.claim(true, known=known).tolist() == [1, -1, 0]


def test_each_value_has_its_word():
    assert [kleene.word(value) for value in (1, 0, -1)] == ["yes", "unknown", "no"]


answers = st.lists(st.sampled_from([-1, 0, 1]), min_size=3, max_size=3).map(
    lambda values: np.array(values, dtype=np.int8)
)


@given(answers, answers, answers)
@settings(max_examples=60, deadline=None)
def test_the_laws_of_and_or_not(a, b, c):
    both, either, opposite = kleene.both, kleene.either, kleene.opposite
    assert (both(a, b) == both(b, a)).all()
    assert (either(a, both(b, c)) == both(either(a, b), either(a, c))).all()
    assert (opposite(both(a, b)) == either(opposite(a), opposite(b))).all()
    assert (opposite(opposite(a)) == a).all()
    assert (both(a, either(a, b)) == a).all()


@given(answers, answers)
@settings(max_examples=60, deadline=None)
def test_learning_an_answer_never_turns_a_settled_one(a, b):
    """Filling an unknown may settle what was unknown; what was yes or no stays."""
    learnt = np.where(a == 0, np.int8(1), a)
    before, after = kleene.both(a, b), kleene.both(learnt, b)
    assert (after[before != 0] == before[before != 0]).all()
