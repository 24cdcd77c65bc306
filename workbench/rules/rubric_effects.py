"""What a changed rubric does to seats, languages, childcare and mentors, old and new in counts.

Simple counts of those whom the rules put in, whatever verdict they were given; nobody is matched
and no seat is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules.answers import Truths
from workbench.rules.demands import first_choices
from workbench.rules.figures.cuts import MISSING
from workbench.rules.groups import Grouping
from workbench.rules.rubric_changes import Changes
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Outlook, Track

TRACKS = tuple(Track)


@dataclass(frozen=True, eq=False)
class Room:
    """What a cohort has to give: seats by track, places of support, mentors and their loads."""

    seats: Mapping[str, int]
    supports: Mapping[str, int]
    mentors: pd.DataFrame
    loads: Mapping[int, int]


@dataclass(frozen=True)
class Count:
    """One group before and after: how many are in, and how many depend on an answer.

    `room` is the seats or places there are for them, `mentors` how many fellows mentors who fit
    them can still take; None where nothing is counted.
    """

    group: object
    before: int
    after: int
    open_before: int
    open_after: int
    room: int | None = None
    mentors: int | None = None


@dataclass(frozen=True)
class Counts:
    """One kind of groups, each counted."""

    name: str
    title: Sentence
    groups: tuple[Count, ...]


@dataclass(frozen=True)
class Effects:
    """What to say aloud, then the counts behind it."""

    said: tuple[Sentence, ...]
    counts: tuple[Counts, ...]


@dataclass(frozen=True, eq=False)
class _Sides:
    """Who is in and who depends on an answer, before and after."""

    before: Truths
    after: Truths
    open_before: Truths
    open_after: Truths

    def counted(self, members: Truths) -> NDArray[np.int64]:
        """How many of each group (rows by groups) are on each of the four sides (4, groups)."""
        sides = np.array([self.before, self.after, self.open_before, self.open_after])
        return sides.astype(np.int64) @ members.astype(np.int64)


def effects(changes: Changes, groupings: Sequence[Grouping], *, room: Room) -> Effects:
    """Count what becomes of seats, groups, childcare and mentors."""
    applications, sides = changes.before.applications, _sides(changes)
    free = _free(room)
    tracks = _tracks(applications, sides, room, free)
    kinds = tuple(_of_groups(each, sides, room, free) for each in groupings)
    said = (
        _seats_said(sides, room),
        *_childcare_said(applications, sides, room),
        *_mentors_said(applications, sides, free),
    )
    return Effects(said, (tracks, *kinds))


def _sides(changes: Changes) -> _Sides:
    old = changes.people["outlook_before"].to_numpy()
    new = changes.people["outlook_after"].to_numpy()
    is_in, is_open = Outlook.IN.value, Outlook.DEPENDS.value
    return _Sides(old == is_in, new == is_in, old == is_open, new == is_open)


def _free(room: Room) -> pd.DataFrame:
    """The mentors who can take one fellow more, and how many (`places`)."""
    taken = pd.Series(dict(room.loads), dtype="int64").reindex(room.mentors.index, fill_value=0)
    places = (room.mentors["capacity"].astype("int64") - taken).clip(lower=0)
    return room.mentors.assign(places=places)[places > 0]


def _tracks(applications: pd.DataFrame, sides: _Sides, room: Room, free: pd.DataFrame) -> Counts:
    """First choices beside the seats of each track and what its mentors can take."""
    counted = sides.counted(first_choices(applications))
    return Counts(
        "track",
        sentence("First choice"),
        tuple(
            _count(
                track,
                counted[:, at],
                room=int(room.seats.get(track.value, 0)),
                mentors=_places(free, free["tracks"], track.value),
            )
            for at, track in enumerate(TRACKS)
            if counted[:, at].any() or room.seats.get(track.value)
        ),
    )


def _of_groups(grouping: Grouping, sides: _Sides, room: Room, free: pd.DataFrame) -> Counts:
    counted = sides.counted(grouping.members.to_numpy(dtype=bool))
    places = {("childcare", "yes"): room.supports.get("childcare")}
    return Counts(
        grouping.name,
        grouping.title,
        tuple(
            _count(
                words,
                counted[:, at],
                room=places.get((grouping.name, str(code))),
                mentors=_places(free, free["languages"], str(code))
                if grouping.name == "language" and code != MISSING
                else None,
            )
            for at, (code, words) in enumerate(grouping.names.items())
        ),
    )


def _count(
    group: object, numbers: NDArray[np.int64], *, room: int | None, mentors: int | None
) -> Count:
    before, after, open_before, open_after = (int(each) for each in numbers)
    return Count(group, before, after, open_before, open_after, room, mentors)


def _places(free: pd.DataFrame, offers: pd.Series, code: str) -> int:
    """How many fellows the mentors who offer this can still take."""
    return int(free["places"][[code in each for each in offers]].sum())


def _seats_said(sides: _Sides, room: Room) -> Sentence:
    return sentences(
        "In by the rules: {before} → {after}, for {count} seat; depending on an answer: "
        "{open_before} → {open_after}.",
        "In by the rules: {before} → {after}, for {count} seats; depending on an answer: "
        "{open_before} → {open_after}.",
        sum(room.seats.values()),
        before=int(sides.before.sum()),
        after=int(sides.after.sum()),
        open_before=int(sides.open_before.sum()),
        open_after=int(sides.open_after.sum()),
    )


def _childcare_said(applications: pd.DataFrame, sides: _Sides, room: Room) -> tuple[Sentence, ...]:
    needs = (applications["needs_childcare"] == "yes").to_numpy()
    before, after = int((sides.before & needs).sum()), int((sides.after & needs).sum())
    if "childcare" not in room.supports:
        return (
            sentence(
                "Of those who are in, need childcare: {before} → {after}.",
                before=before,
                after=after,
            ),
        )
    return (
        sentences(
            "Of those who are in, need childcare: {before} → {after}, for {count} place.",
            "Of those who are in, need childcare: {before} → {after}, for {count} places.",
            int(room.supports["childcare"]),
            before=before,
            after=after,
        ),
    )


def _mentors_said(
    applications: pd.DataFrame, sides: _Sides, free: pd.DataFrame
) -> tuple[Sentence, ...]:
    """How many mentors' places there are, and who has nobody of her track and language."""
    alone = ~_has_mentor(applications, free)
    return (
        sentences(
            "The mentors of this chapter can take {count} fellow more.",
            "The mentors of this chapter can take {count} fellows more.",
            int(free["places"].sum()),
        ),
        sentence(
            "Of those who are in, no mentor with room shares her first choice and a language: "
            "{before} → {after}.",
            before=int((sides.before & alone).sum()),
            after=int((sides.after & alone).sum()),
        ),
    )


def _has_mentor(applications: pd.DataFrame, free: pd.DataFrame) -> Truths:
    """Where a mentor with room, in her first choice, speaks a language of hers."""
    tongues = sorted({code for spoken in free["languages"] for code in spoken})
    place = {code: at for at, code in enumerate(tongues)}
    reach = np.zeros((len(TRACKS), len(tongues)), dtype=bool)
    for track, spoken in zip(free["tracks"], free["languages"], strict=True):
        for code in spoken:
            reach[[TRACKS.index(Track(each)) for each in track], place[code]] = True
    known = applications["spoken_languages"].dropna().explode()
    known = known[known.isin(tongues)]
    speaks = np.zeros((len(applications), len(tongues)), dtype=bool)
    speaks[applications.index.get_indexer(known.index), known.map(place).to_numpy(dtype=int)] = True
    reached = first_choices(applications).astype(np.int64) @ reach.astype(np.int64) > 0
    return np.asarray((speaks & reached).any(axis=1), dtype=bool)
