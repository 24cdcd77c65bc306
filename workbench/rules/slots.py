"""Weekly sessions that keep most women in: proposed and proved best, or chosen by hand and judged.

Order of aims: what has to hold; most women kept for certain; most not lost; the highest scores of
the kept; days apart; then the lot. Every choice of slots is counted, so the best is known.
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
from workbench.rules import week
from workbench.rules.presence import NEVER, Presence, Standing, presence, standings
from workbench.rules.sessions import EVERYONE, Sessions, Wanted
from workbench.rules.slot_words import judge
from workbench.vocabulary import Track

__all__ = ["Choice", "Week", "choose", "judge", "look", "propose"]

ITEMS = len(week.SLOTS)
BLOCK = 1 << 20
WORST = -(1 << 40)
KEPT, NOT_LOST, POINTS, CALM = range(1, 5)


@dataclass(frozen=True, eq=False)
class Week:
    """Weekly sessions with what they mean for each woman.

    `standing` tells by application whether she is kept, lost or to be asked. `objective` is how
    many are kept, `bound` the most that any choice keeps under the same demands: the sessions
    are proved best when the two are equal. `compared` choices were counted.
    """

    sessions: Sessions
    standing: pd.Series
    points: int
    objective: int
    bound: int
    compared: int
    seed: int
    seconds: float

    @property
    def is_proved(self) -> bool:
        """Whether no other choice keeps more women."""
        return self.objective == self.bound

    def those(self, standing: Standing) -> tuple[int, ...]:
        """The applications of one standing."""
        return tuple(int(one) for one in self.standing.index[self.standing == standing])


@dataclass(frozen=True)
class Firmness:
    """How much breaking a demand on slots, and losing a woman who must stay, weighs in a clash."""

    slots: int = 1
    women: int = 1


EVEN = Firmness()


@dataclass(frozen=True, eq=False)
class Choice:
    """The best sessions, and how many demands they break: none when all can hold.

    `worth` is broken demands (negative), kept, not lost, points and calm, in order of aims.
    """

    sessions: Sessions
    worth: tuple[int, ...]
    compared: int

    @property
    def broken(self) -> int:
        """How many demands do not hold, at the least."""
        return -self.worth[0]


def propose(
    applications: pd.DataFrame,
    scores: pd.Series,
    wanted: Wanted,
    *,
    seed: int,
    tracks: Mapping[int, Track] | None = None,
) -> Week:
    """Choose the weekly sessions that keep most women in.

    `applications` are the women who count, `scores` (0 to 100) have their index, and `tracks`
    are seats given. Impossible when the demands on the slots do not go together.
    """
    from workbench.rules import slot_clash

    began = time.perf_counter()
    frame = applications.sort_index()
    of = presence(frame, wanted, tracks=tracks)
    found = choose(of, points_of(scores, of.index), wanted, seed=seed)
    if found.broken:
        raise slot_clash.explained(frame, of, wanted, found=found)
    made = look(frame, scores, wanted, sessions=found.sessions, tracks=tracks)
    return Week(
        sessions=made.sessions,
        standing=made.standing,
        points=made.points,
        objective=made.objective,
        bound=found.worth[KEPT],
        compared=found.compared,
        seed=seed,
        seconds=time.perf_counter() - began,
    )


def look(
    applications: pd.DataFrame,
    scores: pd.Series,
    wanted: Wanted,
    *,
    sessions: Sessions,
    tracks: Mapping[int, Track] | None = None,
) -> Week:
    """What sessions chosen by hand mean for each woman; nothing is proved of them."""
    frame = applications.sort_index()
    of = presence(frame, wanted, tracks=tracks)
    found = pd.Series(standings(of, sessions, wanted), frame.index, object, "standing")
    kept = (found == Standing.KEPT).to_numpy(dtype=bool)
    points = points_of(scores, of.index)
    return Week(
        sessions=sessions,
        standing=found,
        points=int(points[kept].sum()),
        objective=int(kept.sum()),
        bound=len(found),
        compared=0,
        seed=0,
        seconds=0.0,
    )


def points_of(scores: pd.Series, index: pd.Index) -> NDArray[np.int64]:
    """The scores as whole points, in the order of an index."""
    points = scores.reindex(index).fillna(0).to_numpy(dtype=np.float64)
    return np.asarray(np.rint(points), dtype=np.int64)


def choose(
    of: Presence,
    points: NDArray[np.int64],
    wanted: Wanted,
    *,
    seed: int,
    firmness: Firmness = EVEN,
) -> Choice:
    """The best choice of slots; where demands clash, one that breaks the fewest of them."""
    common = _options(wanted, EVERYONE)
    broken = _broken_slots(common, wanted, EVERYONE) * firmness.slots
    total = broken[:, None] * np.array([-1, 0, 0, 0, 0])
    own: dict[str, Bits] = {}
    compared = 0
    for group, rows in _members(of, wanted):
        options = _options(wanted, group) if group != EVERYONE else np.zeros(1, dtype=np.uint32)
        size = wanted.count(EVERYONE) + wanted.count(group) * (group != EVERYONE)
        table = _worths(of, points, wanted, rows=rows, size=size)
        table[0] *= firmness.women
        broken = _broken_slots(options, wanted, group) * firmness.slots * (group != EVERYONE)
        worth, own[group] = _best_of_group(table, common, options=options, broken=broken, seed=seed)
        total = total + worth
        compared += len(common) * len(options)
    lot = lots.ranks(common.astype(np.int64), seed=seed)
    at = int(coverage.best([*total.T[:, None, :], lot[None, :]])[0])
    tracks = {
        Track(group): week.slots_in(int(chosen[at]))
        for group, chosen in own.items()
        if group != EVERYONE
    }
    sessions = Sessions(week.slots_in(int(common[at])), tracks)
    return Choice(sessions, tuple(int(each) for each in total[at]), compared)


def _options(wanted: Wanted, group: str) -> Bits:
    """Every set of slots that a group could have, possible or not."""
    pinned = week.bits_of(wanted.pinned) if group == EVERYONE else 0
    free = [at for at in range(ITEMS) if not pinned >> at & 1]
    return coverage.sets_of(free, wanted.count(group) - pinned.bit_count()) | np.uint32(pinned)


def _broken_slots(options: Bits, wanted: Wanted, group: str) -> NDArray[np.int64]:
    """How many demands each option breaks: slots without a trainer, and without a room."""
    untaught = options & ~np.uint32(week.bits_of(wanted.taught(group)))
    small = options & ~np.uint32(week.bits_of(wanted.held(group)))
    counts = np.bitwise_count(untaught).astype(np.int64)
    return np.asarray(counts + np.bitwise_count(small), dtype=np.int64)


def _members(of: Presence, wanted: Wanted) -> list[tuple[str, NDArray[np.bool_]]]:
    """The women of each track that has sessions of its own, and all others together."""
    named = wanted.groups()[1:]
    parts = [(group, of.groups == group) for group in named]
    rest = ~np.logical_or.reduce([rows for _, rows in parts] or [np.zeros(len(of.index), bool)])
    return [(EVERYONE, rest), *parts]


def _worths(
    of: Presence, points: NDArray[np.int64], wanted: Wanted, *, rows: NDArray[np.bool_], size: int
) -> NDArray[np.int64]:
    """What the sets of so many slots are worth for some women (5, 2**slots), in order of aims."""
    here, ones = of.part(rows), np.ones(int(rows.sum()), dtype=np.int64)
    must = here.index.isin(list(wanted.must)).astype(np.int64)
    unplaced = pd.isna(here.groups) & (len(wanted.groups()) > 1)
    hours_sure = np.where(unplaced, NEVER, here.hours_sure)
    sets = coverage.sets_of(range(ITEMS), size)
    weights, misses = week.minutes(sets, wanted.clock).astype(np.float64), wanted.misses
    sure = Members(here.sure, np.stack([ones, points[rows]]), hours_sure)
    maybe = Members(here.maybe, np.stack([ones, must]), here.hours_maybe)
    kept, scored = coverage.covered(sure, sets, weights=weights, misses=misses)
    not_lost, held = coverage.covered(maybe, sets, weights=weights, misses=misses)
    worth = np.zeros((5, 1 << ITEMS), dtype=np.int64)
    worth[:, sets] = [held - must.sum(), kept, not_lost, scored, -week.crowding(sets)]
    return worth


def _best_of_group(
    table: NDArray[np.int64],
    common: Bits,
    *,
    options: Bits,
    broken: NDArray[np.int64],
    seed: int,
) -> tuple[NDArray[np.int64], Bits]:
    """For each option of everyone, the best own option of a group: its worth (a, 5) and bits."""
    lot = lots.ranks(options.astype(np.int64), seed=seed)
    worths, chosen = [], []
    step = max(1, BLOCK // len(options))
    for start in range(0, len(common), step):
        some = common[start : start + step, None]
        worth = table[:, some | options]
        worth[0] -= broken
        worth[0, (some & options) != 0] = WORST
        drawn = np.broadcast_to(lot, worth.shape[1:])
        at = coverage.best([*worth, drawn])
        worths.append(worth[:, np.arange(len(at)), at].T)
        chosen.append(options[at])
    return np.concatenate(worths), np.concatenate(chosen)
