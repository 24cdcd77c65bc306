"""Which mentors are missing: a track, a language, a part of the day, and how many seats they open.

A mentor who is not there is tried as one more in the plan, exactly; the one that opens most
seats is taken, and the next is looked for beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.engines import more_sources, what_ifs
from workbench.engines.more_sources import Brought, Source
from workbench.engines.seats import NOWHERE, Wholes
from workbench.engines.what_ifs import Answer, Base
from workbench.rules import kleene, pairing
from workbench.rules.cohorts import Problem
from workbench.rules.demands import TRACKS
from workbench.rules.mentor_profiles import Profile, mentors_of, part_of
from workbench.rules.week import Part

TRIED = 24
"""So many kinds of mentors are tried at each turn, those that promise most."""
MOST = 5
"""So many mentors are asked for at the most."""


@dataclass(frozen=True)
class Missing:
    """Mentors of one profile, and the seats and points they bring after those named before.

    `is_restricted` where the profile leaves out what would let somebody's wish be guessed: not
    every mentor of it brings them.
    """

    profile: Profile
    count: int
    seats: int
    points: int
    is_restricted: bool = False


def missing(of: Problem) -> tuple[Missing, ...]:
    """The mentors to look for, those that open most seats first; none where none is demanded.

    What each brings is counted beside those before it, so that the sum is what all bring.
    """
    base = what_ifs.base_of(of.seating) if of.seating.supply is not None else None
    now = None if base is None else what_ifs.best(base, base.seating)
    if base is None or now is None:
        return ()
    sources = _sources(of, rows=np.flatnonzero(now.columns == NOWHERE))
    found: list[Missing] = []
    for _ in range(MOST):
        taken = _best(base, now, sources, asked={each.profile for each in found})
        if taken is None:
            break
        profile, brought = taken
        found.append(Missing(profile, 1, brought.places, brought.points))
        base, now = more_sources.priced(brought.base), brought.answer
    return together(found)


def _best(
    base: Base, now: Answer, sources: dict[Profile, Source], *, asked: set[Profile]
) -> tuple[Profile, Brought] | None:
    """The profile that opens most seats; of as many, one asked for already, then by points.

    A woman is asked for only where she opens more than anybody.
    """
    hopes = {profile: more_sources.at_most(base, source) for profile, source in sources.items()}
    hopeful = sorted(
        (profile for profile, hope in hopes.items() if hope >= 1),
        key=lambda profile: (-hopes[profile], profile.is_woman, profile),
    )
    tried = [
        (profile, brought)
        for profile in hopeful[:TRIED]
        if (brought := more_sources.with_source(base, sources[profile], now=now)) is not None
        and brought.places > 0
    ]
    return min(
        tried,
        key=lambda each: (
            -each[1].places,
            each[0] not in asked,
            -each[1].points,
            each[0].is_woman,
            each[0],
        ),
        default=None,
    )


def _sources(of: Problem, *, rows: Wholes) -> dict[Profile, Source]:
    """Every mentor that somebody without a seat could have, and whom he would fit."""
    profiles = sorted(set(_wanted(of, rows)))
    if not profiles:
        return {}
    asked_of = of.applications.assign(track=str(TRACKS[0]))
    gates = pairing.gates(pairing.table(asked_of, mentors_of(profiles)))
    together = [answer for name, answer in gates.items() if name != "track"]
    fits = np.minimum.reduce(together) != kleene.NO
    return {
        profile: Source(fits[:, place], np.array([each == profile.track for each in TRACKS]))
        for place, profile in enumerate(profiles)
    }


def _wanted(of: Problem, rows: Wholes) -> Iterator[Profile]:
    people = of.applications.iloc[rows]
    allowed = of.seating.allowed[rows]
    side = pairing.table(people.assign(track=str(TRACKS[0])), mentors_of(_every_language(people)))
    speaks = side.fellows.speaks > 0
    for place in range(len(rows)):
        tracks = [track for at, track in enumerate(TRACKS) if allowed[place, at]]
        slots = people["availability"].iloc[place]
        parts = {part_of(slot) for slot in slots} if isinstance(slots, tuple) else set()
        spoken = [side.common[at] for at in np.flatnonzero(speaks[place]).tolist()]
        for_woman = people["mentor_wish"].iloc[place] == "woman"
        for track in tracks:
            for language in spoken:
                for part in parts:
                    yield Profile(track, language, part, for_woman)


def _every_language(people: pd.DataFrame) -> list[Profile]:
    spoken = people["spoken_languages"].dropna().explode().dropna().unique()
    every = {str(tongue) for tongue in spoken} | {"fr", "en"}
    return [Profile(TRACKS[0], tongue, Part.MORNING, False) for tongue in sorted(every)]


def together(found: list[Missing]) -> tuple[Missing, ...]:
    """Mentors of one profile asked for at once, in the order in which they were found."""
    every: dict[Profile, Missing] = {}
    for each in found:
        known = every.get(each.profile, Missing(each.profile, 0, 0, 0))
        every[each.profile] = Missing(
            each.profile, known.count + 1, known.seats + each.seats, known.points + each.points
        )
    return tuple(every.values())
