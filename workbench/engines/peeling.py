"""Even shares taken apart into whole sets, each with a weight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.engines import lots
from workbench.engines.highs import Floats, Integers
from workbench.engines.picking import Box, Picker
from workbench.engines.pools import Pool, Wholes, programme

DUST = 1e-6
# Beyond this little is left, and its own arithmetic is no longer to be trusted.
COARSEST = 0.05


@dataclass(frozen=True, eq=False)
class Mixture:
    """Whole sets (j, cells), and the weight of each (j,).

    The weights add up to one, or to less when some shares could not be taken apart.
    """

    sets: Wholes
    weights: Floats


def peel(pool: Pool, values: Floats, *, picker: Picker) -> Mixture:
    """Whole sets whose weighted sum is these shares, as far as such sets can be found.

    Each set holds every limit that the shares left just reach, and is taken off them as far as
    they stay within the limits. A further limit is then just reached, so it ends.
    """
    sets, rest, at = programme(pool), 1.0, values
    found: list[Floats] = []
    weights: list[float] = []
    counts = np.maximum(pool.counts[pool.kinds], 1)
    while rest > DUST:
        dust = min(DUST / rest, COARSEST)
        gains = np.zeros(len(at))
        gains[: pool.cells] = at[: pool.cells] / counts + _noise(pool.cells, turn=len(found))
        whole = picker.near(gains, _face(sets, at, dust=dust))
        step = 0.0 if whole is None else _step(sets, at, whole=whole)
        if whole is None or step <= dust:
            break
        found.append(whole)
        weights.append(rest * step)
        rest *= 1 - step
        if step < 1:
            at = (at - step * whole) / (1 - step)
    shape = (len(found), pool.cells)
    cells = np.array([whole[: pool.cells] for whole in found]).reshape(shape)
    return Mixture(np.rint(cells).astype(np.int64), np.array(weights))


def _face(sets: Integers, at: Floats, *, dust: float) -> Box:
    """The limits, and at their end those that the shares just reach."""
    taken = sets.rows @ at
    return Box(
        lower=np.where(at >= sets.upper - dust, sets.upper, sets.lower),
        upper=np.where(at <= sets.lower + dust, sets.lower, sets.upper),
        least=np.where(taken >= sets.most - dust, sets.most, sets.least),
        most=np.where(taken <= sets.least + dust, sets.least, sets.most),
    )


def _step(sets: Integers, at: Floats, *, whole: Floats) -> float:
    """How much of a set can be taken off the shares so that the rest keeps to the limits."""
    taken, used = sets.rows @ at, sets.rows @ whole
    room = np.concatenate([at - sets.lower, sets.upper - at, taken - sets.least, sets.most - taken])
    left = np.concatenate(
        [whole - sets.lower, sets.upper - whole, used - sets.least, sets.most - used]
    )
    binds = np.isfinite(left) & (left > DUST)
    return float(np.clip((room[binds] / left[binds]).min(initial=1.0), 0.0, 1.0))


def _noise(count: int, *, turn: int) -> Floats:
    """A little of chance, the same every time, so that equals take turns."""
    drawn = lots.draw(np.arange(count), seed=turn).astype(np.float64)
    return np.asarray(1e-3 * drawn / 2.0**64)
