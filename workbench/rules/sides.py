"""Whom the correction for strictness moves: named, with both scores and both places."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from workbench.rules.reviews import Panel, Shown
from workbench.sentences import Sentence, sentence

_ROUNDING = 9


@dataclass(frozen=True)
class Side:
    """An application whose side of a line depends on the correction.

    `line` says which one; `with_it` and `without` are her two scores, in points of 4.
    """

    application: int
    line: Sentence
    is_above: bool
    with_it: float
    without: float


def moved(panel: Panel, *, pass_mark: float, seats: int) -> tuple[Side, ...]:
    """The applications that change side of the pass mark, or of the last seat by motivation alone.

    `is_above` tells the side with the correction. Nobody is there while nothing is corrected, nor
    for whom people agreed on a score.
    """
    with_it = panel.final(Shown.WITH).dropna().round(_ROUNDING)
    without = panel.final(Shown.WITHOUT).dropna().round(_ROUNDING)
    if panel.is_corrected is False or not len(with_it):
        return ()
    lines = [
        (
            sentence("Pass mark {mark}", mark=float(pass_mark)),
            with_it >= pass_mark,
            without >= pass_mark,
        )
    ]
    if 0 < seats < len(with_it):
        lines.append(
            (
                sentence("First {seats} by motivation", seats=seats),
                _first(with_it, seats),
                _first(without, seats),
            )
        )
    return tuple(
        Side(int(one), line, bool(above[one]), float(with_it[one]), float(without[one]))
        for line, above, before in lines
        for one in with_it.index[above != before]
    )


def places(scores: pd.Series) -> pd.Series:
    """The place of each score from the top; equals share the best of theirs."""
    return scores.round(_ROUNDING).rank(ascending=False, method="min")


def _first(scores: pd.Series, seats: int) -> pd.Series:
    """True for those among the first: equals at the line are all in."""
    return places(scores) <= seats
