"""In or out whatever she answers, and the shortest list that settles it: tried out by hand."""

from __future__ import annotations

from itertools import combinations, pairwise, product

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import an_application, applications
from workbench.criteria import shelf
from workbench.rules import answers, kleene, possible, scoring
from workbench.rules.gates import Gate
from workbench.rules.rubric import Criterion, Rubric, Weighted
from workbench.sentences import sentence
from workbench.vocabulary import Outlook, Programme

ASKED = ("has_laptop", "needs_childcare", "education", "mentor_wish")
REVIEW = "first_choice"  # any column will do for what colleagues fill in
SAID = sentence("Said.")


def looked_up(frame: pd.DataFrame, asks: tuple[str, ...], table: dict) -> np.ndarray:
    """What a table says of the answers of each row; NaN where one is missing."""
    rows = zip(*(frame[name] for name in asks), strict=True)
    return np.array([np.nan if None in row else float(table[row]) for row in rows])


def a_criterion(number: int, asks: tuple[str, ...], table: dict) -> Criterion:
    is_awaited = asks == (REVIEW,)
    return Criterion(
        f"criterion{number}",
        SAID,
        () if is_awaited else asks,
        lambda frame: looked_up(frame, asks, table),
        lambda _: SAID,
        awaits=asks if is_awaited else (),
    )


def a_gate(number: int, asks: tuple[str, ...], table: dict) -> Gate:
    def answer(frame: pd.DataFrame) -> kleene.Answers:
        value = looked_up(frame, asks, table)
        return kleene.claim(value >= 0.5, known=~np.isnan(value))

    return Gate(f"gate{number}", SAID, asks, answer, lambda _: SAID)


def tables(asks: tuple[str, ...]) -> st.SearchStrategy[dict]:
    keys = list(product(*(possible.answers_to(name) for name in asks)))
    scores = st.lists(
        st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=len(keys), max_size=len(keys)
    )
    return scores.map(lambda each: dict(zip(keys, each, strict=True)))


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Rubrics in which a question feeds one rule or several, by itself or with another."""
    some = st.lists(st.sampled_from(ASKED), min_size=1, max_size=2, unique=True).map(tuple)
    gates = [a_gate(at, asks, draw(tables(asks))) for at, asks in enumerate(draw(few(some, 2)))]
    asked = [*draw(few(some, 3)), *draw(st.sampled_from([[], [(REVIEW,)]]))]
    criteria = [
        Weighted(a_criterion(at, asks, draw(tables(asks))), draw(st.sampled_from([10, 30, 45])))
        for at, asks in enumerate(asked)
    ]
    mark = draw(st.sampled_from([None, 20, 40, 60]))
    return Rubric(
        "drawn", 1, SAID, Programme.SPRINGBOARD, tuple(gates), tuple(criteria), pass_mark=mark
    )


def few(values: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return st.lists(values, max_size=most)


@st.composite
def rows(draw: st.DrawFn) -> dict:
    return {
        name: draw(st.sampled_from([None, None, *possible.answers_to(name)]))
        for name in (*ASKED, REVIEW)
    }


class ByHand:
    """Every completion of one application, one after the other."""

    def __init__(self, row: dict, rubric: Rubric) -> None:
        self.names = tuple(n for n in (*rubric.asks, *rubric.awaits) if row[n] is None)
        said = [(None, *possible.answers_to(name)) for name in self.names]
        self.states = list(product(*said))
        completed = ({**row, **dict(zip(self.names, s, strict=True))} for s in self.states)
        seen = scoring.assess(applications(*(an_application(**one) for one in completed)), rubric)
        is_in = (seen.admissible == 1) & (seen.lower >= rubric.line)
        self.is_in = dict(zip(self.states, is_in, strict=True))

    def outlook(self, state: tuple) -> Outlook:
        if self.is_in[state]:
            return Outlook.IN
        further = (
            s for s in self.states if all(a in (None, b) for a, b in zip(state, s, strict=True))
        )
        return Outlook.DEPENDS if any(self.is_in[s] for s in further) else Outlook.OUT

    def after(self, asked: tuple[str, ...]) -> list[tuple]:
        """The states in which exactly these are answered."""
        return [
            s
            for s in self.states
            if all((a is not None) == (n in asked) for n, a in zip(self.names, s, strict=True))
        ]

    def shortest(self, rubric: Rubric) -> tuple[str, ...] | None:
        asks = [name for name in self.names if name in rubric.asks]
        awaits = tuple(name for name in self.names if name in rubric.awaits)
        lists = [c for size in range(4) for c in combinations(asks, size)]
        for asked in [*lists, *((*each, *awaits) for each in lists)]:
            if Outlook.DEPENDS not in {self.outlook(state) for state in self.after(asked)}:
                return asked
        return None


@given(rubrics(), rows())
@settings(max_examples=150, deadline=None)
def test_outlook_and_shortest_list_are_those_found_by_trying_everything(rubric, row):
    by_hand = ByHand(row, rubric)
    settling = scoring.assess(applications(an_application(**row)), rubric).settling
    assert settling.outlook[1] == by_hand.outlook((None,) * len(by_hand.names))
    assert settling.shortest(0) == by_hand.shortest(rubric)


@given(rubrics(), st.lists(rows(), min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_many_rows_at_once_are_settled_as_each_alone(rubric, several):
    frame = applications(*(an_application(**row) for row in several))
    together = scoring.assess(frame, rubric).settling
    for at, number in enumerate(frame.index):
        alone = scoring.assess(frame.loc[[number]], rubric).settling
        assert together.outlook[number] == alone.outlook[number]
        assert together.shortest(at) == alone.shortest(0)
        assert together.asked[at] == alone.asked[0]


@given(rubrics(), rows(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_settled_stays_settled_and_an_answer_never_widens(rubric, row, random):
    unknown = [name for name, answer in row.items() if answer is None]
    frames = [row]
    for name in random.sample(unknown, len(unknown)):
        frames.append({**frames[-1], name: random.choice(possible.answers_to(name))})
    seen = scoring.assess(applications(*(an_application(**one) for one in frames)), rubric)
    outlook, lower, upper = seen.settling.outlook, seen.lower, seen.upper
    for before, after in pairwise(seen.lower.index):
        assert outlook[before] in (Outlook.DEPENDS, outlook[after])
        assert lower[before] <= lower[after] <= upper[after] <= upper[before]
    assert outlook.iloc[-1] != Outlook.DEPENDS


def test_what_no_answer_of_hers_tells_is_never_taken_for_a_no():
    hours = shelf().gates["programme_hours"].make(hours=100)
    rubric = Rubric("hours", 1, SAID, Programme.SPRINGBOARD, (hours,), ())
    frame = applications(an_application(programme_weeks=None), an_application(weekly_hours=1.0))
    settling = scoring.assess(frame, rubric).settling
    assert list(settling.outlook) == [Outlook.DEPENDS, Outlook.OUT]
    assert settling.shortest(0) is None


def test_a_question_that_cannot_be_tried_out_leaves_it_open_and_never_wrong():
    def city(frame: pd.DataFrame) -> np.ndarray:
        return np.where(answers.known(frame, "city"), 0.0, np.nan)

    criterion = Criterion("city", SAID, ("city",), city, lambda _: SAID)
    rubric = Rubric(
        "city", 1, SAID, Programme.SPRINGBOARD, (), (Weighted(criterion, 100),), pass_mark=10
    )
    settling = scoring.assess(applications(an_application(city=None)), rubric).settling
    assert settling.outlook[1] == Outlook.DEPENDS
    assert settling.shortest(0) is None
    assert settling.asked[0] == -1
