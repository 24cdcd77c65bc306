"""How long the proposals take: `python -m tests.benchmarks.proposals` prints CPU seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pandas as pd

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


def measure(name: str, work: Callable[[], cohorts.Plan | mentoring.Pairing]) -> None:
    work()  # libraries are imported where they are used
    cpu, wall = time.process_time(), time.perf_counter()
    found = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(  # noqa: T201 -- this is what the command is for
        f"{name:<22} cpu {cpu:.3f} s  wall {wall:.3f} s  engine {found.seconds:.3f} s  "
        f"objective {found.objective}  bound {found.bound}  proved {found.is_proved}"
    )


def cohort(applicants: int, *, seats: int) -> None:
    frame = invented_applications(applicants, seed=1)
    scores = pd.Series(np.random.default_rng(2).integers(30, 100, applicants), frame.index, float)
    each = dict.fromkeys(Track, seats // len(Track))
    demands = Demands(each, {"childcare": seats // 5, "laptop": seats // 4})
    measure(
        f"cohort {applicants}/{seats}",
        lambda: cohorts.propose(frame, scores, demands, seed=1),
    )


def pairs(of_fellows: int, *, of_mentors: int) -> None:
    she, he = invented_fellows(of_fellows, seed=1), invented_mentors(of_mentors, seed=2)
    measure(f"mentoring {of_fellows}x{of_mentors}", lambda: mentoring.propose(she, he))


def main() -> None:
    cohort(240, seats=40)
    cohort(2000, seats=200)
    pairs(40, of_mentors=17)
    pairs(500, of_mentors=200)


if __name__ == "__main__":
    main()
