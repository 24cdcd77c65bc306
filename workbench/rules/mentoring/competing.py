"""The group of fellows that competes for too few places, in words of the gates they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
import pandas as pd

from workbench.engines.pairs.exchanges import is_free, room_left
from workbench.engines.pairs.matching import Matching
from workbench.engines.pairs.scores import Wholes, blocks
from workbench.engines.pairs.shortage import Group, Shortage, shortage
from workbench.rules import answers, pairing
from workbench.rules.mentoring.proposals import Problem
from workbench.rules.mentoring.reading import Truths, stopping
from workbench.rules.mentoring.stake_words import mentor_name
from workbench.sentences import Either, Paragraph, Sentence, Several, Tongue, sentence, sentences
from workbench.vocabulary import Role, Slot, Track

FEW = 3
"""So many languages or meeting times are named, and so many gates make up a description."""
FEW_MENTORS = 4

_PARTS: Mapping[str, Sentence] = {
    "am": sentence("in the morning"),
    "pm": sentence("in the afternoon"),
    "eve": sentence("in the evening"),
}
_NOT_TOLD = ("forbidden", "declined", "never", "safety", "new_mentor")


@dataclass(frozen=True)
class Competition:
    """Fellows who may have these mentors alone, and the places those have: too few for them."""

    fellows: tuple[int, ...]
    mentors: tuple[int, ...]
    places: int
    sentence: Sentence


def shortage_of(of: Problem, pairs: Mapping[int, int]) -> Shortage:
    """What is short when fellows have these mentors; looked at once for every pair."""
    return _shortage(of.matching, tuple(of.columns_of(pairs).tolist()))


def competition(of: Problem, short: Shortage, fellow: int, *, role: Role) -> Competition | None:
    """The smallest group around a fellow left over; None when nobody competes with her."""
    group = short.group(int(of.fellows.index.get_loc(fellow)))
    if group is None or len(group.columns) == 0:
        return None
    return _said(of, group, role=role)


def competitions(of: Problem, short: Shortage, *, role: Role) -> tuple[Competition, ...]:
    """All groups apart from one another, the smallest first."""
    return tuple(_said(of, group, role=role) for group in short.groups() if len(group.columns))


@lru_cache(maxsize=2)
def _shortage(of: Matching, columns: tuple[int, ...]) -> Shortage:
    return shortage(of, np.array(columns, dtype=np.int64))


def _said(of: Problem, group: Group, *, role: Role) -> Competition:
    found = _described(of, group, role=role)
    return Competition(
        tuple(of.fellows.index[group.rows].tolist()),
        tuple(of.mentors.index[group.columns].tolist()),
        group.places if found is None else found.places,
        _undescribed(of, group) if found is None else found.sentence,
    )


def _undescribed(of: Problem, group: Group) -> Sentence:
    """A group whose fellows share too little to say it but by its mentors."""
    return sentences(
        "{count} fellow can have no other mentor than {mentors}; {places}.",
        "{count} fellows can have no other mentors than {mentors}; {places}.",
        len(group.rows),
        mentors=_mentors(of, group),
        places=_places(group.places),
    )


@dataclass(frozen=True)
class _Description:
    places: int
    sentence: Sentence


def _described(of: Problem, group: Group, *, role: Role) -> _Description | None:
    """The fewest gates whose mentors have fewer places than there are fellows."""
    room = room_left(of.matching)
    if room.sum() < len(group.rows):
        return _Description(int(room.sum()), _everybody(of, int(room.sum())))
    passing = _passing(of, group.rows, role=role)
    for size in range(1, FEW + 1):
        best: tuple[int, tuple[str, ...]] | None = None
        for names in combinations(passing, size):
            together = np.logical_and.reduce([passing[name] for name in names])
            places = int(room[together].sum())
            if places < len(group.rows) and (best is None or places < best[0]):
                best = places, names
        if best is not None:
            said = sentences(
                "{count} fellow needs {mentor}; {places}.",
                "{count} fellows need {mentor}; {places}.",
                len(group.rows),
                mentor=_mentor(of, group.rows, best[1]),
                places=_places(best[0]),
            )
            return _Description(best[0], said)
    return None


def _everybody(of: Problem, places: int) -> Sentence:
    """All mentors together have too little room, whoever needs whom."""
    return sentences(
        "{count} fellow is to be given a mentor; among all mentors {places}.",
        "{count} fellows are to be given a mentor; among all mentors {places}.",
        int(is_free(of.matching).sum()),
        places=_places(places),
    )


def _passing(of: Problem, rows: Wholes, *, role: Role) -> dict[str, Truths]:
    """The mentors (m,) with whom a gate lets some of these fellows be, by the gate's name."""
    passing: dict[str, Truths] = {}
    for part in blocks(of.table):
        here = rows[(rows >= part.start) & (rows < part.stop)] - part.start
        if len(here) == 0:
            continue
        for each in stopping(of, part, role=role):
            if each.name not in _NOT_TOLD:
                some = ~each.stops[here].all(axis=0)
                passing[each.name] = passing.get(each.name, np.zeros_like(some)) | some
    return passing


