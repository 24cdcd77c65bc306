"""Why each application of a plan has a seat, or has none, in sentences made from the facts."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from workbench.engines.seats import NOWHERE
from workbench.rules import seat_stops
from workbench.rules.demands import TRACKS
from workbench.rules.lazily import Lazily
from workbench.rules.seat_stops import Stop
from workbench.rules.seat_views import Seen, Truths, Wholes
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Track


def of_seated(seen: Seen) -> Mapping[int, Sentence]:
    """Why each seated application sits where it sits."""
    rows = seen.seated
    return Lazily(seen.applications.index[rows], lambda at: of_seat(seen, int(rows[at])))


def of_left(seen: Seen) -> Mapping[int, Sentence]:
    """Why each of the others has no seat."""
    rows = np.flatnonzero(seen.places == NOWHERE)
    return Lazily(seen.applications.index[rows], lambda at: of_no_seat(seen, int(rows[at])))


def of_seat(seen: Seen, row: int) -> Sentence:
    """Why she sits where she sits."""
    track, score = TRACKS[seen.places[row]], int(seen.scores[row])
    lock = seen.demands.locks.get(seen.number(row))
    if lock is not None and lock.reason:
        return sentence(
            "Her seat in {track} is locked: {reason}. Her score is {score}.",
            track=track,
            reason=lock.reason.rstrip("."),
            score=score,
        )
    if lock is not None:
        return sentence(
            "Her seat in {track} is locked; her score is {score}.", track=track, score=score
        )
    if str(seen.applications["first_choice"].iloc[row]) == str(track):
        return sentence(
            "{track} is her first choice; her score is {score}.", track=track, score=score
        )
    return sentence(
        "{track} is one of the tracks she wishes for; her score is {score}.",
        track=track,
        score=score,
    )


def of_no_seat(seen: Seen, row: int) -> Sentence:
    """The one thing to say first about why she has no seat."""
    lock = seen.demands.locks.get(seen.number(row))
    if lock is not None:
        return _out_by_hand(lock.reason)
    wished = np.flatnonzero(seen.seating.allowed[row]).tolist()
    if len(wished) == 0:
        return sentence("The tracks she wishes for are not known, so no seat is proposed.")
    offered = seen.offered(row)
    if len(offered) == 0:
        tracks = Several(tuple(TRACKS[place] for place in wished))
        return sentence(
            "This cohort has no seat in the tracks she wishes for: {tracks}.", tracks=tracks
        )
    found = [stop for stop in seat_stops.stops(seen, row) if not _is_seats(stop)]
    if found and seat_stops.is_absent(seen, row):
        return found[0].said
    if found and any(seen.has_room(place) for place in offered.tolist()):
        return found[0].said
    return _full(seen, row, others=found)


def _out_by_hand(reason: str) -> Sentence:
    if not reason:
        return sentence("She was left out of this plan by hand.")
    return sentence("She was left out of this plan by hand: {reason}.", reason=reason.rstrip("."))


def _full(seen: Seen, row: int, *, others: list[Stop]) -> Sentence:
    """The seats she wishes for are full: whose she could have, and whose a demand keeps."""
    rivals = seat_stops.rivals_of(seen, row)
    if len(rivals) == 0:
        tracks = Several(tuple(TRACKS[place] for place in seen.offered(row).tolist()))
        return sentence("Every seat in {tracks} is locked for others.", tracks=tracks)
    broken = seat_stops.broken_by_swaps(seen, row, rivals)
    is_kept = broken.any(axis=0) | seat_stops.is_shared(seen, row, rivals)
    places = seen.places[rivals]
    weaker = is_kept & (seen.worth[rivals, places] < seen.worth[row, places])
    if weaker.any():
        return _kept_from_her(seen, broken[:, weaker], others=others)
    if is_kept.all():
        return others[0].said if others else _kept_from_her(seen, broken, others=others)
    return _outranked(seen, row, rivals=rivals[~is_kept], others=others)


def _kept_from_her(seen: Seen, broken: Truths, *, others: list[Stop]) -> Sentence:
    """The demand that keeps most of the seats which her score would reach."""
    counts = broken.sum(axis=1)
    if counts.max(initial=0) == 0:
        return seat_stops.household_stop(seen).said if not others else others[0].said
    return seat_stops.said_of(seen, int(counts.argmax()))


def _outranked(seen: Seen, row: int, *, rivals: Wholes, others: list[Stop]) -> Sentence:
    """Beside whom she stands: the last of those whose seat she could have."""
    gains = seen.worth[rivals, seen.places[rivals]]
    last = rivals[np.lexsort((seen.seating.lots[rivals], gains))[0]]
    track = TRACKS[seen.places[last]]
    gain, hers = (int(seen.worth[one, seen.places[last]]) for one in (last, row))
    if hers > gain and others:
        return others[0].said
    score, lasts = int(seen.scores[row]), int(seen.scores[last])
    if hers == gain:
        return sentence(
            "The seats in {track} are taken; the last was drawn by lot among equals "
            "(seed {seed}). Her score is {score}.",
            track=track,
            score=score,
            seed=seen.seed,
        )
    wish = seen.seating.gains[1]
    is_keener = wish[last, seen.places[last]] > wish[row, seen.places[last]]
    if score >= lasts and not is_keener:
        return sentence(
            "The seats in {track} are taken; the last seated there scores {last} and had the "
            "seat before. Her score is {score}.",
            track=track,
            last=lasts,
            score=score,
        )
    return _beside_the_last(track, last=lasts, score=score)


def _beside_the_last(track: Track, *, last: int, score: int) -> Sentence:
    if score >= last:
        return sentence(
            "The seats in {track} are taken; the last seated there scores {last} and puts it "
            "first. Her score is {score}.",
            track=track,
            last=last,
            score=score,
        )
    return sentence(
        "The seats in {track} are taken; the last seated there scores {last}. "
        "Her score is {score}.",
        track=track,
        last=last,
        score=score,
    )


def _is_seats(stop: Stop) -> bool:
    return stop.key.kind == "seats"
