"""Look-alikes found: FEBRL 3 without its number, and 100,000 invented applications, beside peers.

Each piece runs in a fresh process, so that its memory is its own: the peak is that of the whole
process. The peers run in `.venv-bench` (they need an older pandas) on the very same records,
with names already folded to Latin letters, which they cannot do. A peer's F1 is its best over
several thresholds, chosen with the truth in hand; ours is at the threshold that people meet.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from tests.benchmarks import febrl
from tests.benchmarks.invented_people import invented_people
from tests.benchmarks.measure import Measured, measure
from workbench.engines.folding import fold_all
from workbench.rules.duplicates import find
from workbench.settings import project_folder
from workbench.vocabulary import Likeness

PEERS = ("splink", "recordlinkage")
FEBRL3, PEOPLE = "duplicates-febrl3", "duplicates-100000"


def all_lines() -> list[Measured]:
    few = invented_people(10_000, seed=5)
    lines = [
        replace(measure("duplicates-10000", lambda: find(few)), quality=f1(same_people(few), few))
    ]
    if febrl.file() is None:
        print(f"{FEBRL3}: not measured, its records come with the peers (.venv-bench)")
    else:
        lines += beside_peers(FEBRL3, "febrl", febrl.records())
    return [*lines, *beside_peers(PEOPLE, "people", for_peers(invented_people(100_000, seed=5)))]


def beside_peers(name: str, kind: str, records: pd.DataFrame) -> list[Measured]:
    ours = in_a_fresh_process(name)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "records.csv"
        records.to_csv(file, index=False)
        found = {each: of_peer(each, kind, file) for each in PEERS}
    lines = [
        replace(ours, peer=peer, peer_cpu_s=said["cpu_s"], peer_objective=said["f1"])
        for peer, said in found.items()
        if said
    ]
    if not lines:
        return [ours]
    others = [replace(line, name=f"{name}-beside-{line.peer}") for line in lines[1:]]
    return [lines[0], *others]


def in_a_fresh_process(name: str) -> Measured:
    command = [sys.executable, "-m", "tests.benchmarks.duplicates", name]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=project_folder())
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def of_peer(peer: str, kind: str, file: Path) -> dict[str, float] | None:
    """What a peer reached; None, with a line that says so, where it cannot be run."""
    python = project_folder() / ".venv-bench" / "bin" / "python"
    script = Path(__file__).with_name("peers.py")
    if not python.exists():
        print(f"{peer}: not measured, .venv-bench is not there")
        return None
    # Isolated (-I): the files beside the script must not hide modules of Python's own.
    command = [python, "-I", script, file, kind, peer]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    said = json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}
    if "f1" not in said:
        print(f"{peer}: not measured, {said.get('problem', done.stderr[-200:])}")
        return None
    return said


def for_peers(people: pd.DataFrame) -> pd.DataFrame:
    folded = {
        name: [each.words for each in fold_all(people[name].tolist())]
        for name in ("given_name", "family_name")
    }
    return people.assign(**folded)


def f1(found: np.ndarray, records: pd.DataFrame) -> float:
    """Of pairs of positions (pairs, 2) against the records' own `entity`."""
    entity = records["entity"].to_numpy()
    right = int((entity[found[:, 0]] == entity[found[:, 1]]).sum()) if len(found) else 0
    sizes = records["entity"].value_counts()
    return round(2 * right / (len(found) + int((sizes * (sizes - 1) // 2).sum())), 4)


def same_people(people: pd.DataFrame) -> np.ndarray:
    pairs = [(each.a, each.b) for each in find(people) if each.proposed is Likeness.SAME]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def timed(name: str, work: Callable[[pd.DataFrame], np.ndarray], records: pd.DataFrame) -> Measured:
    work(records.iloc[:500])
    cpu, wall = time.process_time(), time.perf_counter()
    found = work(records)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = peak_mb()
    quality = f1(found, records)
    return Measured(name, round(cpu, 3), round(wall, 3), round(peak, 1), quality=quality)


def peak_mb() -> float:
    """The most memory this process ever held.

    Linux hands `ru_maxrss` on from the parent; what the process itself held is VmHWM.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1] == FEBRL3:
        line = timed(FEBRL3, febrl.same_records, febrl.records())
    else:
        line = timed(PEOPLE, same_people, invented_people(100_000, seed=5))
    print(json.dumps(line.__dict__))
