"""The waiting desk: what waits on whom, what is overdue; put off, or ended when it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import traitlets

from workbench import settings
from workbench.apps.desk import Desk, now, store_here, verb
from workbench.errors import NotReady
from workbench.rules.waiting import HER, OnWhom, by_whom, is_overdue
from workbench.sentences import Sentence, sentence, sentences
from workbench.store import reads, writes
from workbench.store.engine import Store

if TYPE_CHECKING:
    from workbench.apps.waits_view import WaitsScreen

EVERYTHING, OVERDUE = "everything", "overdue"


@dataclass(frozen=True)
class WaitVerbs:
    """What the desk calls: the waits of a cohort, another day for one, the end of one."""

    load: Callable[[int], pd.DataFrame]
    put_off: Callable[[int, date, str], None]
    end: Callable[[int], None]


class WaitsDesk(Desk):
    """Choose what waits, give it another day with a reason, or end it when it came."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    whom = traitlets.Unicode(EVERYTHING)
    selected = traitlets.Int(None, allow_none=True)
    reason = traitlets.Unicode("")
    day_chosen = traitlets.Instance(date, allow_none=True)
    shown = traitlets.Tuple()
    groups = traitlets.Tuple()

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        verbs: WaitVerbs,
        today: Callable[[], date],
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest; `today` gives the day from which days are seen."""
        super().__init__(cohorts=cohorts, **traits)
        self._verbs, self.today = verbs, today
        self.waits: pd.DataFrame | None = None
        if len(cohorts):
            self.open(int(cohorts.index[0]) if cohort is None else cohort)

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort."""
        self.cohort, self.whom = cohort, EVERYTHING
        self._reload()

    @verb
    def refresh(self) -> None:
        """Look again: verdicts may have ended waits meanwhile."""
        if self.cohort is not None:
            self._reload()

    @verb
    def narrow(self, whom: str) -> None:
        """Show everything that waits, what is overdue, or what waits on one person."""
        self.whom = whom
        self._narrow()

    @verb
    def select(self, wait: int | None) -> None:
        """Choose what waits."""
        self._choose(wait)

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._judge()

    def choose_day(self, day: date | None) -> None:
        """Keep the new day as it is chosen."""
        self.day_chosen, self.error = day, None
        self._judge()

    @verb
    def put_off(self) -> None:
        """Give what waits another day, with a reason."""
        against = self.against_putting_off()
        if against:
            raise NotReady(against[0], code="blocked")
        name, day = self.name_of(self.selected), self.day_chosen
        self._verbs.put_off(self.selected, day, self.reason.strip())
        self.recorded(sentence("{name}: waits until {day}.", name=name, day=day))
        self._reload()

    @verb
    def end(self) -> None:
        """Record that what was waited for has come."""
        against = self.against_ending()
        if against:
            raise NotReady(against[0], code="blocked")
        name = self.name_of(self.selected)
        self._verbs.end(self.selected)
        self.recorded(sentence("{name}: it has come, nothing is waited for.", name=name))
        self._reload()

    def against_ending(self) -> tuple[Sentence, ...]:
        """What stands in the way of ending a wait."""
        return () if self.selected is not None else (sentence("Choose in the list what waits."),)

    def against_putting_off(self) -> tuple[Sentence, ...]:
        """What stands in the way of giving another day."""
        against = list(self.against_ending())
        if self.day_chosen is None or self.day_chosen < self.today():
            against.append(sentence("Choose a day from today on to put it off."))
        if not self.reason.strip():
            against.append(sentence("Write a reason to put it off."))
        return tuple(against)

    def line(self, wait: int) -> pd.Series:
        """What is known of one wait."""
        return self.waits.loc[wait]

    def name_of(self, wait: int) -> str:
        """Whose application waits."""
        row = self.line(wait)
        return f"{row['given_name']} {row['family_name']}".strip()

    def day(self) -> tuple[Sentence, ...]:
        """How much waits, and how much of it too long."""
        if self.waits is None:
            return (sentence("No cohort yet: import applications first."),)
        late = int(is_overdue(self.waits, on=self.today()).sum())
        on_her = int((self.waits["whom"] == HER).sum())
        return (
            sentences("{count} waits", "{count} wait", len(self.waits)),
            sentences("{count} overdue", "{count} overdue", late),
            sentences("{count} for her own answer", "{count} for their own answers", on_her),
        )

    def _reload(self) -> None:
        self.waits = self._verbs.load(self.cohort)
        self.groups: tuple[OnWhom, ...] = by_whom(self.waits, on=self.today())
        if self.whom not in (EVERYTHING, OVERDUE, *(each.whom for each in self.groups)):
            self.whom = EVERYTHING
        self.reason, self.day_chosen = "", None
        self._narrow()

    def _narrow(self) -> None:
        kept = self.waits
        if self.whom == OVERDUE:
            kept = kept[is_overdue(kept, on=self.today())]
        elif self.whom != EVERYTHING:
            kept = kept[kept["whom"] == self.whom]
        self.shown = tuple(int(one) for one in kept.index)
        self._choose(self.selected if self.selected in self.shown else next(iter(self.shown), None))

    def _choose(self, wait: int | None) -> None:
        self.selected = wait
        self._judge()

    def _judge(self) -> None:
        self.blockers = self.against_putting_off() if self.shown else ()


def waits_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> WaitsScreen:
    """Open the waiting desk on the store of the settings, or on the one given."""
    from workbench.apps.waits_view import WaitsScreen

    opened = store_here(store, by=by)

    def put_off(wait: int, day: date, reason: str) -> None:
        writes.put_off(opened, wait, day, reason=reason, now=now())

    desk = WaitsDesk(
        cohorts=reads.cohorts(opened),
        verbs=WaitVerbs(
            load=partial(reads.waits, opened),
            put_off=put_off,
            end=lambda wait: writes.end_wait(opened, wait, now=now()),
        ),
        today=lambda: now().date(),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return WaitsScreen(desk)
