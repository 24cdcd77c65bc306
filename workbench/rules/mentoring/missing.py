"""Which mentors are missing: a track, a language, a part of the day, and what each would open.

A mentor who is not there is counted exactly, all kinds at once; the one that gives most fellows a
mentor is taken, then by fit, and the next is looked for beside it. Counted in fellows at a time,
whatever else the terms limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.engines.pairs import margins, matching
from workbench.engines.pairs.margins import Opened
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import BLOCKED, HeldScores, Points, blocks
from workbench.rules.mentor_profiles import Profile, mentors_of
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.proposals import Problem
from workbench.rules.mentoring.scoring import OUT_OF, PairTable
from workbench.rules.missing_mentors import Missing
from workbench.rules.week import Part
from workbench.vocabulary import Role, Track

MOST = 8
"""So many mentors are looked for at the most, one beside the other."""
WORTH = 10
"""A mentor who gives nobody new a mentor is asked for from so many points of fit on."""
ENOUGH = 3
"""That a woman is needed is said to all where at least so many fellows gain from it."""


class OutOfHundred(HeldScores):
    """Points in memory, of which a hundred are the most that any pair can have."""

    @property
    def most(self) -> int:
        """The most points that a pair can have."""
        return OUT_OF


@dataclass(frozen=True)
class Found:
    """A mentor to look for: new fellows with a mentor, points of fit, and pairs that get better."""

    missing: Missing
    better: int


def find(of: Problem) -> Iterator[Found]:
    """The mentors to look for, one at a time, each counted beside those before it."""
    profiles = profiles_of(of)
    if not profiles:
        return
    more = points_of(table_beside(of, profiles))
    now, found = solved(of), list[Profile]()
    for _ in range(MOST):
        place = _best(profiles, margins.opened(now, more), found)
        if place is None:
            return
        then = _joined(now, more[:, [place]])
        rows, points = then.count - now.count, then.objective - now.objective
        found.append(profiles[place])
        yield Found(Missing(profiles[place], 1, rows, points), _better(now, then))
        now = then


def readable(found: Sequence[Found], *, role: Role) -> tuple[Found, ...]:
    """What a role may read: where few fellows need a woman, their wish could be guessed.

    Such a mentor is looked for without it, marked as restricted, but to Role.PROTECTION.
    """
    return tuple(found) if role is Role.PROTECTION else guarded(found)


def guarded(found: Sequence[Found]) -> tuple[Found, ...]:
    """What anybody may read, a partner say."""
    return tuple(each if _may_be_said(each) else _unsaid(each) for each in found)


def _may_be_said(of: Found) -> bool:
    return not of.missing.profile.is_woman or max(of.missing.seats, of.better) >= ENOUGH


def _unsaid(of: Found) -> Found:
    profile = replace(of.missing.profile, is_woman=False)
    return replace(of, missing=replace(of.missing, profile=profile, is_restricted=True))


def solved(of: Problem) -> Matched:
    """The best matching of fellows and mentors by heads, then points, whatever was before."""
    held = OutOfHundred(points_of(of.table))
    return matching.solve(replace(of.matching, scores=held, before=None))


def points_of(table: PairTable) -> Points:
    """The points of every pair (n, m), BLOCKED where a gate says no."""
    found = [table.block(rows) for rows in blocks(table)]
    return np.concatenate(found) if found else np.zeros(table.shape, dtype=np.int16)


def profiles_of(of: Problem) -> tuple[Profile, ...]:
    """Every kind of mentor whom a fellow who is here could have."""
    spoken = of.fellows["spoken_languages"].dropna().explode().dropna().unique()
    languages = sorted({str(each) for each in spoken} | {"fr", "en"})
    every = [
        Profile(track, language, part, is_woman)
        for track in Track
        for language in languages
        for part in Part
        for is_woman in (False, True)
    ]
    can = (points_of(table_beside(of, every)) != BLOCKED).any(axis=0)
    return tuple(every[place] for place in np.flatnonzero(can).tolist())


def table_beside(of: Problem, profiles: Sequence[Profile]) -> PairTable:
    """The fellows who are here beside mentors of these kinds."""
    return scoring.table(of.fellows, mentors_of(profiles), rubric=of.table.rubric)


def _best(profiles: Sequence[Profile], opened: Opened, found: Sequence[Profile]) -> int | None:
    """The kind that opens most, then one looked for already; a woman only where she opens more."""
    is_worth = (opened.rows > 0) | (opened.points >= WORTH)
    places = np.flatnonzero(is_worth).tolist()
    return min(
        places,
        key=lambda at: (
            -int(opened.rows[at]),
            -int(opened.points[at]),
            profiles[at] not in found,
            profiles[at].is_woman,
            profiles[at],
        ),
        default=None,
    )


def _joined(now: Matched, column: Points) -> Matched:
    """The best matching with a column of one place beside the others."""
    of: Matching = now.of
    points = np.concatenate([of.scores.block(slice(0, of.scores.shape[0])), column], axis=1)
    room = np.append(of.room, 1)
    return matching.solve(replace(of, scores=OutOfHundred(points), room=room))


def _better(now: Matched, then: Matched) -> int:
    """How many rows matched in both have more points than before."""
    rows = np.flatnonzero((now.columns >= 0) & (then.columns >= 0))
    every = slice(0, len(now.columns))
    before = now.of.scores.block(every)[rows, now.columns[rows]]
    after = then.of.scores.block(every)[rows, then.columns[rows]]
    return int((after > before).sum())
