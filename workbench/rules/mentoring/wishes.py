"""Parts of the fit by what is known between the two: wishes of both sides, an earlier pair.

A wish of hers and one of the mentor bring half of the points each, all of it for the first place
of a list and a fifth less for each place after. Who would rather not takes away as many points
as both wishes could bring, whatever the other wishes: such a pair is made only when the fit of
every other is worse, or to leave nobody out.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules.mentoring.relations import Known, RelationPart, of_kind, pairs_of
from workbench.sentences import Paragraph, Sentence, sentence
from workbench.vocabulary import Relation, Side

PLACES = 5
"""A wish at this place still brings something; what comes later in a list brings nothing."""


def _shares(relations: pd.DataFrame) -> pd.Series:
    """From -1 to 1 for each pair. What the team wishes counts as hers."""
    place = relations["place"].to_numpy(dtype=np.float64)
    # A wish without a place is the only one, and so the first.
    worth = np.clip((PLACES + 1 - np.where(np.isnan(place), 1, place)) / PLACES, 0, 1)
    is_wish = (relations["kind"] == Relation.WISHED).to_numpy()
    is_his = (relations["side"] == Side.MENTOR).to_numpy()
    seen = pd.DataFrame(
        {
            "hers": np.where(is_wish & ~is_his, worth / 2, 0),
            "his": np.where(is_wish & is_his, worth / 2, 0),
            "rather_not": (relations["kind"] == Relation.RATHER_NOT).to_numpy(),
        },
        index=pairs_of(relations),
    )
    best = seen.groupby(level=[0, 1]).max()
    return (best["hers"] + best["his"]).where(~best["rather_not"].astype(bool), -1.0)


def _reason(known: tuple[Known, ...]) -> Sentence | Paragraph:
    against = of_kind(known, Relation.RATHER_NOT)
    wished = of_kind(known, Relation.WISHED)
    if against:
        said = [_rather_not(side) for side in Side if any(each.side is side for each in against)]
    else:
        said = [_wished(each) for side in Side for each in wished if each.side is side]
    return Paragraph(tuple(said)) if said else sentence("Neither wished for this pair.")


def _rather_not(side: Side) -> Sentence:
    if side is Side.MENTOR:
        return sentence("The mentor would rather not: points are taken off.")
    if side is Side.FELLOW:
        return sentence("She would rather not: points are taken off.")
    return sentence("The team would rather not: points are taken off.")


def _wished(known: Known) -> Sentence:
    place = known.place or 1
    if known.side is Side.MENTOR:
        return sentence("The mentor's wish number {place} is this fellow.", place=place)
    if known.side is Side.FELLOW:
        return sentence("Her wish number {place} is this mentor.", place=place)
    return sentence("The team's wish number {place} is this pair.", place=place)


def _once(relations: pd.DataFrame) -> pd.Series:
    pairs = pairs_of(relations).drop_duplicates()
    return pd.Series(1.0, pairs, dtype="float64")


def _earlier(known: tuple[Known, ...]) -> Sentence:
    if known:
        return sentence("They were a pair before.")
    return sentence("They were no pair before.")


WISHES = RelationPart(
    "wishes", sentence("Wishes"), (Relation.WISHED, Relation.RATHER_NOT), _shares, _reason
)
EARLIER = RelationPart("earlier", sentence("Earlier pair"), (Relation.EARLIER,), _once, _earlier)
