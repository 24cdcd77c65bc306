"""What waits on whom: opened by a question, closed by a verdict, put off with a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.store.conftest import NOW
from workbench.errors import NotReady
from workbench.rules.waiting import HER
from workbench.store import reads
from workbench.store.engine import Store
from workbench.store.writes import NewDecision, NewWait, decide, end_wait, put_off, wait_for
from workbench.vocabulary import Awaited, Verdict

FRIDAY = date(2026, 11, 27)


def say(store: Store, verdict: Verdict, *, seen: int = 1, answer_by: date | None = None) -> None:
    found = NewDecision(1, seen, verdict, "Her French?", "print", answer_by=answer_by)
    decide(store, [found], now=NOW)


def a_wait(store: Store, *, whom: str = "Noor") -> int:
    wait_for(store, NewWait(1, whom, Awaited.DISCUSSION, FRIDAY, "Two opinions."), now=NOW)
    return int(reads.waits(store, 1).index[-1])


def test_asking_her_opens_a_wait_of_two_weeks_with_the_question(store: Store):
    say(store, Verdict.ASK)
    (wait,) = reads.waits(store, 1).itertuples()
    assert (wait.whom, wait.what, wait.reason) == (HER, "answer", "Her French?")
    assert wait.due_on == NOW.date() + timedelta(days=14)


def test_another_day_may_be_named_when_asking(store: Store):
    say(store, Verdict.ASK, answer_by=FRIDAY)
    assert reads.waits(store, 1)["due_on"].iloc[0] == FRIDAY


@pytest.mark.parametrize("verdict", [Verdict.SHORTLIST, Verdict.DECLINE, Verdict.REOPEN])
def test_a_verdict_ends_every_wait_of_the_application(store: Store, verdict: Verdict):
    say(store, Verdict.ASK)
    a_wait(store)
    assert len(reads.waits(store, 1)) == 2
    say(store, verdict, seen=2)
    assert reads.waits(store, 1).empty


def test_a_wait_on_a_colleague_is_put_off_with_a_reason_and_stays_as_old_as_it_is(store: Store):
    first = a_wait(store)
    since = reads.waits(store, 1).at[first, "since"]
    put_off(store, first, FRIDAY + timedelta(days=7), reason="She is away.", now=NOW)
    (wait,) = reads.waits(store, 1).itertuples()
    assert (wait.due_on, wait.reason) == (FRIDAY + timedelta(days=7), "She is away.")
    assert wait.since == since


def test_a_wait_is_ended_once_and_the_second_person_is_told(store: Store):
    number = a_wait(store)
    end_wait(store, number, now=NOW)
    assert reads.waits(store, 1).empty
    with pytest.raises(NotReady, match="closed it meanwhile"):
        end_wait(store, number, now=NOW)
