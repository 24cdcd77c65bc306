"""A pairing in which no row and column would both rather have each other.

Rows ask columns in the order of their points, and columns keep the best who ask: no row can do
better in any stable pairing. Source: Gale and Shapley, "College admissions and the stability
of marriage", 1962; for those left over, Kavitha, "A size-popularity tradeoff in the stable
marriage problem", SIAM J. Comput. 2014.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.engines.pairs import matching
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.openness import free_of, held_of, kept_of, points_of, room_beside
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Wholes, blocks
from workbench.engines.pairs.wishes import Wishes

AHEAD = 16
"""So many places of a list are looked at in one go."""
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, eq=False)
class Stable:
    """The column of each row (n,), NOBODY for none.

    `count` rows are matched beside those held, `kept` of them as before. `lifted` rows went
    before all others, since a stable pairing would have left somebody out who can be matched;
    with 0, and nothing kept, no row and column would both rather have each other.
    """

    columns: Wholes
    count: int
    kept: int
    lifted: int


def solve(of: Matching, best: Matched | None = None, *, seed: int) -> Stable:
    """The stable pairing that is best for the rows; equals are drawn by the seed.

    `best` is the best matching, where it is known already. As many rows are matched as can be:
    where a stable pairing leaves out somebody who could be matched, whoever is left over goes
    before the others at every column, until the most are. What a best matching keeps of what
    rows had before stays.
    """
    best = matching.solve(of) if best is None else best
    held, kept = held_of(of), kept_of(of, best.columns)
    asking = _Asking(of, np.where(kept, best.columns, held), seed=seed)
    asking.ask_all()
    while asking.count + kept.sum() < best.count and asking.lift():
        asking.ask_all()
    return Stable(
        asking.found,
        asking.count + int(kept.sum()),
        int(kept.sum()),
        int((asking.level > 0).sum()),
    )


def blocking_pairs(of: Matching, columns: Wholes) -> int:
    """How many pairs would both rather have each other than what they have; equals would not.

    A row alone would rather have anybody allowed, and so would a column with room left. Rows
    held and idle ones stand by somebody's word: they are not counted, and their places are taken.
    """
    free = free_of(of)
    rows = np.flatnonzero(free & (columns != NOBODY))
    points = points_of(of.scores, columns)
    lowest = np.full(len(of.room), NEVER)
    np.minimum.at(lowest, columns[rows], points[rows])
    taken = np.bincount(columns[rows], minlength=len(of.room))
    lowest[taken < room_beside(of, held_of(of))] = BLOCKED
    count = 0
    for block in blocks(of.scores):
        wanted = of.scores.block(block)
        is_blocking = (wanted > points[block, None]) & (wanted > lowest) & free[block, None]
        count += int(is_blocking.sum())
    return count


class _Asking:
    """Rows that ask column after column; each column keeps the best of those who asked it."""

    def __init__(self, of: Matching, held: Wholes, *, seed: int) -> None:
        rows, columns = of.scores.shape
        draw = np.random.default_rng(seed)
        self._places = draw.permutation(rows)
        self._room = room_beside(of, held)
        self._wishes = Wishes(of.scores, places=draw.permutation(columns), is_open=self._room > 0)
        self._free = free_of(of) & (held == NOBODY)
        self._step = (of.scores.most + 1) * rows
        self._at = np.zeros(rows, dtype=np.int64)
        self._keys = np.full(rows, -1, dtype=np.int64)
        # A row is only taken above the bar of a column: the last of those it keeps, once full.
        self._bars = np.full(columns, -1, dtype=np.int64)
        self.level = np.zeros(rows, dtype=np.int64)
        self.found = held.copy()

    @property
    def count(self) -> int:
        """How many free rows have a column."""
        return int((self._free & (self.found != NOBODY)).sum())

    def lift(self) -> bool:
        """Let the rows left over ask again before all others; False once that is in vain."""
        alone = np.flatnonzero(self._free & (self.found == NOBODY))
        self.level[alone] += 1
        self._at[alone] = 0
        return bool(len(alone)) and int(self.level.max()) <= len(self.found)

    def ask_all(self) -> None:
        """Go on until every row has a column or has asked its whole list."""
        while len(rows := self._waiting()):
            self._ask(rows)

    def _waiting(self) -> Wholes:
        """The rows alone that have not asked everybody, with columns still to ask in order."""
        alone = np.flatnonzero(self._free & (self.found == NOBODY))
        rows = alone[~self._wishes.are_over(alone, self._at[alone])]
        short = rows[self._at[rows] >= self._wishes.seen[rows]]
        if len(short):
            self._wishes.look_further(short)
        return rows

    def _ask(self, rows: Wholes) -> None:
        """Each row asks the first column that would take it, of the next few in its list."""
        last = max(self._wishes.width - 1, 0)
        ahead = self._at[rows, None] + np.arange(AHEAD)
        is_there = ahead < self._wishes.seen[rows, None]
        ahead = np.minimum(ahead, last)
        columns = self._wishes.columns[rows[:, None], ahead]
        points = self._wishes.points[rows[:, None], ahead]
        keys = points * len(self.found) + (self._places + self.level * self._step)[rows, None]
        would = is_there & (columns != NOBODY) & (keys > self._bars[columns])
        first = would.argmax(axis=1)
        has = would[np.arange(len(rows)), first]
        self._at[rows] = np.where(has, ahead[np.arange(len(rows)), first], self._at[rows] + AHEAD)
        self._at[rows] = np.minimum(self._at[rows], self._wishes.seen[rows])
        asking = rows[has]
        self.found[asking] = columns[has, first[has]]
        self._keys[asking] = keys[has, first[has]]
        self._keep(np.unique(self.found[asking]))

    def _keep(self, asked: Wholes) -> None:
        """Each column that was asked keeps the best rows; the others are alone again."""
        is_asked = np.zeros(len(self._room), dtype=bool)
        is_asked[asked] = True
        here = np.flatnonzero(self._free & (self.found != NOBODY))
        here = here[is_asked[self.found[here]]]
        here = here[np.lexsort((-self._keys[here], self.found[here]))]
        columns = self.found[here]
        first = np.searchsorted(columns, columns)
        rank = np.arange(len(here)) - first
        room = self._room[columns]
        last = rank == room - 1
        self._bars[columns[last]] = self._keys[here[last]]
        self.found[here[rank >= room]] = NOBODY
