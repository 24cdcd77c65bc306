"""How often springboard fellows took each step to a fellowship, and how surely that is known.

A chapter's own women count fully, those of all other chapters together as ten at the most; where
cohorts differ more than chance explains, the next one may differ as much (see `engines.thinning`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.engines import thinning
from workbench.engines.thinning import Chance
from workbench.rules import kleene
from workbench.rules.answers import Truths
from workbench.rules.pathways import Pathways
from workbench.vocabulary import Word, word

TOO_FEW = 10
"""Fewer women than this came to a step, in all chapters together, and nothing is told of it."""

OTHERS_WEIGH = 10
"""As how many women of one's own all other chapters together count, at the most."""

CERTAINTY = 0.9


class Step(Word):
    """A step from a springboard seat to a fellowship seat."""

    FINISH = word("finish", "finish the springboard")
    APPLY = word("apply", "apply for the next fellowship")
    SHORTLIST = word("shortlist", "are shortlisted")
    ENROL = word("enrol", "take a seat")


@dataclass(frozen=True)
class Conversion:
    """How many took a step of those who came to it: in the chapter, and in all chapters.

    `waiting` may still take it and `already` took it where others still may: neither is counted.
    `low` to `high` is where the chance lies with
    a certainty of 90 %. `scatter` is above 0 where cohorts differ more than chance explains.
    """

    step: Step
    count: int
    of: int
    all_count: int
    all_of: int
    waiting: int
    already: int
    chance: Chance
    low: float
    high: float
    scatter: float

    @property
    def is_enough(self) -> bool:
        """Whether anything is told of it."""
        return self.all_of >= TOO_FEW


def conversions(found: Pathways, chapter: int) -> tuple[Conversion, ...]:
    """The four steps as a chapter knows them."""
    return tuple(conversion(found, step, chapter=chapter) for step in Step)


def conversion(found: Pathways, step: Step, *, chapter: int, after: float = -np.inf) -> Conversion:
    """One step as a chapter knows it.

    `after` looks only at those who could still take it when this share (0 to 1) of the
    springboard, or of the application period, was over.
    """
    fellows = found.fellows
    seen = _counted(fellows, step) & _could_still(fellows, step, after)
    took_any = fellows[_COLUMN[step]].to_numpy() == kleene.YES
    took = seen & took_any
    here = fellows["chapter"].to_numpy() == chapter
    count, of = int((took & here).sum()), int((seen & here).sum())
    all_count, all_of = int(took.sum()), int(seen.sum())
    elsewhere = thinning.lent(all_count - count, all_of - of, at_most=OTHERS_WEIGH)
    differ = _scatter(fellows["springboard"], took, seen)
    chance = thinning.scattered(thinning.learnt(count, of, before=elsewhere), differ)
    band = thinning.band_of(chance, CERTAINTY)
    still = _came_to(fellows, step) & ~_counted(fellows, step) & here
    return Conversion(
        step=step,
        count=count,
        of=of,
        all_count=all_count,
        all_of=all_of,
        waiting=int((still & _is_unknown(fellows, step)).sum()),
        already=int((still & took_any).sum()),
        chance=chance,
        low=band.low,
        high=band.high,
        scatter=differ,
    )


_COLUMN = {
    Step.FINISH: "finished",
    Step.APPLY: "applied",
    Step.SHORTLIST: "shortlisted",
    Step.ENROL: "enrolled",
}
_BEFORE = {Step.APPLY: "finished", Step.SHORTLIST: "applied", Step.ENROL: "shortlisted"}
_IS_OVER = {
    Step.FINISH: "is_over_springboard",
    Step.APPLY: "is_over_window",
    Step.SHORTLIST: "is_over_choice",
    Step.ENROL: "is_over_choice",
}
_WHEN = {Step.FINISH: "left_at", Step.APPLY: "applied_at"}


def _came_to(fellows: pd.DataFrame, step: Step) -> Truths:
    """Who took the step before."""
    if step not in _BEFORE:
        return np.ones(len(fellows), dtype=bool)
    return np.asarray(fellows[_BEFORE[step]] == kleene.YES, dtype=bool)


def _counted(fellows: pd.DataFrame, step: Step) -> Truths:
    """Who came to the step in a cohort where it is over for everybody."""
    return np.asarray(_came_to(fellows, step) & fellows[_IS_OVER[step]], dtype=bool)


def _could_still(fellows: pd.DataFrame, step: Step, after: float) -> Truths:
    """Who had not left, or not applied, when this share was over."""
    if step not in _WHEN:
        return np.ones(len(fellows), dtype=bool)
    return np.asarray(fellows[_WHEN[step]] > after, dtype=bool)


def _is_unknown(fellows: pd.DataFrame, step: Step) -> Truths:
    return np.asarray(fellows[_COLUMN[step]] == kleene.UNKNOWN, dtype=bool)


def _scatter(cohorts: pd.Series, took: Truths, seen: Truths) -> float:
    each = pd.DataFrame({"took": took, "seen": seen}).groupby(cohorts.to_numpy()).sum()
    return thinning.scatter(each["took"], each["seen"])
