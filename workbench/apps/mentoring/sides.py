"""Both sides of a cohort's mentoring as they are stored: fellows, mentors, who has whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench import settings
from workbench.apps.desk import now
from workbench.apps.queue import folded
from workbench.engines.pairs.scores import Points, blocks
from workbench.rules import kleene
from workbench.rules.mentoring import hours, scoring
from workbench.rules.mentoring.offers import around, asked_pairs, no_offers, opened
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.scoring import PairTable
from workbench.rules.mentoring.terms import Circumstances, Terms, no_relations
from workbench.rules.mentors_here import still_here
from workbench.store import pair_rubrics, reads, writes
from workbench.store.engine import Store
from workbench.vocabulary import OfferState, Role


@dataclass(frozen=True, eq=False)
class Compared:
    """Every fellow beside every mentor under a rubric, rows and columns in the frames' order."""

    sides: Sides
    of: PairTable

    @cached_property
    def fits(self) -> Points:
        """The fit of every pair (n, m), 0 to 100, whatever the gates say."""
        found = [self.of.fit(rows) for rows in blocks(self.of)]
        return np.concatenate(found) if found else np.zeros(self.of.shape, dtype=np.int16)

    @cached_property
    def are_against(self) -> NDArray[np.bool_]:
        """True (n, m) where a gate says that the two may not go together."""
        found = np.zeros(self.of.shape, dtype=bool)
        for rows in blocks(self.of):
            for answered in self.of.gates(rows).values():
                found[rows] |= answered == kleene.NO
        return found

    def fit(self, fellow: int, mentor: int) -> int | None:
        """The fit of one pair; None of a mentor who is of another chapter by now."""
        row, column = self.row(fellow), self.column(mentor)
        return None if row is None or column is None else int(self.fits[row, column])

    def row(self, fellow: int) -> int | None:
        """Where a fellow is among the rows."""
        return self._rows.get(fellow)

    def column(self, mentor: int) -> int | None:
        """Where a mentor is among the columns."""
        return self._columns.get(mentor)

    @cached_property
    def _rows(self) -> dict[int, int]:
        return {int(one): at for at, one in enumerate(self.of.fellows.index)}

    @cached_property
    def _columns(self) -> dict[int, int]:
        return {int(one): at for at, one in enumerate(self.of.mentors.index)}


