"""Public files of assignment and generalized assignment, in the format of the OR-Library.

Put `assign100.txt`, `gap1.txt` and their like into tests/benchmarks/files/, or name their folder
in PAIR_FILES; `python -m tests.benchmarks.published` then prints what is reached, to be held
against the published optima. Assignment files go through the engine of the pairs; generalized
ones, where what a job takes differs by agent, through the whole-number solver behind the hours.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from tests.benchmarks.measure import Measured, measure, report
from workbench.engines import highs
from workbench.engines.pairs.matching import Matched, Matching, solve
from workbench.engines.pairs.scores import HeldScores
from workbench.settings import project_folder


@dataclass(frozen=True, eq=False)
class Agents:
    """Jobs for agents: what each job gains (agents, jobs), what it takes, what each can give."""

    gains: NDArray[np.int64]
    takes: NDArray[np.int64]
    room: NDArray[np.int64]


def numbers(text: str) -> NDArray[np.int64]:
    return np.array(text.split(), dtype=np.int64)


def costs(text: str) -> NDArray[np.int64]:
    """The costs (n, n) of an assignment file: n, then row after row."""
    found = numbers(text)
    return found[1 : 1 + found[0] ** 2].reshape(found[0], found[0])


def agents(text: str) -> Iterator[Agents]:
    """The problems of a generalized file: how many, then sizes, gains, takes and room of each."""
    found, at = numbers(text), 1
    for _ in range(int(found[0])):
        m, n = (int(size) for size in found[at : at + 2])
        gains, takes = found[at + 2 : at + 2 + 2 * m * n].reshape(2, m, n)
        at += 2 + 2 * m * n
        yield Agents(gains, takes, found[at : at + m])
        at += m


def cheapest(of: NDArray[np.int64]) -> Matched:
    """Everybody gets another column, at the least cost in all."""
    points = (of.max(initial=0) - of).astype(np.int16)
    return solve(Matching(HeldScores(points), np.ones(len(of), dtype=np.int64)))


def cost_of(found: Matched, of: NDArray[np.int64]) -> int:
    return int(of[np.arange(len(of)), found.columns].sum())


def most_gained(of: Agents) -> float:
    """What all jobs gain at the most, each with one agent."""
    m, n = of.gains.shape
    agent, job = np.divmod(np.arange(m * n), n)
    ones = np.ones(m * n)
    every = (np.concatenate([ones, of.takes.ravel()]), (np.concatenate([job, n + agent]),
             np.concatenate([np.arange(m * n)] * 2)))  # fmt: skip
    found = highs.maximise(
        highs.Integers(
            gains=of.gains.ravel().astype(np.float64),
            lower=0 * ones,
            upper=ones,
            is_whole=ones.astype(bool),
            rows=csr_array(every, shape=(n + m, m * n)),
            least=np.concatenate([np.ones(n), np.zeros(m)]),
            most=np.concatenate([np.ones(n), of.room]),
        )
    )
    return float("nan") if found is None else float(np.round(found.values) @ of.gains.ravel())


def folder() -> Path:
    # The path of files that only a benchmark reads.
    named = os.environ.get("PAIR_FILES")
    return Path(named) if named else project_folder() / "tests" / "benchmarks" / "files"


def all_lines() -> list[Measured]:
    """A line for each file or problem that is there; none where there is no file."""
    lines = []
    for file in sorted(folder().glob("*.txt")):
        if re.fullmatch(r"assign\d+", file.stem):
            lines.append(_assigned(file.stem, costs(file.read_text())))
        elif re.fullmatch(r"gap[a-d]?\d*", file.stem):
            for at, each in enumerate(agents(file.read_text()), start=1):
                gained = most_gained(each)
                line = measure(f"{file.stem}-{at}", lambda each=each: most_gained(each))
                lines.append(replace(line, objective=gained))
    return lines


def _assigned(name: str, of: NDArray[np.int64]) -> Measured:
    line, found = measure(name, lambda: cheapest(of)), cheapest(of)
    cost = cost_of(found, of)
    return replace(line, objective=cost, bound=cost if found.is_proved else None)


if __name__ == "__main__":
    report(all_lines(), project_folder() / "build" / "published.json")
