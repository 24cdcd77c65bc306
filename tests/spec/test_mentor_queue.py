"""The queue when no mentor is free: who is served first, why she waits, what would free a place."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor, a_pair_rubric, an_offer, fellows, mentors, offers
from tests.laws import tried
from tests.spec.drawing import drawn
from workbench.rules.mentoring import proposals, queues
from workbench.rules.mentoring.queues import Queue
from workbench.rules.mentoring.terms import Circumstances, Terms

ON = date(2026, 11, 24)
START = date(2026, 11, 1)

#  fellow | speaks | waits since | asked in vain
PEOPLE = """
1 | fr    | 2026-11-09 | 0
2 | fr ti | 2026-11-02 | 0
3 | fr    | 2026-11-09 | 2
4 | ti    | 2026-11-09 | 0
5 | so    | 2026-11-09 | 0
6 | fr    | 2026-11-01 | 0
"""

#  mentor | speaks | places | taken by
MENTORS = """
11 | fr | 1 | 6
12 | ti | 1 | 7
"""


def people(count: int = 6) -> pd.DataFrame:
    spoken = [tuple(each.split()) for _, each, *_ in drawn(PEOPLE)]
    levels = {"french_level": None, "english_level": "A1"}
    rows = [
        a_fellow(given_name=f"Fellow {at}", spoken_languages=each, **levels)
        for at, each in enumerate(spoken, start=1)
    ]
    for row in rows:
        row["french_level"] = "B2" if "fr" in row["spoken_languages"] else "A1"
    rows.append(a_fellow(given_name="Fellow 7", spoken_languages=("ti",), french_level="A1"))
    return fellows(*rows[:count], *rows[6:])


def a_queue(
    asked: pd.DataFrame | None = None, *, terms: Terms | None = None, room: int = 1, seed: int = 1
) -> Queue:
    he = mentors(
        *(
            a_mentor(mentor=int(number), given_name=number, languages=(tongue,), capacity=room)
            for number, tongue, *_ in drawn(MENTORS)
        )
    )
    of = proposals.problem(
        people(), he, rubric=a_pair_rubric(), terms=terms, circumstances=Circumstances()
    )
    vain = [
        an_offer(fellow=int(one), mentor=11, state="declined", mentor_said="no")
        for one, _, _, times in drawn(PEOPLE)
        for _ in range(int(times))
    ]
    known = pd.concat([offers(*vain), offers() if asked is None else asked], ignore_index=True)
    since = pd.Series({int(one): date.fromisoformat(day) for one, _, day, _ in drawn(PEOPLE)})
    since[7] = START
    return queues.queue(of, {6: 11, 7: 12}, known, since=since, on=ON, seed=seed)


def test_who_waits_longest_then_in_vain_then_with_fewest_mentors_comes_first():
    found = a_queue()
    assert found.fellows[:3] == (2, 3, 5)
    assert set(found.fellows[3:]) == {1, 4}
    assert [found.place(one) for one in (2, 6)] == [1, None]


def test_a_place_that_comes_free_goes_to_the_first_for_whom_the_mentor_would_do():
    assert a_queue().first == {11: 2, 12: 2}


def test_equals_are_drawn_by_the_seed():
    found = {a_queue(seed=seed).fellows[3:] for seed in range(12)}
    assert found == {(1, 4), (4, 1)}
    assert a_queue(seed=5).fellows == a_queue(seed=5).fellows


def test_why_she_waits_is_said():
    found = a_queue()
    assert str(found.why(1)) == "1 mentor would do for her, but has no place left."
    assert str(found.why(5)).startswith("None of the 2 mentors passes every gate.")


#  fellow | offers awaited (mentor and last day) | what would bring her a mentor
FREES = """
1 | 11 2026-11-29 | A place with 11 Martin may come free after 29 November 2026: an offer ends then.
4 | 11 2026-11-29 | A place comes free when a mentor takes one fellow more, or when a pair ends.
5 | 11 2026-11-29 | No mentor here would do: another mentor is needed, or another answer.
"""


def test_what_would_free_a_place_is_said():
    for fellow, awaited, said in drawn(FREES):
        mentor, last = awaited.split()
        asked = offers(an_offer(fellow=6, mentor=int(mentor), expires_on=date.fromisoformat(last)))
        assert str(a_queue(asked).would_free(int(fellow))) == said


def test_a_place_that_is_free_already_is_said_first():
    assert str(a_queue(room=2).why(1)) == "She has no mentor on the table yet."
    assert (
        str(a_queue(room=2).would_free(1)) == "1 mentor who would do has a place now: propose anew."
    )


def test_who_is_left_without_by_hand_does_not_wait():
    assert 3 not in a_queue(terms=Terms().with_nobody(3, reason="She asked to wait.")).fellows


def test_nobody_waits_where_everybody_has_a_mentor():
    of = proposals.problem(fellows(a_fellow()), mentors(a_mentor()), rubric=a_pair_rubric())
    found = queues.queue(of, {1: 1}, offers(), since=pd.Series({1: START}), on=ON)
    assert found.fellows == ()
    assert found.first == {}


def test_without_any_mentor_everybody_waits():
    of = proposals.problem(fellows(a_fellow()), mentors(), rubric=a_pair_rubric())
    found = queues.queue(of, {}, offers(), since=pd.Series({1: START}), on=ON)
    assert found.fellows == (1,)
    assert "another mentor is needed" in str(found.would_free(1))


@tried(25)
@given(
    days=st.lists(st.integers(0, 3), min_size=1, max_size=12),
    seed=st.integers(0, 99),
    data=st.data(),
)
def test_the_order_does_not_depend_on_who_is_listed_first(days, seed, data):
    she = fellows(*(a_fellow() for _ in days))
    since = pd.Series({at: START + timedelta(days=d) for at, d in enumerate(days, start=1)})
    shuffled = data.draw(st.permutations(list(she.index)))

    def order(frame: pd.DataFrame) -> tuple[int, ...]:
        of = proposals.problem(frame, mentors(), rubric=a_pair_rubric())
        return queues.queue(of, {}, offers(), since=since, on=ON, seed=seed).fellows

    found = order(she)
    assert found == order(she.loc[shuffled])
    assert [since[one] for one in found] == sorted(since)
