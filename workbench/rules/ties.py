"""Plans that are equally good: who could sit in another of them, and one drawn by the lottery.

A plan is the best by score, then wishes, then least disturbance; often several plans are as
good. Which of them stands is then no matter of merit: each of those concerned has as even a
chance as the demands allow, and the published seed draws.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from workbench.engines import ties as engine
from workbench.engines.lottery import TICKETS, number_drawn
from workbench.engines.seats import NOWHERE, Seats
from workbench.rules.cohorts import Problem
from workbench.sentences import Sentence, sentence

PERCENT = 100


@dataclass(frozen=True, eq=False)
class Tie:
    """The plans as good as the best one, one of them drawn.

    `chances` (0 to 1) are of the applications that have a seat in some of these plans and none
    in others; `number` is that of the plan drawn, of so many. `found` is the answer drawn.
    """

    chances: pd.Series
    number: int
    count: int
    seed: int
    is_proved: bool
    found: Seats

    def reason(self, application: int) -> Sentence:
        """What is said to somebody whom the tie concerns, seated or not."""
        return sentence(
            "Several plans are equally good; her chance of a seat in them was {chance} %. Number "
            "{number} of {count} was drawn (seed {seed}).",
            chance=round(PERCENT * float(self.chances[application]), 1),
            number=self.number,
            count=self.count,
            seed=self.seed,
        )


def drawn(of: Problem, found: Seats, *, count: int = TICKETS) -> Tie | None:
    """Draw one of the plans as good as the one found; None when nobody could sit in another."""
    tied = engine.ties(of.seating, found, count=count)
    if tied is None:
        return None
    number = number_drawn(of.seed, count=count)
    here = np.flatnonzero(~tied.is_settled)
    on = (tied.columns[:, here] != NOWHERE).mean(axis=0)
    return Tie(
        chances=pd.Series(on, of.applications.index[here], name="chance"),
        number=number,
        count=count,
        seed=of.seed,
        is_proved=tied.lottery.is_proved,
        found=replace(found, columns=tied.columns[number - 1]),
    )
