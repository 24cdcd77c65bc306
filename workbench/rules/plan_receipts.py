"""What a plan of seats was reached from, kept so that the same rule must reach it again.

It holds what the rule looked at: demands, answers by the number of the application, mentors by
their number; no name, no contact, and no answer that these demands do not look at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from workbench.frames import APPLICATIONS, MENTORS
from workbench.rules import best_plans, drawn_plans
from workbench.rules.demand_rows import Circumstances
from workbench.rules.demand_values import as_values, demands_from
from workbench.rules.demands import Demands
from workbench.rules.kept_frames import columns_of, frame_from
from workbench.rules.looked_at import OF_A_MENTOR, looked_at
from workbench.vocabulary import Choosing, Track

SCORE = "score"


class Proposed(Protocol):
    """A proposal of seats, in whatever way it was chosen."""

    @property
    def tracks(self) -> dict[int, Track]:
        """The track of each application that has a seat."""

    @property
    def objective(self) -> int:
        """The total score of those seated."""

    @property
    def bound(self) -> int:
        """What no plan can exceed."""

    @property
    def seed(self) -> int:
        """What equals were drawn by."""


class Rule(Protocol):
    """A way of choosing who is seated."""

    def __call__(
        self,
        applications: pd.DataFrame,
        scores: pd.Series,
        demands: Demands,
        *,
        seed: int,
        circumstances: Circumstances | None,
    ) -> Proposed:
        """Propose seats."""


RULES: Mapping[Choosing, Rule] = {
    Choosing.BEST: best_plans.propose,
    Choosing.LOTTERY: drawn_plans.propose,
}
"""How a plan is made in each way of choosing."""


@dataclass(frozen=True)
class PlanReceipt:
    """What a rule saw of a cohort, as plain values, and the seats it proposed."""

    mode: Choosing
    seed: int
    inputs: Mapping[str, Any]
    seats: Mapping[int, Track]
    objective: int
    bound: int

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of all of it: a receipt changed by hand has another one."""
        return fingerprint_of(self.as_kept)

    @property
    def as_kept(self) -> dict[str, Any]:
        """All of it as plain values, by name."""
        return {
            "mode": str(self.mode),
            "seed": self.seed,
            "inputs": self.inputs,
            "proposed": kept_seats(self.seats),
            "objective": self.objective,
            "bound": self.bound,
        }


def fingerprint_of(kept: Mapping[str, Any]) -> str:
    """The SHA-256 of what `as_kept` gives, whatever the order of its names."""
    text = json.dumps(dict(kept), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def receipt_from(kept: Mapping[str, Any]) -> PlanReceipt:
    """The receipt that `as_kept` gave."""
    return PlanReceipt(
        mode=Choosing(kept["mode"]),
        seed=kept["seed"],
        inputs=kept["inputs"],
        seats=read_seats(kept["proposed"]),
        objective=kept["objective"],
        bound=kept["bound"],
    )


def receipt_of(
    applications: pd.DataFrame,
    scores: pd.Series,
    demands: Demands,
    *,
    circumstances: Circumstances | None,
    plan: Proposed,
    mode: Choosing = Choosing.BEST,
) -> PlanReceipt:
    """The receipt of a plan: what it was proposed from, exactly as it was given to the rule."""
    around = Circumstances() if circumstances is None else circumstances
    frame = applications.sort_index()
    inputs = {
        "demands": as_values(demands),
        "applications": {
            **columns_of(frame, looked_at(demands)),
            SCORE: [float(value) for value in scores.loc[frame.index]],
        },
        **_around(around, frame.index, demands),
    }
    return PlanReceipt(mode, plan.seed, inputs, plan.tracks, plan.objective, plan.bound)


def again(receipt: PlanReceipt) -> Proposed:
    """The plan proposed again from what was kept of it; the errors are those of the rule."""
    frame = frame_from(receipt.inputs["applications"], APPLICATIONS)
    return RULES[receipt.mode](
        frame,
        frame.pop(SCORE).astype(float),
        demands_from(receipt.inputs["demands"]),
        seed=receipt.seed,
        circumstances=_circumstances(receipt.inputs),
    )


def kept_seats(seats: Mapping[int, Track]) -> dict[str, str]:
    """Seats as JSON keeps them."""
    return {str(one): str(track) for one, track in sorted(seats.items())}


def read_seats(kept: Mapping[str, str]) -> dict[int, Track]:
    """Seats as they were kept."""
    return {int(one): Track(code) for one, code in kept.items()}


def _around(around: Circumstances, here: pd.Index, demands: Demands) -> dict[str, Any]:
    """Mentors and households as far as these demands look at them; the seats before."""
    mentors = None if demands.without_mentor is None else around.mentors
    homes = {} if demands.household is None else around.households
    before = {one: track for one, track in around.before.items() if one in here}
    return {
        "mentors": None if mentors is None else columns_of(mentors.sort_index(), OF_A_MENTOR),
        "loads": {} if mentors is None else _numbers(around.loads, mentors.index),
        "households": _numbers(homes, here),
        "before": kept_seats(before),
    }


def _numbers(of: Mapping[int, int], here: pd.Index) -> dict[str, int]:
    return {str(one): int(number) for one, number in sorted(of.items()) if one in here}


def _circumstances(inputs: Mapping[str, Any]) -> Circumstances:
    mentors = inputs["mentors"]
    return Circumstances(
        mentors=None if mentors is None else frame_from(mentors, MENTORS),
        loads={int(one): count for one, count in inputs["loads"].items()},
        households={int(one): number for one, number in inputs["households"].items()},
        before=read_seats(inputs["before"]),
    )
