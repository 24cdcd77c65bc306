"""One demand changed: what it asks now, the demands with another number there, and the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from workbench.rules.demand_words import demanded, quota_end, quota_named
from workbench.rules.demands import Demands, Key
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Slot, Track


@dataclass(frozen=True)
class Change:
    """A demand, the number it asks now and the number it would ask.

    A session, a lock and somebody left out by hand have nothing to count: they are there (1)
    or not (0). `track` is where a seat locked by hand would be instead, when it would.
    """

    key: Key
    before: int
    after: int
    track: Track | None = None


def applied(demands: Demands, changes: tuple[Change, ...]) -> Demands:
    """The demands with these changes made."""
    for change in changes:
        demands = _applied(demands, change)
    return demands


def _applied(demands: Demands, change: Change) -> Demands:
    key, to = change.key, change.after
    match key.kind:
        case "seats":
            return _with_seats(demands, key, to)
        case "quota":
            return _with_quota(demands, key, to)
        case "support":
            return replace(demands, supports={**demands.supports, key.name: to})
        case "graduates":
            return replace(demands, reserved=to)
        case "household":
            return replace(demands, household=to)
        case "mentors":
            return replace(demands, without_mentor=to)
        case "session":
            return _without_session(demands, key)
        case "lock" | "left_out":
            return _settled(demands, int(key.name), change.track)
    raise RuntimeError(f"a demand of the kind {key.kind} cannot be changed")


def said(change: Change, demands: Demands, *, people: pd.DataFrame) -> Sentence:
    """A change in words that follow "with": "11 childcare places instead of 9".

    `people` are the applications, for the names of those settled by hand.
    """
    key, to = change.key, change.after
    match key.kind:
        case "session":
            return _no_session(key)
        case "lock" | "left_out":
            return _released(change, short_name(people, int(key.name)))
        case "mentors":
            return sentences(
                "{count} seat without a mentor instead of {before}",
                "{count} seats without a mentor instead of {before}",
                to,
                before=change.before,
            )
        case "quota" if key.side == "least" and to == 0:
            group = quota_end(quota_named(demands, key.name), side=key.side, count=change.before)
            return sentence("no more demand of {demand}", demand=group)
    return sentence(
        "{demand} instead of {before}",
        demand=demanded(key, demands, at=to),
        before=change.before,
    )


def short_name(people: pd.DataFrame, application: int) -> object:
    """Her given name and the first letter of her family name; her number where she is not here."""
    if application not in people.index:
        return sentence("application {application}", application=application)
    row = people.loc[application]
    given, family = str(row["given_name"] or ""), str(row["family_name"] or "")
    return f"{given} {family[:1]}." if family else given


def track_of(key: Key) -> Track | None:
    """The track whose session this is; None when it is everybody's."""
    name = key.name.rpartition(":")[0]
    return Track(name) if name else None


def _with_seats(demands: Demands, key: Key, to: int) -> Demands:
    if not key.name:
        return replace(demands, total=to)
    if key.side == "least":
        return replace(demands, least=_with(demands.least, Track(key.name), to))
    return replace(demands, seats=_with(demands.seats, Track(key.name), to))


def _with(counts: Mapping[Track, int], track: Track, to: int) -> dict[Track, int]:
    return {**counts, track: to}


def _with_quota(demands: Demands, key: Key, to: int) -> Demands:
    """The quota changed where it stands; one that asks for nothing any more is gone."""
    quota = quota_named(demands, key.name)
    least = quota.least if key.side == "most" else to or None
    most = to if key.side == "most" else quota.most
    if least is None and most is None:
        return demands.without_quota(key.name)
    changed = replace(quota, least=least, most=most)
    return replace(
        demands, quotas=tuple(changed if each == quota else each for each in demands.quotas)
    )


def _without_session(demands: Demands, key: Key) -> Demands:
    slot, track = Slot(key.name.rpartition(":")[2]), track_of(key)
    if track is None:
        return replace(demands, sessions=tuple(s for s in demands.sessions if s != slot))
    kept = tuple(s for s in demands.track_sessions[track] if s != slot)
    return replace(demands, track_sessions={**demands.track_sessions, track: kept})


def _settled(demands: Demands, application: int, track: Track | None) -> Demands:
    """Locked in another track for the same reason, or no longer settled by hand."""
    if track is None:
        return demands.with_lock(application, None)
    return demands.with_lock(application, replace(demands.locks[application], track=track))


def _no_session(key: Key) -> Sentence:
    slot, track = Slot(key.name.rpartition(":")[2]), track_of(key)
    if track is None:
        return sentence("no session on {slot}", slot=slot)
    return sentence("no session on {slot} in {track}", slot=slot, track=track)


def _released(change: Change, name: object) -> Sentence:
    if change.key.kind == "left_out":
        return sentence("{name} no longer left out", name=name)
    if change.track is not None:
        return sentence("{name} locked in {track} instead", name=name, track=change.track)
    return sentence("the lock on {name} taken off", name=name)
