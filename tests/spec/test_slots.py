# ruff: noqa: ISC004 -- sentences in drawn tables run over two lines
"""What weekly sessions mean for each woman, what is said of them, and what they cost."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.builders import an_application, applications
from tests.spec.drawing import drawn, shown
from workbench.errors import Impossible
from workbench.rules import presence, slot_prices, slot_words, slots
from workbench.rules.sessions import EVERYONE, Sessions, Wanted
from workbench.vocabulary import Slot, Track

TUE_EVE, WED_PM, SAT_AM, THU_AM = Slot.TUE_EVE, Slot.WED_PM, Slot.SAT_AM, Slot.THU_AM

#  free                   childcare  hours  what it means, with sessions on Tuesday evening and
#                                           Thursday morning (5 hours; childcare in the morning)
MEANT = """
tue_eve thu_am sat_am  | no        | 10   | kept   |
tue_eve thu_am         | no        | 5    | kept   |
tue_eve                | no        | 10   | lost   | She is not free on Thursday morning.
""                     | no        | 10   | lost   | She is not free on Tuesday evening and Thursday morning.
tue_eve thu_am         | yes       | 10   | lost   | She needs childcare on Tuesday evening.
thu_am                 | yes       | 10   | lost   | She is not free on Tuesday evening.
tue_eve                | yes       | 10   | lost   | She is not free on Thursday morning. She needs childcare on Tuesday evening.
tue_eve thu_am         | no        | 4    | lost   | The sessions take 5 hours a week, she has 4.
-                      | no        | 10   | to_ask | Ask her when she can come.
-                      | -         | 10   | to_ask | Ask her when she can come.
-                      | yes       | 10   | lost   | She needs childcare on Tuesday evening.
-                      | no        | 4    | lost   | The sessions take 5 hours a week, she has 4.
tue_eve thu_am         | -         | 10   | to_ask | Ask her whether she needs childcare on Tuesday evening.
tue_eve thu_am         | no        | -    | to_ask | Ask her how many hours a week she has.
thu_am                 | -         | -    | lost   | She is not free on Tuesday evening.
"""  # noqa: E501


def test_what_sessions_mean_for_each_woman():
    rows = drawn(MEANT)
    frame = applications(
        *[
            an_application(
                availability=None if free == "-" else tuple(free.split()),
                needs_childcare=None if childcare == "-" else childcare,
                weekly_hours=None if hours == "-" else float(hours),
            )
            for free, childcare, hours, _, _ in rows
        ]
    )
    wanted, sessions = Wanted(2), Sessions((TUE_EVE, THU_AM))
    of = presence.presence(frame, wanted)
    found = presence.standings(of, sessions, wanted)
    said = [
        (shown(standing), str(why(of, sessions, wanted, one)) if standing != "kept" else "")
        for one, standing in zip(frame.index, found, strict=True)
    ]
    assert said == [(standing, words) for *_, standing, words in rows]


def why(of, sessions, wanted, one) -> str:
    from workbench.sentences import say

    return say(slot_words.why(of, sessions, wanted, application=one), "en")


WANTED = Wanted(
    2,
    track_sessions={Track.WEB: 1},
    trainers={EVERYONE: frozenset({TUE_EVE, SAT_AM}), "web": frozenset({WED_PM})},
    rooms={SAT_AM: 20},
    seats={EVERYONE: 40},
    pinned=frozenset({TUE_EVE}),
    must=frozenset({1}),
)
JUDGED = [
    # everyone            web        what is said
    ((TUE_EVE, SAT_AM), (WED_PM,), ["The room on Saturday morning holds 20, for 40 seats."]),
    ((TUE_EVE,), (), [
        "Asked: 2 sessions for everyone; chosen: 1.",
        "Asked: 1 more session in Web development; chosen: 0.",
    ]),
    ((TUE_EVE, THU_AM), (TUE_EVE,), [
        "No trainer comes on Thursday morning (Everyone).",
        "No trainer comes on Tuesday evening (Web development).",
        "On Tuesday evening everyone has a session already (Web development).",
        "Rahel Tesfaye has to stay in, and cannot come.",
    ]),
    ((SAT_AM, WED_PM), (WED_PM,), [
        "No trainer comes on Wednesday afternoon (Everyone).",
        "The room on Saturday morning holds 20, for 40 seats.",
        "On Wednesday afternoon everyone has a session already (Web development).",
        "Tuesday evening was to be kept.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("everyone", "web", "said"), JUDGED)
def test_what_speaks_against_sessions_chosen_by_hand(everyone, web, said):
    free = ("tue_eve", "wed_pm", "sat_am")
    frame = applications(an_application(availability=free, first_choice="web"))
    sessions = Sessions(everyone, {Track.WEB: web})
    assert [str(each) for each in slots.judge(sessions, frame, WANTED)] == said


CLASHES = [
    # wanted                                                            what is said
    (Wanted(3, trainers={EVERYONE: frozenset({TUE_EVE, SAT_AM})}),
     "These do not go together: a trainer only on Tuesday evening and Saturday morning (Everyone) "
     "and 3 sessions for everyone. It would work with a trainer on Thursday morning (Everyone) "
     "or 2 sessions for everyone."),
    (Wanted(1, trainers={EVERYONE: frozenset()}),
     "These do not go together: no trainer at any time (Everyone) and 1 session for everyone. "
     "It would work with a trainer on Thursday morning (Everyone)."),
    (Wanted(1, trainers={EVERYONE: frozenset({TUE_EVE, SAT_AM})}, must=frozenset({1, 2, 3})),
     "These do not go together: a trainer only on Tuesday evening and Saturday morning "
     "(Everyone), 1 session for everyone, and Hodan Ali stays in. It would work with a trainer on "
     "Thursday morning (Everyone), Hodan Ali lost, or 1 session that each may miss."),
    (Wanted(1, rooms=dict.fromkeys(Slot, 12), seats={EVERYONE: 20}),
     "These do not go together: no room for 20 at any time and 1 session for everyone. "
     "It would work with a room for 20 on Thursday morning."),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "said"), CLASHES)
def test_a_clash_names_the_smallest_of_it_and_the_smallest_ways_out(wanted, said):
    frame = applications(
        an_application(availability=("tue_eve", "thu_am")),
        an_application(availability=("tue_eve", "thu_am", "sat_am")),
        an_application(availability=("thu_am",), given_name="Hodan", family_name="Ali"),
    )
    with pytest.raises(Impossible) as clash:
        slots.propose(frame, pd.Series(60.0, frame.index), wanted, seed=1)
    assert str(clash.value) == said


#  slot     instead   kept  to ask  lost  who comes back  who is lost
PRICES = """
thu_am   | -       | 1  | 1  | -2 | 3 5 |
-        | sat_am  | 0  | 0  | 0  |     |
thu_am   | sat_am  | 0  | 1  | -1 | 5   |
-        | tue_am  | -1 | 0  | 1  |     | 1
"""


def test_what_each_change_of_a_session_would_cost():
    frame = applications(
        an_application(availability=("tue_eve", "thu_am", "sat_am")),
        an_application(availability=None),
        an_application(availability=("tue_eve",)),
        an_application(availability=("thu_am", "sat_am")),
        an_application(availability=("tue_eve", "sat_am"), needs_childcare=None),
    )
    wanted = Wanted(2)
    of = presence.presence(frame, wanted)
    points = slots.points_of(pd.Series(60.0, frame.index), frame.index)
    found = slot_prices.alternatives(of, points, wanted, sessions=Sessions((TUE_EVE, THU_AM)))
    by_swap = found.set_index([found["slot"].fillna("-"), found["instead"].fillna("-")])
    for slot, instead, kept, to_ask, lost, gained, gone in drawn(PRICES):
        row = by_swap.loc[(slot, instead)]
        assert (row["kept"], row["to_ask"], row["lost"]) == (int(kept), int(to_ask), int(lost))
        assert (shown(row["gained"]), shown(row["gone"])) == (gained, gone)
