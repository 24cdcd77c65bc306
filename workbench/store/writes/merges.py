"""What a person says of two applications that look alike, and what follows from it.

Saying *same* makes one person of the two and sets one of two applications for the same cohort
aside; saying anything else afterwards takes that apart again. Each is a new act: nothing that was
said or decided is erased.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.errors import AlreadySaid, NotFound, NotReady
from workbench.rules import merging
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Application, Merge, Pair
from workbench.store.writes.contradictions import refuse_if_said_otherwise, refuse_if_still_one
from workbench.store.writes.joining import held_together, join, part, side_of, standing
from workbench.store.writes.lateness import changed_since_seen
from workbench.vocabulary import Likeness


@dataclass(frozen=True)
class Saying:
    """What somebody says of a pair, as it stood when she looked at it.

    `seen_at` is when something was last said of the pair, None when nothing was;
    `seen_versions` are the versions of the two applications. `keep` is the application that stays
    when both ask for the same cohort; None leaves it to the rule.
    """

    pair: int
    likeness: Likeness
    seen_at: datetime | None = None
    seen_versions: Mapping[int, int] = field(default_factory=dict)
    keep: int | None = None


def say_pair(store: Store, saying: Saying, *, now: datetime) -> None:
    """Record what two applications are, and join or part them accordingly, in one transaction.

    Raises AlreadySaid or AlreadyDecided when somebody was quicker, NotReady when it contradicts
    what was said of other pairs or cannot be undone exactly later.
    """
    with store.writing() as session:
        pair = _as_seen(session, saying.pair, saying.seen_at)
        _refuse_late(session, saying.seen_versions)
        parted = _part(session, pair, by=store.by, now=now)
        merge = None
        if saying.likeness is Likeness.SAME:
            refuse_if_said_otherwise(session, pair)
            merge = _join(session, pair, keep=saying.keep, by=store.by, now=now)
        else:
            refuse_if_still_one(session, pair)
        before, pair.said = pair.said, saying.likeness
        _record(
            session,
            pair,
            "say_pair",
            {"said": str(saying.likeness), "before": before, **_outcome(merge, parted)},
            by=store.by,
            now=now,
        )


def take_back(store: Store, pair_id: int, *, seen_at: datetime | None, now: datetime) -> None:
    """Take back what was last said of a pair: it waits again, and what was joined is parted."""
    with store.writing() as session:
        pair = _as_seen(session, pair_id, seen_at)
        parted = _part(session, pair, by=store.by, now=now)
        before, pair.said = pair.said, None
        _record(
            session,
            pair,
            "take_back_pair",
            {"before": before, **_outcome(None, parted)},
            by=store.by,
            now=now,
        )


def ask_about(store: Store, pair_id: int, *, note: str, now: datetime) -> None:
    """Leave a pair open until she was asked; the note says what to ask."""
    with store.writing() as session:
        pair = _pair(session, pair_id)
        pair.note, pair.noted_by, pair.noted_at = note, store.by, now
        audit.append(
            session,
            verb="ask_about_pair",
            subject=f"pair {pair_id}",
            detail={},
            by=store.by,
            now=now,
        )


def _pair(session: Session, number: int) -> Pair:
    pair = session.get(Pair, number)
    if pair is None:
        raise NotFound(sentence("This pair is not in the store."), code="no_pair")
    return pair


def _as_seen(session: Session, number: int, seen_at: datetime | None) -> Pair:
    pair = _pair(session, number)
    if pair.said_at != seen_at and pair.said_at is not None:
        raise AlreadySaid(by=pair.said_by or "", on=pair.said_at)
    return pair


def _refuse_late(session: Session, seen: Mapping[int, int]) -> None:
    for number, version in seen.items():
        if session.get_one(Application, number).version != version:
            raise changed_since_seen(session, number)


def _part(session: Session, pair: Pair, *, by: str, now: datetime) -> Merge | None:
    """Undo the merge of a pair, if it has one; the later ones of the same woman stay as said."""
    merge = session.scalars(
        select(Merge).where(Merge.pair_id == pair.id, Merge.undone_at.is_(None))
    ).first()
    if merge is None:
        return None
    person = session.get_one(Application, merge.kept_id).person_id
    later = [each for each in held_together(session, person) if each.id > merge.id]
    for each in reversed(later):
        part(session, each)
    part(session, merge)
    merge.undone_by, merge.undone_at = by, now
    for each in later:
        join(session, each)
    session.flush()
    return merge


def _join(session: Session, pair: Pair, *, keep: int | None, by: str, now: datetime) -> Merge:
    kept = _kept(session, pair, keep)
    merge = Merge(
        pair_id=pair.id,
        kept_id=kept,
        joined_id=pair.b_id if kept == pair.a_id else pair.a_id,
        changes=[],
        by=by,
        merged_at=now,
    )
    session.add(merge)
    session.flush()
    join(session, merge)
    return merge


def _kept(session: Session, pair: Pair, keep: int | None) -> int:
    """Which of the two is kept: as said, else by the rule; NotReady where it cannot be."""
    if keep not in (None, pair.a_id, pair.b_id):
        raise ValueError("the application kept is one of the pair")
    asked = [session.get_one(Application, number) for number in (pair.a_id, pair.b_id)]
    stands = [standing(session, each) for each in asked]
    is_one_cohort = len({each.cohort_id for each in stands}) == 1 and stands[0] is not stands[1]
    one, other = (side_of(session, each) for each in stands)
    if not is_one_cohort:
        newest = max(asked, key=lambda each: (each.submitted_at, each.id))
        return keep or newest.id
    chosen = keep or {one.application: pair.a_id, other.application: pair.b_id}.get(
        merging.kept_by_itself(one, other) or 0
    )
    if chosen is None:
        raise NotReady(merging.must_choose(one, other), code="choose_kept")
    kept, joined = (one, other) if chosen == pair.a_id else (other, one)
    against = merging.against(kept, joined)
    if against:
        raise NotReady(against[0], code="two_seats")
    return chosen


def _outcome(merge: Merge | None, parted: Merge | None) -> dict[str, object]:
    """What an act has changed, by number: for the log, which holds no answer and no name."""
    changes = merge.changes if merge is not None else []
    return {
        "kept": None if merge is None else merge.kept_id,
        "set_aside": [each["application"] for each in changes if each["what"] == "set_aside"],
        "filled": [each["question"] for each in changes if each["what"] == "answer"],
        "parted": None if parted is None else parted.id,
    }


def _record(
    session: Session,
    pair: Pair,
    verb: str,
    detail: Mapping[str, object],
    *,
    by: str,
    now: datetime,
) -> None:
    pair.said_by, pair.said_at = by, now
    pair.note = pair.noted_by = pair.noted_at = None
    audit.append(session, verb=verb, subject=f"pair {pair.id}", detail=detail, by=by, now=now)
