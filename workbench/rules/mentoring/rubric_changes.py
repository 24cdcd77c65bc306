"""What an amended mentoring rubric would do: by name, who would get another mentor, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.rules.mentoring import scenarios
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.scenarios import Scenario, Sides, Tried
from workbench.sentences import Sentence, sentence, sentences


@dataclass(frozen=True)
class Moved:
    """A fellow whose mentor is another under the amended rubric; None: nobody."""

    fellow: int
    before: int | None
    after: int | None


@dataclass(frozen=True)
class RubricChanges:
    """The proposal under a rubric and under an amended one, everything else being equal."""

    before: Tried
    after: Tried

    @property
    def moved(self) -> tuple[Moved, ...]:
        """Who would have another mentor, or none any more, or one at last; by number."""
        return _moved(self.before.pairs, self.after.pairs)

    @property
    def said(self) -> tuple[Sentence, ...]:
        """What would change, in a few short sentences."""
        if not self.moved:
            return (sentence("Nobody would have another mentor."),)
        found = [
            sentences(
                "{count} fellow would get another mentor.",
                "{count} fellows would get another mentor.",
                sum(None not in (each.before, each.after) for each in self.moved),
            )
        ]
        gained = sum(each.before is None for each in self.moved)
        lost = sum(each.after is None for each in self.moved)
        if gained:
            found.append(
                sentences(
                    "{count} would have one at last.", "{count} would have one at last.", gained
                )
            )
        if lost:
            found.append(sentences("{count} would lose hers.", "{count} would lose theirs.", lost))
        return tuple(found)


def changes(sides: Sides, *, draft: PairRubric) -> RubricChanges:
    """The pairs that the rubric of `sides` and an amended one would lead to."""
    plain = Scenario(sides.terms.aim)
    return RubricChanges(
        before=scenarios.tried(sides, plain), after=scenarios.under(sides, draft, plain)
    )


def _moved(before: Mapping[int, int], after: Mapping[int, int]) -> tuple[Moved, ...]:
    everybody = sorted({*before, *after})
    return tuple(
        Moved(one, before.get(one), after.get(one))
        for one in everybody
        if before.get(one) != after.get(one)
    )
