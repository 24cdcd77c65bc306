"""Pairs put to both sides: where each offer stands, what to do next, and what a no is good for."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.builders import a_mentor, an_offer, mentors, offers
from tests.spec.drawing import drawn
from workbench.rules.mentoring import offer_words, refusals
from workbench.rules.mentoring import offers as rules
from workbench.rules.mentoring.terms import Circumstances
from workbench.vocabulary import OfferState, Refusal, Side

ON = date(2026, 11, 24)

#  kept as  | she | mentor | last day of November | where it stands | what is next
LIFE = """
asked     | -   | -   | 30 | Both are asked since {d}: no answer yet (in 6 days). | wait
asked     | yes | -   | 26 | She said yes; the mentor’s answer is awaited since {d} (in 2 days).| he
asked     | -   | yes | 25 | The mentor said yes; her answer is awaited since {d} (in 1 day). | she
asked     | -   | -   | 24 | Both are asked since {d}: no answer yet (due today). | both
asked     | -   | -   | 23 | Neither of them answered by 23 November 2026. | again
asked     | yes | -   | 23 | She said yes; the mentor did not answer by 23 November 2026. | again
expired   | -   | yes | 22 | The mentor said yes; she did not answer by 22 November 2026. | again
agreed    | yes | yes | 23 | Both said yes; they were asked on {d}. | confirm
declined  | no  | -   | 30 | She said no: The times do not suit. | anew
declined  | yes | no  | 30 | The mentor said no: The times do not suit. | anew
withdrawn | -   | yes | 30 | The offer of {d} was withdrawn. | later
confirmed | yes | yes | 30 | Both said yes, and the pair is confirmed. | meet
"""

#  next  | in words
NEXT = """
wait    | Nothing to do before 30 November 2026.
he      | Remind the mentor.
she     | Remind her.
both    | Remind both.
again   | The place is free: ask again, or propose anew.
confirm | Confirm the pair.
anew    | Propose anew: these two stay apart.
later   | Propose anew when you are ready.
meet    | Introduce them to each other.
"""


def one(state: str, she: str, mentor: str, last: int) -> rules.Standing:
    said = {"fellow_said": she, "mentor_said": mentor}
    made = an_offer(
        state=state,
        expires_on=date(2026, 11, last),
        declined_why="times" if state == "declined" else None,
        **{side: None if answer == "-" else answer for side, answer in said.items()},
    )
    return rules.standings(offers(made), on=ON)[0]


@pytest.mark.parametrize(("state", "she", "mentor", "last", "said", "then"), drawn(LIFE))
def test_an_offer_says_where_it_stands_and_what_is_next(state, she, mentor, last, said, then):
    found = one(state, she, mentor, int(last))
    assert str(offer_words.standing(found, on=ON)) == said.format(d="20 November 2026")
    assert str(offer_words.next_step(found)) == dict(drawn(NEXT))[then]


#  fellow | mentor | kept as | last day
SEVERAL = """
1 | 11 | asked     | 2026-11-30
2 | 12 | confirmed | 2026-11-20
3 | 11 | agreed    | 2026-11-22
4 | 13 | asked     | 2026-11-23
5 | 11 | declined  | 2026-11-30
6 | 14 | asked     | 2026-11-25
"""


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def several() -> pd.DataFrame:
    return offers(
        *(
            an_offer(
                fellow=int(she), mentor=int(he), state=state, expires_on=date.fromisoformat(day)
            )
            for she, he, state, day in drawn(SEVERAL)
        )
    )


def test_what_asks_for_something_comes_first():
    found = rules.standings(several(), on=ON)
    assert [(each.fellow, str(each.state)) for each in found] == [
        (4, "expired"),
        (3, "agreed"),
        (6, "asked"),
        (1, "asked"),
        (5, "declined"),
        (2, "confirmed"),
    ]


def test_open_offers_hold_places_and_an_expired_one_frees_its_own():
    assert rules.places_held(several(), on=ON) == {11: 2, 14: 1}
    assert rules.asked_pairs(several(), on=ON) == {1: 11, 3: 11, 6: 14}
    assert rules.places_held(several(), on=date(2026, 12, 24)) == {11: 1}


def test_the_day_says_how_many_wait_and_which_expires_first():
    found = rules.standings(several(), on=ON)
    assert [str(each) for each in offer_words.summary(found)] == [
        "1 without an answer in time",
        "1 agreed, to confirm",
        "2 wait for an answer",
        "1 confirmed",
    ]
    assert (
        str(offer_words.expires_next(found, "fellow {}".format))
        == "The next to expire: fellow 6, after 25 November 2026."
    )
    assert offer_words.summary(()) == ()
    assert offer_words.expires_next((), str) is None


def test_of_a_pair_asked_twice_only_the_last_offer_counts():
    first = an_offer(state="withdrawn", asked_on=date(2026, 11, 2))
    again = an_offer(asked_on=date(2026, 11, 20))
    found = rules.standings(offers(first, again), on=ON)
    assert [(each.offer, each.state) for each in found] == [(2, OfferState.ASKED)]


#  kept               | the word | in words
REASONS = """
times                | times    | The times do not suit
times: nights only   | times    | The times do not suit: nights only
other: moves to Lyon | other    | moves to Lyon
unsaid               | unsaid   | No reason given
""                   | unsaid   | No reason given
moves to Lyon        | other    | moves to Lyon
"""


@pytest.mark.parametrize(("kept", "word", "words"), drawn(REASONS))
def test_a_reason_kept_is_read(kept, word, words):
    assert refusals.of(kept) == word
    assert str(refusals.said(kept)) == words


def test_a_reason_is_kept_as_it_was_given():
    assert refusals.written(Refusal.TIMES, " nights  only ") == "times: nights only"
    assert refusals.written(Refusal.UNSAID) == "unsaid"
    assert refusals.words_of(refusals.written(Refusal.OTHER, "a: b")) == "a: b"
    assert Refusal.NO_TIME not in refusals.OF_SIDE[Side.FELLOW]


def declined(why: str, **said: str) -> pd.DataFrame:
    return offers(an_offer(state="declined", declined_why=why, **said))


def test_a_mentor_with_time_for_nobody_rests_and_one_who_refused_a_pair_does_not():
    he = mentors(a_mentor(mentor=11, capacity=2))
    tired = declined("no_time: a new job", mentor_said="no")
    made = rules.around(Circumstances(), tired, mentors=he, on=ON)
    assert made.loads == {11: 2}
    later = date(2027, 3, 24)
    assert rules.around(Circumstances(), tired, mentors=he, on=later).loads == {}
    other = declined("times", mentor_said="no")
    assert rules.around(Circumstances(), other, mentors=he, on=ON).loads == {}


def test_a_proposal_around_offers_leaves_what_is_asked_where_it_is():
    made = rules.around(
        Circumstances(started={2: 12}, loads={11: 1}), several(), mentors=mentors(), on=ON
    )
    assert made.started == {1: 11, 3: 11, 6: 14, 2: 12}
    assert made.before == {1: 11, 3: 11, 6: 14}
    assert made.loads == {11: 1}


def test_a_second_mentor_who_is_asked_holds_a_place_and_moves_no_first_one():
    asked = several().assign(is_co_mentor=[True, *[False] * 5])
    made = rules.around(Circumstances(loads={11: 1}), asked, mentors=mentors(), on=ON)
    assert made.started == {3: 11, 6: 14}
    assert made.loads == {11: 2}


def test_no_offer_stands_nowhere():
    assert rules.standings(offers(), on=ON) == ()
    assert rules.places_held(offers(), on=ON) == {}
    assert rules.resting(offers(), on=ON) == {}
