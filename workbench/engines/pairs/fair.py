"""The worst-off pair as good as possible, then the next: of the matchings with most rows.

Levels of points are settled from the lowest up: as few pairs as can be on the lowest, then on
the next. Prices prove each step over every pair, and what they rule out never comes back.
Source: Huang, Kavitha, Mehlhorn and Michail, "Fair matchings and related problems",
Algorithmica 2016; several levels are settled at a time here, in whole-number weights.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from workbench.engines.pairs.edges import Edges
from workbench.engines.pairs.faces import Face
from workbench.engines.pairs.lots import Lots
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.openness import free_of, held_of, kept_of, room_beside
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Wholes, blocks
from workbench.engines.pairs.shuffle import Shuffle

SAFE = 1 << 53
"""Weights are whole below this in the solver's arithmetic."""
LEEWAY = 8
"""What a matching costs on the way may be so many times the largest weight."""


@dataclass(frozen=True, eq=False)
class Fair:
    """The column of each row (n,), NOBODY for none.

    `count` rows are matched beside those held, the most that can be, and `kept` of them as
    before. `is_proved` says that no other matching of all is better for the worst-off pair,
    then the next.
    """

    columns: Wholes
    count: int
    kept: int
    is_proved: bool
    steps: int
    seconds: float


def solve(of: Matching, best: Matched, *, seed: int) -> Fair:
    """The fairest of the matchings with as many rows that keep as many as the best does.

    The pairs that `best` was found among are looked at first; equals are drawn by the seed.
    """
    began = time.perf_counter()
    face = _face(of, best, seed=seed)
    pairs = face.most_pairs
    is_proved = face.settle(np.full(of.scores.most + 1, pairs + 1), keep=1)
    level, steps = 0, 1
    while is_proved and (level := _next(face, level)) <= face.highest:
        levels = _together(face, level)
        is_proved = face.settle(_worth(levels, of.scores.most))
        level, steps = levels[-1].points + 1, steps + 1
    return Fair(
        np.where(held_of(of) == NOBODY, face.matched, held_of(of)),
        int((face.matched != NOBODY).sum()),
        int(kept_of(of, face.matched).sum()),
        is_proved,
        steps,
        time.perf_counter() - began,
    )


def _face(of: Matching, best: Matched, *, seed: int) -> Face:
    """Every matching at first; the pairs that the best one was found among are looked at."""
    rows, columns = of.scores.shape
    draw = np.random.default_rng([seed, 2])
    kind = np.int8 if of.scores.most <= np.iinfo(np.int8).max else np.int16
    alive = np.empty((rows, columns), dtype=kind)
    for some in blocks(of.scores):
        alive[some] = of.scores.block(some)
    room = room_beside(of, held_of(of))
    alive[~free_of(of)] = BLOCKED
    alive[:, room == 0] = BLOCKED
    few = best.edges
    points = alive[few.rows, few.columns].astype(np.int64)
    is_there = points != BLOCKED
    return Face(
        alive=alive,
        room=room,
        few=Edges(few.rows[is_there], few.columns[is_there], points[is_there]),
        matched=np.full(rows, NOBODY, dtype=np.int64),
        shuffle=Shuffle(draw.permutation(rows), draw.permutation(columns)),
        lots=Lots(rows, columns, seed=seed),
        before=of.before,
    )


@dataclass(frozen=True)
class Level:
    """So many points, and how many rows may have a pair of them."""

    points: int
    rows: int


def _next(face: Face, level: int) -> int:
    """The lowest level from this one up that some pair must have; those below it are ruled out."""
    found = face.lowest_matched(level)
    step = 1
    while found <= face.highest and face.can_do_without(level, min(found + step, face.highest + 1)):
        found, step = face.lowest_matched(level), 2 * step
    while step > 1:
        step //= 2
        if found + step <= face.highest and face.can_do_without(level, found + step):
            found = face.lowest_matched(level)
    face.rule_out(level, found)
    return found


def _together(face: Face, level: int) -> list[Level]:
    """The levels from this one up that are settled in one step: as many as weights can hold."""
    pairs, gravest = face.most_pairs, 1
    found = [Level(level, face.rows_at(level))]
    for points in range(level + 1, face.highest + 1):
        rows = face.rows_at(points)
        gravest *= rows + 1
        if (pairs + 1) * (gravest + 2) * 2 * LEEWAY > SAFE:
            break
        found.append(Level(points, rows))
    return found


def _worth(levels: list[Level], most: int) -> Wholes:
    """What points are worth: one pair on a level outweighs all that can be on those above it."""
    grave = [1]
    for each in levels[:0:-1]:
        grave.append(grave[-1] * (each.rows + 1))
    worth = np.full(most + 1, grave[-1] + 1, dtype=np.int64)
    for each, weight in zip(reversed(levels), grave, strict=True):
        worth[each.points] -= weight
    return worth
