"""Mentors for hundreds to many thousands of fellows, over all pairs, beside other solvers.

Points come from the project's own rubric and are worked out as part of the work, except in
`mentors-20000`. Peers get the points ready made, and every place as a column of its own:
`scipy.optimize.linear_sum_assignment` here, lapx and mentor-match in the environment of the
peers. Quality is the share of fellows with a mentor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from tests.benchmarks import pair_peers
from tests.benchmarks.invented_pairs import Sides, beside_in_one_array, held, plain, wanted_alike
from tests.benchmarks.measure import Measured, measure, report
from workbench.engines.pairs.matching import Matching, shuffled
from workbench.engines.pairs.scores import HeldScores
from workbench.settings import project_folder

PATIENCE = 900


def all_lines() -> list[Measured]:
    few = plain(500, of_mentors=227)
    line, points = _from_frames("mentors-500", few), held(few.scores())
    lines = [replace(line, name=name, **found) for name, found in _peers(few, points)]
    lines += _beside_lsa("mentors-5000", plain(5_000, of_mentors=2_294))
    lines += _beside_lsa("mentors-5000-hard", wanted_alike(5_000, of_mentors=2_090))
    return [*lines, _large(20_000, of_mentors=9_123)]


def _from_frames(name: str, of: Sides) -> Measured:
    line = measure(name, lambda: shuffled(Matching(of.scores(), of.room), seed=1))
    found = shuffled(Matching(of.scores(), of.room), seed=1)
    return replace(line, quality=round(found.count / len(of.fellows), 4))


def _beside_lsa(name: str, of: Sides) -> list[Measured]:
    return [replace(_from_frames(name, of), **_by_lsa(held(of.scores()), of.room))]


def _large(of_fellows: int, *, of_mentors: int) -> Measured:
    """The points are held in one array of int16 beforehand."""
    of = plain(of_fellows, of_mentors=of_mentors)
    points = held(of.scores())
    return measure(f"mentors-{of_fellows}", lambda: shuffled(Matching(points, of.room), seed=1))


def _by_lsa(points: HeldScores, room: np.ndarray) -> dict[str, object]:
    weights = beside_in_one_array(points, room)
    started = time.process_time()
    rows, places = linear_sum_assignment(weights, maximize=True)
    seconds = time.process_time() - started
    taken = weights[rows, places]
    count = int((taken > 0).sum())
    head = points.shape[0] * points.most + 1
    return {
        "peer": "linear_sum_assignment",
        "peer_cpu_s": round(seconds, 3),
        "peer_objective": int(taken.sum()) - count * head,
    }


def _peers(of: Sides, points: HeldScores) -> list[tuple[str, dict[str, object]]]:
    """A line for each peer that is there, the first by the name that is asked for."""
    found = [("mentors-500", _by_lsa(points, of.room))]
    python = project_folder() / ".venv-bench" / "bin" / "python"
    if not python.exists():
        print("mentors-500: without lapx and mentor-match, .venv-bench is not there")
        return found
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "points.json"
        file.write_text(json.dumps({"points": points.points.tolist(), "room": of.room.tolist()}))
        for peer in ("lapx", "mentor-match"):
            command = [str(python), pair_peers.__file__, peer, str(file)]
            try:
                said = subprocess.run(
                    command, capture_output=True, text=True, timeout=PATIENCE, check=True
                )
            except (subprocess.SubprocessError, OSError) as problem:
                print(f"mentors-500: {peer} is not measured ({type(problem).__name__})")
                continue
            theirs = json.loads(said.stdout.splitlines()[-1])
            found.append(
                (
                    f"mentors-500-{peer}",
                    {
                        "peer": peer,
                        "peer_cpu_s": theirs["cpu_s"],
                        "peer_objective": theirs["objective"],
                    },
                )
            )
    return found


if __name__ == "__main__":
    wanted = sys.argv[1:]
    made = all_lines()
    report(
        [each for each in made if not wanted or each.name in wanted],
        project_folder() / "build" / "mentors.json",
    )
