"""The shelf: one gate or criterion a file, and being in this folder is being available.

A file gives one value (`GATE`, `CRITERION`), or one maker (`gate`, `criterion`) whose
keyword-only arguments are the settings a rubric may write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workbench.rules.gates import Gate
from workbench.rules.rubric import Criterion
from workbench.rules.shelving import Shelved, rules_in


@dataclass(frozen=True)
class Shelf:
    """Everything available to a rubric, by name."""

    gates: Mapping[str, Shelved[Gate]]
    criteria: Mapping[str, Shelved[Criterion]]


@cache
def shelf() -> Shelf:
    """Every gate and criterion found in this folder."""
    found = rules_in(__name__, __path__, gate=Gate, criterion=Criterion)
    return Shelf(found["gate"], found["criterion"])
