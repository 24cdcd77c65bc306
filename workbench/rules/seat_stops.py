"""Which demands keep somebody out of a plan, one sentence each.

Looked at from the plan as it stands: what would break if she had a seat as well, and whose
seats are kept by a demand that she does not count for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.engines import serving
from workbench.engines.seats import ALONE, NOWHERE
from workbench.rules.demand_rows import Asked
from workbench.rules.demand_words import demanded
from workbench.rules.demands import Key
from workbench.rules.seat_views import Seen, Wholes
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Slot, Track

ORDER = {"session": 0, "seats": 2}
"""Where a kind of demand is said; all others in between."""


@dataclass(frozen=True)
class Stop:
    """One end of a demand that keeps her out, and how it is said."""

    key: Key
    said: Sentence


def stops(seen: Seen, row: int) -> tuple[Stop, ...]:
    """Every demand that keeps her out of the tracks she may have.

    What no score overcomes comes first, and full tracks last.
    """
    offered = seen.offered(row)
    if len(offered) == 0:
        return ()
    found = (
        *_household(seen, row),
        *_mentors(seen, row, offered=offered),
        *_at_their_most(seen, row, offered=offered),
        *_kept(seen, row, offered=offered),
    )
    return tuple(sorted(found, key=lambda stop: ORDER.get(stop.key.kind, 1)))


def at_their_most(seen: Seen, row: int, place: int) -> Wholes:
    """The limits that would be exceeded if she had a seat in this track too."""
    return np.array(
        [
            at
            for at, each in enumerate(seen.asked)
            if each.limit.columns[place]
            and each.limit.weights[row] > 0
            and seen.taken[at] + each.limit.weights[row] > each.limit.most
        ],
        dtype=np.int64,
    )


def is_absent(seen: Seen, row: int) -> bool:
    """Whether each of her tracks has a session to which she cannot come."""
    return all(
        any(seen.asked[at].key.kind == "session" for at in at_their_most(seen, row, place))
        for place in seen.offered(row).tolist()
    )


def broken_by_swaps(seen: Seen, row: int, rivals: Wholes) -> NDArray[np.bool_]:
    """Whether a limit would no longer hold if she took the seat of a rival (limits, rivals)."""
    broken = np.zeros((len(seen.asked), len(rivals)), dtype=bool)
    places = seen.places[rivals]
    for at, each in enumerate(seen.asked):
        limit = each.limit
        more = (limit.weights[row] - limit.weights[rivals]) * limit.columns[places]
        now = seen.taken[at] + more
        broken[at] = ((now > limit.most) & (more > 0)) | ((now < limit.least) & (more < 0))
    return broken


def rivals_of(seen: Seen, row: int) -> Wholes:
    """Those whom the rule seated in a track that she may have."""
    return seen.given[np.isin(seen.places[seen.given], seen.offered(row))]


def is_shared(seen: Seen, row: int, rivals: Wholes) -> NDArray[np.bool_]:
    """Whether her household would have too many seats even with that of a rival (rivals,)."""
    groups = seen.seating.groups
    if groups is None or groups.numbers[row] == ALONE:
        return np.zeros(len(rivals), dtype=bool)
    home = groups.numbers[row]
    here = int((groups.numbers[seen.seated] == home).sum())
    return np.asarray(here - (groups.numbers[rivals] == home) >= groups.most)


def said_of(seen: Seen, at: int) -> Sentence:
    """Why one limit at its end keeps her out."""
    each = seen.asked[at]
    if each.key.side == "least":
        return _said_kept(seen, each)
    return _said_full(seen, each, place=_track_of(each))


def household_stop(seen: Seen) -> Stop:
    """Somebody of her household has the seat."""
    most = 0 if seen.seating.groups is None else seen.seating.groups.most
    return Stop(
        Key("household"),
        sentences(
            "Her household has {count} seat already, and no more is asked for.",
            "Her household has {count} seats already, and no more are asked for.",
            most,
        ),
    )


def _at_their_most(seen: Seen, row: int, *, offered: Wholes) -> Iterator[Stop]:
    found = {int(at) for place in offered for at in at_their_most(seen, row, int(place))}
    for at in sorted(found):
        yield Stop(seen.asked[at].key, said_of(seen, at))


def _said_full(seen: Seen, each: Asked, *, place: Track | None) -> Sentence:
    key = each.key
    if key.kind == "seats" and place is not None:
        return sentence("Every seat in {track} is taken.", track=place)
    if key.kind == "support":
        return SUPPORTS[key.name].used_up
    if key.kind == "session":
        return sentence(
            "She cannot come to the session on {slot}.", slot=Slot(key.name.rpartition(":")[2])
        )
    return sentence(
        "Asked for: {demand}. She would be one more, or may be.",
        demand=demanded(key, seen.demands, at=each.at),
    )


def _track_of(each: Asked) -> Track | None:
    is_track = each.key.kind == "seats" and each.key.name
    return Track(each.key.name) if is_track else None


def _said_kept(seen: Seen, each: Asked) -> Sentence:
    return sentence(
        "Asked for: {demand}. Their seats are kept for them, and she does not count for certain.",
        demand=demanded(each.key, seen.demands, at=each.at),
    )


def _household(seen: Seen, row: int) -> Iterator[Stop]:
    groups = seen.seating.groups
    if groups is None or groups.numbers[row] == ALONE:
        return
    here = int((groups.numbers[seen.seated] == groups.numbers[row]).sum())
    if here >= groups.most:
        yield household_stop(seen)


def _mentors(seen: Seen, row: int, *, offered: Wholes) -> Iterator[Stop]:
    """No mentor whom she could have, in any of her tracks, however mentors are given."""
    supply = seen.seating.supply
    if supply is None:
        return
    rows = np.append(seen.seated, row)
    few = replace(supply, fits=supply.fits[rows])
    here = seen.places[rows]
    for place in offered.tolist():
        here[-1] = place
        if len(serving.unserved(few, here)) <= supply.unserved:
            return
    fits = supply.fits[row] & supply.serves[offered].any(axis=0) & (supply.room > 0)
    if not fits.any():
        yield Stop(
            Key("mentors"),
            sentence(
                "No mentor fits her: track, language, meeting times or her wish stand against it."
            ),
        )
    else:
        yield Stop(Key("mentors"), sentence("Every mentor whom she could have is taken."))


def _kept(seen: Seen, row: int, *, offered: Wholes) -> Iterator[Stop]:
    """Demands of at least so many that keep the seats of some who weigh less than she does."""
    if any(_is_open(seen, row, place) for place in offered.tolist()):
        return
    rivals = rivals_of(seen, row)
    places = seen.places[rivals]
    weaker = rivals[seen.worth[rivals, places] < seen.worth[row, places]]
    broken = broken_by_swaps(seen, row, weaker)
    for at in np.flatnonzero(broken.any(axis=1)).tolist():
        if seen.asked[at].key.side == "least":
            yield Stop(seen.asked[at].key, said_of(seen, at))


def _is_open(seen: Seen, row: int, place: int) -> bool:
    return seen.places[row] == NOWHERE and seen.has_room(place)
