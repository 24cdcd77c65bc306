"""Demands that cannot hold together: which ones, with the facts, and the cheapest ways out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from workbench.engines import clash
from workbench.errors import Impossible
from workbench.rules.demand_changes import short_name
from workbench.rules.demand_words import demanded, quota_group, quota_named
from workbench.rules.demands import TRACKS, Key
from workbench.rules.ways_out import WayOut, at, giving_of, key_of, ways_out
from workbench.sentences import Either, Paragraph, Sentence, Several, sentence, sentences
from workbench.vocabulary import Track

if TYPE_CHECKING:
    from workbench.rules.cohorts import Problem

FEW = 3
"""So many names and ways are said; of more names, how many there are."""


def explained(of: Problem) -> Impossible:
    """The error that names the demands which clash, the facts behind it, and the ways out."""
    giving = giving_of(of)
    named = clash.smallest(giving)
    clashing = (*_demanded(of, named), *_by_hand(of, named))
    ways = ways_out(of, giving)
    said = (_together(clashing), *_fact(of, giving, named), *_with(ways))
    message = sentence("{said}", said=Paragraph(said))
    return Impossible(message, clash=clashing, ways=ways)


def _together(clashing: Sequence[Sentence]) -> Sentence:
    if len(clashing) == 1:
        return sentence("This cannot be: {demand}.", demand=clashing[0])
    return sentence("These do not go together: {demands}.", demands=Several(tuple(clashing)))


def _with(ways: Sequence[WayOut]) -> tuple[Sentence, ...]:
    """The first ways out that are one change each, else the first; nothing where there is none."""
    if not ways:
        return ()
    short = [way.changed[0] for way in ways[:FEW] if len(way.changed) == 1]
    said = Either(tuple(short)) if short else Several(ways[0].changed)
    return (sentence("It would work with {ways}.", ways=said),)


def _demanded(of: Problem, named: Sequence[clash.End]) -> list[Sentence]:
    """What is demanded of the whole cohort, in words."""
    ends = [end for end in named if end.of not in clash.BY_ROW]
    return [demanded(key_of(of, end), of.demands, at=at(of, end)) for end in ends]


def _by_hand(of: Problem, named: Sequence[clash.End]) -> list[Sentence]:
    """Who is locked or left out by hand, those locked in one track together."""
    rows = [end.at for end in named if end.of == "fixed"]
    held = of.seating.fixed[rows]
    found = [
        _locked([row for row, place in zip(rows, held, strict=True) if place == each], of=of)
        for each in np.unique(held).tolist()
    ]
    out = [end.at for end in named if end.of == "shut"]
    return [*found, _left_out(out, of=of)] if out else found


def _locked(rows: Sequence[int], *, of: Problem) -> Sentence:
    track: Track = TRACKS[of.seating.fixed[rows[0]]]
    if len(rows) > FEW:
        return sentences(
            "{count} locked seat in {track}", "{count} locked seats in {track}", len(rows),
            track=track,
        )  # fmt: skip
    return sentences(
        "the locked seat of {names} in {track}",
        "the locked seats of {names} in {track}",
        len(rows),
        names=_names(rows, of=of),
        track=track,
    )


def _left_out(rows: Sequence[int], *, of: Problem) -> Sentence:
    if len(rows) > FEW:
        return sentences(
            "{count} woman left out by hand", "{count} women left out by hand", len(rows)
        )
    return sentence("{names} left out by hand", names=_names(rows, of=of))


def _names(rows: Sequence[int], *, of: Problem) -> Several:
    people = of.applications
    return Several(tuple(short_name(people, int(people.index[row])) for row in rows))


def _fact(of: Problem, giving: clash.Giving, named: Sequence[clash.End]) -> list[Sentence]:
    """How far the demands get together: of the largest that asks for so many, else the first."""
    counted = [end for end in named if end.of == "limit" and key_of(of, end).kind != "session"]
    if not counted:
        return []
    first = min(counted, key=lambda end: (end.side != "least", -at(of, end)))
    by = clash.short_by(giving, named, first)
    if first.side == "most":
        return [_needed(of, key_of(of, first), at(of, first) + by)]
    is_at_sessions = any(key_of(of, end).kind == "session" for end in named)
    said = _can_come if is_at_sessions else _could_be_seated
    return [said(of, key_of(of, first), at(of, first) - by)]


def _needed(of: Problem, key: Key, count: int) -> Sentence:
    if key.kind == "quota":
        group = quota_group(quota_named(of.demands, key.name))
        return sentence("{count} ({group}) would be seated in any case.", count=count, group=group)
    return sentence("{needed} would be needed.", needed=demanded(key, of.demands, at=count))


def _can_come(of: Problem, key: Key, count: int) -> Sentence:
    if key.kind != "quota":
        return _could_be_seated(of, key, count)
    group = quota_group(quota_named(of.demands, key.name))
    if count == 0:
        return sentence("Nobody ({group}) can come.", group=group)
    return sentence("Only {count} ({group}) can come.", count=count, group=group)


def _could_be_seated(of: Problem, key: Key, count: int) -> Sentence:
    if key.kind == "seats":
        return sentences(
            "Only {count} seat in {track} could be filled.",
            "Only {count} seats in {track} could be filled.",
            count,
            track=Track(key.name),
        )
    if key.kind == "graduates":
        return sentences(
            "Only {count} springboard graduate could be seated.",
            "Only {count} springboard graduates could be seated.",
            count,
        )
    group = quota_group(quota_named(of.demands, key.name))
    if count == 0:
        return sentence("Nobody ({group}) could be seated.", group=group)
    return sentence("Only {count} ({group}) could be seated.", count=count, group=group)
