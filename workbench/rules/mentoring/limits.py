"""What pairs come to together against what may be: mentors' capacity, partners' caps, a woman."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from workbench.rules.mentoring import hours
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Capacity, Track


def broken(
    pairs: pd.DataFrame,
    fellows: pd.DataFrame,
    mentors: pd.DataFrame,
    *,
    terms: Terms,
    circumstances: Circumstances,
) -> tuple[Sentence, ...]:
    """The limits that these pairs break together, a sentence each.

    `pairs` has a row for each fellow and mentor, second mentors too; both are in the frames.
    """
    if terms.capacity is Capacity.HOURS:
        over = _over_hours(pairs, fellows, mentors, circumstances)
    else:
        over = _overfull(pairs["mentor"], mentors, circumstances.loads)
    return (
        *over,
        *_over_cap(pairs["mentor"], mentors, terms, circumstances.loads),
        *_without_a_woman(pairs, fellows, mentors, terms),
    )


def cap_of(partner: int, terms: Terms) -> int | None:
    """How many fellows the mentors of a partner accompany at the most; None where nobody says."""
    return terms.caps.get(partner, terms.per_partner)


def loads_of(mentors: pd.DataFrame, loads: Mapping[int, int]) -> pd.Series:
    """How many fellows of other cohorts each mentor accompanies, by mentor."""
    counts = [loads.get(int(number), 0) for number in mentors.index]
    return pd.Series(counts, mentors.index, dtype="int64")


def _overfull(given: pd.Series, mentors: pd.DataFrame, loads: Mapping[int, int]) -> list[Sentence]:
    counts = given.value_counts().sort_index()
    return [
        sentence(
            "{given_name} {family_name} would accompany {fellows} fellows at a time; "
            "the capacity is {capacity}.",
            **name(mentors.loc[number]),
            fellows=int(count) + loads.get(int(number), 0),
            capacity=int(mentors.loc[number, "capacity"]),
        )
        for number, count in counts.items()
        if count + loads.get(int(number), 0) > mentors.loc[number, "capacity"]
    ]


def _over_hours(
    pairs: pd.DataFrame, fellows: pd.DataFrame, mentors: pd.DataFrame, given: Circumstances
) -> list[Sentence]:
    takes = pd.Series(hours.of_fellows(fellows), fellows.index)
    asked = pairs["fellow"].map(takes).groupby(pairs["mentor"]).sum()
    his = mentors.loc[asked.index]
    total = asked + hours.taken(his, given)
    has = pd.Series(hours.of_mentors(his), his.index)
    return [
        sentence(
            "{given_name} {family_name} would give {hours} hours a month; there are {has}.",
            **name(his.loc[number]),
            hours=float(total[number]),
            has=float(has[number]),
        )
        for number in total.index[np.asarray(total > has + hours.EVEN)]
    ]


def _over_cap(
    given: pd.Series, mentors: pd.DataFrame, terms: Terms, loads: Mapping[int, int]
) -> list[Sentence]:
    if terms.per_partner is None and not terms.caps:
        return []
    counts = given.value_counts().reindex(mentors.index, fill_value=0)
    added = counts.groupby(mentors["partner_id"]).sum()
    total = added + loads_of(mentors, loads).groupby(mentors["partner_id"]).sum()
    titles = mentors.drop_duplicates("partner_id").set_index("partner_id")["partner"]
    said = []
    for partner in added.index[added > 0]:
        cap = cap_of(int(partner), terms)
        if cap is not None and total[partner] > cap:
            said.append(
                sentence(
                    "The mentors of {partner} would accompany {fellows} fellows; the cap is {cap}.",
                    partner=titles[partner],
                    fellows=int(total[partner]),
                    cap=cap,
                )
            )
    return said


def _without_a_woman(
    pairs: pd.DataFrame, fellows: pd.DataFrame, mentors: pd.DataFrame, terms: Terms
) -> list[Sentence]:
    tracks = pairs["fellow"].map(fellows["track"])
    held = set(tracks[pairs["mentor"].map(mentors["is_woman"]).astype(bool)])
    here = set(fellows.loc[fellows["left_on"].isna(), "track"])
    return [
        sentence("No fellow in {track} has a woman as mentor.", track=track)
        for track in Track
        if track in terms.woman_in and track in here and track not in held
    ]


def name(row: pd.Series) -> dict[str, object]:
    """The names of a person as sentences take them."""
    return {"given_name": row["given_name"], "family_name": row["family_name"]}
