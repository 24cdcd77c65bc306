"""One piece of work measured: CPU and wall seconds, memory over the input, what it reached."""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Measured:
    """A line of the table and an object of build/bench.json; None where it has no meaning."""

    name: str
    cpu_s: float
    wall_s: float
    peak_mb: float | None = None
    objective: float | None = None
    bound: float | None = None
    proved: bool | None = None
    quality: float | None = None
    peer: str | None = None
    peer_cpu_s: float | None = None
    peer_objective: float | None = None


def measure(name: str, work: Callable[[], Any]) -> Measured:
    """Do the work once to import what it needs, once for the time, once for the memory."""
    work()
    cpu, wall = time.process_time(), time.perf_counter()
    found = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return Measured(
        name,
        round(cpu, 4),
        round(wall, 4),
        round(peak, 1),
        objective=getattr(found, "objective", None),
        bound=getattr(found, "bound", None),
        proved=getattr(found, "is_proved", None),
    )


def beside(line: Measured) -> str:
    """What a peer reached on the same input, and in how long."""
    if line.peer is None:
        return ""
    return f"{line.peer}: {line.peer_objective} in {line.peer_cpu_s} s"


def report(lines: Sequence[Measured], file: Path) -> None:
    """Print the table and write the JSON."""
    print(f"{'name':24}{'cpu s':>9}{'wall s':>9}{'peak MB':>9}  proved  objective  quality  peer")
    for each in lines:
        peak = "" if each.peak_mb is None else f"{each.peak_mb:.1f}"
        proved = {True: "yes", False: "NO", None: ""}[each.proved]
        print(
            f"{each.name:24}{each.cpu_s:9.3f}{each.wall_s:9.3f}{peak:>9}  {proved:6}  "
            f"{'' if each.objective is None else each.objective:>9}  "
            f"{'' if each.quality is None else each.quality:>7}  {beside(each)}"
        )
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps([asdict(each) for each in lines], indent=1), encoding="utf-8")
    print(f"written: {file.name}")
