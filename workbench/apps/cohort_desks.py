"""The desks of the cohort notebook around one planning table, one seen at a time."""

from __future__ import annotations

from collections.abc import Callable

from workbench import settings
from workbench.apps.cohort import plan_desk, planning_table
from workbench.apps.compare import compare_desk
from workbench.apps.demands import demands_desk
from workbench.apps.desk import store_here
from workbench.apps.layout import Screen
from workbench.apps.lottery import lottery_desk
from workbench.apps.pipeline import pipeline_desk
from workbench.apps.planning import PlanningTable
from workbench.apps.prices import prices_desk
from workbench.apps.reserve import reserve_desk
from workbench.apps.slots import slots_desk
from workbench.apps.tabs import Sitting, Tab, Tabs
from workbench.sentences import Sentence, sentence
from workbench.store.engine import Store

AtTable = Callable[..., Screen]
"""Makes a screen at a planning table: `desk(store, table, language=)`."""

DESKS: tuple[tuple[Sentence, AtTable], ...] = (
    (sentence("Plan"), plan_desk),
    (sentence("Demands"), demands_desk),
    (sentence("Weekly sessions"), slots_desk),
    (sentence("Prices"), prices_desk),
    (sentence("Lottery"), lottery_desk),
    (sentence("Compare plans"), compare_desk),
    (sentence("Reserve"), reserve_desk),
    (sentence("Springboard"), pipeline_desk),
)


def cohort_desks(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> Tabs:
    """Open the desks of cohort planning on the store of the settings, or on the one given."""
    opened = store_here(store, by=by)
    table = planning_table(opened)
    tabs = [Tab(title, _at(table, opened, desk)) for title, desk in DESKS]
    return Tabs(tabs, Sitting(settings.current_language(language)))


def _at(table: PlanningTable, opened: Store, desk: AtTable) -> Callable[[Sitting], Screen]:
    return lambda sitting: desk(opened, table, language=sitting.language)
