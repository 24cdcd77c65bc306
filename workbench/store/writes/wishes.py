"""What a fellow says for mentoring: to learn what, from whom, how and how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import FellowWish
from workbench.store.writes.lateness import wish_changed
from workbench.store.writes.people import the_fellow
from workbench.vocabulary import Meets, Seniority, Skill


@dataclass(frozen=True)
class NewWish:
    """What a fellow asks of a mentor; None where she did not say. `hours` are those of a month."""

    fellow: int
    skills: tuple[Skill, ...] | None = None
    sectors: tuple[str, ...] | None = None
    seniority: Seniority | None = None
    meets: Meets | None = None
    hours: float | None = None
    wants_co_mentor: bool | None = None


def save_wish(store: Store, wish: NewWish, *, seen_version: int, now: datetime) -> int:
    """Keep what a fellow says for mentoring, if it is still as it was seen (0: nothing yet).

    Gives its new version.
    """
    with store.writing() as session:
        the_fellow(session, wish.fellow)
        kept = session.get(FellowWish, wish.fellow)
        if seen_version != (0 if kept is None else kept.version):
            raise wish_changed(session, wish.fellow)
        if kept is None:
            kept = FellowWish(fellow_id=wish.fellow, version=0)
            session.add(kept)
        kept.skills = _codes(wish.skills)
        kept.sectors = _codes(wish.sectors)
        kept.seniority = None if wish.seniority is None else str(wish.seniority)
        kept.meets = None if wish.meets is None else str(wish.meets)
        kept.hours, kept.wants_co_mentor = wish.hours, wish.wants_co_mentor
        kept.by, kept.said_at, kept.version = store.by, now, seen_version + 1
        audit.append(
            session,
            verb="save_wish",
            subject=audit.named("fellow", [wish.fellow]),
            detail={},
            by=store.by,
            now=now,
        )
        return seen_version + 1


def _codes(said: tuple[str, ...] | None) -> list[str] | None:
    return None if said is None else [str(each) for each in said]
