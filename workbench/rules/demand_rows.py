"""The demands of a cohort as limits on those who may be seated, each with the key that names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines.seats import ALONE, Groups, Limit, Supply
from workbench.rules import answers, kleene, pairing
from workbench.rules.demands import TRACKS, Demands, Key, Quota
from workbench.rules.kleene import Answers
from workbench.rules.quota_questions import QUOTA_QUESTIONS
from workbench.rules.supports import supports_of
from workbench.vocabulary import Slot, Track

Wholes = NDArray[np.int64]
EVERY = np.ones(len(TRACKS), dtype=bool)
BLOCK = 512


@dataclass(frozen=True, eq=False)
class Circumstances:
    """What a plan depends on besides the applications and the demands.

    `mentors` (None: not looked at) and how many fellows of other cohorts each has already;
    the `households` of the applications that share one; the seats `before`, from which a new
    plan moves as few as it can.
    """

    mentors: pd.DataFrame | None = None
    loads: Mapping[int, int] = field(default_factory=dict)
    households: Mapping[int, int] = field(default_factory=dict)
    before: Mapping[int, Track] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Asked:
    """One end of one demand: its key, the number asked for, and the limit that holds it."""

    key: Key
    at: int
    limit: Limit


def asked(applications: pd.DataFrame, demands: Demands) -> tuple[Asked, ...]:
    """Every demand that is a limit, in a settled order; one end each."""
    return (
        *_seats(len(applications), demands),
        *_quotas(applications, demands),
        *_supports(applications, demands),
        *_graduates(applications, demands),
        *_sessions(applications, demands),
    )


def groups_of(
    applications: pd.DataFrame, demands: Demands, circumstances: Circumstances
) -> Groups | None:
    """The households of which only so many may be seated; None when that is not asked."""
    if demands.household is None:
        return None
    homes = pd.Series(circumstances.households, dtype=np.int64)
    numbers = homes.reindex(applications.index, fill_value=ALONE).to_numpy(dtype=np.int64)
    return Groups(numbers, demands.household)


def supply_of(
    applications: pd.DataFrame, demands: Demands, circumstances: Circumstances
) -> Supply | None:
    """The mentors of whom every seat needs one; None when that is not asked.

    A mentor fits when no gate between the two says no; what is not known stops nobody.
    """
    mentors = circumstances.mentors
    if demands.without_mentor is None or mentors is None:
        return None
    he = mentors.sort_index()
    load = np.array([circumstances.loads.get(int(one), 0) for one in he.index], dtype=np.int64)
    serves = [[track in each or not len(each) for each in he["tracks"]] for track in TRACKS]
    return Supply(
        fits=_fits(applications, he),
        serves=np.array(serves, dtype=bool).reshape(len(TRACKS), len(he)),
        room=np.clip(he["capacity"].to_numpy(dtype=np.int64) - load, 0, None),
        unserved=demands.without_mentor,
    )


def _fits(applications: pd.DataFrame, mentors: pd.DataFrame) -> NDArray[np.bool_]:
    """Whether language, meeting times and her wish allow each pair; the track is the seat's."""
    asked_of = applications.assign(track=str(TRACKS[0]))
    table = pairing.table(asked_of, mentors)
    fits = np.zeros((len(applications), len(mentors)), dtype=bool)
    for start in range(0, len(applications), BLOCK):
        rows = slice(start, start + BLOCK)
        gates = pairing.gates(pairing.part(table, rows))
        together = [answer for name, answer in gates.items() if name != "track"]
        fits[rows] = np.minimum.reduce(together) != kleene.NO
    return fits


def _seats(count: int, demands: Demands) -> Iterator[Asked]:
    ones = np.ones(count, dtype=np.int64)
    each = np.eye(len(TRACKS), dtype=bool)
    for place, track in enumerate(TRACKS):
        most, least = demands.seats.get(track, 0), demands.least.get(track, 0)
        yield Asked(Key("seats", str(track)), most, Limit(ones, each[place], most=most))
        if least:
            key = Key("seats", str(track), "least")
            yield Asked(key, least, Limit(ones, each[place], least=least))
    if demands.total is not None:
        yield Asked(Key("seats"), demands.total, Limit(ones, EVERY, most=demands.total))


def _quotas(applications: pd.DataFrame, demands: Demands) -> Iterator[Asked]:
    for quota in demands.quotas:
        belongs = QUOTA_QUESTIONS[quota.question].belongs(applications, quota.groups)
        yield from _quota(quota, belongs)


def _quota(quota: Quota, belongs: Answers) -> Iterator[Asked]:
    columns = np.array([quota.track in (None, track) for track in TRACKS], dtype=bool)
    if quota.least is not None:
        certain = (belongs == kleene.YES).astype(np.int64)
        limit = Limit(certain, columns, least=quota.least)
        yield Asked(Key("quota", quota.name, "least"), quota.least, limit)
    if quota.most is not None:
        possible = (belongs != kleene.NO).astype(np.int64)
        limit = Limit(possible, columns, most=quota.most)
        yield Asked(Key("quota", quota.name, "most"), quota.most, limit)


def _supports(applications: pd.DataFrame, demands: Demands) -> Iterator[Asked]:
    for support in supports_of(demands):
        most = demands.supports[support.name]
        limit = Limit(support.takes(applications, demands), EVERY, most=most)
        yield Asked(Key("support", support.name), most, limit)


def _graduates(applications: pd.DataFrame, demands: Demands) -> Iterator[Asked]:
    """Reserved seats; those that no graduate applied for go to others."""
    certain = QUOTA_QUESTIONS["graduate"].belongs(applications, ("yes",)) == kleene.YES
    least = min(demands.reserved, int(certain.sum()))
    if least:
        limit = Limit(certain.astype(np.int64), EVERY, least=least)
        yield Asked(Key("graduates", side="least"), least, limit)


def _sessions(applications: pd.DataFrame, demands: Demands) -> Iterator[Asked]:
    """Nobody is seated who says that she cannot come; who did not say when is asked."""
    of_all = [("", slot, EVERY) for slot in demands.sessions]
    of_tracks = [
        (str(track), slot, np.array([each == track for each in TRACKS], dtype=bool))
        for track, slots in demands.track_sessions.items()
        for slot in slots
    ]
    for name, slot, columns in (*of_all, *of_tracks):
        absent = cannot_come(applications, slot)
        key = Key("session", f"{name}:{slot}")
        yield Asked(key, 0, Limit(absent.astype(np.int64), columns, most=0))


def cannot_come(applications: pd.DataFrame, slot: Slot) -> NDArray[np.bool_]:
    """Who said when she can come, and not then (n,)."""
    several = applications["availability"]
    known = several.notna().to_numpy(dtype=bool)
    comes = answers.holds(several, lambda free: str(slot) in free)
    return np.asarray(known & ~comes, dtype=bool)
