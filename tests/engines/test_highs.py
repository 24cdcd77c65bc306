"""The solver itself: silent, and exact."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
from scipy.sparse import csr_array

from workbench.engines.highs import Integers, maximise

SOLVE = "from tests.engines.test_highs import knapsack, maximise; maximise(knapsack())"


def knapsack() -> Integers:
    return Integers(
        gains=np.array([10.0, 6.0, 5.0]),
        lower=np.zeros(3),
        upper=np.ones(3),
        is_whole=np.ones(3, dtype=bool),
        rows=csr_array(np.array([[3.0, 2.0, 2.0]])),
        least=np.array([-np.inf]),
        most=np.array([4.0]),
    )


def test_whole_numbers_are_best_and_bounded():
    found = maximise(knapsack())
    assert found.values.round().tolist() == [0, 1, 1]
    assert found.bound == 11


def test_the_solver_prints_nothing():
    ran = subprocess.run([sys.executable, "-c", SOLVE], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("", "")
