"""Mentors who are not there: a track, a language, a part of the day, a woman or anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from workbench.frames import MENTORS
from workbench.rules.week import Part
from workbench.shapes import frame_of
from workbench.vocabulary import Slot, Track


@dataclass(frozen=True, order=True)
class Profile:
    """A mentor who is missing. `is_woman` where a woman is needed."""

    track: Track
    language: str
    part: Part
    is_woman: bool


def mentors_of(profiles: Sequence[Profile]) -> pd.DataFrame:
    """The missing mentors as gates look at them, numbered below nothing: -1, -2, ...

    Each has one place, is free at that part of every day, and nothing else is known.
    """
    unknown = dict.fromkeys(MENTORS.columns)
    rows = [
        {
            **unknown,
            "mentor": -place,
            "given_name": "",
            "family_name": "",
            "partner": "",
            "partner_id": 0,
            "chapter_id": 0,
            "tracks": (str(each.track),),
            "languages": (each.language,),
            "slots": slots_of(each.part),
            "capacity": 1,
            "is_woman": each.is_woman,
            "version": 0,
        }
        for place, each in enumerate(profiles, start=1)
    ]
    return frame_of(rows, MENTORS)


def part_of(slot: str) -> Part:
    """The part of the day of a slot of the week."""
    return Part(str(slot).rpartition("_")[2])


def slots_of(part: Part) -> tuple[str, ...]:
    """That part of every day."""
    return tuple(str(slot) for slot in Slot if part_of(slot) == part)
