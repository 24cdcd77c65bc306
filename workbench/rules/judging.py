"""What speaks against seats given by hand: the same demands that a proposal holds, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from workbench.engines import serving
from workbench.engines.seats import ALONE
from workbench.rules import demand_words
from workbench.rules.demand_rows import Asked, Circumstances, asked, groups_of, supply_of
from workbench.rules.demands import TRACKS, Demands, places_of, wishes
from workbench.rules.supports import SUPPORTS
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Slot, Stage, Track

Wholes = NDArray[np.int64]


def judge(
    seats: Mapping[int, Track],
    applications: pd.DataFrame,
    demands: Demands,
    *,
    circumstances: Circumstances | None = None,
) -> tuple[Sentence, ...]:
    """What speaks against these seats, one sentence each; nothing when they may be enrolled.

    A wish that is not known speaks against nothing, and neither does a seat already enrolled.
    """
    around = Circumstances() if circumstances is None else circumstances
    seated = applications[applications.index.isin(list(seats))].sort_index()
    places = places_of(seats, seated.index)
    return (
        *_strangers(seats, applications),
        *_against_demands(seated, places, demands=demands, everybody=applications),
        *_against_households(seated, demands, around),
        *_without_mentor(seated, places, demands=demands, around=around),
        *_against_wishes(seats, seated),
    )


def unwished(seated: pd.DataFrame, places: Wholes) -> Wholes:
    """The rows seated in a track that their known wishes do not name, not yet enrolled."""
    wished = wishes(seated)
    waits = (seated["stage"] != str(Stage.ENROLLED)).to_numpy(dtype=bool)
    fulfilled = wished[np.arange(len(seated)), places]
    return np.flatnonzero(wished.any(axis=1) & ~fulfilled & waits)


def _strangers(seats: Mapping[int, Track], applications: pd.DataFrame) -> list[Sentence]:
    return [
        sentence(
            "Application {application} is not among those who can have a seat.", application=number
        )
        for number in sorted(set(seats) - set(applications.index))
    ]


def _against_demands(
    seated: pd.DataFrame, places: Wholes, *, demands: Demands, everybody: pd.DataFrame
) -> list[Sentence]:
    """Each end of a demand that these seats do not hold."""
    # Reserved seats depend on who applied, not only on who is seated.
    here = everybody.index.get_indexer(seated.index)
    found = []
    for each in asked(everybody.loc[:], demands):
        weights = each.limit.weights[here]
        taken = int((weights * each.limit.columns[places]).sum())
        if taken > each.limit.most or taken < each.limit.least:
            found.append(_broken(each, taken, demands))
    return found


def _broken(each: Asked, taken: int, demands: Demands) -> Sentence:
    key = each.key
    wanted = demand_words.demanded(key, demands, at=each.at)
    if key.kind == "seats" and key.side == "most":
        return sentences(
            "{count} woman is seated, for {seats}.",
            "{count} women are seated, for {seats}.",
            taken,
            seats=wanted,
        )
    if key.kind == "support":
        holders = SUPPORTS[key.name].taken(taken)
        return sentence("Seated: {holders}, for {places}.", holders=holders, places=wanted)
    if key.kind == "session":
        slot = Slot(key.name.rpartition(":")[2])
        return sentences(
            "{count} woman seated cannot come to the session on {slot}.",
            "{count} women seated cannot come to the session on {slot}.",
            taken,
            slot=slot,
        )
    return sentence("Asked: {demand}; seated: {taken}.", demand=wanted, taken=taken)


def _against_households(
    seated: pd.DataFrame, demands: Demands, around: Circumstances
) -> list[Sentence]:
    groups = groups_of(seated, demands, around)
    if groups is None:
        return []
    numbers, counts = np.unique(groups.numbers[groups.numbers != ALONE], return_counts=True)
    return [
        sentence(
            "{names} are of one household; the demand is {demand}.",
            names=Several(tuple(_names(seated[groups.numbers == number]))),
            demand=sentences(
                "at most {count} woman of a household",
                "at most {count} women of a household",
                groups.most,
            ),
        )
        for number in numbers[counts > groups.most]
    ]


def _without_mentor(
    seated: pd.DataFrame, places: Wholes, *, demands: Demands, around: Circumstances
) -> list[Sentence]:
    """How many seats no mentor is left for, however mentors are given, and to whom."""
    supply = supply_of(seated, demands, around)
    if supply is None:
        return []
    alone = serving.unserved(supply, places)
    if len(alone) <= supply.unserved:
        return []
    return [
        sentences(
            "{count} seat would have no mentor, for instance that of {names}.",
            "{count} seats would have no mentor, for instance those of {names}.",
            len(alone),
            names=Several(tuple(_names(seated.iloc[alone]))),
        )
    ]


def _against_wishes(seats: Mapping[int, Track], seated: pd.DataFrame) -> list[Sentence]:
    wished = wishes(seated)
    return [
        sentence(
            "{given_name} {family_name} is seated in {track}, but wishes for {wished}.",
            given_name=seated["given_name"].iloc[row],
            family_name=seated["family_name"].iloc[row],
            track=Track(seats[int(seated.index[row])]),
            wished=Several(tuple(t for t, wish in zip(TRACKS, wished[row], strict=True) if wish)),
        )
        for row in unwished(seated, places_of(seats, seated.index))
    ]


def _names(rows: pd.DataFrame) -> list[str]:
    return [f"{row['given_name']} {row['family_name']}" for _, row in rows.iterrows()]
