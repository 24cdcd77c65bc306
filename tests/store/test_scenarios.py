"""Plans saved under a name: found again as they were, never lost, never written over unseen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.store.conftest import NOW
from workbench.errors import AlreadyChanged, NotFound, NotReady
from workbench.rules.demand_values import demands_from
from workbench.rules.demands import Demands, Lock
from workbench.store import reads
from workbench.store.engine import Store, open_store
from workbench.store.export import export_without_personal_data
from workbench.store.writes import (
    NewScenario,
    delete_scenario,
    rename_scenario,
    restore_scenario,
    save_over,
    save_scenario,
)
from workbench.vocabulary import Choosing, Track

LATER = NOW + timedelta(minutes=5)
PLAN = NewScenario(
    cohort=1,
    name="Two evening groups",
    demands=Demands({Track.WEB: 2}, locks={2: Lock(Track.WEB, "Given1 was promised a seat.")}),
    seats={2: Track.WEB, 1: Track.DATA},
    seed=7,
    note="As Given0 asked.",
    mode=Choosing.LOTTERY,
)


def saved(store: Store, name: str = PLAN.name) -> int:
    return save_scenario(store, replace(PLAN, name=name), now=NOW)


def names(store: Store) -> list[str]:
    return list(reads.scenarios(store, 1)["name"])


def test_a_scenario_is_found_again_as_it_was(store: Store):
    number = saved(store)
    row = reads.scenarios(store, 1).loc[number]
    assert demands_from(row["demands"]) == PLAN.demands
    assert row["seats"] == {1: Track.DATA, 2: Track.WEB}
    assert (row["name"], row["note"], row["mode"]) == (PLAN.name, PLAN.note, Choosing.LOTTERY)
    assert (row["seed"], row["by"], row["saved_at"], row["version"]) == (7, "Alexis", NOW, 1)
    assert reads.scenarios(store, 2).empty


def test_the_newest_scenario_comes_first(store: Store):
    saved(store, "A")
    save_scenario(store, replace(PLAN, name="B"), now=LATER)
    assert names(store) == ["B", "A"]


def test_a_name_belongs_to_one_scenario_of_a_cohort(store: Store):
    saved(store)
    with pytest.raises(NotReady, match="Alexis saved a scenario called “Two evening groups”"):
        saved(store, "  Two  evening groups ")
    with pytest.raises(NotReady, match="Write a name"):
        saved(store, "  ")
    assert names(store) == ["Two evening groups"]


def test_a_scenario_is_saved_over_by_whoever_saw_it_as_it_is(store: Store):
    number = saved(store)
    other = replace(PLAN, seats={3: Track.WEB}, note="", name="One group")
    save_over(store, number, other, seen_version=1, now=LATER)
    row = reads.scenarios(store, 1).loc[number]
    assert (row["seats"], row["name"], row["note"]) == ({3: Track.WEB}, "One group", "")
    assert (row["saved_at"], row["version"]) == (LATER, 2)


@pytest.mark.parametrize(
    "change",
    [
        lambda store, one: save_over(store, one, PLAN, seen_version=1, now=LATER),
        lambda store, one: rename_scenario(store, one, "Mine", seen_version=1, now=LATER),
        lambda store, one: delete_scenario(store, one, seen_version=1, now=LATER),
    ],
)
@pytest.mark.parametrize("is_deleted", [False, True])
def test_the_one_who_comes_second_is_told_who_changed_it_and_nothing_is_lost(
    store: Store, change, is_deleted
):
    number = saved(store)
    if is_deleted:
        delete_scenario(store, number, seen_version=1, now=NOW)
    else:
        rename_scenario(store, number, "Evenings", seen_version=1, now=NOW)
    samira = open_store(store.url, by="Samira")
    with pytest.raises(AlreadyChanged, match="Alexis changed this scenario on 23 Nov") as told:
        change(samira, number)
    samira.close()
    assert (told.value.by, told.value.on) == ("Alexis", NOW)
    assert names(store) == ([] if is_deleted else ["Evenings"])


def test_a_renamed_scenario_keeps_all_the_rest_and_frees_its_name(store: Store):
    number = saved(store)
    before = reads.scenarios(store, 1).loc[number]
    rename_scenario(store, number, "Evenings", seen_version=1, now=LATER)
    after = reads.scenarios(store, 1).loc[number]
    changed = [name for name in before.index if before[name] != after[name]]
    assert changed == ["name", "version"]
    assert saved(store) != number
    with pytest.raises(NotReady, match="called “Evenings”"):
        rename_scenario(store, number + 1, "Evenings", seen_version=1, now=LATER)


def test_a_scenario_keeps_its_own_name_when_it_is_named_so_again(store: Store):
    rename_scenario(store, saved(store), PLAN.name, seen_version=1, now=LATER)
    assert names(store) == [PLAN.name]


def test_a_deleted_scenario_comes_back_as_it_was(store: Store):
    number = saved(store)
    before = reads.scenarios(store, 1).loc[number].drop("version")
    delete_scenario(store, number, seen_version=1, now=LATER)
    assert names(store) == []
    restore_scenario(store, number, now=LATER)
    assert reads.scenarios(store, 1).loc[number].drop("version").equals(before)
    restore_scenario(store, number, now=LATER)
    assert names(store) == [PLAN.name]


def test_a_scenario_whose_name_was_taken_meanwhile_stays_away_and_says_so(store: Store):
    number = saved(store)
    delete_scenario(store, number, seen_version=1, now=LATER)
    saved(store)
    with pytest.raises(NotReady, match="saved a scenario called"):
        restore_scenario(store, number, now=LATER)
    assert names(store) == [PLAN.name]


def test_there_is_nothing_to_restore_where_nothing_was_saved(store: Store):
    with pytest.raises(NotFound, match="no scenario 4"):
        restore_scenario(store, 4, now=NOW)


def test_the_log_and_the_open_export_hold_no_words_of_a_scenario(store: Store, tmp_path: Path):
    saved(store, "With Given2")
    with store.reading() as session:
        said = str(session.execute(text("SELECT verb, subject, detail FROM audit")).all())
    assert "save_scenario" in said
    export_without_personal_data(store, tmp_path / "open.json", now=NOW)
    (row,) = json.loads((tmp_path / "open.json").read_text())["scenario"]
    assert row["seats"] == {"1": "data", "2": "web"}
    assert "Given" not in said + str(row)
