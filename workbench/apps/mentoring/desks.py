"""The desks of the mentoring notebook around one table, one seen at a time."""

from __future__ import annotations

from collections.abc import Callable

from workbench import settings
from workbench.apps.desk import store_here
from workbench.apps.layout import Screen
from workbench.apps.mentoring.ask import ask_desk
from workbench.apps.mentoring.board import board_desk
from workbench.apps.mentoring.changes import changes_desk
from workbench.apps.mentoring.missing import missing_desk
from workbench.apps.mentoring.overview import overview_desk
from workbench.apps.mentoring.rules import pair_rules_desk
from workbench.apps.mentoring.sides import Sides, sides_of
from workbench.apps.mentoring.table import MentoringTable
from workbench.apps.mentoring.what_ifs import what_ifs_desk
from workbench.apps.tabs import Sitting, Tab, Tabs
from workbench.sentences import Sentence, sentence
from workbench.store import reads
from workbench.store.engine import Store

AtTable = Callable[..., Screen]
"""Makes a screen at a mentoring table: `desk(store, table, language=)`."""

DESKS: tuple[tuple[Sentence, AtTable], ...] = (
    (sentence("Board"), board_desk),
    (sentence("Ask"), ask_desk),
    (sentence("Changes"), changes_desk),
    (sentence("Missing mentors"), missing_desk),
    (sentence("Overview"), overview_desk),
    (sentence("What if"), what_ifs_desk),
    (sentence("Rules"), pair_rules_desk),
)


def mentoring_desks(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> Tabs:
    """Open the desks of mentor assignment on the store of the settings, or on the one given."""
    opened = store_here(store, by=by)
    table = mentoring_table(opened)
    tabs = [Tab(title, _at(table, opened, desk)) for title, desk in DESKS]
    return Tabs(tabs, Sitting(settings.current_language(language)))


def mentoring_table(opened: Store) -> MentoringTable:
    """The mentoring table of a store, laid out with the newest cohort in which somebody sits."""
    cohorts = reads.cohorts(opened)

    def load(cohort: int) -> Sides:
        return sides_of(opened, cohort, row=reads.cohorts(opened).loc[cohort])

    seated = (int(one) for one in cohorts.index if len(reads.fellows(opened, int(one))))
    return MentoringTable(cohorts=cohorts, load=load, first=next(seated, None))


def _at(table: MentoringTable, opened: Store, desk: AtTable) -> Callable[[Sitting], Screen]:
    return lambda sitting: desk(opened, table, language=sitting.language)
