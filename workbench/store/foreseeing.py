"""What an import would bring, said as if it had been made; nothing is written."""

from __future__ import annotations

from datetime import date, datetime

from workbench.store import reads
from workbench.store.destinations import Destination, destination_for, new_cohort
from workbench.store.engine import Store
from workbench.store.intakes import Prepared, is_known, recognise
from workbench.store.writes.intake import Duplicate, IntakeReport, changed_since


def foresee_intake(
    store: Store | None, prepared: Prepared, *, now: datetime, into: Destination | None = None
) -> IntakeReport:
    """What recording this file would bring, with the pairs; nothing is written.

    `store` is None where there is none yet.
    """
    already = None if store is None else reads.people(store)
    new = prepared.applications[~is_known(prepared, already)]
    where = into or _where(store, prepared, now.date())
    return IntakeReport(
        cohort=where.name,
        rows=prepared.rows,
        new=len(new),
        known=len(prepared.applications) - len(new),
        no_consent=prepared.no_consent,
        rejected=prepared.rejected,
        problems=(*prepared.problems, *changed_since(prepared, already)),
        duplicates=tuple(
            Duplicate(each.a.submission, each.b.submission, each.probability, each.proposed)
            for each in recognise(prepared, already)
        ),
    )


def _where(store: Store | None, prepared: Prepared, today: date) -> Destination:
    if store is not None:
        return destination_for(store, prepared, on=today)
    new = new_cohort(prepared, today)
    return Destination(new.name, new=new)
