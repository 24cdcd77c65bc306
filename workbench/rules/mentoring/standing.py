"""Pairs that have begun and can no longer go on as they are: named, never moved by a rule."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.engines.pairs.scores import BLOCKED
from workbench.rules.mentoring import judging, scoring
from workbench.rules.mentoring.situations import Names, Situation
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Paragraph, Sentence, sentence


@dataclass(frozen=True)
class Unsettled:
    """A pair that has begun, or one locked by hand, what speaks against it, and what to do."""

    pair: Pair
    against: Sentence | Paragraph
    to_do: Sentence


END_IT = sentence("The pair stands until you end it, with a reason: then plan again.")
UNLOCK = sentence("You locked this pair: it stands until you take the lock off.")
UNLOCKED = sentence("You had locked this pair: the lock is taken off.")


def unsettled(of: Situation, names: Names) -> tuple[Unsettled, ...]:
    """The pairs that stand, begun or locked, against which something speaks now."""
    started = {Pair(*each): END_IT for each in of.circumstances.started.items()}
    locked = {Pair(*each): UNLOCK for each in of.terms.locked.items()}
    standing = {**locked, **started}
    gone = {pair: said for pair in standing if (said := _gone(of, pair, names)) is not None}
    here = [pair for pair in standing if pair not in gone]
    against: dict[Pair, Sentence | Paragraph] = {
        **gone,
        **_overfull(of, here, names),
        **blocked(of, here),
    }
    return tuple(
        Unsettled(pair, said, UNLOCKED if _cannot_stay_locked(of, pair) else standing[pair])
        for pair, said in sorted(against.items(), key=lambda each: each[0])
    )


def gone_locks(of: Situation) -> tuple[Pair, ...]:
    """The pairs locked by hand of which one is not here any more: no proposal can keep them."""
    locked = (Pair(*each) for each in of.terms.locked.items())
    return tuple(pair for pair in locked if _cannot_stay_locked(of, pair))


def _cannot_stay_locked(of: Situation, pair: Pair) -> bool:
    is_begun = of.circumstances.started.get(pair.fellow) == pair.mentor
    is_here = pair.fellow in of.here.index and pair.mentor in of.mentors.index
    return not is_here and not is_begun


def _gone(of: Situation, pair: Pair, names: Names) -> Sentence | None:
    if pair.mentor not in of.mentors.index:
        return sentence(
            "{mentor}, mentor of {fellow}, has left.",
            mentor=names.mentors.get(pair.mentor, ""),
            fellow=names.fellows.get(pair.fellow, ""),
        )
    if pair.fellow not in of.here.index:
        name = names.fellows.get(pair.fellow, "")
        return sentence("{fellow} has left the cohort.", fellow=name)
    return None


def blocked(of: Situation, pairs: list[Pair]) -> dict[Pair, Paragraph]:
    """What gates and what was said before have against these pairs."""
    if not pairs:
        return {}
    she = of.fellows.loc[[each.fellow for each in pairs]]
    he = of.mentors.loc[sorted({each.mentor for each in pairs})]
    table = scoring.table(she, he, rubric=of.rubric, terms=of.terms, circumstances=of.circumstances)
    columns = he.index.get_indexer([each.mentor for each in pairs])
    is_blocked = table.at(np.arange(len(she)), columns) == BLOCKED
    found = {}
    for place in np.flatnonzero(is_blocked).tolist():
        pair = pairs[place]
        found[pair] = Paragraph(said_against(of, pair))
    return found


def said_against(of: Situation, pair: Pair) -> tuple[Sentence, ...]:
    """What speaks against one pair of two who are here, in sentences."""
    return judging.judge(
        {pair.fellow: pair.mentor},
        of.fellows.loc[[pair.fellow]],
        of.mentors.loc[[pair.mentor]],
        rubric=of.rubric,
        terms=of.terms,
        circumstances=of.circumstances,
    )


def _overfull(of: Situation, pairs: list[Pair], names: Names) -> dict[Pair, Sentence]:
    """The pairs of mentors who stand with more fellows than they have room for now."""
    held: dict[int, list[Pair]] = {}
    for pair in pairs:
        held.setdefault(pair.mentor, []).append(pair)
    return {
        pair: sentence(
            "{mentor} has room for {room} and accompanies {count}.",
            mentor=names.mentors[mentor],
            room=of.room_of(mentor),
            count=len(together),
        )
        for mentor, together in held.items()
        if len(together) > of.room_of(mentor)
        for pair in together
    }
