"""What would give somebody a seat: each change tried on its own, in the plan that would follow.

Asking her costs nothing and comes first; then points; then demands, the smallest change first,
and several together only where no single one is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from workbench.engines import nearness
from workbench.engines.seats import Seating
from workbench.rules import demand_changes, missing_answers
from workbench.rules.demand_changes import Change
from workbench.rules.demands import TRACKS, Demands, Key
from workbench.rules.seat_stakes import Stakes, counting, counts_of, is_seated, is_wanted
from workbench.rules.seat_stops import Stop
from workbench.rules.seat_views import Seen
from workbench.sentences import Either, Sentence, Several, sentence, sentences
from workbench.vocabulary import Slot, Track

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem

FULL_SCORE = 100
TRIED, TOGETHER, NAMED = 6, 4, 3
"""So many demands are eased in turn, so many together, and so many openings are named."""


@dataclass(frozen=True)
class Opening:
    """Something with which she would have a seat.

    `demands` are those to plan with, `question` what to ask her, `tracks` those with a free seat.
    """

    said: Sentence
    demands: Demands | None = None
    question: str | None = None
    tracks: tuple[Track, ...] = ()


def openings(
    of: Problem, seen: Seen, at: Stakes, *, stops: tuple[Stop, ...]
) -> tuple[Opening, ...]:
    """What would give her a seat, the smallest first."""
    if at.outside is None:
        return ()
    found = (
        *_answers(of, at),
        *_sessions(of, at, stops=stops),
        *_tracks(seen, at),
        *_points(seen, at),
        *_one_demand(of, seen, at, stops=stops),
    )
    if any(each.demands is not None for each in found):
        return found
    return (*found, *_several_demands(of, seen, at, stops=stops))


def _answers(of: Problem, at: Stakes) -> Iterator[Opening]:
    """The answers that are missing and would help, a question at a time."""
    missing = missing_answers.answers_missing(
        of.applications, at.row, demands=of.demands, limits=of.asked
    )
    helpful: dict[str, tuple[object, ...]] = {}
    for each in missing:
        if is_wanted(at, counting(at.free, at.row, each.counts)):
            helpful[each.question] = (*helpful.get(each.question, ()), *each.values)
    for question, values in helpful.items():
        yield Opening(missing_answers.would_help(question, values), question=question)


def _sessions(of: Problem, at: Stakes, *, stops: tuple[Stop, ...]) -> Iterator[Opening]:
    """The sessions she said she cannot come to."""
    keys = {stop.key for stop in stops if stop.key.kind == "session"}
    if not keys:
        return
    counts = counts_of(at.free, at.row)
    for place, each in enumerate(of.asked):
        if each.key in keys:
            counts[place] = 0
    if is_wanted(at, counting(at.free, at.row, counts)):
        slots = tuple(Slot(name) for name in sorted({key.name.rpartition(":")[2] for key in keys}))
        yield Opening(
            sentence(
                "If she could come on {slots}, she would have a seat: ask her.",
                slots=Several(slots),
            ),
            question="availability",
        )


def _tracks(seen: Seen, at: Stakes) -> Iterator[Opening]:
    """The tracks with a free seat that she does not wish for."""
    found = []
    for place in range(len(TRACKS)):
        if at.free.allowed[at.row, place] or not seen.has_room(place):
            continue
        allowed = at.free.allowed.copy()
        allowed[at.row, place] = True
        if is_wanted(at, replace(at.free, allowed=allowed)):
            found.append(TRACKS[place])
    if found:
        yield Opening(
            sentence(
                "If she wished for {tracks}, she would have one of the free seats: ask her.",
                tracks=Either(tuple(found)),
            ),
            question="tracks",
            tracks=tuple(found),
        )


def _points(seen: Seen, at: Stakes) -> Iterator[Opening]:
    short, score = at.short, int(seen.scores[at.row])
    if short is None or short <= 0:
        return
    total = score + short
    if total > FULL_SCORE + seen.demands.bonus:
        return
    if at.is_even:
        yield Opening(
            sentences(
                "With {count} point more ({score}) she would stand equal with the last seated, "
                "and the lot would decide.",
                "With {count} points more ({score}) she would stand equal with the last seated, "
                "and the lot would decide.",
                short,
                score=total,
            )
        )
    else:
        yield Opening(
            sentences(
                "With {count} point more ({score}) she would have a seat.",
                "With {count} points more ({score}) she would have a seat.",
                short,
                score=total,
            )
        )


def _one_demand(
    of: Problem, seen: Seen, at: Stakes, *, stops: tuple[Stop, ...]
) -> Iterator[Opening]:
    """A single demand eased by as little as she needs; those worth most are tried first."""
    found = 0
    for change in _changes(of, seen, at, stops=stops)[:TRIED]:
        if found < NAMED and is_seated(at, _eased(of, at, (change,))):
            found += 1
            yield _opening(of, (change,))


def _several_demands(
    of: Problem, seen: Seen, at: Stakes, *, stops: tuple[Stop, ...]
) -> Iterator[Opening]:
    """Several demands eased together, none of which can be spared."""
    keys = {stop.key for stop in stops}
    every = _changes(of, seen, at, stops=stops)
    found = tuple(change for change in every if change.key in keys)[:TOGETHER]
    if len(found) > 1 and is_seated(at, _eased(of, at, found)):
        kept = _fewest(of, at, found)
        if len(kept) <= NAMED:
            yield _opening(of, kept)


def _fewest(of: Problem, at: Stakes, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Of changes that are enough together, some of which none can be spared."""
    kept = changes
    for change in changes:
        fewer = tuple(each for each in kept if each != change)
        if is_seated(at, _eased(of, at, fewer)):
            kept = fewer
    return kept


