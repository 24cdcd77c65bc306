"""Laws of the points of every pair: asked once for each kind, they say what the card says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, fellows, mentors, relations
from tests.rules.mentoring.people import A_FELLOW, A_MENTOR
from workbench.engines.pairs.scores import BLOCKED
from workbench.pair_shelf import new_mentor
from workbench.rules import mentoring
from workbench.rules.mentoring import asked, scoring, sheets
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.store import pair_rubrics
from workbench.vocabulary import Answer, Relation, Role, Side

RUBRIC = a_pair_rubric()
FELLOWS = st.lists(A_FELLOW, max_size=9)
MENTORS = st.lists(A_MENTOR, max_size=6)


@pytest.fixture(params=["held", "added up", "asked a few at a time"])
def room(request, monkeypatch):
    """How much may be held: everything, nothing wide, nothing at all."""
    if request.param != "held":
        monkeypatch.setattr(sheets, "WIDE", 0)
    if request.param == "asked a few at a time":
        monkeypatch.setattr(asked, "HELD", 0)
        monkeypatch.setattr(asked, "AT_ONCE", 4)
        monkeypatch.setattr(sheets, "NEAR", 8)


def every(of: scoring.PairTable) -> np.ndarray:
    return of.block(slice(0, of.shape[0]))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(FELLOWS, MENTORS, st.data())
def test_points_are_what_the_cards_say_in_slices_of_any_bounds(room, hers, his, data):
    # Everybody twice, so that there are kinds to share.
    she, he = fellows(*hers, *hers), mentors(*his, *his)
    of = scoring.table(she, he, rubric=RUBRIC)
    start, stop = (data.draw(st.none() | st.integers(-3, len(she) + 2)) for _ in range(2))
    some = slice(start, stop)
    found, fit = of.block(some), of.fit(some)
    assert found.dtype == np.int16
    assert found.shape == (len(she.iloc[some]), len(he))
    gates = of.gates(some)
    for at, row in enumerate(range(len(she))[some]):
        for column in range(len(he)):
            card = mentoring.why(she.iloc[row], he.iloc[column], rubric=RUBRIC)
            is_blocked = any(line.answer is Answer.NO for line in card.gates)
            assert found[at, column] == (BLOCKED if is_blocked else card.fit)
            assert fit[at, column] == card.fit
            for line in card.gates:
                assert {1: "yes", 0: "unknown", -1: "no"}[gates[line.name][at, column]] == (
                    line.answer
                )


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(FELLOWS.filter(len), MENTORS.filter(len), st.data())
def test_some_pairs_are_as_in_the_whole(room, hers, his, data):
    she, he = fellows(*hers), mentors(*his)
    of = scoring.table(she, he, rubric=RUBRIC)
    rows = np.array(data.draw(st.lists(st.integers(0, len(she) - 1), max_size=12)), dtype=int)
    columns = np.array(
        data.draw(
            st.lists(st.integers(0, len(he) - 1), min_size=len(rows), max_size=len(rows)),
        ),
        dtype=int,
    )
    assert np.array_equal(of.at(rows, columns), every(of)[rows, columns])
    assert np.array_equal(of.fit_at(rows, columns), of.fit(slice(None))[rows, columns])
    for row in range(len(she)):
        assert np.array_equal(of.of(row, columns), every(of)[row, columns])


@settings(max_examples=40, deadline=None)
@given(FELLOWS, MENTORS, st.randoms())
def test_points_do_not_depend_on_the_order_of_the_frames(hers, his, shuffle):
    she, he = fellows(*hers), mentors(*his)
    one, two = list(range(len(she))), list(range(len(he)))
    shuffle.shuffle(one)
    shuffle.shuffle(two)
    plain = every(scoring.table(she, he, rubric=RUBRIC))
    again = every(scoring.table(she.iloc[one], he.iloc[two], rubric=RUBRIC))
    assert np.array_equal(again, plain[one][:, two])


@settings(max_examples=30, deadline=None)
@given(FELLOWS, MENTORS, st.data())
def test_forbidden_pairs_are_blocked_and_no_others(hers, his, data):
    she, he = fellows(*hers), mentors(*his)
    numbers = st.builds(Pair, st.integers(1, len(she) + 1), st.integers(1, len(he) + 1))
    forbidden = frozenset(data.draw(st.lists(numbers, max_size=5)))
    plain = every(scoring.table(she, he, rubric=RUBRIC))
    of = scoring.table(she, he, rubric=RUBRIC, terms=Terms(forbidden=forbidden))
    wanted = plain.copy()
    for pair in forbidden:
        if pair.fellow in she.index and pair.mentor in he.index:
            wanted[pair.fellow - 1, pair.mentor - 1] = BLOCKED
    assert np.array_equal(every(of), wanted)
    for row in range(len(she)):
        assert np.array_equal(of.block(slice(row, row + 1))[0], wanted[row])
        assert np.array_equal(of.of(row, np.arange(len(he))), wanted[row])


def test_an_answer_given_twice_in_another_order_is_the_same():
    she = fellows(a_fellow(tracks=("web", "data")), a_fellow(tracks=("data", "web")))
    he = mentors(a_mentor(languages=("fr", "en")), a_mentor(languages=("en", "fr")))
    of = scoring.table(she, he, rubric=RUBRIC)
    assert len(np.unique(every(of))) == 1


def test_a_rule_sees_no_column_that_it_does_not_name():
    """Its answers would else depend on what the kinds do not tell apart."""
    seen: list[list[str]] = []
    gate = RUBRIC.gates[0]

    def answers(she: pd.DataFrame, he: pd.DataFrame) -> np.ndarray:
        seen.append([*she.columns, *he.columns])
        return gate.answers(she, he)

    spied = a_pair_rubric(gates=(type(gate)(**{**vars(gate), "answers": answers}),))
    every(scoring.table(fellows(a_fellow()), mentors(a_mentor()), rubric=spied))
    assert seen == [["track", "tracks"]]


KINDS = st.sampled_from([str(kind) for kind in Relation])
BETWEEN = st.lists(
    st.fixed_dictionaries(
        {
            "fellow": st.integers(1, 10),
            "mentor": st.integers(1, 7),
            "kind": KINDS,
            "side": st.sampled_from([str(side) for side in Side]),
            "place": st.none() | st.integers(1, 7).map(float),
        }
    ),
    max_size=14,
)
SHIPPED = pair_rubrics.load()
FULL = a_pair_rubric(
    parts=RUBRIC.parts[:2], wishes=25, earlier=5, relation_gates=(new_mentor.gate(),)
)


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(FELLOWS, MENTORS, BETWEEN, st.sampled_from([SHIPPED, FULL]), st.sampled_from(list(Role)))
def test_what_is_known_between_the_two_is_laid_over_the_points(
    room, hers, his, between, rubric, role
):
    she, he = fellows(*hers), mentors(*his)
    known = relations(*between)
    given_ = Circumstances(relations=known)
    of = scoring.table(she, he, rubric=rubric, circumstances=given_, role=role)
    found, fit, gates = every(of), of.fit(slice(None)), of.gates(slice(None))
    for row in range(len(she)):
        for column in range(len(he)):
            card = mentoring.why(
                she.iloc[row], he.iloc[column], rubric=rubric, relations=known, role=role
            )
            stops = {line.name for line in card.gates if line.answer is Answer.NO}
            assert stops == {name for name, said in gates.items() if said[row, column] < 0}
            assert found[row, column] == (BLOCKED if stops else card.fit)
            assert fit[row, column] == card.fit == max(sum(p.lower for p in card.parts), 0)
        columns = np.arange(len(he))
        assert np.array_equal(of.of(row, columns), found[row])
        assert np.array_equal(of.block(slice(row, row + 1))[0], found[row])
        assert np.array_equal(of.fit_at(np.full(len(he), row), columns), fit[row])
