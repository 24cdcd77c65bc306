"""Why a mentor accompanies nobody: what stops whom, the nearest fellow, and what would help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.engines.pairs import what_ifs
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Wholes, blocks
from workbench.errors import NotFound
from workbench.rules.mentoring import scoring, stake_words, stakes
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.rules.mentoring.reading import Truths, banned, stopping
from workbench.rules.mentoring.restricted import counted
from workbench.rules.mentoring.stake_words import fellow_name
from workbench.rules.mentoring.stakes import Stake, column_of
from workbench.rules.mentoring.stops import stops
from workbench.rules.mentoring.terms import Pair
from workbench.sentences import Paragraph, Sentence, Several, sentence, sentences
from workbench.vocabulary import Role, Slot

FEW = 3


@dataclass(frozen=True)
class Idle:
    """Why a mentor accompanies nobody of this cohort.

    `nearest` is the fellow with the fewest gates in the way; `changes` says which meeting time
    would bring a fellow who has nobody; `stake` what it would cost the whole to give the mentor
    the fellow `cheapest`, None where no fellow passes every gate.
    """

    mentor: int
    sentence: Sentence
    nearest: Sentence | None
    changes: tuple[Sentence, ...]
    cheapest: int | None = None
    stake: Stake | None = None
    cost: Sentence | None = None


def idle(
    of: Problem, pairing: Pairing, mentor: int, *, role: Role = Role.COORDINATOR
) -> Idle | None:
    """Why nobody is with a mentor in the best pairing under these terms; None where somebody is."""
    if mentor not in of.mentors.index:
        raise NotFound(
            sentence("Mentor {mentor} is not a mentor of this chapter.", mentor=mentor),
            code="not_here",
        )
    pairs = stakes.pairs_of(of, pairing)
    if mentor in pairs.values():
        return None
    column = column_of(of, mentor)
    stopped, titles = _stopped(of, column, role=role)
    room = int(of.matching.room[column])
    cheapest = None if room == 0 else _cheapest(of, pairing, mentor)
    stake = None if cheapest is None else stakes.of_pair(of, pairing, Pair(cheapest, mentor))
    return Idle(
        mentor,
        _said(of, stopped, titles, room=room),
        _nearest(of, mentor, stopped, role=role),
        tuple(_changes(of, mentor, pairs)) if room else (),
        cheapest,
        stake,
        None if stake is None or cheapest is None else _cost(of, cheapest, stake),
    )


def _stopped(of: Problem, column: int, *, role: Role) -> tuple[Truths, list[Sentence]]:
    """What stops each fellow (gates, n) from having this mentor, and how it is called."""
    found: list[Truths] = []
    titles: list[Sentence] = []
    for part in blocks(of.table):
        every = stopping(of, part, role=role)
        titles = [each.title for each in every]
        found.append(np.array([each.stops[:, column] for each in every]))
    if not found:
        return np.zeros((0, 0), dtype=bool), []
    return np.concatenate(found, axis=1), titles


def _said(of: Problem, stopped: Truths, titles: list[Sentence], *, room: int) -> Sentence:
    if len(of.fellows) == 0:
        return sentence("There is no fellow yet.")
    if room == 0:
        return sentence("This mentor has no place for a fellow of this cohort.")
    free = int((~stopped.any(axis=0)).sum())
    named = counted((title, int(each.sum())) for title, each in zip(titles, stopped, strict=True))
    if free:
        return sentences(
            "{count} fellow could have this mentor, and has another or nobody by the terms.",
            "{count} fellows could have this mentor, and each has another or nobody by the terms.",
            free,
        )
    return sentences(
        "The only fellow does not pass every gate: {gates}.",
        "None of the {count} fellows passes every gate. What stops most comes first: {gates}.",
        len(of.fellows),
        gates=named,
    )


def _nearest(of: Problem, mentor: int, stopped: Truths, *, role: Role) -> Sentence | None:
    """The fellow with the fewest gates in the way, then the best fit, then by name."""
    if len(of.fellows) == 0:
        return None
    rows = np.arange(len(of.fellows))
    fit = of.table.fit_at(rows, np.full(len(rows), column_of(of, mentor))).astype(np.int64)
    names = np.array([fellow_name(of, int(number)) for number in of.fellows.index])
    row = int(np.lexsort((names, -fit, stopped.sum(axis=0)))[0])
    fellow = int(of.fellows.index[row])
    lines = stops(of, Pair(fellow, mentor), role=role)
    words = {"fellow": fellow_name(of, fellow), "fit": int(fit[row])}
    if not lines:
        return sentence("Nearest: {fellow}, fit {fit}.", **words)
    reasons = Paragraph(tuple(line.reason for line in lines))
    return sentence("Nearest: {fellow}, fit {fit}. In the way: {reasons}", **words, reasons=reasons)


def _cheapest(of: Problem, pairing: Pairing, mentor: int) -> int | None:
    """The fellow whom the mentor could have at the least cost by the floors of all pairs."""
    column = column_of(of, mentor)
    if not stakes.has_prices(of.terms):
        return None
    best = stakes.best_of(of, pairing)
    found: tuple[int, int] | None = None
    for part in blocks(of.table):
        is_free = of.table.block(part)[:, column] != BLOCKED
        rows = np.flatnonzero(is_free) + part.start
        rows = rows[[_is_movable(of, int(row)) for row in rows.tolist()]] if len(rows) else rows
        if len(rows) == 0:
            continue
        floors = what_ifs.floors(best, rows=part).weights[rows - part.start, column]
        least = int(floors.argmin())
        if found is None or floors[least] < found[0]:
            found = int(floors[least]), int(of.fellows.index[rows[least]])
    return None if found is None else found[1]


def _is_movable(of: Problem, row: int) -> bool:
    held, alone = of.matching.held, of.matching.idle
    return (held is None or held[row] == NOBODY) and (alone is None or not alone[row])


def _cost(of: Problem, fellow: int, stake: Stake) -> Sentence:
    return sentence(
        "With {fellow} as a pair: {cost}",
        fellow=fellow_name(of, fellow),
        cost=stake_words.cost(stake),
    )


def _changes(of: Problem, mentor: int, pairs: dict[int, int]) -> Iterator[Sentence]:
    """Meeting times of the mentor with which a fellow left over would have this mentor."""
    left = [int(one) for one in of.fellows.index if one not in pairs and one not in of.terms.alone]
    he = of.mentors.loc[[mentor]]
    slots = he["slots"].iloc[0]
    if not left or not slots or not stakes.has_prices(of.terms):
        return
    others = [slot for slot in Slot if str(slot) not in slots]
    tried = pd.concat([he] * len(others), ignore_index=True) if others else he.iloc[:0]
    tried["slots"] = pd.Series([(*slots, str(slot)) for slot in others], dtype=object)
    points = scoring.table(of.fellows.loc[left], tried, rubric=of.table.rubric).block(slice(None))
    column = column_of(of, mentor)
    may = (points != BLOCKED) & ~np.array([[banned(of, one)[column]] for one in left])
    rows: Wholes = np.flatnonzero(may.any(axis=0))
    for at in rows[:FEW].tolist():
        named = Several(
            tuple(fellow_name(of, left[row]) for row in np.flatnonzero(may[:, at])[:FEW])
        )
        yield sentence(
            "If this mentor could meet on {slot}, there would be a pair with one of those who have "
            "nobody: {fellows}.",
            slot=others[at],
            fellows=named,
        )
