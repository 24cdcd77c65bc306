"""What is asked of a cohort's mentoring, kept with it: who changed what, from what to what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from workbench.errors import NotFound
from workbench.rules.mentoring.term_values import as_values, checked_values, without_reasons
from workbench.rules.mentoring.terms import Terms
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Cohort
from workbench.store.writes.lateness import cohort_changed


def save_terms(store: Store, cohort: int, terms: Terms, *, seen: int, now: datetime) -> int:
    """Keep the terms of a cohort's mentoring, if the cohort is still in the version seen.

    Gives its new version; the same terms again change nothing. Raises CohortChanged with who was
    quicker.
    """
    values = checked_values(terms)
    with store.writing() as session:
        found = _cohort(session, cohort)
        if found.version != seen:
            raise cohort_changed(session, cohort)
        before = {**as_values(Terms()), **(found.mentoring or {})}
        if before == values:
            return seen
        found.mentoring, found.version = values, seen + 1
        audit.append(
            session,
            verb="save_terms",
            subject=f"cohort {cohort}",
            detail={"changed": _changes(without_reasons(before), without_reasons(values))},
            by=store.by,
            now=now,
        )
        return seen + 1


def _cohort(session: Session, number: int) -> Cohort:
    found = session.get(Cohort, number)
    if found is None:
        raise NotFound(
            sentence("There is no cohort {number} in this store.", number=number), code="no_cohort"
        )
    return found


def _changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        name: {"before": before.get(name), "after": after[name]}
        for name in after
        if before.get(name) != after[name]
    }
