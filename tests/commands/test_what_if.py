"""`workbench what-if`: the same answers from this machine's processes and from a cluster."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from workbench.launch import what_ifs
from workbench.rules.mentoring import scenarios
from workbench.store import reads
from workbench.store.engine import open_store
from workbench.vocabulary import Relation, Role

COHORT = ("--cohort", "Fellowship London, autumn 2026")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_gives_the_same_answers_as_this_machine(
    workbench: Run, sample: Path, address: str
):
    words = ("what-if", *COHORT, "--part", "languages", "--json")
    here = workbench(*words, "--processes", 1)
    there = workbench(*words, "--scheduler", address)
    assert (here.code, there.code) == (0, 0), (here.err, there.err)
    assert json.loads(here.out) == json.loads(there.out)
    found = json.loads(here.out)
    assert found["whole"]
    assert found["tried"][0]["scenario"] == "Languages: 0 points"
    assert all(each["proved"] for each in found["tried"])
    assert "9 of 9 tried." in here.err


def test_what_is_tried_is_told_line_by_line(workbench: Run, sample: Path):
    found = workbench("what-if", *COHORT, "--part", "languages", "--processes", 1, language="fr")
    lines = found.out.splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("Fellowship London, autumn 2026")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--cohort", "Nowhere"), "There is no cohort “Nowhere”."),
        (("--part", "height"), "The mentoring rubric has no part “height”."),
        ((*COHORT, "--scheduler", "tcp://127.0.0.1:1"), "No scheduler answers at"),
    ],
)
def test_what_cannot_be_tried_is_said_in_one_sentence(
    workbench: Run, sample: Path, words: tuple[str, ...], said: str
):
    found = workbench("what-if", *words)
    assert found.code == 1
    assert said in found.err
    assert "Traceback" not in found.err


def test_a_store_without_fellows_says_so(workbench: Run):
    assert workbench("init").code == 0
    found = workbench("what-if")
    assert (found.code, found.err.strip()) == (1, "No cohort has fellows yet.")


def test_no_scenario_makes_a_pair_that_is_never_to_be(workbench: Run, sample: Path):
    store = open_store(f"sqlite:///{sample / 'store.sqlite'}", by="test")
    rows = reads.cohorts(store)
    number = int(rows.index[rows["name"] == COHORT[1]][0])
    never = reads.relations(store, number, role=Role.COORDINATOR)
    never = never[never["kind"] == Relation.NEVER]
    asked = what_ifs.asked(store, cohort=COHORT[1], part=None)
    store.close()
    assert len(never)
    apart = set(zip(never["fellow"].tolist(), never["mentor"].tolist(), strict=True))
    for scenario in asked.scenarios[:6]:
        found = scenarios.tried(scenarios.unnamed(asked.sides), scenario)
        assert not apart & set(found.pairs.items())
