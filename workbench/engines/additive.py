"""Several raters, several items: how strict each rater is, and how she changes as she goes on.

A rating is taken for item + rater + noise. Raters are compared only on the items they share, so
that nothing is assumed of the others; their effects are then drawn towards zero, the more the
fewer ratings they share, over a whole prior of how much raters may differ.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array, diags_array, hstack
from scipy.sparse.csgraph import connected_components
from scipy.special import stdtrit

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

_TRUST = 4.0
"""The noise expected weighs as much as this many comparisons beside the noise found."""

_GRID = 33
_NOTHING = 1e-9


@dataclass(frozen=True, eq=False)
class Ratings:
    """One value for each pair of an item and a rater, both numbered from 0."""

    item: Whole
    rater: Whole
    value: Floats
    items: int
    raters: int

    def shared(self) -> csr_array:
        """A row for each item and a column for each rater: 1 where she rated it."""
        ones = np.ones(len(self.value))
        shape = (self.items, self.raters)
        return csr_array(coo_array((ones, (self.item, self.rater)), shape=shape))


@dataclass(frozen=True)
class Expected:
    """Standard deviations expected before any rating is seen, in the unit of the ratings.

    Of the raters, of the noise, and of what a rater drifts from her first rating to her last: a
    prior that a few dozen ratings outweigh. A rater with fewer than `shared` ratings of items
    that others rated too is not compared at all: one wild rating would pass for strictness.
    """

    raters: float
    noise: float
    drift: float
    shared: int = 1


@dataclass(frozen=True, eq=False)
class Effects:
    """An effect for each rater with its 95 % interval; `covariance` is what stays unknown."""

    value: Floats
    low: Floats
    high: Floats
    covariance: Floats


@dataclass(frozen=True, eq=False)
class Fit:
    """What the ratings say of items and raters.

    `plain` is the mean of each item, NaN without a rating; `corrected` has the effects of its
    raters taken out. `noise` is a standard deviation. `group` numbers the raters who share
    items, however indirectly: nothing compares those of two groups, nor one alone in hers.
    """

    plain: Floats
    corrected: Floats
    effects: Effects
    noise: float
    group: Whole


@dataclass(frozen=True, eq=False)
class _Told:
    """Least squares within items: the estimates, their precision in units of 1 / noise.

    `noise` is a variance, known as well as from so many `degrees` of freedom.
    """

    estimate: Floats
    weight: Floats
    noise: float
    degrees: float


def fit(ratings: Ratings, expected: Expected) -> Fit:
    """The mean of each item, the effect of each rater, and the means without those effects."""
    shared = ratings.shared()
    plain = _means(ratings)
    compared = _compared(ratings, expected.shared)
    told = _within(compared, _columns(compared), expected.noise)
    effects = shrunken(
        told.estimate, told.weight / told.noise, expected.raters, degrees=told.degrees
    )
    counts = np.asarray(shared.sum(axis=1)).ravel()
    corrected = plain - (shared @ effects.value) / np.maximum(counts, 1)
    met = compared.shared()
    group = connected_components(met.T @ met, directed=False)[1].astype(np.int64)
    return Fit(plain, corrected, effects, float(np.sqrt(told.noise)), group)


def drift(ratings: Ratings, place: Floats, expected: Expected) -> Effects:
    """By how much each rater's ratings moved from her first to her last (`place` counts them).

    What the items and her strictness explain is taken out first.
    """
    none = np.zeros(ratings.raters)
    if len(place) == 0:
        return Effects(none, none, none, np.zeros((ratings.raters, ratings.raters)))
    first, last = np.full(ratings.raters, np.inf), np.full(ratings.raters, -np.inf)
    np.minimum.at(first, ratings.rater, place)
    np.maximum.at(last, ratings.rater, place)
    way = np.where(last > first, last - first, 1.0)[ratings.rater]
    along = (place - (first + last)[ratings.rater] / 2) / way
    columns = hstack([_columns(ratings), _columns(ratings, along)], format="csr")
    told = _within(ratings, columns, expected.noise)
    unknown = np.linalg.pinv(told.weight, rcond=_NOTHING, hermitian=True) * told.noise
    moved = slice(ratings.raters, None)
    precision = np.linalg.pinv(unknown[moved, moved], rcond=_NOTHING, hermitian=True)
    return shrunken(told.estimate[moved], precision, expected.drift, degrees=told.degrees)


def shrunken(estimate: Floats, precision: Floats, scale: float, *, degrees: float) -> Effects:
    """Effects drawn towards zero, over all that their spread may be (half-normal, of this scale).

    Directions about which nothing is told (a shift of all raters alike) stay at zero. `degrees`
    say how well the precision is known: intervals are Student's.
    """
    strength, axes = np.linalg.eigh(precision)
    is_told = strength > _NOTHING * max(1.0, float(strength.max(initial=0.0)))
    strength, axes = strength[is_told], axes[:, is_told]
    along = axes.T @ estimate
    spread = np.linspace(0.0, 4 * scale, _GRID)[:, None]
    total = spread**2 + 1 / strength
    fits = -0.5 * (np.log(total) + along**2 / total).sum(axis=1)
    fits -= 0.5 * (spread[:, 0] / scale) ** 2
    chance = np.exp(fits - fits.max())
    chance /= chance.sum()
    kept = spread**2 / total
    mean = chance @ (kept * along)
    unknown = chance @ (kept / strength + (kept * along - mean) ** 2)
    value, covariance = axes @ mean, (axes * unknown) @ axes.T
    reach = stdtrit(degrees, 0.975) * np.sqrt(np.diag(covariance).clip(0))
    return Effects(value, value - reach, value + reach, covariance)


def _compared(ratings: Ratings, fewest: int) -> Ratings:
    """The ratings of items rated by several, of raters who share enough of them."""
    kept = np.ones(len(ratings.value), dtype=bool)
    while True:
        several = np.bincount(ratings.item[kept], minlength=ratings.items) > 1
        enough = np.bincount(ratings.rater[kept & several[ratings.item]], minlength=ratings.raters)
        still = kept & several[ratings.item] & (enough >= fewest)[ratings.rater]
        if still.sum() == kept.sum():
            break
        kept = still
    item, rater, value = ratings.item[kept], ratings.rater[kept], ratings.value[kept]
    return Ratings(item, rater, value, ratings.items, ratings.raters)


def _means(ratings: Ratings) -> Floats:
    counts = np.bincount(ratings.item, minlength=ratings.items)
    totals = np.bincount(ratings.item, ratings.value, ratings.items)
    means: Floats = np.where(counts > 0, totals / np.maximum(counts, 1), np.nan)
    return means


def _columns(ratings: Ratings, value: Floats | None = None) -> csr_array:
    """A row for each rating: a value (1 when none is given) in the column of its rater."""
    rows = np.arange(len(ratings.value))
    values = np.ones(len(rows)) if value is None else value
    shape = (len(rows), ratings.raters)
    return csr_array(coo_array((values, (rows, ratings.rater)), shape=shape))


def _within(ratings: Ratings, columns: csr_array, noise: float) -> _Told:
    """Least squares on what is left of ratings and columns once each item's mean is taken out."""
    counts = np.bincount(ratings.item, minlength=ratings.items)
    rows = np.arange(len(ratings.value))
    shape = (ratings.items, len(rows))
    belongs = csr_array(coo_array((np.ones(len(rows)), (ratings.item, rows)), shape=shape))
    sums = belongs @ columns
    per_item = diags_array(1 / np.maximum(counts, 1))
    weight = (columns.T @ columns - sums.T @ per_item @ sums).toarray()
    left = ratings.value - _means(ratings)[ratings.item]
    cross = columns.T @ left
    top = max(1.0, float(np.abs(weight).max(initial=0.0)))
    rank = int(np.linalg.matrix_rank(weight, tol=_NOTHING * top, hermitian=True))
    estimate = np.linalg.pinv(weight, rcond=_NOTHING, hermitian=True) @ cross
    degrees = max(0, len(rows) - int((counts > 0).sum()) - rank)
    rest = max(0.0, float(left @ left - estimate @ cross))
    variance = (rest + _TRUST * noise**2) / (degrees + _TRUST)
    return _Told(estimate, weight, variance, degrees + _TRUST)
