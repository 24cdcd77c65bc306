# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""What one more of every demand would bring: one drawn table of women, one of prices."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.rules import cohorts, seat_prices
from workbench.rules.cohorts import Circumstances, Demands
from workbench.rules.demands import Quota
from workbench.vocabulary import Slot, Track

WEB, DATA = Track.WEB, Track.DATA

#  name          city       childcare  when            household  wishes   score
WOMEN = """
1| Rahel Tesfaye  | Lyon      | no  | mon_am tue_eve | 7 | data web | 80
2| Divine Kassa   | Lyon      | yes | mon_am         | 7 | data     | 71
3| Amina Nkosi    | Montreuil | no  | tue_eve        | - | web      | 59
4| Sara Mirzai    | Montreuil | no  | mon_am tue_eve | - | data web | 55
"""

PRICES = [
    # demands                what each step would bring, the most first
    (Demands({WEB: 1, DATA: 2}, {"childcare": 0}),
     ["One more childcare place would seat Divine K. (score 71) instead of Sara M. (score 55): "
      "16 points more."]),

    (Demands({WEB: 1, DATA: 1}),
     ["One more seat in Web development would seat Amina N. (score 59): 59 points more.",
      "One more seat in Data analysis would seat Amina N. (score 59) (1 changes track): "
      "59 points more."]),

    (Demands({WEB: 2, DATA: 2}, household=1),
     ["One more woman of each household would seat Divine K. (score 71) (1 changes track): "
      "71 points more."]),

    (Demands({WEB: 2, DATA: 2}, quotas=(Quota("city", ("Lyon",), most=1),)),
     ["A quota of at most 2 instead of 1 (city: Lyon) would seat Divine K. (score 71) "
      "(1 changes track): 71 points more."]),

    (Demands({WEB: 2, DATA: 2}, quotas=(Quota("city", ("Montreuil",), least=2),), total=3),
     ["One more seat in all would seat Divine K. (score 71) (1 changes track): 71 points more.",
      "A quota of at least 1 instead of 2 (city: Montreuil) would seat Divine K. (score 71) "
      "instead of Sara M. (score 55): 16 points more."]),

    (Demands({WEB: 2, DATA: 2}, {"travel": 0}, fares={"lyon": 40}),
     ["100 more euros of travel money would seat Rahel T. (score 80) and Divine K. (score 71): "
      "151 points more."]),

    (Demands({WEB: 2, DATA: 2}, sessions=(Slot.TUE_EVE,)),
     ["No session on Tuesday evening would seat Divine K. (score 71) (1 changes track): "
      "71 points more."]),

    (Demands({WEB: 2, DATA: 2}, without_mentor=1),
     ["One more seat without a mentor would seat Amina N. (score 59): 59 points more."]),

    (Demands({WEB: 2, DATA: 2}), []),
]  # fmt: skip


@pytest.mark.parametrize(("demands", "said"), PRICES)
def test_what_one_step_would_bring(demands, said):
    assert [str(price.said) for price in prices_of(demands)] == said


def test_the_demands_of_a_price_are_ready_to_be_applied():
    demands = Demands({WEB: 1, DATA: 2}, {"childcare": 0}, fares={"lyon": 3})
    [price] = prices_of(demands)
    assert price.demands == Demands({WEB: 1, DATA: 2}, {"childcare": 1}, fares={"lyon": 3})
    assert (price.comes_in, price.goes_out, price.moves) == ((2,), (4,), ())
    assert (price.gain_points, price.seats_gained) == (16, 0)


def prices_of(demands: Demands) -> tuple[seat_prices.Price, ...]:
    """The prices for the four: one mentor on Monday mornings with room for one."""
    rows = [[cell.strip() for cell in line.split("|")] for line in WOMEN.strip().splitlines()]
    frame = applications(
        *[
            an_application(
                given_name=name.split()[0],
                family_name=name.split()[1],
                city=city,
                needs_childcare=childcare,
                availability=tuple(when.split()),
                tracks=tuple(wished.split()),
                first_choice=wished.split()[0],
            )
            for _, name, city, childcare, when, _, wished, _ in rows
        ]
    )
    scores = pd.Series([float(row[-1]) for row in rows], index=frame.index)
    around = Circumstances(
        mentors=mentors(a_mentor(slots=("mon_am",), tracks=())), households={1: 7, 2: 7}
    )
    plan = cohorts.propose(frame, scores, demands, seed=1, circumstances=around)
    of = cohorts.problem(frame, scores, demands, seed=1, circumstances=around)
    return seat_prices.ranked(seat_prices.prices(of, plan))
