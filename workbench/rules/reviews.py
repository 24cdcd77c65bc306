"""What several people's reviews come to: a score for each application, and how strict each is.

The plain score is the mean of an application's reviews. The corrected one has each reviewer's
strictness taken out (engines/additive.py), and is only used when that is worth its risk
(engines/ordering.py). What people agreed on after talking stands above both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.engines import additive
from workbench.engines.additive import Effects, Expected, Fit, Ratings
from workbench.engines.ordering import Worth, worth_of
from workbench.rules.reading_guide import MOST
from workbench.vocabulary import Word, word

EXPECTED = Expected(raters=0.5, noise=0.5, drift=0.3, shared=5)
"""In points of 4: how far reviewers differ in general, one review from the next, and from the
first of many to the last; and how many applications somebody shares before she is compared."""

ENOUGH_TO_DRIFT = 8
"""Reviews below which nothing is said of how a reviewer changed."""


class ReviewState(Word):
    """What a reviewer said of an application she was to read."""

    GIVEN = word("given", "Given")
    CONFLICT = word("conflict", "Conflict")
    WITHDRAWN = word("withdrawn", "Taken back")


class Shown(Word):
    """Which score of the reviews is looked at."""

    WITH = word("with", "With correction")
    WITHOUT = word("without", "Without correction")


@dataclass(frozen=True)
class Moved:
    """A value with its 95 % interval, in points of 4."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """True when the interval leaves zero out."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Reader:
    """What can be told of one reviewer.

    `leniency` is above 0 when her scores are higher than others' on the same applications, below
    when she is stricter; `drift` how far it moved from her first review to her last, None while
    she gave few. Only reviewers of one `group` read applications in common.
    """

    name: str
    reviews: int
    leniency: Moved
    drift: Moved | None
    group: int
    is_compared: bool


@dataclass(frozen=True, eq=False)
class Panel:
    """All the reviews of a cohort taken together.

    `scores` has, by application, `reviews` (how many), `plain`, `corrected` and `agreed` (NaN
    before people agreed), from 0 to 4. `corrected` is `plain` while strictness is left in: where
    taking it out is not worth its risk or, when it changes nobody's place, is not clear.
    """

    scores: pd.DataFrame
    readers: tuple[Reader, ...]
    worth: Worth
    is_corrected: bool

    def final(self, shown: Shown = Shown.WITH) -> pd.Series:
        """The score that counts, by application: what was agreed, else the mean of the reviews."""
        name = "corrected" if shown is Shown.WITH else "plain"
        return self.scores["agreed"].fillna(self.scores[name])

    def leniency(self) -> dict[str, float]:
        """What is taken out of each reviewer's scores: nothing while strictness is left in."""
        return {one.name: one.leniency.value if self.is_corrected else 0.0 for one in self.readers}


def panel(ratings: pd.DataFrame, agreed: pd.Series) -> Panel:
    """The scores of every application reviewed or agreed on, and what can be told of reviewers.

    `ratings` has a row for each review given: application, reviewer, value (0 to 4) and place
    (how many she gave before); `agreed` a score by application.
    """
    applications, item = np.unique(ratings["application"].to_numpy(), return_inverse=True)
    rater, names = pd.factorize(ratings["reviewer"].to_numpy(dtype=object), sort=True)
    value = ratings["value"].to_numpy(dtype=np.float64)
    given = Ratings(item, rater, value, items=len(applications), raters=len(names))
    found = additive.fit(given, EXPECTED)
    worth = worth_of(found, given)
    readers = _readers(found, given, names=list(names), place=ratings["place"])
    is_clear = any(reader.leniency.is_clear for reader in readers)
    is_corrected = is_clear if worth.keeps_order else worth.is_enough
    scores = pd.DataFrame(
        {
            "reviews": np.bincount(item, minlength=len(applications)),
            "plain": found.plain,
            "corrected": found.corrected if is_corrected else found.plain,
        },
        index=pd.Index(applications, dtype="int64", name="application"),
    )
    return Panel(_with_agreed(scores, agreed), readers, worth, is_corrected)


def _readers(
    found: Fit, given: Ratings, *, names: Sequence[str], place: pd.Series
) -> tuple[Reader, ...]:
    """What can be told of each reviewer, by name."""
    drift = additive.drift(given, place.to_numpy(dtype=np.float64), EXPECTED)
    counts = np.bincount(given.rater, minlength=given.raters)
    return tuple(
        Reader(
            name=str(name),
            reviews=int(counts[at]),
            leniency=_moved(found.effects, at),
            drift=_moved(drift, at) if counts[at] >= ENOUGH_TO_DRIFT else None,
            group=int(found.group[at]),
            is_compared=int((found.group == found.group[at]).sum()) > 1,
        )
        for at, name in enumerate(names)
    )


def as_answer(scores: pd.Series) -> pd.Series:
    """Scores from 0 to 1, as a criterion takes them."""
    return scores / MOST


def _with_agreed(scores: pd.DataFrame, agreed: pd.Series) -> pd.DataFrame:
    whole = scores.index.union(agreed.index).rename("application")
    found = scores.reindex(whole)
    found["reviews"] = found["reviews"].fillna(0).astype("int64")
    found["agreed"] = agreed.reindex(whole).astype("float64")
    return found


def _moved(effects: Effects, at: int) -> Moved:
    return Moved(float(effects.value[at]), float(effects.low[at]), float(effects.high[at]))
