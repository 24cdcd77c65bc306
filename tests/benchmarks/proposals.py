"""How long the proposals take on seeded invented people."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.benchmarks.measure import Measured, measure
from tests.builders import a_fellow, a_mentor, an_application, applications, fellows, mentors
from workbench.rules import cohorts, mentoring
from workbench.rules.cohorts import Demands
from workbench.vocabulary import Level, Slot, Track

TONGUES = ("fr", "en", "ar", "fa", "ti", "am", "uk", "ru", "so", "ku")
LEVELS = tuple(str(level) for level in Level)
SLOTS = tuple(str(slot) for slot in Slot)
TRACKS = tuple(str(track) for track in Track)


def some(rng: np.random.Generator, codes: tuple[str, ...], count: int) -> tuple[str, ...]:
    return tuple(rng.choice(codes, size=count, replace=False).tolist())


def invented_applications(count: int, *, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    records = []
    for _ in range(count):
        tracks = some(rng, TRACKS, int(rng.integers(1, 4)))
        records.append(
            an_application(
                stage="shortlisted",
                tracks=tracks,
                first_choice=tracks[0],
                needs_childcare=str(rng.choice(["yes", "no", "no"])),
                has_laptop=str(rng.choice(["yes", "yes", "no"])),
            )
        )
    return applications(*records)


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


def cohort(applicants: int, *, seats: int) -> Measured:
    frame = invented_applications(applicants, seed=1)
    scores = pd.Series(np.random.default_rng(2).integers(30, 100, applicants), frame.index, float)
    each = dict.fromkeys(Track, seats // len(Track))
    demands = Demands(each, {"childcare": seats // 5, "laptop": seats // 4})
    return measure(
        f"cohort-{applicants}-{seats}",
        lambda: cohorts.propose(frame, scores, demands, seed=1),
    )


def pairs(of_fellows: int, *, of_mentors: int) -> Measured:
    she, he = invented_fellows(of_fellows, seed=1), invented_mentors(of_mentors, seed=2)
    return measure(f"mentoring-{of_fellows}-{of_mentors}", lambda: mentoring.propose(she, he))


def all_lines() -> list[Measured]:
    return [
        cohort(240, seats=40),
        cohort(2000, seats=200),
        pairs(40, of_mentors=17),
        pairs(500, of_mentors=200),
    ]
