"""What is to be looked at before a pair is confirmed; it blocks nothing.

A mentor who read her application knows what she wrote; one whose company may recruit can decide
on her job. Both can be right, and a person says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.rules.mentoring.relations import of_kinds
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Relation

REVIEWED, RECRUITS, RATHER_NOT = "reviewed", "recruits", "rather_not"

_SAID = {
    REVIEWED: sentence("The mentor read her application."),
    RECRUITS: sentence("The mentor's company may recruit her."),
    RATHER_NOT: sentence("One of the two would rather not."),
}


@dataclass(frozen=True)
class Flag:
    """One thing to look at in a pair: its name, and the sentence that says it."""

    name: str
    message: Sentence


def flags(
    fellow: int, mentor: int, *, mentors: pd.DataFrame, relations: pd.DataFrame
) -> tuple[Flag, ...]:
    """What is to be looked at in one pair."""
    pair = Pair(fellow, mentor)
    alone = pd.DataFrame({"fellow": [fellow], "mentor": [mentor]})
    return flagged(alone, mentors=mentors, relations=relations).get(pair, ())


def flagged(
    pairs: pd.DataFrame, *, mentors: pd.DataFrame, relations: pd.DataFrame
) -> dict[Pair, tuple[Flag, ...]]:
    """What is to be looked at in these pairs (fellow, mentor); those without a flag are not in."""
    asked = pd.MultiIndex.from_frame(pairs[["fellow", "mentor"]])
    recruit = mentors.index[(mentors["may_recruit"] == "yes").to_numpy()]
    raised = {
        REVIEWED: asked.isin(_known(relations, Relation.REVIEWED)),
        RECRUITS: pairs["mentor"].isin(recruit).to_numpy(),
        RATHER_NOT: asked.isin(_known(relations, Relation.RATHER_NOT)),
    }
    found: dict[Pair, tuple[Flag, ...]] = {}
    for name, are_raised in raised.items():
        for fellow, mentor in asked[are_raised]:
            pair = Pair(int(fellow), int(mentor))
            found[pair] = (*found.get(pair, ()), Flag(name, _SAID[name]))
    return found


def _known(relations: pd.DataFrame, kind: Relation) -> list[tuple[int, int]]:
    of_it = of_kinds(relations, [kind])
    return list(zip(of_it["fellow"].tolist(), of_it["mentor"].tolist(), strict=True))
