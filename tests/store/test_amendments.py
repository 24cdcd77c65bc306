"""An answer that came after the import: recorded with its reason, and what was there kept."""

from __future__ import annotations

from datetime import date

import pytest

from tests.store.conftest import NOW
from workbench.errors import AlreadyChanged
from workbench.store import reads, tables
from workbench.store.engine import Store
from workbench.store.writes import NewAnswer, NewDecision, amend, decide
from workbench.vocabulary import Verdict


def answer(store: Store, question: str, value: object, *, seen: int = 1) -> None:
    amend(store, NewAnswer(1, seen, question, value, "By telephone."), now=NOW)


def test_an_answer_is_recorded_and_what_stood_there_is_kept(store: Store):
    before = reads.applications(store, 1).loc[1]
    answer(store, "french_level", "B2")
    after = reads.applications(store, 1).loc[1]
    assert after["french_level"] == "B2"
    assert after["version"] == before["version"] + 1
    assert after["fingerprint"] != before["fingerprint"]
    with store.reading() as session:
        kept = session.get(tables.Amendment, 1)
    assert (kept.question, kept.after, kept.reason) == ("french_level", "B2", "By telephone.")
    assert kept.before == before["french_level"]


def test_other_answers_stay_as_they_are(store: Store):
    before = reads.applications(store, 1).loc[1]
    answer(store, "spoken_languages", ["ti", "en"])
    after = reads.applications(store, 1).loc[1]
    changed = {name for name in before.index if not (before[[name]].equals(after[[name]]))}
    assert changed <= {"spoken_languages", "version", "fingerprint"}
    assert after["spoken_languages"] == ("ti", "en")


def test_her_date_of_birth_is_the_persons_and_changes_her_age(store: Store):
    answer(store, "age", date(1990, 5, 2))
    row = reads.applications(store, 1).loc[1]
    assert 36 <= row["age"] <= 37
    assert reads.people(store).at[1, "birth_date"] == date(1990, 5, 2)
    with store.reading() as session:
        assert session.get(tables.Amendment, 1).after == "1990-05-02"


def test_whoever_comes_too_late_is_told_who_answered_and_nothing_changes(store: Store):
    answer(store, "weekly_hours", 20)
    with pytest.raises(AlreadyChanged) as told:
        answer(store, "weekly_hours", 5)
    assert told.value.by == "Alexis"
    assert reads.applications(store, 1).at[1, "weekly_hours"] == 20


def test_a_verdict_on_what_was_amended_meanwhile_is_refused(store: Store):
    answer(store, "weekly_hours", 20)
    with pytest.raises(AlreadyChanged):
        decide(store, [NewDecision(1, 1, Verdict.SHORTLIST, "Why.", "print")], now=NOW)


def test_an_application_that_is_not_there_is_said_so(store: Store):
    with pytest.raises(AlreadyChanged):
        amend(store, NewAnswer(99, 1, "city", "Lyon", "By letter."), now=NOW)
