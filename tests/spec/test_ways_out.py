# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""Demands that do not go together: what is said of them, and the ways out that are offered."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.errors import Impossible
from workbench.rules import cohorts
from workbench.rules.cohorts import Circumstances, Demands, Lock
from workbench.rules.demands import Quota
from workbench.vocabulary import Slot, Track

WEB, DATA, UX = Track.WEB, Track.DATA, Track.UX
LYON = Quota("city", ("Lyon",), least=3)
FEW_LYON = Quota("city", ("Lyon",), most=1)

#  name          city       childcare   when             household   wishes
WOMEN = """
1| Rahel Tesfaye  | Lyon      | yes | mon_am tue_eve | 7 | data web
2| Amina Kassa    | Lyon      | yes | mon_am         | 7 | data
3| Divine Nkosi   | Lyon      | no  | tue_eve        | - | web
4| Sara Mirzai    | Montreuil | no  | mon_am         | - | data web
5| Hodan Warsame  | Montreuil | -   | tue_eve        | - | web
"""

CLASHES = [
    # demands                what is said, then each way out
    (Demands({WEB: 3, DATA: 3}, quotas=(LYON,), sessions=(Slot.TUE_EVE,)),
     "These do not go together: at least 3 (city: Lyon) and session on Tuesday evening. "
     "Only 2 (city: Lyon) can come.",
     ["at least 2 (city: Lyon) instead of 3", "no session on Tuesday evening"]),

    (Demands({WEB: 3, DATA: 3}, {"childcare": 1}, quotas=(LYON,)),
     "These do not go together: at least 3 (city: Lyon) and 1 childcare place. "
     "Only 2 (city: Lyon) could be seated.",
     ["at least 2 (city: Lyon) instead of 3", "2 childcare places instead of 1"]),

    (Demands({WEB: 3, DATA: 3}, quotas=(Quota("city", ("Lyon",), least=4),)),
     "This cannot be: at least 4 (city: Lyon). Only 3 (city: Lyon) could be seated.",
     ["at least 3 (city: Lyon) instead of 4"]),

    (Demands({WEB: 3, DATA: 3}, {"childcare": 0}, quotas=(Quota("childcare", ("yes",), least=1),)),
     "These do not go together: at least 1 (childcare need: yes) and 0 childcare places. "
     "Nobody (childcare need: yes) could be seated.",
     ["no more demand of at least 1 (childcare need: yes)", "1 childcare place instead of 0"]),

    (Demands({WEB: 3, DATA: 3}, quotas=(LYON,), household=1),
     "These do not go together: at least 3 (city: Lyon) and at most 1 woman of a household. "
     "Only 2 (city: Lyon) could be seated.",
     ["at least 2 (city: Lyon) instead of 3", "at most 2 women of a household instead of 1"]),

    (Demands({WEB: 3, DATA: 3}, quotas=(LYON,), without_mentor=0),
     "These do not go together: at least 3 (city: Lyon) and a mentor for every seat. "
     "Only 1 (city: Lyon) could be seated.",
     ["at least 1 (city: Lyon) instead of 3", "2 seats without a mentor instead of 0"]),

    (Demands({WEB: 1, DATA: 2}, least={WEB: 1, DATA: 2}, total=2),
     "These do not go together: at least 1 seat in Web development, at least 2 seats in "
     "Data analysis, and 2 seats in all. Only 1 seat in Data analysis could be filled.",
     ["at least 0 seats in Web development instead of 1",
      "at least 1 seat in Data analysis instead of 2", "3 seats in all instead of 2"]),

    (Demands({WEB: 3, DATA: 3}, quotas=(LYON,), locks={2: Lock(None, "moved away")}),
     "These do not go together: at least 3 (city: Lyon) and Amina K. left out by hand. "
     "Only 2 (city: Lyon) could be seated.",
     ["at least 2 (city: Lyon) instead of 3", "Amina K. no longer left out"]),

    (Demands({WEB: 3, DATA: 3}, quotas=(FEW_LYON,), locks={1: Lock(DATA), 3: Lock(WEB)}),
     "These do not go together: at most 1 (city: Lyon), the locked seat of Divine N. in "
     "Web development, and the locked seat of Rahel T. in Data analysis. 2 (city: Lyon) would "
     "be seated in any case.",
     ["at most 2 (city: Lyon) instead of 1", "the lock on Divine N. taken off",
      "the lock on Rahel T. taken off"]),

    (Demands({WEB: 3, DATA: 3}, reserved=0, locks={5: Lock(DATA)}),
     "Hodan W. is locked in Data analysis, but wishes for Web development. Lock a wished track, "
     "or take the lock off.",
     ["Hodan W. locked in Web development instead", "the lock on Hodan W. taken off"]),

    (Demands({WEB: 3, DATA: 3}, locks={9: Lock(DATA)}),
     "Application 9 is locked in a seat, but is not among those who can have one. "
     "Take the lock off.",
     ["the lock on application 9 taken off"]),
]  # fmt: skip