def _opening(of: Problem, changes: tuple[Change, ...]) -> Opening:
    said = tuple(demand_changes.said(each, of.demands, people=of.applications) for each in changes)
    return Opening(
        sentence("With {changes} she would have a seat.", changes=Several(said)),
        demand_changes.applied(of.demands, changes),
    )


def _changes(of: Problem, seen: Seen, at: Stakes, *, stops: tuple[Stop, ...]) -> tuple[Change, ...]:
    """The demands that concern her and are at their end, each eased by what she needs.

    Those of which one more is worth most come first.
    """
    keys = {stop.key for stop in stops}
    worths = np.abs(at.base.worths.limits)
    found = []
    for place in np.argsort(-worths, kind="stable").tolist():
        each = of.asked[place]
        if each.key.kind == "session":
            continue
        if each.key in keys or _is_worth_something(at, place):
            by = max(1, int(seen.taken[place] + each.limit.weights[at.row] - each.at))
            after = each.at - 1 if each.key.side == "least" else each.at + by
            if after >= 0:
                found.append(Change(each.key, each.at, after))
    return (*_of_household_and_mentors(of, keys), *found)


def _of_household_and_mentors(of: Problem, keys: set[Key]) -> Iterator[Change]:
    for key in sorted(keys, key=lambda key: key.kind):
        if key.kind == "household" and of.demands.household is not None:
            yield Change(key, of.demands.household, of.demands.household + 1)
        if key.kind == "mentors" and of.demands.without_mentor is not None:
            before = of.demands.without_mentor
            yield Change(key, before, before + 1)


def _is_worth_something(at: Stakes, limit: int) -> bool:
    """Whether one more of a limit is worth something, and she is on the side that pays for it."""
    worth, each = at.base.worths.limits[limit], at.free.limits[limit]
    takes = bool(each.weights[at.row] > 0 and each.columns[at.free.allowed[at.row]].any())
    return (worth > nearness.DUST and takes) or (worth < -nearness.DUST and not takes)


def _eased(of: Problem, at: Stakes, changes: tuple[Change, ...]) -> Seating:
    by_key = {change.key: change for change in changes}
    limits = list(at.free.limits)
    for place, each in enumerate(of.asked):
        change = by_key.get(each.key)
        if change is None:
            continue
        end = float(change.after)
        limit = limits[place]
        limits[place] = (
            replace(limit, least=end) if each.key.side == "least" else replace(limit, most=end)
        )
    groups, supply = at.free.groups, at.free.supply
    for change in changes:
        if change.key.kind == "household" and groups is not None:
            groups = replace(groups, most=change.after)
        if change.key.kind == "mentors" and supply is not None:
            supply = replace(supply, unserved=change.after)
    return replace(at.free, limits=tuple(limits), groups=groups, supply=supply)
