"""What a cohort demands: seats in each track, and the supports that seats may need.

An unanswered need counts as a need: a place kept for nothing is better than one missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.rules import answers
from workbench.rules.answers import Truths
from workbench.sentences import Sentence, sentence, sentences
from workbench.vocabulary import Track

TRACKS = tuple(Track)


@dataclass(frozen=True)
class Demands:
    """The seats of each track and the capacity of each support.

    A track that is not named has no seat; a support that is not named has no limit.
    """

    seats: Mapping[Track, int]
    supports: Mapping[str, int] = field(default_factory=dict)

    def places(self) -> int:
        """All seats together."""
        return sum(self.seats.values())


@dataclass(frozen=True)
class Support:
    """Something a seat may need.

    `needs` tells for each application whether her seat takes one; `places` says a number of
    them, `holders` a number of applications that need one.
    """

    name: str
    needs: Callable[[pd.DataFrame], Truths]
    places: Callable[[int], Sentence]
    holders: Callable[[int], Sentence]
    used_up: Sentence


def seats_in(track: Track, count: int) -> Sentence:
    """A number of seats in a track."""
    return sentences("{count} seat in {track}", "{count} seats in {track}", count, track=track)


def wishes(applications: pd.DataFrame) -> Truths:
    """The tracks each applicant wishes for (n, tracks), her first choice among them."""
    several = applications["tracks"]
    wished = np.array(
        [[track in each for track in TRACKS] for each in several.where(several.notna(), ())],
        dtype=bool,
    ).reshape(len(applications), len(TRACKS))
    return wished | first_choices(applications)


def first_choices(applications: pd.DataFrame) -> Truths:
    """The track each applicant puts first (n, tracks)."""
    chosen = applications["first_choice"].to_numpy(dtype=object)
    return np.asarray(chosen[:, None] == np.array(TRACKS, dtype=object), dtype=bool)


def places_of(seats: Mapping[int, Track] | Mapping[int, str], index: pd.Index) -> NDArray[np.int64]:
    """The place among TRACKS of the seat of each application (n,), -1 without a seat."""
    order = {str(track): place for place, track in enumerate(TRACKS)}
    held = [order[str(seats[number])] if number in seats else -1 for number in index]
    return np.array(held, dtype=np.int64)


def _childcare(applications: pd.DataFrame) -> Truths:
    return ~answers.one_of(applications, "needs_childcare", ("no",))


def _laptop(applications: pd.DataFrame) -> Truths:
    return ~answers.one_of(applications, "has_laptop", ("yes",))


def _childcare_places(count: int) -> Sentence:
    return sentences("{count} childcare place", "{count} childcare places", count)


def _childcare_holders(count: int) -> Sentence:
    return sentences(
        "{count} woman who needs childcare or did not say",
        "{count} women who need childcare or did not say",
        count,
    )


def _laptops(count: int) -> Sentence:
    return sentences("{count} laptop to lend", "{count} laptops to lend", count)


def _laptop_holders(count: int) -> Sentence:
    return sentences(
        "{count} woman who has no laptop or did not say",
        "{count} women who have no laptop or did not say",
        count,
    )


SUPPORTS: Mapping[str, Support] = {
    "childcare": Support(
        "childcare",
        _childcare,
        _childcare_places,
        _childcare_holders,
        sentence("She needs a childcare place, or did not say, and every place is taken."),
    ),
    "laptop": Support(
        "laptop",
        _laptop,
        _laptops,
        _laptop_holders,
        sentence("She needs a laptop, or did not say, and every laptop is lent."),
    ),
}


def supports_of(demands: Demands) -> tuple[Support, ...]:
    """The supports that a cohort limits, in a settled order."""
    return tuple(SUPPORTS[name] for name in sorted(demands.supports))
