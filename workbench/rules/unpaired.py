"""Why a fellow has no mentor: nobody passes every gate, or those who do have no place left."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules import kleene, pairing
from workbench.rules.pair_words import GATE_TITLES
from workbench.rules.pairing import Table
from workbench.sentences import Sentence, Several, sentence, sentences


def reasons(of: Table, rows: NDArray[np.int64], *, numbers: pd.Index) -> dict[int, Sentence]:
    """One sentence for each fellow without a mentor; `rows` are their rows in the table."""
    return {
        int(number): _reason(pairing.part(of, slice(row, row + 1)))
        for number, row in zip(numbers, rows.tolist(), strict=True)
    }


def _reason(alone: Table) -> Sentence:
    mentors = len(alone.mentors.tracks)
    if mentors == 0:
        return sentence("There is no mentor yet.")
    answered = pairing.gates(alone)
    open_to_her = int((np.minimum.reduce(list(answered.values())) != kleene.NO).sum())
    if open_to_her:
        return sentences(
            "{count} mentor would do for her, but has no place left.",
            "{count} mentors would do for her, but none has a place left.",
            open_to_her,
        )
    stops = {name: int((each == kleene.NO).sum()) for name, each in answered.items()}
    named = tuple(
        sentence("{gate} ({count})", gate=GATE_TITLES[name], count=stops[name])
        for name in sorted(stops, key=lambda name: -stops[name])
        if stops[name]
    )
    return sentences(
        "The only mentor does not pass every gate: {gates}.",
        "None of the {count} mentors passes every gate. What stops most comes first: {gates}.",
        mentors,
        gates=Several(named),
    )
