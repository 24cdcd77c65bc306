"""What an amended mentoring rubric changes: who has another mentor, who gains or loses one.

Both rubrics propose for the same fellows and mentors under the same terms and seed; nothing is
recorded. What a quiet gate newly blocks is told only as far as the role may read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from workbench.engines.pairs.scores import blocks
from workbench.rules import kleene
from workbench.rules.mentoring import scoring
from workbench.rules.mentoring.proposals import SEED, Pairing, propose
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Role


@dataclass(frozen=True)
class Moved:
    """A fellow whose mentor is another under the amended rubric; None for no mentor."""

    fellow: int
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Blocking:
    """A gate that blocks pairs which it did not block before, and how many."""

    title: Sentence
    pairs: int


@dataclass(frozen=True, eq=False)
class PairChanges:
    """Two proposals side by side: who changes (by number of fellow), and what newly blocks."""

    before: Pairing
    after: Pairing
    moved: tuple[Moved, ...]
    blocking: tuple[Blocking, ...]

    @property
    def gained(self) -> tuple[Moved, ...]:
        """Those who would have a mentor and had none."""
        return tuple(each for each in self.moved if each.before is None)

    @property
    def lost(self) -> tuple[Moved, ...]:
        """Those who would have none any more."""
        return tuple(each for each in self.moved if each.after is None)


def compare(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    before: PairRubric,
    after: PairRubric,
    terms: Terms | None = None,
    circumstances: Circumstances | None = None,
    role: Role = Role.COORDINATOR,
    seed: int = SEED,
) -> PairChanges:
    """Propose by both rubrics and lay the pairs side by side."""
    old, new = (
        propose(
            fellows, mentors, rubric=rubric, terms=terms, circumstances=circumstances, seed=seed
        )
        for rubric in (before, after)
    )
    tables = [
        scoring.table(
            fellows, mentors, rubric=rubric, terms=terms, circumstances=circumstances, role=role
        )
        for rubric in (before, after)
    ]
    return PairChanges(old, new, _moved(old.mentors, new.mentors), _blocking(*tables))


def said(changes: PairChanges) -> tuple[Sentence, ...]:
    """How many change, in short sentences, and which gates newly block how many pairs."""
    others = len(changes.moved) - len(changes.gained) - len(changes.lost)
    counts = (
        sentences("{count} has another mentor", "{count} have another mentor", others),
        sentences("{count} gains a mentor", "{count} gain a mentor", len(changes.gained)),
        sentences("{count} loses her mentor", "{count} lose their mentor", len(changes.lost)),
    )
    blocking = (
        sentences(
            "“{gate}” newly blocks {count} pair",
            "“{gate}” newly blocks {count} pairs",
            each.pairs,
            gate=each.title,
        )
        for each in changes.blocking
    )
    found = (*(each for each in counts if each.count), *blocking)
    return found or (sentence("Nobody's mentor changes."),)


def _moved(before: Mapping[int, int], after: Mapping[int, int]) -> tuple[Moved, ...]:
    return tuple(
        Moved(one, before.get(one), after.get(one))
        for one in sorted({*before, *after})
        if before.get(one) != after.get(one)
    )


def _blocking(before: scoring.PairTable, after: scoring.PairTable) -> tuple[Blocking, ...]:
    """The gates that say no where they did not, most pairs first."""
    counts: dict[str, int] = {}
    for rows in blocks(after):
        old = before.gates(rows)
        for name, answered in after.gates(rows).items():
            stops = answered == kleene.NO
            if name in old:
                stops &= old[name] != kleene.NO
            counts[name] = counts.get(name, 0) + int(stops.sum())
    order = sorted(counts, key=lambda name: -counts[name])
    return tuple(Blocking(after.titles[name], counts[name]) for name in order if counts[name])
