"""Pairs confirmed: assignments, decisions and what they rest on together, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from tests.store.conftest import NOW
from tests.store.mentored import CLAIRE, a_mentor_more, a_relation, entries, seated, seated_again
from workbench.errors import (
    AlreadyAccompanied,
    AlreadyEnded,
    AlreadyLeft,
    MentorTaken,
    NotFound,
    NotReady,
    PairDeclined,
    WorkbenchError,
)
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.store import audit, reads
from workbench.store import tables as t
from workbench.store.engine import Store, open_store
from workbench.store.writes import (
    NewAssignment,
    NewOffer,
    NewWish,
    ask_pairs,
    confirm,
    end_assignment,
    mentor_leaves,
    mentor_returns,
    relate,
    reopen_assignment,
    save_terms,
    save_wish,
    withdraw,
)
from workbench.vocabulary import Capacity, Relation, Role, Side, Verdict

LATER = NOW + timedelta(days=1)
DAY = date(2027, 2, 1)


def a_pair(fellow: int = 1, mentor: int = CLAIRE, **more: object) -> NewAssignment:
    return NewAssignment(fellow, mentor, 83, "Both speak French.", DAY, **more)


def confirmed(store: Store, *pairs: NewAssignment, now=NOW) -> tuple[int, ...]:
    return confirm(store, 1, pairs or [a_pair()], reason="As proposed.", now=now)


def nothing_was_recorded(store: Store) -> bool:
    with store.reading() as session:
        said = t.Decision.verdict == Verdict.ACCOMPANY
        decisions = session.scalar(select(func.count()).where(said))
    return reads.assignments(store, 1).empty and decisions == 0 and not entries(store, "confirm")


def test_a_pair_is_an_assignment_and_a_chained_decision_that_moves_no_stage(store: Store):
    seated(store)
    (number,) = confirmed(store)
    pair = reads.assignments(store, 1).loc[number]
    assert (pair["fellow"], pair["mentor"], pair["state"]) == (1, CLAIRE, "confirmed")
    assert (pair["by"], pair["confirmed_at"], pair["fit"]) == ("Alexis", NOW, 83)
    last = reads.decisions(store, 1).iloc[-1]
    assert (last["verdict"], last["reason"], last["application"]) == (
        "accompany",
        "As proposed.",
        1,
    )
    assert last["input_fingerprint"] == pair["input_fingerprint"] == "print-0"
    assert set(reads.applications(store, 1)["stage"]) == {"enrolled"}
    (entry,) = entries(store, "confirm")
    assert entry.detail["assignments"] == [number]
    with store.reading() as session:
        assert audit.broken_links(session) == ()


def test_a_co_mentor_comes_beside_the_first_one(store: Store):
    seated(store)
    paul = a_mentor_more(store)
    confirmed(store, a_pair(), a_pair(mentor=paul, is_co_mentor=True))
    assert list(reads.assignments(store, 1)["is_co_mentor"]) == [False, True]
    assert reads.circumstances(store, 1, role=Role.COORDINATOR).started == {1: CLAIRE}
    with pytest.raises(AlreadyAccompanied, match="Alexis gave Given0 Invented a mentor on 23 Nov"):
        confirmed(store, a_pair(mentor=paul, is_co_mentor=True))


def test_her_first_mentor_is_no_co_mentor_of_hers(store: Store):
    seated(store)
    paul = a_mentor_more(store)
    confirmed(store, a_pair(mentor=paul))
    with pytest.raises(AlreadyAccompanied):
        confirmed(store, a_pair(mentor=paul, is_co_mentor=True))


Against = Callable[[Store], object]


def _left(store: Store) -> None:
    withdraw(store, 1, reason="A job.", now=NOW)


def _gone(store: Store) -> None:
    mentor_leaves(store, CLAIRE, reason="Moved.", on=NOW.date(), now=NOW)


def _never(store: Store) -> None:
    relate(store, a_relation(), now=NOW)


def _never_elsewhere(store: Store) -> None:
    relate(store, a_relation(fellow=seated_again(store, 1)), now=NOW)


def _declined(store: Store) -> None:
    relate(store, a_relation(Relation.DECLINED, side=Side.MENTOR, reason="No time."), now=NOW)


def _never_and_declined(store: Store) -> None:
    _never(store)
    _declined(store)


def _forbidden(store: Store) -> None:
    save_terms(store, 1, Terms().with_ban(Pair(1, CLAIRE), reason="Same street."), seen=1, now=NOW)


AGAINST: list[tuple[Against, type[WorkbenchError], str]] = [
    (_left, AlreadyLeft, "Alexis recorded on 23 November 2026 at 09:30 that she left"),
    (_gone, NotReady, r"Claire M\. accompanies nobody any more"),
    (_never, NotReady, r"Given0 Invented with Claire M\.: blocked \(restricted\)\. Nothing"),
    (_never_elsewhere, NotReady, r"blocked \(restricted\)"),
    (_declined, PairDeclined, "one of the two said no, as Alexis wrote down on 23 November 2026"),
    (_never_and_declined, NotReady, r"blocked \(restricted\)"),
    (_forbidden, NotReady, "forbidden by hand"),
]


@pytest.mark.parametrize(("against", "error", "said"), AGAINST)
def test_what_stands_against_one_pair_refuses_them_all(
    store: Store, against: Against, error: type[WorkbenchError], said: str
):
    seated(store)
    paul = a_mentor_more(store)
    against(store)
    with pytest.raises(error, match=said):
        confirmed(store, a_pair(2, paul), a_pair(), now=LATER)
    assert nothing_was_recorded(store)


def test_strangers_and_somebody_twice_are_refused(store: Store):
    seated(store)
    paul = a_mentor_more(store)
    with pytest.raises(NotFound, match="Fellow 9 is not in this cohort"):
        confirmed(store, a_pair(9))
    with pytest.raises(NotFound, match="no mentor 9"):
        confirmed(store, a_pair(1, 9))
    with pytest.raises(NotReady, match="Given0 Invented is named twice"):
        confirmed(store, a_pair(), a_pair(mentor=paul))
    with pytest.raises(NotReady, match="Write a reason"):
        confirm(store, 1, [a_pair()], reason=" ", now=NOW)
    with pytest.raises(NotFound, match="not in this cohort"):
        confirmed(store, a_pair(seated_again(store, 1)))
    assert nothing_was_recorded(store)


def test_a_mentor_who_was_taken_meanwhile_is_said_with_who_and_when(store: Store):
    seated(store)
    samira = open_store(store.url, by="Samira")
    confirmed(samira)
    said = r"Claire M\. has no room left: Samira gave a fellow to this mentor on 23 November 2026"
    with pytest.raises(MentorTaken, match=said):
        confirmed(store, a_pair(2), now=LATER)
    samira.close()


def test_hours_are_counted_where_the_terms_count_hours(store: Store):
    seated(store)
    paul = a_mentor_more(store, capacity=1, hours=6)
    save_wish(store, NewWish(1, hours=2), seen_version=0, now=NOW)
    save_terms(store, 1, Terms(capacity=Capacity.HOURS), seen=1, now=NOW)
    confirmed(store, a_pair(1, paul), a_pair(2, paul))  # 2, and the 4 assumed
    with pytest.raises(MentorTaken, match="Paul Mentor has no room left"):
        confirmed(store, a_pair(3, paul))


def test_confirming_closes_the_offer_and_withdraws_what_else_she_was_asked(store: Store):
    seated(store)
    paul = a_mentor_more(store)
    ask_pairs(store, 1, [NewOffer(1, CLAIRE, 80, "why", DAY)], now=NOW)
    ask_pairs(store, 1, [NewOffer(2, paul, 80, "why", DAY)], now=NOW)
    (first, second) = confirmed(store, a_pair(), a_pair(2, a_mentor_more(store, "Zoe")))
    offers = reads.offers(store, 1, on=NOW.date())
    assert list(offers["state"]) == ["confirmed", "withdrawn"]
    assert offers["assignment"].iloc[0] == first
    assert first != second


def test_a_pair_ends_with_its_reason_and_who_ended_it(store: Store):
    seated(store)
    (number,) = confirmed(store)
    end_assignment(store, number, reason="She found a job.", on=date(2027, 5, 1), now=LATER)
    pair = reads.assignments(store, 1).loc[number]
    assert (pair["state"], pair["ends_on"], pair["ended_why"]) == (
        "ended",
        date(2027, 5, 1),
        "She found a job.",
    )
    assert (pair["ended_by"], pair["ended_at"]) == ("Alexis", LATER)
    assert reads.loads(store, 1).empty
    kinds = reads.relations(store, 1, role=Role.COORDINATOR)["kind"]
    assert list(kinds) == ["earlier"]
    with pytest.raises(AlreadyEnded, match="Alexis ended this pair on 24 November 2026"):
        end_assignment(store, number, reason="Again.", on=DAY, now=LATER)
    with pytest.raises(NotFound, match="no pair 99"):
        end_assignment(store, 99, reason="Why.", on=DAY, now=LATER)


def test_a_pair_that_never_began_is_no_earlier_pair(store: Store):
    seated(store)
    (number,) = confirmed(store)
    end_assignment(store, number, reason="A slip.", on=NOW.date(), now=NOW)
    assert reads.assignments(store, 1).loc[number, "ends_on"] == DAY
    assert reads.relations(store, 1, role=Role.COORDINATOR).empty


def test_the_end_of_a_pair_can_be_taken_back_unless_something_came_between(store: Store):
    seated(store)
    (number,) = confirmed(store)
    with pytest.raises(NotReady, match="has not ended"):
        reopen_assignment(store, number, now=LATER)
    end_assignment(store, number, reason="A slip.", on=DAY, now=LATER)
    reopen_assignment(store, number, now=LATER)
    assert reads.assignments(store, 1).loc[number, ["state", "ends_on"]].tolist() == [
        "confirmed",
        None,
    ]
    end_assignment(store, number, reason="After all.", on=DAY, now=LATER)
    confirmed(store, a_pair(2), now=LATER)
    with pytest.raises(MentorTaken):
        reopen_assignment(store, number, now=LATER)
    relate(store, a_relation(), now=LATER)
    with pytest.raises(NotReady, match="restricted"):
        reopen_assignment(store, number, now=LATER)


def test_a_mentor_who_leaves_ends_the_pairs_and_returns_with_those_still_free(store: Store):
    seated(store)
    paul = a_mentor_more(store, capacity=3)
    numbers = confirmed(store, a_pair(1, paul), a_pair(2, paul))
    ask_pairs(store, 1, [NewOffer(3, paul, 80, "why", DAY)], now=NOW)
    assert mentor_leaves(store, paul, reason="A new post.", on=DAY, now=LATER) == numbers
    assert set(reads.assignments(store, 1)["state"]) == {"ended"}
    assert list(reads.offers(store, 1)["state"]) == ["withdrawn"]
    assert reads.mentors(store, 1, on=DAY).loc[paul, "capacity"] == 0
    with pytest.raises(NotReady, match="Paul Mentor has left on 1 February 2027 already"):
        mentor_leaves(store, paul, reason="Again.", on=DAY, now=LATER)
    confirmed(store, a_pair(2), now=LATER)
    assert mentor_returns(store, paul, now=LATER) == numbers[:1]
    assert dict(reads.loads(store, 1)) == {CLAIRE: 1, paul: 1}
    assert reads.mentors(store, 1, on=DAY).loc[paul, "capacity"] == 3
    with pytest.raises(NotReady, match="has not left"):
        mentor_returns(store, paul, now=LATER)


def test_a_fellow_who_leaves_takes_her_offers_off_the_table(store: Store):
    seated(store)
    ask_pairs(store, 1, [NewOffer(1, CLAIRE, 80, "why", DAY)], now=NOW)
    withdraw(store, 1, reason="A job.", now=LATER)
    assert list(reads.offers(store, 1)["state"]) == ["withdrawn"]


def test_the_log_of_pairs_has_numbers_and_no_word_of_a_why(store: Store):
    seated(store)
    confirmed(store)
    said = str(entries(store, "confirm")[0].detail)
    assert not any(word in said for word in ("Given", "Claire", "Both speak", "As proposed"))
