"""The shelf of pairs: one gate or part of the fit a file; being in this folder is being available.

A file gives one value (`GATE`, `PART`), or one maker (`gate`, `part`) whose keyword-only
arguments are the settings a mentoring rubric may write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workbench.rules.mentoring.relations import RelationGate
from workbench.rules.mentoring.rubric import PairGate, PairPart
from workbench.rules.shelving import Shelved, rules_in


@dataclass(frozen=True)
class PairShelf:
    """Everything available to a mentoring rubric, by name."""

    gates: Mapping[str, Shelved[PairGate | RelationGate]]
    parts: Mapping[str, Shelved[PairPart]]


@cache
def shelf() -> PairShelf:
    """Every gate and part of the fit found in this folder."""
    found = rules_in(__name__, __path__, gate=PairGate, part=PairPart)
    return PairShelf(found["gate"], found["part"])
