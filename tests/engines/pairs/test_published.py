"""Public files of assignment problems are read, and solved, as their format says."""

from __future__ import annotations

import numpy as np

from tests.benchmarks import published

ASSIGNMENT = """
 3
 4 1 3
 2 0 5
 3 2 2
"""
TWO_PROBLEMS = """
 2
 2 3
 9 5 4
 1 6 5
 2 2 2
 3 2 1
 2 4
 2 2
 7 8
 9 6
 1 1
 1 1
 1 1
"""


def test_an_assignment_file_is_solved_at_the_least_cost():
    costs = published.costs(ASSIGNMENT)
    found = published.cheapest(costs)
    assert costs.tolist() == [[4, 1, 3], [2, 0, 5], [3, 2, 2]]
    assert published.cost_of(found, costs) == 5
    assert found.is_proved


def test_a_generalized_file_holds_several_problems():
    first, second = published.agents(TWO_PROBLEMS)
    assert first.gains.tolist() == [[9, 5, 4], [1, 6, 5]]
    assert first.takes.tolist() == [[2, 2, 2], [3, 2, 1]]
    assert first.room.tolist() == [2, 4]
    assert second.room.tolist() == [1, 1]


def test_each_job_has_one_agent_who_has_room_for_it():
    first = next(published.agents(TWO_PROBLEMS))
    assert published.most_gained(first) == 9 + 6 + 5


def test_without_files_there_is_nothing_to_measure(tmp_path, monkeypatch):
    monkeypatch.setenv("PAIR_FILES", str(tmp_path))
    assert published.all_lines() == []


def test_files_that_are_there_are_measured(tmp_path, monkeypatch):
    monkeypatch.setenv("PAIR_FILES", str(tmp_path))
    (tmp_path / "assign3.txt").write_text(ASSIGNMENT)
    lines = published.all_lines()
    assert [(each.name, each.objective, each.bound) for each in lines] == [("assign3", 5, 5)]
    assert np.isfinite(lines[0].cpu_s)
