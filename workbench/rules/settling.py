"""In or out whatever is answered, and the shortest list of questions that settles the others.

Definitions. An application is **in** when every gate says yes and its sure points (what is not
answered counts its lower bound) reach the rubric's line; it is **out** when no completion of
its unanswered questions would make it in. Both stay so whatever is answered later; everything
else **depends**. The shortest list is a smallest set S of unanswered questions such that for
*every* combination of answers to S alone the application is then in or out.

How it is found. Let the gap s be the line less the sure points of today (0 when reached). Each
bundle of questions (see `bundles`) brings, after the answers a it is given, a pair
(low, high) above today: what is sure then, NEVER while one of its gates has not said yes; and
what it can still reach. Bundles are independent, so pairs add up, and

    in  after a:  sum of low(a) >= s         out after a:  sum of high(a) < s

so the answers a leave it open exactly when  low(a) < s <= high(a).  S settles a gap when no sum
of pairs, one per bundle, leaves it open. The bundles that S does not touch bring one pair each,
the others one for each different answer: at most a few dozen, of which sums are kept once.

Exact for lists of one, two and three questions. Rows are not looked at one by one: those with
the same unknowns in the same state share the pairs, and every gap of such a pattern is judged
in one comparison. What colleagues still have to give (a review) is not asked of her: it joins a
list only when no list without it settles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules.answers import Truths
from workbench.rules.bundles import Names, Pairs
from workbench.rules.kinds import Kinds, kinds_of, patterns
from workbench.rules.rubric import Rubric
from workbench.rules.unsettled import Unsettled
from workbench.vocabulary import Outlook

LONGEST = 3
"""Questions in a list at most: more than that is an interview, and costs too much to search."""

Whole = NDArray[np.int64]
Part = tuple[int, int]
"""A bundle (its place) and the kind of state it is in (a place among its spreads)."""


@dataclass(frozen=True, eq=False)
class Settling:
    """Where every application goes, and which questions settle those that depend on answers.

    `outlook` holds the codes of `vocabulary.Outlook`. `lists` are the different lists met, and
    `which` the place of each application's own, -1 where more than three questions are needed;
    a list is empty where nothing is left to settle.
    """

    outlook: pd.Series
    lists: tuple[Names, ...]
    which: Whole
    rubric: Rubric
    kinds: Kinds
    gap: Whole

    def shortest(self, at: int) -> Names | None:
        """The list of the application at this place; None when it is longer than three."""
        return None if self.which[at] < 0 else self.lists[self.which[at]]

    def at_best(self, at: int) -> Names | None:
        """The shortest list after which she may be in, if she answers well; None: over three."""
        pattern = tuple(int(kind) for kind in self.kinds.codes[at])
        return Search(self.kinds, self.rubric).at_best(pattern, int(self.gap[at]))

    @property
    def asked(self) -> Whole:
        """How many questions she has to answer; -1 when more than three."""
        sizes = [sum(name not in self.rubric.awaits for name in names) for names in self.lists]
        return np.array([*sizes, -1], dtype=np.int64)[self.which]

    @property
    def waits(self) -> Truths:
        """Where a colleague's review is waited for before it can be settled."""
        found = [any(name in self.rubric.awaits for name in names) for names in self.lists]
        return np.array([*found, False], dtype=bool)[self.which]


def settle(
    applications: pd.DataFrame,
    rubric: Rubric,
    *,
    lower: pd.Series,
    stopped: Truths,
    unsettled: Unsettled,
) -> Settling:
    """Settle every application.

    `lower` are its sure points; `stopped` tells where a gate says no, `unsettled` where each
    gate or criterion cannot tell.
    """
    found = kinds_of(applications, rubric, unsettled=unsettled)
    gap = np.maximum(rubric.line - lower.to_numpy(), 0).astype(np.int64)
    is_in = ~stopped & (found.low() >= gap)
    is_out = stopped | (found.high() < gap)
    codes = np.select([is_in, is_out], [Outlook.IN.value, Outlook.OUT.value], Outlook.DEPENDS.value)
    lists, which = _lists(found, rubric, gap=gap, undecided=~is_in & ~is_out)
    return Settling(
        pd.Series(codes, applications.index, dtype=object, name="outlook"),
        lists,
        which,
        rubric,
        found,
        gap,
    )


