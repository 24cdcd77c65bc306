"""What terms ask of pairs beside heads, as the engines take it: hours, partners' caps, a woman."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.engines.pairs.limits import Limits, Need
from workbench.engines.pairs.scores import NOBODY, Wholes
from workbench.rules.mentoring import hours
from workbench.rules.mentoring.limits import cap_of, loads_of
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.vocabulary import Capacity, Track

MINUTES = 60


def limits_of(
    fellows: pd.DataFrame, mentors: pd.DataFrame, *, terms: Terms, given: Circumstances
) -> Limits:
    """All limits of these terms for fellows and mentors in the order of the frames."""
    takes, room = _heads(fellows, mentors, given)
    if terms.capacity is Capacity.HOURS:
        takes, room = _minutes(fellows, mentors, given)
    partners, groups = np.unique(np.asarray(mentors["partner_id"]), return_inverse=True)
    caps = [cap_of(int(partner), terms) for partner in partners]
    is_capped = np.array([cap is not None for cap in caps], dtype=bool)
    loads = np.bincount(groups, loads_of(mentors, given.loads), minlength=len(partners))
    left = np.array([cap or 0 for cap in caps], dtype=np.int64) - loads.astype(np.int64)
    return Limits(
        takes,
        room,
        groups=np.where(is_capped[groups], groups, NOBODY) if len(groups) else groups,
        caps=np.clip(left, 0, None),
        needs=_women(fellows, mentors, terms),
    )


def heads_of(limits: Limits) -> Wholes:
    """How many fellows each mentor can take at the most (m,), of those who take least."""
    least = int(limits.takes.min(initial=limits.takes.max(initial=1)))
    return np.asarray(np.minimum(limits.room // max(least, 1), len(limits.takes)))


def are_heads_alone(limits: Limits) -> bool:
    """Whether a plain matching holds all of these limits."""
    is_even = len(np.unique(limits.takes)) <= 1
    return is_even and not limits.needs and bool(np.all(limits.groups == NOBODY))


def _heads(
    fellows: pd.DataFrame, mentors: pd.DataFrame, given: Circumstances
) -> tuple[Wholes, Wholes]:
    left = np.asarray(mentors["capacity"], dtype=np.int64) - np.asarray(
        loads_of(mentors, given.loads)
    )
    return np.ones(len(fellows), dtype=np.int64), np.clip(left, 0, None)


def _minutes(
    fellows: pd.DataFrame, mentors: pd.DataFrame, given: Circumstances
) -> tuple[Wholes, Wholes]:
    takes = np.ceil(hours.of_fellows(fellows) * MINUTES - hours.EVEN).astype(np.int64)
    left = (hours.of_mentors(mentors) - hours.taken(mentors, given)) * MINUTES
    room = np.clip(np.floor(left + hours.EVEN), 0, None).astype(np.int64)
    whole = max(int(np.gcd.reduce(takes)) if len(takes) else 1, 1)
    return takes // whole, room // whole


def _women(fellows: pd.DataFrame, mentors: pd.DataFrame, terms: Terms) -> tuple[Need, ...]:
    is_woman = np.asarray(mentors["is_woman"], dtype=bool)
    tracks = np.asarray(fellows["track"])
    return tuple(
        Need(tracks == str(track), is_woman)
        for track in Track
        if track in terms.woman_in and (tracks == str(track)).any()
    )
