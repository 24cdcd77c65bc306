"""What a cohort demands, kept with it: who changed what, from what, to what and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from workbench.errors import NotFound, NotReady
from workbench.rules.demand_values import as_values, beside_columns, checked_values
from workbench.rules.demands import Demands
from workbench.sentences import sentence
from workbench.store import audit
from workbench.store.engine import Store
from workbench.store.tables import Cohort
from workbench.store.writes.lateness import cohort_changed


def save_demands(
    store: Store,
    cohort: int,
    demands: Demands,
    *,
    seen_version: int,
    reason: str,
    now: datetime,
) -> int:
    """Keep what a cohort demands, if it is still as it was seen; gives its new version.

    Raises CohortChanged with who was quicker; the same demands again change nothing. Demands
    that could not be read again are refused.
    """
    if not reason.strip():
        raise NotReady(sentence("Write a reason: it is kept with the change."), code="no_why")
    values = checked_values(demands)
    with store.writing() as session:
        found = _cohort(session, cohort)
        if found.version != seen_version:
            raise cohort_changed(session, cohort)
        changed = _changes(_kept(found), values)
        if not changed:
            return seen_version
        _put(found, values)
        audit.append(
            session,
            verb="save_demands",
            subject=f"cohort {cohort}",
            detail={"changed": changed, "why": reason.strip()},
            by=store.by,
            now=now,
        )
        return seen_version + 1


def _cohort(session: Session, number: int) -> Cohort:
    found = session.get(Cohort, number)
    if found is None:
        raise NotFound(
            sentence("There is no cohort {number} in this store.", number=number), code="no_cohort"
        )
    return found


def _kept(cohort: Cohort) -> dict[str, Any]:
    """What is there now, as it is: demands that cannot be understood can be replaced."""
    nothing = as_values(Demands({}))
    return {**nothing, **(cohort.demands or {}), "seats": cohort.seats, "supports": cohort.supports}


def _put(cohort: Cohort, values: dict[str, Any]) -> None:
    """Most seats and capacities stay where every page reads them; the others lie beside."""
    cohort.seats, cohort.supports = values["seats"], values["supports"]
    cohort.demands = beside_columns(values)
    cohort.version += 1


def _changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What was there and what is there now, by demand; reasons of locks stay out of the log."""
    return {
        name: {"before": _logged(before[name]), "after": _logged(after[name])}
        for name in after
        if before[name] != after[name]
    }


def _logged(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _logged(each) for name, each in value.items() if name != "reason"}
    return value
