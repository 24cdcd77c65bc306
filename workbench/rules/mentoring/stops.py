"""What stands between a fellow and a mentor, as far as a role may read it."""

from __future__ import annotations

from workbench.rules.cards import Line
from workbench.rules.mentoring.cards import gate_lines
from workbench.rules.mentoring.proposals import Problem
from workbench.rules.mentoring.terms import Pair
from workbench.vocabulary import Answer, Role


def stops(of: Problem, pair: Pair, *, role: Role) -> tuple[Line, ...]:
    """The gates that say no to a pair; quiet ones are one line for all roles but protection."""
    lines = gate_lines(
        of.fellows.loc[pair.fellow],
        of.mentors.loc[pair.mentor],
        rubric=of.table.rubric,
        relations=of.circumstances.relations,
        role=role,
    )
    return tuple(line for line in lines if line.answer is Answer.NO)
