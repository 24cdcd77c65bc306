"""The queue when no mentor is free: who waits in which order, why, and what would free a place.

The order is a rule's, never somebody's: who waits longest first; then who was asked in vain most
often, though she did not say no; then for whom the fewest mentors would do; equals by lot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines import lots
from workbench.engines.pairs.scores import BLOCKED, NOBODY, Wholes, blocks
from workbench.rules.mentoring import unpaired
from workbench.rules.mentoring.offers import opened, states
from workbench.rules.mentoring.proposals import SEED, Problem
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import OfferState

NEVER = np.iinfo(np.int64).max
ORDERED_BY = sentence(
    "Who waits longest comes first; then who was asked in vain most often; then for whom fewest "
    "mentors would do. Equals are drawn with seed {seed}.",
    seed=SEED,
)


@dataclass(frozen=True, eq=False)
class Queue:
    """The fellows who wait for a mentor, in their order.

    `lines` has a row a fellow, the first to be served first: `since`, `vain` (offers that ended
    without her saying no), `options` (mentors who would do for her), `free` (those of them with
    a place), `frees` (the mentor with the first offer that may end, NOBODY where there is
    none) and `frees_on` (its last day). `first` gives, by mentor, to whom a place goes first.
    """

    of: Problem
    lines: pd.DataFrame
    first: Mapping[int, int]

    @property
    def fellows(self) -> tuple[int, ...]:
        """Who waits, in the order in which she is served."""
        return tuple(self.lines.index.tolist())

    def place(self, fellow: int) -> int | None:
        """Her place in the queue, from 1; None when she does not wait."""
        return self.fellows.index(fellow) + 1 if fellow in self.lines.index else None

    def why(self, fellow: int) -> Sentence:
        """Why she has no mentor."""
        if self.lines.at[fellow, "free"]:
            return sentence("She has no mentor on the table yet.")
        row = self.of.fellows.index.get_indexer([fellow])
        return unpaired.reasons(self.of.table, row)[fellow]

    def would_free(self, fellow: int) -> Sentence:
        """What would bring her a mentor, the nearest thing first."""
        line = self.lines.loc[fellow]
        if line["free"]:
            return sentences(
                "{count} mentor who would do has a place now: propose anew.",
                "{count} mentors who would do have a place now: propose anew.",
                int(line["free"]),
            )
        if line["frees"] != NOBODY:
            row = self.of.mentors.loc[line["frees"]]
            return sentence(
                "A place with {given_name} {family_name} may come free after {day}: an offer "
                "ends then.",
                given_name=row["given_name"],
                family_name=row["family_name"],
                day=line["frees_on"],
            )
        if line["options"]:
            return sentence(
                "A place comes free when a mentor takes one fellow more, or when a pair ends."
            )
        return sentence("No mentor here would do: another mentor is needed, or another answer.")


def queue(
    of: Problem,
    pairs: Mapping[int, int],
    offers: pd.DataFrame,
    *,
    since: pd.Series,
    on: date,
    seed: int = SEED,
) -> Queue:
    """Who of a problem's fellows waits under these pairs, in the order of the rule.

    `pairs` are all that hold a place, those that have begun and those that are asked with them.
    `since` gives the day from which each fellow waits, by fellow. Who was left without a mentor
    by hand does not wait.
    """
    columns = of.columns_of(pairs)
    is_alone = np.asarray(of.fellows.index.isin(list(of.terms.alone)), dtype=bool)
    rows = np.flatnonzero((columns == NOBODY) & ~is_alone)
    would_do = _would_do(of, rows)
    taken = np.bincount(columns[columns != NOBODY], minlength=len(of.mentors))
    has_place = of.matching.room > taken
    ending = _ending(of, offers, would_do, on=on)
    numbers = of.fellows.index.to_numpy()[rows]
    lines = pd.DataFrame(
        {
            "since": since.reindex(numbers).to_numpy(),
            "vain": _in_vain(offers, on=on).reindex(numbers, fill_value=0).to_numpy(),
            "options": would_do.sum(axis=1),
            "free": (would_do & has_place).sum(axis=1),
            "frees": ending["frees"].to_numpy(),
            "frees_on": ending["frees_on"].to_numpy(),
        },
        index=pd.Index(numbers, name="fellow"),
    )
    order = _order(lines, seed=seed)
    return Queue(of, lines.iloc[order], _first(of, would_do[order], numbers[order].tolist()))


def _order(lines: pd.DataFrame, *, seed: int) -> NDArray[np.intp]:
    days = np.array([day.toordinal() for day in lines["since"]], dtype=np.int64)
    ranks = lots.ranks(lines.index.to_numpy(dtype=np.int64), seed=seed)
    return np.lexsort((-ranks, lines["options"], -lines["vain"].to_numpy(), days))


def _would_do(of: Problem, rows: Wholes) -> NDArray[np.bool_]:
    """Whether each mentor would do for each of these rows (k, m), place or not."""
    found = [np.zeros((0, len(of.mentors)), dtype=bool)]
    for part in blocks(of.table):
        here = rows[(rows >= part.start) & (rows < part.stop)]
        if len(here):
            span = slice(int(here[0]), int(here[-1]) + 1)
            found.append(of.table.block(span)[here - span.start] != BLOCKED)
    return np.concatenate(found)


def _in_vain(offers: pd.DataFrame, *, on: date) -> pd.Series:
    """How many offers of each fellow the mentor refused, or let go by though she said yes."""
    state = states(offers, on=on)
    is_hers = (state == OfferState.DECLINED) & (offers["fellow_said"] != "no")
    is_late = (state == OfferState.EXPIRED) & (offers["fellow_said"] == "yes")
    ended = offers[is_hers | is_late]
    return ended.groupby("fellow").size()


def _ending(
    of: Problem, offers: pd.DataFrame, would_do: NDArray[np.bool_], *, on: date
) -> pd.DataFrame:
    """The first offer that may end with a mentor who would do: whose (`frees`), its last day."""
    asked = opened(offers, on=on)
    last = asked[asked["state"] == OfferState.ASKED].groupby("mentor")["expires_on"].min()
    days = np.array([each.toordinal() for each in last], dtype=np.int64)
    by_mentor = pd.Series(days, last.index).reindex(of.mentors.index, fill_value=NEVER)
    padded = np.append(by_mentor.to_numpy(), NEVER)  # a last column for who has none
    ends = np.where(np.pad(would_do, ((0, 0), (0, 1))), padded, NEVER)
    at = ends.argmin(axis=1)
    soonest = ends[np.arange(len(ends)), at]
    mentors = np.append(of.mentors.index.to_numpy(), NOBODY)
    is_known = soonest < NEVER
    days_said = [date.fromordinal(day) if day < NEVER else None for day in soonest.tolist()]
    return pd.DataFrame(
        {
            "frees": np.where(is_known, mentors[at], NOBODY).astype(np.int64),
            "frees_on": pd.Series(days_said, dtype=object),
        }
    )


def _first(of: Problem, would_do: NDArray[np.bool_], fellows: list[int]) -> dict[int, int]:
    """By mentor, the first in the queue for whom the mentor would do."""
    served = np.flatnonzero(would_do.any(axis=0))
    if not len(served):
        return {}
    rows = would_do[:, served].argmax(axis=0)
    mentors = of.mentors.index.to_numpy()[served].tolist()
    return {mentor: fellows[row] for mentor, row in zip(mentors, rows.tolist(), strict=True)}
