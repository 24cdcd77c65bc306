"""The demands desk joined to the store."""

from __future__ import annotations

from workbench.apps.demands import DemandsDesk, Saving
from workbench.apps.demands_view import DemandsScreen
from workbench.apps.desk import now
from workbench.apps.planning import PlanningTable
from workbench.store import writes
from workbench.store.engine import Store


def demands_desk(opened: Store, table: PlanningTable, *, language: str) -> DemandsScreen:
    """The demands at a planning table, kept in the store."""

    def save(asked: Saving) -> None:
        writes.save_demands(
            opened,
            asked.cohort,
            asked.demands,
            seen_version=asked.seen_version,
            reason=asked.reason,
            now=now(),
        )

    desk = DemandsDesk(table=table, save=save, by=opened.by, language=language)
    return DemandsScreen(desk)
