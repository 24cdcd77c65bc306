"""Demands that cannot hold together, named, with the smallest change that would do."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.engines import clash
from workbench.engines.seats import Seating
from workbench.errors import Impossible
from workbench.rules.demands import TRACKS, Demands, seats_in, supports_of
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Track


def explained(seating: Seating, demands: Demands) -> Impossible:
    """The error that names the demands which clash, what is locked under them, and a way out.

    The limits of the seating are the tracks in their order, then the supports in theirs.
    """
    held, named = clash.held(seating), [end.limit for end in clash.smallest(seating)]
    clashing: list[Sentence] = []
    for limit in named:
        clashing += [_demanded(demands, limit), _locked(demands, limit, held[limit])]
    changes = [_changed(demands, change) for change in clash.cheapest(seating)]
    return Impossible(
        sentence(
            "These do not go together: {demands}. It would work with {changes}, "
            "or with fewer locked seats.",
            demands=Several(tuple(clashing)),
            changes=Several(tuple(changes)),
        )
    )


def both_locked_and_left_out(application: int) -> Impossible:
    """A seat is locked for an application that is left out."""
    return Impossible(
        sentence(
            "Application {application} is both locked in a seat and left out. "
            "Take one of the two back.",
            application=application,
        )
    )


def locked_against_her_wish(
    application: int, *, track: Track, wished: Sequence[Track]
) -> Impossible:
    """A seat is locked in a track that she does not wish for."""
    return Impossible(
        sentence(
            "Application {application} is locked in {track}, but wishes for {wished}. "
            "Lock a wished track, or take the lock off.",
            application=application,
            track=track,
            wished=Several(tuple(wished)),
        )
    )


def _demanded(demands: Demands, limit: int) -> Sentence:
    if limit < len(TRACKS):
        return seats_in(TRACKS[limit], demands.seats.get(TRACKS[limit], 0))
    support = supports_of(demands)[limit - len(TRACKS)]
    return support.places(demands.supports[support.name])


def _locked(demands: Demands, limit: int, count: int) -> Sentence:
    if limit < len(TRACKS):
        return sentences("{count} seat locked there", "{count} seats locked there", count)
    holders = supports_of(demands)[limit - len(TRACKS)].holders(count)
    return sentence("{holders} in a locked seat", holders=holders)


def _changed(demands: Demands, change: clash.Change) -> Sentence:
    limit = change.end.limit
    if limit < len(TRACKS):
        track = TRACKS[limit]
        return seats_in(track, demands.seats.get(track, 0) + change.by)
    support = supports_of(demands)[limit - len(TRACKS)]
    return support.places(demands.supports[support.name] + change.by)
