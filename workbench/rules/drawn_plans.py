"""A cohort drawn by lottery, as a plan whose seats can be given, kept and reached again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.rules import lottery
from workbench.rules.demand_rows import Circumstances
from workbench.rules.demands import Demands
from workbench.rules.lottery import Lottery
from workbench.vocabulary import Track


@dataclass(frozen=True, eq=False)
class Drawn:
    """The cohort that a lottery drew; the lottery did not look at its total score."""

    lottery: Lottery
    objective: int

    @property
    def tracks(self) -> dict[int, Track]:
        """The track of each application that has a seat."""
        return self.lottery.seats

    @property
    def bound(self) -> int:
        """The total score itself: a lottery does not try for a better one."""
        return self.objective

    @property
    def seed(self) -> int:
        """The seed that was published."""
        return self.lottery.seed


def drawn(of: Lottery, scores: pd.Series) -> Drawn:
    """What a lottery drew as a plan, with the total of the scores of those seated."""
    seated = scores.loc[sorted(of.seats)].to_numpy(dtype=np.float64)
    return Drawn(of, int(np.rint(seated).sum()))


def propose(
    applications: pd.DataFrame,
    scores: pd.Series,
    demands: Demands,
    *,
    seed: int,
    circumstances: Circumstances | None = None,
) -> Drawn:
    """Draw the seats by a fair lottery with this seed."""
    found = lottery.propose(applications, demands, seed=seed, circumstances=circumstances)
    return drawn(found, scores)
