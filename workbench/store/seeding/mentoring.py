"""Invented wishes for mentoring, what is known between some, and pairs put to both sides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from workbench.sample import Sample
from workbench.store import tables as t
from workbench.store.seeding.rows import Fields, add, codes, plain
from workbench.vocabulary import Answer


def mentoring(
    session: Session,
    sample: Sample,
    *,
    fellows: Sequence[int],
    mentors: Sequence[int],
    by: str,
    now: datetime,
) -> None:
    """What fellows wish, what is known of pairs, and the offers that are open."""
    wishes = []
    for wish in sample.wishes:
        fields = {**plain(wish), "by": by, "said_at": now, "version": 1}
        fields["fellow_id"] = fellows[fields.pop("fellow")]
        for several in ("skills", "sectors"):
            fields[several] = codes(fields[several])
        wishes.append(fields)
    if wishes:
        session.execute(insert(t.FellowWish), wishes)
    add(session, t.Relation, [_of_a_pair(plain(one), fellows, mentors) for one in sample.relations])
    offers = []
    for offer in sample.offers:
        fields = _of_a_pair(plain(offer), fellows, mentors)
        is_yes = fields.pop("mentor_said_yes")
        fields["mentor_said"] = Answer.YES.value if is_yes else None
        fields["mentor_said_at"] = fields["asked_at"] if is_yes else None
        offers.append(fields)
    add(session, t.PairOffer, offers)


def _of_a_pair(fields: Fields, fellows: Sequence[int], mentors: Sequence[int]) -> Fields:
    fields["fellow_id"] = fellows[fields.pop("fellow")]
    fields["mentor_id"] = mentors[fields.pop("mentor")]
    return fields
