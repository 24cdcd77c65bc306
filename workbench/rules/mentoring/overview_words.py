"""What an overview of a cohort's mentoring shows, in one sentence each."""

from __future__ import annotations

import pandas as pd

from workbench.rules.mentoring.fit_map import FitMap
from workbench.rules.mentoring.overview import Overview
from workbench.sentences import Sentence, Tongue, sentence, sentences
from workbench.vocabulary import Capacity, Track


def tracks(of: Overview) -> Sentence:
    """Which track lacks most places."""
    worst = _shortest(of.tracks)
    if worst is None:
        return sentence("Every track has places enough for its fellows.")
    line = of.tracks.loc[worst]
    return sentence(
        "{track} lacks most: {places} places for {fellows} fellows.",
        track=Track(worst),
        places=int(line["places"]),
        fellows=int(line["fellows"]),
    )


def languages(of: Overview) -> Sentence:
    """Which language lacks most places."""
    worst = _shortest(of.languages)
    if worst is None:
        return sentence("Every language has places enough for the fellows who speak it.")
    line = of.languages.loc[worst]
    return sentence(
        "Places lack most in {language}: {places} for {fellows} fellows who speak it.",
        language=Tongue(worst),
        places=int(line["places"]),
        fellows=int(line["fellows"]),
    )


def mentors(of: Overview) -> Sentence:
    """How much of the mentors' room is taken, who is full and who is idle."""
    loads = of.mentors
    if not len(loads):
        return sentence("There is no mentor yet.")
    facts = {
        "given": float(loads["given"].sum()),
        "room": float(loads["room"].sum()),
        "full": int((loads["given"] >= loads["room"]).sum()),
        "idle": int((loads["given"] == 0).sum()),
    }
    if of.unit is Capacity.HOURS:
        return sentences(
            "{given} of {room} hours a month are taken: {full} of {count} mentor is full, {idle} "
            "accompanies nobody.",
            "{given} of {room} hours a month are taken: {full} of {count} mentors are full, "
            "{idle} accompany nobody.",
            len(loads),
            **facts,
        )
    return sentences(
        "{given} of {room} places are taken: {full} of {count} mentor is full, {idle} accompanies "
        "nobody.",
        "{given} of {room} places are taken: {full} of {count} mentors are full, {idle} accompany "
        "nobody.",
        len(loads),
        **facts,
    )


def partners(of: Overview) -> Sentence:
    """Which partner carries most."""
    if not len(of.partners) or not float(of.partners["given"].sum()):
        return sentence("No partner accompanies anybody yet.")
    first = of.partners.iloc[0]
    share = round(100 * float(first["given"]) / float(of.partners["given"].sum()))
    return sentence(
        "{partner} carries most: {share} % of all.", partner=first["partner"], share=share
    )


def fits(of: FitMap) -> Sentence:
    """How many pairs are possible, and who has the fewest mentors."""
    if not of.all_pairs:
        return sentence("There is no pair to look at yet.")
    if of.least == 0:
        return sentences(
            "{possible} of {all} pairs are possible; {count} fellow has no mentor at all.",
            "{possible} of {all} pairs are possible; {count} fellows have no mentor at all.",
            of.with_least,
            possible=of.possible,
            all=of.all_pairs,
        )
    return sentences(
        "{possible} of {all} pairs are possible; whoever has fewest has {count} mentor to choose "
        "from.",
        "{possible} of {all} pairs are possible; whoever has fewest has {count} mentors to choose "
        "from.",
        of.least,
        possible=of.possible,
        all=of.all_pairs,
    )


def network(of: Overview) -> Sentence:
    """How many have a mentor, and through how many partners."""
    at_work = int((of.partners["here"] > 0).sum())
    return sentences(
        "{paired} of {fellows} fellows have a mentor, through {count} partner.",
        "{paired} of {fellows} fellows have a mentor, through {count} partners.",
        at_work,
        paired=of.paired,
        fellows=of.fellows,
    )


def _shortest(lines: pd.DataFrame) -> str | None:
    """The row with the fewest places for its fellows; None where places suffice."""
    short = (lines["fellows"] - lines["places"]).sort_values(ascending=False, kind="stable")
    return str(short.index[0]) if len(short) and short.iloc[0] > 0 else None
