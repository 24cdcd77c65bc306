"""Weekly slots for meeting mentors: those in which most women have a mentor of their own.

A woman is reached when a mentor of her track who speaks a language of hers, and is a woman where
she asks for one, is free with her in one of the slots. What is not known of either is asked and
never counts as a no.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines import coverage, lots
from workbench.engines.coverage import Bits, Members
from workbench.rules import kleene, pairing, presence, week
from workbench.rules.kleene import Answers
from workbench.rules.presence import EVERY_SLOT, NO_SLOT, Standing
from workbench.vocabulary import Slot, Track

BLOCK = 512
ITEMS = len(week.SLOTS)


@dataclass(frozen=True, eq=False)
class Reach:
    """In which slots each woman could meet a mentor, a row for each application.

    `sure` and `maybe` are slots as bits, for certain and perhaps; `pairs` (2**slots,) counts
    the pairs of a woman and a mentor by the slots they share for certain.
    """

    index: pd.Index
    sure: Bits
    maybe: Bits
    pairs: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class MentorWeek:
    """Slots for meeting mentors: who has a mentor then, and the pairs that could meet.

    `objective` counts the women who certainly have one, `bound` the most that any choice gives.
    """

    slots: tuple[Slot, ...]
    standing: pd.Series
    pairs: int
    objective: int
    bound: int
    compared: int
    seed: int
    seconds: float

    @property
    def is_proved(self) -> bool:
        """Whether no other choice gives more women a mentor."""
        return self.objective == self.bound

    def those(self, standing: Standing) -> tuple[int, ...]:
        """The applications of one standing."""
        return tuple(int(one) for one in self.standing.index[self.standing == standing])


def propose(
    applications: pd.DataFrame,
    mentors: pd.DataFrame,
    count: int,
    *,
    seed: int,
    taken: frozenset[Slot] = frozenset(),
    tracks: Mapping[int, Track] | None = None,
) -> MentorWeek:
    """Choose so many slots that most women have a mentor in; none of those `taken` by sessions.

    Order of aims: most women with a mentor for certain, most who may have one, most pairs that
    could meet, days apart, then the lot.
    """
    began = time.perf_counter()
    of = reach(applications.sort_index(), mentors.sort_index(), tracks=tracks)
    free = [at for at, slot in enumerate(week.SLOTS) if slot not in taken]
    sets = coverage.sets_of(free, min(max(count, 0), len(free)))
    sure, maybe, pairs = _worths(of, sets)
    lot = lots.ranks(sets.astype(np.int64), seed=seed)
    keys = [sure, maybe, pairs, -week.crowding(sets), lot]
    at = int(coverage.best([key[None, :] for key in keys])[0])
    standing = standings(of, week.slots_in(int(sets[at])))
    return MentorWeek(
        slots=week.slots_in(int(sets[at])),
        standing=pd.Series(standing, of.index, object, "standing"),
        pairs=int(pairs[at]),
        objective=int((standing == Standing.KEPT).sum()),
        bound=int(sure.max()),
        compared=len(sets),
        seed=seed,
        seconds=time.perf_counter() - began,
    )


def standings(of: Reach, slots: tuple[Slot, ...]) -> NDArray[np.object_]:
    """Whether each woman has a mentor in these slots: kept, to ask, or lost (n,)."""
    bits = np.uint32(week.bits_of(slots))
    found = kleene.claim(
        (of.sure & bits) != 0, known=((of.sure & bits) != 0) | ((of.maybe & bits) == 0)
    )
    return presence.words(found)


def reach(
    applications: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    tracks: Mapping[int, Track] | None = None,
) -> Reach:
    """In which slots each woman could meet a mentor of hers."""
    groups = presence.groups_of(applications, {} if tracks is None else tracks)
    unplaced = pd.isna(groups)
    table = pairing.table(
        applications.assign(track=np.where(unplaced, str(next(iter(Track))), groups)), mentors
    )
    sure = np.zeros(len(applications), dtype=np.uint32)
    maybe = np.zeros(len(applications), dtype=np.uint32)
    pairs = np.zeros(1 << ITEMS, dtype=np.int64)
    for start in range(0, len(applications) if len(mentors) else 0, BLOCK):
        rows = slice(start, start + BLOCK)
        certain, possible = _shared(pairing.part(table, rows), unplaced[rows])
        sure[rows] = np.bitwise_or.reduce(certain, axis=1)
        maybe[rows] = np.bitwise_or.reduce(possible, axis=1)
        pairs += np.bincount(certain.ravel(), minlength=len(pairs))
    return Reach(applications.index, sure, maybe, pairs)


def _shared(of: pairing.Table, unplaced: NDArray[np.bool_]) -> Bits:
    """The slots that each pair shares, for certain and perhaps (2, n, m)."""
    gates = pairing.gates(of)
    gates["track"] = np.where(unplaced[:, None], kleene.UNKNOWN, gates["track"])
    fits: Answers = np.minimum.reduce([gate for name, gate in gates.items() if name != "slot"])
    she, he = of.fellows, of.mentors
    hers = np.where(she.slots_known, she.slots, EVERY_SLOT)[:, None]
    his = np.where(he.slots > 0, he.slots, EVERY_SLOT)
    certain = np.where(fits == kleene.YES, she.slots[:, None] & he.slots, NO_SLOT)
    possible = np.where(fits != kleene.NO, hers & his, NO_SLOT)
    return np.stack([certain, possible]).astype(np.uint32)


def _worths(of: Reach, sets: Bits) -> NDArray[np.int64]:
    """What each set of slots is worth (3, sets): women for certain, women perhaps, pairs."""
    shared = np.flatnonzero(of.pairs)
    ones = np.ones((1, len(of.index)), dtype=np.int64)
    return np.concatenate(
        [
            _met(of.sure, ones, sets),
            _met(of.maybe, ones, sets),
            _met(shared.astype(np.uint32), of.pairs[None, shared], sets),
        ]
    )


def _met(suits: Bits, brings: NDArray[np.int64], sets: Bits) -> NDArray[np.int64]:
    """What those bring whom at least one slot of a set suits (1, sets)."""
    size = int(sets[0]).bit_count()
    bears = np.full(len(suits), np.inf)
    nothing = np.zeros(len(sets))
    if size == 0:
        return np.zeros((1, len(sets)), dtype=np.int64)
    members = Members(suits, brings, bears)
    return coverage.covered(members, sets, weights=nothing, misses=size - 1)
