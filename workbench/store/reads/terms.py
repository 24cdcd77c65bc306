"""What a proposal of mentors for a cohort starts from: its terms, and what it finds as given."""

from __future__ import annotations

from sqlalchemy import select

from workbench.rules.mentoring.term_values import terms_from
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.store import tables as t
from workbench.store.engine import Store
from workbench.store.reads.mentoring import assignments, hours, loads
from workbench.store.reads.relations import relations
from workbench.vocabulary import Role


def terms(store: Store, cohort_id: int) -> Terms:
    """What is asked of the mentoring of a cohort; nothing asked where nothing was kept."""
    query = select(t.Cohort.mentoring).where(t.Cohort.id == int(cohort_id))
    with store.reading() as session:
        return terms_from(session.scalar(query))


def circumstances(store: Store, cohort_id: int, *, role: Role) -> Circumstances:
    """What a proposal finds as given: who is taken elsewhere, who has begun, what is known."""
    query = select(t.Cohort.chapter_id).where(t.Cohort.id == int(cohort_id))
    with store.reading() as session:
        chapter = session.scalar(query) or 0
    begun = assignments(store, cohort_id)
    begun = begun[begun["ends_on"].isna() & ~begun["is_co_mentor"].astype(bool)]
    taken = loads(store, chapter, apart_from=cohort_id)
    spent = hours(store, chapter, apart_from=cohort_id)
    return Circumstances(
        loads={int(one): int(count) for one, count in taken.items()},
        hours={int(one): float(given) for one, given in spent.items()},
        started=dict(zip(begun["fellow"].tolist(), begun["mentor"].tolist(), strict=True)),
        relations=relations(store, cohort_id, role=role),
    )
