"""Seats that came from a plan: kept with all that the rule saw, and reached again from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from tests.store.conftest import NOW
from tests.store.planned import Planned, drawn_by_lot, planned, seats_of, shortlist_all
from workbench.errors import AlreadyDecided, NotFound
from workbench.rules.plan_comparison import Moved
from workbench.store import audit, reads
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.export import export_without_personal_data
from workbench.store.plan_replaying import ReplayedPlan
from workbench.store.replaying import replay
from workbench.store.writes import NewDecision, NewSeat, decide, enrol
from workbench.vocabulary import Choosing, Track, Verdict

FIRST_SEAT = 4
"""The number of the first decision that gives a seat: three shortlisted before."""


def enrolled(store: Store, seats: dict[int, Track] | None = None) -> Planned:
    """The shortlisted enrolled from the best plan, or otherwise than it proposes."""
    shortlist_all(store)
    found = planned(store)
    given = found.plan.tracks if seats is None else seats
    enrol(store, 1, seats_of(store, given), reason="The plan.", plan=found.receipt, now=NOW)
    return found


def replayed(store: Store, number: int = FIRST_SEAT) -> ReplayedPlan:
    found = replay(store, number)
    assert isinstance(found, ReplayedPlan)
    return found


def count(store: Store, table: type[t.Table]) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_a_plan_is_kept_with_its_seats_and_every_decision_names_it(store: Store):
    found = enrolled(store)
    assert len(found.plan.tracks) == 2
    assert dict(reads.fellows(store, 1).set_index("application")["track"]) == found.plan.tracks
    assert list(reads.decisions(store, 1)["seed"][3:]) == [5, 5]
    with store.reading() as session:
        plan = session.scalars(select(t.Plan)).one()
        assert plan.fingerprint == found.receipt.fingerprint
        assert plan.enrolled == plan.proposed
        assert set(plan.proposed) == {"1", "2"}
        links = session.execute(select(t.PlanDecision.decision_id, t.PlanDecision.plan_id)).all()
        assert links == [(4, plan.id), (5, plan.id)]
        entry = session.scalars(select(t.AuditEntry).where(t.AuditEntry.verb == "enrol")).one()
        assert entry.detail["seed"] == 5
        assert entry.detail["fingerprint"] == plan.fingerprint
        assert audit.broken_links(session) == ()


def test_the_same_seats_are_reached_again(store: Store):
    found = enrolled(store)
    for number in (4, 5):
        again = replayed(store, number)
        assert again.agrees
        assert again.found.again.tracks == found.plan.tracks
        assert again.found.by_hand == ()
    assert [replayed(store, number).application for number in (4, 5)] == [1, 2]


def test_seats_drawn_by_lottery_are_drawn_again(store: Store):
    shortlist_all(store)
    receipt = drawn_by_lot(store, seed=2027)
    enrol(store, 1, seats_of(store, receipt.seats), reason="Drawn.", plan=receipt, now=NOW)
    again = replayed(store)
    assert again.agrees
    assert again.found.kept.mode == Choosing.LOTTERY
    assert set(reads.decisions(store, 1)["seed"][3:]) == {2027}


def test_an_answer_changed_since_changes_nothing_of_what_was_reached_then(store: Store):
    enrolled(store)
    with store.writing() as session:
        session.execute(update(t.Application).values(answers={"tracks": ["ux"]}))
        session.execute(update(t.Mentor).values(capacity=0))
        session.execute(update(t.Cohort).values(seats={}))
    assert replayed(store).agrees


def test_seats_changed_by_hand_are_told_apart_from_those_proposed(store: Store):
    found = enrolled(store, {3: Track.WEB})
    again = replayed(store)
    assert again.agrees
    assert again.found.by_hand == (Moved(3, found.plan.tracks.get(3), Track.WEB),)


@pytest.mark.parametrize(
    "change",
    [
        {"inputs": {}},
        {"proposed": {"1": "ux"}},
        {"proposed": {"1": "sewing"}},
        {"enrolled": {}},
        {"seed": 6},
        {"mode": "lottery"},
        {"objective": 1},
        {"bound": 1000},
        {"fingerprint": "0" * 64, "inputs": {}},
    ],
)
def test_a_plan_changed_by_hand_is_seen_and_not_believed(store: Store, change: dict):
    enrolled(store)
    with store.writing() as session:
        session.execute(update(t.Plan).values(**change))
    again = replayed(store)
    assert not again.agrees
    assert not again.is_whole
    assert again.found is None


def test_an_input_changed_by_hand_is_seen_even_with_a_fingerprint_that_fits(store: Store):
    enrolled(store)
    with store.writing() as session:
        plan = session.scalars(select(t.Plan)).one()
        plan.inputs = {**plan.inputs, "before": {"3": "web"}}
        from workbench.rules.plan_receipts import fingerprint_of

        names = ("mode", "seed", "inputs", "proposed", "objective", "bound")
        plan.fingerprint = fingerprint_of({name: getattr(plan, name) for name in names})
    assert not replayed(store).is_whole


def test_a_decision_led_to_another_plan_is_seen(store: Store):
    found = enrolled(store)
    enrol(store, 1, seats_of(store, {3: Track.WEB}), reason="More.", plan=found.receipt, now=NOW)
    assert replayed(store, 6).agrees
    with store.writing() as session:
        session.execute(update(t.PlanDecision).values(plan_id=1))
    assert replayed(store, 5).agrees
    assert not replayed(store, 6).is_whole


@pytest.mark.parametrize("statements", [["plan_decision"], ["plan_decision", "plan"]])
def test_a_plan_taken_away_is_said(store: Store, statements: list[str]):
    enrolled(store)
    with store.writing() as session:
        for table in statements:
            session.execute(text(f"DELETE FROM {table}"))
    with pytest.raises(NotFound, match="taken away"):
        replay(store, FIRST_SEAT)


def test_seats_given_by_hand_need_no_plan(store: Store):
    shortlist_all(store)
    enrol(store, 1, seats_of(store, {3: Track.WEB}), reason="She was promised it.", now=NOW)
    assert count(store, t.Plan) == 0
    assert list(reads.fellows(store, 1)["application"]) == [3]
    assert reads.decisions(store, 1)["seed"].isna().all()
    with pytest.raises(NotFound, match="no plan was kept"):
        replay(store, FIRST_SEAT)


def test_a_plan_that_came_too_late_leaves_nothing_behind(store: Store):
    shortlist_all(store)
    found = planned(store)
    seats = seats_of(store, found.plan.tracks)
    decide(store, [NewDecision(2, 2, Verdict.WAITLIST, "Later.", "p")], now=NOW)
    with pytest.raises(AlreadyDecided):
        enrol(store, 1, seats, reason="The plan.", plan=found.receipt, now=NOW)
    assert (count(store, t.Plan), count(store, t.PlanDecision), count(store, t.Fellow)) == (0, 0, 0)


def test_somebody_twice_in_one_plan_leaves_nothing_behind(store: Store):
    shortlist_all(store)
    found = planned(store)
    seat = NewSeat(1, 2, Track.WEB, "p")
    with pytest.raises(AlreadyDecided):
        enrol(store, 1, [seat, seat], reason="Twice.", plan=found.receipt, now=NOW)
    assert (count(store, t.Plan), count(store, t.Fellow)) == (0, 0)


def test_what_is_kept_and_logged_of_a_plan_names_nobody(store: Store, tmp_path: Path):
    enrolled(store)
    export_without_personal_data(store, tmp_path / "open.json", now=NOW)
    (plan,) = json.loads((tmp_path / "open.json").read_text())["plan"]
    with store.reading() as session:
        kept = json.dumps(session.scalars(select(t.Plan.inputs)).one())
        said = str(session.execute(text("SELECT subject, detail FROM audit")).all())
    for name in ("Given", "Invented", "Claire"):
        assert name not in kept + said + json.dumps(plan)
    assert "by" not in plan
