"""The fairest lottery over whole sets, new sets being priced in until none could help."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines.highs import Floats, Integers
from workbench.engines.peeling import Mixture
from workbench.engines.picking import Picker
from workbench.engines.pools import Pool, Wholes, shares
from workbench.engines.standing import Priced, Standing

NEGLIGIBLE = 1e-6
PRICED = 1e-7
# Chances settled one after the other must not press on the solver's own tolerance.
GIVE = 1e-7


@dataclass(frozen=True)
class Lag:
    """How far the chances stay behind those wanted, and whether no lottery comes nearer."""

    most: float
    is_least: bool


class Mixer:
    """Weights of sets kept in the solver; sets are added while they make the lottery fairer."""

    def __init__(self, pool: Pool, picker: Picker, *, effort: int) -> None:
        self._pool, self._picker, self.effort = pool, picker, effort
        self._shares = shares(pool)
        self._sets: list[Wholes] = []
        self._known: set[bytes] = set()
        self._solver = Standing(_empty(len(pool.counts)))

    def add(self, cells: Wholes) -> bool:
        """One more set, unless it is there already."""
        if cells.tobytes() in self._known:
            return False
        self._known.add(cells.tobytes())
        self._sets.append(cells)
        chances = self._pool.by_kind(cells.astype(np.float64)) / np.maximum(self._pool.counts, 1)
        kinds = np.flatnonzero(chances)
        rows = np.concatenate([kinds, [len(chances)]]).astype(np.int32)
        self._solver.add_column(0.0, rows, values=np.concatenate([chances[kinds], [1.0]]))
        return True

    @property
    def has_sets(self) -> bool:
        """Whether any set is known yet."""
        return len(self._sets) > 0

    def add_any(self) -> bool:
        """Look for any set, however long it takes; whether there is one."""
        found = self._picker.any()
        return found is not None and self._added(found)

    def lag(self, wanted: Floats) -> Lag:
        """Bring the chances as near to those wanted as can be, the worst of them first."""
        for kind, chance in enumerate(wanted.tolist()):
            self._solver.keep_row(kind, least=chance, most=np.inf)
        found, is_best = self._improved(wanted, enough=-NEGLIGIBLE / 2)
        return Lag(max(0.0, -float(found.values[0])), is_best)

    def settle(self) -> NDArray[np.bool_]:
        """Raise the smallest chance, then the next, as the bound is raised, over whole sets."""
        kinds = len(self._pool.counts)
        settled, proved = np.full(kinds, np.nan), np.zeros(kinds, dtype=bool)
        for kind in range(kinds):
            self._solver.keep_row(kind, least=0.0, most=np.inf)
        is_proved = True
        while np.isnan(settled).any():
            wanted = np.where(np.isnan(settled), 0.0, settled)
            found, is_best = self._improved(wanted, enough=1.0)
            is_proved = is_proved and is_best
            level = float(np.clip(found.values[0], 0.0, 1.0))
            waits = np.isnan(settled)
            now = np.flatnonzero(waits & (-found.prices[:kinds] > PRICED))
            if level >= 1 - NEGLIGIBLE or len(now) == 0:
                now = np.flatnonzero(waits)
            settled[now], proved[now] = level, is_proved
            for kind in now.tolist():
                self._solver.change(kind, column=0, to=0.0)
                self._solver.keep_row(kind, least=level - GIVE, most=np.inf)
        return proved

    def follow(self, wanted: Floats, *, turns: int) -> None:
        """Add sets one after the other, each where the chances lag most behind those wanted."""
        reached = np.zeros(len(wanted))
        for turn in range(1, turns + 1):
            behind = np.asarray((turn * wanted - reached) @ self._shares)
            whole = self._picker.near(behind, self._picker.box)
            if whole is None:
                return
            self._added(whole)
            reached += self._shares @ whole

    def mixture(self) -> Mixture:
        """The sets that have a weight now."""
        found = self._best()
        weights = np.maximum(found.values[1:], 0.0)
        kept = weights > 0
        return Mixture(np.array(self._sets)[kept], weights[kept] / weights[kept].sum())

    def _improved(self, wanted: Floats, *, enough: float) -> tuple[Priced, bool]:
        """The best weights, sets being added until none would help or enough is reached.

        Sets are asked for at prices half way to those that gave the best bound: the weights'
        own prices leap about. Returns also whether no lottery is better.
        """
        settled, bound = np.zeros(0), np.inf
        while True:
            found = self._best()
            level = float(found.values[0])
            if level >= min(enough, bound - NEGLIGIBLE / 2):
                return found, True
            if self.effort <= 0:
                return found, False
            own = np.maximum(-found.prices[: len(wanted)], 0.0)
            asked = own if len(settled) == 0 else (own + settled) / 2
            if self._adds(asked, more_than=level + float(asked @ wanted)):
                continue
            for prices in (asked, own):
                most, is_new = self._best_at(prices)
                if most - float(prices @ wanted) < bound - NEGLIGIBLE / 10:
                    settled, bound, is_new = prices, most - float(prices @ wanted), True
                if is_new:
                    break
            else:
                return found, False

    def _best(self) -> Priced:
        found = self._solver.best()
        if found is None:
            raise RuntimeError("no weights reach the chances already settled")
        return found

    def _adds(self, prices: Floats, *, more_than: float) -> bool:
        """Whether a set worth more was quickly found and added."""
        self.effort -= 1
        gains = np.asarray(prices @ self._shares)
        whole = self._picker.near(gains, self._picker.box)
        return whole is not None and float(gains @ whole) > more_than and self._added(whole)

    def _best_at(self, prices: Floats) -> tuple[float, bool]:
        """What no set exceeds at these prices, and whether the best one is new."""
        self.effort -= 1
        found = self._picker.best(np.asarray(prices @ self._shares))
        if found is None:
            return np.inf, False
        return found.bound, self._added(found.values)

    def _added(self, whole: Floats) -> bool:
        return self.add(np.rint(whole[: self._pool.cells]).astype(np.int64))


def _empty(kinds: int) -> Integers:
    """No set yet: a level that every kind reaches, and weights that add up to one."""
    from scipy.sparse import csr_array

    rows = np.concatenate([-np.ones(kinds), [0.0]])[:, None]
    return Integers(
        gains=np.ones(1),
        lower=np.full(1, -1.0),
        upper=np.ones(1),
        is_whole=np.zeros(1, dtype=bool),
        rows=csr_array(rows),
        least=np.concatenate([np.zeros(kinds), [1.0]]),
        most=np.concatenate([np.full(kinds, np.inf), [1.0]]),
    )
