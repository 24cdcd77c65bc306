"""The mentoring of a cohort at a glance: who is covered by track and language, who carries what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.rules import pairing
from workbench.rules.mentoring import hours
from workbench.rules.mentoring.limits import loads_of
from workbench.rules.mentoring.terms import Circumstances
from workbench.vocabulary import Capacity, Track

NOBODY = -1


@dataclass(frozen=True, eq=False)
class Overview:
    """Fellows, places and loads of a cohort under some pairs.

    `tracks` and `languages` have a row each (`fellows`, `paired`, `places`), by their codes; a
    mentor of two tracks counts in both, and so do languages. `mentors` and `partners` have what
    is `given` and the `room` there is, in heads or in hours a month (`unit`), by number.
    """

    tracks: pd.DataFrame
    languages: pd.DataFrame
    mentors: pd.DataFrame
    partners: pd.DataFrame
    unit: Capacity
    fellows: int
    paired: int


def overview(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    pairs: Mapping[int, int],
    *,
    given: Circumstances,
    unit: Capacity = Capacity.HEADS,
) -> Overview:
    """What these pairs come to; `given` says what mentors do elsewhere."""
    mates = np.array([pairs.get(int(one), NOBODY) for one in fellows.index], dtype=np.int64)
    column = mentors.index.get_indexer(mates)
    room = mentors["capacity"].astype("int64") - loads_of(mentors, given.loads)
    places = room.clip(lower=0)
    loads = _loads(fellows, mentors, column, given=given, unit=unit)
    return Overview(
        tracks=_by_track(fellows, mentors, column, places),
        languages=_by_language(fellows, mentors, column, places),
        mentors=loads,
        partners=_by_partner(loads),
        unit=unit,
        fellows=len(fellows),
        paired=int((mates != NOBODY).sum()),
    )


def _by_track(
    fellows: pd.DataFrame, mentors: pd.DataFrame, column: np.ndarray, places: pd.Series
) -> pd.DataFrame:
    tracks = pd.Index([str(each) for each in Track], name="track")
    teach = pd.DataFrame({"track": mentors["tracks"], "places": places}).explode("track")
    found = pd.DataFrame(
        {
            "fellows": fellows.groupby("track").size(),
            "paired": fellows[column != NOBODY].groupby("track").size(),
            "places": teach.groupby("track")["places"].sum(),
        }
    ).reindex(tracks, fill_value=0)
    found = found.fillna(0).astype("int64")
    return found[(found["fellows"] > 0) | (found["places"] > 0)]


def _by_language(
    fellows: pd.DataFrame, mentors: pd.DataFrame, column: np.ndarray, places: pd.Series
) -> pd.DataFrame:
    """Who speaks what well enough; a pair counts in a language that both speak."""
    spoken = {code for each in pairing.lists(fellows["spoken_languages"]) for code in each}
    plain = {code.split("-")[0].lower() for code in spoken}
    common = (*pairing.languages_of(mentors), *sorted(plain - set(pairing.languages_of(mentors))))
    hers = pairing.speech_of(fellows, common).speaks > 0
    his = pairing.tongues(mentors["languages"], common)
    mate = np.zeros_like(hers)
    mate[column != NOBODY] = his[column[column != NOBODY]]
    found = pd.DataFrame(
        {
            "fellows": hers.sum(axis=0),
            "paired": (hers & mate).sum(axis=0),
            "places": places.to_numpy() @ his if len(his) else np.zeros(len(common)),
        },
        index=pd.Index(common, name="language"),
    ).astype("int64")
    found = found[found["fellows"] > 0]
    return found.sort_values("fellows", ascending=False, kind="stable")


def _loads(
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    column: np.ndarray,
    *,
    given: Circumstances,
    unit: Capacity,
) -> pd.DataFrame:
    is_paired = column != NOBODY
    if unit is Capacity.HOURS:
        asked = hours.of_fellows(fellows)[is_paired]
        here = np.bincount(column[is_paired], weights=asked, minlength=len(mentors))
        elsewhere, room = hours.taken(mentors, given), hours.of_mentors(mentors)
    else:
        here = np.bincount(column[is_paired], minlength=len(mentors)).astype(np.float64)
        elsewhere = loads_of(mentors, given.loads).to_numpy().astype(np.float64)
        room = mentors["capacity"].to_numpy().astype(np.float64)
    return pd.DataFrame(
        {
            "partner_id": mentors["partner_id"],
            "partner": mentors["partner"],
            "given": here + elsewhere,
            "here": here,
            "room": room,
        },
        index=mentors.index,
    )


def _by_partner(loads: pd.DataFrame) -> pd.DataFrame:
    found = loads.groupby("partner_id", sort=False).agg(
        partner=("partner", "first"),
        mentors=("partner", "size"),
        given=("given", "sum"),
        here=("here", "sum"),
        room=("room", "sum"),
    )
    return found.sort_values(["given", "room"], ascending=False, kind="stable")
