"""Simulated panels: is the order nearer to the truth than that of the plain mean?

`quality` is the share of panels whose order is at least as near (Spearman), `objective` the mean
correlation with the truth, `peer_objective` that of strictness ratios on the same panels. More
kinds of panels: `python -m tests.benchmarks.reviews`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from tests.benchmarks.measure import Measured, measure
from tests.panels import Design, a_panel, by_ratios, correlation
from workbench.engines.additive import fit
from workbench.engines.ordering import worth_of
from workbench.rules.reviews import EXPECTED
from workbench.rules.turns import turns

SEEDS = 1000
PEER = "strictness ratio"
COMPLETE = Design(raters=3, items=30, each=3)
TWO_OF_THREE = Design(raters=3, items=30, each=2)


@dataclass(frozen=True)
class Compared:
    """Mean correlations with the truth, and how often ours is at least that of the mean."""

    ours: float
    mean: float
    ratio: float
    as_good: float
    is_used: float
    cpu_s: float


def compared(design: Design, *, seeds: int = SEEDS) -> Compared:
    found, used, spent = [], [], 0.0
    for seed in range(seeds):
        panel = a_panel(design, seed=seed)
        begun = time.process_time()
        told = fit(panel.ratings, EXPECTED)
        is_used = worth_of(told, panel.ratings).is_enough
        spent += time.process_time() - begun
        orders = (
            told.corrected if is_used else told.plain,
            told.plain,
            by_ratios(panel.ratings),
        )
        found.append([correlation(order, panel.merit) for order in orders])
        used.append(is_used)
    ours, mean, ratio = np.array(found).T
    return Compared(
        *(round(float(each.mean()), 4) for each in (ours, mean, ratio)),
        as_good=round(float((ours >= mean).mean()), 4),
        is_used=round(float(np.mean(used)), 3),
        cpu_s=round(spent / seeds, 5),
    )


def panels(name: str, design: Design) -> Measured:
    found = compared(design)
    return Measured(
        name,
        cpu_s=found.cpu_s,
        wall_s=found.cpu_s,
        objective=found.ours,
        quality=found.as_good,
        peer=PEER,
        peer_objective=found.ratio,
    )


def shared_out(count: int) -> Measured:
    import pandas as pd

    none = pd.DataFrame({"application": [], "reviewer": [], "state": []})
    names = [f"Reviewer {number}" for number in range(8)]
    return measure(
        f"reviews-turns-{count}",
        lambda: turns(range(count), names, reviews=none, target=2, seed=1),
    )


def all_lines() -> list[Measured]:
    return [
        panels("reviews-panels", COMPLETE),
        panels("reviews-panels-2-of-3", TWO_OF_THREE),
        shared_out(10_000),
    ]


def main() -> None:
    print("each  merit  strict  noise    ours    mean   ratio  as good  corrected")
    for each, merit, leniency, noise in (
        (3, 0.8, 0.5, 0.5),
        (2, 0.8, 0.0, 0.5),
        (2, 0.8, 0.25, 0.5),
        (2, 0.8, 0.5, 0.5),
        (2, 0.8, 0.75, 0.5),
        (2, 0.8, 1.0, 0.5),
        (2, 0.8, 0.5, 0.3),
        (2, 0.6, 0.5, 0.6),
    ):
        design = Design(3, 30, each, merit=merit, leniency=leniency, noise=noise)
        found = compared(design)
        print(
            f"{each:4}{merit:7.2f}{leniency:8.2f}{noise:7.2f}{found.ours:8.4f}{found.mean:8.4f}"
            f"{found.ratio:8.4f}{found.as_good:9.3f}{found.is_used:11.3f}"
        )


if __name__ == "__main__":
    main()
