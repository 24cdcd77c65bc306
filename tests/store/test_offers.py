"""Pairs put to both sides: answered, late, declined for good, put off, withdrawn, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.store.conftest import NOW
from tests.store.mentored import CLAIRE, a_mentor_more, a_relation, entries, seated, seated_again
from workbench import frames
from workbench.errors import (
    AlreadyAccompanied,
    AlreadyAsked,
    MentorTaken,
    NotFound,
    NotReady,
    OfferChanged,
    PairDeclined,
)
from workbench.store import reads
from workbench.store.engine import Store, open_store
from workbench.store.writes import (
    NewAssignment,
    NewOffer,
    answer_offer,
    ask_pairs,
    confirm,
    put_off_offer,
    relate,
    take_back_answer,
    withdraw_offer,
)
from workbench.vocabulary import Answer, Relation, Role, Side

TODAY = NOW.date()
LAST = TODAY + timedelta(days=7)
LATE = NOW + timedelta(days=8)
YES, NO = Answer.YES, Answer.NO


def an_offer(fellow: int = 1, mentor: int = CLAIRE, **more: object) -> NewOffer:
    return NewOffer(fellow, mentor, 83, "Both speak French.", LAST, **more)


def asked(store: Store, *offers: NewOffer, now=NOW) -> int:
    return ask_pairs(store, 1, offers or [an_offer()], now=now)[0]


def say(store: Store, offer: int, side: Side, answer: Answer, *, seen: int, now=NOW, **more) -> int:
    return answer_offer(store, offer, side=side, answer=answer, seen_version=seen, now=now, **more)


def states(store: Store, on=TODAY) -> list[str]:
    return list(frames.check_offers(reads.offers(store, 1, on=on))["state"])


def known(store: Store, cohort: int = 1) -> list[list]:
    found = reads.relations(store, cohort, role=Role.COORDINATOR)
    return found[["mentor", "kind", "side", "reason"]].to_numpy(dtype=object).tolist()


def test_an_offer_is_asked_then_agreed_once_both_said_yes(store: Store):
    seated(store)
    number = asked(store)
    found = reads.offers(store, 1, on=TODAY).loc[number]
    assert (found["fellow"], found["mentor"], found["fit"]) == (1, CLAIRE, 83)
    assert (found["asked_on"], found["expires_on"], found["by"]) == (TODAY, LAST, "Alexis")
    assert states(store) == ["asked"]
    assert say(store, number, Side.FELLOW, YES, seen=1) == 2
    assert states(store) == ["asked"]
    assert say(store, number, Side.MENTOR, YES, seen=2) == 3
    assert states(store) == ["agreed"]
    assert states(store, on=LAST + timedelta(days=30)) == ["agreed"]
    assert len(entries(store, "answer_offer")) == 2


def test_the_last_day_still_counts_and_the_next_does_not(store: Store):
    seated(store)
    number = asked(store)
    assert states(store, on=LAST) == ["asked"]
    assert states(store, on=LAST + timedelta(days=1)) == ["expired"]
    with pytest.raises(NotReady, match="expired on 30 November 2026"):
        say(store, number, Side.FELLOW, YES, seen=1, now=LATE)
    assert put_off_offer(store, number, LATE.date(), seen_version=1, now=LATE) == 2
    say(store, number, Side.FELLOW, YES, seen=2, now=LATE)
    assert states(store, on=LATE.date()) == ["asked"]


@pytest.mark.parametrize("side", [Side.FELLOW, Side.MENTOR])
def test_a_no_keeps_the_two_apart_from_then_on_in_every_cohort(store: Store, side: Side):
    seated(store)
    number = asked(store)
    say(store, number, side, NO, seen=1, reason="times: Thursdays are full.")
    assert states(store) == ["declined"]
    kept = [CLAIRE, "declined", str(side), "times: Thursdays are full."]
    assert known(store) == [kept]
    seated_again(store, 1)
    assert known(store, 2) == [kept]
    with pytest.raises(PairDeclined, match="one of the two said no, as Alexis wrote down"):
        asked(store)
    pair = NewAssignment(1, CLAIRE, 83, "why", LAST)
    with pytest.raises(PairDeclined):
        confirm(store, 1, [pair], reason="All the same.", now=NOW)


def test_a_no_without_a_reason_records_nothing(store: Store):
    seated(store)
    number = asked(store)
    with pytest.raises(NotReady, match="Write a reason"):
        say(store, number, Side.MENTOR, NO, seen=1)
    assert (states(store), known(store)) == (["asked"], [])


def test_a_late_no_is_still_a_no(store: Store):
    seated(store)
    number = asked(store)
    say(store, number, Side.MENTOR, NO, seen=1, reason="no_time", now=LATE)
    assert states(store, on=LATE.date()) == ["declined"]
    assert len(known(store)) == 1


def test_a_no_written_by_mistake_is_taken_back_with_what_it_kept_apart(store: Store):
    seated(store)
    number = asked(store)
    say(store, number, Side.FELLOW, NO, seen=1, reason="uneasy")
    assert take_back_answer(store, number, side=Side.FELLOW, seen_version=2, now=NOW) == 3
    assert (states(store), known(store)) == (["asked"], [])
    assert reads.offers(store, 1).loc[number, "declined_why"] is None
    say(store, number, Side.FELLOW, YES, seen=3)
    say(store, number, Side.FELLOW, NO, seen=4, reason="uneasy")
    assert states(store) == ["declined"]


def test_a_no_is_not_taken_back_once_she_was_asked_about_somebody_else(store: Store):
    seated(store)
    number = asked(store)
    say(store, number, Side.FELLOW, NO, seen=1, reason="uneasy")
    asked(store, an_offer(1, a_mentor_more(store)))
    with pytest.raises(AlreadyAsked):
        take_back_answer(store, number, side=Side.FELLOW, seen_version=2, now=NOW)
    assert states(store) == ["declined", "asked"]


def test_a_fellow_is_asked_about_one_mentor_at_a_time(store: Store):
    seated(store)
    paul = a_mentor_more(store)
    asked(store)
    with pytest.raises(AlreadyAsked, match="Alexis put a pair to Given0 Invented on 23 November"):
        asked(store, an_offer(2, paul), an_offer(1, paul))
    assert states(store) == ["asked"]
    asked(store, an_offer(1, paul, is_co_mentor=True))
    assert states(store) == ["asked", "asked"]


def test_an_open_offer_holds_a_place_and_an_expired_one_does_not(store: Store):
    seated(store)
    asked(store)
    with pytest.raises(MentorTaken, match=r"Claire M\. would have more"):
        asked(store, an_offer(2))
    later = NewOffer(2, CLAIRE, 80, "why", LATE.date())
    ask_pairs(store, 1, [later], now=LATE)
    assert states(store, on=LATE.date()) == ["expired", "asked"]
    with pytest.raises(MentorTaken):
        put_off_offer(store, 1, LATE.date(), seen_version=1, now=LATE)


def test_who_has_a_mentor_or_is_never_to_be_with_this_one_is_not_asked(store: Store):
    seated(store)
    paul = a_mentor_more(store)
    confirm(store, 1, [NewAssignment(1, paul, 83, "why", LAST)], reason="Yes.", now=NOW)
    with pytest.raises(AlreadyAccompanied, match="Given0 Invented"):
        asked(store)
    relate(store, a_relation(fellow=2), now=NOW)
    with pytest.raises(NotReady, match="restricted"):
        asked(store, an_offer(2))
    with pytest.raises(NotReady, match="last day to answer is past"):
        asked(store, an_offer(3), now=LATE)
    assert states(store) == []


def test_an_offer_withdrawn_frees_the_place_and_nobody_said_no(store: Store):
    seated(store)
    number = asked(store)
    withdraw_offer(store, number, reason="She changed track.", seen_version=1, now=NOW)
    assert (states(store), known(store)) == (["withdrawn"], [])
    asked(store, an_offer(2))
    with pytest.raises(OfferChanged, match="Alexis changed this offer on 23 November 2026"):
        say(store, number, Side.MENTOR, YES, seen=2)


def test_two_who_write_down_answers_do_not_write_over_each_other(store: Store):
    seated(store)
    number = asked(store)
    samira = open_store(store.url, by="Samira")
    say(samira, number, Side.FELLOW, YES, seen=1)
    with pytest.raises(OfferChanged) as told:
        say(store, number, Side.MENTOR, NO, seen=1, reason="no_time")
    assert told.value.by == "Samira"
    assert known(store) == []
    samira.close()
    with pytest.raises(NotFound, match="no offer 99"):
        say(store, 99, Side.MENTOR, YES, seen=1)


def test_the_log_holds_no_reason_of_a_no(store: Store):
    seated(store)
    number = asked(store)
    say(store, number, Side.MENTOR, NO, seen=1, reason="known: my neighbour")
    (entry,) = entries(store, "answer_offer")
    assert entry.detail == {"side": "mentor", "answer": "no"}
    assert reads.relations(store, 1, role=Role.COORDINATOR)["kind"].tolist() == [Relation.DECLINED]
