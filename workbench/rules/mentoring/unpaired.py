"""Why a fellow has no mentor: nobody passes every gate, or those who do have no place left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workbench.engines.pairs.scores import BLOCKED
from workbench.rules import kleene
from workbench.rules.mentoring import restricted
from workbench.rules.mentoring.scoring import PairTable
from workbench.sentences import Sentence, sentence, sentences


def reasons(of: PairTable, rows: NDArray[np.int64]) -> dict[int, Sentence]:
    """One sentence for each fellow without a mentor; `rows` are their rows in the table."""
    return {int(of.fellows.index[row]): _reason(of, row) for row in rows.tolist()}


def _reason(of: PairTable, row: int) -> Sentence:
    mentors = len(of.mentors)
    if mentors == 0:
        return sentence("There is no mentor yet.")
    alone = slice(row, row + 1)
    open_to_her = int((of.block(alone) != BLOCKED).sum())
    if open_to_her:
        return sentences(
            "{count} mentor would do for her, but has no place left.",
            "{count} mentors would do for her, but none has a place left.",
            open_to_her,
        )
    answered = of.gates(alone)
    titles = of.titles
    stops = {name: int((each == kleene.NO).sum()) for name, each in answered.items()}
    return sentences(
        "The only mentor does not pass every gate: {gates}.",
        "None of the {count} mentors passes every gate. What stops most comes first: {gates}.",
        mentors,
        gates=restricted.counted((titles[name], count) for name, count in stops.items()),
    )
