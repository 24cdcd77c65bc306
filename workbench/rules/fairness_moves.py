"""Which group's rate a changed rubric moves most, said beside that of all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.rules.answers import Truths
from workbench.rules.fairness import TOO_FEW
from workbench.rules.groups import Grouping
from workbench.rules.rubric_changes import Changes
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Outlook

_HALF_A_POINT = 0.005


@dataclass(frozen=True)
class _Move:
    """How far a group's rate moves, and the sentence that says it."""

    by: float
    message: Sentence


def most_moved(changes: Changes, groupings: Sequence[Grouping]) -> Sentence:
    """The group whose rate moves most; groups under ten, or all but ten, are left aside.

    The rules keep whoever they do not put out, so that an answer still to come counts for her.
    """
    out = Outlook.OUT.value
    before = (changes.people["outlook_before"] != out).to_numpy()
    after = (changes.people["outlook_after"] != out).to_numpy()
    moves = [
        move
        for grouping in groupings
        if (move := _of_grouping(grouping, before, after)) and move.by >= _HALF_A_POINT
    ]
    if not moves:
        return sentence("Fairness: the rate of no group of ten women or more moves.")
    return max(moves, key=lambda move: round(move.by, 9)).message


def _of_grouping(grouping: Grouping, before: Truths, after: Truths) -> _Move | None:
    members = grouping.members.to_numpy(dtype=bool)
    inside = members.sum(axis=0)
    enough = (inside >= TOO_FEW) & (len(members) - inside >= TOO_FEW)
    if not enough.any():
        return None
    kept = np.array([before, after], dtype=np.int64)
    here = kept @ members.astype(np.int64)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = here / inside
        others = (kept.sum(axis=1)[:, None] - here) / (len(members) - inside)
    moved = np.where(enough, np.abs(share[1] - share[0]), -1.0)
    at = int(moved.argmax())
    message = sentence(
        "Fairness: {kind}, {group} moves most. The rules keep {after} % of them instead of "
        "{before} %, and {others_after} % of all others instead of {others_before} %.",
        kind=grouping.title,
        group=list(grouping.names.values())[at],
        before=round(100 * share[0][at]),
        after=round(100 * share[1][at]),
        others_before=round(100 * others[0][at]),
        others_after=round(100 * others[1][at]),
    )
    return _Move(float(moved[at]), message)
