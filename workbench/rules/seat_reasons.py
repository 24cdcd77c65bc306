"""Why each application of a plan has a seat, or has none, in sentences made from the facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.seats import NOWHERE, Seating, weights
from workbench.rules.demand_rows import Asked
from workbench.rules.demands import TRACKS, Demands
from workbench.rules.lazily import Lazily
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Sentence, Several, sentence
from workbench.vocabulary import Track


@dataclass(frozen=True, eq=False)
class Seen:
    """A plan as its reasons look at it; the arrays follow the rows of `applications`.

    `scores` (n,) in whole points; `places` (n,) the place among TRACKS, NOWHERE for none.
    """

    applications: pd.DataFrame
    scores: NDArray[np.int64]
    seating: Seating
    places: NDArray[np.int64]
    asked: tuple[Asked, ...]
    demands: Demands
    seed: int


def of_seated(seen: Seen) -> Mapping[int, Sentence]:
    """Why each seated application sits where it sits."""
    rows = np.flatnonzero(seen.places != NOWHERE)
    return Lazily(seen.applications.index[rows], lambda at: _of_seat(seen, int(rows[at])))


def _of_seat(seen: Seen, row: int) -> Sentence:
    return _seated(
        TRACKS[seen.places[row]],
        str(seen.applications["first_choice"].iloc[row]),
        score=int(seen.scores[row]),
        is_locked=_number(seen, row) in seen.demands.locked,
    )


def _seated(track: Track, first: str, *, score: int, is_locked: bool) -> Sentence:
    if is_locked:
        return sentence("Her seat in {track} is locked; her score is {score}.", **_of(track, score))
    if first == str(track):
        return sentence("{track} is her first choice; her score is {score}.", **_of(track, score))
    return sentence(
        "{track} is one of the tracks she wishes for; her score is {score}.", **_of(track, score)
    )


def of_left(seen: Seen) -> Mapping[int, Sentence]:
    """Why each of the others has no seat."""
    rows = np.flatnonzero(seen.places == NOWHERE)
    return Lazily(seen.applications.index[rows], lambda at: _of_no_seat(seen, int(rows[at])))


def _of_no_seat(seen: Seen, row: int) -> Sentence:
    is_out = _number(seen, row) in seen.demands.left_out
    return _out_by_hand() if is_out else _left(seen, row)


def _out_by_hand() -> Sentence:
    return sentence("She was left out of this plan by hand.")


def _left(seen: Seen, row: int) -> Sentence:
    wished = np.flatnonzero(seen.seating.allowed[row]).tolist()
    if len(wished) == 0:
        return sentence("The tracks she wishes for are not known, so no seat is proposed.")
    tracks = Several(tuple(TRACKS[place] for place in wished))
    offered = [place for place in wished if seen.demands.seats.get(TRACKS[place], 0) > 0]
    if not offered:
        return sentence(
            "This cohort has no seat in the tracks she wishes for: {tracks}.", tracks=tracks
        )
    short = _used_up(seen, row)
    if short is not None and any(_has_room(seen, place) for place in offered):
        return short
    rivals = np.flatnonzero(np.isin(seen.places, offered) & (seen.seating.fixed == NOWHERE))
    if len(rivals) == 0:
        return sentence("Every seat in {tracks} is locked for others.", tracks=tracks)
    return _outranked(seen, row, rivals=rivals, short=short)


def _outranked(
    seen: Seen, row: int, *, rivals: NDArray[np.int64], short: Sentence | None
) -> Sentence:
    """The seats she wishes for are full: beside whom she stands."""
    weighed = weights(seen.seating)
    gains = weighed[rivals, seen.places[rivals]]
    last = rivals[np.lexsort((seen.seating.lots[rivals], gains))[0]]
    track = TRACKS[seen.places[last]]
    gain, hers = (int(weighed[one, seen.places[last]]) for one in (last, row))
    facts = {"track": track, "last": int(seen.scores[last]), "score": int(seen.scores[row])}
    if short is not None and hers >= gain:
        return short
    if hers == gain:
        return sentence(
            "The seats in {track} are taken; the last was drawn by lot among equals "
            "(seed {seed}). Her score is {score}.",
            track=track,
            score=facts["score"],
            seed=seen.seed,
        )
    if seen.scores[row] >= seen.scores[last]:
        return sentence(
            "The seats in {track} are taken; the last seated there scores {last} and puts it "
            "first. Her score is {score}.",
            **facts,
        )
    return sentence(
        "The seats in {track} are taken; the last seated there scores {last}. "
        "Her score is {score}.",
        **facts,
    )


def _used_up(seen: Seen, row: int) -> Sentence | None:
    """The support that she needs and that those seated have used up, if any."""
    seated = seen.places != NOWHERE
    for each in seen.asked:
        taken = each.limit.weights
        if each.key.kind != "support" or not taken[row]:
            continue
        if taken[seated].sum() + taken[row] > each.limit.most:
            return SUPPORTS[each.key.name].used_up
    return None


def _has_room(seen: Seen, place: int) -> bool:
    return int((seen.places == place).sum()) < seen.demands.seats.get(TRACKS[place], 0)


def _number(seen: Seen, row: int) -> int:
    return int(seen.applications.index[row])


def _of(track: Track, score: int) -> dict[str, object]:
    return {"track": track, "score": score}
