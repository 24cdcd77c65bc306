"""What stops pairs, gate by gate, as far as a role may read it; for many pairs at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.scores import Wholes
from workbench.rules import kleene
from workbench.rules.mentoring.proposals import Problem
from workbench.sentences import Sentence
from workbench.vocabulary import Role

Truths = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Stopping:
    """One thing that stops pairs: its name and title, and which pairs (k, m) it stops."""

    name: str
    title: Sentence
    stops: Truths


def stopping(of: Problem, rows: slice, *, role: Role) -> tuple[Stopping, ...]:
    """Everything that stops some of these fellows (k) with every mentor (m).

    Quiet gates, and pairs that are never to be, are one thing for all roles but protection.
    """
    titles = of.table.titles_for(role)
    return tuple(
        Stopping(name, titles[name], answered == kleene.NO)
        for name, answered in of.table.gates_for(role, rows).items()
    )


def banned(of: Problem, fellow: int) -> Truths:
    """The mentors (m,) a fellow may not have whatever both answer."""
    row = int(of.fellows.index.get_loc(fellow))
    here = slice(row, row + 1)
    stops = _forbidden(of, here) | _related(of, here, "declined") | _related(of, here, "never")
    return np.asarray(stops[0], dtype=bool)


def _forbidden(of: Problem, rows: slice) -> Truths:
    pairs = [(each.fellow, each.mentor) for each in of.terms.forbidden]
    return _marked(of, rows, [one for one, _ in pairs], [one for _, one in pairs])


def _related(of: Problem, rows: slice, kind: str) -> Truths:
    known = of.circumstances.relations
    these = known[known["kind"] == kind]
    return _marked(of, rows, these["fellow"].tolist(), these["mentor"].tolist())


def _marked(of: Problem, rows: slice, fellows: list[int], mentors: list[int]) -> Truths:
    start, stop, _ = rows.indices(len(of.fellows))
    marked = np.zeros((stop - start, len(of.mentors)), dtype=bool)
    row: Wholes = of.fellows.index.get_indexer(fellows) - start
    column = of.mentors.index.get_indexer(mentors)
    is_here = (row >= 0) & (row < stop - start) & (column >= 0)
    marked[row[is_here], column[is_here]] = True
    return marked
