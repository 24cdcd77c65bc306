"""Criterion: the programme offers what she wants to learn.

Every point when her first choice is offered, half of them when another track that interests her
is. What is not offered here may well be offered by another cohort.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from workbench.rules import answers, questions
from workbench.rules.answers import Numbers, Row
from workbench.rules.rubric import Criterion, Span
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Track

FIRST, ALSO = "first_choice", "tracks"


def criterion(*, offered: tuple[Track, ...] = tuple(Track)) -> Criterion:
    """Her first choice, or another wish of hers, among the tracks offered."""

    def score(applications: pd.DataFrame) -> Numbers:
        is_offered = answers.one_of(applications, FIRST, offered)
        # The other wishes are read only where the first choice leaves the question open.
        is_open = answers.known(applications, FIRST) & ~is_offered
        points = np.where(is_offered, 1.0, np.nan)
        points[is_open] = _also(applications[ALSO].to_numpy()[is_open], offered)
        return points

    def bounds(applications: pd.DataFrame) -> Span:
        """At least half the points with a wish offered; at most half, her first choice known."""
        is_chosen = answers.known(applications, FIRST)
        lower = np.zeros(len(applications))
        wished = _also(applications[ALSO].to_numpy()[~is_chosen], offered)
        lower[~is_chosen] = np.nan_to_num(wished)
        return Span(lower, np.where(is_chosen, 0.5, 1.0))

    def reason(row: Row) -> Sentence:
        first = answers.text(row, FIRST)
        if first is None:
            return questions.unanswered(FIRST)
        if first in offered:
            return sentence("Her first choice is offered: {track}.", track=Track(first))
        if row[ALSO] is None:
            return questions.unanswered(ALSO)
        if set(offered) & set(answers.codes(row, ALSO)):
            return sentence(
                "Her first choice, {track}, is not offered, but another wish of hers is.",
                track=Track(first),
            )
        return sentence("Her first choice, {track}, is not offered.", track=Track(first))

    title = sentence("Track wish")
    return Criterion("track_wish", title, (FIRST, ALSO), score, reason, bounds)


def _also(wishes: Iterable[object], offered: tuple[Track, ...]) -> list[float]:
    """Half the points where one of her wishes is offered, none where not; NaN unanswered."""
    wanted = set(offered)
    return [
        (0.5 if wanted & set(each) else 0.0) if isinstance(each, tuple) else np.nan
        for each in wishes
    ]
