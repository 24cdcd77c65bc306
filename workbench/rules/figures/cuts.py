"""The sensitive answers by which applications are cut, in few and fixed groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.sentences import Country, Sentence, sentence
from workbench.vocabulary import Level, Status

MISSING = "missing"
OTHERS = "others"
NO_ANSWER = sentence("not answered")


@dataclass(frozen=True)
class Cut:
    """One answer, its groups in the order shown, and the words for each group."""

    name: str
    title: Sentence
    groups: Mapping[str, object]
    group_of: Callable[[pd.DataFrame], pd.Series]

    def counts(self, applications: pd.DataFrame, cohorts: pd.Index) -> pd.DataFrame:
        """Applications by cohort and group; `applications` has a column `cohort`."""
        group = self.group_of(applications).fillna(MISSING)
        found = pd.crosstab(applications["cohort"].to_numpy(), group.to_numpy())
        return found.reindex(index=cohorts, columns=list(self.groups), fill_value=0)


def cuts(applications: pd.DataFrame, *, threshold: int) -> tuple[Cut, ...]:
    """The five cuts; countries fewer than `threshold` come from stand together as others."""
    return (FRENCH, AGE, STATUS, CHILDCARE, _origin(applications, threshold))


def _french(applications: pd.DataFrame) -> pd.Series:
    together = {Level.A0: "A1", Level.A1: "A1", Level.C1: "B2", Level.C2: "B2"}
    level = applications["french_level"]
    return level.map({str(name): str(together.get(name, name)) for name in Level})


def _age(applications: pd.DataFrame) -> pd.Series:
    bands = pd.cut(
        applications["age"].astype(float),
        [-np.inf, 25, 35, 45, np.inf],
        right=False,
        labels=["under25", "under35", "under45", "older"],
    )
    return bands.astype(object)


def _origin(applications: pd.DataFrame, threshold: int) -> Cut:
    number = applications["country_of_origin"].value_counts()
    named = sorted(str(code) for code in number[number >= threshold].index)
    groups: dict[str, object] = {code: Country(code) for code in named}
    groups |= {OTHERS: sentence("other countries"), MISSING: NO_ANSWER}

    def group_of(frame: pd.DataFrame) -> pd.Series:
        country = frame["country_of_origin"].astype(object)
        return country.where(country.isin(named) | country.isna(), OTHERS)

    return Cut("origin", sentence("Country of origin"), groups, group_of)


FRENCH = Cut(
    "french",
    sentence("French level"),
    {
        "A1": sentence("A1 or less"),
        "A2": Level.A2,
        "B1": Level.B1,
        "B2": sentence("B2 or more"),
        MISSING: NO_ANSWER,
    },
    _french,
)
AGE = Cut(
    "age",
    sentence("Age"),
    {
        "under25": sentence("under 25"),
        "under35": sentence("25 to 34"),
        "under45": sentence("35 to 44"),
        "older": sentence("45 or more"),
        MISSING: NO_ANSWER,
    },
    _age,
)
STATUS = Cut(
    "status",
    sentence("Right to stay"),
    {**{str(status): status for status in Status}, MISSING: NO_ANSWER},
    lambda applications: applications["residence_status"].astype(object),
)
CHILDCARE = Cut(
    "childcare",
    sentence("Needs childcare"),
    {"yes": sentence("yes"), "no": sentence("no"), MISSING: NO_ANSWER},
    lambda applications: applications["needs_childcare"].astype(object),
)
