"""What to ask partners for, as they may read it: mentors who are missing, supports that open seats.

Nobody is named, and nothing is said of a woman but the language that a mentor has to speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.engines import what_ifs
from workbench.engines.seats import NOWHERE, Limit
from workbench.rules import missing_mentors, request_words
from workbench.rules.cohorts import Plan, Problem
from workbench.rules.demand_rows import Asked, Circumstances, supply_of
from workbench.rules.demands import TRACKS, places_of
from workbench.rules.missing_mentors import Missing
from workbench.rules.seat_prices import EUROS
from workbench.sentences import Sentence

TIMES = (3, 2, 1)
"""A support is asked for up to three times, as often as each time opens one seat more."""


@dataclass(frozen=True)
class Request:
    """Something to ask partners for, in a sentence.

    `gives` counts the seats it opens beside the mentors asked for before it; where seats need
    no mentor, the women seated who would have one.
    """

    gives: int
    said: Sentence
    mentors: Missing | None = None


def requests(of: Problem, plan: Plan, circumstances: Circumstances) -> tuple[Request, ...]:
    """What to ask partners for: mentors first, then supports, what opens most first.

    `plan` is the best one of this problem, under these circumstances.
    """
    supports = sorted(_supports(of), key=lambda each: -each.gives)
    return (*_mentors(of, plan, circumstances), *supports)


def letter(asked: Sequence[Request], language: str) -> str:
    """A short letter with some requests, in French or English whatever the desk's language.

    Empty when there is nothing to ask for.
    """
    return request_words.letter([each.said for each in asked], language)


def _mentors(of: Problem, plan: Plan, circumstances: Circumstances) -> Iterator[Request]:
    if of.seating.supply is not None:
        for place, each in enumerate(missing_mentors.missing(of)):
            yield Request(each.seats, request_words.mentors_open(each, place=place), each)
        return
    alone = _accompanied(of, plan, circumstances)
    if alone is not None:
        for each in missing_mentors.missing(alone):
            yield Request(each.seats, request_words.mentors_accompany(each), each)


def _accompanied(of: Problem, plan: Plan, circumstances: Circumstances) -> Problem | None:
    """The seats of a plan as places that each need a mentor, whoever else applied."""
    supply = supply_of(of.applications, replace(of.demands, without_mentor=0), circumstances)
    if supply is None:
        return None
    held = places_of(plan.tracks, of.applications.index)
    is_hers = held[:, None] == np.arange(len(TRACKS))
    seating = replace(
        of.seating,
        gains=(is_hers.astype(np.int64),),
        allowed=is_hers,
        fixed=np.full(len(held), NOWHERE),
        limits=(),
        groups=None,
        supply=supply,
    )
    return replace(of, asked=(), seating=seating)


def _supports(of: Problem) -> Iterator[Request]:
    """The supports of which more would open seats, as many as each opens one more."""
    base = what_ifs.base_of(of.seating)
    now = None if base is None else what_ifs.best(base, base.seating)
    if base is None or now is None:
        return
    seated = int((now.columns != NOWHERE).sum())
    for place, each in enumerate(of.asked):
        if each.key.kind != "support":
            continue
        for times in TIMES:
            more = times * (EUROS if each.key.name == "travel" else 1)
            limit = _more(each, more)
            found = what_ifs.best(base, what_ifs.with_limit(base.seating, place, limit))
            gives = 0 if found is None else int((found.columns != NOWHERE).sum()) - seated
            if gives >= times:
                said = request_words.support_opens(each.key.name, more, gives=gives)
                yield Request(gives, said)
                break


def _more(each: Asked, count: int) -> Limit:
    return replace(each.limit, most=each.at + count)
