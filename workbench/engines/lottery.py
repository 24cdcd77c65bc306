"""The fairest lottery over whole sets: bounded, reached or proved out of reach, as even tickets."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines import leximin, tickets
from workbench.engines.mixing import NEGLIGIBLE, Mixer
from workbench.engines.peeling import Mixture, peel
from workbench.engines.picking import Picker
from workbench.engines.pools import Floats, Pool, Wholes, programme

TICKETS = 1000
# Sets priced in before a lottery that stays behind its bound is left as it is.
EFFORT = 200
# A lottery this near to its bound is mended by sets that are priced in.
NEAR = 1e-3


@dataclass(frozen=True, eq=False)
class Lottery:
    """A lottery, and how near it is to the fairest there could be.

    `bound` (k,) are the chances that no lottery exceeds, smallest first; `chances` (k,) those of
    the `mixture`; `shortfall` the most by which one stays behind. `proved` (k,) are the kinds
    whose chance no lottery raises without lowering one as small. `sets` (tickets, cells) are
    equally likely, and `shift` is the most by which they move a chance. `holds` (k, m) are the
    rows of the pool that keep a kind's bound where it is.
    """

    bound: Floats
    chances: Floats
    shortfall: float
    proved: NDArray[np.bool_]
    gini: float
    mixture: Mixture
    sets: Wholes
    shift: float
    holds: NDArray[np.bool_]
    seconds: float

    @property
    def is_proved(self) -> bool:
        """Whether no other lottery is fairer."""
        return bool(self.proved.all())

    @property
    def smallest(self) -> float:
        """The smallest chance."""
        return float(self.chances.min(initial=1.0))


def fairest(
    pool: Pool, *, wishes: Floats | None = None, count: int = TICKETS, effort: int = EFFORT
) -> Lottery | None:
    """The lottery with the largest smallest chance, then the next; None when no set is allowed.

    `wishes` (cells and helpers,) choose between shares with the same chances.
    """
    start = time.perf_counter()
    even = leximin.bound(pool, wishes=wishes)
    if even is None:
        return None
    if pool.cells == 0:
        return _nobody(pool, even, count=count)
    picker = Picker(programme(pool))
    mixer = Mixer(pool, picker, effort=0)
    for each in peel(pool, even.values, picker=picker).sets:
        mixer.add(each)
    if not _follow(mixer, even.chances, effort=effort):
        return None
    proved = np.ones(len(pool.counts), dtype=bool)
    if mixer.lag(even.chances).most > NEGLIGIBLE:
        proved = mixer.settle()
    mixture = mixer.mixture()
    sets = tickets.even(pool, mixture, tickets=count, picker=picker)
    chances, drawn = chances_of(pool, mixture), sets.mean(axis=0)
    shifts = pool.by_kind(drawn) / np.maximum(pool.counts, 1) - chances
    return Lottery(
        bound=even.chances,
        chances=chances,
        shortfall=float((even.chances - chances).max(initial=0.0)),
        proved=proved,
        gini=leximin.gini(chances, pool.counts),
        mixture=mixture,
        sets=sets,
        shift=float(np.abs(shifts).max(initial=0.0)),
        holds=even.holds,
        seconds=time.perf_counter() - start,
    )


def chances_of(pool: Pool, mixture: Mixture) -> Floats:
    """The chance of a member of each kind (k,)."""
    return pool.by_kind(mixture.weights @ mixture.sets) / np.maximum(pool.counts, 1)


def number_drawn(seed: int, *, count: int = TICKETS) -> int:
    """The number of the ticket that a seed draws, from 1: anyone can work it out again.

    The first number that the splitmix64 generator gives when started at the seed is divided by
    the number of tickets; the remainder plus one is drawn.
    """
    mixed = (seed + 0x9E3779B97F4A7C15) % 2**64
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % 2**64
    return (mixed ^ (mixed >> 31)) % count + 1


def _nobody(pool: Pool, even: leximin.Fairest, *, count: int) -> Lottery:
    """The lottery of a pool of which nothing can be taken."""
    return Lottery(
        bound=even.chances,
        chances=even.chances,
        shortfall=0.0,
        proved=np.ones(len(pool.counts), dtype=bool),
        gini=0.0,
        mixture=Mixture(np.zeros((1, 0), dtype=np.int64), np.ones(1)),
        sets=np.zeros((count, 0), dtype=np.int64),
        shift=0.0,
        holds=even.holds,
        seconds=0.0,
    )


def _follow(mixer: Mixer, wanted: Floats, *, effort: int) -> bool:
    """Add sets until the chances can nearly be reached, or for so long; whether there is any."""
    lag = mixer.lag(wanted).most if mixer.has_sets else np.inf
    mixer.effort = effort if lag > NEGLIGIBLE else 0
    if lag > NEAR:
        mixer.follow(wanted, turns=min(effort, 2 * len(wanted)))
    return mixer.has_sets or mixer.add_any()
