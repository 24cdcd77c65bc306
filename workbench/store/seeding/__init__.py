"""Writing the invented sample into an empty store: one transaction, decisions chained as ever."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from workbench.errors import NotReady
from workbench.sample import Sample
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.seeding.alike import pairs
from workbench.store.seeding.applications import applications
from workbench.store.seeding.fellowship import assignments, fellows, follow_up, mentors
from workbench.store.seeding.ground import ground
from workbench.store.seeding.mentoring import mentoring
from workbench.store.seeding.reviews import reviews
from workbench.store.seeding.waits import waits
from workbench.store.writes.receipts import complete_receipts


def seed_store(store: Store, sample: Sample, *, now: datetime) -> None:
    """Fill an empty store with invented people and all that happened to them.

    The receipts of the verdicts follow, as if each had been kept when it was said.

    Raises NotReady when the store already holds somebody: nothing is written then.
    """
    with store.writing() as session:
        if session.scalar(select(func.count()).select_from(t.Person)):
            raise NotReady(
                sentence(
                    "This store already holds people. The invented sample only goes into an "
                    "empty one; nothing was changed."
                ),
                code="not_empty",
            )
        written = ground(session, sample)
        asked = applications(session, sample, written=written, by=store.by)
        waits(session, sample, applications=asked)
        pairs(session, sample, applications=asked, on=now.date())
        reviews(session, sample, applications=asked, written=written)
        seated = fellows(session, sample, applications=asked, written=written)
        matched = mentors(session, sample, written=written)
        assignments(session, sample, fellows=seated, mentors=matched)
        mentoring(session, sample, fellows=seated, mentors=matched, by=store.by, now=now)
        follow_up(session, sample, fellows=seated, written=written)
        audit.append(
            session,
            verb="seed",
            subject="store",
            detail={"seed": sample.seed, "applications": len(asked)},
            by=store.by,
            now=now,
        )
    complete_receipts(store)
