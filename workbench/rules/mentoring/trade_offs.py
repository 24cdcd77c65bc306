"""Fewest changes or the best fit anew: what every pair more that changes would bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from workbench.engines.pairs import keeping
from workbench.engines.pairs.keeping import Step
from workbench.engines.pairs.scores import NOBODY
from workbench.rules.mentoring import replanning, unpaired
from workbench.rules.mentoring.proposals import Pairing, Problem, pair_frame
from workbench.rules.mentoring.replanning import Replan
from workbench.rules.mentoring.terms import Terms
from workbench.vocabulary import Aim, Capacity


@dataclass(frozen=True, eq=False)
class TradeOff:
    """A way to plan again: how many pairs change, the total fit, and what it holds more.

    `more_changes` and `more_fit` are counted from the way that changes fewest. `is_proved` says
    that no other way with as few changes has more fit.
    """

    pairs: Mapping[int, int]
    changes: int
    fit: int
    more_changes: int
    more_fit: int
    is_proved: bool

    @property
    def per_pair(self) -> float:
        """The points of fit gained for each pair more that changes."""
        return self.more_fit / self.more_changes if self.more_changes else 0.0


def trade_offs(of: Replan) -> tuple[TradeOff, ...]:
    """From the fewest changes to the best fit anew, each with more fit than those before it.

    Where the aim or a limit is more than heads and points, only the two ends are known.
    """
    matched, problem = of.pairing.matched, of.pairing.of
    if matched is None or problem is None or not (of.is_least and _is_plain(of.terms)):
        return _ends(of)
    found = keeping.steps(problem.matching, matched)
    return tuple(_from_step(of, problem, step, found[0]) for step in found) or _ends(of)


def _is_plain(terms: Terms) -> bool:
    """Whether most fellows, then points, is all that is asked."""
    has_limits = terms.per_partner is not None or terms.caps or terms.woman_in
    return terms.aim is Aim.BEST and terms.capacity is Capacity.HEADS and not has_limits


def _from_step(of: Replan, problem: Problem, step: Step, first: Step) -> TradeOff:
    more = first.kept - step.kept
    return TradeOff(
        pairs={**replanning.orphans_of(of.today), **problem.pairs_of(step.columns)},
        changes=of.sides.changed + more,
        fit=of.pairing.objective + step.points - first.points,
        more_changes=more,
        more_fit=step.points - first.points,
        is_proved=True,
    )


def _ends(of: Replan) -> tuple[TradeOff, ...]:
    """The plan made, and the one made as if nothing had been on the table."""
    first = TradeOff(of.today.pairs, of.sides.changed, of.pairing.objective, 0, 0, of.is_least)
    fresh = replanning.anew(of)
    more = _kept(of, of.pairing) - _kept(of, fresh)
    gained = fresh.objective - of.pairing.objective
    if more <= 0 or gained <= 0:
        return (first,)
    last = replace(
        first,
        pairs={**replanning.orphans_of(of.today), **fresh.mentors},
        changes=of.sides.changed + more,
        fit=fresh.objective,
        more_changes=more,
        more_fit=gained,
        is_proved=fresh.is_proved,
    )
    return first, last


def _kept(of: Replan, pairing: Pairing) -> int:
    return sum(of.before.pairs.get(one) == mate for one, mate in pairing.mentors.items())


def pairing_of(of: Replan, chosen: TradeOff) -> Pairing:
    """The proposal that a trade-off stands for, with why of those it leaves without a mentor."""
    problem = of.pairing.of
    if problem is None or chosen.pairs == of.today.pairs:
        return of.pairing
    orphans = replanning.orphans_of(of.today)
    pairs = {one: mate for one, mate in chosen.pairs.items() if one not in orphans}
    alone = np.flatnonzero(problem.columns_of(pairs) == NOBODY)
    return replace(
        of.pairing,
        pairs=pair_frame(problem.table, pairs),
        objective=chosen.fit,
        bound=chosen.fit,
        is_proved=chosen.is_proved,
        unpaired=unpaired.reasons(problem.table, alone),
        matched=None,
    )
