"""The aims of a proposal side by side, and in words how far a proposal reached its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.rules.mentoring.proposals import SEED, Pairing, Problem, propose_for
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Aim

WORDS: Mapping[Aim, Sentence] = {
    Aim.BEST: sentence(
        "Nobody is left out who could have a mentor. Among such pairs, those with the largest "
        "total fit: most for all together, though one pair may be poor."
    ),
    Aim.FAIR: sentence(
        "Nobody is left out who could have a mentor. Among such pairs, the worst-off pair is as "
        "good as possible, then the next, and so on: nobody pays for the others."
    ),
    Aim.STABLE: sentence(
        "Nobody is left out who could have a mentor. Among such pairs, no fellow and mentor would "
        "both rather have each other, as far as that goes: nobody has a reason to swap."
    ),
}
"""What each aim seeks, for whoever chooses one."""


@dataclass(frozen=True, eq=False)
class AimResult:
    """What one aim comes to: fellows with a mentor, fits, and who would rather swap.

    `changed` counts the fellows whose mentor is another one than on the table before (with
    nothing there: than by the aim that is chosen now); it counts who gets or loses one too.
    """

    aim: Aim
    matched: int
    total: int
    worst: int | None
    blocking: int
    changed: int
    pairing: Pairing


def compare(of: Problem, *, seed: int = SEED) -> tuple[AimResult, ...]:
    """The same fellows and mentors under each aim, everything else as it is asked for."""
    found = {
        aim: propose_for(replace(of, terms=replace(of.terms, aim=aim)), seed=seed) for aim in Aim
    }
    now = found[of.terms.aim].mentors
    before = of.circumstances.before or now
    return tuple(
        AimResult(
            aim,
            matched=len(each.pairs),
            total=each.objective,
            worst=each.worst,
            blocking=each.blocking,
            changed=_changed(before, each.mentors),
            pairing=each,
        )
        for aim, each in found.items()
    )


def reached(found: Pairing) -> Sentence:
    """How far a proposal reached its aim: proved, or by how much another may be better."""
    if found.terms.aim is Aim.STABLE:
        return _stability(found)
    if found.count_bound is not None and found.count_bound > len(found.pairs):
        return sentence(
            "Not proved best: {count} fellows have a mentor, at the most {bound} could have one.",
            count=len(found.pairs),
            bound=found.count_bound,
        )
    if not found.is_proved and found.gap == 0:
        return sentence(
            "The total fit is as large as can be. That nothing is better for the worst-off is not "
            "proved: the search was stopped."
        )
    if not found.is_proved:
        return sentence(
            "Not proved best: the total fit is {fit}, another may have up to {bound}.",
            fit=found.objective,
            bound=found.bound,
        )
    if found.terms.aim is Aim.FAIR:
        return sentence(
            "Proved: nobody more could have a mentor, and no other pairs of as many fellows are "
            "better for the worst-off. The total fit is {gap} below the largest, {bound}.",
            gap=found.gap,
            bound=found.bound,
        )
    return sentence(
        "Proved best: nobody more could have a mentor, and no other pairs of as many fellows have "
        "a higher total fit."
    )


def _stability(found: Pairing) -> Sentence:
    if found.blocking == 0:
        return sentence("No fellow and mentor would both rather have each other.")
    return sentences(
        "{count} fellow and mentor would rather have each other, and are kept apart so that "
        "nobody is left out.",
        "{count} times a fellow and a mentor would rather have each other, and are kept apart so "
        "that nobody is left out.",
        found.blocking,
    )


def _changed(before: Mapping[int, int], after: Mapping[int, int]) -> int:
    everybody = set(before) | set(after)
    return sum(before.get(one) != after.get(one) for one in everybody)