@dataclass(frozen=True, eq=False)
class Sides:
    """The fellows of a cohort who have not left, the mentors of its chapter, who has whom.

    `confirmed` gives the mentor of each fellow who has one; `loads` the fellows of other cohorts
    that each mentor accompanies; a mentoring starts on `starts_on` or later. `terms` are those
    kept with the cohort, `offers` the pairs put to both sides (`frames.OFFERS`) as of `today`,
    `ended` the day on which the last pair of a fellow ended. `hours` are those of a month that
    fellows of other cohorts take of each mentor; `version` is that of the cohort as it was read,
    `role` that of whoever sits here.
    """

    fellows: pd.DataFrame
    mentors: pd.DataFrame
    confirmed: Mapping[int, int]
    loads: Mapping[int, int]
    starts_on: date
    rubric: PairRubric
    relations: pd.DataFrame = field(default_factory=no_relations)
    terms: Terms = field(default_factory=Terms)
    offers: pd.DataFrame = field(default_factory=no_offers)
    hours: Mapping[int, float] = field(default_factory=dict)
    version: int = 0
    role: Role = Role.COORDINATOR
    ended: Mapping[int, date] = field(default_factory=dict)
    today: date = field(default_factory=lambda: now().date())

    @cached_property
    def waiting(self) -> pd.DataFrame:
        """The fellows who have no mentor yet."""
        return self.fellows[~self.fellows.index.isin(list(self.confirmed))]

    @cached_property
    def proposable(self) -> pd.DataFrame:
        """Whom a rule looks at: all but those whose mentor is of another chapter by now."""
        here = set(self.mentors.index)
        away = [one for one, mentor in self.confirmed.items() if mentor not in here]
        return self.fellows[~self.fellows.index.isin(away)]

    @cached_property
    def circumstances(self) -> Circumstances:
        """What a proposal finds as given."""
        here = set(self.proposable.index)
        started = {one: mentor for one, mentor in self.confirmed.items() if one in here}
        given = Circumstances(
            loads=self.loads, hours=self.hours, started=started, relations=self.relations
        )
        return around(given, self.offers, mentors=self.mentors, on=self.today)

    @cached_property
    def asked(self) -> Mapping[int, int]:
        """The mentor of each fellow who has none yet and is asked, or agreed: nothing moves her."""
        pairs, here = asked_pairs(self.offers, on=self.today), set(self.mentors.index)
        waiting = set(self.waiting.index)
        return {one: his for one, his in pairs.items() if one in waiting and his in here}

    @cached_property
    def unanswered(self) -> frozenset[int]:
        """The fellows of whose pair one side was asked and has not agreed yet."""
        held = opened(self.offers, on=self.today)
        waits = held.loc[held["state"] != OfferState.AGREED, "fellow"]
        return frozenset(int(one) for one in waits)

    @cached_property
    def all_loads(self) -> Mapping[int, int]:
        """How many fellows each mentor accompanies now, of this cohort and of others."""
        return Counter(self.loads) + Counter(self.confirmed.values())

    @cached_property
    def mentors_here(self) -> pd.DataFrame:
        """The mentors who have not left, and who has left with a pair that is still open."""
        return still_here(self.mentors, accompanying=[*self.all_loads, *self.asked.values()])

    @cached_property
    def mentors_left(self) -> frozenset[int]:
        """The mentors who have left, whether a pair is still open or not."""
        return frozenset(self.mentors.index) - frozenset(still_here(self.mentors).index)

    @cached_property
    def as_given(self) -> Circumstances:
        """What new pairs are judged by: all that is begun counts as taken already."""
        begun = [one for one in self.confirmed if one in self.fellows.index]
        takes = hours.of_fellows(self.fellows.loc[begun]).tolist()
        before = hours.taken(self.mentors, self.circumstances).tolist()
        spent = Counter(dict(zip(self.mentors.index.tolist(), before, strict=True)))
        for one, each in zip(begun, takes, strict=True):
            spent[self.confirmed[one]] += each
        return Circumstances(loads=self.all_loads, hours=spent, relations=self.relations)

    def compared(self, rubric: PairRubric) -> Compared:
        """Every fellow beside every mentor under a rubric."""
        known = Circumstances(relations=self.relations)
        return Compared(
            self,
            scoring.table(
                self.fellows, self.mentors, rubric=rubric, circumstances=known, role=self.role
            ),
        )

    def fellow_name(self, fellow: int) -> str:
        """A fellow's name as she wrote it."""
        return self.fellow_names[fellow]

    def mentor_name(self, mentor: int) -> str:
        """A mentor's name with the partner's; nothing for a mentor of another chapter."""
        return self.mentor_names.get(mentor, "")

    @cached_property
    def fellow_names(self) -> Mapping[int, str]:
        """The name of each fellow as she wrote it."""
        return _names(self.fellows)

    @cached_property
    def short_names(self) -> Mapping[int, str]:
        """The name of each mentor alone."""
        return _names(self.mentors)

    @cached_property
    def mentor_names(self) -> Mapping[int, str]:
        """The name of each mentor with the partner's."""
        partners = self.mentors["partner"]
        named = self.short_names
        return {one: f"{name} ({partners.at[one]})" for one, name in named.items()}

    def found(self, text: str) -> tuple[int, ...]:
        """The fellows whose name holds a text, in whatever script."""
        return _found(self.fellow_names, text)

    def found_mentors(self, text: str) -> tuple[int, ...]:
        """The mentors here whose name or partner holds a text, in whatever script."""
        return _found({one: self.mentor_names[one] for one in self.mentors_here.index}, text)

    def assignment(
        self, fellow: int, mentor: int, *, fit: int, reason: str, on: date
    ) -> writes.NewAssignment:
        """A pair as it is recorded, from a day on."""
        return writes.NewAssignment(
            fellow=fellow,
            mentor=mentor,
            fit=fit,
            reason=reason,
            starts_on=max(on, self.starts_on),
        )


def sides_of(store: Store, cohort: int, *, row: pd.Series) -> Sides:
    """Both sides of a cohort's mentoring, from the store."""
    role = settings.role()
    fellows = reads.fellows(store, cohort)
    given = reads.circumstances(store, cohort, role=role)
    assigned = reads.assignments(store, cohort)
    ended = assigned[assigned["ends_on"].notna()].groupby("fellow")["ends_on"].max()
    return Sides(
        fellows=fellows[fellows["left_on"].isna()],
        mentors=reads.mentors(store, int(row["chapter_id"])),
        confirmed=given.started,
        loads=given.loads,
        hours=given.hours,
        starts_on=row["starts_on"],
        rubric=pair_rubrics.load(),
        relations=given.relations,
        terms=reads.terms(store, cohort),
        offers=reads.offers(store, cohort),
        version=int(row["version"]),
        role=role,
        ended={int(one): day for one, day in ended.items()},
    )


def _names(frame: pd.DataFrame) -> dict[int, str]:
    named = frame["given_name"].astype(str) + " " + frame["family_name"].astype(str)
    return {int(one): name for one, name in zip(frame.index, named, strict=True)}


def _found(names: Mapping[int, str], text: str) -> tuple[int, ...]:
    wanted = folded(text.strip())
    return tuple(one for one, name in names.items() if not wanted or wanted in folded(name))
