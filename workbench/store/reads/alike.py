"""Applications that look alike: what was said of them, and what it makes of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import aliased

from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.origins import origins
from workbench.store.reads.shaping import as_objects, columns_of, frame_from
from workbench.vocabulary import Likeness

_PERSONAL = columns_of(t.Person, without=("id",))
FEW = 5000
"""Up to so many persons are asked for by number; beyond that all are read."""

_MAY_BE_MISSING = ("birth_date", "email", "phone", "city", "seat", "set_aside_for")


def pairs(store: Store, cohort_id: int) -> pd.DataFrame:
    """Applications that look alike, one at least of this cohort, and what a person said of them.

    `follows` is what other pairs make of one of which nothing was said; `waits` is true where
    nothing is known yet; `merge` is the number of the merge that holds, `kept_id` the application
    it kept.
    """
    one, other = aliased(t.Application), aliased(t.Application)
    holds = (t.Merge.pair_id == t.Pair.id) & t.Merge.undone_at.is_(None)
    query = (
        select(
            *columns_of(t.Pair),
            one.person_id.label("person"),
            other.person_id.label("other_person"),
            t.Merge.id.label("merge"),
            t.Merge.kept_id,
        )
        .join(one, one.id == t.Pair.a_id)
        .join(other, other.id == t.Pair.b_id)
        .outerjoin(t.Merge, holds)
        .where(_is_of(cohort_id))
        .order_by(t.Pair.probability.desc(), t.Pair.id)
    )
    found = frame_from(store, query, index="pair")
    found["follows"] = _follows(store, found)
    found["waits"] = found["said"].isna() & found["follows"].isna()
    given = ("said", "said_by", "said_at", "weights", "warning", "note", "noted_by", "noted_at")
    return as_objects(found, *given, "merge", "kept_id", "follows").drop(
        columns=["person", "other_person"]
    )


def look_alikes(store: Store, cohort_id: int) -> pd.DataFrame:
    """Everyone in a cohort's pairs, by application, as her own form describes her.

    The applications that those set aside are set aside for are there too.

    What a merge has changed does not show in who she is; it does in `person_id`, `answers`
    and `set_aside_for`. `seat` is the cohort in which the application holds a seat.
    """
    one, other = (select(side).where(_is_of(cohort_id)) for side in (t.Pair.a_id, t.Pair.b_id))
    in_pairs = one.union(other)
    kept_for_them = select(t.Application.set_aside_for).where(
        t.Application.id.in_(in_pairs), t.Application.set_aside_for.is_not(None)
    )
    query = (
        select(
            *columns_of(t.Application, without=("intake_id", "submission_uuid", "fingerprint")),
            t.Cohort.name.label("cohort"),
            t.Cohort.ends_on,
            t.Fellow.id.label("seat"),
            t.Fellow.left_on,
        )
        .join(t.Cohort, t.Cohort.id == t.Application.cohort_id)
        .outerjoin(t.Fellow, t.Fellow.application_id == t.Application.id)
        .where(t.Application.id.in_(in_pairs) | t.Application.id.in_(kept_for_them))
        .order_by(t.Application.id)
    )
    found = frame_from(store, query, index="application")
    found["city"] = [each.get("city") for each in found["answers"]]
    found = found.join(own_persons(store, found["person_id"]))
    found["amended"] = _amended(store, found.index)
    found["is_mentor"] = found["person_id"].isin(_mentors(store))
    return as_objects(found, *_MAY_BE_MISSING, "left_on")


def own_persons(store: Store, persons: pd.Series) -> pd.DataFrame:
    """The personal columns of each application as it came in, whatever merging made of it.

    `persons` are the numbers of the persons they belong to now, by application.
    """
    with store.reading() as session:
        before = origins(session).persons
        own = persons.copy()
        own.update(pd.Series(before, dtype=own.dtype))
        query = select(t.Person.id, *_PERSONAL)
        if len(own) <= FEW:
            query = query.where(t.Person.id.in_([int(one) for one in own.unique()]))
        found = session.execute(query).all()
    names = ["id", *(column.name for column in _PERSONAL)]
    people = pd.DataFrame([tuple(row) for row in found], columns=names, dtype=object)
    matched = people.set_index("id").reindex(own.to_numpy())
    matched.index = own.index
    return as_objects(matched, *matched.columns)


def families(store: Store, cohort_id: int) -> tuple[tuple[int, ...], ...]:
    """The applications of a cohort said to be of one family, group by group: one household each.

    Applications set aside are left out; two pairs with a woman in common make one group.
    """
    one, other = aliased(t.Application), aliased(t.Application)
    said = (
        select(one.person_id, other.person_id)
        .select_from(t.Pair)
        .join(one, one.id == t.Pair.a_id)
        .join(other, other.id == t.Pair.b_id)
        .where(t.Pair.said == Likeness.FAMILY)
        .order_by(t.Pair.id)
    )
    here = (
        select(t.Application.id, t.Application.person_id)
        .where(t.Application.cohort_id == int(cohort_id), t.Application.set_aside_for.is_(None))
        .order_by(t.Application.id)
    )
    with store.reading() as session:
        household = _joined(session.execute(said).all())
        groups: dict[int, list[int]] = {}
        for application, person in session.execute(here):
            if person in household:
                groups.setdefault(household[person], []).append(application)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def households(store: Store, cohort_id: int) -> dict[int, int]:
    """The household of each application of a cohort said to share one, by number.

    A household has the number of its first application.
    """
    return {one: min(group) for group in families(store, cohort_id) for one in group}


def _follows(store: Store, found: pd.DataFrame) -> pd.Series:
    """What other pairs make of each of which nobody said anything: one person, or another word."""
    one, other = aliased(t.Application), aliased(t.Application)
    query = (
        select(one.person_id, other.person_id, t.Pair.said)
        .select_from(t.Pair)
        .join(one, one.id == t.Pair.a_id)
        .join(other, other.id == t.Pair.b_id)
        .where(t.Pair.said.in_([Likeness.FAMILY, Likeness.DIFFERENT]))
        .order_by(t.Pair.id)
    )
    with store.reading() as session:
        said = {frozenset((a, b)): Likeness(str(what)) for a, b, what in session.execute(query)}
    waits = found["said"].isna()
    known = [
        _known_of(said, int(a), int(b)) if waiting else None
        for a, b, waiting in zip(found["person"], found["other_person"], waits, strict=True)
    ]
    return pd.Series(known, index=found.index, dtype=object)


def _known_of(said: Mapping[frozenset[int], Likeness], one: int, other: int) -> Likeness | None:
    return Likeness.SAME if one == other else said.get(frozenset((one, other)))


def _joined(links: Iterable[Row[int, int]]) -> dict[int, int]:
    """By person, the smallest number among those she is linked to, one after another."""
    groups: dict[int, set[int]] = {}
    for one, other in links:
        together = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(together, together))
    return {person: min(group) for person, group in groups.items()}


def _amended(store: Store, applications: pd.Index) -> pd.Series:
    """The questions answered or corrected after the import, by application."""
    query = select(t.Amendment.application_id, t.Amendment.question)
    with store.reading() as session:
        rows = session.execute(query).all()
    found: dict[int, set[str]] = {}
    for application, question in rows:
        found.setdefault(application, set()).add(question)
    named = [frozenset(found.get(int(each), ())) for each in applications]
    return pd.Series(named, index=applications, dtype=object)


def _mentors(store: Store) -> list[int]:
    with store.reading() as session:
        return list(session.scalars(select(t.Mentor.person_id)))


def _is_of(cohort_id: int) -> ColumnElement[bool]:
    """True for a pair of which this cohort holds a side."""
    here = select(t.Application.id).where(t.Application.cohort_id == int(cohort_id))
    return or_(t.Pair.a_id.in_(here), t.Pair.b_id.in_(here))
