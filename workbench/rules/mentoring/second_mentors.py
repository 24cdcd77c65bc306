"""Second mentors, from what room is left once every fellow who can has a first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workbench.engines.pairs import matching, programme
from workbench.engines.pairs.limits import Limits, are_kept
from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.scores import BLOCKED, NOBODY, HeldScores, Wholes
from workbench.rules.mentoring.conditions import heads_of
from workbench.rules.mentoring.scoring import PairTable


def seconds(of: PairTable, firsts: Wholes, among: Wholes, *, limits: Limits, seed: int) -> Wholes:
    """The column of the second mentor of each fellow (n,), NOBODY for most.

    `firsts` (n,) are the columns of first mentors, who stay as they are; `among` the rows of
    those who are to have two. Most of them get one, then the fit decides; never the same mentor
    twice.
    """
    found = np.full(len(firsts), NOBODY, dtype=np.int64)
    rows = among[firsts[among] != NOBODY]
    if not len(rows):
        return found
    points = np.concatenate([of.block(slice(row, row + 1)) for row in rows.tolist()])
    points[np.arange(len(rows)), firsts[rows]] = BLOCKED
    left = replace(limits, needs=()).beside(firsts)
    left = replace(left, takes=left.takes[rows])
    plain = Matching(HeldScores(points), heads_of(left))
    columns = matching.shuffled(plain, seed=seed).columns
    if not are_kept(left, columns):
        columns = programme.solve(plain, left, seed=seed).columns
    found[rows] = columns
    return found
