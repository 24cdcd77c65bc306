"""What a mentoring desk has on its table: fellows and mentors, and who would go with whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.apps.queue import folded
from workbench.engines.pairs.scores import BLOCKED
from workbench.rules import mentoring as rules
from workbench.rules.answers import fingerprint_of
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.scoring import PairTable
from workbench.store import pair_rubrics, reads, writes
from workbench.store.engine import Store

LOOKED_AT = {
    "fellow": (
        "track",
        "tracks",
        "spoken_languages",
        "french_level",
        "english_level",
        "availability",
        "mentor_wish",
    ),
    "mentor": ("tracks", "languages", "slots", "capacity", "is_woman", "version"),
}


@dataclass(frozen=True, eq=False)
class Sides:
    """The fellows of a cohort who have not left, the mentors of its chapter, who has whom.

    `confirmed` gives the mentor of each fellow who has one; `loads` the fellows that each
    mentor accompanies now, in whatever cohort; a mentoring starts on `starts_on` or later.
    """

    fellows: pd.DataFrame
    mentors: pd.DataFrame
    confirmed: Mapping[int, int]
    loads: Mapping[int, int]
    starts_on: date
    rubric: PairRubric

    @property
    def waiting(self) -> pd.DataFrame:
        """The fellows who have no mentor yet."""
        return self.fellows[~self.fellows.index.isin(list(self.confirmed))]

    def fellow_name(self, fellow: int) -> str:
        """A fellow's name as she wrote it."""
        row = self.fellows.loc[fellow]
        return f"{row['given_name']} {row['family_name']}"

    def mentor_name(self, mentor: int) -> str:
        """A mentor's name with the partner's; nothing for a mentor of another chapter."""
        if mentor not in self.mentors.index:
            return ""
        row = self.mentors.loc[mentor]
        return f"{row['given_name']} {row['family_name']} ({row['partner']})"

    @cached_property
    def fits(self) -> pd.DataFrame:
        """The fit of every fellow (rows) with every mentor (columns), 0 to 100."""
        return self._of_pairs(PairTable.fit)

    @cached_property
    def are_blocked(self) -> pd.DataFrame:
        """True where a gate says that a fellow and a mentor may not go together."""
        return self._of_pairs(PairTable.block) == BLOCKED

    def _of_pairs(self, measure: Callable[[PairTable, slice], NDArray[np.int16]]) -> pd.DataFrame:
        table = scoring.table(self.fellows, self.mentors, rubric=self.rubric)
        points = measure(table, slice(0, len(self.fellows)))
        return pd.DataFrame(points, self.fellows.index, self.mentors.index)

    def fingerprint(self) -> str:
        """The digest of all that a proposal looks at."""
        looked_at = {
            f"{side} {number}": [str(value) for value in row]
            for side, frame in (("fellow", self.fellows), ("mentor", self.mentors))
            for number, row in frame[list(LOOKED_AT[side])].iterrows()
        }
        return fingerprint_of(looked_at)

    def found(self, text: str) -> tuple[int, ...]:
        """The fellows whose name holds a text, in whatever script."""
        wanted = folded(text.strip())
        names = ((int(one), folded(self.fellow_name(one))) for one in self.fellows.index)
        return tuple(one for one, name in names if wanted in name)

    def assignment(
        self, fellow: int, mentor: int, *, reason: str, on: date
    ) -> writes.NewAssignment:
        """A pair as it is recorded, from a day on."""
        return writes.NewAssignment(
            fellow=fellow,
            mentor=mentor,
            fit=int(self.fits.at[fellow, mentor]),
            reason=reason,
            starts_on=max(on, self.starts_on),
        )


@dataclass(frozen=True)
class PairDraft:
    """Who would go with whom: the proposal, with what was changed by hand.

    `locked` are pairs made by hand, `alone` fellows left without a mentor by hand; a new proposal
    keeps both.
    """

    pairs: Mapping[int, int]
    locked: Mapping[int, int]
    alone: frozenset[int] = frozenset()
    pairing: rules.Pairing | None = None

    def with_mentor(self, fellow: int, mentor: int) -> PairDraft:
        """The draft with a mentor chosen by hand."""
        return replace(
            self,
            pairs={**self.pairs, fellow: mentor},
            locked={**self.locked, fellow: mentor},
            alone=self.alone - {fellow},
        )

    def without(self, fellow: int) -> PairDraft:
        """The draft with a fellow left without a mentor by hand."""
        return replace(
            self,
            pairs=_except(self.pairs, fellow),
            locked=_except(self.locked, fellow),
            alone=self.alone | {fellow},
        )

    def released(self, fellow: int) -> PairDraft:
        """The draft with nothing settled by hand for one; her pair stands until the next."""
        return replace(self, locked=_except(self.locked, fellow), alone=self.alone - {fellow})


EMPTY = PairDraft({}, {})


def sides_of(store: Store, cohort: int, *, row: pd.Series) -> Sides:
    """Both sides of a cohort's mentoring, from the store."""
    fellows, mentors = reads.fellows(store, cohort), reads.mentors(store, int(row["chapter_id"]))
    current = reads.assignments(store, cohort)
    current = current[current["ends_on"].isna()]
    return Sides(
        fellows=fellows[fellows["left_on"].isna()],
        mentors=mentors,
        confirmed=dict(zip(current["fellow"].tolist(), current["mentor"].tolist(), strict=True)),
        loads={
            int(one): int(count)
            for one, count in reads.loads(store, int(row["chapter_id"])).items()
        },
        starts_on=row["starts_on"],
        rubric=pair_rubrics.load(),
    )


def _except(pairs: Mapping[int, int], fellow: int) -> dict[int, int]:
    return {one: mentor for one, mentor in pairs.items() if one != fellow}
