"""What a cohort demands is kept with it, and whoever comes second is told who was quicker."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, select, text, update

from tests.copies import make_place
from tests.store.conftest import NOW
from workbench import frames
from workbench.errors import AlreadyChanged, NotFound, NotReady, WorkbenchError
from workbench.rules.demand_values import demands_of
from workbench.rules.demands import Demands, Lock, Quota
from workbench.store import audit, reads
from workbench.store import tables as t
from workbench.store.engine import Store, create_store, open_store
from workbench.store.export import export_everything, export_without_personal_data
from workbench.store.publish import gather
from workbench.store.writes import NewUse, save_demands, use_rubric
from workbench.vocabulary import Slot, Track

LATER = NOW + timedelta(minutes=5)
DEMANDS = Demands(
    {Track.WEB: 2, Track.DATA: 1},
    {"childcare": 3, "travel": 400},
    least={Track.WEB: 1},
    total=3,
    quotas=(Quota("french_level", ("A0", "A1"), least=1), Quota("city", ("Montreuil",), most=2)),
    fares={"Lyon": 90, "": 20},
    household=1,
    without_mentor=1,
    reserved=1,
    bonus=5,
    sessions=(Slot.MON_AM,),
    track_sessions={Track.WEB: (Slot.TUE_EVE,)},
    locks={2: Lock(Track.WEB, "Given1 was promised a seat."), 3: Lock(None, "She moved away.")},
)


def asked_of(store: Store) -> Demands:
    return demands_of(reads.cohorts(store).loc[1])


def saved(store: Store, demands: Demands = DEMANDS, *, seen: int = 1) -> int:
    return save_demands(store, 1, demands, seen_version=seen, reason="Agreed today.", now=NOW)


def entries(store: Store) -> list[t.AuditEntry]:
    with store.reading() as session:
        found = session.scalars(select(t.AuditEntry).order_by(t.AuditEntry.id)).all()
        session.expunge_all()
        return list(found)


def test_demands_kept_with_a_cohort_are_read_again_as_they_were(store: Store):
    assert asked_of(store) == Demands({Track.WEB: 1, Track.DATA: 1}, {"childcare": 1})
    assert saved(store) == 2
    assert asked_of(store) == DEMANDS
    row = reads.cohorts(store).loc[1]
    assert (row["seats"], row["supports"]) == (DEMANDS.seats, DEMANDS.supports)
    assert row["version"] == 2


def test_every_page_still_reads_the_seats_of_a_track(store: Store):
    saved(store)
    frames.check_cohorts(reads.cohorts(store))
    assert gather(store).cohorts.at[1, "seats"] == {"web": 2, "data": 1}


def test_the_one_who_comes_second_is_told_who_changed_the_cohort_and_when(store: Store):
    saved(store)
    samira = open_store(store.url, by="Samira")
    with pytest.raises(AlreadyChanged) as told:
        save_demands(samira, 1, Demands({}), seen_version=1, reason="Fewer.", now=LATER)
    samira.close()
    assert (told.value.by, told.value.on) == ("Alexis", NOW)
    assert "Alexis changed this cohort on 23 November 2026 at 09:30" in str(told.value)
    assert asked_of(store) == DEMANDS


def test_a_change_of_its_rubric_counts_as_a_change_of_the_cohort(store: Store):
    use_rubric(store, NewUse(1, 1, "fellowship", 1), why="As agreed.", now=NOW)
    with pytest.raises(AlreadyChanged, match="Alexis changed this cohort"):
        saved(store)


def test_who_changed_a_cohort_by_another_way_is_not_guessed(store: Store):
    with store.writing() as session:
        session.execute(update(t.Cohort).values(version=4))
    with pytest.raises(AlreadyChanged, match="This cohort changed after you opened it") as told:
        saved(store)
    assert (told.value.by, told.value.on) == (None, None)


def test_the_log_says_what_was_changed_from_what_to_what_and_no_reason_of_a_lock(store: Store):
    saved(store)
    saved(store, replace(DEMANDS, household=2), seen=2)
    first, second = entries(store)
    assert first.verb == "save_demands"
    assert first.subject == "cohort 1"
    assert first.detail["changed"]["supports"] == {
        "before": {"childcare": 1},
        "after": {"childcare": 3, "travel": 400},
    }
    locks = first.detail["changed"]["locks"]["after"]
    assert locks == {"2": {"track": "web"}, "3": {"track": None}}
    assert "promised" not in str(first.detail)
    assert second.detail == {
        "changed": {"household": {"before": 1, "after": 2}},
        "why": "Agreed today.",
    }
    with store.reading() as session:
        assert audit.broken_links(session) == ()


def test_the_same_demands_again_change_nothing_and_leave_no_entry(store: Store):
    saved(store)
    assert saved(store, seen=2) == 2
    assert len(entries(store)) == 1


def test_a_reason_is_asked_for_and_a_cohort_must_be_there(store: Store):
    with pytest.raises(NotReady, match="Write a reason"):
        save_demands(store, 1, DEMANDS, seen_version=1, reason=" ", now=NOW)
    with pytest.raises(NotFound, match="no cohort 9"):
        save_demands(store, 9, DEMANDS, seen_version=1, reason="Why.", now=NOW)
    assert entries(store) == []


@pytest.mark.parametrize(
    "wrong", [Demands({Track.WEB: -1}), Demands({}, quotas=(Quota("shoe", ("blue",), most=1),))]
)
def test_demands_that_could_not_be_read_again_are_refused(store: Store, wrong: Demands):
    with pytest.raises(WorkbenchError, match="to put right"):
        saved(store, wrong)
    assert entries(store) == []
    assert asked_of(store) == Demands({Track.WEB: 1, Track.DATA: 1}, {"childcare": 1})


def test_numbers_counted_by_numpy_are_kept_as_numbers(store: Store):
    saved(store, Demands({Track.WEB: np.int64(4)}, household=np.int64(2)))
    assert asked_of(store) == Demands({Track.WEB: 4}, household=2)


def test_kept_demands_that_cannot_be_understood_are_said_and_can_be_replaced(store: Store):
    with store.writing() as session:
        session.execute(update(t.Cohort).values(demands={"wish": 1}))
    with pytest.raises(WorkbenchError, match="“wish” is not known"):
        asked_of(store)
    saved(store)
    assert asked_of(store) == DEMANDS


def test_a_store_of_the_version_before_is_brought_up_to_date_and_keeps_what_it_holds(url: str):
    a_store_of(url, "0002")
    store = create_store(url, by="Alexis")
    row = reads.cohorts(store).loc[1]
    assert (row["name"], row["demands"], row["version"]) == ("Fellowship Paris 2027", None, 3)
    assert asked_of(store) == Demands({Track.WEB: 4}, {"laptop": 2})
    save_demands(store, 1, DEMANDS, seen_version=3, reason="Agreed.", now=NOW)
    assert asked_of(store) == DEMANDS
    store.close()


def a_store_of(url: str, version: str) -> None:
    """A store as an earlier workbench left it, with one cohort."""
    make_place(url)
    config = Config()
    config.set_main_option("script_location", "workbench.store:migrations")
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        connection.execute(text("INSERT INTO chapter (name) VALUES ('Paris')"))
        connection.execute(
            text(
                "INSERT INTO cohort (chapter_id, programme, name, opens_on, closes_on, starts_on, "
                "ends_on, seats, supports, version) VALUES (1, 'fellowship', "
                "'Fellowship Paris 2027', '2026-09-01', '2026-12-15', '2027-02-01', "
                "'2027-07-31', '{\"web\": 4}', '{\"laptop\": 2}', 3)"
            )
        )
    engine.dispose()


def test_an_export_without_personal_data_has_the_demands_and_no_reason_of_a_lock(
    store: Store, tmp_path: Path
):
    saved(store)
    export_without_personal_data(store, tmp_path / "open.json", now=NOW)
    export_everything(store, tmp_path / "all.json", now=NOW)
    (shown,) = json.loads((tmp_path / "open.json").read_text())["cohort"]
    assert shown["demands"]["locks"] == {"2": {"track": "web"}, "3": {"track": None}}
    assert shown["demands"]["household"] == 1
    assert "promised" in (tmp_path / "all.json").read_text()
    assert "promised" not in (tmp_path / "open.json").read_text()
