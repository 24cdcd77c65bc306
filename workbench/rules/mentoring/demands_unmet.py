"""Demands of the terms that cannot hold, each with the smallest change that would help."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from workbench.engines.pairs.scores import BLOCKED
from workbench.rules import kleene
from workbench.rules.mentoring.limits import cap_of, loads_of, name
from workbench.rules.mentoring.scoring import PairTable
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.vocabulary import Track

RESTRICTED = sentence("blocked (restricted)")


def changes(
    of: PairTable,
    pairs: pd.DataFrame,
    settled: Mapping[int, int],
    *,
    terms: Terms,
    given: Circumstances,
) -> tuple[Sentence, ...]:
    """The smallest change for each demand that these pairs (fellow, mentor) do not hold."""
    tracks = pairs["fellow"].map(of.fellows["track"])
    held = set(tracks[pairs["mentor"].map(of.mentors["is_woman"]).astype(bool)])
    unmet = [track for track in Track if track in terms.woman_in and track not in held]
    here = set(of.fellows["track"])
    return (
        *[_a_woman(of, track, settled, terms) for track in unmet if track in here],
        *_caps(of.mentors, settled, terms, given),
    )


def _a_woman(of: PairTable, track: Track, settled: Mapping[int, int], terms: Terms) -> Sentence:
    """What would give one fellow of a track a woman as mentor."""
    rows = np.flatnonzero(np.asarray(of.fellows["track"] == str(track)))
    numbers = of.fellows.index[rows]
    free = rows[~(numbers.isin(list(settled)) | numbers.isin(list(terms.alone)))]
    women = np.flatnonzero(np.asarray(of.mentors["is_woman"], dtype=bool))
    if not len(women):
        return sentence(
            "There is no woman among the mentors: ask a partner for one for {track}.", track=track
        )
    if not len(free):
        return sentence(
            "Every fellow in {track} is settled by hand: taking one lock off would help.",
            track=track,
        )
    grid_rows, grid_columns = np.repeat(free, len(women)), np.tile(women, len(free))
    points = of.at(grid_rows, grid_columns)
    if np.any(points != BLOCKED):
        best = int(points.argmax())
        return sentence(
            "{given_name} {family_name} would do for a fellow in {track}, but has no place that "
            "another demand does not need: one place more would help.",
            **name(of.mentors.iloc[grid_columns[best]]),
            track=track,
        )
    return _nearest(of, track, grid_rows, grid_columns)


def _nearest(of: PairTable, track: Track, rows: np.ndarray, columns: np.ndarray) -> Sentence:
    """The woman whom fewest gates stop, and which they are."""
    said = {
        gate.name: np.array(
            [
                int(gate.answers(of.fellows.iloc[[row]], of.mentors.iloc[[column]])[0, 0])
                for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
            ]
        )
        == kleene.NO
        for gate in of.rubric.gates
    }
    at = int(np.sum(list(said.values()), axis=0).argmin()) if said else 0
    stops = [
        RESTRICTED if gate.is_quiet else gate.title
        for gate in of.rubric.gates
        if said[gate.name][at]
    ]
    return sentence(
        "No woman among the mentors fits a fellow in {track}. The nearest is {given_name} "
        "{family_name}; against it: {gates}.",
        track=track,
        **name(of.mentors.iloc[columns[at]]),
        gates=Several(tuple(dict.fromkeys(stops)) or (RESTRICTED,)),
    )


def _caps(
    mentors: pd.DataFrame, settled: Mapping[int, int], terms: Terms, given: Circumstances
) -> list[Sentence]:
    """Caps below what is settled already."""
    counts = pd.Series(list(settled.values()), dtype="int64").value_counts()
    stands = counts.reindex(mentors.index, fill_value=0).groupby(mentors["partner_id"]).sum()
    loads = loads_of(mentors, given.loads).groupby(mentors["partner_id"]).sum()
    titles = mentors.drop_duplicates("partner_id").set_index("partner_id")["partner"]
    found = []
    for partner in stands.index[stands > 0]:
        cap, total = cap_of(int(partner), terms), int(stands[partner] + loads[partner])
        if cap is not None and total > cap:
            found.append(
                sentences(
                    "For {partner}, a cap of {total} would do, or {count} settled pair less.",
                    "For {partner}, a cap of {total} would do, or {count} settled pairs less.",
                    min(total - cap, int(stands[partner])),
                    partner=titles[partner],
                    total=total,
                )
            )
    return found
