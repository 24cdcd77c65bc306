"""Seats by a fair lottery: everybody's chance as even as the demands allow, and one number drawn.

The lottery does not look at scores. It raises the smallest chance as far as it goes, then the
next, and so on; only then, and only between seats that leave every chance as it is, do track
wishes count. A thousand cohorts are written down, each holding every demand; a published seed
draws one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines import leximin, lots, seat_pools, tickets
from workbench.engines import lottery as engine
from workbench.engines.lottery import number_drawn
from workbench.engines.seats import NOWHERE
from workbench.rules import cohorts, impossible, lottery_words
from workbench.rules.cohorts import Circumstances, Problem
from workbench.rules.demands import TRACKS, Demands
from workbench.sentences import Sentence
from workbench.vocabulary import Track

COHORTS = engine.TICKETS
NO_CHANCE = 1e-6


@dataclass(frozen=True, eq=False)
class Lottery:
    """A lottery of seats, the cohort that was drawn, and how fair it is.

    By application: her `chances` (0 to 1), on how many of the cohorts she `is_on`, and her
    `kind`, a number shared by those whom no demand can tell apart, NOWHERE for who can have no
    seat. `kinds` has a row for each kind: its `count`, its `chance`, the `bound` that no
    lottery exceeds smallest first, and whether it `is_proved` the fairest. `table` (n, cohorts)
    is the place among TRACKS of each application in each cohort. `smallest` and `gini` are of
    those who can have a seat at all; `shortfall` is the most by which a chance stays behind its
    bound, `shift` the most by which writing down so many cohorts moved one.
    """

    chances: pd.Series
    is_on: pd.Series
    kind: pd.Series
    kinds: pd.DataFrame
    table: NDArray[np.int8]
    smallest: float
    gini: float
    shortfall: float
    shift: float
    number: int
    seed: int
    demands: Demands
    holds: Mapping[int, tuple[Sentence, ...]]
    seconds: float

    @property
    def is_proved(self) -> bool:
        """Whether no other lottery is fairer."""
        return bool(self.kinds["is_proved"].all())

    @property
    def distinct(self) -> int:
        """How many of the cohorts differ from one another."""
        return len(np.unique(self.table, axis=1).T)

    @property
    def seats(self) -> dict[int, Track]:
        """The seats of the cohort that was drawn, as `judge` and `amend` take them."""
        return self.cohort(self.number)

    @property
    def reasons(self) -> dict[int, Sentence]:
        """Why each of those seated has her seat."""
        return lottery_words.of_seated(self)

    @property
    def left(self) -> dict[int, Sentence]:
        """Why each of the others has none."""
        return lottery_words.of_left(self)

    def cohort(self, number: int) -> dict[int, Track]:
        """The seats of one of the cohorts, by its number from 1."""
        places = self.table[:, number - 1]
        seated = np.flatnonzero(places != NOWHERE)
        return {int(self.chances.index[row]): TRACKS[places[row]] for row in seated}


def propose(
    applications: pd.DataFrame,
    demands: Demands,
    *,
    seed: int,
    circumstances: Circumstances | None = None,
    count: int = COHORTS,
) -> Lottery:
    """Write down the cohorts of the fairest lottery, and draw one of them by the seed.

    Locked seats stand, and who is left out gets none. The cohorts do not depend on the seed.
    Impossible when the demands do not go together.
    """
    scores = pd.Series(0.0, applications.index)
    of = cohorts.problem(
        applications, scores, replace(demands, bonus=0), seed=seed, circumstances=circumstances
    )
    # Of the aims of a plan only wishes are kept, to choose where every chance stays as it is.
    crowd = seat_pools.crowd_of(replace(of.seating, gains=(of.seating.gains[1],)))
    found = engine.fairest(crowd.pool, wishes=crowd.gains.sum(axis=0), count=count)
    if found is None:
        raise impossible.explained(of)
    return _lottery(of, crowd, found)


def draw(lottery: Lottery, *, seed: int) -> Lottery:
    """The same cohorts, another of them drawn by another seed."""
    return replace(lottery, seed=seed, number=number_drawn(seed, count=lottery.table.shape[1]))


def _lottery(of: Problem, crowd: seat_pools.Crowd, found: engine.Lottery) -> Lottery:
    index, pool = of.applications.index, crowd.pool
    # Who of a kind is on one cohort more is a lot of its own, the same for every seed.
    order = lots.ranks(index.to_numpy(dtype=np.int64), seed=0)
    on = tickets.members_on(pool, found.sets, kinds=crowd.kinds, order=order)
    table = np.append(crowd.columns, NOWHERE)[on].T.astype(np.int8)
    can = found.bound > NO_CHANCE
    return Lottery(
        chances=pd.Series(np.append(found.chances, 0.0)[crowd.kinds], index, name="chance"),
        is_on=pd.Series((table != NOWHERE).sum(axis=1), index, name="is_on"),
        kind=pd.Series(crowd.kinds, index, name="kind"),
        kinds=_kinds(pool.counts, found),
        table=table,
        smallest=float(found.chances[can].min(initial=1.0)),
        gini=leximin.gini(found.chances[can], pool.counts[can]),
        shortfall=found.shortfall,
        shift=found.shift,
        number=number_drawn(of.seed, count=len(found.sets)),
        seed=of.seed,
        demands=of.demands,
        holds=_holds(of, crowd, found),
        seconds=found.seconds,
    )


def _kinds(counts: NDArray[np.int64], found: engine.Lottery) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "count": counts,
            "chance": found.chances,
            "bound": found.bound,
            "is_proved": found.proved,
        },
        index=pd.RangeIndex(len(counts), name="kind"),
    )


def _holds(
    of: Problem, crowd: seat_pools.Crowd, found: engine.Lottery
) -> dict[int, tuple[Sentence, ...]]:
    """The demands that keep each chance where it is, by application."""
    said = [lottery_words.row_said(of, crowd, row) for row in range(found.holds.shape[1])]
    closed = np.array([lottery_words.is_closed(of, crowd, row) for row in range(len(said))], bool)
    of_kind = []
    for held in found.holds:
        rows = held & ~closed if (held & ~closed).any() else held
        of_kind.append(tuple(dict.fromkeys(said[row] for row in np.flatnonzero(rows))))
    numbers = of.applications.index[crowd.kinds != NOWHERE]
    inside = crowd.kinds[crowd.kinds != NOWHERE]
    return {int(number): of_kind[kind] for number, kind in zip(numbers, inside, strict=True)}
