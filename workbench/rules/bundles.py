"""What the unanswered questions may still bring, tried out answer by answer.

A bundle is a set of questions that gates and criteria look at together: no rule looks into two
bundles, so what one of them brings says nothing about another, and their points add up.
Inside a bundle every combination of answers is tried with the rubric's own rules, so that a
question which feeds a gate and two criteria is one unknown and not three.

Of one state of knowledge two numbers matter, both in points above what is sure today:

* `low`  what is sure then (NEVER while a gate of the bundle has not said yes),
* `high` the most that further answers can reach with every gate saying yes (NEVER: they cannot).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules import kleene, points, possible
from workbench.rules.gates import Gate
from workbench.rules.rubric import Rubric, Weighted

NEVER = -10_000
TOO_MANY = 20_000
"""Combinations of answers above which a bundle is not tried out: bounds must do."""

Pairs = NDArray[np.int64]
Names = tuple[str, ...]


@dataclass(frozen=True)
class Bundle:
    """Questions (and columns awaited) looked at together, by which gates and criteria."""

    names: Names
    gates: tuple[Gate, ...]
    criteria: tuple[Weighted, ...]

    @property
    def rules(self) -> Mapping[str, Names]:
        """The names that each of its gates and criteria looks at, by the rule's own name."""
        looks = {gate.name: gate.asks for gate in self.gates}
        for one in self.criteria:
            looks[one.criterion.name] = (*one.criterion.asks, *one.criterion.awaits)
        return looks

    @property
    def columns(self) -> Names:
        """The columns its rules look at."""
        named = [gate.reads for gate in self.gates] + [one.criterion.reads for one in self.criteria]
        reads = dict.fromkeys(column for columns in named for column in columns)
        return (*self.names, *reads)


@dataclass(frozen=True, eq=False)
class Spread:
    """What a bundle of one application may bring: for each set of answers that could be had.

    `after` gives, for the names answered, the (low, high) of every such answer, each once;
    pairs that no longer can be in are left out. `unknown` are the names not answered today.
    """

    unknown: Names
    after: Mapping[Names, Pairs]

    @property
    def now(self) -> Pairs:
        """The one pair of today; none when it can never be in."""
        return self.after[()]


def bundles_of(rubric: Rubric) -> tuple[Bundle, ...]:
    """The rubric's bundles, in the order in which it asks."""
    rules: list[tuple[set[str], object]] = [(set(gate.asks), gate) for gate in rubric.gates]
    rules += [({*one.criterion.asks, *one.criterion.awaits}, one) for one in rubric.criteria]
    knots: list[set[str]] = []
    for names, _ in rules:
        met = [knot for knot in knots if knot & names]
        knots = [knot for knot in knots if knot not in met] + [names.union(*met)]
    order = (*rubric.asks, *rubric.awaits)
    found = [
        Bundle(
            tuple(name for name in order if name in knot),
            tuple(rule for names, rule in rules if names & knot and isinstance(rule, Gate)),
            tuple(rule for names, rule in rules if names & knot and isinstance(rule, Weighted)),
        )
        for knot in knots
        if knot
    ]
    return tuple(sorted(found, key=lambda bundle: order.index(bundle.names[0])))


def spreads_of(rows: pd.DataFrame, bundle: Bundle, *, unknown: Names) -> list[Spread]:
    """What the bundle may bring to each row; `unknown` are the names no row has an answer to."""
    now = _look(rows, bundle)
    tried = [possible.answers_to(name) for name in unknown]
    if not _can_be_tried(tried):
        return [
            Spread(unknown, {(): _pairs(now.ready[[at]], now.possible[[at]], above=int(sure))})
            for at, sure in enumerate(now.sure)
        ]
    answers = {name: each for name, each in zip(unknown, tried, strict=True) if each is not None}
    at_the_end = _look(answered(rows, answers), bundle).possible
    at_the_end = at_the_end.reshape(len(rows), *(len(each) for each in answers.values()))
    afters: list[dict[Names, Pairs]] = [{} for _ in range(len(rows))]
    for asked in _subsets(unknown):
        seen = _look(answered(rows, {name: answers[name] for name in asked}), bundle)
        low = seen.ready.reshape(len(rows), -1)
        others = tuple(at for at, name in enumerate(unknown, start=1) if name not in asked)
        high = at_the_end.max(axis=others).reshape(len(rows), -1)
        for at, after in enumerate(afters):
            after[asked] = _pairs(low[at], high[at], above=int(now.sure[at]))
    return [Spread(unknown, after) for after in afters]


@dataclass(frozen=True, eq=False)
class _Look:
    """The points of each row: sure, ready and possible.

    `ready` is what is sure where every gate says yes, `possible` the most it may come to where
    no gate says no; NEVER elsewhere.
    """

    sure: NDArray[np.int64]
    ready: NDArray[np.int64]
    possible: NDArray[np.int64]


def _look(rows: pd.DataFrame, bundle: Bundle) -> _Look:
    gates = kleene.all_of((gate.answers(rows) for gate in bundle.gates), rows=len(rows))
    least, most = np.zeros(len(rows)), np.zeros(len(rows))
    for one in bundle.criteria:
        seen = points.scored(rows, one.criterion)
        least += points.whole(seen.lower, points=one.points)
        most += points.whole(seen.upper, points=one.points)
    sure = least.astype(np.int64)
    return _Look(
        sure,
        np.where(gates == kleene.YES, sure, NEVER),
        np.where(gates == kleene.NO, NEVER, most.astype(np.int64)),
    )


def answered(rows: pd.DataFrame, answers: Mapping[str, possible.Possible]) -> pd.DataFrame:
    """Every row with every combination of these answers, row by row."""
    combinations_ = list(product(*answers.values()))
    many = len(combinations_)
    columns: dict[str, object] = {}
    for name in rows.columns:
        kind = rows[name].dtype
        if name not in answers:
            columns[name] = rows[name].repeat(many).array
            continue
        place = list(answers).index(name)
        said = pd.Series([each[place] for each in combinations_], dtype=kind)
        columns[name] = np.tile(said.to_numpy(), len(rows))
    return pd.DataFrame(columns)


def _pairs(low: NDArray[np.int64], high: NDArray[np.int64], *, above: int) -> Pairs:
    still = high > NEVER
    pairs = np.stack([np.where(low > NEVER, low - above, NEVER), high - above], axis=1)[still]
    return np.unique(pairs, axis=0)


def _can_be_tried(tried: Sequence[possible.Possible | None]) -> bool:
    return all(tried) and prod(len(each or ()) for each in tried) <= TOO_MANY


def _subsets(names: Names) -> Iterable[Names]:
    for size in range(len(names) + 1):
        yield from combinations(names, size)
