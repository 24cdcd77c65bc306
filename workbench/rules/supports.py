"""The supports that a seat may need: childcare, a laptop, travel money, an evening room.

Each says how much of it the seat of each applicant takes; who did not say may need it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules import answers
from workbench.rules.demands import Demands
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Slot

Wholes = NDArray[np.int64]


@dataclass(frozen=True)
class Support:
    """Something a seat may need.

    `takes` (n,) tells how much each application's seat takes of it; `places` says an amount
    there is, `taken` an amount that those seated take together.
    """

    name: str
    title: Sentence
    takes: Callable[[pd.DataFrame, Demands], Wholes]
    places: Callable[[int], Sentence]
    taken: Callable[[int], Sentence]
    used_up: Sentence


def _childcare(applications: pd.DataFrame, demands: Demands) -> Wholes:
    del demands
    return (~answers.one_of(applications, "needs_childcare", ("no",))).astype(np.int64)


def _laptop(applications: pd.DataFrame, demands: Demands) -> Wholes:
    del demands
    return (~answers.one_of(applications, "has_laptop", ("yes",))).astype(np.int64)


def _travel(applications: pd.DataFrame, demands: Demands) -> Wholes:
    """Euros by city; whose city is not known may come from the dearest."""
    fares = {city.casefold(): euros for city, euros in demands.fares.items()}
    other, dearest = fares.get("", 0), max(fares.values(), default=0)
    euros = answers.changed(
        applications["city"], lambda city: fares.get(str(city).strip().casefold(), other)
    )
    return np.asarray(euros.where(euros.notna(), dearest), dtype=np.int64)


def _evening(applications: pd.DataFrame, demands: Demands) -> Wholes:
    """A place in an evening room: for who can come in the evening only, or did not say when."""
    del demands
    evenings = {str(slot) for slot in Slot if str(slot).endswith("eve")}
    other = answers.holds(applications["availability"], lambda free: not set(free) <= evenings)
    return (~other).astype(np.int64)


_ALL = (
    Support(
        "childcare",
        sentence("Childcare places"),
        _childcare,
        lambda count: sentences("{count} childcare place", "{count} childcare places", count),
        lambda count: sentences(
            "{count} woman who needs childcare or did not say",
            "{count} women who need childcare or did not say",
            count,
        ),
        sentence("She needs a childcare place, or did not say, and every place is taken."),
    ),
    Support(
        "laptop",
        sentence("Laptops to lend"),
        _laptop,
        lambda count: sentences("{count} laptop to lend", "{count} laptops to lend", count),
        lambda count: sentences(
            "{count} woman who has no laptop or did not say",
            "{count} women who have no laptop or did not say",
            count,
        ),
        sentence("She needs a laptop, or did not say, and every laptop is lent."),
    ),
    Support(
        "travel",
        sentence("Travel money, euros"),
        _travel,
        lambda count: sentences(
            "{count} euro of travel money", "{count} euros of travel money", count
        ),
        lambda count: sentences("travel for {count} euro", "travel for {count} euros", count),
        sentence("Her travel costs more than the travel money that is left."),
    ),
    Support(
        "evening",
        sentence("Places in evening rooms"),
        _evening,
        lambda count: sentences(
            "{count} place in an evening room", "{count} places in evening rooms", count
        ),
        lambda count: sentences(
            "{count} woman who can come only in the evening or did not say",
            "{count} women who can come only in the evening or did not say",
            count,
        ),
        sentence("She can come only in the evening, or did not say, and the rooms are full."),
    ),
)
SUPPORTS: Mapping[str, Support] = {each.name: each for each in _ALL}
"""The supports a cohort may limit, by name."""


def supports_of(demands: Demands) -> tuple[Support, ...]:
    """The supports that a cohort limits, in a settled order."""
    return tuple(SUPPORTS[name] for name in sorted(demands.supports))
