"""What a changed rubric does to the women who applied: who changes side, and which rule made it.

Two assessments of the same applications are laid side by side. A rule made a change when, taken
back alone, it would undo it; where no single rule would, all that touch her made it together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules import kleene
from workbench.rules.answers import Truths
from workbench.rules.rubric_differences import MARK, Difference, reverted
from workbench.rules.rubric_draft import GATE
from workbench.rules.scoring import Assessment, assess
from workbench.sentences import Sentence, sentences
from workbench.vocabulary import Outlook, Stage

Objects = NDArray[np.object_]

SEATED = (Stage.SHORTLISTED, Stage.ENROLLED)
_RANK = {Outlook.OUT.value: 0, Outlook.DEPENDS.value: 1, Outlook.IN.value: 2}


@dataclass(frozen=True, eq=False)
class Changes:
    """Two assessments of the same applications, and the rules that differ between them.

    `people` has a row for every application: `outlook`, `lower` and `upper` of each side, ending
    in `_before` and `_after`.
    """

    before: Assessment
    after: Assessment
    differences: tuple[Difference, ...]
    people: pd.DataFrame

    @cached_property
    def moved(self) -> tuple[int, ...]:
        """Those who change side, the largest change first."""
        return self._ordered(self._sides_differ())

    @cached_property
    def rescored(self) -> tuple[int, ...]:
        """Those whose side or score changes, the largest change first."""
        seen = self.people
        lower = (seen["lower_before"] != seen["lower_after"]).to_numpy()
        upper = (seen["upper_before"] != seen["upper_after"]).to_numpy()
        return self._ordered(self._sides_differ() | lower | upper)

    def made_by(self, numbers: Sequence[int]) -> dict[int, tuple[Difference, ...]]:
        """The differences that made each of these applications change."""
        rows = list(numbers)
        if not rows or not self.differences:
            return dict.fromkeys(rows, ())
        alone = np.array([self._undoes(one, rows) for one in self.differences])
        touch = np.array([self._touches(one, rows) for one in self.differences])
        made = np.where(alone.any(axis=0), alone, touch)
        return {
            number: tuple(self.differences[place] for place in np.flatnonzero(made[:, at]))
            for at, number in enumerate(rows)
        }

    def _sides_differ(self) -> Truths:
        before, after = self.people["outlook_before"], self.people["outlook_after"]
        return np.asarray(before != after, dtype=bool)

    def _ordered(self, shown: Truths) -> tuple[int, ...]:
        seen = self.people[shown]
        step = seen["outlook_after"].map(_RANK) - seen["outlook_before"].map(_RANK)
        gain = (seen["lower_after"] - seen["lower_before"]).abs() + (
            seen["upper_after"] - seen["upper_before"]
        ).abs()
        order = np.lexsort((seen.index.to_numpy(), -gain.to_numpy(), -step.abs().to_numpy()))
        return tuple(int(one) for one in seen.index[order])

    def _undoes(self, one: Difference, rows: list[int]) -> Truths:
        """Where taking back this difference alone gives the side and score of before."""
        rubric = reverted(self.after.rubric, self.before.rubric, difference=one)
        back = _seen(assess(self.before.applications.loc[rows], rubric))
        was = self.people.loc[rows]
        moved = (was["outlook_before"] != was["outlook_after"]).to_numpy()
        same_side = (back["outlook"] == was["outlook_before"]).to_numpy()
        same_score = (
            (back["lower"] == was["lower_before"]) & (back["upper"] == was["upper_before"])
        ).to_numpy()
        return np.asarray(same_side & (moved | same_score), dtype=bool)

    def _touches(self, one: Difference, rows: list[int]) -> Truths:
        """Where this rule says or brings something else than before."""
        if one.kind == MARK:
            return np.ones(len(rows), dtype=bool)
        if one.kind == GATE:
            # A gate that is not there lets everybody pass.
            before, after = (
                _column(side.gates, one.name, rows, missing=float(kleene.YES))
                for side in (self.before, self.after)
            )
            return np.asarray(before != after, dtype=bool)
        old, new = (
            _column(side.points, one.name, rows, missing=0.0) for side in (self.before, self.after)
        )
        is_open = np.isnan(old) & np.isnan(new)
        return np.asarray(np.where(is_open, True, old != new), dtype=bool)


def compare(
    before: Assessment, after: Assessment, *, differences: tuple[Difference, ...]
) -> Changes:
    """Lay two assessments of the same applications side by side."""
    old, new = _seen(before), _seen(after)
    people = old.add_suffix("_before").join(new.add_suffix("_after"))
    return Changes(before, after, differences, people)


def said(changes: Changes) -> tuple[Sentence, ...]:
    """Who changes side, in short sentences: how many, and how many verdicts now look odd."""
    seen = changes.people.loc[list(changes.moved)]
    to = seen["outlook_after"].value_counts()
    stage = changes.before.applications["stage"].loc[list(changes.moved)]
    seated = stage.isin([each.value for each in SEATED]) & (seen["outlook_after"] == Outlook.OUT)
    declined = (stage == Stage.DECLINED) & (seen["outlook_after"] == Outlook.IN)
    into = {side: int(to.get(side.value, 0)) for side in Outlook}
    moves = {
        Outlook.IN: sentences("{count} comes in", "{count} come in", into[Outlook.IN]),
        Outlook.OUT: sentences("{count} goes out", "{count} go out", into[Outlook.OUT]),
        Outlook.DEPENDS: sentences(
            "{count} now depends on an answer",
            "{count} now depend on an answer",
            into[Outlook.DEPENDS],
        ),
    }
    some = tuple(words for side, words in moves.items() if into[side])
    return (*some, *_verdicts(int(seated.sum()), int(declined.sum())))


def _verdicts(seated: int, declined: int) -> tuple[Sentence, ...]:
    out = sentences(
        "{count} is shortlisted or seated already and would be out; her verdict stays",
        "{count} are shortlisted or seated already and would be out; their verdicts stay",
        seated,
    )
    back = sentences(
        "{count} is declined already and would be in: look at her again",
        "{count} are declined already and would be in: look at them again",
        declined,
    )
    return (*((out,) if seated else ()), *((back,) if declined else ()))


def _seen(assessment: Assessment) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "outlook": assessment.settling.outlook.to_numpy(),
            "lower": assessment.lower.to_numpy(),
            "upper": assessment.upper.to_numpy(),
        },
        index=assessment.applications.index,
    )


def _column(
    frame: pd.DataFrame, name: str, rows: list[int], *, missing: float
) -> NDArray[np.float64]:
    """What a rule says of these rows; what it is worth when the rubric does not hold it."""
    if name not in frame.columns:
        return np.full(len(rows), missing)
    return np.asarray(frame[name].loc[rows], dtype=np.float64)
