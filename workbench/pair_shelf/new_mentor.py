"""Gate: the two were no pair before, where every fellowship is to bring somebody new."""

from __future__ import annotations

from workbench.rules.mentoring.relations import Known, RelationGate
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Relation


def _stops(known: tuple[Known, ...]) -> Sentence:
    del known
    return sentence("They were a pair before.")


def gate() -> RelationGate:
    """A pair that was one before is blocked."""
    return RelationGate(
        "new_mentor",
        sentence("a mentor who is new to her"),
        Relation.EARLIER,
        _stops,
        sentence("They were no pair before."),
    )
