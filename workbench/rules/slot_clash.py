"""Demands on the weekly sessions that cannot hold together, and the smallest ways out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from workbench.errors import Impossible
from workbench.rules import slots, week
from workbench.rules.presence import Presence, Standing, standings
from workbench.rules.sessions import EVERYONE, Wanted
from workbench.rules.slot_words import asked, few, name_of, of_whom
from workbench.rules.slots import Choice, Firmness
from workbench.sentences import Either, Sentence, Several, sentence, sentences
from workbench.vocabulary import Slot, Track

SEED = 0
FIRM = 10_000


@dataclass(frozen=True)
class WayOut:
    """A change after which everything can hold, in words, and what is wanted then."""

    said: Sentence | Several
    wanted: Wanted


@dataclass(frozen=True)
class _Piece:
    """One demand: its words, or the name of a woman who must stay; what is wanted without it."""

    words: Sentence | str
    without: Callable[[Wanted], Wanted]


def explained(frame: pd.DataFrame, of: Presence, wanted: Wanted, *, found: Choice) -> Impossible:
    """The error that names the smallest clash and the smallest ways out."""
    ways = ways_out(frame, of, wanted, found=found)
    return Impossible(
        sentence(
            "These do not go together: {demands}. It would work with {changes}.",
            demands=Several(_clash(frame, of, wanted)),
            changes=Either(tuple(way.said for way in ways)),
        ),
        ways=ways,
    )


def ways_out(
    frame: pd.DataFrame, of: Presence, wanted: Wanted, *, found: Choice
) -> tuple[WayOut, ...]:
    """What to change, the fewest demands first; each of them is enough. None without a clash."""
    if not found.broken:
        return ()
    given = [_given_way(frame, of, wanted, each) for each in (found, *_firm(of, wanted))]
    tried = (*given, *_fewer(wanted), _one_more_miss(wanted))
    fit = (way for way in tried if way is not None and _can_hold(of, way.wanted))
    return tuple({str(way.said): way for way in fit}.values())


def _firm(of: Presence, wanted: Wanted) -> Iterator[Choice]:
    """What would have to give way if the slots were firm, or if the women were."""
    none = np.zeros(len(of.index), dtype=np.int64)
    for firmness in (Firmness(slots=FIRM), Firmness(women=FIRM)):
        found = slots.choose(of, none, wanted, seed=SEED, firmness=firmness)
        if found.broken < FIRM:
            yield found


def _clash(frame: pd.DataFrame, of: Presence, wanted: Wanted) -> tuple[Sentence, ...]:
    """The words of demands that clash, though without any of them the others can hold."""
    named: list[_Piece] = []
    for piece in _pieces(frame, wanted):
        fewer = piece.without(wanted)
        if fewer != wanted and not _can_hold(of, fewer):
            wanted = fewer
        else:
            named.append(piece)
    said = [piece.words for piece in named if isinstance(piece.words, Sentence)]
    names = [piece.words for piece in named if isinstance(piece.words, str)]
    if names:
        said.append(sentences("{names} stays in", "{names} stay in", len(names), names=few(names)))
    return tuple(said)


def _can_hold(of: Presence, wanted: Wanted) -> bool:
    """Whether some sessions hold every demand; only women who must stay matter for that."""
    must = of.part(np.asarray(of.index.isin(list(wanted.must)), dtype=bool))
    none = np.zeros(len(must.index), dtype=np.int64)
    return slots.choose(must, none, wanted, seed=SEED).broken == 0


def _pieces(frame: pd.DataFrame, wanted: Wanted) -> Iterator[_Piece]:
    """The demands one by one: women first, so that as few as can be are named."""
    for one in sorted(wanted.must & set(frame.index)):
        yield _Piece(name_of(frame, one), _without_must(one))
    for slot in week.in_order(wanted.pinned):
        words = sentence("{slot} as you chose", slot=slot)
        yield _Piece(words, _without_pin(slot))
    for group in wanted.groups():
        if wanted.held(group) != frozenset(Slot):
            yield _Piece(_held(wanted, group), _without_rooms(group))
    for group in wanted.groups():
        if wanted.taught(group) != frozenset(Slot):
            yield _Piece(_taught(wanted, group), _without_trainers(group))
    for group in wanted.groups():
        yield _Piece(asked(group, wanted.count(group)), _with_count(group, 0))


def _taught(wanted: Wanted, group: str) -> Sentence:
    times = week.in_order(wanted.taught(group))
    if not times:
        return sentence("no trainer at any time ({group})", group=of_whom(group))
    return sentence(
        "a trainer only on {slots} ({group})", slots=Several(times), group=of_whom(group)
    )


def _held(wanted: Wanted, group: str) -> Sentence:
    seats, times = wanted.seats.get(group, 0), week.in_order(wanted.held(group))
    if not times:
        return sentence("no room for {count} at any time", count=seats)
    return sentence("a room for {count} only on {slots}", count=seats, slots=Several(times))


def _given_way(frame: pd.DataFrame, of: Presence, wanted: Wanted, found: Choice) -> WayOut | None:
    """The fewest demands that would have to give way: trainers, rooms, women who must stay."""
    words: list[Sentence] = []
    loose = wanted
    for group in wanted.groups():
        chosen = frozenset(found.sessions.of(group))
        untaught = week.in_order(chosen - loose.taught(group))
        small = week.in_order(chosen - loose.held(group))
        words += [sentence("a trainer on {slot} ({group})", slot=slot, group=of_whom(group))
                  for slot in untaught]  # fmt: skip
        words += [sentence("a room for {count} on {slot}", count=loose.seats[group], slot=slot)
                  for slot in small]  # fmt: skip
        loose = replace(
            loose,
            trainers={**loose.trainers, group: loose.taught(group) | chosen},
            rooms={slot: most for slot, most in loose.rooms.items() if slot not in small},
        )
    lost = of.index[standings(of, found.sessions, wanted) == Standing.LOST]
    given_up = sorted(wanted.must & {int(one) for one in lost})
    if given_up:
        names = [name_of(frame, one) for one in given_up]
        words.append(sentence("{names} lost", names=few(names)))
        loose = replace(loose, must=loose.must - set(given_up))
    if not words:
        return None
    return WayOut(words[0] if len(words) == 1 else Several(tuple(words)), loose)


def _fewer(wanted: Wanted) -> Iterator[WayOut]:
    """One session less for a group."""
    for group in wanted.groups():
        count = wanted.count(group) - 1
        if count > 0:
            yield WayOut(asked(group, count), _with_count(group, count)(wanted))


def _one_more_miss(wanted: Wanted) -> WayOut | None:
    if not wanted.must:
        return None
    misses = wanted.misses + 1
    words = sentences(
        "{count} session that each may miss", "{count} sessions that each may miss", misses
    )
    return WayOut(words, replace(wanted, misses=misses))


def _without_must(application: int) -> Callable[[Wanted], Wanted]:
    return lambda wanted: replace(wanted, must=wanted.must - {application})


def _without_pin(slot: Slot) -> Callable[[Wanted], Wanted]:
    return lambda wanted: replace(wanted, pinned=wanted.pinned - {slot})


def _without_rooms(group: str) -> Callable[[Wanted], Wanted]:
    return lambda wanted: replace(wanted, seats={**wanted.seats, group: 0})


def _without_trainers(group: str) -> Callable[[Wanted], Wanted]:
    return lambda wanted: replace(wanted, trainers={**wanted.trainers, group: frozenset(Slot)})


def _with_count(group: str, count: int) -> Callable[[Wanted], Wanted]:
    def changed(wanted: Wanted) -> Wanted:
        if group == EVERYONE:
            return replace(wanted, sessions=count)
        return replace(wanted, track_sessions={**wanted.track_sessions, Track(group): count})

    return changed
