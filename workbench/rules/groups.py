"""The groups in which fairness is looked at: languages, parts of the world, ages, childcare.

A woman is in one group of each kind, but in one of every language that she speaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.rules.country_groups import country_groups
from workbench.rules.figures.cuts import AGE, CHILDCARE, FRENCH, MISSING, NO_ANSWER
from workbench.sentences import Country, Sentence, Tongue, sentence


@dataclass(frozen=True, eq=False)
class Grouping:
    """One kind of groups: the words for each, and who is in it.

    `members` has a row per application and a column of truths per group, in the order of `names`.
    """

    name: str
    title: Sentence
    names: Mapping[str, object]
    members: pd.DataFrame


def groupings(applications: pd.DataFrame) -> tuple[Grouping, ...]:
    """The four kinds of groups, each with the groups that somebody is in."""
    age, childcare = AGE.group_of(applications), CHILDCARE.group_of(applications)
    origin = country_groups(applications["country_of_origin"])
    regions: dict[str, object] = {code: Country(code) for code in sorted(set(origin.dropna()))}
    return (
        _languages(applications),
        _one_each("country", sentence("Part of the world"), regions, origin),
        _one_each("age", AGE.title, AGE.groups, age),
        _one_each("childcare", CHILDCARE.title, CHILDCARE.groups, childcare),
    )


def french_levels(applications: pd.DataFrame) -> Grouping:
    """The groups of French level, as the staff pages cut them."""
    level = FRENCH.group_of(applications).astype(object)
    return _one_each("french", FRENCH.title, FRENCH.groups, level)


def _languages(applications: pd.DataFrame) -> Grouping:
    spoken = applications["spoken_languages"]
    known = spoken[spoken.notna()].explode().dropna()
    order = known.value_counts().index
    names: dict[str, object] = {str(code): Tongue(str(code)) for code in order}
    where = applications.index.get_indexer(known.index)
    place = {code: at for at, code in enumerate(names)}
    truths = np.zeros((len(applications), len(names) + 1), dtype=bool)
    truths[where, known.map(place).to_numpy(dtype=int)] = True
    truths[:, -1] = spoken.isna().to_numpy()
    members = pd.DataFrame(truths, applications.index, [*names, MISSING])
    return _met("language", sentence("Language"), {**names, MISSING: NO_ANSWER}, members)


def _one_each(
    name: str, title: Sentence, names: Mapping[str, object], group: pd.Series
) -> Grouping:
    named = {**{key: words for key, words in names.items() if key != MISSING}, MISSING: NO_ANSWER}
    filled = group.where(group.notna(), MISSING)
    members = pd.DataFrame({key: (filled == key).to_numpy() for key in named}, group.index)
    return _met(name, title, named, members)


def _met(
    name: str, title: Sentence, names: Mapping[str, object], members: pd.DataFrame
) -> Grouping:
    """Only the groups that somebody is in."""
    met = [key for key in names if members[key].any()]
    return Grouping(name, title, {key: names[key] for key in met}, members[met])
