"""What one change of a pairing costs the whole, and who would have another mentor by it.

Where the total fit is sought the prices answer at once. Under another aim, hours a month or
limits of partners, the rule proposes again with the change, and the two are compared.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs import matching, what_ifs
from workbench.engines.pairs.matching import Matched, Matching
from workbench.engines.pairs.scores import NOBODY, Points, Wholes
from workbench.engines.pairs.what_ifs import Change
from workbench.rules.mentoring import proposals
from workbench.rules.mentoring.proposals import Pairing, Problem
from workbench.rules.mentoring.terms import Pair, Terms
from workbench.vocabulary import Aim, Capacity


@dataclass(frozen=True)
class Move:
    """A fellow who would have another mentor, or none, with the fit of before and after."""

    fellow: int
    was: int | None
    would: int | None
    fit_was: int
    fit_would: int


@dataclass(frozen=True)
class Stake:
    """What a change costs: `fellows` fewer with a mentor, `kept` pairs fewer, `points` of fit.

    Each is below nothing where there are more. `moves` are all who would have another mentor;
    `is_exact` says that no answer to the change is better, over every pair.
    """

    fellows: int
    kept: int
    points: int
    moves: tuple[Move, ...]
    is_exact: bool = True

    @property
    def is_free(self) -> bool:
        """Whether nothing at all is lost or won."""
        return (self.fellows, self.kept, self.points) == (0, 0, 0)

    def losers(self) -> tuple[Move, ...]:
        """Those who would have nobody, or a mentor with a lower fit."""
        return tuple(
            move
            for move in self.moves
            if move.was is not None and (move.would is None or move.fit_would < move.fit_was)
        )


def of_pair(of: Problem, pairing: Pairing, pair: Pair) -> Stake:
    """What it costs that two are a pair, whatever speaks against it."""
    if not has_prices(of.terms):
        return _again(of, pairing, of.terms.with_lock(pair, reason=""))
    best = best_of(of, pairing)
    change = what_ifs.with_pair(best, *_place(of, pair))
    return said(of, best, _allowed(of, change, pair) if pair in of.terms.forbidden else change)


def without_pair(of: Problem, pairing: Pairing, pair: Pair) -> Stake:
    """What it costs that two are not a pair."""
    if not has_prices(of.terms):
        return _again(of, pairing, of.terms.with_ban(pair, reason=""))
    best = best_of(of, pairing)
    return said(of, best, what_ifs.without_pair(best, *_place(of, pair)))


def without_fellow(of: Problem, pairing: Pairing, fellow: int) -> Stake:
    """What changes when a fellow takes no mentor's place: what the others would gain."""
    if not has_prices(of.terms):
        return _again(of, pairing, of.terms.with_nobody(fellow, reason=""))
    best = best_of(of, pairing)
    return said(of, best, what_ifs.without_row(best, row_of(of, fellow)))


def released(of: Problem, pairing: Pairing, fellow: int) -> Stake:
    """What changes when nothing is settled by hand any more for a fellow."""
    if not has_prices(of.terms):
        return _again(of, pairing, of.terms.released(fellow))
    best = best_of(of, pairing)
    return said(of, best, what_ifs.released(best, row_of(of, fellow)))


def with_place_for(of: Problem, pairing: Pairing, fellow: int) -> NDArray[np.bool_]:
    """The mentors (m,) with whom one place more may give her one, where prices tell the whole."""
    return what_ifs.brought_in(best_of(of, pairing), row_of(of, fellow))


def pairs_of(of: Problem, pairing: Pairing) -> dict[int, int]:
    """The mentor of each fellow in the best pairing under these terms."""
    if has_prices(of.terms):
        return of.pairs_of(best_of(of, pairing).columns)
    return _current(of, pairing).mentors


def _place(of: Problem, pair: Pair) -> tuple[int, int]:
    return row_of(of, pair.fellow), column_of(of, pair.mentor)


def has_prices(terms: Terms) -> bool:
    """Whether the total fit of heads is all that is sought, so that prices tell the whole."""
    is_plain = terms.aim is Aim.BEST and terms.capacity is Capacity.HEADS
    is_limited = terms.per_partner is not None or terms.caps or terms.woman_in
    return is_plain and not is_limited and not terms.co_mentored


def best_of(of: Problem, pairing: Pairing) -> Matched:
    """The best pairing under these terms with its prices: the one proposed, or solved again."""
    found = pairing.matched
    if found is not None and found.is_proved and (pairing.terms == of.terms):
        return found
    return _solved(of.matching, pairing.seed)


def row_of(of: Problem, fellow: int) -> int:
    """Where a fellow is among the rows."""
    return int(of.fellows.index.get_loc(fellow))


def column_of(of: Problem, mentor: int) -> int:
    """Where a mentor is among the columns."""
    return int(of.mentors.index.get_loc(mentor))


def _allowed(of: Problem, change: Change, pair: Pair) -> Change:
    """What a forbidden pair costs once it is chosen: its fit counts again."""
    row, column = _place(of, pair)
    before = of.matching.before
    is_kept = before is not None and before[row] == column
    fit = int(of.table.fit_at(np.array([row]), np.array([column]))[0])
    return replace(change, points=change.points - fit, kept=change.kept - int(is_kept))


def said(of: Problem, best: Matched, change: Change) -> Stake:
    """A change of arrays, as a change of people."""
    return Stake(
        fellows=change.rows,
        kept=change.kept,
        points=change.points,
        moves=_moves(of, best.columns, change.columns),
    )


def _again(of: Problem, pairing: Pairing, terms: Terms) -> Stake:
    """The rule proposes again under these terms, and the two proposals are compared."""
    changed = proposals.problem(
        of.fellows,
        of.mentors,
        rubric=of.table.rubric,
        terms=terms,
        circumstances=of.circumstances,
    )
    now, then = _current(of, pairing), proposals.propose_for(changed, seed=pairing.seed)
    columns = of.columns_of(now.mentors), of.columns_of(then.mentors)
    return Stake(
        fellows=len(now.pairs) - len(then.pairs),
        kept=_kept(of, columns[0]) - _kept(of, columns[1]),
        points=int(now.pairs["fit"].sum() - then.pairs["fit"].sum()),
        moves=_moves(of, *columns),
        is_exact=now.is_proved and then.is_proved,
    )


def _current(of: Problem, pairing: Pairing) -> Pairing:
    is_of_these = pairing.of is of or pairing.terms == of.terms
    return pairing if is_of_these else proposals.propose_for(of, seed=pairing.seed)


@lru_cache(maxsize=2)
def _solved(of: Matching, seed: int) -> Matched:
    return matching.shuffled(of, seed=seed)


def _kept(of: Problem, columns: Wholes) -> int:
    before = of.matching.before
    return 0 if before is None else int(((columns == before) & (columns != NOBODY)).sum())


def _moves(of: Problem, was: Wholes, would: Wholes) -> tuple[Move, ...]:
    rows = np.flatnonzero(was != would)
    fits = [np.where(each[rows] == NOBODY, 0, _fits(of, rows, each[rows])) for each in (was, would)]
    return tuple(
        Move(
            int(of.fellows.index[row]),
            _mentor(of, was[row]),
            _mentor(of, would[row]),
            int(fits[0][at]),
            int(fits[1][at]),
        )
        for at, row in enumerate(rows.tolist())
    )


def _fits(of: Problem, rows: Wholes, columns: Wholes) -> Points:
    return of.table.fit_at(rows, np.maximum(columns, 0))


def _mentor(of: Problem, column: int) -> int | None:
    return None if column == NOBODY else int(of.mentors.index[column])
