"""What one more seat, place or hour of a demand would change in a plan: who comes in, who goes.

Every demand is loosened by one step and the cohort planned again, exactly, with the step used.
The worths of the limits bound what that can bring: what provably brings nothing is not tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from workbench.engines import nearness, what_ifs
from workbench.engines.seats import NOWHERE, Limit, Seating, Wholes
from workbench.engines.what_ifs import Answer, Base
from workbench.rules import demand_changes
from workbench.rules.cohorts import Plan, Problem
from workbench.rules.demand_changes import Change
from workbench.rules.demand_rows import Asked
from workbench.rules.demands import TRACKS, Demands, Key, places_of
from workbench.rules.price_words import priced
from workbench.sentences import Sentence

EUROS = 100
"""Travel money is priced by so many euros."""


@dataclass(frozen=True)
class Price:
    """What a demand loosened by one step would change.

    `demands` are those with the step taken. `gain_points` is what the total score gains and
    `seats_gained` how many more would be seated; `comes_in`, `goes_out` and `moves` (to another
    track) are applications.
    """

    key: Key
    demands: Demands
    gain_points: int
    seats_gained: int
    comes_in: tuple[int, ...]
    goes_out: tuple[int, ...]
    moves: tuple[int, ...]
    said: Sentence


@dataclass(frozen=True, eq=False)
class Step:
    """A demand loosened by one step, and the seating in which the step is used.

    Whatever is better than before uses it, so that nothing else has to be looked at.
    """

    change: Change
    seating: Seating


def prices(of: Problem, plan: Plan) -> Iterator[Price]:
    """The price of every demand that would bring points, as they are found.

    `plan` is the best one for this problem; whatever a step changes, it moves as few as it can
    of those seated.
    """
    seating = _keeping(of, plan)
    base = what_ifs.base_of(seating)
    now = None if base is None else what_ifs.best(base, base.seating)
    if base is None or now is None:
        return
    points = now.weight // base.point
    for step in steps(of, base.seating):
        found = _better(base, step.seating, weight=(points + 1) * base.point)
        if found is not None:
            gain = found.weight // base.point - points
            yield _price(of, step.change, gain, before=now.columns, after=found.columns)


def ranked(found: Iterable[Price]) -> tuple[Price, ...]:
    """What brings most points first; of as many, what disturbs fewest."""
    return tuple(
        sorted(found, key=lambda each: (-each.gain_points, len(each.goes_out), len(each.moves)))
    )


def steps(of: Problem, seating: Seating) -> Iterator[Step]:
    """Every demand loosened by one step, in the order of the demands."""
    for place, each in enumerate(of.asked):
        change = _loosened(each)
        if change is not None:
            limit = _used(each, change, places=seating.places)
            yield Step(change, what_ifs.with_limit(seating, place, limit))
    if seating.groups is not None:
        most = seating.groups.most
        eased_groups = replace(seating.groups, most=most + 1)
        yield Step(Change(Key("household"), most, most + 1), replace(seating, groups=eased_groups))
    if seating.supply is not None:
        without = seating.supply.unserved
        eased_supply = replace(seating.supply, unserved=without + 1)
        yield Step(
            Change(Key("mentors"), without, without + 1), replace(seating, supply=eased_supply)
        )


def _loosened(each: Asked) -> Change | None:
    """A demand one step looser; None for a track that is not offered."""
    key, at = each.key, each.at
    if key.kind == "session":
        return Change(key, 1, 0)
    if key.side == "least":
        return Change(key, at, at - 1)
    if key.kind == "seats" and key.name and at == 0:
        return None
    return Change(key, at, at + (EUROS if key.name == "travel" else 1))


def _used(each: Asked, change: Change, *, places: int) -> Limit:
    """The limit loosened, and gone beyond: what stays within it was possible before."""
    if change.key.kind == "session":
        # No more than all who are seated can be absent.
        return replace(each.limit, least=1, most=places)
    if change.key.side == "least":
        return replace(each.limit, least=change.after, most=change.before - 1)
    return replace(each.limit, least=change.before + 1, most=change.after)


def _keeping(of: Problem, plan: Plan) -> Seating:
    """The seating in which, of equally good answers, the one nearest to the plan is best."""
    held = places_of(plan.tracks, of.applications.index)
    kept = (held[:, None] == np.arange(len(TRACKS))).astype(np.int64)
    *first, _ = of.seating.gains
    return replace(of.seating, gains=(*first, 1 + kept))


def _better(base: Base, seating: Seating, *, weight: int) -> Answer | None:
    """The best answer after a step when it weighs so much; the worths from before are asked first.

    Those of the step itself bound it best.
    """
    if nearness.bound(seating, base.worths, nearness.left(seating, base.worths)) < weight - 1:
        return None
    worths = nearness.worths(seating)
    if worths is None:
        return None
    return what_ifs.better(Base(seating, worths, base.point), seating, weight=weight)


def _price(of: Problem, change: Change, gain: int, *, before: Wholes, after: Wholes) -> Price:
    numbers = of.applications.index.to_numpy(dtype=np.int64)
    was, is_now = before != NOWHERE, after != NOWHERE
    comes, goes = numbers[is_now & ~was].tolist(), numbers[was & ~is_now].tolist()
    moves = numbers[was & is_now & (before != after)].tolist()
    return Price(
        key=change.key,
        demands=demand_changes.applied(of.demands, (change,)),
        gain_points=gain,
        seats_gained=len(comes) - len(goes),
        comes_in=tuple(comes),
        goes_out=tuple(goes),
        moves=tuple(moves),
        said=priced(change, of, gain, comes=comes, goes=goes, moves=moves),
    )
