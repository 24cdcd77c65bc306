"""Two plans side by side, drawn: who moves, and what it costs."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import an_application, applications
from workbench.rules.demands import Demands
from workbench.rules.plan_comparison import Move, Side, compare
from workbench.vocabulary import Track

WEB, DATA = Track.WEB, Track.DATA
DEMANDS = Demands({WEB: 2, DATA: 2}, {"childcare": 2})

# Rahel scores 80, Nour 70 and needs childcare, Hodan 60; all put data first.
COMPARED = [
    # before               after                  who moves                 what is said
    ({1: DATA}, {1: DATA}, {}, "The two plans seat the same women in the same tracks."),
    ({1: DATA}, {2: DATA}, {1: Move.OUT, 2: Move.IN},
     "2 women move: Total of the scores -10 and Childcare places +1."),
    ({1: DATA}, {1: WEB}, {1: Move.ELSEWHERE}, "1 woman moves: First choices -1."),
    ({1: DATA, 3: WEB}, {1: WEB, 3: DATA}, {1: Move.ELSEWHERE, 3: Move.ELSEWHERE},
     "2 women move; every total stays."),
    ({}, {3: DATA}, {3: Move.IN},
     "1 woman moves: Seats given +1, Total of the scores +60, and First choices +1."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "moves", "said"), COMPARED)
def test_who_moves_between_two_plans_and_what_it_costs(before, after, moves, said):
    frame = applications(an_application(), an_application(needs_childcare="yes"), an_application())
    found = compare(
        Side(before, DEMANDS),
        Side(after, DEMANDS),
        applications=frame,
        scores=pd.Series([80.0, 70.0, 60.0], frame.index),
    )
    assert {each.application: each.move for each in found.moved} == moves
    assert str(found.said) == said
