"""Mentors for fellows: a proposal over all pairs that is proved best, and judged when amended.

Nobody is left without a mentor who could have one; among such pairings the total fit is the
largest. A gate that says no blocks a pair, one that does not know does not. Fellows who left
take no part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines import assignment
from workbench.engines.assignment import BLOCKED, NOBODY
from workbench.errors import NotFound
from workbench.rules import kleene, pairing, unpaired
from workbench.rules.pair_words import Why, why
from workbench.rules.pairing import Table
from workbench.sentences import Paragraph, Sentence, sentence
from workbench.vocabulary import Answer

__all__ = ["Pairing", "Why", "judge", "propose", "why"]

BLOCK = 512


@dataclass(frozen=True, eq=False)
class Pairing:
    """A proposal of pairs: a row of `pairs` for each (fellow, mentor, fit), by fellow.

    `objective` is the total fit and `bound` what no pairing of as many fellows can exceed;
    `unpaired` says why of each fellow without a mentor; `notes` what a locked pair is kept
    against.
    """

    pairs: pd.DataFrame
    objective: int
    bound: int
    is_proved: bool
    unpaired: Mapping[int, Sentence]
    notes: tuple[Sentence, ...]
    seconds: float

    @property
    def mentors(self) -> dict[int, int]:
        """The mentor of each fellow, as `judge` takes them."""
        return dict(zip(self.pairs["fellow"].tolist(), self.pairs["mentor"].tolist(), strict=True))


def propose(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    locked: Mapping[int, int] | None = None,
    loads: Mapping[int, int] | None = None,
) -> Pairing:
    """Give as many fellows as can be a mentor, with the largest total fit.

    `locked` pairs (fellow to mentor) stand whatever a gate says, and are noted where one says
    no. `loads` counts the other fellows each mentor accompanies already.
    """
    held = {} if locked is None else locked
    she, he = _here(fellows), mentors.sort_index()
    _check_locks(held, she, he)
    everyone = pairing.table(she, he)
    room = _room(he, held, {} if loads is None else loads)
    is_free = ~np.asarray(she.index.isin(list(held)), dtype=bool)
    allowed = scores(everyone)
    found = assignment.solve(allowed[is_free], room)
    columns = np.array([he.index.get_loc(held[n]) if n in held else NOBODY for n in she.index], int)
    columns[is_free] = found.columns
    pairs = _pairs(everyone, columns, allowed=allowed, fellows=she.index, mentors=he.index)
    locked_fit = int(pairs.loc[pairs["fellow"].isin(list(held)), "fit"].sum())
    alone = np.flatnonzero(columns == NOBODY)
    return Pairing(
        pairs=pairs,
        objective=found.objective + locked_fit,
        bound=found.bound + locked_fit,
        is_proved=found.is_proved,
        unpaired=unpaired.reasons(everyone, alone, numbers=she.index[alone]),
        notes=judge(held, fellows, mentors, loads=loads),
        seconds=found.seconds,
    )


def scores(of: Table) -> NDArray[np.int16]:
    """The fit of every pair (fellows, mentors), BLOCKED where a gate says no."""
    count, width = len(of.fellows.own), len(of.mentors.tracks)
    every = np.empty((count, width), dtype=np.int16)
    for start in range(0, count, BLOCK):
        block = pairing.part(of, slice(start, start + BLOCK))
        together = np.minimum.reduce(list(pairing.gates(block).values()))
        every[start : start + BLOCK] = np.where(together == kleene.NO, BLOCKED, pairing.fit(block))
    return every


def judge(
    pairs: Mapping[int, int],
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    loads: Mapping[int, int] | None = None,
) -> tuple[Sentence, ...]:
    """What speaks against these pairs, one sentence each; nothing when they may be confirmed."""
    known = pd.DataFrame(sorted(pairs.items()), columns=["fellow", "mentor"], dtype="int64")
    here = known[known["fellow"].isin(fellows.index) & known["mentor"].isin(mentors.index)]
    return (
        *_strangers(pairs, fellows, mentors),
        *_left(fellows.loc[here["fellow"]]),
        *_against(fellows.loc[here["fellow"]], mentors.loc[here["mentor"]]),
        *_overfull(here["mentor"], mentors, {} if loads is None else loads),
    )


def _here(fellows: pd.DataFrame) -> pd.DataFrame:
    return fellows[fellows["left_on"].isna()].sort_index()


def _check_locks(locked: Mapping[int, int], fellows: pd.DataFrame, mentors: pd.DataFrame) -> None:
    for fellow, mentor in sorted(locked.items()):
        if fellow not in fellows.index or mentor not in mentors.index:
            raise NotFound(
                sentence(
                    "Fellow {fellow} and mentor {mentor} are locked together, but one of them is "
                    "not here any more. Take the lock off.",
                    fellow=fellow,
                    mentor=mentor,
                ),
                code="locked_not_here",
            )


def _room(
    mentors: pd.DataFrame, locked: Mapping[int, int], loads: Mapping[int, int]
) -> NDArray[np.int64]:
    """How many more fellows each mentor can take (m,)."""
    held = pd.Series(list(locked.values()), dtype="int64").value_counts()
    taken = held.reindex(mentors.index, fill_value=0) + pd.Series(
        [loads.get(int(number), 0) for number in mentors.index], mentors.index, dtype="int64"
    )
    return np.asarray((mentors["capacity"] - taken).clip(lower=0), dtype=np.int64)


def _pairs(
    of: Table,
    columns: NDArray[np.int64],
    *,
    allowed: NDArray[np.int16],
    fellows: pd.Index,
    mentors: pd.Index,
) -> pd.DataFrame:
    rows = np.flatnonzero(columns != NOBODY)
    fit = allowed[rows, columns[rows]].astype(np.int64)
    for place in np.flatnonzero(fit == BLOCKED).tolist():
        # Locked although a gate says no: its fit was never needed until now.
        row = int(rows[place])
        fit[place] = pairing.fit(pairing.part(of, slice(row, row + 1)))[0, columns[row]]
    return pd.DataFrame(
        {
            "fellow": np.asarray(fellows[rows], dtype=np.int64),
            "mentor": np.asarray(mentors[columns[rows]], dtype=np.int64),
            "fit": fit,
        }
    )


def _strangers(
    pairs: Mapping[int, int], fellows: pd.DataFrame, mentors: pd.DataFrame
) -> list[Sentence]:
    lost = [
        sentence("Fellow {fellow} is not in this cohort.", fellow=number)
        for number in sorted(set(pairs) - set(fellows.index))
    ]
    unknown = sorted(set(pairs.values()) - set(mentors.index))
    return lost + [
        sentence("Mentor {mentor} is not a mentor of this chapter.", mentor=number)
        for number in unknown
    ]


def _left(fellows: pd.DataFrame) -> list[Sentence]:
    gone = fellows[fellows["left_on"].notna()]
    return [
        sentence("{given_name} {family_name} has left the cohort.", **_name(row))
        for _, row in gone.iterrows()
    ]


def _against(fellows: pd.DataFrame, mentors: pd.DataFrame) -> list[Sentence]:
    """What gates say against each fellow and the mentor in the same row."""
    once = mentors[~mentors.index.duplicated()]
    columns = once.index.get_indexer(mentors.index)
    blocked = scores(pairing.table(fellows, once))[np.arange(len(columns)), columns] == BLOCKED
    return [
        _blocked(fellows.iloc[row], mentors.iloc[row]) for row in np.flatnonzero(blocked).tolist()
    ]


def _blocked(fellow: pd.Series, mentor: pd.Series) -> Sentence:
    stopped = [line.reason for line in why(fellow, mentor).gates if line.answer is Answer.NO]
    return sentence(
        "{given_name} {family_name} with {mentor_given} {mentor_family}: {reasons}",
        **_name(fellow),
        mentor_given=mentor["given_name"],
        mentor_family=mentor["family_name"],
        reasons=Paragraph(tuple(stopped)),
    )


def _overfull(given: pd.Series, mentors: pd.DataFrame, loads: Mapping[int, int]) -> list[Sentence]:
    counts = given.value_counts().sort_index()
    return [
        sentence(
            "{given_name} {family_name} would accompany {fellows} fellows at a time; "
            "the capacity is {capacity}.",
            **_name(mentors.loc[number]),
            fellows=int(count) + loads.get(int(number), 0),
            capacity=int(mentors.loc[number, "capacity"]),
        )
        for number, count in counts.items()
        if count + loads.get(int(number), 0) > mentors.loc[number, "capacity"]
    ]


def _name(row: pd.Series) -> dict[str, object]:
    return {"given_name": row["given_name"], "family_name": row["family_name"]}
