"""What stands between a fellow and a mentor, as far as a role may read it."""

from __future__ import annotations

from workbench.rules.cards import Line
from workbench.rules.mentoring.cards import why
from workbench.rules.mentoring.proposals import Problem
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import sentence
from workbench.vocabulary import Answer, Relation, Role

RESTRICTED = "restricted"


def stops(of: Problem, pair: Pair, *, role: Role) -> tuple[Line, ...]:
    """The gates that say no to a pair; quiet ones are one line for all roles but protection."""
    fellow, mentor = of.fellows.loc[pair.fellow], of.mentors.loc[pair.mentor]
    every = why(fellow, mentor, rubric=of.table.rubric).gates
    quiet = {each.name for each in of.table.rubric.gates if each.is_quiet}
    found = [line for line in every if line.answer is Answer.NO] + _between(of, pair)
    if role is Role.PROTECTION:
        return tuple(found)
    open_to_all = [line for line in found if line.name not in quiet | {str(Relation.NEVER)}]
    if len(open_to_all) == len(found):
        return tuple(open_to_all)
    hidden = sentence("Blocked (restricted).")
    return (*open_to_all, Line(RESTRICTED, sentence("Safety"), Answer.NO, hidden))


def _between(of: Problem, pair: Pair) -> list[Line]:
    """What was said between the two that blocks them."""
    known = of.circumstances.relations
    theirs = known[(known["fellow"] == pair.fellow) & (known["mentor"] == pair.mentor)]
    reasons = {
        Relation.DECLINED: sentence("One of the two said no to this pair."),
        Relation.NEVER: sentence("These two are never to be a pair."),
    }
    return [
        Line(str(kind), sentence("what was said between them"), Answer.NO, reason)
        for kind, reason in reasons.items()
        if (theirs["kind"] == str(kind)).any()
    ]
