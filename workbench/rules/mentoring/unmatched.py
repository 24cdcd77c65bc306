"""Why a fellow has no mentor: what stops whom, who is nearest, with whom she competes, what helps.

An idle mentor gets the same courtesy (`idle`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.errors import NotFound
from workbench.rules.cards import Line
from workbench.rules.mentoring import stakes
from workbench.rules.mentoring.competing import Competition, competition, shortage_of
from workbench.rules.mentoring.idle_mentors import Idle, idle
from workbench.rules.mentoring.openings import Opening, openings
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.rules.mentoring.reading import stopping
from workbench.rules.mentoring.restricted import counted
from workbench.rules.mentoring.stake_words import mentor_name
from workbench.rules.mentoring.stakes import row_of
from workbench.rules.mentoring.stops import stops
from workbench.rules.mentoring.terms import Pair
from workbench.rules.mentoring.unpaired import reasons
from workbench.sentences import Paragraph, Sentence, sentence, sentences
from workbench.vocabulary import Role


@dataclass(frozen=True)
class Nearest:
    """The mentor (or, for an idle mentor, the fellow) with the fewest gates in the way."""

    number: int
    stops: tuple[Line, ...]
    fit: int
    sentence: Sentence


@dataclass(frozen=True)
class Unmatched:
    """Why a fellow has no mentor.

    `sentence` counts the mentors each gate stops; `changes` are single changes each of which
    would give her a mentor; `group` is who competes for the same places, None where nobody does.
    """

    fellow: int
    sentence: Sentence
    nearest: Nearest | None
    changes: tuple[Opening, ...]
    group: Competition | None


def unmatched(
    of: Problem, pairing: Pairing, fellow: int, *, role: Role = Role.COORDINATOR
) -> Unmatched | None:
    """Why she has no mentor in the best pairing under these terms; None when she has one."""
    if fellow not in of.fellows.index:
        raise NotFound(
            sentence("Fellow {fellow} is not in this cohort.", fellow=fellow), code="not_here"
        )
    pairs = stakes.pairs_of(of, pairing)
    if fellow in pairs:
        return None
    short = shortage_of(of, pairs)
    return Unmatched(
        fellow,
        _said(of, fellow, role=role),
        _nearest(of, fellow, role=role),
        openings(of, pairing, fellow, short=short),
        None if fellow in of.terms.alone else competition(of, short, fellow, role=role),
    )


def _said(of: Problem, fellow: int, *, role: Role) -> Sentence:
    """What stops how many mentors, and how many would do."""
    if fellow in of.terms.alone:
        why = of.terms.reason_of_lock(fellow)
        by_hand = sentence("She is left without a mentor by hand.")
        if not why:
            return by_hand
        reason = sentence("Reason: {reason}.", reason=why.rstrip("."))
        return sentence("{sentences}", sentences=Paragraph((by_hand, reason)))
    if len(of.mentors) == 0:
        return sentence("There is no mentor yet.")
    row = row_of(of, fellow)
    every = stopping(of, slice(row, row + 1), role=role)
    free = int((~np.logical_or.reduce([each.stops for each in every])).sum())
    stopped = counted((each.title, int(each.stops.sum())) for each in every)
    if free == len(of.mentors):
        return sentences(
            "{count} mentor would do for her, but has no place left.",
            "{count} mentors would do for her, but none has a place left.",
            free,
        )
    if free:
        return sentences(
            "{count} mentor would do for her, but has no place left. What stops the others: "
            "{gates}.",
            "{count} mentors would do for her, but none has a place left. What stops the others: "
            "{gates}.",
            free,
            gates=stopped,
        )
    return sentences(
        "The only mentor does not pass every gate: {gates}.",
        "None of the {count} mentors passes every gate. What stops most comes first: {gates}.",
        len(of.mentors),
        gates=stopped,
    )


def _nearest(of: Problem, fellow: int, *, role: Role) -> Nearest | None:
    """The mentor with the fewest gates in the way, then the best fit, then by name."""
    if len(of.mentors) == 0:
        return None
    row = row_of(of, fellow)
    here = slice(row, row + 1)
    in_the_way = np.sum([each.stops[0] for each in stopping(of, here, role=role)], axis=0)
    fit = of.table.fit(here)[0]
    names = np.array([mentor_name(of, int(number)) for number in of.mentors.index])
    column = int(np.lexsort((names, -fit.astype(np.int64), in_the_way))[0])
    mentor = int(of.mentors.index[column])
    stopped = stops(of, Pair(fellow, mentor), role=role)
    return Nearest(mentor, stopped, int(fit[column]), _near(of, mentor, stopped, int(fit[column])))


def _near(of: Problem, mentor: int, stopped: tuple[Line, ...], fit: int) -> Sentence:
    name = mentor_name(of, mentor)
    if not stopped:
        return sentence("Nearest: {mentor}, fit {fit}, with no place left.", mentor=name, fit=fit)
    reasons_said = Paragraph(tuple(line.reason for line in stopped))
    return sentence(
        "Nearest: {mentor}, fit {fit}. In the way: {reasons}",
        mentor=name,
        fit=fit,
        reasons=reasons_said,
    )


__all__ = ["Idle", "Nearest", "Unmatched", "idle", "reasons", "unmatched"]
