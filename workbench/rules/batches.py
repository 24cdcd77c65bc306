"""One verdict for many applications: of whom it may be said now, of whom not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.rules import kleene
from workbench.rules.scoring import Assessment
from workbench.rules.verdicts import against_stage
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Outlook, Stage, Verdict


@dataclass(frozen=True)
class Refusal:
    """Of whom a verdict cannot be said, and why; everybody with the same reason together."""

    why: Sentence
    applications: tuple[int, ...]


@dataclass(frozen=True)
class Batch:
    """What one verdict would do to many applications.

    `can` in the order asked for; `outlooks` how many of them are in, out or depend on answers.
    """

    verdict: Verdict
    can: tuple[int, ...]
    refused: tuple[Refusal, ...]
    outlooks: dict[Outlook, int]


def batch(seen: Assessment, applications: Sequence[int], verdict: Verdict) -> Batch:
    """Preview a verdict on many applications, by the same rules as on one."""
    places = seen.applications.index.get_indexer(list(applications))
    numbers = np.asarray(applications, dtype=np.int64)[places >= 0]
    places = places[places >= 0]
    refused, left = [], np.ones(len(places), dtype=bool)
    for why, hit in _reasons(seen, places, verdict):
        stopped = hit & left
        if stopped.any():
            refused.append(Refusal(why, tuple(numbers[stopped].tolist())))
        left &= ~hit
    outlook = seen.settling.outlook.to_numpy()[places[left]]
    return Batch(
        verdict=verdict,
        can=tuple(numbers[left].tolist()),
        refused=tuple(refused),
        outlooks={each: int((outlook == each.value).sum()) for each in Outlook},
    )


def _reasons(
    seen: Assessment, places: np.ndarray, verdict: Verdict
) -> list[tuple[Sentence, np.ndarray]]:
    """Every reason against the verdict, with whom it stops."""
    stages = seen.applications["stage"].to_numpy()[places]
    found = [
        (against[0], stages == stage.value)
        for stage in Stage
        if (against := against_stage(stage, verdict))
    ]
    if verdict is Verdict.SHORTLIST:
        found += [
            (
                sentence("The gate “{gate}” says no.", gate=gate.title),
                seen.gates[gate.name].to_numpy()[places] == kleene.NO,
            )
            for gate in seen.rubric.gates
        ]
    if verdict is Verdict.ASK:
        nothing = ~seen.questions.to_numpy().any(axis=1)[places]
        words = sentence("There is nothing to ask: no missing answer can change anything.")
        found.append((words, nothing))
    return found
