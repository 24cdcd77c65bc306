"""Who comes in when somebody withdraws: a reserve list whose first names cover most withdrawals.

Every other seat stays as it is, and no demand is broken. The list is greedy, name after name;
for its first names it is said whether as few could cover more (a whole-number programme).
Source of the greedy order: Nemhauser, Wolsey and Fisher, Mathematical Programming 14 (1978).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from workbench.engines import covering
from workbench.engines.seats import NOWHERE, weights
from workbench.rules.demands import TRACKS, places_of
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem

LONGEST = 30
PROVED_FOR = 5
"""So many first names are compared with the best that as many names can cover."""


@dataclass(frozen=True)
class Reserve:
    """One name of the list: whose seat she can take, and in which track.

    `covers` gives her track by the application of who would leave; `new` are those whose seat
    no name before her covers.
    """

    application: int
    covers: Mapping[int, Track]
    new: tuple[int, ...]


@dataclass(frozen=True)
class ReserveList:
    """The names in their order, whose seats nobody covers, and how good the first names are.

    `reached` is how much risk the first 1, 2, ... names cover and `bounds` the most that as
    many names can; a share of all the risk, from 0 to 1.
    """

    names: tuple[Reserve, ...]
    uncovered: tuple[int, ...]
    seats: int
    reached: tuple[float, ...]
    bounds: tuple[float, ...]

    def replacement(self, leaving: int) -> Reserve | None:
        """The first name of the list that can take the seat of who leaves."""
        return next((each for each in self.names if leaving in each.covers), None)

    @property
    def said(self) -> Sentence:
        """How much the list covers, in one sentence."""
        covered = self.seats - len(self.uncovered)
        if not self.names:
            return sentence("Nobody outside can take a seat without breaking a demand.")
        few = self._enough
        return sentences(
            "{covered} of {seats} seats have a reserve; the first {count} name covers {share} %.",
            "{covered} of {seats} seats have a reserve; the first {count} names cover {share} %.",
            few,
            covered=covered,
            seats=self.seats,
            share=round(100 * self.reached[few - 1]),
        )

    @property
    def proof(self) -> Sentence:
        """Whether as few names as the first could cover more."""
        if not self.names:
            return sentence("There is nothing to compare.")
        few = self._enough
        if self.bounds[few - 1] <= self.reached[few - 1] + 1e-9:
            return sentences(
                "Proved: no {count} name covers more.", "Proved: no {count} names cover more.", few
            )
        return sentences(
            "Another {count} name could cover up to {share} %.",
            "Other {count} names could cover up to {share} %.",
            few,
            share=round(100 * self.bounds[few - 1]),
        )

    @property
    def _enough(self) -> int:
        """How many of the first names are worth naming together."""
        return min(len(self.reached), 3)


def reserves(
    of: Problem, seats: Mapping[int, Track], *, risks: Mapping[int, float] | None = None
) -> ReserveList:
    """The reserve list of these seats under the demands of a problem.

    `risks` are how likely each seated woman is to leave (0 to 1), where it is known; all the
    same where it is not.
    """
    columns = places_of(seats, of.applications.index)
    found = covering.cover(of.seating, columns)
    numbers = of.applications.index.to_numpy()
    leaving = [int(one) for one in numbers[found.inside]]
    known = {} if risks is None else risks
    plain = float(np.mean(list(known.values()))) if known else 1.0
    risk = np.array([known.get(one, plain) for one in leaving], dtype=np.float64)
    covers = found.columns != NOWHERE
    worth = weights(of.seating)[found.outside].max(axis=1, initial=0)
    # Equals in worth are drawn: the highest lots first.
    drawn = np.lexsort((-of.seating.lots[found.outside], -worth))
    order = drawn[covering.order(covers[drawn], risk, worth[drawn], most=LONGEST)]
    names = _names(found, order, numbers=numbers.tolist(), leaving=leaving)
    total = float(risk.sum()) or 1.0
    few = range(1, min(PROVED_FOR, len(names)) + 1)
    return ReserveList(
        names=names,
        uncovered=tuple(one for one, by in zip(leaving, covers.any(axis=0), strict=True) if not by),
        seats=len(leaving),
        reached=tuple(float(risk @ covers[order[:n]].any(axis=0)) / total for n in few),
        bounds=tuple(covering.most_covered(covers, risk, count=n) / total for n in few),
    )


def _names(
    found: covering.Cover, order: np.ndarray, *, numbers: list[int], leaving: list[int]
) -> tuple[Reserve, ...]:
    seen: set[int] = set()
    names = []
    for at in order.tolist():
        to = np.flatnonzero(found.columns[at] != NOWHERE).tolist()
        covers = {leaving[one]: TRACKS[found.columns[at, one]] for one in to}
        names.append(
            Reserve(
                application=int(numbers[found.outside[at]]),
                covers=covers,
                new=tuple(one for one in covers if one not in seen),
            )
        )
        seen |= set(covers)
    return tuple(names)