def _mentor(of: Problem, rows: Wholes, names: tuple[str, ...]) -> Sentence:
    """The mentor whom these fellows need, by the gates that explain it."""
    theirs, titles = (
        of.fellows.iloc[rows],
        {each.name: each.title for each in of.table.rubric.gates},
    )
    needs = [
        _NEEDS[name](theirs, of.mentors)
        if name in _NEEDS
        else sentence("with {gate}", gate=titles[name])
        for name in (*(each for each in _NEEDS if each in names), *names)
        if name != _WOMAN
    ]
    said = Paragraph(tuple(dict.fromkeys(needs)))
    if _WOMAN not in names:
        return sentence("a mentor {needs}", needs=said)
    if not needs:
        return sentence("a woman as mentor")
    return sentence("a woman as mentor {needs}", needs=said)


def _track(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Sentence:
    del mentors
    tracks = tuple(dict.fromkeys(Track(str(each)) for each in fellows["track"]))
    return sentence("for {tracks}", tracks=Either(tracks))


def _slot(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Sentence:
    del mentors
    free = set().union(*pairing.lists(fellows["availability"]))
    parts = {str(slot).split("_")[1] for slot in free}
    if len(parts) == 1:
        return _PARTS[parts.pop()]
    if 0 < len(free) <= FEW:
        return sentence("on {slots}", slots=Either(tuple(s for s in Slot if str(s) in free)))
    return sentence("free when they are")


def _language(fellows: pd.DataFrame, mentors: pd.DataFrame) -> Sentence:
    every = pd.Series({"languages": pairing.languages_of(mentors)})
    spoken: dict[Tongue, None] = {}
    for _, row in fellows.iterrows():
        hers = pairing.languages_in_common(answers.row_of(row), answers.row_of(every))
        spoken |= dict.fromkeys(hers)
    if 0 < len(spoken) <= FEW:
        return sentence("who speaks {languages}", languages=Either(tuple(spoken)))
    return sentence("who speaks one of their languages")


_WOMAN = "woman_wished"
_NEEDS: Mapping[str, Callable[[pd.DataFrame, pd.DataFrame], Sentence]] = {
    "own_track": _track,
    "common_slot": _slot,
    "common_language": _language,
}
"""How the gates that fellows share are said of the mentor they need, in the order they are said."""


def _mentors(of: Problem, group: Group) -> object:
    if len(group.columns) <= FEW_MENTORS:
        numbers = of.mentors.index[group.columns].tolist()
        return Several(tuple(mentor_name(of, number) for number in numbers))
    return sentences("{count} mentor", "{count} mentors", len(group.columns))


def _places(count: int) -> Sentence:
    if count == 0:
        return sentence("there is no place")
    return sentences("there is {count} place", "there are {count} places", count)


__all__ = ["Competition", "competition", "competitions", "shortage_of"]
