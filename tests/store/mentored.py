"""A store whose three applicants hold a seat, with mentors beside the one who is there."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from tests.store.conftest import NOW
from tests.store.planned import shortlist_all
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.writes import NewRelation, NewSeat, enrol
from workbench.vocabulary import Relation, Side, Track

CLAIRE = 1
"""The mentor who is there: web, French, Thursday evening, room for one."""


def seated(store: Store) -> None:
    """Fellows 1, 2 and 3, each for the application of the same number."""
    shortlist_all(store)
    seats = [NewSeat(one, 2, Track.WEB, f"print-{one}") for one in (1, 2, 3)]
    enrol(store, 1, seats, reason="The plan.", now=NOW)


def a_mentor_more(store: Store, given_name: str = "Paul", **columns: Any) -> int:
    """One more mentor of the partner, like Claire but for these columns; gives the number."""
    fields: dict[str, Any] = {
        "partner_id": 1,
        "chapter_id": 1,
        "tracks": ["web"],
        "languages": ["fr"],
        "slots": ["thu_eve"],
        "capacity": 2,
        "is_woman": False,
    }
    with store.writing() as session:
        person = t.Person(given_name=given_name, family_name="Mentor")
        session.add(person)
        session.flush()
        mentor = t.Mentor(person_id=person.id, **(fields | columns))
        session.add(mentor)
        session.flush()
        return mentor.id


def seated_again(store: Store, fellow: int, *, cohort: str = "The next one") -> int:
    """The same woman in another cohort, whose other fields are those of the first one."""
    with store.writing() as session:
        first = session.get_one(t.Cohort, 1)
        names = ("chapter_id", "programme", "opens_on", "closes_on", "starts_on", "ends_on")
        here = t.Cohort(
            name=cohort, seats={}, supports={}, **{name: getattr(first, name) for name in names}
        )
        session.add(here)
        session.flush()
        before = session.get_one(t.Fellow, fellow)
        person = session.get_one(t.Application, before.application_id).person_id
        again = t.Application(
            person_id=person,
            cohort_id=here.id,
            form_id=cohort,
            submission="1",
            submitted_at=NOW,
            answers={},
            fingerprint="again",
            stage="enrolled",
        )
        session.add(again)
        session.flush()
        seat = t.Fellow(
            application_id=again.id,
            cohort_id=here.id,
            track="web",
            enrolled_on=date(2027, 2, 1),
        )
        session.add(seat)
        session.flush()
        return seat.id


def a_relation(
    kind: Relation = Relation.NEVER, *, fellow: int = 1, mentor: int = CLAIRE, **more: Any
) -> NewRelation:
    """Something known between a fellow and a mentor, with a reason of the team's."""
    said: dict[str, Any] = {"side": Side.TEAM, "reason": "A cousin of her former husband.", **more}
    return NewRelation(fellow, mentor, kind, **said)


def entries(store: Store, verb: str) -> list[t.AuditEntry]:
    """What the log has of a verb, the oldest first."""
    query = select(t.AuditEntry).where(t.AuditEntry.verb == verb).order_by(t.AuditEntry.id)
    with store.reading() as session:
        return list(session.scalars(query))
