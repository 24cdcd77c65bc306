"""What lies on the mentoring table as one moment, to be compared with another."""

from __future__ import annotations

from dataclasses import replace

from workbench.apps.mentoring.table import MentoringTable
from workbench.rules.mentoring.situations import Situation
from workbench.rules.mentors_here import still_here


def moment(table: MentoringTable) -> Situation:
    """Both sides, the pairs begun and drafted, the terms, and what is given."""
    sides, draft = table.sides, table.draft
    given = sides.circumstances
    started = {**given.started, **sides.confirmed}
    return Situation(
        sides.fellows,
        still_here(sides.mentors),
        draft.rubric,
        {**draft.pairs, **started},
        draft.terms,
        replace(given, started=started),
    )


def with_locks_of(of: Situation, before: Situation) -> Situation:
    """The moment with the locks that fell away because a mentor left, so that they are named."""
    gone = {
        one: mate
        for one, mate in before.terms.locked.items()
        if one in of.fellows.index and mate not in of.mentors.index
    }
    return replace(of, terms=replace(of.terms, locked={**gone, **of.terms.locked}))
