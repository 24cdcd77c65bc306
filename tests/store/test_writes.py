"""The verbs: one transaction each, told apart when two people act on the same thing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.store.conftest import NOW
from workbench.errors import AlreadyAccompanied, AlreadyDecided, MentorTaken, NotReady
from workbench.store import audit, reads
from workbench.store.engine import Store, open_store
from workbench.store.writes import (
    NewAssignment,
    NewDecision,
    NewSeat,
    confirm,
    decide,
    enrol,
)
from workbench.vocabulary import STAGE_AFTER, Stage, Track, Verdict

WITHOUT_TRIGGERS = {
    "sqlite": "DROP TRIGGER decision_keeps_every_row_update",
    "postgresql": "ALTER TABLE decision DISABLE TRIGGER USER",
}


def a_decision(application: int = 1, *, seen: int = 1, verdict: Verdict = Verdict.SHORTLIST):
    return NewDecision(
        application, seen, verdict, "Clear motivation.", f"print-{application - 1}", "fellowship", 1
    )


def shortlisted(store: Store, *applications: int) -> None:
    decide(store, [a_decision(each) for each in applications], now=NOW)


def a_seat(application: int = 1, *, seen: int = 2, track: Track = Track.WEB):
    return NewSeat(application, seen, track, "print")


def an_assignment(fellow: int = 1, *, mentor: int = 1):
    return NewAssignment(fellow, mentor, 83, "Speaks French", date(2027, 2, 1))


def test_a_verdict_moves_the_stage_and_keeps_reason_name_day_rubric_and_fingerprint(store: Store):
    decide(store, [a_decision()], now=NOW)
    assert reads.applications(store, 1)["stage"].to_dict() == {
        1: "shortlisted",
        2: "received",
        3: "received",
    }
    kept = reads.decisions(store, 1).iloc[0]
    assert (kept["verdict"], kept["reason"], kept["by"]) == (
        "shortlist",
        "Clear motivation.",
        "Alexis",
    )
    assert kept["decided_at"] == NOW
    assert (kept["rubric"], kept["rubric_version"]) == ("fellowship", 1)
    assert kept["input_fingerprint"] == "print-0"


def test_the_one_who_comes_second_is_told_who_decided_and_when(store: Store):
    decide(store, [a_decision()], now=NOW)
    samira = open_store(store.url, by="Samira")
    with pytest.raises(AlreadyDecided) as told:
        decide(samira, [a_decision(verdict=Verdict.DECLINE)], now=NOW + timedelta(minutes=5))
    assert told.value.by == "Alexis"
    assert told.value.on == NOW
    assert "Alexis decided on this application on 23 November 2026 at 09:30" in str(told.value)
    assert len(reads.decisions(store, 1)) == 1


def test_several_verdicts_are_recorded_together_or_not_at_all(store: Store):
    decide(store, [a_decision(2)], now=NOW)
    with pytest.raises(AlreadyDecided):
        decide(store, [a_decision(1), a_decision(2), a_decision(3)], now=NOW)
    assert set(reads.applications(store, 1)["stage"]) == {"received", "shortlisted"}
    assert len(reads.decisions(store, 1)) == 1


def test_undoing_is_a_new_decision_not_an_erasure(store: Store):
    decide(store, [a_decision(verdict=Verdict.DECLINE)], now=NOW)
    decide(store, [a_decision(seen=2, verdict=Verdict.REOPEN)], now=NOW + timedelta(minutes=1))
    assert reads.applications(store, 1).loc[1, "stage"] == "received"
    assert list(reads.decisions(store, 1)["verdict"]) == ["decline", "reopen"]


def test_replaying_the_decisions_arrives_at_the_stored_stage(store: Store):
    verdicts = [Verdict.ASK, Verdict.WAITLIST, Verdict.REOPEN, Verdict.SHORTLIST]
    for seen, verdict in enumerate(verdicts, 1):
        decide(store, [a_decision(seen=seen, verdict=verdict)], now=NOW)
    stage = Stage.RECEIVED
    for verdict in reads.decisions(store, 1)["verdict"]:
        stage = STAGE_AFTER[Verdict(verdict)]
    assert reads.applications(store, 1).loc[1, "stage"] == stage


def test_enrolling_writes_a_fellow_and_a_decision_each(store: Store):
    shortlisted(store, 1, 2)
    enrol(store, 1, [a_seat(1), a_seat(2, track=Track.DATA)], reason="Plan A", seed=7, now=NOW)
    assert list(reads.fellows(store, 1)["track"]) == ["web", "data"]
    assert list(reads.decisions(store, 1)["verdict"])[2:] == ["enrol", "enrol"]
    assert set(reads.decisions(store, 1)["seed"][2:]) == {7}
    assert reads.applications(store, 1).loc[1, "stage"] == "enrolled"


def test_nobody_is_enrolled_unseen(store: Store):
    with pytest.raises(NotReady, match="“Enrol” cannot be said at this stage: Received"):
        enrol(store, 1, [a_seat(1, seen=1)], reason="Plan A", seed=7, now=NOW)
    assert reads.fellows(store, 1).empty


def test_a_plan_that_came_too_late_enrols_nobody(store: Store):
    shortlisted(store, 1, 2)
    decide(store, [a_decision(2, seen=2, verdict=Verdict.WAITLIST)], now=NOW)
    with pytest.raises(AlreadyDecided):
        enrol(store, 1, [a_seat(1), a_seat(2)], reason="Plan A", seed=7, now=NOW)
    assert reads.fellows(store, 1).empty


def test_a_fellow_has_one_mentor_at_a_time(store: Store):
    shortlisted(store, 1)
    enrol(store, 1, [a_seat(1)], reason="Plan A", seed=7, now=NOW)
    confirm(store, 1, [an_assignment()], reason="As proposed.", now=NOW)
    with pytest.raises(AlreadyAccompanied, match="Alexis gave Given0 Invented a mentor"):
        confirm(store, 1, [an_assignment()], reason="As proposed.", now=NOW)
    assert len(reads.assignments(store, 1)) == 1


def test_no_mentor_is_given_more_fellows_than_she_can_take(store: Store):
    shortlisted(store, 1, 2)
    enrol(store, 1, [a_seat(1), a_seat(2)], reason="Plan A", seed=7, now=NOW)
    with pytest.raises(MentorTaken, match=r"Claire M\. would have more"):
        confirm(store, 1, [an_assignment(1), an_assignment(2)], reason="As proposed.", now=NOW)
    assert reads.assignments(store, 1).empty
    assert reads.loads(store, 1).empty


def test_every_verb_leaves_one_entry_and_the_chain_stays_whole(store: Store):
    decide(store, [a_decision(1), a_decision(2)], now=NOW)
    enrol(store, 1, [a_seat(1)], reason="Plan A", seed=7, now=NOW)
    confirm(store, 1, [an_assignment()], reason="As proposed.", now=NOW)
    with store.reading() as session:
        assert audit.broken_links(session) == ()
        verbs = session.execute(text("SELECT verb FROM audit ORDER BY id")).scalars().all()
    assert verbs == ["decide", "enrol", "confirm"]


def test_a_row_changed_behind_the_triggers_breaks_the_chain_and_is_named(store: Store):
    decide(store, [a_decision(1)], now=NOW)
    decide(store, [a_decision(2)], now=NOW)
    with store.writing() as session:
        session.execute(text(WITHOUT_TRIGGERS[store.engine.dialect.name]))
        session.execute(text("UPDATE decision SET reason = 'other' WHERE id = 1"))
    with store.reading() as session:
        assert audit.broken_links(session) == ("decision 1",)


def test_the_audit_log_holds_no_personal_data(store: Store):
    shortlisted(store, 2)
    enrol(store, 1, [a_seat(2)], reason="Given1 is ready", seed=7, now=NOW)
    with store.reading() as session:
        said = str(session.execute(text("SELECT subject, detail FROM audit")).all())
    assert "Given" not in said
    assert "Invented" not in said


def test_ages_are_full_years_on_the_first_day_and_unknown_without_a_birth_date(store: Store):
    ages = reads.applications(store, 1)["age"]
    assert list(ages[:2]) == [32.0, 33.0]
    assert ages.isna().tolist() == [False, False, True]


def test_the_frames_read_have_the_shape_agreed_on(store: Store):
    from workbench import frames

    shortlisted(store, 1)
    enrol(store, 1, [a_seat(1)], reason="Plan A", seed=7, now=NOW)
    frames.check_applications(reads.applications(store, 1))
    frames.check_fellows(reads.fellows(store, 1))
    frames.check_mentors(reads.mentors(store, 1))
    frames.check_cohorts(reads.cohorts(store))


def test_an_export_without_personal_data_holds_no_name(store: Store, tmp_path: Path):
    from workbench.store.export import export_everything, export_without_personal_data

    decide(store, [a_decision()], now=NOW)
    export_without_personal_data(store, tmp_path / "open.json", now=NOW)
    export_everything(store, tmp_path / "all.json", now=NOW)
    told = ("Given0", "Invented", "Clear motivation", "1994-02-02", "Alexis")
    assert not any(name in (tmp_path / "open.json").read_text() for name in told)
    assert all(name in (tmp_path / "all.json").read_text() for name in told)
