"""A fellow leaves, somebody takes her seat, and nothing else is touched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text

from tests.store.conftest import NOW
from tests.store.planned import planned, seats_of, shortlist_all
from workbench.errors import AlreadyChanged, AlreadyDecided, NotFound, NotReady
from workbench.rules.verdicts import replay as stage_after
from workbench.store import audit, reads
from workbench.store import tables as t
from workbench.store.engine import Store, open_store
from workbench.store.replaying import replay as replay_decision
from workbench.store.writes import (
    NewAssignment,
    NewDecision,
    come_back,
    confirm,
    decide,
    enrol,
    replace,
    withdraw,
)
from workbench.vocabulary import AssignmentState, Stage, Track, Verdict

LATER = NOW + timedelta(days=2, minutes=5)
WHY = "Given0 found a job."


@pytest.fixture
def seated(store: Store) -> Store:
    """The first two hold a seat, the first has a mentor; the third is shortlisted."""
    shortlist_all(store)
    enrol(store, 1, seats_of(store, {1: Track.WEB, 2: Track.DATA}), reason="Plan.", seed=1, now=NOW)
    accompany(store, 1)
    return store


def accompany(store: Store, fellow: int) -> None:
    pair = NewAssignment(fellow, 1, 80, "Speaks French", date(2027, 2, 1))
    confirm(store, 1, [pair], reason="As proposed.", now=NOW)


def content(store: Store, *, but: tuple[int, ...] = ()) -> list[tuple]:
    """All applications and fellows as they are, but those of some applications."""
    with store.reading() as session:
        fellows = session.execute(
            select(t.Fellow.__table__)
            .where(t.Fellow.application_id.not_in(but))
            .order_by(t.Fellow.id)
        ).all()
        applications = session.execute(
            select(t.Application.__table__)
            .where(t.Application.id.not_in(but))
            .order_by(t.Application.id)
        ).all()
    return [*map(tuple, fellows), *map(tuple, applications)]


def test_leaving_is_kept_with_its_day_and_reason_and_her_application_stands(seated: Store):
    withdraw(seated, 1, reason=WHY, now=LATER)
    fellow = reads.fellows(seated, 1).loc[1]
    assert (fellow["left_on"], fellow["left_why"]) == (LATER.date(), WHY)
    verdicts = [Verdict(each) for each in reads.decisions_on(seated, 1)["verdict"]]
    stage = reads.applications(seated, 1).at[1, "stage"]
    assert stage_after(verdicts) == stage == Stage.ENROLLED


def test_she_may_have_left_on_an_earlier_day(seated: Store):
    withdraw(seated, 2, reason=WHY, now=LATER, on=date(2026, 11, 20))
    assert reads.fellows(seated, 1).at[2, "left_on"] == date(2026, 11, 20)


def test_nobody_else_is_touched(seated: Store):
    before = content(seated, but=(1,))
    withdraw(seated, 1, reason=WHY, now=LATER)
    assert content(seated, but=(1,)) == before


def test_her_mentor_is_free_for_somebody_else(seated: Store):
    withdraw(seated, 1, reason=WHY, now=LATER)
    given = reads.assignments(seated, 1).loc[1]
    assert (given["state"], given["ended_why"]) == (AssignmentState.ENDED, WHY)
    assert given["ends_on"] == date(2027, 2, 1)
    assert reads.loads(seated, 1).empty
    accompany(seated, 2)


def test_nobody_who_left_is_given_a_mentor(seated: Store):
    withdraw(seated, 2, reason=WHY, now=LATER)
    with pytest.raises(AlreadyChanged, match="she left this cohort"):
        accompany(seated, 2)


def test_the_one_who_comes_second_is_told_who_recorded_that_she_left(seated: Store):
    withdraw(seated, 1, reason=WHY, now=NOW)
    samira = open_store(seated.url, by="Samira")
    with pytest.raises(AlreadyChanged) as told:
        withdraw(samira, 1, reason="Moved away.", now=LATER)
    with pytest.raises(AlreadyChanged):
        replace(samira, 1, seats_of(seated, {3: Track.WEB})[0], reason="Next.", now=LATER)
    samira.close()
    assert (told.value.by, told.value.on) == ("Alexis", NOW)
    assert "Alexis recorded on 23 November 2026 at 09:30 that she left" in str(told.value)
    assert list(reads.fellows(seated, 1)["application"]) == [1, 2]


def test_a_replacement_is_one_leaving_one_seat_one_decision_and_nothing_else(seated: Store):
    before = content(seated, but=(1, 3))
    decided = len(reads.decisions(seated, 1))
    (seat,) = seats_of(seated, {3: Track.WEB})
    replace(seated, 1, seat, reason="First of the reserve.", left_why=WHY, now=LATER)
    fellows = reads.fellows(seated, 1)
    assert list(fellows["application"]) == [1, 2, 3]
    assert fellows.at[1, "left_why"] == WHY
    assert fellows.at[3, "track"] == Track.WEB
    assert content(seated, but=(1, 3)) == before
    decisions = reads.decisions(seated, 1)
    assert len(decisions) == decided + 1
    assert decisions.iloc[-1]["reason"] == "First of the reserve."
    assert reads.applications(seated, 1).at[3, "stage"] == Stage.ENROLLED


def test_a_replacement_who_was_decided_on_meanwhile_leaves_the_seat_with_her(seated: Store):
    before = content(seated, but=(3,))
    (seat,) = seats_of(seated, {3: Track.WEB})
    decide(seated, [NewDecision(3, 2, Verdict.WAITLIST, "Later.", "p")], now=NOW)
    with pytest.raises(AlreadyDecided):
        replace(seated, 1, seat, reason="First of the reserve.", now=LATER)
    assert content(seated, but=(3,)) == before
    assert reads.assignments(seated, 1).at[1, "ends_on"] is None
    with seated.reading() as session:
        verbs = session.scalars(select(t.AuditEntry.verb)).all()
    assert "replace" not in verbs


def test_a_replacement_that_came_from_a_plan_is_reached_again(seated: Store):
    found = planned(seated)
    (seat,) = seats_of(seated, {3: Track.WEB})
    replace(seated, 1, seat, reason="As planned.", plan=found.receipt, now=LATER)
    number = int(reads.decisions_on(seated, 3).index[-1])
    again = replay_decision(seated, number)
    assert again.agrees
    assert again.found.enrolled == {3: Track.WEB}
    with seated.reading() as session:
        assert session.scalar(select(func.count()).select_from(t.Plan)) == 1
        assert audit.broken_links(session) == ()


def test_coming_back_gives_her_seat_and_her_mentor_back_and_is_an_entry_of_its_own(seated: Store):
    before = content(seated)
    withdraw(seated, 1, reason=WHY, now=LATER)
    come_back(seated, 1, now=LATER)
    assert content(seated) == before
    given = reads.assignments(seated, 1).loc[1]
    assert (given["state"], given["ends_on"], given["ended_why"]) == ("confirmed", None, None)
    with seated.reading() as session:
        verbs = session.scalars(select(t.AuditEntry.verb).order_by(t.AuditEntry.id)).all()
    assert verbs[-2:] == ["withdraw", "come_back"]
    withdraw(seated, 1, reason=WHY, now=LATER)


def test_a_mentor_who_is_full_by_now_stays_with_the_other_one(seated: Store):
    withdraw(seated, 1, reason=WHY, now=LATER)
    accompany(seated, 2)
    come_back(seated, 1, now=LATER)
    assert reads.fellows(seated, 1).at[1, "left_on"] is None
    assert list(reads.assignments(seated, 1)["state"]) == ["ended", "confirmed"]


def test_a_reason_is_asked_for_and_a_fellow_must_be_there(seated: Store):
    with pytest.raises(NotReady, match="Write a reason"):
        withdraw(seated, 1, reason=" ", now=NOW)
    with pytest.raises(NotFound, match="no fellow 9"):
        withdraw(seated, 9, reason=WHY, now=NOW)
    with pytest.raises(NotReady, match="has not left"):
        come_back(seated, 1, now=NOW)


def test_the_log_says_who_left_by_number_and_not_why(seated: Store):
    withdraw(seated, 1, reason=WHY, now=NOW)
    with seated.reading() as session:
        said = str(session.execute(text("SELECT subject, detail FROM audit")).all())
    assert "fellow 1" in said
    assert "Given0" not in said
