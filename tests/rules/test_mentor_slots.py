"""Laws of the slots for mentors: best by trying everything; unknown is asked."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_mentor, an_application, applications, mentors
from workbench.rules import mentor_slots
from workbench.rules.presence import Standing
from workbench.vocabulary import Slot

FEW = (Slot.MON_AM, Slot.MON_EVE, Slot.TUE_AM, Slot.SAT_AM)
SOME = st.lists(st.sampled_from(FEW), unique=True).map(lambda each: tuple(map(str, each)))
TAKEN = frozenset(set(Slot) - set(FEW))
WOMEN = st.lists(
    st.builds(
        an_application,
        availability=st.none() | SOME,
        first_choice=st.sampled_from(["web", "data", None]),
        spoken_languages=st.sampled_from([("ar",), ("fr", "ti"), None]),
        mentor_wish=st.sampled_from(["any", "woman", None]),
        french_level=st.sampled_from(["B1", "A1", None]),
        english_level=st.just("A0"),
    ),
    max_size=6,
)
MENTORS = st.lists(
    st.builds(
        a_mentor,
        slots=SOME,
        tracks=st.sampled_from([("web",), ("data", "web"), ()]),
        languages=st.sampled_from([("fr",), ("ar", "fr"), ()]),
        is_woman=st.booleans(),
    ),
    max_size=5,
)


def pairs_by_hand(frame, helpers, chosen) -> list[tuple[int, str]]:
    """Each pair that could meet in these slots: the woman, and whether for certain."""
    found = []
    for one, she in frame.iterrows():
        for _, he in helpers.iterrows():
            table = mentor_slots.pairing.table(
                frame.loc[[one]].assign(track=she["first_choice"] or "web"),
                helpers.loc[[he.name]],
            )
            gates = {k: int(v[0, 0]) for k, v in mentor_slots.pairing.gates(table).items()}
            gates["track"] = 0 if she["first_choice"] is None else gates["track"]
            del gates["slot"]
            hers = None if she["availability"] is None else set(she["availability"])
            his = set(he["slots"]) or None
            wanted = {str(slot) for slot in chosen}
            sure = bool(hers and his and hers & his & wanted)
            perhaps = bool((wanted if hers is None else hers) & (his or wanted) & wanted)
            if min(gates.values()) == 1 and sure:
                found.append((one, "sure"))
            elif min(gates.values()) >= 0 and perhaps:
                found.append((one, "perhaps"))
    return found


def worth(frame, helpers, chosen) -> tuple[int, int, int]:
    pairs = pairs_by_hand(frame, helpers, chosen)
    sure = {one for one, how in pairs if how == "sure"}
    return len(sure), len({one for one, _ in pairs}), sum(how == "sure" for _, how in pairs)


@settings(max_examples=20, deadline=None)
@given(WOMEN, MENTORS, st.integers(1, 2), st.integers(0, 3))
def test_no_other_slots_give_more_women_a_mentor_nor_more_pairs(women, helpers, count, seed):
    frame, guides = applications(*women), mentors(*helpers)
    found = mentor_slots.propose(frame, guides, count, seed=seed, taken=TAKEN)
    every = [worth(frame, guides, each) for each in combinations(FEW, count)]
    assert worth(frame, guides, found.slots) == max(every)
    assert (found.objective, found.pairs) == (max(every)[0], max(every)[2])
    assert found.is_proved
    assert len(found.those(Standing.LOST)) == len(frame) - max(every)[1]


@settings(max_examples=20, deadline=None)
@given(WOMEN, MENTORS, st.randoms())
def test_the_order_of_the_rows_changes_nothing(women, helpers, shuffle):
    frame, guides = applications(*women), mentors(*helpers)
    order, other = list(frame.index), list(guides.index)
    shuffle.shuffle(order)
    shuffle.shuffle(other)
    first = mentor_slots.propose(frame, guides, 2, seed=1)
    again = mentor_slots.propose(frame.loc[order], guides.loc[other], 2, seed=1)
    assert (first.slots, first.pairs) == (again.slots, again.pairs)


@pytest.mark.parametrize("unknown", ["availability", "first_choice"])
def test_what_is_not_known_of_her_is_asked(unknown):
    frame = applications(an_application(**{unknown: None}))
    found = mentor_slots.propose(frame, mentors(a_mentor()), 1, seed=1)
    assert found.those(Standing.TO_ASK) == (1,)


def test_without_a_mentor_nobody_has_one():
    found = mentor_slots.propose(applications(an_application()), mentors(), 2, seed=1)
    assert found.those(Standing.LOST) == (1,)
    assert len(found.slots) == 2
