"""The points of every pair under several rules at once, a block of fellows at a time.

Rules that tell few kinds of fellows apart are added up beforehand, one wide row for each joint
kind: a fellow's points are then a sum of a few rows. A pair that a gate stops is far below 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from workbench.engines.pairs.scores import Points, Wholes
from workbench.rules import kleene
from workbench.rules.mentoring.alike import Kinds, kinds_of
from workbench.rules.mentoring.asked import Asked, Said

WIDE = 1 << 25
"""So many points are held in wide rows at the most, all rules together."""
NEAR = 1 << 16
"""So many points are added up at once: they stay near the processor."""
FAR = 30_000
"""What all gates together take off: no sum leaves int16, and any one gate outweighs all points."""

Weigh = Callable[[Said], Points]


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule asked of every pair, and what its answers count."""

    asked: Asked
    counts: Weigh

    def block(self, rows: slice) -> Points:
        """What it counts for these fellows with every mentor (rows, m)."""
        return self.counts(self.asked.block(rows))

    def at(self, rows: Wholes, columns: Wholes) -> Points:
        """What it counts for each fellow with the mentor in the same place (k,)."""
        return self.counts(self.asked.at(rows, columns))


@dataclass(frozen=True, eq=False)
class Wide:
    """The sum of some rules for each joint kind of fellow with every mentor (k, m)."""

    kinds: Wholes
    points: Points

    def block(self, rows: slice) -> Points:
        """The sum for these fellows with every mentor (rows, m)."""
        return np.take(self.points, self.kinds[rows], axis=0)

    def at(self, rows: Wholes, columns: Wholes) -> Points:
        """The sum for each fellow with the mentor in the same place (k,)."""
        return np.asarray(self.points[self.kinds[rows], columns])


@dataclass(frozen=True, eq=False)
class Narrow:
    """The sum of some rules for each kind of fellow with each kind of mentor (k, l)."""

    rows: Wholes
    columns: Wholes
    points: Points

    def block(self, rows: slice) -> Points:
        """The sum for these fellows with every mentor (rows, m)."""
        return np.take(self.points[self.rows[rows]], self.columns, axis=1)

    def at(self, rows: Wholes, columns: Wholes) -> Points:
        """The sum for each fellow with the mentor in the same place (k,)."""
        return np.asarray(self.points[self.rows[rows], self.columns[columns]])


class _Summand(Protocol):
    def block(self, rows: slice) -> Points: ...

    def at(self, rows: Wholes, columns: Wholes) -> Points: ...


@dataclass(frozen=True, eq=False)
class Sheet:
    """What some rules come to together for every pair; below 0 where a gate stops it."""

    rows: int
    columns: int
    summands: tuple[_Summand, ...]

    def block(self, rows: slice) -> Points:
        """The sum for these fellows with every mentor (rows, m)."""
        start, stop, _ = rows.indices(self.rows)
        found = np.zeros((max(stop - start, 0), self.columns), dtype=np.int16)
        step = max(1, NEAR // max(self.columns, 1))
        for each in self.summands:
            large = max(1, len(found)) if isinstance(each, Rule) else step
            for at in range(0, len(found), large):
                part = found[at : at + large]
                part += each.block(slice(start + at, start + at + len(part)))
        return found

    def at(self, rows: Wholes, columns: Wholes) -> Points:
        """The sum for each fellow with the mentor in the same place (k,)."""
        found = np.zeros(len(columns), dtype=np.int16)
        for each in self.summands:
            found += each.at(rows, columns)
        return found


def sheet(gates: Sequence[Asked], parts: Sequence[Asked], *, rows: int, columns: int) -> Sheet:
    """The points of parts, far below 0 where a gate says no; unknown stops nothing."""
    far = np.int16(FAR // max(len(gates), 1))

    def stops(said: Said) -> Points:
        return np.multiply(np.minimum(said, kleene.UNKNOWN), far, dtype=np.int16)

    rules = [Rule(each, stops) for each in gates] + [Rule(each, _as_points) for each in parts]
    return Sheet(rows, columns, tuple(_summands(rules, rows=rows, columns=columns)))


def _as_points(said: Said) -> Points:
    return said.astype(np.int16)


def _summands(rules: Iterable[Rule], *, rows: int, columns: int) -> Iterable[_Summand]:
    """Rules of few kinds added up in wide rows while these can be held, the others alone."""
    left = WIDE
    bundle: list[Rule] = []
    kinds = kinds_of([], people=rows)
    many: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: len(rule.asked.rows)):
        joint = kinds_of([kinds.of, rule.asked.rows.of], people=rows)
        if bundle and not _is_few(joint, rows=rows, columns=columns, left=left):
            left -= len(kinds) * columns
            yield _wide(bundle, kinds)
            bundle, joint = [], rule.asked.rows
        if _is_few(joint, rows=rows, columns=columns, left=left):
            bundle, kinds = [*bundle, rule], joint
        else:
            many.append(rule)
            kinds = kinds_of([], people=rows)
    if bundle:
        yield _wide(bundle, kinds)
    yield from _narrow(many)


def _narrow(rules: Iterable[Rule]) -> Iterable[_Summand]:
    """Rules that look at the same columns added up, where their kinds can be held."""
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Rule]] = {}
    for rule in rules:
        alike.setdefault((rule.asked.of_fellow, rule.asked.of_mentor), []).append(rule)
    for some in alike.values():
        asked = some[0].asked
        if not asked.is_held:
            yield from some
            continue
        points = np.zeros((len(asked.rows), len(asked.columns)), dtype=np.int16)
        for rule in some:
            points += rule.counts(rule.asked.by_kind)
        yield Narrow(asked.rows.of, asked.columns.of, points)


def _is_few(kinds: Kinds, *, rows: int, columns: int, left: int) -> bool:
    """Whether a wide row for each kind can be held, and spares work."""
    return len(kinds) * columns <= left and len(kinds) <= max(rows // 4, 1)


def _wide(bundle: Sequence[Rule], kinds: Kinds) -> Wide:
    columns = len(bundle[0].asked.mentors)
    points = np.zeros((len(kinds), columns), dtype=np.int16)
    for rule in bundle:
        asked = rule.asked
        said = rule.counts(asked.by_kind)[asked.rows.of[kinds.firsts]]
        points += np.take(said, asked.columns.of, axis=1)
    return Wide(kinds.of, points)