def _lists(
    found: Kinds, rubric: Rubric, *, gap: Whole, undecided: Truths
) -> tuple[tuple[Names, ...], Whole]:
    """The lists met, and the place of each row's own."""
    places: dict[Names | None, int] = {None: -1, (): 0}
    which = np.zeros(len(gap), dtype=np.int64)
    search = Search(found, rubric)
    rows = np.flatnonzero(undecided)
    for pattern, among in patterns(found.codes[rows]):
        here = rows[among]
        gaps, back = np.unique(gap[here], return_inverse=True)
        lists = search.lists(pattern, gaps)
        which[here] = np.array([places.setdefault(one, len(places) - 1) for one in lists])[back]
    return tuple(one for one in places if one is not None), which


class Search:
    """Looks for the shortest lists; sums of pairs are made once for all patterns."""

    def __init__(self, found: Kinds, rubric: Rubric) -> None:
        """Search among the kinds found, in the order in which the rubric asks."""
        self._found, self._asks, self._awaits = found, rubric.asks, rubric.awaits
        self._summed: dict[tuple[tuple[int, int, Names], ...], Pairs] = {}

    def lists(self, pattern: tuple[int, ...], gaps: Whole) -> list[Names | None]:
        """The shortest list that settles each gap of one pattern; None: longer than three."""
        parts = [(bundle, kind) for bundle, kind in enumerate(pattern) if kind]
        lists: list[Names | None] = [None] * len(gaps)
        open_ = np.arange(len(gaps))
        for asked in self._candidates(parts):
            pairs = self._after(parts, asked)
            if pairs is None:
                continue
            settles = ~_leaves_open(pairs, gaps[open_])
            for at in open_[settles]:
                lists[at] = asked
            open_ = open_[~settles]
            if not len(open_):
                break
        return lists

    def at_best(self, pattern: tuple[int, ...], gap: int) -> Names | None:
        """The shortest list to which the best answers put her in; None: longer than three."""
        parts = [(bundle, kind) for bundle, kind in enumerate(pattern) if kind]
        for asked in self._candidates(parts):
            pairs = self._after(parts, asked)
            if pairs is not None and len(pairs) and pairs[:, 0].max() >= gap:
                return asked
        return None

    def _candidates(self, parts: list[Part]) -> Iterator[Names]:
        """Lists to try, the shortest first; what is awaited comes in only after all others."""
        unknown = {n for bundle, kind in parts for n in self._found.spread(bundle, kind).unknown}
        asks = [name for name in self._asks if name in unknown]
        awaits = tuple(name for name in self._awaits if name in unknown)
        for size in range(1, LONGEST + 1):
            yield from combinations(asks, size)
        if awaits:
            for size in range(LONGEST + 1):
                yield from ((*asked, *awaits) for asked in combinations(asks, size))

    def _after(self, parts: list[Part], asked: Names) -> Pairs | None:
        """The pairs of the whole application after these are answered; None: cannot be told."""
        low = high = 0
        touched = []
        for bundle, kind in parts:
            spread = self._found.spread(bundle, kind)
            mine = tuple(name for name in spread.unknown if name in asked)
            if mine:
                if mine not in spread.after:
                    return None
                touched.append((bundle, kind, mine))
                continue
            low, high = low + int(spread.now[0, 0]), high + int(spread.now[0, 1])
        return np.asarray(self._sum(tuple(touched)) + np.array([low, high]), dtype=np.int64)

    def _sum(self, touched: tuple[tuple[int, int, Names], ...]) -> Pairs:
        """Every sum of pairs, one per bundle touched, each once."""
        if touched not in self._summed:
            bundle, kind, mine = touched[-1]
            last = self._found.spread(bundle, kind).after[mine]
            if len(touched) > 1:
                before = self._sum(touched[:-1])
                last = np.unique((before[:, None, :] + last[None, :, :]).reshape(-1, 2), axis=0)
            self._summed[touched] = last
        return self._summed[touched]


def _leaves_open(pairs: Pairs, gaps: Whole) -> Truths:
    low, high = pairs[:, 0, None], pairs[:, 1, None]
    return np.asarray(((low < gaps) & (gaps <= high)).any(axis=0), dtype=bool)
