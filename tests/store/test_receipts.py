"""A decision is reached again from what was kept of it, and a change of it is seen."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text, update
from sqlalchemy.orm.attributes import flag_modified

from tests.store.conftest import NOW
from workbench.errors import NotFound
from workbench.rules.answers import fingerprint_of
from workbench.store import reads, tables
from workbench.store.engine import Store
from workbench.store.replaying import replay
from workbench.store.writes import NewDecision, NewSeat, decide, enrol
from workbench.vocabulary import Track, Verdict


def said_of(store: Store, application: int, verdict: Verdict, *, seen: int = 1) -> None:
    print_ = reads.applications(store, 1).at[application, "fingerprint"]
    found = NewDecision(application, seen, verdict, "Why.", print_, "fellowship", 1)
    decide(store, [found], now=NOW)


def changed_by_hand(store: Store, column: str, value: object) -> None:
    with store.writing() as session:
        session.execute(update(tables.Receipt).values({column: value}))


def answer(store: Store, application: int, question: str, value: object) -> None:
    with store.writing() as session:
        row = session.get(tables.Application, application)
        row.answers[question] = value
        row.fingerprint = fingerprint_of(row.answers)
        flag_modified(row, "answers")


def test_a_verdict_keeps_what_it_was_reached_from_and_is_reached_again(store: Store):
    said_of(store, 1, Verdict.SHORTLIST)
    found = replay(store, 1)
    assert found.agrees
    assert found.changed == ()
    assert found.kept == found.again == found.today
    assert set(found.kept.gates) >= {"adult", "residence_status"}
    assert (found.verdict, found.rubric, found.version) == (Verdict.SHORTLIST, "fellowship", 1)


def test_a_receipt_holds_no_name_no_contact_and_no_words_that_no_rule_reads(store: Store):
    said_of(store, 1, Verdict.SHORTLIST)
    with store.reading() as session:
        kept = session.get(tables.Receipt, 1).inputs
    assert kept.keys().isdisjoint(
        {"given_name", "family_name", "birth_date", "email", "phone", "motivation"}
    )
    person = json.dumps(kept, ensure_ascii=False)
    row = reads.applications(store, 1).loc[1]
    assert row["given_name"] not in person


def test_an_answer_changed_since_is_named_and_the_decision_is_still_reached_again(store: Store):
    said_of(store, 1, Verdict.SHORTLIST)
    before = reads.applications(store, 1).at[1, "weekly_hours"]
    answer(store, 1, "weekly_hours", 3)
    found = replay(store, 1)
    assert found.agrees
    (change,) = found.changed
    assert (change.name, change.after) == ("weekly_hours", 3.0)
    assert change.before == before
    assert found.today.gates["weekly_hours_at_least"] == "no"


@pytest.mark.parametrize(
    ("column", "value"), [("lower", 99), ("gates", {}), ("inputs", {"age": 40.0}), ("points", {})]
)
def test_a_receipt_changed_by_hand_is_seen(store: Store, column: str, value: object):
    said_of(store, 1, Verdict.SHORTLIST)
    changed_by_hand(store, column, value)
    assert not replay(store, 1).agrees


def test_a_receipt_taken_away_is_seen(store: Store):
    said_of(store, 1, Verdict.SHORTLIST)
    with store.writing() as session:
        session.execute(text("DELETE FROM receipt"))
    assert not replay(store, 1).is_whole


def test_a_seat_given_without_a_plan_has_nothing_to_reach_again(store: Store):
    said_of(store, 1, Verdict.SHORTLIST)
    enrol(store, 1, [NewSeat(1, 2, Track.WEB, "print")], reason="Plan.", seed=1, now=NOW)
    with pytest.raises(NotFound, match="no plan was kept"):
        replay(store, 2)


def test_there_is_nothing_to_replay_where_nothing_was_decided(store: Store):
    with pytest.raises(NotFound, match="no decision 7"):
        replay(store, 7)


def test_every_decision_on_one_application_is_read_and_no_other(store: Store):
    said_of(store, 1, Verdict.ASK)
    said_of(store, 2, Verdict.DECLINE)
    said_of(store, 1, Verdict.SHORTLIST, seen=2)
    assert list(reads.decisions_on(store, 1)["verdict"]) == ["ask", "shortlist"]
    assert reads.decisions_on(store, 3).empty