@pytest.mark.parametrize(("demands", "said", "ways"), CLASHES)
def test_a_clash_says_its_facts_and_the_ways_out(demands, said, ways):
    clash = clash_of(demands)
    changes = [" and ".join(map(str, way.changed)) for way in clash.ways]
    assert str(clash).partition(" It would work")[0] == said
    assert changes == ways
    assert str(clash.ways[0].said) == f"Plan with {ways[0]}"


@pytest.mark.parametrize("demands", [row[0] for row in CLASHES])
def test_every_way_out_has_a_plan(demands):
    for way in clash_of(demands).ways:
        assert plan_of(way.demands).is_proved


def test_two_changes_are_one_way_where_neither_alone_would_do():
    demands = Demands({WEB: 1, DATA: 1}, {"childcare": 0}, quotas=(LYON,))
    way = clash_of(demands).ways[-1]
    assert len(way.changes) > 1
    assert plan_of(way.demands).is_proved


def test_a_lock_keeps_its_reason_when_it_moves():
    way = clash_of(Demands({WEB: 3}, locks={5: Lock(DATA, "promised by the director")})).ways[0]
    assert way.demands.locks == {5: Lock(WEB, "promised by the director")}


def test_whoever_is_enrolled_is_never_asked_to_leave():
    frame = women().assign(stage="enrolled")
    held = {one: Lock(WEB) for one in (3, 4)}
    with pytest.raises(Impossible) as clash:
        cohorts.propose(frame, pd.Series(50.0, frame.index), Demands({WEB: 1}, locks=held), seed=1)
    assert [str(way.said) for way in clash.value.ways] == [
        "Plan with 2 seats in Web development instead of 1"
    ]


def women() -> pd.DataFrame:
    """The five women of the table."""
    rows = [[cell.strip() for cell in line.split("|")] for line in WOMEN.strip().splitlines()]
    return applications(
        *[
            an_application(
                given_name=name.split()[0],
                family_name=name.split()[1],
                city=city,
                needs_childcare=None if childcare == "-" else childcare,
                availability=tuple(when.split()),
                tracks=tuple(wished.split()),
                first_choice=wished.split()[0],
            )
            for _, name, city, childcare, when, _, wished in rows
        ]
    )


def plan_of(demands: Demands) -> cohorts.Plan:
    """The plan for the five: one mentor, free on Tuesday evenings, with room for one."""
    frame = women()
    around = Circumstances(
        mentors=mentors(a_mentor(slots=("tue_eve",), tracks=())), households={1: 7, 2: 7}
    )
    return cohorts.propose(
        frame, pd.Series(50.0, frame.index), demands, seed=1, circumstances=around
    )


def clash_of(demands: Demands) -> Impossible:
    """Why there is no plan."""
    with pytest.raises(Impossible) as clash:
        plan_of(demands)
    return clash.value
