"""Rules about what is known between the two beside their answers: a no, a wish, an earlier pair.

Few pairs have anything known between them, so these rules are laid over the points of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.engines.pairs.scores import Points, Wholes
from workbench.sentences import Paragraph, Sentence, sentence
from workbench.vocabulary import Relation, Side


@dataclass(frozen=True)
class Known:
    """One thing known between a fellow and a mentor: who says it, at which place, and why.

    The reason is there only for whoever may read it.
    """

    kind: Relation
    side: Side
    place: int | None = None
    reason: str | None = None


@dataclass(frozen=True)
class RelationGate:
    """A rule that blocks the pairs between which this is known, with its reason.

    It is never unknown: what nobody noted is not so. One that `is_quiet` keeps its reason for the
    role of protection.
    """

    name: str
    title: Sentence
    kind: Relation
    stops: Callable[[tuple[Known, ...]], Sentence]
    passes: Sentence
    is_quiet: bool = False

    def reason(self, known: tuple[Known, ...]) -> Sentence:
        """Why a pair passes it or not, by what of its kind is known between the two."""
        return self.stops(known) if known else self.passes


@dataclass(frozen=True)
class RelationPart:
    """A part of the fit of the pairs between which something is known, with its reason.

    `shares` takes relations of these kinds and gives the share of the points of each pair
    (index fellow, mentor), from -1 to 1: a pair may lose points by it, though none below 0.
    """

    name: str
    title: Sentence
    kinds: tuple[Relation, ...]
    shares: Callable[[pd.DataFrame], pd.Series]
    reason: Callable[[tuple[Known, ...]], Sentence | Paragraph]


@dataclass(frozen=True)
class WeightedRelation:
    """A part of the fit by what is known, and the whole points that it can bring."""

    part: RelationPart
    points: int

    def points_of(self, relations: pd.DataFrame) -> pd.Series:
        """The points that pairs win or lose by it (index fellow, mentor), halves away from 0."""
        share = self.part.shares(of_kinds(relations, self.part.kinds))
        whole = np.floor(share.abs().to_numpy(dtype=np.float64) * self.points + 0.5)
        signed = np.sign(share.to_numpy(dtype=np.float64)) * whole
        return pd.Series(signed, share.index, dtype="int64", name=self.part.name)


def _never(known: tuple[Known, ...]) -> Sentence:
    why = next((each.reason for each in known if each.reason), None)
    if why is None:
        return sentence("These two are never to be a pair.")
    return sentence("These two are never to be a pair: {reason}", reason=why)


def _declined(known: tuple[Known, ...]) -> Sentence:
    sides = {each.side for each in known}
    if Side.FELLOW in sides and Side.MENTOR in sides:
        return sentence("Both said no to this pair.")
    if Side.FELLOW in sides:
        return sentence("She said no to this pair.")
    if Side.MENTOR in sides:
        return sentence("The mentor said no to this pair.")
    return sentence("This pair was said no to.")


NEVER = RelationGate(
    "never",
    sentence("a pair that may be"),
    Relation.NEVER,
    _never,
    sentence("Nobody asked that these two are never a pair."),
    is_quiet=True,
)
DECLINED = RelationGate(
    "declined",
    sentence("a pair nobody said no to"),
    Relation.DECLINED,
    _declined,
    sentence("Nobody said no to this pair."),
)
ALWAYS = (DECLINED, NEVER)
"""No rubric can leave these out."""


@dataclass(frozen=True, eq=False)
class Overlay:
    """What relations change in the points of pairs (k,), by the place of each among all pairs."""

    places: Wholes
    points: Points

    def add_to(self, points: Points, *, first: int) -> None:
        """Change a block of points whose first pair is at this place; none falls below 0."""
        start, stop = np.searchsorted(self.places, [first, first + points.size])
        flat = points.reshape(-1)
        there = self.places[start:stop] - first
        was = flat[there]
        now = np.maximum(was + self.points[start:stop], 0)
        flat[there] = np.where(was < 0, was, now)

    def at(self, places: Wholes) -> Points:
        """What changes at each of these places (k,)."""
        if len(self.places) == 0:
            return np.zeros(len(places), dtype=np.int16)
        found = np.searchsorted(self.places, places).clip(max=len(self.places) - 1)
        return np.where(self.places[found] == places, self.points[found], 0).astype(np.int16)


def overlay(
    weighted: Iterable[WeightedRelation],
    relations: pd.DataFrame,
    *,
    fellows: pd.Index,
    mentors: pd.Index,
) -> Overlay:
    """What all parts of the fit by relations come to, for the pairs that are here."""
    every = [each.points_of(relations) for each in weighted]
    if not every:
        return Overlay(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int16))
    summed = pd.concat(every).groupby(level=[0, 1]).sum()
    places = places_of(summed.index, fellows=fellows, mentors=mentors)
    is_here = places >= 0
    order = np.argsort(places[is_here], kind="stable")
    points = summed.to_numpy(dtype=np.int16)[is_here][order]
    return Overlay(places[is_here][order], points)


def places_of(pairs: pd.Index, *, fellows: pd.Index, mentors: pd.Index) -> Wholes:
    """The place of each pair among all pairs, row by row; -1 where one of the two is not here."""
    rows = fellows.get_indexer(pairs.get_level_values(0))
    columns = mentors.get_indexer(pairs.get_level_values(1))
    is_here = (rows >= 0) & (columns >= 0)
    return np.where(is_here, rows.astype(np.int64) * len(mentors) + columns, -1)


def of_kinds(relations: pd.DataFrame, kinds: Iterable[Relation]) -> pd.DataFrame:
    """The relations of these kinds."""
    return relations[relations["kind"].isin([str(kind) for kind in kinds])]


def pairs_of(relations: pd.DataFrame) -> pd.MultiIndex:
    """The pairs that relations are about, each as often as something is known of it."""
    return pd.MultiIndex.from_frame(relations[["fellow", "mentor"]])


def known_between(relations: pd.DataFrame, *, fellow: int, mentor: int) -> tuple[Known, ...]:
    """All that is known between two people."""
    theirs = relations[(relations["fellow"] == fellow) & (relations["mentor"] == mentor)]
    return tuple(
        Known(
            Relation(row.kind),
            Side(row.side),
            None if pd.isna(row.place) else int(row.place),
            row.reason if isinstance(row.reason, str) else None,
        )
        for row in theirs[["kind", "side", "place", "reason"]].itertuples(index=False)
    )


def of_kind(known: Iterable[Known], *kinds: Relation) -> tuple[Known, ...]:
    """What is known of these kinds."""
    return tuple(each for each in known if each.kind in kinds)
