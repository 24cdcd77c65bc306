"""Rows that have the same unknowns in the same state are of one kind, and looked at once.

A kind belongs to one bundle of questions: 0 means that nothing in it is unknown (or that what is
unknown there changes nothing), every other number is a place among the spreads of the bundle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules.bundles import NEVER, Bundle, Names, Spread, bundles_of, spreads_of
from workbench.rules.rubric import Rubric
from workbench.rules.unsettled import Unsettled, is_imprecise, is_missing

Codes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Kinds:
    """The kind of every row in every bundle (`codes`: rows by bundles), and their spreads."""

    codes: Codes
    spreads: tuple[tuple[Spread | None, ...], ...]

    def spread(self, bundle: int, kind: int) -> Spread:
        """What a bundle in this state may bring."""
        found = self.spreads[bundle][kind]
        if found is None:
            raise KeyError(f"nothing is unknown in bundle {bundle}")
        return found

    def low(self) -> Codes:
        """What is sure in each row above its sure points: 0, or NEVER while a gate waits."""
        return self._summed(0)

    def high(self) -> Codes:
        """What each row can still reach above its sure points; NEVER: it cannot be in."""
        return self._summed(1)

    def _summed(self, side: int) -> Codes:
        total = np.zeros(len(self.codes), dtype=np.int64)
        for bundle, spreads in enumerate(self.spreads):
            of_kind = [0 if one is None else _now(one, side) for one in spreads]
            total += np.array(of_kind, dtype=np.int64)[self.codes[:, bundle]]
        return total


def kinds_of(applications: pd.DataFrame, rubric: Rubric, *, unsettled: Unsettled) -> Kinds:
    """The kinds met in a frame of applications, bundle by bundle."""
    bundles = bundles_of(rubric)
    codes = np.zeros((len(applications), len(bundles)), dtype=np.int64)
    spreads: list[tuple[Spread | None, ...]] = []
    for place, bundle in enumerate(bundles):
        found: dict[object, tuple[int, Spread | None]] = {None: (0, None)}
        for rows, unknown in _by_unknown(applications, bundle, unsettled):
            first, which = _distinct(applications, rows, bundle)
            looked_at = applications.iloc[first][list(bundle.columns)]
            kinds = [
                found.setdefault(_mark(spread), (len(found), spread))[0]
                for spread in spreads_of(looked_at, bundle, unknown=unknown)
            ]
            codes[rows, place] = np.array(kinds, dtype=np.int64)[which]
        spreads.append(tuple(spread for _, spread in found.values()))
    return Kinds(codes, tuple(spreads))


def patterns(codes: Codes) -> Iterator[tuple[tuple[int, ...], Codes]]:
    """Each different row of kinds, with the places where it stands."""
    if not len(codes):
        return
    sizes = codes.max(axis=0) + 1
    if prod(int(size) for size in sizes) >= 2**62:
        one, key = np.unique(codes, axis=0, return_inverse=True)
    else:
        weights = np.cumprod([1, *(int(size) for size in sizes[:-1])])
        _, first, key = np.unique(codes @ weights, return_index=True, return_inverse=True)
        one = codes[first]
    order = np.argsort(key, kind="stable")
    ends = np.cumsum(np.bincount(key))
    for pattern, end, begin in zip(one, ends, [0, *ends[:-1]], strict=True):
        yield tuple(int(kind) for kind in pattern), order[begin:end]


def _now(spread: Spread, side: int) -> int:
    return int(spread.now[0, side]) if len(spread.now) else NEVER


def _by_unknown(
    applications: pd.DataFrame, bundle: Bundle, unsettled: Unsettled
) -> Iterator[tuple[Codes, Names]]:
    """The rows with each set of unknown names of a bundle, but the empty one.

    What is answered, but not precisely enough for a rule to tell, is as unknown.
    """
    missing = is_missing(applications, bundle.names)
    wanted = {name: each.copy() for name, each in missing.items()}
    for rule, names in bundle.rules.items():
        imprecise = is_imprecise({n: missing[n] for n in names}, unsettled=unsettled[rule])
        for name in names:
            wanted[name] |= imprecise
    key = sum(each.astype(np.int64) << at for at, each in enumerate(wanted.values()))
    for value in np.unique(key):
        if value:
            unknown = tuple(n for at, n in enumerate(bundle.names) if int(value) >> at & 1)
            yield np.flatnonzero(key == value), unknown


def _distinct(applications: pd.DataFrame, rows: Codes, bundle: Bundle) -> tuple[Codes, Codes]:
    """Where each different row first stands, and which of them every row is like.

    Moments are told apart by their day.
    """
    key = np.zeros(len(rows), dtype=np.int64)
    for name in bundle.columns:
        column = applications[name].iloc[rows]
        if isinstance(column.dtype, pd.DatetimeTZDtype):
            column = column.dt.floor("D")
        code = pd.factorize(column)[0] + 1
        key = pd.factorize(key * (int(code.max()) + 1) + code)[0]
    _, first, which = np.unique(key, return_index=True, return_inverse=True)
    return rows[first], which


def _mark(spread: Spread) -> object:
    """What makes two spreads the same; None when nothing unknown there changes anything."""
    if all(not pairs.any() and len(pairs) for pairs in spread.after.values()):
        return None
    after = tuple((asked, pairs.tobytes()) for asked, pairs in spread.after.items())
    return spread.unknown, after
