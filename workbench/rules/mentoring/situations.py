"""Both sides at one moment, who goes with whom then, and what may happen to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from workbench.frames import RELATIONS
from workbench.rules.mentoring import proposals
from workbench.rules.mentoring.proposals import Problem
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.terms import Circumstances, Pair, Terms
from workbench.shapes import frame_of
from workbench.vocabulary import Relation, Side, Slot


@dataclass(frozen=True, eq=False)
class Situation:
    """Fellows and mentors at one moment, the terms, what is given, and who goes with whom.

    `pairs` gives the mentor of a fellow: pairs that have begun, which are those of
    `circumstances.started`, and those on the table.
    """

    fellows: pd.DataFrame
    mentors: pd.DataFrame
    rubric: PairRubric
    pairs: Mapping[int, int] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    circumstances: Circumstances = field(default_factory=Circumstances)

    @property
    def here(self) -> pd.DataFrame:
        """The fellows who have not left."""
        return self.fellows[self.fellows["left_on"].isna()]

    def problem(self) -> Problem:
        """What a proposal of mentors is made of now."""
        return proposals.problem(
            self.fellows,
            self.mentors,
            rubric=self.rubric,
            terms=self.terms,
            circumstances=self.circumstances,
        )

    def room_of(self, mentor: int) -> int:
        """How many fellows of this cohort a mentor can accompany; those who have begun count."""
        capacity = int(self.mentors.at[mentor, "capacity"])
        return max(capacity - self.circumstances.loads.get(mentor, 0), 0)


@dataclass(frozen=True, eq=False)
class Names:
    """The name of everybody who is in one of two situations, as they write it."""

    fellows: Mapping[int, str]
    mentors: Mapping[int, str]


def names_of(*situations: Situation) -> Names:
    """The names in some situations, the last one's where they differ."""
    return Names(
        _named(each.fellows for each in situations), _named(each.mentors for each in situations)
    )


def without_mentor(of: Situation, mentor: int) -> Situation:
    """A mentor is not here any more, and what has begun with her stands until it is ended."""
    return replace(of, mentors=of.mentors.drop(index=mentor))


def mentor_leaves(of: Situation, mentor: int) -> Situation:
    """A mentor leaves, as it is recorded; what has begun with her ends."""
    return _ended(without_mentor(of, mentor), lambda pair: pair.mentor == mentor)


def with_capacity(of: Situation, mentor: int, capacity: int) -> Situation:
    """A mentor can accompany more or fewer fellows at a time."""
    mentors = of.mentors.copy()
    mentors.loc[mentor, "capacity"] = capacity
    return replace(of, mentors=mentors)


def with_slots(of: Situation, mentor: int, slots: Iterable[Slot]) -> Situation:
    """A mentor can meet in these parts of the week, and in no other."""
    return replace(of, mentors=_with_list(of.mentors, mentor, "slots", slots))


def with_availability(of: Situation, fellow: int, slots: Iterable[Slot]) -> Situation:
    """A fellow can meet in these parts of the week, and in no other."""
    return replace(of, fellows=_with_list(of.fellows, fellow, "availability", slots))


def without_fellow(of: Situation, fellow: int, *, on: date) -> Situation:
    """A fellow withdraws on a day; what has begun with her ends."""
    fellows = of.fellows.copy()
    fellows["left_on"] = fellows["left_on"].astype(object)
    fellows.at[fellow, "left_on"] = on
    return _ended(replace(of, fellows=fellows), lambda pair: pair.fellow == fellow)


def with_no(of: Situation, pair: Pair, side: Side) -> Situation:
    """One of the two says no to a pair."""
    said = {
        "relation": int(of.circumstances.relations.index.max() or 0) + 1
        if len(of.circumstances.relations)
        else 1,
        "fellow": pair.fellow,
        "mentor": pair.mentor,
        "kind": str(Relation.DECLINED),
        "side": str(side),
        "place": None,
        "reason": None,
    }
    relations = pd.concat([of.circumstances.relations, frame_of([said], RELATIONS)])
    return replace(of, circumstances=replace(of.circumstances, relations=relations))


def without_started(of: Situation, ended: Iterable[Pair]) -> Situation:
    """Some pairs that have begun are ended by a person."""
    gone = frozenset(ended)
    return _ended(of, lambda pair: pair in gone)


def _ended(of: Situation, is_over: Callable[[Pair], bool]) -> Situation:
    started = {
        fellow: mentor
        for fellow, mentor in of.circumstances.started.items()
        if not is_over(Pair(fellow, mentor))
    }
    return replace(of, circumstances=replace(of.circumstances, started=started))


def _with_list(frame: pd.DataFrame, row: int, column: str, codes: Iterable[Slot]) -> pd.DataFrame:
    chosen = {str(each) for each in codes}
    changed = frame.copy()
    changed.at[row, column] = tuple(str(slot) for slot in Slot if str(slot) in chosen)
    return changed


def _named(frames: Iterable[pd.DataFrame]) -> dict[int, str]:
    found: dict[int, str] = {}
    for frame in frames:
        full = frame["given_name"].astype(str) + " " + frame["family_name"].astype(str)
        found.update(zip(frame.index.tolist(), full.tolist(), strict=True))
    return found
