"""What one place more of a mentor, or one more part of the week, would open."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from workbench.engines.pairs import margins, matching
from workbench.engines.pairs.matching import Matched
from workbench.engines.pairs.scores import BLOCKED, Points, Wholes
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.missing import OutOfHundred, points_of
from workbench.rules.mentoring.proposals import Problem
from workbench.rules.mentors_here import still_here
from workbench.vocabulary import Slot

TRIED = 12
"""So many parts of the week are planned with exactly, those that promise most."""
MOST = 5


@dataclass(frozen=True)
class More:
    """One thing more of a mentor: a place, or a slot. What it gives, best first.

    `fellows` more would have a mentor; `points` is what the total fit gains.
    """

    mentor: int
    slot: Slot | None
    fellows: int
    points: int


def places(of: Problem, now: Matched) -> tuple[More, ...]:
    """The mentors of whom one place more would open most; `now` is the best matching."""
    every = slice(0, now.of.scores.shape[0])
    found = margins.opened(now, now.of.scores.block(every))
    mentors = of.mentors.index
    can = (_held(now) <= now.of.room) & mentors.isin(still_here(of.mentors).index)
    more = [
        More(int(mentors[at]), None, int(found.rows[at]), int(found.points[at]))
        for at in np.flatnonzero(can & ((found.rows > 0) | (found.points > 0))).tolist()
    ]
    return _ranked(more)


def slots(of: Problem, now: Matched) -> tuple[More, ...]:
    """The parts of the week that would open most if a mentor had one more of them."""
    asked = _asked(of)
    if not len(asked):
        return ()
    table = scoring.table(of.fellows, asked, rubric=of.table.rubric)
    more = points_of(table)
    columns = of.mentors.index.get_indexer(asked["own"])
    own = now.of.scores.block(slice(0, len(of.fellows)))[:, columns]
    banned = points_of(of.table)[:, columns] == BLOCKED
    open_now = points_of(scoring.table(of.fellows, of.mentors, rubric=of.table.rubric))
    more[banned & (open_now[:, columns] != BLOCKED)] = BLOCKED
    bounds = _at_most(now, more, columns)
    hopeful = np.argsort(-bounds, kind="stable")[:TRIED]
    found = [
        _planned(of, now, asked, more, int(at), int(columns[at]))
        for at in hopeful.tolist()
        if bounds[at] > 0 and np.any(more[:, at] != own[:, at])
    ]
    return _ranked([each for each in found if (each.fellows, each.points) > (0, 0)])


def _asked(of: Problem) -> pd.DataFrame:
    """Each mentor who said when once more for every part of the week that is not among it."""
    known = of.mentors[of.mentors["slots"].map(len) > 0]
    frames = []
    for slot in Slot:
        here = known[~known["slots"].map(lambda each, code=str(slot): code in each)]
        with_it = here["slots"].map(lambda each, code=str(slot): (*each, code))
        frames.append(here.assign(slots=with_it, own=here.index, more=str(slot)))
    joined = pd.concat(frames)
    joined.index = pd.RangeIndex(1, len(joined) + 1, name="mentor")
    return joined


def _at_most(now: Matched, more: Points, columns: Wholes) -> Wholes:
    """What each changed column cannot bring more than: its places at the price it would have."""
    margin = margins.margins(now)
    free = margins.are_free(now.of)
    head = now.of.head
    weights = np.where(more == BLOCKED, 0, more.astype(np.int64) + head) - margin[:, None]
    prices = np.zeros(len(now.of.room), dtype=np.int64)
    rows = np.flatnonzero(free & (now.columns >= 0))
    had = now.columns[rows]
    points = now.of.scores.block(slice(0, len(margin)))[rows, had].astype(np.int64)
    prices[had] = points + head - margin[rows]
    over = np.clip(weights[free].max(axis=0, initial=0) - prices[columns], 0, None)
    room = np.clip(now.of.room - _held(now), 0, None)
    return np.asarray(over * np.minimum(room[columns], len(margin)), dtype=np.int64)


def _planned(
    of: Problem, now: Matched, asked: pd.DataFrame, more: Points, at: int, column: int
) -> More:
    points = now.of.scores.block(slice(0, len(of.fellows))).copy()
    points[:, column] = more[:, at]
    then = matching.solve(replace(now.of, scores=OutOfHundred(points)))
    return More(
        mentor=int(asked["own"].iloc[at]),
        slot=Slot(asked["more"].iloc[at]),
        fellows=then.count - now.count,
        points=then.objective - now.objective,
    )


def _held(now: Matched) -> Wholes:
    held = now.of.held
    taken = np.zeros(0, dtype=np.int64) if held is None else held[held >= 0]
    return np.bincount(taken, minlength=len(now.of.room)).astype(np.int64)


def _ranked(found: list[More]) -> tuple[More, ...]:
    best = sorted(found, key=lambda each: (-each.fellows, -each.points, each.mentor))
    return tuple(best[:MOST])
