"""The graduates expected in a class by track wish, part of the world and French level.

Every group is taken to go on as often as all women do: what differs is where its women stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from workbench.rules.country_groups import country_groups
from workbench.rules.figures.cuts import FRENCH, MISSING, NO_ANSWER
from workbench.rules.pathways import Position
from workbench.rules.pipeline import Expected, Prospect, expected, outcome
from workbench.sentences import Country, Sentence, sentence
from workbench.vocabulary import Track

FEWEST = 5
"""A group of fewer women who may come is not looked at by itself."""


@dataclass(frozen=True)
class Share:
    """One group: how many women may come, and how many are expected; None where too few may."""

    words: object
    women: int
    expected: Expected | None


@dataclass(frozen=True)
class Composition:
    """One kind of groups with its groups, the largest first, those that are too small last."""

    title: Sentence
    shares: tuple[Share, ...]


def compositions(found: Prospect) -> tuple[Composition, ...]:
    """The graduates expected, cut in three ways; whoever will not come is in no group."""
    pool = found.pool[found.pool["position"] != Position.OUT]
    origin = country_groups(pool["country_of_origin"])
    tracks = {str(track): track for track in Track}
    regions = {str(code): Country(str(code)) for code in sorted(set(origin.dropna()))}
    cuts = (
        (sentence("Track wish"), pool["first_choice"], tracks),
        (sentence("Part of the world"), origin, regions),
        (FRENCH.title, FRENCH.group_of(pool).astype(object), FRENCH.groups),
    )
    return tuple(
        Composition(title, _shares(found, pool, group, names)) for title, group, names in cuts
    )


def _shares(
    found: Prospect, pool: pd.DataFrame, group: pd.Series, names: Mapping[str, object]
) -> tuple[Share, ...]:
    filled = group.where(group.notna(), MISSING)
    words = {**names, MISSING: NO_ANSWER}
    sizes = filled.value_counts()
    order = sorted(sizes.index, key=lambda name: (-sizes[name], list(words).index(str(name))))
    return tuple(
        Share(words[str(name)], int(sizes[name]), _expected(found, pool[filled == name]))
        for name in order
    )


def _expected(found: Prospect, women: pd.DataFrame) -> Expected | None:
    if len(women) < FEWEST:
        return None
    return expected(outcome(women, found.chances).seated)
