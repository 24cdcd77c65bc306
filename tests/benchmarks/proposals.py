"""Invented fellows and mentors from a seed, any number of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.builders import a_fellow, a_mentor, fellows, mentors
from workbench.vocabulary import Level, Slot, Track

TONGUES = ("fr", "en", "ar", "fa", "ti", "am", "uk", "ru", "so", "ku")
LEVELS = tuple(str(level) for level in Level)
SLOTS = tuple(str(slot) for slot in Slot)
TRACKS = tuple(str(track) for track in Track)


def some(rng: np.random.Generator, codes: tuple[str, ...], count: int) -> tuple[str, ...]:
    return tuple(rng.choice(codes, size=count, replace=False).tolist())


def invented_fellows(count: int, *, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    return fellows(
        *[
            a_fellow(
                track=str(rng.choice(TRACKS)),
                tracks=some(rng, TRACKS, 2),
                spoken_languages=some(rng, TONGUES, 3),
                french_level=str(rng.choice(LEVELS)),
                english_level=str(rng.choice(LEVELS)),
                availability=some(rng, SLOTS, 5),
                mentor_wish=str(rng.choice(["any", "any", "any", "woman"])),
            )
            for _ in range(count)
        ]
    )


def invented_mentors(count: int, *, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    return mentors(
        *[
            a_mentor(
                tracks=some(rng, TRACKS, int(rng.integers(1, 4))),
                languages=("fr", *some(rng, TONGUES[1:], 1)),
                slots=some(rng, SLOTS, 5),
                capacity=int(rng.integers(1, 5)),
                is_woman=bool(rng.integers(0, 2)),
            )
            for _ in range(count)
        ]
    )
